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

  /// `text` in the script of `language`, where a character or a word shows that it is written in the other; nil where nothing does.
  ///
  /// Characters that one script alone has are enough: 復旦. Of those that both have, the word tells: 乾燥 is not simplified, for 干燥 is a word that OpenCC writes
  /// 乾燥 in traditional text; 乾隆 is, and a name with 乾 that no dictionary has is left alone. Forms that only a region writes otherwise (台北) are none.
  public static func corrected(_ text: String, to language: Language) -> String? {
    let expected =
      !isWritten(text, in: language)
      ? converted(text, to: language)
      : language == .traditionalChinese ? traditionalByWord(text) : simplifiedByWord(text)
    return expected.unicodeScalars.elementsEqual(text.unicodeScalars) ? nil : expected
  }

  /// Every place that simplification would change must be one that a word changes back. What comes back from traditional script as it is, is
  /// simplified already: 毕昇, whose name the dictionary has in both.
  private static func simplifiedByWord(_ text: String) -> String {
    // A character that is its own key is simplified; looking no further saves opening the dictionaries.
    guard text.unicodeScalars.contains(where: { ScriptFolding.fold($0) != $0 }),
      let simplified = try? ScriptConverter(from: .traditional, to: .simplified).convert(text), simplified != text,
      !isStable(text),
      let back = try? ScriptConverter(from: .simplified, to: .traditional).conversion(of: simplified),
      let places = changes(from: simplified, to: text)
    else { return text }
    let byWord = back.choices.filter { isByWord($0, giving: text, from: simplified) }
    return places.allSatisfy { place in byWord.contains { $0.range.contains(place) } } ? simplified : text
  }

  /// The characters that a word writes otherwise in every region.
  private static func traditionalByWord(_ text: String) -> String {
    guard let simplified = try? ScriptConverter(from: .traditional, to: .simplified).convert(text),
      simplified.utf8.count == text.utf8.count,
      let conversion = try? ScriptConverter(from: .simplified, to: .traditional).conversion(of: simplified)
    else { return text }
    var bytes = Array(text.utf8)
    let written = bytes
    for choice in conversion.choices where choice.range.count == choice.chosen.utf8.count {
      guard case .phrase = choice.decision, written[choice.range.bounds].elementsEqual(choice.written.utf8) else {
        continue
      }
      bytes.replaceSubrange(choice.range.bounds, with: Array(choice.chosen.utf8))
    }
    let expected = String(decoding: bytes, as: UTF8.self)
    return isRegionalForm(text, of: expected) ? text : expected
  }

  private static func isStable(_ text: String) -> Bool {
    guard let traditional = try? ScriptConverter(from: .simplified, to: .traditional).convert(text) else { return true }
    return text == (try? ScriptConverter(from: .traditional, to: .simplified).convert(traditional))
  }

  private static func isByWord(_ choice: ScriptConversion.Choice, giving text: String, from simplified: String) -> Bool
  {
    guard case .phrase = choice.decision, text.utf8.count == simplified.utf8.count else { return false }
    return Array(text.utf8)[choice.range.bounds].elementsEqual(choice.chosen.utf8)
  }

  /// The characters that two texts of one length do not share, by place; nil where the lengths differ.
  private static func changes(from text: String, to other: String) -> [TextRange]? {
    guard text.unicodeScalars.count == other.unicodeScalars.count else { return nil }
    var offset = 0
    var result: [TextRange] = []
    for (first, second) in zip(text.unicodeScalars, other.unicodeScalars) {
      let end = offset + UTF8.width(first)
      if first != second { result.append(TextRange(offset, end)) }
      offset = end
    }
    return result
  }

  private static func isRegionalForm(_ text: String, of standard: String) -> Bool {
    [ChineseScript.taiwan, .hongKong].contains { region in
      let converter = ScriptConverter(from: .traditional, to: region)
      guard let form = try? converter.convert(standard) else { return true }
      return form == (try? converter.convert(text))
    }
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
