/// What speaks for two forms of aligned text being one term.
public struct TermAssociation: Sendable, Hashable {
  /// What carries the pair.
  public enum Way: String, Sendable, CaseIterable {
    /// The Korean is the Sino-Korean reading of the Chinese.
    case sinoKorean = "sino-korean"
    /// It sounds like it: by the rules of transliteration, or as another rendering of a foreign name.
    case transliteration
    /// The general lexicon knows the parts as translations.
    case lexicon
    /// They stand together, and that is all.
    case cooccurrence = "co-occurrence"
  }

  public let way: Way
  /// The beads, each as its score, that hold both, the Korean and the Chinese.
  public let together: Double
  public let koreanCount: Double
  public let chineseCount: Double
  /// Those of ``together`` where no other partner of either is more probable.
  public let linked: Double
  /// Dunning’s log-likelihood ratio of standing together; 10.8 is chance in one case of a thousand.
  public let likelihoodRatio: Double
  /// How well the Korean reads or transliterates the Chinese, from 0 to 1.
  public let reading: Double
  /// How alike both sound as renderings of a foreign name, from 0 to 1.
  public let name: Double
  /// The shares of the Korean and of the Chinese that the general lexicon explains by the other; nil where it knows nothing of them.
  public let koreanExplained: Double?
  public let chineseExplained: Double?
  /// How many edges of the Chinese stand between characters that no dictionary joins, from 0 to 2, in the mean.
  public let looseEdges: Double
}

extension TermAssociation {
  private static let sounding: Float = 0.75
  private static let explained: Float = 0.6

  init(_ pair: TermPair) {
    let sound = pair.sound
    let isKnown = min(sound.koreanExplained ?? 0, sound.chineseExplained ?? 0) >= Self.explained
    way =
      sound.reading >= Self.sounding
      ? (sound.rendering == .transliteration ? .transliteration : .sinoKorean)
      : sound.name >= Self.sounding && !isKnown ? .transliteration : isKnown ? .lexicon : .cooccurrence
    together = Double(pair.together)
    koreanCount = Double(pair.koreanCount)
    chineseCount = Double(pair.chineseCount)
    linked = Double(pair.linked)
    likelihoodRatio = Double(pair.likelihoodRatio)
    reading = Double(sound.reading)
    name = Double(sound.name)
    koreanExplained = sound.koreanExplained.map { Double($0) }
    chineseExplained = sound.chineseExplained.map { Double($0) }
    looseEdges = Double(pair.looseEdges)
  }
}
