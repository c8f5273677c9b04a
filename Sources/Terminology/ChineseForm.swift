import BitextModel
import SinoKorean
import TextAnalysis

/// Chinese in one script and the other, as the glossary needs it.
public enum ChineseForm {
  /// One key for all forms of a term: 專精特新, 专精特新, ｢専精特新｣ with compatibility characters.
  public static func key(_ text: String) -> String {
    ScriptFolding.fold(MatchingForm.of(text).filter { $0 != " " })
  }

  /// `text` in the script of `language`; unchanged where the conversion is not to be had.
  public static func converted(_ text: String, to language: Language) -> String {
    let converter = ScriptConverter(to: language == .traditionalChinese ? .traditional : .simplified)
    return (try? converter.convert(withoutCompatibilityForms(text))) ?? text
  }

  /// Whether no character of `text` belongs to the other script only, and none is a compatibility form.
  public static func isWritten(_ text: String, in language: Language) -> Bool {
    ScriptConverter.isWritten(text, in: language == .traditionalChinese ? .traditional : .simplified)
      && !text.unicodeScalars.contains(where: isCompatibilityForm)
  }

  private static func isCompatibilityForm(_ scalar: Unicode.Scalar) -> Bool {
    (0xF900...0xFAFF).contains(scalar.value) || (0x2F800...0x2FA1F).contains(scalar.value)
      || (0x2E80...0x2FDF).contains(scalar.value)
  }

  private static func withoutCompatibilityForms(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isCompatibilityForm) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isCompatibilityForm(scalar) {
        result.append(contentsOf: MatchingForm.of(String(scalar)).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
