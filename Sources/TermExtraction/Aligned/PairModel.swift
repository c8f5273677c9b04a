/// How probable it is that a pair is one term, from what speaks for it: a logistic regression on pairs that a reader judged.
enum PairModel {
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
    if pair.sound.characters == 1 { z -= 1 }
    if pair.sound.syllables == 1 { z -= 1 }
    return z
  }
}
