import SinoKorean
import TextAnalysis

/// Forms by which spellings are compared and named.
enum Spelling {
  /// One key for spellings that differ in spaces, case and width only.
  static func key(_ korean: String) -> String { MatchingForm.of(korean).filter { $0 != " " } }

  static func plain(_ chinese: String) -> String {
    let syllables = Pinyin.syllables(of: chinese, tones: .none).joined().lowercased()
    var result = ""
    for scalar in syllables.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": result.unicodeScalars.append(scalar)
      case "ü": result += "v"
      default: break
      }
    }
    return result.isEmpty ? "concept" : result
  }
}
