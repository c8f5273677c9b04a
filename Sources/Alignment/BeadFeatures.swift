/// What a bead is judged by, as numbers of about the size of 1.
enum BeadFeatures {
  static let pieceGain = 0  // target, source
  static let pieceUnexplained = 2  // target, source
  static let coverage = 4  // hinges
  static let coverageBySize = 9
  static let latinGain = 10
  static let latinUnexplained = 11  // source, target
  static let readingGain = 13
  static let transliterationGain = 14
  static let figureGain = 15
  static let figureUnexplained = 16  // source, target
  static let marksAgree = 18
  static let marksDiffer = 25
  static let lengthDistance = 32  // plain, squared
  static let shape = 34
  static let support = 42  // hinges
  static let openSource = 44  // null source start, continued
  static let openTarget = 46
  static let nullWeight = 48  // source, target
  static let kindDiffers = 50
  static let count = 51

  static let coverageKnots: [Float] = [0, 0.1, 0.2, 0.35, 0.55]
  /// Chinese characters to a Korean one.
  static let lengthRatio: Float = 0.72
}

/// Turns beads into features; one for each task, for it has room to work in.
struct BeadReader {
  private let evidence: Evidence
  private var matches: MatchRows
  private var gains: [Float] = []
  /// The slots with a gain, the source's and the target's, in the order in which they were met.
  private var touchedSource: [Int32] = []
  private var touchedTarget: [Int32] = []
  private var sums = [Float](repeating: 0, count: Sum.count)
  private(set) var features = [Float](repeating: 0, count: BeadFeatures.count)

  private typealias F = BeadFeatures

  init(_ evidence: Evidence, band: Band) {
    self.evidence = evidence
    matches = MatchRows(evidence, band: band)
  }

  /// Goes on to beads whose first source segment is `i`; never back.
  mutating func advance(to i: Int) { matches.advance(to: i) }

  /// The distance of the lengths in about standard deviations, signed.
  static func lengthDistance(_ source: Float, _ target: Float) -> Float {
    let expected = source * F.lengthRatio
    return (target - expected) / (0.5 * (expected + target) + 3).squareRoot()
  }

  /// Whether a bead of several segments is likely enough to be judged: its first or its last pair has something in common.
  func isWorthReading(_ i: Int, _ j: Int, _ shape: BeadShape) -> Bool {
    if shape.source + shape.target == 2 { return true }
    return !matches.range(i, j).isEmpty || !matches.range(i + shape.source - 1, j + shape.target - 1).isEmpty
  }

  /// Fills ``features`` for a bead of both sides; false where the lengths or the band forbid it.
  mutating func read(_ i: Int, _ j: Int, _ shape: BeadShape) -> Bool {
    var (sourceLength, targetLength): (Float, Float) = (0, 0)
    for segment in i..<i + shape.source { sourceLength += evidence.source.lengths[segment] }
    for segment in j..<j + shape.target { targetLength += evidence.target.lengths[segment] }
    let distance = Self.lengthDistance(sourceLength, targetLength)
    let size = shape.source + shape.target
    if size > 2, abs(distance) > (min(shape.source, shape.target) > 1 ? 2 : 4) { return false }
    for index in features.indices { features[index] = 0 }
    let sourceStart = evidence.source.starts[i]
    let sourceCount = evidence.source.starts[i + shape.source] - sourceStart
    let targetStart = evidence.target.starts[j]
    let targetCount = evidence.target.starts[j + shape.target] - targetStart
    if gains.count < sourceCount + targetCount {
      gains = [Float](repeating: 0, count: (sourceCount + targetCount) * 2)
    }
    collect(i, j, shape, sourceStart, targetStart, sourceCount)
    sum(evidence.source, i..<i + shape.source, touchedSource, 0, into: Sum.source)
    sum(evidence.target, j..<j + shape.target, touchedTarget, sourceCount, into: Sum.target)
    if size > 2 { support(i, j, shape, sourceCount) }
    for slot in touchedSource { gains[Int(slot)] = 0 }
    for slot in touchedTarget { gains[Int(slot)] = 0 }
    touchedSource.removeAll(keepingCapacity: true)
    touchedTarget.removeAll(keepingCapacity: true)
    fill()
    fillMarks(i, j, shape)
    features[F.lengthDistance] = min(5, abs(distance))
    features[F.lengthDistance + 1] = min(16, distance * distance) / 4
    if size > 2 { features[F.shape + Self.shapeNumber(shape)] = 1 }
    return true
  }

