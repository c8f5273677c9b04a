import SinoKorean
import TestSupport
import Testing

@testable import TermRecognition

/// Verdicts put together of what is before and behind the end of a term, beside the eojeol cut as a whole.
@Suite struct EojeolVerdictTests {
  private static let eojeols = [
    "구조대가", "구조를", "전정특신기업은", "중국어로", "대학생창업지원", "육성된", "가지고", "신경제거", "칩과", "성과", "칩", "작은거인기업들에게서는",
    "상하이항에", "중관춘식으로", "초등학교입니다", "국무총리였다", "주장한다", "베이징시에서", "하나요", "이상하다", "대기업이", "자본가와", "방법론의",
  ]

  @Test(arguments: eojeols) func verdictsAreThoseOfTheWholeEojeol(eojeol: String) {
    let units = eojeol.unicodeScalars.map(\.value)
    var verdicts = EojeolVerdicts()
    // Twice, for the second time all is known.
    for _ in 0..<2 { Self.compare(units, &verdicts) }
  }

  /// Words and tails of the dictionary and syllables of no word, as they come.
  @Test(arguments: UInt64(1)...40) func verdictsAreThoseOfTheWholeEojeolOfAnySyllables(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let pieces =
      Self.eojeols.flatMap { $0.unicodeScalars.map { [$0.value] } }
      + ["기업", "에서는", "으로", "중국"].map { $0.unicodeScalars.map(\.value) }
    var verdicts = EojeolVerdicts(capacity: 20_000)
    for _ in 0..<6 {
      var units: [UInt32] = []
      for _ in 0..<Int.random(in: 1...7, using: &random) {
        units +=
          Int.random(in: 0..<8, using: &random) == 0
          ? [UInt32.random(in: 0xAC00...0xD7A3, using: &random)] : pieces.randomElement(using: &random)!
      }
      Self.compare(units, &verdicts)
    }
  }

  /// What is kept has a bound, and forgetting changes no verdict.
  @Test func verdictsAreForgottenAndFoundAgain() {
    let capacity = 20_000
    var forgetful = EojeolVerdicts(capacity: capacity)
    var mindful = EojeolVerdicts()
    var random = SplitMix(seed: 11)
    for _ in 0..<1_500 {
      let eojeol = (0..<Int.random(in: 2...8, using: &random)).map { _ in
        UInt32.random(in: 0xAC00...0xD7A3, using: &random)
      }
      let term = 0..<Int.random(in: 1..<eojeol.count, using: &random)
      let found = Self.verdict(&forgetful, eojeol, term, .nothing, false)
      #expect(found == Self.verdict(&mindful, eojeol, term, .nothing, false))
      #expect(forgetful.size <= capacity + 2_000)
    }
    #expect(mindful.size > 10 * capacity)
  }

  /// What is no tail after a sound that nobody knows is none after any.
  @Test func whatMayBeATailHoldsAllTails() {
    var verdicts = EojeolVerdicts()
    let tails = [
      "은", "는", "이", "가", "으로", "로", "입니다", "이라며", "라며", "에게서는", "과", "와", "대", "구조", "으로부터의", "하는", "됐다", "들이", "다",
      "고", "면", "지만",
    ]
    for tail in tails {
      let units = tail.unicodeScalars.map(\.value)
      let found = units.withUnsafeBufferPointer { verdicts.mayBeTail($0) }
      #expect(found == (Particles.analyse(tail: tail, afterSound: nil) != nil))
      for sound in [LastSound.vowel, .rieul, .consonant] where !found {
        #expect(Particles.analyse(tail: tail, afterSound: sound) == nil, "\(tail)")
      }
    }
  }

  private static func compare(_ units: [UInt32], _ verdicts: inout EojeolVerdicts) {
    for before in [EojeolLattice.Before.nothing, .word, .number] {
      let whole = units.withUnsafeBufferPointer { EojeolLattice($0, before: before) }
      for start in units.indices {
        for end in start + 1...units.count {
          for isName in [false, true] {
            var found = verdict(&verdicts, units, start..<end, before, isName)
            // Asked of names alone, and not of the lattice as a whole.
            (found.isBehindUnknown, found.isBeforeUnknown) = (false, false)
            let expected = expected(whole, units, start..<end, isName)
            #expect(found == expected, "\(String(units)) \(start)..<\(end) \(before) \(isName)")
          }
        }
      }
    }
  }

