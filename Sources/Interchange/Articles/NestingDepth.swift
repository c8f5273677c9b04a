import BitextModel

/// How deep brackets and HTML elements stand in one another: no article goes two hundred deep, and what does would cost everyone after the reader dear.
enum NestingDepth {
  static let deepestMeant = 200
  private static let elements = [
    "div", "span", "table", "ul", "ol", "section", "article", "blockquote", "b", "i", "em", "strong",
  ]

  /// The place where the text goes deeper than anything meant, of brackets within a paragraph or of elements; nil where it does not.
  static func excess(in utf8: [UInt8]) -> TextRange? {
    var brackets = 0
    var tags = 0
    var isLineEmpty = true
    for (offset, byte) in utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        brackets += 1
        if brackets > deepestMeant { return TextRange(offset, offset + 1) }
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
      case UInt8(ascii: "<"):
        if let step = step(at: offset, in: utf8) { tags = max(0, tags + step) }
        if tags > deepestMeant { return TextRange(offset, offset + 1) }
      case Ascii.lineFeed:
        if isLineEmpty { brackets = 0 }
        isLineEmpty = true
        continue
      default: break
      }
      if !byte.isBlankOrLineEnd { isLineEmpty = false }
    }
    return nil
  }

  /// 1 where an element opens at `offset`, -1 where one closes.
  private static func step(at offset: Int, in utf8: [UInt8]) -> Int? {
    let isClosing = utf8.byte(at: offset + 1) == UInt8(ascii: "/")
    let start = offset + (isClosing ? 2 : 1)
    let name = utf8[min(start, utf8.count)..<min(start + 12, utf8.count)].prefix { (0x61...0x7A).contains($0 | 0x20) }
    guard !name.isEmpty, elements.contains(String(decoding: name.map { $0 | 0x20 }, as: UTF8.self)) else { return nil }
    return isClosing ? -1 : 1
  }
}
