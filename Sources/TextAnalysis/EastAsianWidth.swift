import CICU

/// How much room text takes in a terminal.
public enum EastAsianWidth {
  /// The columns that `text` takes: 2 for wide and full-width characters and emoji, 0 for marks and invisible characters, 1 for all others,
  /// the ambiguous ones of UAX #11 included.
  ///
  /// A grapheme cluster takes the room of its widest character: a family joined of five emoji takes 2. Control characters take none.
  ///
  ///     EastAsianWidth.columns(of: "전정특신(专精特新)")  // 18
  public static func columns(of text: String) -> Int {
    var columns = 0
    for character in text { columns += self.columns(of: character) }
    return columns
  }

  static func columns(of character: Character) -> Int {
    var widest = 0
    for scalar in character.unicodeScalars {
      // The emoji selector makes the character before it wide.
      if scalar.value == 0xFE0F, widest == 1 { return 2 }
      // Half-width voicing marks join with their kana and still take a column.
      if scalar.value == 0xFF9E || scalar.value == 0xFF9F, widest > 0 { return widest + 1 }
      widest = max(widest, columns(of: scalar.value))
    }
    return widest
  }

  private static func columns(of scalar: UInt32) -> Int {
    switch scalar {
    case 0x20...0x7E: return 1
    case 0..<0x20, 0x7F..<0xA0: return 0
    case 0xAC00...0xD7A3, 0x4E00...0x9FFF: return 2
    // Vowels and finals sit in the cell of the leading consonant.
    case 0x1160...0x11FF, 0xD7B0...0xD7FB: return 0
    default: break
    }
    if Ignorables.contains(scalar) { return 0 }
    switch cicu_general_category(scalar) {
    case nonspacingMark, enclosingMark: return 0
    default: return cicu_is_wide(scalar) || cicu_has_emoji_presentation(scalar) ? 2 : 1
    }
  }

  private static let nonspacingMark: Int32 = 6
  private static let enclosingMark: Int32 = 7
}
