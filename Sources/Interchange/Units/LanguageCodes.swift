import BitextModel
import SinoKorean

/// How the languages are called in exchange files: tools name Chinese by region, here it goes by script.
public enum LanguageCodes: String, Sendable, CaseIterable {
  /// `ko-KR`, `zh-CN`, `zh-TW`: what Trados, memoQ and OmegaT expect.
  case regions
  /// `ko`, `zh-Hans`, `zh-Hant`.
  case scripts

  /// The code of a language; other languages than Korean and Chinese keep their tag.
  public func code(of language: Language) -> String {
    guard self == .regions else { return language.rawValue }
    switch language {
    case .korean: return "ko-KR"
    case .simplifiedChinese: return "zh-CN"
    case .traditionalChinese: return "zh-TW"
    default: return language.rawValue
    }
  }

  /// The language of a code in any form that tools write: `zh_CN`, `ZH-HANT-HK`, `zh-CHT`, `kor`.
  ///
  /// Chinese without region or script stays `zh`: the readers decide once a file what that means. Other languages keep their tag.
  public static func language(of code: String) -> Language {
    let parts = code.split(whereSeparator: { $0 == "-" || $0 == "_" }).map { $0.lowercased() }
    switch parts.first ?? "" {
    case "ko", "kor": return .korean
    case "zh", "zho", "chi", "cmn": return chinese(parts.dropFirst())
    default: return Language(rawValue: code.contains("_") ? code.split(separator: "_").joined(separator: "-") : code)
    }
  }

  private static func chinese(_ parts: ArraySlice<String>) -> Language {
    // The script outweighs the region.
    if parts.contains("hans") || parts.contains("chs") { return .simplifiedChinese }
    if parts.contains("hant") || parts.contains("cht") { return .traditionalChinese }
    for part in parts {
      if ["cn", "sg", "my"].contains(part) { return .simplifiedChinese }
      if ["tw", "hk", "mo"].contains(part) { return .traditionalChinese }
    }
    return .chinese
  }

  /// Traditional where more characters belong to traditional script alone than to simplified alone, else simplified.
  static func language(ofChinese text: String) -> Language {
    let traditional = ScriptConverter.foreignCharacters(of: text, in: .simplified).count
    guard traditional > 0 else { return .simplifiedChinese }
    let simplified = ScriptConverter.foreignCharacters(of: text, in: .traditional).count
    return traditional > simplified ? .traditionalChinese : .simplifiedChinese
  }

  /// Whether `code` says no more than the language, so that it need not be kept beside it.
  static func isPlain(_ code: String, for language: Language) -> Bool {
    allCases.contains { $0.code(of: language).lowercased() == code.lowercased() }
  }
}

extension Language {
  /// Chinese of which nobody says in what script.
  static let chinese = Language(rawValue: "zh")

  /// Whether text in this language is wanted where `wanted` is: `zh` means Chinese in any script, `en` English of any region.
  func isKind(of wanted: Language) -> Bool {
    self == wanted || rawValue.lowercased() == wanted.rawValue.lowercased()
      || rawValue.lowercased().hasPrefix(wanted.rawValue.lowercased() + "-")
  }
}
