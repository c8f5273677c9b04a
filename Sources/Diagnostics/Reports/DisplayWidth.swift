/// The columns that text takes in a terminal, after Unicode Standard Annex #11 (wide and fullwidth take 2, combining
/// and format characters 0).
package enum DisplayWidth {
  package static func of(_ text: String) -> Int { text.reduce(0) { $0 + of($1) } }

  /// Never more than 2: a terminal draws an emoji sequence, or a syllable in conjoining jamo, in one wide cell.
  static func of(_ character: Character) -> Int {
    min(2, character.unicodeScalars.reduce(0) { $0 + of($1) })
  }

  /// `text`, followed by spaces up to `width` columns.
  package static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - of(text)))
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    if isMedialOrFinalJamo(scalar) { return 0 }
    if wide.contains(where: { $0.contains(scalar.value) }) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return 1
    }
  }

  /// Vowels and final consonants that are drawn into the cell of the initial before them.
  private static func isMedialOrFinalJamo(_ scalar: Unicode.Scalar) -> Bool {
    (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value)
      || (0x302A...0x302F).contains(scalar.value) || (0x3099...0x309A).contains(scalar.value)
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0xAC00...0xD7A3, 0x4E00...0x9FFF, 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0xA000...0xA4CF,
    0xA960...0xA97C, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
    0x1F900...0x1FAFF, 0x20000...0x3FFFD,
  ]
}
