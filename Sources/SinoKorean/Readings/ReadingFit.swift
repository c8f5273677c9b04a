/// How well a Korean string can be a rendering of a Chinese one, by its sound.
///
/// It compares the two syllable by syllable: each character may stand for its Sino-Korean reading (量 량), for its
/// transliteration (量 량, 元 위안, 漂 퍄오), or, with its neighbours, for a customary form or a common translation
/// (基金 펀드). Digits match Chinese numerals, Latin letters themselves. Spaces, dots and marks count for nothing.
/// A rendering that only carries the meaning fits badly, and that is right: it must be known from a glossary.
///
///     let fit = ReadingFit.fit(korean: "왕위쥬", chinese: "王义军")
///     fit.expected         // "왕이쥔"
///     fit.deviatingSyllables  // 2
///
/// ## Topics
/// - ``fit(korean:chinese:)``, ``bestSuffix(of:chinese:)``
/// - ``score``, ``rendering``, ``expected``, ``verdicts``, ``deviatingSyllables``
public struct ReadingFit: Sendable {
  /// The way that fits best.
  public enum Rendering: String, Sendable {
    case sinoKorean
    case transliteration
    /// More than one way, or a translated part.
    case mixed
    /// The Korean side is a name in Latin letters.
    case foreign
    /// Figures alone.
    case number
    /// Nothing fits.
    case none
  }

  /// What a part of the Korean string is to a part of the Chinese one.
  public struct Verdict: Hashable, Sendable {
    public enum Agreement: Sendable {
      case exact
      /// Alike in most sounds: 쥬 for 쥔, 씽 for 싱.
      case near
      case none
    }
    public enum Way: Sendable {
      case sinoKorean
      case transliteration
      /// A customary form or a common translation.
      case translation
      /// The same figure or letter.
      case same
      case none
    }
    /// UTF-8 offsets in the Korean string; empty where nothing stands for the characters.
    public let korean: Range<Int>
    /// UTF-8 offsets in the Chinese string; empty where the syllable stands for nothing.
    public let chinese: Range<Int>
    public let agreement: Agreement
    public let way: Way
    /// What the rules give for the characters this way; empty for a syllable that stands for nothing.
    public let expected: String
  }

  /// From 0 (nothing fits) to 1 (every character is rendered by the rules, and nothing is left over).
  public let score: Double
  public let rendering: Rendering
  /// Syllables that are not what the rules give, left over, or missing.
  public let deviatingSyllables: Int

  let alignment: ReadingAlignment
  /// The index of the first unit of the Korean side that the fit covers.
  let start: Int

  /// Part by part, in order.
  public var verdicts: [Verdict] { alignment.verdicts(from: start) }

  /// What the rules give for the way that fits best, without spaces: 선전엔젤모펀드 for 深圳天使母基金.
  public var expected: String { verdicts.map(\.expected).joined() }

  /// How well `korean` as a whole fits `chinese`.
  ///
  /// - Complexity: O(*n* × *m*) in the numbers of syllables and characters, about a microsecond a character.
  public static func fit(korean: String, chinese: String) -> ReadingFit {
    ReadingAlignment(korean: korean, chinese: chinese).fit(from: 0)
  }

  /// How well each end of `korean` fits `chinese`, in the order of their starts.
  ///
  /// Use it to find where the head of a gloss begins: `…강소기업 샤오미창장(小米长江)` is best from 샤오미창장 on. One pass over both
  /// strings serves every start.
  ///
  /// - Parameter korean: what stands before the bracket; only its last 40 syllables are read.
  /// - Returns: for each syllable, figure and letter, its UTF-8 offset in `korean` and the fit from there to the end.
  public static func suffixes(of korean: String, chinese: String) -> [(start: Int, fit: ReadingFit)] {
    let alignment = ReadingAlignment(korean: korean, chinese: chinese, longest: 40)
    return alignment.korean.indices.map { (alignment.korean[$0].range.lowerBound, alignment.fit(from: $0)) }
  }

  /// The ends of `korean` that fit `chinese`, the best first; of equals the longer first. Those that score 0 are left out.
  public static func bestSuffix(of korean: String, chinese: String) -> [(start: Int, fit: ReadingFit)] {
    let alignment = ReadingAlignment(korean: korean, chinese: chinese, longest: 40)
    return alignment.korean.indices
      .map { (index: $0, score: alignment.score(from: $0)) }
      .filter { $0.score > 0 }
      .sorted { ($1.score, $0.index) < ($0.score, $1.index) }
      .map { (alignment.korean[$0.index].range.lowerBound, alignment.fit(from: $0.index)) }
  }
}
