import BitextModel

/// A Markdown file made ready for cmark: byte for byte as long as the file, so every position is one in the file.
///
/// Three things are changed, none of which reaches the text of the article, for that is copied from the file:
/// a `<` that begins no tag of HTML becomes a comma (both are punctuation), so that titles such as `<K-Maker Day>` stay
/// text;
/// front matter and tab-separated tables become blank lines; and behind the end of the file stand references to all
/// footnotes,
/// for cmark drops those that nothing refers to.
struct MarkdownSource {
  /// The file.
  let utf8: [UInt8]
  /// What cmark reads.
  private(set) var prepared: [UInt8]
  let lines: LineTable
  let frontMatter: FrontMatter?
  let tables: [TabTable]

  private static let titleBracket = Ascii.comma

  init(_ utf8: [UInt8]) {
    self.utf8 = utf8
    let lines = LineTable(utf8)
    self.lines = lines
    frontMatter = FrontMatter(of: utf8, lines: lines)
    let firstLine = frontMatter.map { lines.line(at: $0.range.end - 1) + 1 } ?? 0
    tables = TabTable.tables(in: utf8, lines: lines, from: firstLine, isMarkdown: true)
    prepared = utf8
    replaceTitleBrackets()
  }

  /// The bytes of a table's cell as cmark shall read them.
  func preparedCell(_ range: TextRange) -> ArraySlice<UInt8> { prepared[range.bounds] }

  /// The file without what is not Markdown's: to be read after the cells.
  func document() -> [UInt8] {
    var document = prepared
    if let frontMatter { Self.blank(frontMatter.range, in: &document) }
    for table in tables { for row in table.rows { Self.blank(row.range, in: &document) } }
    let labels = footnoteLabels()
    if !labels.isEmpty {
      document += [Ascii.lineFeed, Ascii.lineFeed]
      for label in labels { document += utf8[label.bounds] }
    }
    return document
  }

  private static func blank(_ range: TextRange, in document: inout [UInt8]) {
    for index in range.bounds where !document[index].isLineEnd { document[index] = Ascii.space }
  }

  private mutating func replaceTitleBrackets() {
    for index in utf8.indices where utf8[index] == Ascii.less {
      let next = utf8.byte(at: index + 1)
      guard next.isAsciiLetter || next == Ascii.slash && utf8.byte(at: index + 2).isAsciiLetter else { continue }
      guard HTMLVocabulary.tag(at: index, in: utf8, limit: utf8.count) == nil else { continue }
      if !isAddress(at: index + 1), !isDestination(at: index) { prepared[index] = Self.titleBracket }
    }
  }

  /// Whether an autolink's address begins at `index`: a scheme with its colon, or a name with its `@`.
  private func isAddress(at index: Int) -> Bool {
    var end = index
    while end < utf8.count {
      let byte = utf8[end]
      if byte == Ascii.colon || byte == 0x40 { return true }
      guard byte > Ascii.space, byte < 0x80, byte != Ascii.less, byte != Ascii.greater, end - index < 64 else {
        return false
      }
      end += 1
    }
    return false
  }

  private func isDestination(at index: Int) -> Bool {
    let before = utf8.byte(at: index - 1)
    return before == Ascii.backslash
      || before == Ascii.openParenthesis && utf8.byte(at: index - 2) == Ascii.closeBracket
      || before == Ascii.space && utf8.byte(at: index - 2) == Ascii.colon
  }

  /// Where `[^label]` opens a line and a colon follows, brackets included.
  private func footnoteLabels() -> [TextRange] {
    guard utf8.contains(Ascii.caret) else { return [] }
    var labels: [TextRange] = []
    for line in 0..<lines.count {
      let range = lines.range(of: line, in: utf8)
      var start = range.start
      while start < range.end, utf8[start].isBlank || utf8[start] == Ascii.greater { start += 1 }
      if let label = footnoteLabel(at: start, limit: range.end) { labels.append(label) }
    }
    return labels
  }

  /// The `[^label]` at `index`, where a colon follows it.
  func footnoteLabel(at index: Int, limit: Int) -> TextRange? {
    guard utf8.starts(with: "[^", at: index), let end = utf8[index..<limit].firstIndex(of: Ascii.closeBracket),
      end > index + 2, utf8.byte(at: end + 1) == Ascii.colon
    else { return nil }
    return TextRange(index, end + 1)
  }
}
