/// By what a form of aligned text is the same as another: neither case nor spaces tell terms apart.
enum FormKey {
  /// The spaces of a line: of the keyboard, without a break, typographic, ideographic. A tab parts cells and is none.
  static func isSpace(_ code: UInt32) -> Bool {
    switch code {
    case 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// The key of a stretch of text: no spaces, small Latin letters.
  static func of(_ utf8: ArraySlice<UInt8>) -> String {
    var key = String.UnicodeScalarView()
    for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars where !isSpace(scalar.value) {
      key.append(("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar)
    }
    return String(key)
  }

  /// The text with one U+0020 for each run of spaces.
  static func spelling(_ text: String) -> String {
    text.unicodeScalars.split { isSpace($0.value) }.map { String($0) }.joined(separator: " ")
  }
}
