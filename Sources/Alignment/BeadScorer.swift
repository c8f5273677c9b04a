/// Scores all beads that begin at one position; one for each task, for it has room to work in.
struct BeadScorer {
  /// The score of each shape in the order of ``Lattice/shapes``; −∞ where lengths, band or evidence forbid it, or where
  /// it cannot be better than what was asked.
  private(set) var scores = [Float](repeating: -.infinity, count: Lattice.shapeCount)

  private let evidence: Evidence
  private let band: Band
  private var matches: MatchRows
  private let support: BeadSupport
  private let source: SegmentRuns
  private let target: SegmentRuns
  private let weights = BeadWeights.values
  private let markWeights = Self.markWeights()
  private let numbers = Self.shapeNumbers()

  private typealias F = BeadFeatures
  private static let longest = SegmentRuns.longest

  init(
    _ evidence: Evidence, band: Band, sourceNulls: [(open: Float, more: Float)],
    targetNulls: [(open: Float, more: Float)]
  ) {
    self.evidence = evidence
    self.band = band
    matches = MatchRows(evidence, band: band)
    support = BeadSupport(mostSlots: Self.mostSlots(evidence.source) + Self.mostSlots(evidence.target))
    source = SegmentRuns(evidence.source, nulls: sourceNulls)
    target = SegmentRuns(evidence.target, nulls: targetNulls)
  }

  /// The slots of the fullest run of segments that a bead can hold.
  private static func mostSlots(_ side: EvidenceSide) -> Int {
    (0..<side.count).map { side.starts[min(side.count, $0 + longest)] - side.starts[$0] }.max() ?? 0
  }

  /// Goes on to beads whose first source segment is `i`; never back.
  mutating func advance(to i: Int) { matches.advance(to: i) }

  /// Fills ``scores`` with the beads that begin at a position.
  ///
  /// - Parameter margin: a bead that is so much worse than leaving its segments out need not be scored; nil to score all.
  mutating func score(_ i: Int, _ j: Int, margin: Float?) {
    for number in scores.indices { scores[number] = -.infinity }
    let columns = min(Self.longest, evidence.targetCount - j)
    let beginsAlike = !matches.range(i, j).isEmpty
    for height in 1...min(Self.longest, evidence.sourceCount - i) {
      guard band.lower[i + height] <= j + columns, band.upper[i + height] > j else { continue }
      let last = min(columns, band.upper[i + height] - j)
      var wanted: UInt8 = 0
      for width in max(1, band.lower[i + height] - j)...last where isPossible(i, j, height, width, beginsAlike) {
        wanted |= 1 << UInt8(width)
      }
      if wanted == 0 { continue }
      support.clear()
      for width in 1...last {
        if wanted >> UInt8(width) == 0 { break }
        add(i, j, height, column: width - 1)
        guard wanted & 1 << UInt8(width) != 0 else { continue }
        scores[numbers[(height - 1) * Self.longest + width - 1]] = score(i, j, height, width, margin)
      }
    }
  }

  /// The score of leaving out the segments of a bead.
  @inline(__always) func leftOut(_ i: Int, _ j: Int, _ shape: BeadShape) -> Float {
    source[i, shape.source].leftOut + target[j, shape.target].leftOut
  }

  /// Whether the lengths fit, and of several segments the first or the last pair has something in common.
  @inline(__always)
  private func isPossible(_ i: Int, _ j: Int, _ height: Int, _ width: Int, _ beginsAlike: Bool) -> Bool {
    guard height + width > 2 else { return true }
    guard beginsAlike || !matches.range(i + height - 1, j + width - 1).isEmpty else { return false }
    let distance = abs(Self.lengthDistance(source[i, height].length, target[j, width].length))
    return distance <= (min(height, width) > 1 ? 2 : 4)
  }

  /// The distance of the lengths in about standard deviations, signed.
  @inline(__always) static func lengthDistance(_ source: Float, _ target: Float) -> Float {
    let expected = source * F.lengthRatio
    return (target - expected) / (0.5 * (expected + target) + 3).squareRoot()
  }

  /// Adds a target segment to the bead of `height` source segments.
  @inline(__always)
  private func add(_ i: Int, _ j: Int, _ height: Int, column: Int) {
    let sourceStart = evidence.source.starts[i]
    let sourceCount = evidence.source.starts[i + height] - sourceStart
    let targetBase = evidence.target.starts[j + column] - evidence.target.starts[j] + sourceCount
    for row in 0..<height {
      matches.withMatches(i + row, j + column) { matches in
        support.add(
          matches, row: row, column: column, sourceBase: evidence.source.starts[i + row] - sourceStart,
          targetBase: targetBase)
      }
    }
  }

  // MARK: Weighing

