/// How probable it is that a pair is one term, from what speaks for it: a logistic regression on pairs that a reader judged.
enum PairModel {
  /// The share of its links in links of one longer pair from which on a pair is a part of that.
  private static let partOfOne: Float = 0.75
  /// The share that the lexicon must explain of a word for it to be a term in its own right.
  private static let wordExplained: Float = 0.5

  /// Whether a pair is but a part of `parent`: it stands nowhere else, and is no pair of words that the lexicon knows.
  static func isPart(_ pair: TermPair) -> Bool {
    guard let parent = pair.parent, parent.links >= pair.linked * partOfOne else { return false }
    let explained = min(pair.sound.koreanExplained ?? 0, pair.sound.chineseExplained ?? 0)
    return !(pair.isWord && explained >= wordExplained)
  }

  static func logOdds(_ pair: TermPair, isLinked: Bool) -> Float {
    let links = isLinked ? max(pair.linked, 0.05) : pair.together
    let reading = max(pair.sound.reading > 0.6 ? pair.sound.reading : 0, 0)
    var z: Float = 0.5
    z += 1.0 * Logarithm.of(links)
    z += 1.2 * Logarithm.of(links / pair.koreanCount)
    z += 1.2 * Logarithm.of(links / pair.chineseCount)
    z += 3 * reading
    z += 1.5 * pair.sound.name
    z += 1.5 * ((pair.sound.koreanExplained ?? 0.4) - 0.4)
    z += 1.5 * ((pair.sound.chineseExplained ?? 0.4) - 0.4)
    if pair.isSame { z += 3 }
    if pair.sound.hasForeignLetters, pair.sound.name < 0.5 { z -= 1.5 }
    if pair.sound.characters == 1 { z -= 1 }
    if pair.sound.syllables == 1 { z -= 1 }
    return z
  }
}
