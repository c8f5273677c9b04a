/// How far the glossary covers the Chinese terms of a text.
///
/// A term is *covered* where the glossary knows it, *uncovered* where the text glosses it and the glossary does not.
public struct Coverage: Sendable, Hashable {
  /// One subject field's share.
  public struct Field: Sendable, Hashable {
    public let name: String
    /// Distinct concepts.
    public var terms: Int
    /// Places.
    public var mentions: Int

    public init(name: String, terms: Int = 0, mentions: Int = 0) {
      self.name = name
      self.terms = terms
      self.mentions = mentions
    }
  }

  /// A gloss that the glossary does not know.
  public struct Uncovered: Sendable, Hashable {
    public let korean: String
    public let chinese: String
    public let mentions: Int

    public init(korean: String, chinese: String, mentions: Int) {
      self.korean = korean
      self.chinese = chinese
      self.mentions = mentions
    }
  }

  public var coveredTerms: Int
  public var coveredMentions: Int
  /// How many distinct covered terms are glossed at least once.
  public var glossedTerms: Int
  /// In order of first mention.
  public var uncovered: [Uncovered]
  /// Sorted by name.
  public var fields: [Field]

  public init(
    coveredTerms: Int = 0, coveredMentions: Int = 0, glossedTerms: Int = 0, uncovered: [Uncovered] = [],
    fields: [Field] = []
  ) {
    self.coveredTerms = coveredTerms
    self.coveredMentions = coveredMentions
    self.glossedTerms = glossedTerms
    self.uncovered = uncovered
    self.fields = fields
  }

  public var terms: Int { coveredTerms + uncovered.count }
  public var mentions: Int { coveredMentions + uncovered.reduce(0) { $0 + $1.mentions } }

  /// Covered among distinct terms, from 0 to 1; 1 of a text without terms.
  public var ratio: Double { terms == 0 ? 1 : Double(coveredTerms) / Double(terms) }
}
