import BitextModel

/// Reads plain text: paragraphs parted by blank lines, and tab-separated tables.
///
/// Nothing in it is markup. A line that opens with a marker (``BlockMarker``) begins a paragraph of its own; other
/// lines of a
/// paragraph are joined by a space.
enum PlainTextReader {
  /// - Complexity: O(*n*) in the length of the text.
  static func read(_ utf8: [UInt8]) -> Reading {
    let lines = LineTable(utf8)
    let tables = TabTable.tables(in: utf8, lines: lines, from: 0, isMarkdown: false)
    var reading = Reading()
    var nextTable = 0
    var paragraph: [TextRange] = []
    var tableEnd = 0
    for line in 0..<lines.count {
      let range = lines.range(of: line, in: utf8)
      if range.start < tableEnd { continue }
      if nextTable < tables.count, tables[nextTable].rows[0].range == range {
        appendParagraph(&paragraph, of: utf8, to: &reading)
        append(tables[nextTable], index: nextTable, of: utf8, to: &reading)
        tableEnd = tables[nextTable].rows.last?.range.end ?? 0
        nextTable += 1
        continue
      }
      let text = utf8.trimmingWhiteSpace(range)
      if text.isEmpty || startsParagraph(text, in: utf8) { appendParagraph(&paragraph, of: utf8, to: &reading) }
      if !text.isEmpty { paragraph.append(text) }
    }
    appendParagraph(&paragraph, of: utf8, to: &reading)
    return reading
  }

  /// As many bytes as a marker can take.
  private static let markerReach = 16

  private static func startsParagraph(_ line: TextRange, in utf8: [UInt8]) -> Bool {
    let head = Array(utf8[line.bounds].prefix(markerReach))
    return BlockMarker.opens(head)
  }

  private static func appendParagraph(_ lines: inout [TextRange], of utf8: [UInt8], to reading: inout Reading) {
    guard let first = lines.first, let last = lines.last else { return }
    var text = MappedText()
    var end = first.start
    for line in lines {
      if !text.isEmpty {
        text.appendReplacement(CollectionOfOne(Ascii.space), origin: TextRange(end, line.start), kind: .lineBreak)
      }
      text.appendCopy(of: utf8[line.bounds], originStart: line.start)
      end = line.end
    }
    reading.blocks.append(Block(role: .paragraph, text: text, sourceRange: first.union(last)))
    lines = []
  }

  private static func append(_ table: TabTable, index: Int, of utf8: [UInt8], to reading: inout Reading) {
    for (row, line) in table.rows.enumerated() {
      for (column, cell) in line.cells.enumerated() where !cell.isEmpty {
        let role = BlockRole.tableCell(table: index, row: row, column: column, isHeader: table.hasHeader && row == 0)
        let text = MappedText(copying: utf8[cell.bounds], originStart: cell.start)
        reading.blocks.append(Block(role: role, text: text, sourceRange: cell))
      }
    }
  }
}
