import BitextModel

/// The signs that open a line of its own, and those that close a sentence, in the papers this program reads.
enum BlockMarker {
  /// Whether `utf8` opens with the marker of an item (`-`, `1)`, `2.`, `i.`, `①`, `▶`, `◆`, `○`, `※`) or a note (`(*`).
  ///
  /// A number with its stop is a marker where white space follows: 1.7 is a figure.
  static func opens(_ utf8: [UInt8]) -> Bool {
    guard let first = utf8.first else { return false }
    switch first {
    case Ascii.asterisk, Ascii.hyphen, Ascii.greater: return true
    case Ascii.plus: return utf8.byte(at: 1).isBlank
    case Ascii.openParenthesis: return utf8.byte(at: 1) == Ascii.asterisk || numberEnd(in: utf8, from: 1) != nil
    case 0x30...0x39, 0x61...0x7A, 0x41...0x5A: return numberEnd(in: utf8, from: 0) != nil
    default: return opensWithSign(utf8)
    }
  }

  /// Behind `1)`, `2.`, `iv.`, `a)`, `가.` at `start`; nil where no such marker stands or text follows without a space.
  private static func numberEnd(in utf8: [UInt8], from start: Int) -> Int? {
    var end = start
    if utf8.byte(at: end).isAsciiDigit {
      while end - start < 3, utf8.byte(at: end).isAsciiDigit { end += 1 }
    } else if "ivxIVX".utf8.contains(utf8.byte(at: end)) {
      while end - start < 6, "ivxIVX".utf8.contains(utf8.byte(at: end)) { end += 1 }
    } else if utf8.byte(at: end).isAsciiLetter {
      end += 1
    }
    guard end > start else { return nil }
    let closing = utf8.byte(at: end)
    if closing == Ascii.closeParenthesis { return end + 1 }
    guard closing == 0x2E, end + 1 == utf8.count || utf8.byte(at: end + 1).isBlank else { return nil }
    return end + 1
  }

  private static let signs = Set("•·‣◦※☞★☆♦◇—–ㅇ〇（【".unicodeScalars)

  private static func opensWithSign(_ utf8: [UInt8]) -> Bool {
    guard let scalar = utf8.scalar(at: 0) else { return false }
    switch scalar.value {
    // Circled numbers and letters; arrows; geometric shapes; dingbats.
    case 0x2460...0x24FF, 0x2190...0x21FF, 0x25A0...0x25FF, 0x2700...0x27BF, 0x3200...0x32FF: return true
    case 0xAC00...0xD7A3: return false
    default: return signs.contains(scalar)
    }
  }

  /// Whether a sentence ends at the end of `utf8`: a stop, question or exclamation mark, colon or ellipsis, with
  /// closing
  /// brackets and quotation marks behind it.
  static func endsSentence(_ utf8: [UInt8]) -> Bool {
    var end = utf8.count
    while let last = utf8.scalar(before: end) {
      if stops.contains(last) { return true }
      guard closings.contains(last) else { return false }
      end -= UTF8.width(last)
    }
    return false
  }

  private static let stops = Set(".!?:;。！？：；…．".unicodeScalars)
  private static let closings = Set(")]}>\"'’”）］｝〉》」』】*_ \u{A0}".unicodeScalars)
}
