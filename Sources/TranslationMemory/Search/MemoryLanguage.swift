import BitextModel

extension Language {
  /// The tag as the memory compares it: Korean without its region, Chinese by its script.
  ///
  ///     Language(rawValue: "zh-TW").withScript  // zh-Hant
  ///     Language(rawValue: "ko-KR").withScript  // ko
  ///
  /// `zh` alone says no script and stays.
  public var withScript: Language {
    let parts = rawValue.split { $0 == "-" || $0 == "_" }.map { $0.lowercased() }
    switch parts.first {
    case "ko", "kor": return .korean
    case "zh", "zho", "chi", "cmn":
      if parts.contains("hans") { return .simplifiedChinese }
      if parts.contains("hant") { return .traditionalChinese }
      if parts.contains(where: { ["tw", "hk", "mo"].contains($0) }) { return .traditionalChinese }
      if parts.contains(where: { ["cn", "sg", "my"].contains($0) }) { return .simplifiedChinese }
      return Language(rawValue: "zh")
    case let first?: return Language(rawValue: first)
    case nil: return self
    }
  }

  /// Whether texts in this language are found by those who ask for `wanted`: `zh` asks for either script, and nothing else mixes them.
  public func isFound(by wanted: Language) -> Bool {
    let (own, wanted) = (withScript, wanted.withScript)
    return own == wanted || (wanted.rawValue == "zh" && own.isChinese)
  }
}

/// From which language into which.
public struct LanguagePair: Hashable, Sendable, Comparable {
  public let source: Language
  public let target: Language

  public init(source: Language, target: Language) {
    self.source = source
    self.target = target
  }

  public func isFound(by wanted: LanguagePair) -> Bool {
    source.isFound(by: wanted.source) && target.isFound(by: wanted.target)
  }

  public static func < (first: LanguagePair, second: LanguagePair) -> Bool {
    (first.source, first.target) < (second.source, second.target)
  }
}
