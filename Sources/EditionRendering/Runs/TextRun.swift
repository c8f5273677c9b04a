import BitextModel

/// The longest stretch of a block's text over which nothing changes: one language, the same marks, term, gloss and findings.
///
/// The runs of a block follow each other without gap and together are its text.
public struct TextRun: Hashable, Sendable {
  /// Into the block's text; between characters, and never inside a replaced piece.
  public let range: TextRange
  public let text: String
  public let language: Language
  /// In a fixed order, links first; at most one of each kind, for a link cannot stand in a link.
  public let marks: [InlineMark.Kind]
  /// The term that stands here, by index in ``Annotations/occurrences``.
  public let mention: Int?
  /// The gloss whose Chinese stands here, by index in ``Annotations/glosses``.
  public let gloss: Int?
  /// By index in the findings given, ascending.
  public let findings: [Int]
}

/// A block's text, cut, and the places where its findings end.
public struct BlockRuns: Sendable {
  public let runs: [TextRun]
  /// Where the number of a finding is printed: an offset into the block's text at which a run ends (or 0), and the finding.
  /// In order of place.
  public let findingEnds: [FindingEnd]

  public struct FindingEnd: Hashable, Sendable {
    public let offset: Int
    public let finding: Int
  }
}
