import BitextModel

/// How the house prints Chinese terms.
public struct HouseStyle: Sendable, Hashable {
  /// Where the Chinese is printed beside the Korean.
  public enum GlossPolicy: String, Sendable, Hashable, CaseIterable {
    case firstMention = "first-mention"
    case everyMention = "every-mention"
    case never
  }

  /// The script that glosses are printed in.
  public enum GlossScript: String, Sendable, Hashable, CaseIterable {
    case simplified = "Hans"
    case traditional = "Hant"

    public var language: Language { self == .simplified ? .simplifiedChinese : .traditionalChinese }
  }

  /// How the names of people and places are put into Korean.
  public enum NamePolicy: String, Sendable, Hashable, CaseIterable {
    case transliteration
    case sinoKorean = "sino-korean"
  }

  public var gloss = GlossPolicy.firstMention
  public var glossScript = GlossScript.simplified
  public var names = NamePolicy.transliteration

  public init() {}
}
