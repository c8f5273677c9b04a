import BitextModel

/// The YAML between `---` lines that a Markdown file may open with.
struct FrontMatter {
  /// Both fences included.
  let range: TextRange
  /// The value of its `title:`.
  let title: String?

  /// The front matter of `utf8`; nil where the first line is no `---` or no `---` or `...` follows.
  init?(of utf8: [UInt8], lines: LineTable) {
    guard Self.isFence(lines.range(of: 0, in: utf8), in: utf8, closing: false) else { return nil }
    var title: String?
    for line in 1..<max(1, lines.count) {
      let range = lines.range(of: line, in: utf8)
      if Self.isFence(range, in: utf8, closing: true) {
        self.range = TextRange(0, range.end)
        self.title = title
        return
      }
      if title == nil, utf8.starts(with: "title:", at: range.start) {
        title = Self.scalar(TextRange(range.start + 6, max(range.end, range.start + 6)), in: utf8)
      }
    }
    return nil
  }

  private static func isFence(_ range: TextRange, in utf8: [UInt8], closing: Bool) -> Bool {
    let fence = utf8.trimmingBlanks(range)
    guard fence.start == range.start, fence.count == 3 else { return false }
    return utf8.starts(with: "---", at: fence.start) || closing && utf8.starts(with: "...", at: fence.start)
  }

  private static func scalar(_ range: TextRange, in utf8: [UInt8]) -> String? {
    var value = utf8.trimmingBlanks(range)
    if value.count >= 2, let quotation = [Ascii.quote, Ascii.apostrophe].first(where: { $0 == utf8[value.start] }),
      utf8[value.end - 1] == quotation
    {
      value = TextRange(value.start + 1, value.end - 1)
    } else if let comment = utf8[value.bounds].indices.first(where: {
      utf8[$0] == Ascii.hash && $0 > value.start && utf8[$0 - 1].isBlank
    }) {
      value = utf8.trimmingBlanks(TextRange(value.start, comment))
    }
    return value.isEmpty ? nil : String(decoding: utf8[value.bounds], as: UTF8.self)
  }
}
