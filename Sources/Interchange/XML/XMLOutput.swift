/// XML in the making, handed on a buffer at a time. The same calls give the same bytes.
struct XMLOutput {
  private(set) var bytes: [UInt8] = []
  /// How many characters XML cannot hold; U+FFFD was written for each.
  private(set) var invalidCount = 0
  /// Whether such a character may be written as XLIFF 2 does it in text: `<cp hex="001A"/>`.
  var isCodePointElementAllowed = false

  /// How many bytes are worth handing on.
  static let bufferLength = 1 << 16

  /// As it is.
  mutating func markup(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// As it is: for names that are known to be right.
  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func text(_ text: some StringProtocol) { append(text, isAttribute: false) }

  /// ` name="value"`.
  mutating func attribute(_ name: String, _ value: String) {
    raw(" " + name + "=\"")
    append(value, isAttribute: true)
    raw("\"")
  }

  mutating func attribute(_ name: String, _ value: String?) {
    if let value { attribute(name, value) }
  }

  mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  // A carriage return, and in attributes every white space but the blank, would be read back as something else.
  private mutating func append(_ text: some StringProtocol, isAttribute: Bool) {
    var text = String(text)
    text.withUTF8 { utf8 in
      var plain = 0
      var index = 0
      func flush(_ end: Int) { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[plain..<end])) }
      while index < utf8.count {
        let byte = utf8[index]
        var width = 1
        var replacement: String?
        switch byte {
        case 0x26: replacement = "&amp;"
        case 0x3C: replacement = "&lt;"
        case 0x3E: replacement = "&gt;"
        case 0x22 where isAttribute: replacement = "&quot;"
        case 0x0D: replacement = "&#13;"
        case 0x0A where isAttribute: replacement = "&#10;"
        case 0x09 where isAttribute: replacement = "&#9;"
        case 0x09, 0x0A: break
        case 0..<0x20: replacement = replacementOfInvalid(byte, isAttribute)
        // U+FFFE and U+FFFF.
        case 0xEF where utf8[index + 1] == 0xBF && utf8[index + 2] >= 0xBE:
          replacement = replacementOfInvalid(utf8[index + 2], isAttribute)
          width = 3
        default: break
        }
        if let replacement {
          flush(index)
          raw(replacement)
          plain = index + width
        }
        index += width
      }
      flush(utf8.count)
    }
  }

  /// - Parameter last: The last byte of the character in UTF-8: itself below U+0020, BE or BF of U+FFFE or U+FFFF.
  private mutating func replacementOfInvalid(_ last: UInt8, _ isAttribute: Bool) -> String {
    guard isCodePointElementAllowed, !isAttribute else {
      invalidCount += 1
      return "\u{FFFD}"
    }
    let scalar = last < 0x20 ? UInt32(last) : 0xFF40 + UInt32(last)
    let digits = String(scalar, radix: 16, uppercase: true)
    return "<cp hex=\"" + String(repeating: "0", count: 4 - digits.count) + digits + "\"/>"
  }
}