  /// The score of what ``support`` holds; −∞ where it is worse than `margin` allows.
  @inline(__always)
  private func score(_ i: Int, _ j: Int, _ height: Int, _ width: Int, _ margin: Float?) -> Float {
    let (source, target, support) = (source[i, height], target[j, width], support)
    let distance = Self.lengthDistance(source.length, target.length)
    var score: Float = 0
    weights.withUnsafeBufferPointer { weights in
      score += weights[F.lengthDistance] * min(5, abs(distance))
      score += weights[F.lengthDistance + 1] * (min(16, distance * distance) / 4)
      score += markWeights.agree[Int(source.marks.intersection(target.marks).rawValue)]
      score += markWeights.differ[Int(source.marks.symmetricDifference(target.marks).rawValue)]
      if height + width > 2 {
        score += weights[F.shape + Self.shapeWeight(height, width)]
        let least = leastShare(i, j, height, width)
        score += weights[F.support] * (min(0.2, least) * 5) + weights[F.support + 1] * (max(0, least - 0.2) * 4)
      }
      let (sourcePieces, targetPieces) = (support.sourceExplained(.piece), support.targetExplained(.piece))
      let (sourceLatin, targetLatin) = (support.sourceExplained(.latin), support.targetExplained(.latin))
      score += weights[F.pieceGain] * (support.targetGain(.piece) / 10)
      score += weights[F.pieceGain + 1] * (support.sourceGain(.piece) / 10)
      score += weights[F.pieceUnexplained] * ((target.pieces - targetPieces) / 20)
      score += weights[F.pieceUnexplained + 1] * ((source.pieces - sourcePieces) / 20)
      score += weights[F.latinGain] * (support.sourceGain(.latin) / 5)
      score += weights[F.latinUnexplained] * ((source.latin - sourceLatin) / 10)
      score += weights[F.latinUnexplained + 1] * ((target.latin - targetLatin) / 10)
      score += weights[F.readingGain] * (support.targetGain(.reading) / 10)
      score += weights[F.transliterationGain] * (support.targetGain(.transliteration) / 10)
      score += weights[F.figureGain] * (support.sourceGain(.figure) / 5)
      score += weights[F.figureUnexplained] * ((source.figures - support.sourceExplained(.figure)) / 5)
      score += weights[F.figureUnexplained + 1] * ((target.figures - support.targetExplained(.figure)) / 5)
      let total = source.pieces + target.pieces + source.latin + target.latin
      let coverage = (sourcePieces + targetPieces + sourceLatin + targetLatin) / (total + 2)
      for (index, knot) in F.coverageKnots.enumerated() where coverage > knot {
        score += weights[F.coverage + index] * ((coverage - knot) * 4)
      }
      let bySize = weights[F.coverageBySize] * coverage
      if let margin {
        // What the logarithm is at most, by the number's exponent alone, tells most beads without it.
        let most = bySize * Float((1 + total).exponent + 1) * 0.693_148
        guard score + max(0, most) > source.leftOut + target.leftOut - margin else {
          score = -.infinity
          return
        }
      }
      score += bySize * Logarithm.log(1 + total)
    }
    return score
  }

  /// How well the least supported segment of a side with several is supported.
  @inline(__always) private func leastShare(_ i: Int, _ j: Int, _ height: Int, _ width: Int) -> Float {
    var least: Float = 1
    if height > 1 {
      for row in 0..<height { least = min(least, support.sourceShare(row) / (2 + source.judged[i + row])) }
    }
    if width > 1 {
      for column in 0..<width { least = min(least, support.targetShare(column) / (2 + target.judged[j + column])) }
    }
    return least
  }

  @inline(__always) private static func shapeWeight(_ source: Int, _ target: Int) -> Int {
    switch (source, target) {
    case (2, 1): 0
    case (1, 2): 1
    case (3, 1): 2
    case (1, 3): 3
    case (4, 1): 4
    case (1, 4): 5
    case (2, 2): 6
    default: 7
    }
  }

  // MARK: Tables

  /// What each set of marks is worth that both sides have, and that one has alone.
  private static func markWeights() -> (agree: [Float], differ: [Float]) {
    func table(_ first: Int) -> [Float] {
      (0..<1 << RawSegment.Marks.count).map { set in
        var sum: Float = 0
        for bit in 0..<RawSegment.Marks.count where set & 1 << bit != 0 { sum += BeadWeights.values[first + bit] }
        return sum
      }
    }
    return (table(F.marksAgree), table(F.marksDiffer))
  }

  /// The numbers of the shapes by height and width.
  private static func shapeNumbers() -> [Int] {
    var numbers = [Int](repeating: 0, count: longest * longest)
    for (number, shape) in Lattice.shapes.enumerated() {
      numbers[(shape.source - 1) * longest + shape.target - 1] = number
    }
    return numbers
  }

  /// The scores of leaving out each segment of a side: where it opens a run of such, and where it goes on with one.
  static func nulls(_ side: EvidenceSide, isSource: Bool) -> [(open: Float, more: Float)] {
    let weights = BeadWeights.values
    let first = isSource ? F.openSource : F.openTarget
    return (0..<side.count).map { segment in
      let total = side.totals[segment * EvidenceKind.count] + side.totals[segment * EvidenceKind.count + 1]
      let weight = Logarithm.log(1 + total) / 2 * weights[F.nullWeight + (isSource ? 0 : 1)]
      return (weights[first] + weight, weights[first + 1] + weight)
    }
  }
}
