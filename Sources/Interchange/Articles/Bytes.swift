import BitextModel

/// The ASCII characters that markup is made of.
enum Ascii {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let exclamation: UInt8 = 0x21
  static let quote: UInt8 = 0x22
  static let hash: UInt8 = 0x23
  static let ampersand: UInt8 = 0x26
  static let apostrophe: UInt8 = 0x27
  static let openParenthesis: UInt8 = 0x28
  static let closeParenthesis: UInt8 = 0x29
  static let asterisk: UInt8 = 0x2A
  static let plus: UInt8 = 0x2B
  static let comma: UInt8 = 0x2C
  static let hyphen: UInt8 = 0x2D
  static let slash: UInt8 = 0x2F
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let less: UInt8 = 0x3C
  static let equals: UInt8 = 0x3D
  static let greater: UInt8 = 0x3E
  static let question: UInt8 = 0x3F
  static let openBracket: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let closeBracket: UInt8 = 0x5D
  static let caret: UInt8 = 0x5E
  static let underscore: UInt8 = 0x5F
  static let backtick: UInt8 = 0x60
  static let pipe: UInt8 = 0x7C
  static let tilde: UInt8 = 0x7E
}

extension UInt8 {
  var isAsciiDigit: Bool { 0x30 <= self && self <= 0x39 }
  var isAsciiLetter: Bool { 0x61 <= (self | 0x20) && (self | 0x20) <= 0x7A }
  var isAsciiAlphanumeric: Bool { isAsciiDigit || isAsciiLetter }
  var isAsciiPunctuation: Bool {
    (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self) || (0x5B...0x60).contains(self)
      || (0x7B...0x7E).contains(self)
  }
  var isBlank: Bool { self == Ascii.space || self == Ascii.tab }
  var isLineEnd: Bool { self == Ascii.lineFeed || self == Ascii.carriageReturn }
  var isBlankOrLineEnd: Bool { isBlank || isLineEnd || self == 0x0B || self == 0x0C }
  var isUTF8Continuation: Bool { self & 0xC0 == 0x80 }
  var asciiLowercased: UInt8 { 0x41 <= self && self <= 0x5A ? self | 0x20 : self }
}

extension Array where Element == UInt8 {
  /// The byte at `index`, 0 beyond the end: no text holds a NUL.
  func byte(at index: Int) -> UInt8 { index >= 0 && index < count ? self[index] : 0 }

  func starts(with prefix: StaticString, at index: Int) -> Bool {
    guard index + prefix.utf8CodeUnitCount <= count else { return false }
    for offset in 0..<prefix.utf8CodeUnitCount where self[index + offset] != prefix.utf8Start[offset] { return false }
    return true
  }

  /// The end of the run of `byte` that begins at `index`.
  func endOfRun(of byte: UInt8, from index: Int, limit: Int) -> Int {
    var end = index
    while end < limit, self[end] == byte { end += 1 }
    return end
  }

  /// The first index from `index` on, before `limit`, that holds no space or tab.
  func skippingBlanks(from index: Int, limit: Int) -> Int {
    var end = index
    while end < limit, self[end].isBlank { end += 1 }
    return end
  }

  /// `range` without the spaces and tabs at its ends.
  func trimmingBlanks(_ range: TextRange) -> TextRange {
    let start = skippingBlanks(from: range.start, limit: range.end)
    var end = range.end
    while end > start, self[end - 1].isBlank { end -= 1 }
    return TextRange(start, end)
  }

  /// The length of the white space character at `index`, 0 where none stands; wide and no-break spaces count.
  func whiteSpaceLength(at index: Int) -> Int {
    let first = byte(at: index)
    if first.isBlankOrLineEnd { return 1 }
    if first == 0xC2, byte(at: index + 1) == 0xA0 { return 2 }
    if first == 0xE3, byte(at: index + 1) == 0x80, byte(at: index + 2) == 0x80 { return 3 }
    if first == 0xE2, byte(at: index + 1) == 0x80 {
      let third = byte(at: index + 2)
      return (0x80...0x8B).contains(third) || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0
    }
    return first == 0xEF && byte(at: index + 1) == 0xBB && byte(at: index + 2) == 0xBF ? 3 : 0
  }

  /// The character at `index`, which begins one; nil at the end.
  func scalar(at index: Int) -> UnicodeScalar? {
    guard index < count else { return nil }
    let first = UInt32(self[index])
    let next = { (distance: Int) in UInt32(self.byte(at: index + distance) & 0x3F) }
    switch first {
    case ..<0x80: return UnicodeScalar(first)
    case ..<0xE0: return UnicodeScalar((first & 0x1F) << 6 | next(1))
    case ..<0xF0: return UnicodeScalar((first & 0x0F) << 12 | next(1) << 6 | next(2))
    default: return UnicodeScalar((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3))
    }
  }

  /// The last character before `end`.
  func scalar(before end: Int) -> UnicodeScalar? {
    var start = end - 1
    while start > 0, self[start].isUTF8Continuation { start -= 1 }
    return start >= 0 ? scalar(at: start) : nil
  }

  /// Whether `range` holds white space only; true of an empty range.
  func isWhiteSpace(in range: TextRange) -> Bool {
    var index = range.start
    while index < range.end {
      let length = whiteSpaceLength(at: index)
      if length == 0 { return false }
      index += length
    }
    return true
  }
}
