/// How an eojeol ends, as evidence of whether the noun phrase after it begins there.
public struct EojeolEnding: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// 기업의, 시장에서, 정부는.
    case particle
    /// 육성하는, 위한, 보유한, 새로운.
    case adnominal
    /// 빠르게, 꾸준히, 하도록.
    case adverbial
    /// 하고, 이어, 통해, and conjunctions: 및.
    case connective
    /// 했다, 이다.
    case finite
    /// A noun, as far as the form tells.
    case none
  }

  public enum Certainty: Int, Hashable, Sendable, Comparable {
    /// The form also ends nouns: 높이, 속도.
    case possible
    case likely
    case certain

    public static func < (first: Certainty, second: Certainty) -> Bool { first.rawValue < second.rawValue }
  }

  public let kind: Kind
  /// The morphemes the kind was told from, as they end the eojeol; empty for ``Kind/none``.
  public let form: String
  public let certainty: Certainty

  public init(kind: Kind, form: String, certainty: Certainty) {
    self.kind = kind
    self.form = form
    self.certainty = certainty
  }
}
