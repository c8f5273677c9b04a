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

  /// Beads less probable teach nothing.
  private static let leastScore = 0.2
  private static let mostEvidence = 10
  private static let linkRounds = 2
  /// A longer pair that is less probable takes no part for itself.
  private static let leastParent = 0.5

  /// - Complexity: O(*t*) in the number of terms.
  public init(_ termbase: Termbase) { standings = GlossaryStandings(termbase) }

  /// Takes in beads; those with an empty side, or hardly probable, teach nothing.
  public mutating func add(_ beads: [AlignedText]) {
    for bead in beads where bead.score >= Self.leastScore && !bead.korean.text.isEmpty && !bead.chinese.text.isEmpty {
      texts.append(bead)
      weights.append(Float(bead.score))
      let utf8 = bead.korean.text.utf8
      korean.add(koreanSpans.spans(of: utf8), of: utf8, weight: Float(bead.score))
      chinese.add(ChineseSpans.spans(of: bead.chinese.text), of: bead.chinese.text.utf8, weight: Float(bead.score))
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
    let evidence = evidence(pairs, claims, linker) { scores[$0] >= minScore }
    let candidates = pairs.indices.compactMap { index -> TermCandidate? in
      guard let evidence = evidence[index] else { return nil }
      return candidate(pairs[index], score: scores[index], evidence)
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

  /// The places of the pairs that are wanted.
  private func evidence(
    _ pairs: [TermPair], _ claims: [Float], _ linker: BeadLinker, isWanted: (Int) -> Bool
  ) -> [Int: (places: [Evidence], count: Int)] {
    var result: [Int: (places: [Evidence], count: Int)] = [:]
    for bead in texts.indices {
      for link in linker.links(inBead: bead, pairs, claims: claims) where isWanted(link.pair) {
        if (result[link.pair]?.count ?? 0) < Self.mostEvidence {
          result[link.pair, default: ([], 0)].places.append(place(of: link, in: texts[bead]))
        }
        result[link.pair]?.count += 1
      }
    }
    return result
  }

  private func place(of link: BeadLinker.Link, in bead: AlignedText) -> Evidence {
    let (source, target) = (bead.korean, bead.chinese)
    let range = TextRange(Int(link.korean.start), Int(link.korean.end))
    let other = TextRange(Int(link.chinese.start), Int(link.chinese.end))
    return Evidence(
      source: source.source, range: source.text.originRange(of: range), form: .aligned,
      korean: source.text.string(in: range), chinese: target.text.string(in: other),
      sentence: Self.line(source.text.string),
      counterpart: Evidence.Counterpart(
        source: target.source, range: target.text.originRange(of: other), sentence: Self.line(target.text.string)))
  }

  private static func line(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }

  private func candidate(
    _ pair: TermPair, score: Double, _ evidence: (places: [Evidence], count: Int)
  ) -> TermCandidate {
    let chinese = Self.commonest(evidence.places.map(\.chinese))
    let simplified = ChineseForm.converted(chinese, to: .simplifiedChinese)
    let spellings = evidence.places.reduce(into: [String: Int]()) { $0[$1.korean, default: 0] += 1 }
    let variants = spellings.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { text, count in
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
      score: score, standing: variants[0].standing, evidence: evidence.places, count: evidence.count,
      association: TermAssociation(pair))
  }

  /// The most frequent, of equals the first.
  private static func commonest(_ texts: [String]) -> String {
    let counts = texts.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    return texts.reduce(texts[0]) { counts[$1]! > counts[$0]! ? $1 : $0 }
  }
}