  private static func verdict(
    _ verdicts: inout EojeolVerdicts, _ units: [UInt32], _ term: Range<Int>, _ before: EojeolLattice.Before,
    _ isName: Bool
  ) -> EojeolVerdicts.Verdict {
    units.withUnsafeBufferPointer { verdicts.verdict(onTerm: term, isName: isName, in: $0, before: before) }
  }

  // MARK: The whole eojeol

  private static func expected(
    _ whole: EojeolLattice, _ units: [UInt32], _ term: Range<Int>, _ isName: Bool
  ) -> EojeolVerdicts.Verdict {
    let analysis = Particles.analyse(
      tail: String(Array(units[term.upperBound...])),
      afterSound: Unicode.Scalar(units[term.upperBound - 1]).flatMap { LastSound($0) })
    let isVerb = isName && analysis?.parts.contains { $0.kind == .predicate } == true
    let isSyllableWithTail =
      term.count == 1 && term.lowerBound == 0 && analysis?.agreement == .agrees && longerNouns(units, term).isEmpty
    let isAlone = term.upperBound == units.count
    return EojeolVerdicts.Verdict(
      isAdmitted: !isVerb && (isSyllableWithTail || admits(whole, units, term, isName)),
      hasTail: !isAlone && analysis != nil,
      isCompound: term.lowerBound > 0 || !isAlone && analysis == nil)
  }

  private static func admits(_ whole: EojeolLattice, _ units: [UInt32], _ term: Range<Int>, _ isName: Bool) -> Bool {
    var cost = costAsTerm(whole, units, term, isName)
    whole.forEachNounRow(of: term) { cost = min(cost, $1 + whole.way(from: $0, at: term.upperBound).cost) }
    let slack =
      isName && term.lowerBound == 0 && !longerNouns(units, term).isEmpty
      ? 0 : term.lowerBound == 0 ? EojeolVerdicts.slack : EojeolVerdicts.innerSlack
    if Int(cost - whole.best) <= slack {
      return cost <= whole.best || term.lowerBound > 0
        || !opensLongerNoun(whole, units, term, excess: Int(cost - whole.best))
    }
    let suffixes = isName ? EojeolAffixes.nameSuffixes : EojeolAffixes.suffixes
    guard term.lowerBound == 0, term.upperBound < units.count, suffixes.contains(units[term.upperBound]),
      isName || !longerNouns(units, term).contains(term.upperBound + 1)
    else { return false }
    let suffixed = costAsTerm(whole, units, 0..<term.upperBound + 1, isName)
    return Int(suffixed - whole.best) <= EojeolVerdicts.slack
  }

  private static func opensLongerNoun(
    _ whole: EojeolLattice, _ units: [UInt32], _ term: Range<Int>, excess: Int
  ) -> Bool {
    guard term.upperBound < units.count, KoreanLexicon.contains(units[...term.upperBound]) else { return false }
    let best = whole.bestPieces
    let isPrefixed =
      excess > EojeolVerdicts.slackBesidePrefix && best.count > 1 && best[0].range.count == 1 && best[1].isKnown
      && best[1].range.upperBound > term.upperBound
      && KoreanLexicon.prefixes.contains(units[0]) && KoreanLexicon.contains(units[1...term.upperBound])
    let isSuffix = EojeolAffixes.nounSuffixes.contains(units[term.upperBound])
    guard isPrefixed || !isSuffix else { return false }
    return Particles.analyse(tail: String(Array(units[(term.upperBound + 1)...])), afterSound: nil) != nil
  }

  private static func costAsTerm(
    _ whole: EojeolLattice, _ units: [UInt32], _ term: Range<Int>, _ isName: Bool
  ) -> Int32 {
    let tag = EojeolLattice.unknown(isName: isName, endingWith: units[term.upperBound - 1])
    return whole.way(to: tag.left, at: term.lowerBound).cost + Int32(EojeolLattice.termCost)
      + whole.way(from: tag.right, at: term.upperBound).cost
  }

  /// Where nouns of the dictionary end that begin the eojeol and are longer than the term.
  private static func longerNouns(_ units: [UInt32], _ term: Range<Int>) -> Set<Int> {
    var ends: Set<Int> = []
    units.withUnsafeBufferPointer {
      KoreanMorphemes.Finder().forEachWord(of: $0, from: 0) { end, tag, _ in
        if tag.kind == .noun, end > term.upperBound { ends.insert(end) }
      }
    }
    return ends
  }
}

extension String {
  fileprivate init(_ units: [UInt32]) {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: units.compactMap { Unicode.Scalar($0) })
    self.init(text)
  }
}
