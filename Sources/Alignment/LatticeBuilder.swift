/// Scores every bead of a band that can be right.
struct LatticeBuilder {
  /// A bead that is so much worse than leaving its segments out, in natural logarithms, has no chance and is not kept.
  private static let hopeless: Float = 10

  let evidence: Evidence
  let band: Band
  /// What else is known of each bead, added to its score.
  var bonuses: [(_ source: Range<Int>, _ target: Range<Int>) -> Float] = []

  init(_ evidence: Evidence, band: Band) {
    self.evidence = evidence
    self.band = band
  }

  /// - Complexity: O(positions of the band) in time; memory for those beads that can be right.
  func lattice() -> Lattice {
    var reader = BeadReader(evidence, band: band)
    let weights = BeadWeights.values
    var lattice = Lattice(band: band, sourceNulls: [], targetNulls: [])
    lattice.sourceNulls = (0..<evidence.sourceCount).map { null(&reader, evidence.source, $0, isSource: true) }
    lattice.targetNulls = (0..<evidence.targetCount).map { null(&reader, evidence.target, $0, isSource: false) }
    for i in 0..<evidence.sourceCount {
      reader.advance(to: i)
      for j in band.lower[i]...band.upper[i] {
        lattice.beginPosition()
        guard j < evidence.targetCount else { continue }
        for (number, shape) in Lattice.shapes.enumerated() {
          guard i + shape.source <= evidence.sourceCount, j + shape.target <= evidence.targetCount,
            band.contains(i + shape.source, j + shape.target), reader.isWorthReading(i, j, shape),
            reader.read(i, j, shape)
          else { continue }
          var score = Self.score(reader.features, weights)
          for bonus in bonuses { score += bonus(i..<i + shape.source, j..<j + shape.target) }
          if score > leftOut(lattice, i, j, shape) - Self.hopeless { lattice.append(shape: number, score: score) }
        }
      }
    }
    for _ in band.lower[evidence.sourceCount]...band.upper[evidence.sourceCount] { lattice.beginPosition() }
    lattice.endPositions()
    return lattice
  }

  /// The score of leaving out all segments of a bead.
  private func leftOut(_ lattice: Lattice, _ i: Int, _ j: Int, _ shape: BeadShape) -> Float {
    var score = lattice.sourceNulls[i].open + lattice.targetNulls[j].open
    for segment in i + 1..<i + shape.source { score += lattice.sourceNulls[segment].more }
    for segment in j + 1..<j + shape.target { score += lattice.targetNulls[segment].more }
    return score
  }

  private func null(
    _ reader: inout BeadReader, _ side: EvidenceSide, _ segment: Int, isSource: Bool
  ) -> (open: Float, more: Float) {
    reader.readNull(side, segment, isSource: isSource, continues: false)
    let open = Self.score(reader.features, BeadWeights.values)
    reader.readNull(side, segment, isSource: isSource, continues: true)
    return (open, Self.score(reader.features, BeadWeights.values))
  }

  private static func score(_ features: [Float], _ weights: [Float]) -> Float {
    var sum: Float = 0
    for index in features.indices { sum += features[index] * weights[index] }
    return sum
  }
}
