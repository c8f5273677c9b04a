import CICU

/// Characters that are not seen and that the matching form leaves out.
enum Ignorables {
  /// Whether `scalar` has the property Default_Ignorable_Code_Point.
  static func contains(_ scalar: UInt32) -> Bool { scalar >= 0xAD && cicu_is_default_ignorable(scalar) }

  /// Whether `scalar` chooses a glyph for the character before it, and so belongs to that one.
  static func isVariationSelector(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x180B...0x180D, 0x180F: true
    default: false
    }
  }
}
