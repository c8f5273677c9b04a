/// Two forms that stand in the same beads, with what speaks for their being one term.
struct TermPair {
  let korean: Int32
  let chinese: Int32
  /// The beads that hold both, each as its score.
  let together: Float
  /// The beads that hold each.
  let koreanCount: Float
  let chineseCount: Float
  /// Dunning’s log-likelihood ratio of their standing together.
  let likelihoodRatio: Float
  let sound: PairSound
  /// Whether both are the same Latin letters: nothing is translated there.
  let isSame: Bool
  /// Whether both are one word each.
  let isWord: Bool
  /// How many edges of the Chinese stand between characters that no dictionary joins, from 0 to 2, in the mean.
  let looseEdges: Float
  /// The beads where nothing speaks for another partner of either more strongly.
  var linked: Float = 0
  /// The longer pair whose links most links of this one lie in, as its index, and how many do.
  var parent: (pair: Int, links: Float)?
}

/// The likelihood ratio of two kinds of event (Dunning, “Accurate Methods for the Statistics of Surprise and Coincidence”, 1993).
enum LikelihoodRatio {
  /// How surprising it is that two forms stand together `together` times: 0 where they do as often as chance has it, or more seldom.
  static func of(together: Float, first: Float, second: Float, total: Float) -> Float {
    guard together * total > first * second else { return 0 }
    func term(_ observed: Float, _ expected: Float) -> Float {
      observed <= 0 || expected <= 0 ? 0 : observed * Logarithm.of(observed / expected)
    }
    let (withoutFirst, withoutSecond) = (total - first, total - second)
    let neither = max(0, total - first - second + together)
    return 2
      * (term(together, first * second / total) + term(first - together, first * withoutSecond / total)
        + term(second - together, withoutFirst * second / total)
        + term(neither, withoutFirst * withoutSecond / total))
  }
}
