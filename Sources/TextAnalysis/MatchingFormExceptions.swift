/// Where the matching form differs from NFKC_Casefold.
enum MatchingFormExceptions {
  /// What `scalar` becomes, itself where it stays; nil where the normalizer decides.
  ///
  /// All of these stand alone: nothing before them joins with them, and no mark after them composes with them.
  static func form(of scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0..<0xB2: nil
    // Superscripts and fractions of Latin-1.
    case 0xB2, 0xB3, 0xB9, 0xBC...0xBE: scalar
    case 0xBF..<0x2010: nil
    case 0x2010...0x205F: formOfPunctuation(scalar)
    case 0x2070...0x207F: scalar
    // The subscript minus, and the sign itself.
    case 0x208B, 0x2212: 0x2D
    case 0x2219, 0x22C5: 0xB7
    // ℠ and ™.
    case 0x2120, 0x2122: scalar
    case 0x2150...0x215F, 0x2189: scalar
    // Enclosed numbers and letters.
    case 0x2460...0x24FF: scalar
    case 0x2E80...0x2EF3: radicalIdeographs[Int(scalar - 0x2E80)] == 0 ? nil : radicalIdeographs[Int(scalar - 0x2E80)]
    case 0x30FB, 0xFF65, 0x318D: 0xB7
    case 0x3131...0x3163, 0x3165...0x318C, 0x318E: scalar
    // ㈜ is written (주) as often; the other enclosed letters and the squared units stay.
    case 0x3200...0x321B, 0x321D...0x33FF: scalar
    case 0xFE63, 0xFF0D: 0x2D
    // Half-width Hangul letters, in the order of the usual ones.
    case 0xFFA1...0xFFBE: scalar - 0xFFA1 + 0x3131
    case 0xFFC2...0xFFC7: scalar - 0xFFC2 + 0x314F
    case 0xFFCA...0xFFCF: scalar - 0xFFCA + 0x3155
    case 0xFFD2...0xFFD7: scalar - 0xFFD2 + 0x315B
    case 0xFFDA...0xFFDC: scalar - 0xFFDA + 0x3161
    case 0x1F100...0x1F1FF: scalar
    case 0x1F200...0x1F265: scalar
    default: nil
    }
  }

  private static func formOfPunctuation(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x2010, 0x2011: 0x2D
    case 0x2024...0x2026, 0x203C, 0x2047...0x2049: scalar
    case 0x2027: 0xB7
    default: nil
    }
  }
}
