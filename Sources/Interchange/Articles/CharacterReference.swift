import BitextModel
import CCmarkGFM

/// `&amp;`, `&#xA0;`: a character written as its name or number.
struct CharacterReference {
  /// From `&` to behind `;`.
  let range: TextRange
  /// The UTF-8 that it stands for.
  let bytes: [UInt8]
}

/// Reads character references, and remembers the named ones.
struct CharacterReferenceReader {
  /// The longest name of the HTML Standard (§13.5) is `CounterClockwiseContourIntegral`.
  private static let longestName = 31

  private var named: [[UInt8]: [UInt8]?] = [
    Array("amp".utf8): [Ascii.ampersand], Array("lt".utf8): [Ascii.less], Array("gt".utf8): [Ascii.greater],
    Array("quot".utf8): [Ascii.quote], Array("nbsp".utf8): [0xC2, 0xA0],
  ]

  /// The reference whose `&` stands at `index`; nil where there is none: `&` then stands for itself.
  mutating func reference(at index: Int, in utf8: [UInt8]) -> CharacterReference? {
    guard utf8.byte(at: index) == Ascii.ampersand else { return nil }
    if utf8.byte(at: index + 1) == Ascii.hash { return numericReference(at: index, in: utf8) }
    var end = index + 1
    while utf8.byte(at: end).isAsciiAlphanumeric, end - index <= Self.longestName { end += 1 }
    guard end > index + 1, utf8.byte(at: end) == Ascii.semicolon else { return nil }
    let name = Array(utf8[index + 1..<end])
    let bytes = named[name] ?? lookUp(name)
    return bytes.map { CharacterReference(range: TextRange(index, end + 1), bytes: $0) }
  }

  // CommonMark §6.2: one to seven decimal or one to six hexadecimal digits; 0 and what is no character becomes U+FFFD.
  private func numericReference(at index: Int, in utf8: [UInt8]) -> CharacterReference? {
    let isHexadecimal = utf8.byte(at: index + 2) | 0x20 == 0x78
    let first = index + (isHexadecimal ? 3 : 2)
    var end = first
    var value: UInt32 = 0
    while let digit = Character(UnicodeScalar(utf8.byte(at: end))).hexDigitValue, isHexadecimal || digit < 10,
      end - first < (isHexadecimal ? 6 : 7)
    {
      value = value * (isHexadecimal ? 16 : 10) + UInt32(digit)
      end += 1
    }
    guard end > first, utf8.byte(at: end) == Ascii.semicolon else { return nil }
    let scalar = value == 0 ? "\u{FFFD}" : UnicodeScalar(value) ?? "\u{FFFD}"
    return CharacterReference(range: TextRange(index, end + 1), bytes: Array(String(scalar).utf8))
  }

  // cmark holds the table of names.
  private mutating func lookUp(_ name: [UInt8]) -> [UInt8]? {
    let written = [Ascii.ampersand] + name + [Ascii.semicolon]
    var bytes: [UInt8]?
    written.withUnsafeBytes { buffer in
      let document = cmark_parse_document(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_DEFAULT)
      defer { cmark_node_free(document) }
      guard let text = cmark_node_first_child(cmark_node_first_child(document)),
        let literal = cmark_node_get_literal(text)
      else { return }
      let read = Array(String(cString: literal).utf8)
      bytes = read == written ? nil : read
    }
    named[name] = .some(bytes)
    return bytes
  }
}
