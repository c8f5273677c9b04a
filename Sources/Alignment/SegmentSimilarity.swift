/// What else speaks for a bead: terms of a glossary, vectors of sentences. The aligner asks it and knows no more.
public protocol SegmentSimilarity: Sendable {
  /// How much likelier the bead is for what is known here, as a natural logarithm: 0 where nothing is known.
  ///
  /// - Parameters:
  ///   - source: indices of the source's units, one or more.
  ///   - target: indices of the target's units, one or more.
  func logOdds(source: Range<Int>, target: Range<Int>) -> Double
}
