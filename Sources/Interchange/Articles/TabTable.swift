import BitextModel

/// A table whose cells are parted by tabs, as text recovered from a page often has it.
struct TabTable {
  struct Row {
    /// Without the white space around it; empty cells too.
    let cells: [TextRange]
    /// The line without its end.
    let range: TextRange
  }

  private(set) var rows: [Row]
  /// Whether the first row is labels.
  private(set) var hasHeader = false

  /// Lines of a table that a page break parts are at most this many blank lines away.
  private static let widestGap = 3
  /// A label is a few words.
  private static let longestLabel = 20

  /// The tables of a text, in order of place, and for each of its lines whether it belongs to one.
  ///
  /// A row is a line with a tab between two stretches of text. Consecutive rows are one table, with lines that have a
  /// tab at their
  /// start or end; over a blank line (a page break) a table goes on where its next line begins with a tab: with an
  /// empty cell.
  /// One line alone is a table from three cells on: with two, its tab is taken for a space.
  /// Lines of code, pipe tables, quotations and bullet items are no rows.
  ///
  /// - Parameter isMarkdown: Whether fences, pipes and markers mean anything.
  static func tables(in utf8: [UInt8], lines: LineTable, from firstLine: Int, isMarkdown: Bool) -> [TabTable] {
    guard utf8.contains(Ascii.tab) else { return [] }
    var tables: [TabTable] = []
    var open: [Row] = []
    var hasInnerTab = false
    var blankLines = 0
    var fence: UInt8 = 0
    func close() {
      if hasInnerTab, open.count > 1 || (open.first?.cells.count ?? 0) > 2 { tables.append(TabTable(rows: open)) }
      open = []
      hasInnerTab = false
      blankLines = 0
    }
    for line in firstLine..<max(firstLine, lines.count) {
      let range = lines.range(of: line, in: utf8)
      if isMarkdown, let mark = fenceMark(of: range, in: utf8), fence == 0 || fence == mark {
        fence = fence == 0 ? mark : 0
        close()
        continue
      }
      let shape = fence == 0 ? Shape(of: range, in: utf8, isMarkdown: isMarkdown) : .other
      switch shape {
      case .blank where !open.isEmpty:
        blankLines += 1
        if blankLines > widestGap { close() }
      case .innerTab, .outerTab:
        let continues = blankLines == 0 || utf8[range.start] == Ascii.tab
        if !continues { close() }
        if open.isEmpty, utf8[range.start] == Ascii.tab || isMarkdown && isIndentedCode(range, in: utf8) { break }
        blankLines = 0
        open.append(Row(cells: cells(of: range, in: utf8), range: range))
        hasInnerTab = hasInnerTab || shape == .innerTab
      case .blank: break
      case .other: close()
      }
    }
    close()
    return tables.map { $0.withHeader(in: utf8) }
  }

  private init(rows: [Row]) { self.rows = rows }

  private enum Shape {
    case blank, innerTab, outerTab, other

    init(of range: TextRange, in utf8: [UInt8], isMarkdown: Bool) {
      if !utf8[range.bounds].contains(Ascii.tab) {
        self = utf8.isWhiteSpace(in: range) ? .blank : .other
        return
      }
      let trimmed = utf8.trimmingBlanks(range)
      if trimmed.isEmpty {
        self = .blank
      } else if isMarkdown, Self.isOtherBlock(trimmed, in: utf8) {
        self = .other
      } else {
        self = utf8[trimmed.bounds].contains(Ascii.tab) ? .innerTab : .outerTab
      }
    }

    private static func isOtherBlock(_ range: TextRange, in utf8: [UInt8]) -> Bool {
      switch utf8[range.start] {
      case Ascii.pipe, Ascii.greater, Ascii.hash: true
      case Ascii.hyphen, Ascii.asterisk, Ascii.plus: utf8.byte(at: range.start + 1).isBlank
      case 0x30...0x39: Self.endsInMarker(utf8[range.bounds].prefix { $0 != Ascii.tab })
      default: false
      }
    }

    private static func endsInMarker(_ cell: ArraySlice<UInt8>) -> Bool {
      guard let last = cell.last, last == Ascii.closeParenthesis || last == 0x2E else { return false }
      return cell.dropLast().allSatisfy(\.isAsciiDigit)
    }
  }

  private static func fenceMark(of range: TextRange, in utf8: [UInt8]) -> UInt8? {
    let start = utf8.skippingBlanks(from: range.start, limit: range.end)
    let mark = utf8.byte(at: start)
    guard mark == Ascii.backtick || mark == Ascii.tilde else { return nil }
    return utf8.endOfRun(of: mark, from: start, limit: range.end) - start >= 3 ? mark : nil
  }

  private static func isIndentedCode(_ range: TextRange, in utf8: [UInt8]) -> Bool {
    utf8.starts(with: "    ", at: range.start)
  }

  private static func cells(of range: TextRange, in utf8: [UInt8]) -> [TextRange] {
    var cells: [TextRange] = []
    var start = range.start
    for index in range.bounds where utf8[index] == Ascii.tab {
      cells.append(utf8.trimmingBlanks(TextRange(start, index)))
      start = index + 1
    }
    cells.append(utf8.trimmingBlanks(TextRange(start, range.end)))
    return cells
  }

  // Labels are short, are no figures and stand over longer text; one label over two columns is a heading of the table.
  private func withHeader(in utf8: [UInt8]) -> TabTable {
    var result = self
    guard rows.count > 1, let first = rows.first else { return result }
    let filled = first.cells.filter { !$0.isEmpty }
    let lengths = filled.map { range in utf8[range.bounds].count { !$0.isUTF8Continuation } }
    let areLabels = filled.allSatisfy { cell in
      !utf8[cell.start].isAsciiDigit && utf8[cell.end - 1] != 0x25 && utf8[cell.end - 1] != 0x2E
    }
    guard areLabels, first.cells.first?.isEmpty == false, lengths.allSatisfy({ $0 <= Self.longestLabel }) else {
      return result
    }
    if filled.count == 2 {
      let below = rows[1].cells.dropFirst().first { !$0.isEmpty }
      let length = below.map { range in utf8[range.bounds].count { !$0.isUTF8Continuation } } ?? 0
      result.hasHeader = lengths.reduce(0, +) <= Self.longestLabel && length > lengths[1]
    } else {
      result.hasHeader = true
    }
    return result
  }
}
