extension Lattice {
  /// Scores every bead of the band.
  ///
  /// - Parameter openness: added to the score of opening and of continuing a run of segments without counterpart.
  init(_ evidence: Evidence, table: MatchTable, band: Band, openness: Float = 0) {
    self.band = band
    var reader = BeadReader(evidence, table: table, band: band)
    let weights = BeadWeights.values
    var beads = [Float](repeating: -.infinity, count: band.count * Lattice.shapeCount)
    for i in 0..<evidence.sourceCount {
      for j in band.lower[i]...band.upper[i] where j < evidence.targetCount {
        let base = band.index(i, j) * Lattice.shapeCount
        for (number, shape) in Lattice.shapes.enumerated() {
          guard i + shape.source <= evidence.sourceCount, j + shape.target <= evidence.targetCount,
            band.contains(i + shape.source, j + shape.target), reader.isWorthReading(i, j, shape),
            reader.read(i, j, shape)
          else { continue }
          beads[base + number] = Self.score(reader.features, weights)
        }
      }
    }
    self.beads = beads
    func null(_ side: EvidenceSide, _ segment: Int, isSource: Bool) -> (open: Float, more: Float) {
      reader.readNull(side, segment, isSource: isSource, continues: false)
      let open = Self.score(reader.features, weights) + openness
      reader.readNull(side, segment, isSource: isSource, continues: true)
      return (open, Self.score(reader.features, weights) + openness)
    }
    sourceNulls = (0..<evidence.sourceCount).map { null(evidence.source, $0, isSource: true) }
    targetNulls = (0..<evidence.targetCount).map { null(evidence.target, $0, isSource: false) }
  }

  static func score(_ features: [Float], _ weights: [Float]) -> Float {
    var sum: Float = 0
    for index in features.indices { sum += features[index] * weights[index] }
    return sum
  }
}

extension Lattice {
  /// Adds what else is known of each bead to its score.
  mutating func add(_ bonus: (_ source: Range<Int>, _ target: Range<Int>) -> Float) {
    for i in 0..<band.rowCount {
      for j in band.lower[i]...band.upper[i] {
        let base = band.index(i, j) * Lattice.shapeCount
        for (number, shape) in Lattice.shapes.enumerated() where beads[base + number] != -.infinity {
          beads[base + number] += bonus(i..<i + shape.source, j..<j + shape.target)
        }
      }
    }
  }

  /// Calls `body` with each bead that is more probable than `least`, in order.
  func forEachProbableBead(
    _ posterior: Posterior, above least: Float, _ body: (_ i: Int, _ j: Int, _ shape: BeadShape, Float) -> Void
  ) {
    for i in 0..<band.rowCount {
      for j in band.lower[i]...band.upper[i] {
        let base = band.index(i, j) * Lattice.shapeCount
        for (number, shape) in Lattice.shapes.enumerated() where posterior.beads[base + number] > least {
          body(i, j, shape, posterior.beads[base + number])
        }
      }
    }
  }
}
