/// Scores every bead of a band that can be right.
struct LatticeBuilder {
  /// A bead that is so much worse than leaving its segments out, in natural logarithms, has no chance and is not kept.
  private static let hopeless: Float = 10

  /// How much likelier a bead of these segments is, as a natural logarithm; −∞ where it is ruled out.
  typealias Bonus = (_ source: Range<Int>, _ target: Range<Int>) -> Float

  let evidence: Evidence
  let band: Band
  /// What else is known of each bead, added to its score.
  var bonuses: [Bonus] = []

  init(_ evidence: Evidence, band: Band) {
    self.evidence = evidence
    self.band = band
  }

  /// - Complexity: O(positions of the band) in time; memory for those beads that can be right.
  func lattice() -> Lattice {
    let sourceNulls = BeadScorer.nulls(evidence.source, isSource: true)
    let targetNulls = BeadScorer.nulls(evidence.target, isSource: false)
    var scorer = BeadScorer(evidence, band: band, sourceNulls: sourceNulls, targetNulls: targetNulls)
    var lattice = Lattice(band: band, sourceNulls: sourceNulls, targetNulls: targetNulls)
    for i in 0..<evidence.sourceCount {
      scorer.advance(to: i)
      for j in band.lower[i]...band.upper[i] {
        lattice.beginPosition()
        guard j < evidence.targetCount else { continue }
        // What else is known may lift any bead.
        scorer.score(i, j, margin: bonuses.isEmpty ? Self.hopeless : nil)
        for number in 0..<Lattice.shapeCount where scorer.scores[number] > -.infinity {
          var score = scorer.scores[number]
          let shape = Lattice.shapes[number]
          for bonus in bonuses { score += bonus(i..<i + shape.source, j..<j + shape.target) }
          if score > scorer.leftOut(i, j, shape) - Self.hopeless { lattice.append(shape: number, score: score) }
        }
      }
    }
    for _ in band.lower[evidence.sourceCount]...band.upper[evidence.sourceCount] { lattice.beginPosition() }
    lattice.endPositions()
    return lattice
  }
}
