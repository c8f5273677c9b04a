import BitextModel
import SinoKorean
import TermRecognition
import Terminology

/// Proposes entries for the glossary from aligned text.
///
/// A pair is proposed where two forms stand together more often than chance has it, or, seen once, where the Korean reads the Chinese as a whole. Forms lie in one
/// another (패키지, 데비안 패키지), so in each bead the most probable pairs are linked first and what crosses them is not; what is left of a pair after that is what
/// its probability is told from. `Documentation/Design/Harvest.md` says how.
///
///     var harvester = AlignedHarvester(termbase)
///     harvester.add(texts)
///     harvester.candidates(minScore: 0.5)
public struct AlignedHarvester: Sendable {
  private let standings: GlossaryStandings
  private var texts: [AlignedText] = []
  private var koreanSpans = KoreanSpans()
  private var korean = SpanIndex()
  private var chinese = SpanIndex()
  private var weights: [Float] = []
  /// Beads left out for having more than ``mostForms`` on a side, in the order in which they were added.
  public private(set) var tooLong: [AlignedText] = []

  /// Of one side of a bead; the work grows with the product of both. A paragraph of a thousand bytes has some two hundred.
  public static let mostForms = 500
  /// Beads less probable teach nothing.
  private static let leastScore = 0.2
  private static let mostEvidence = 10
  private static let linkRounds = 2
  /// A longer pair that is less probable takes no part for itself.
  private static let leastParent = 0.5

  /// - Complexity: O(*t*) in the number of terms.
  public init(_ termbase: Termbase) { standings = GlossaryStandings(termbase) }

  /// Takes in beads; those with an empty side, or hardly probable, teach nothing, and those with very many forms are ``tooLong``.
  public mutating func add(_ beads: [AlignedText]) {
    for bead in beads where bead.score >= Self.leastScore && !bead.korean.text.isEmpty && !bead.chinese.text.isEmpty {
      let koreanForms = koreanSpans.spans(of: bead.korean.text.utf8)
      let chineseForms = ChineseSpans.spans(of: bead.chinese.text)
      guard max(koreanForms.count, chineseForms.count) <= Self.mostForms else {
        tooLong.append(bead)
        continue
      }
      texts.append(bead)
      weights.append(Float(bead.score))
      korean.add(koreanForms, of: bead.korean.text.utf8, weight: Float(bead.score))
      chinese.add(chineseForms, of: bead.chinese.text.utf8, weight: Float(bead.score))
    }
  }

  // MARK: Candidates

  /// The candidates that score at least `minScore`, the most probable first; new ones, then conflicts, then known ones.
  ///
  /// - Complexity: linear memory; time in the number of pairs of forms that share a bead.
  public func candidates(minScore: Double) -> [TermCandidate] {
    var pairs = PairFinder(korean: korean, chinese: chinese, weights: weights).pairs()
    let linker = BeadLinker(korean: korean, chinese: chinese, weights: weights, pairs: pairs)
    var claims = pairs.map { PairModel.claim(of: $0, isLinked: false) }
    for _ in 0..<Self.linkRounds {
      linker.count(in: &pairs, claims: claims)
      claims = pairs.map { PairModel.claim(of: $0, isLinked: true) }
    }
    let scores = Self.scores(of: pairs)
    let places = places(pairs, claims, linker) { scores[$0] >= minScore }
    let candidates = pairs.indices.compactMap { index -> TermCandidate? in
      guard let places = places[index] else { return nil }
      return candidate(pairs[index], score: scores[index], places)
    }
    return candidates.sorted { order(of: $0) < order(of: $1) }
  }

  /// The probability of each pair; below 0 for one that is no term of its own.
  private static func scores(of pairs: [TermPair]) -> [Double] {
    let scores = pairs.map { Double(PairModel.probability(of: $0)) }
    return pairs.indices.map { index in
      let pair = pairs[index]
      let isPart = PairModel.isPart(pair) && pair.parent.map { scores[$0.pair] >= leastParent } == true
      return pair.isSame || isPart ? -1 : scores[index]
    }
  }

  private func order(of candidate: TermCandidate) -> (Int, Double, String, String) {
    let standing =
      switch candidate.standing {
      case .new: 0
      case .conflict: 1
      case .known: 2
      }
    return (standing, -candidate.score, candidate.simplified, candidate.korean)
  }

  /// The places of a pair.
  private struct Places {
    /// The first ``mostEvidence``.
    var evidence: [Evidence] = []
    var count = 0
    var korean = Spellings()
    var chinese = Spellings()
  }

  /// The places of the pairs that are wanted.
  private func places(
    _ pairs: [TermPair], _ claims: [Float], _ linker: BeadLinker, isWanted: (Int) -> Bool
  ) -> [Int: Places] {
    var result: [Int: Places] = [:]
    for bead in texts.indices {
      for link in linker.links(inBead: bead, pairs, claims: claims) where isWanted(link.pair) {
        add(link, in: texts[bead], to: &result[link.pair, default: Places()])
      }
    }
    return result
  }

  private func add(_ link: BeadLinker.Link, in bead: AlignedText, to places: inout Places) {
    let (source, target) = (bead.korean, bead.chinese)
    let range = TextRange(Int(link.korean.start), Int(link.korean.end))
    let other = TextRange(Int(link.chinese.start), Int(link.chinese.end))
    let korean = FormKey.spelling(source.text.string(in: range))
    let chinese = FormKey.spelling(target.text.string(in: other))
    places.count += 1
    places.korean.add(korean)
    places.chinese.add(chinese)
    guard places.evidence.count < Self.mostEvidence else { return }
    places.evidence.append(
      Evidence(
        source: source.source, range: source.text.originRange(of: range), form: .aligned, korean: korean,
        chinese: chinese, sentence: Self.line(source.text.string),
        counterpart: Evidence.Counterpart(
          source: target.source, range: target.text.originRange(of: other), sentence: Self.line(target.text.string))))
  }

  private static func line(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }

  private func candidate(_ pair: TermPair, score: Double, _ places: Places) -> TermCandidate {
    let chinese = places.chinese.byCount[0].text
    let simplified = ChineseForm.converted(chinese, to: .simplifiedChinese)
    let variants = places.korean.byCount.map { text, count in
      TermCandidate.Variant(
        text: text, count: count, standing: standings.standing(of: text, chinese: simplified))
    }
    let fit = ReadingFit.fit(korean: variants[0].text, chinese: simplified)
    let kind = KindJudge(
      korean: variants[0].text, chinese: simplified, rendering: fit.rendering, fit: fit.score
    ).judgement
    return TermCandidate(
      variants: variants, chinese: chinese, simplified: simplified,
      traditional: chinese != simplified && ChineseForm.converted(simplified, to: .traditionalChinese) != chinese
        ? chinese : nil, kind: kind, rendering: Rendering(of: fit, korean: variants[0].text), expected: nil,
      score: score, standing: variants[0].standing, evidence: places.evidence, count: places.count,
      association: TermAssociation(pair))
  }
}
