/// What speaks for a pair, weighed: once to choose between pairs that share a place, once to say how probable the chosen ones are.
enum PairModel {
  // MARK: Choosing

  /// How strongly a pair claims a place, as log-odds; only the order means something.
  ///
  /// - Parameter isLinked: Whether its links have been counted, so that what other pairs claim counts no more.
  static func claim(of pair: TermPair, isLinked: Bool) -> Float {
    let links = isLinked ? max(pair.linked, 0.05) : pair.together
    var claim = 0.5 + Logarithm.of(links)
    claim += 1.2 * (Logarithm.of(links / pair.koreanCount) + Logarithm.of(links / pair.chineseCount))
    claim += 3 * soundedReading(of: pair) + 1.5 * pair.sound.name
    claim += 1.5 * (explained(pair.sound.koreanExplained) + explained(pair.sound.chineseExplained))
    claim -= pair.looseEdges
    if pair.isSame { claim += 3 }
    // CD제조사 has CD of CD厂商, and 데비안 sounds like Debian; 멤버 has nothing of Debian成员.
    if pair.sound.hasForeignLetters, pair.sound.name < 0.5 { claim -= 1.5 }
    if pair.sound.characters == 1 { claim -= 1 }
    if pair.sound.syllables == 1 { claim -= 1 }
    return claim
  }

  /// What claims less has no partner.
  static let leastClaim: Float = -2

  // MARK: Probability

  /// That a pair whose links are counted is one term, from 0 to 1: a logistic regression on 1,211 pairs that a reader judged.
  static func probability(of pair: TermPair) -> Float {
    guard pair.linked > 0 else { return 0 }
    var logOdds = 0.7 + 0.55 * Logarithm.of(pair.linked)
    logOdds += 0.2 * Logarithm.of(pair.linked / pair.koreanCount)
    logOdds += 0.45 * Logarithm.of(pair.linked / pair.chineseCount)
    logOdds += 3.3 * soundedReading(of: pair) + pair.sound.name
    logOdds += 0.75 * explained(pair.sound.koreanExplained) + 1.85 * explained(pair.sound.chineseExplained)
    if pair.sound.characters == 1 { logOdds -= 0.6 }
    if pair.sound.syllables == 1 { logOdds -= 0.75 }
    return Logarithm.probability(ofLogOdds: logOdds)
  }

  /// Below this a likeness of sound is chance.
  private static let leastReading: Float = 0.6
  /// What the lexicon explains of a pair that it does not know.
  private static let usuallyExplained: Float = 0.4

  private static func soundedReading(of pair: TermPair) -> Float {
    pair.sound.reading > leastReading ? pair.sound.reading : 0
  }

  private static func explained(_ share: Float?) -> Float { (share ?? usuallyExplained) - usuallyExplained }

  // MARK: Parts

  /// The share of its links in links of one longer pair from which on a pair is a part of that.
  private static let partOfOne: Float = 0.75
  /// The share that the lexicon must explain of a word for it to be a term in its own right.
  private static let wordExplained: Float = 0.5

  /// Whether a pair is but a part of its parent: it stands nowhere else, and is no pair of words that the lexicon knows.
  static func isPart(_ pair: TermPair) -> Bool {
    guard let parent = pair.parent, parent.links >= pair.linked * partOfOne else { return false }
    let explained = min(pair.sound.koreanExplained ?? 0, pair.sound.chineseExplained ?? 0)
    return !(pair.isWord && explained >= wordExplained)
  }
}
