import BitextModel

/// A bead as text: what `harvest --aligned` learns from.
public struct AlignedText: Sendable {
  /// One side of a bead.
  public struct Side: Sendable {
    /// The sentences, markup taken out, mapped into ``source``.
    public let text: MappedText
    public let source: SourceText

    public init(text: MappedText, source: SourceText) {
      self.text = text
      self.source = source
    }
  }

  public let korean: Side
  public let chinese: Side
  /// That the two translate each other, from 0 to 1.
  public let score: Double

  public init(korean: Side, chinese: Side, score: Double) {
    self.korean = korean
    self.chinese = chinese
    self.score = score
  }
}
