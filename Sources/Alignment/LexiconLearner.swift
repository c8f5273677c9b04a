/// Learns from aligned text which pieces go together, over what the general lexicon knows.
///
/// IBM model 1 (Brown et al., “The Mathematics of Statistical Machine Translation”, 1993) in both directions, with the general
/// lexicon as prior. What was seen once confirms only the bead it was seen in, so it is not learnt.
public struct LexiconLearner {
  /// A bead as evidence: its pieces, each once, and how probable it is.
  public struct Sample: Sendable {
    var korean: [UInt64]
    var chinese: [UInt64]
    var weight: Float
  }

  private static let rounds = 4
  /// The weight of the general lexicon, in beads.
  private static let prior: Float = 2
  private static let discount: Float = 0.7
  /// The chance of pieces that the general lexicon does not know together, and of having no counterpart.
  private static let unknown: Float = 0.02
  private static let leastProbability: Float = 0.03
  /// Pieces in more than this share of the beads say nothing.
  private static let mostFrequent: Float = 0.3

  private var korean = PieceNumbers()
  private var chinese = PieceNumbers()
  private var samples: [(koreanCount: Int, chineseCount: Int, pairs: [Int32], weight: Float)] = []
  /// Of every pair of pieces that stands in a bead.
  private var pairs: [UInt64: Int32] = [:]
  private var pairKeys: [UInt64] = []
  private var general: [Association] = []

  public init(_ samples: [Sample]) {
    let total = samples.reduce(0) { $0 + $1.weight }
    for sample in samples {
      korean.count(sample.korean, sample.weight)
      chinese.count(sample.chinese, sample.weight)
    }
    let bounds = Float(1.5)...max(3, total * Self.mostFrequent)
    for sample in samples {
      let sources = korean.numbers(of: sample.korean, in: bounds)
      let targets = chinese.numbers(of: sample.chinese, in: bounds)
      let pairs = sources.flatMap { source in targets.map { number(of: source, $0) } }
      self.samples.append((sources.count, targets.count, pairs, sample.weight))
    }
    addGeneral()
  }

  private mutating func number(of source: Int32, _ target: Int32) -> Int32 {
    let key = UInt64(source) << 32 | UInt64(target)
    if let known = pairs[key] { return known }
    let new = Int32(pairKeys.count)
    pairs[key] = new
    pairKeys.append(key)
    return new
  }

  private mutating func addGeneral() {
    general = [Association](repeating: Association(toChinese: 0, toKorean: 0), count: pairKeys.count)
    for (index, key) in korean.keys.enumerated() {
      GeneralLexicon.shared.forEachAssociation(of: key) { other, association in
        guard let target = chinese.number(of: other), let pair = pairs[UInt64(index) << 32 | UInt64(target)] else {
          return
        }
        general[Int(pair)] = association
      }
    }
  }

  /// What was learnt.
  ///
  /// - Complexity: O(pairs of pieces in all beads) a round.
  public func lexicon() -> BilingualLexicon {
    let toChinese = learn(\.toChinese, isForward: true)
    let toKorean = learn(\.toKorean, isForward: false)
    var result = BilingualLexicon()
    for (index, key) in pairKeys.enumerated() {
      let association = Association(toChinese: toChinese[index], toKorean: toKorean[index])
      guard max(association.toChinese, association.toKorean) >= Self.leastProbability else { continue }
      let (source, target) = (Int(key >> 32), Int(key & 0xFFFF_FFFF))
      result.add(korean.keys[source], chinese.keys[target], association)
    }
    result.sort()
    return result
  }

  private func learn(_ direction: KeyPath<Association, Float>, isForward: Bool) -> [Float] {
    var probabilities = general.map { $0[keyPath: direction] + Self.unknown }
    let counts = isForward ? korean.counts : chinese.counts
    for round in 0..<Self.rounds {
      var expected = [Float](repeating: 0, count: probabilities.count)
      for sample in samples {
        // Pairs stand row by row: a Korean piece with each Chinese one.
        let given = isForward ? (sample.koreanCount, sample.chineseCount) : (sample.chineseCount, 1)
        let predicted = isForward ? (sample.chineseCount, 1) : (sample.koreanCount, sample.chineseCount)
        for piece in 0..<predicted.0 {
          var sum = Self.unknown
          for other in 0..<given.0 { sum += probabilities[Int(sample.pairs[other * given.1 + piece * predicted.1])] }
          for other in 0..<given.0 {
            let index = Int(sample.pairs[other * given.1 + piece * predicted.1])
            expected[index] += sample.weight * probabilities[index] / sum
          }
        }
      }
      let isLast = round == Self.rounds - 1
      for (index, key) in pairKeys.enumerated() {
        let given = Int(isForward ? key >> 32 : key & 0xFFFF_FFFF)
        let known = general[index][keyPath: direction]
        let count = max(0, expected[index] - Self.discount)
        probabilities[index] = (count + Self.prior * known) / (counts[given] + Self.prior)
        // What is not learnt stays what it was.
        if isLast, count == 0 { probabilities[index] = known }
      }
    }
    return probabilities
  }
}

/// The different pieces of one language, numbered, with how often they stand.
private struct PieceNumbers {
  private(set) var keys: [UInt64] = []
  private(set) var counts: [Float] = []
  private var numbers: [UInt64: Int32] = [:]

  mutating func count(_ pieces: [UInt64], _ weight: Float) {
    for piece in pieces {
      if let number = numbers[piece] {
        counts[Int(number)] += weight
      } else {
        numbers[piece] = Int32(keys.count)
        keys.append(piece)
        counts.append(weight)
      }
    }
  }

  func number(of piece: UInt64) -> Int32? { numbers[piece] }

  /// The numbers of those pieces that stand neither too seldom nor too often.
  func numbers(of pieces: [UInt64], in bounds: ClosedRange<Float>) -> [Int32] {
    pieces.compactMap { numbers[$0] }.filter { bounds.contains(counts[Int($0)]) }
  }
}
