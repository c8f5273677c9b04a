import BitextModel

/// A stored unit that answers a query.
public struct MemoryMatch: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable, Comparable {
    /// The same text, with the same text before it or behind it.
    case inContext = "in-context"
    case exact
    case fuzzy

    private var rank: Int { Self.allCases.firstIndex(of: self)! }
    public static func < (first: Self, second: Self) -> Bool { first.rank < second.rank }
  }

  public let stored: StoredUnit
  public let kind: Kind
  public let score: MatchScore
  /// In order; none of exact matches.
  public let differences: [Difference]
  /// The target with numbers and terms of the query in the place of those of the stored source; nil where there is nothing to replace,
  /// or no safe way.
  public internal(set) var repair: Repair?

  public var unit: TranslationUnit { stored.unit }
}

/// A stored target that was fitted to the query.
public struct Repair: Hashable, Sendable {
  public struct Change: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable { case number, term }
    public let kind: Kind
    public let old: String
    public let new: String
    /// Where the new text stands in ``Repair/target``.
    public let range: TextRange
  }

  public let target: String
  /// In order of place.
  public let changes: [Change]
}

/// What is looked for.
public struct MemoryQuery: Sendable {
  public var text: String
  public var languages: LanguagePair
  /// The text before it and behind it in its document, where known.
  public var previous: String?
  public var next: String?
  public var threshold: MatchScore
  public var limit: Int

  public init(
    _ text: String, in languages: LanguagePair, previous: String? = nil, next: String? = nil,
    threshold: MatchScore = MatchScore(50)!, limit: Int = 10
  ) {
    self.text = text
    self.languages = languages
    self.previous = previous
    self.next = next
    self.threshold = threshold
    self.limit = limit
  }
}
