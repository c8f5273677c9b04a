import TextAnalysis

/// Writes text as other keyboards, file systems and extracted pages do.
public enum Disguise {
  /// A compatibility ideograph for each ideograph that has one.
  private static let compatibilityIdeographs: [Unicode.Scalar: Unicode.Scalar] = {
    var result: [Unicode.Scalar: Unicode.Scalar] = [:]
    for code in UInt32(0xF900)...0xFAD9 {
      guard let scalar = Unicode.Scalar(code),
        let plain = MatchingForm.of(String(scalar)).unicodeScalars.first, plain != scalar
      else { continue }
      result[plain] = scalar
    }
    return result
  }()

  /// Half of the ASCII in full width, a third of the spaces wide, compatibility ideographs where there are any, half-width stops and
  /// kana, zero-width spaces and soft hyphens.
  public static func disguised(_ text: String, seed: UInt64) -> String {
    var random = SplitMix(seed: seed)
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x21...0x7E where random.chance(oneIn: 2): result.append(Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar)
      case 0x20 where random.chance(oneIn: 3): result.append("\u{3000}")
      case 0x3001: result.append("\u{FF64}")
      case 0x3002: result.append("\u{FF61}")
      case 0x4E00...0x9FFF: result.append(compatibilityIdeographs[scalar] ?? scalar)
      default: result.append(scalar)
      }
      if random.chance(oneIn: 60) { result.append(random.chance(oneIn: 2) ? "\u{200B}" : "\u{AD}") }
      if random.chance(oneIn: 60) { result.append(contentsOf: "ﾊﾞｲｵ".unicodeScalars) }
    }
    return String(result)
  }
}
