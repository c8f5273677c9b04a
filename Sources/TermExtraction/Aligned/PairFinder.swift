import SinoKorean

/// Finds the pairs of forms that stand together more often than chance has it, and those that share a bead and read one another as a whole.
///
/// - Complexity: linear memory; time in the number of pairs of forms that share a bead.
struct PairFinder {
  private let korean: SpanIndex
  private let chinese: SpanIndex
  private let weights: [Float]
  private let total: Float

  private static let fewestTogether: Float = 1.2
  private static let leastRatio: Float = 4
  /// The lowest conditional probability that a translation has.
  private static let leastShare: Float = 0.08
  /// Of each Korean form.
  private static let mostPairs = 40

  init(korean: SpanIndex, chinese: SpanIndex, weights: [Float]) {
    self.korean = korean
    self.chinese = chinese
    self.weights = weights
    total = weights.reduce(0, +)
  }

  /// By Korean form, then by Chinese form.
  func pairs() -> [TermPair] {
    let frequent = frequentPairs()
    let known = Set(frequent.map { Self.key($0.korean, $0.chinese) })
    return (frequent + readPairs(beside: known)).sorted { ($0.korean, $0.chinese) < ($1.korean, $1.chinese) }
  }

  private static func key(_ first: Int32, _ second: Int32) -> UInt64 {
    UInt64(first) << 32 | UInt64(second)
  }

  // MARK: Co-occurrence

  private func frequentPairs() -> [TermPair] {
    let forms = (0..<chinese.beadCount).map { bead in
      chinese.forms(inBead: bead).filter { chinese.counts[Int($0)] >= Self.fewestTogether }
    }
    var together = [Float](repeating: 0, count: chinese.keys.count)
    var result: [TermPair] = []
    for (form, beads) in beadsByForm().enumerated() where korean.counts[form] >= Self.fewestTogether {
      var met: [Int32] = []
      for bead in beads {
        for other in forms[Int(bead)] {
          if together[Int(other)] == 0 { met.append(other) }
          together[Int(other)] += weights[Int(bead)]
        }
      }
      result += best(of: met, for: Int32(form), together)
      for other in met { together[Int(other)] = 0 }
    }
    return result
  }

  private func beadsByForm() -> [[Int32]] {
    var result = [[Int32]](repeating: [], count: korean.keys.count)
    for bead in 0..<korean.beadCount {
      for form in korean.forms(inBead: bead) where korean.counts[Int(form)] >= Self.fewestTogether {
        result[Int(form)].append(Int32(bead))
      }
    }
    return result
  }

  private func best(of met: [Int32], for form: Int32, _ together: [Float]) -> [TermPair] {
    let count = korean.counts[Int(form)]
    let chosen = met.compactMap { other -> (form: Int32, ratio: Float)? in
      let (both, otherCount) = (together[Int(other)], chinese.counts[Int(other)])
      guard both >= Self.fewestTogether, both >= max(count, otherCount) * Self.leastShare else { return nil }
      let ratio = LikelihoodRatio.of(together: both, first: count, second: otherCount, total: total)
      return ratio >= Self.leastRatio ? (other, ratio) : nil
    }
    // Of parts of one form, which stand in the same beads, the longest first.
    .sorted { first, second in
      if first.ratio != second.ratio { return first.ratio > second.ratio }
      let (key, otherKey) = (chinese.keys[Int(first.form)], chinese.keys[Int(second.form)])
      return (otherKey.utf8.count, key) < (key.utf8.count, otherKey)
    }
    .prefix(Self.mostPairs)
    return chosen.compactMap { pair(form, $0.form, together: together[Int($0.form)], ratio: $0.ratio) }
  }

  /// Nil for Latin letters on both sides, unless they are the same.
  private func pair(_ first: Int32, _ second: Int32, together: Float, ratio: Float) -> TermPair? {
    let (key, otherKey) = (korean.keys[Int(first)], chinese.keys[Int(second)])
    guard key == otherKey || !Self.isLatin(otherKey) || !Self.isLatin(key) else { return nil }
    return TermPair(
      korean: first, chinese: second, together: together, koreanCount: korean.counts[Int(first)],
      chineseCount: chinese.counts[Int(second)], likelihoodRatio: ratio,
      sound: PairSound(korean: korean.text(of: first), chinese: otherKey), isSame: key == otherKey,
      isWord: korean.isWord[Int(first)] && chinese.isWord[Int(second)],
      looseEdges: chinese.looseEdges(of: second))
  }

  private static func isLatin(_ key: String) -> Bool { key.utf8.allSatisfy { $0 < 0x80 } }

  // MARK: Pairs that read as a whole

  /// A form seen once, or in so few beads that standing together says nothing, goes only with what it reads as a whole.
  private static let leastReading = 0.9

  private func readPairs(beside known: Set<UInt64>) -> [TermPair] {
    var together: [UInt64: Float] = [:]
    var reads: [UInt64: Bool] = [:]
    var sounds = FirstSounds()
    for bead in 0..<chinese.beadCount {
      var byFirst: [UInt32: [Int32]] = [:]
      for form in chinese.forms(inBead: bead) {
        for syllable in sounds.first(of: chinese.keys[Int(form)]) { byFirst[syllable, default: []].append(form) }
      }
      for form in korean.forms(inBead: bead) {
        guard let first = korean.keys[Int(form)].unicodeScalars.first, let others = byFirst[first.value] else {
          continue
        }
        for other in others {
          let key = Self.key(form, other)
          guard !known.contains(key) else { continue }
          if reads[key] == nil { reads[key] = self.reads(form, other) }
          if reads[key] == true { together[key, default: 0] += weights[bead] }
        }
      }
    }
    return together.compactMap { key, together in
      let (form, other) = (Int32(key >> 32), Int32(key & 0xFFFF_FFFF))
      let ratio = LikelihoodRatio.of(
        together: together, first: korean.counts[Int(form)], second: chinese.counts[Int(other)], total: total)
      return pair(form, other, together: together, ratio: ratio)
    }
  }

  private func reads(_ form: Int32, _ other: Int32) -> Bool {
    let (key, otherKey) = (korean.keys[Int(form)], chinese.keys[Int(other)])
    let (length, otherLength) = (key.unicodeScalars.count, otherKey.unicodeScalars.count)
    guard otherLength > 1, (otherLength...otherLength * 2).contains(length) else { return false }
    return ReadingFit.fit(korean: key, chinese: otherKey).score >= Self.leastReading
  }
}

/// The syllables that the first character of a form may be read as.
private struct FirstSounds {
  private var known: [Unicode.Scalar: [UInt32]] = [:]

  mutating func first(of key: String) -> [UInt32] {
    guard let first = key.unicodeScalars.first, first.properties.isIdeographic else { return [] }
    if let sounds = known[first] { return sounds }
    var sounds: [UInt32] = []
    for sound in CharacterSounds.sinoKorean(of: first) + CharacterSounds.transliterations(of: first)
    where !sounds.contains(sound.value) { sounds.append(sound.value) }
    known[first] = sounds
    return sounds
  }
}