  static func shapeNumber(_ shape: BeadShape) -> Int {
    switch (shape.source, shape.target) {
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

  /// The best gain of each slot over all pairs of the bead.
  private mutating func collect(
    _ i: Int, _ j: Int, _ shape: BeadShape, _ sourceStart: Int, _ targetStart: Int, _ sourceCount: Int
  ) {
    for row in i..<i + shape.source {
      let sourceBase = evidence.source.starts[row] - sourceStart
      for column in j..<j + shape.target {
        let targetBase = evidence.target.starts[column] - targetStart + sourceCount
        for index in matches.range(row, column) {
          let match = matches.match(row, index)
          let gain = Float(match.gain) / MatchRows.Match.unit
          let isSource = match.slot & MatchRows.Match.targetBit == 0
          let slot = isSource ? sourceBase + Int(match.slot) : targetBase + Int(match.slot & ~MatchRows.Match.targetBit)
          guard gain > gains[slot] else { continue }
          if gains[slot] == 0 {
            if isSource { touchedSource.append(Int32(slot)) } else { touchedTarget.append(Int32(slot)) }
          }
          gains[slot] = gain
        }
      }
    }
  }

  /// Where the sums of a side stand in ``sums``, each a number a kind of evidence: gains, weight of supported slots, weight
  /// of all.
  private enum Sum {
    static let (gain, explained, total) = (0, 8, 16)
    static let (source, target) = (0, 24)
    static let count = 48
  }

  /// - Parameter base: where the slots of these segments begin in ``gains``.
  private mutating func sum(
    _ side: EvidenceSide, _ segments: Range<Int>, _ touched: [Int32], _ base: Int, into place: Int
  ) {
    let start = side.starts[segments.lowerBound] - base
    // The innermost loop of an alignment: without checks of bounds, which hold for slots of these segments.
    sums.withUnsafeMutableBufferPointer { sums in
      for kind in place..<place + Sum.target { sums[kind] = 0 }
      gains.withUnsafeBufferPointer { gains in
        side.kinds.withUnsafeBufferPointer { kinds in
          side.weights.withUnsafeBufferPointer { weights in
            for slot in touched {
              let (gain, index) = (gains[Int(slot)], start + Int(slot))
              let kind = place + Int(kinds[index])
              sums[kind + Sum.gain] += gain
              sums[kind + Sum.explained] += weights[index] * min(1, gain * 0.7)
            }
          }
        }
      }
      for segment in segments {
        for kind in 0..<EvidenceKind.count {
          sums[place + Sum.total + kind] += side.totals[segment * EvidenceKind.count + kind]
        }
      }
    }
  }

  private mutating func fill() {
    let sums = sums
    func source(_ sum: Int, _ kind: EvidenceKind) -> Float { sums[Sum.source + sum + Int(kind.rawValue)] }
    func target(_ sum: Int, _ kind: EvidenceKind) -> Float { sums[Sum.target + sum + Int(kind.rawValue)] }
    func unexplained(_ side: (Int, EvidenceKind) -> Float, _ kind: EvidenceKind) -> Float {
      side(Sum.total, kind) - side(Sum.explained, kind)
    }
    let total =
      source(Sum.total, .piece) + target(Sum.total, .piece) + source(Sum.total, .latin) + target(Sum.total, .latin)
    let explained =
      source(Sum.explained, .piece) + target(Sum.explained, .piece) + source(Sum.explained, .latin)
      + target(Sum.explained, .latin)
    features[F.pieceGain] = target(Sum.gain, .piece) / 10
    features[F.pieceGain + 1] = source(Sum.gain, .piece) / 10
    features[F.pieceUnexplained] = unexplained(target, .piece) / 20
    features[F.pieceUnexplained + 1] = unexplained(source, .piece) / 20
    let coverage = explained / (total + 2)
    for (index, knot) in F.coverageKnots.enumerated() { features[F.coverage + index] = max(0, coverage - knot) * 4 }
    features[F.coverageBySize] = coverage * Logarithm.log(1 + total)
    features[F.latinGain] = source(Sum.gain, .latin) / 5
    features[F.latinUnexplained] = unexplained(source, .latin) / 10
    features[F.latinUnexplained + 1] = unexplained(target, .latin) / 10
    features[F.readingGain] = target(Sum.gain, .reading) / 10
    features[F.transliterationGain] = target(Sum.gain, .transliteration) / 10
    features[F.figureGain] = source(Sum.gain, .figure) / 5
    features[F.figureUnexplained] = unexplained(source, .figure) / 5
    features[F.figureUnexplained + 1] = unexplained(target, .figure) / 5
  }

  private mutating func fillMarks(_ i: Int, _ j: Int, _ shape: BeadShape) {
    var (source, target): (RawSegment.Marks, RawSegment.Marks) = ([], [])
    for segment in i..<i + shape.source { source.formUnion(evidence.source.marks[segment]) }
    for segment in j..<j + shape.target { target.formUnion(evidence.target.marks[segment]) }
    for bit in 0..<RawSegment.Marks.count {
      let mark = RawSegment.Marks(rawValue: 1 << UInt8(bit))
      if source.contains(mark) != target.contains(mark) {
        features[F.marksDiffer + bit] = 1
      } else if source.contains(mark) {
        features[F.marksAgree + bit] = 1
      }
    }
  }

  /// How well the least supported segment of a bead with several is supported.
  private mutating func support(_ i: Int, _ j: Int, _ shape: BeadShape, _ sourceCount: Int) {
    var least: Float = 1
    func see(_ side: EvidenceSide, _ segments: Range<Int>, _ base: Int) {
      guard segments.count > 1 else { return }
      let start = side.starts[segments.lowerBound]
      for segment in segments {
        var (sum, total): (Float, Float) = (0, 2)
        for slot in side.slots(segment) where side.kinds[slot] != EvidenceKind.transliteration.rawValue {
          sum += side.weights[slot] * min(1, gains[base + slot - start] * 0.7)
          total += side.weights[slot]
        }
        least = min(least, sum / total)
      }
    }
    see(evidence.source, i..<i + shape.source, 0)
    see(evidence.target, j..<j + shape.target, sourceCount)
    features[F.support] = min(0.2, least) * 5
    features[F.support + 1] = max(0, least - 0.2) * 4
  }

  /// Fills ``features`` for one segment without counterpart.
  mutating func readNull(_ side: EvidenceSide, _ segment: Int, isSource: Bool, continues: Bool) {
    for index in features.indices { features[index] = 0 }
    features[(isSource ? F.openSource : F.openTarget) + (continues ? 1 : 0)] = 1
    let total = side.totals[segment * EvidenceKind.count] + side.totals[segment * EvidenceKind.count + 1]
    features[F.nullWeight + (isSource ? 0 : 1)] = Logarithm.log(1 + total) / 2
  }
}
