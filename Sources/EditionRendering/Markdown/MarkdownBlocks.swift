import BitextModel

/// Writes the blocks of a row in Markdown.
struct MarkdownBlocks {
  private let layout: EditionLayout
  private let wording: EditionWording

  init(_ layout: EditionLayout, _ wording: EditionWording) {
    self.layout = layout
    self.wording = wording
  }

  /// The row's Korean, then its Chinese, each part a block of Markdown.
  func parts(_ row: LayoutRow) -> [String] {
    let source = row.source.isEmpty ? [missing("missingSource")] : parts(row.source, .source)
    if layout.edition.isDraft { return source + checklist(row.certain) }
    return source + (row.target.isEmpty ? [missing("missingTarget")] : parts(row.target, .target))
  }

  private func missing(_ label: String) -> String { "*\(wording.label(label))*" }

  private func checklist(_ items: [CertainItem]) -> [String] {
    guard !items.isEmpty else { return [] }
    let lines = items.map { item in
      let pair = [item.korean, item.chinese].map { MarkdownEscaping.escaped($0, isLineStart: false) }
      return "- [ ] \(pair[0]) → \(pair[1]) (\(wording.kind(item.kind)))"
    }
    return [lines.joined(separator: "\n")]
  }

  private func parts(_ indices: [Int], _ side: EditionSide) -> [String] {
    BlockGroup.groups(indices, in: layout.blocks(side)).map { group in
      switch group {
      case .block(let index): part(index, side)
      case .list(let items): list(items, side)
      case .table(let grid): table(grid, side)
      }
    }.filter { !$0.isEmpty }
  }

  private func part(_ index: Int, _ side: EditionSide) -> String {
    switch layout.blocks(side)[index].role {
    case .heading(let level):
      String(repeating: "#", count: min(max(level, 1) + 1, 6)) + " " + line(index, side, isLineStart: false)
    case .paragraph, .caption, .contents, .listItem, .tableCell: line(index, side)
    case .quotation, .editorsNote: "> " + line(index, side)
    case .footnote(let label):
      "\\[\(MarkdownEscaping.escaped(label, isLineStart: false))\\] " + line(index, side, isLineStart: false)
    case .opaque: opaque(layout.blocks(side)[index].text.string)
    }
  }

  private func line(_ index: Int, _ side: EditionSide, isLineStart: Bool = true) -> String {
    MarkdownInline.line(layout.runs(side)[index], isLineStart: isLineStart)
  }

  private func opaque(_ text: String) -> String {
    guard !text.isEmpty else { return "" }
    var fence = "```"
    while text.contains(fence) { fence += "`" }
    return "\(fence)\n\(text)\n\(fence)"
  }

  /// An item is at most one level deeper than the one before: deeper, CommonMark would read it as code.
  private func list(_ items: [Int], _ side: EditionSide) -> String {
    var level = -1
    return items.map { index in
      guard case .listItem(let depth, let marker) = layout.blocks(side)[index].role else { return line(index, side) }
      level = min(max(depth, 1) - 1, level + 1)
      return String(repeating: "    ", count: level) + Self.marker(marker) + line(index, side)
    }.joined(separator: "\n")
  }

  /// What Markdown knows as a marker, or a dash with the printed marker after it: `① `, `가.`.
  private static func marker(_ marker: String) -> String {
    if marker.isEmpty || ["-", "*", "+"].contains(marker) { return "- " }
    let digits = marker.dropLast()
    let isNumber = !digits.isEmpty && digits.count < 10 && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
    if isNumber, marker.hasSuffix(".") || marker.hasSuffix(")") { return marker + " " }
    return "- " + MarkdownEscaping.escaped(marker, isLineStart: true) + " "
  }

  private func table(_ grid: TableGrid, _ side: EditionSide) -> String {
    var rows = grid.rows.map { row in
      "| "
        + row.map { $0.blocks.map { line($0, side, isLineStart: false) }.joined(separator: "<br>") }
        .joined(separator: " | ") + " |"
    }
    let width = grid.rows.first?.count ?? 0
    let rule = "|" + String(repeating: " --- |", count: width)
    // A table of GFM has one header row; an empty one stands where the article has none.
    if grid.headerRows == 0 { rows.insert("|" + String(repeating: "  |", count: width), at: 0) }
    rows.insert(rule, at: 1)
    return rows.joined(separator: "\n")
  }
}
