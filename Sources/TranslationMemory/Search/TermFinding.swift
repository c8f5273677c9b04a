import BitextModel

/// A term or name in a text.
public struct FoundTerm: Hashable, Sendable {
  /// What is meant, the same in every language.
  public let concept: String
  public let range: TextRange

  public init(concept: String, range: TextRange) {
    self.concept = concept
    self.range = range
  }
}

/// What knows the terms of texts; for a search without any there is ``NoTerms``.
public protocol TermFinding {
  /// The terms of a text in a language, in order; they do not overlap.
  func terms(in text: String, language: Language) -> [FoundTerm]
  /// How a concept is written in a language, the preferred form first.
  func forms(of concept: String, in language: Language) -> [String]
}

public struct NoTerms: TermFinding {
  public init() {}
  public func terms(in text: String, language: Language) -> [FoundTerm] { [] }
  public func forms(of concept: String, in language: Language) -> [String] { [] }
}
