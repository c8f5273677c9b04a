import BitextModel
import TestSupport
import Testing

@testable import TranslationMemory

@Suite struct MatchScoreTests {
  @Test func aScoreHoldsNothingBeyondAHundred() {
    #expect(MatchScore(100)?.value == 100)
    #expect(MatchScore(0)?.value == 0)
    #expect(MatchScore(101) == nil)
    #expect(MatchScore(-1) == nil)
  }

  /// What is changed, and what that leaves of a sentence of 전정특신 기업을 육성한다.
  @Test(arguments: [
    // Only what is no text differs.
    ("전정특신은 기업을 육성한다.", "전정특신은  기업을 육성한다. ", 100),
    ("전정특신은 기업을 육성한다.", "전정특신은 기업을 육성한다.".decomposed, 100),
    // Ten syllables of 12, two particles of 3 and a stop of 3.
    ("전정특신은 기업을 육성한다.", "전정특신이 기업을 육성한다.", 97),
    ("전정특신은 기업을 육성한다.", "전정특신 기업을 육성한다.", 97),
    ("전정특신은 기업을 육성한다.", "전정특신은 기업을 육성한다", 97),
    ("전정특신은 기업을 육성한다.", "전정특신은기업을 육성한다.", 99),
    // One of three letters of one syllable: 전 → 정.
    ("전정특신은 기업을 육성한다.", "정정특신은 기업을 육성한다.", 96),
    ("전정특신은 기업을 육성한다.", "벤처는 기업을 육성한다.", 69),
    // A number weighs one syllable, and two points more.
    ("2025년 매출이 늘었다.", "2024년 매출이 늘었다.", 84),
    ("1,256억 위안", "1256억 위안", 99),
    ("1,2위를 했다", "12위를 했다", 74),
    ("企业专精特新发展", "企业专精特新创新", 75),
    ("AI 기술", "ai 기술", 99),
    ("완전히 다른 글", "企业", 0),
  ])
  func whatDiffersCosts(_ query: String, _ source: String, _ score: Int) {
    var scorer = MatchScorer(query)
    #expect(scorer.compare(source).score.value == score, "\(query) | \(source)")
    var other = MatchScorer(source)
    #expect(other.compare(query).score.value == score)
  }

  @Test(arguments: [
    ("전정특신⟦은⟧ 기업", "전정특신⟦이⟧ 기업", [Difference.Kind.particle]),
    ("매출은 ⟦1,300⟧만 위안이다", "매출은 ⟦1,200⟧만 위안이다", [.number]),
    ("기업은 ⟦인재⟧를 키운다⟦.⟧", "기업은 ⟦기술⟧을 키운다⟦⟧", [.wording, .particle, .punctuation]),
    ("기업을 ⟦크게 ⟧키운다", "기업을⟦⟧ 키운다", [.wording]),
  ])
  func differencesAreMarked(_ query: String, _ source: String, _ kinds: [Difference.Kind]) {
    let (query, source) = (MarkedText(query), MarkedText(source))
    var scorer = MatchScorer(query.text)
    let differences = scorer.compare(source.text).differences
    for range in query.ranges.filter({ !$0.isEmpty }) {
      #expect(differences.contains { $0.query.overlaps(range) }, "\(query.text)")
    }
    #expect(kinds.allSatisfy { kind in differences.contains { $0.kind == kind } })
  }

  @Test func aNameThatDiffersIsShownAndPenalised() {
    let names = (query: [TextRange(0, 9)], source: [TextRange(0, 9)])
    var plain = MatchScorer("왕이쥔 소장이 말했다")
    var named = MatchScorer("왕이쥔 소장이 말했다", names: names.query)
    let (score, _) = plain.compare("왕이쥐 소장이 말했다")
    let (penalised, differences) = named.compare("왕이쥐 소장이 말했다", names: names.source)
    #expect(penalised.value == score.value - 2)
    #expect(differences.map(\.kind) == [.name])
  }

  @Test func theCostIsTheLeastOfAllWays() {
    var chance = SplitMix(seed: 20)
    let alphabet = Array("기업은을 이가전정특신12.,a中文年".map(String.init))
    for _ in 0..<400 {
      func text() -> String {
        (0..<Int.random(in: 0...12, using: &chance)).map { _ in alphabet.randomElement(using: &chance)! }.joined()
      }
      let (first, second) = (text(), text())
      guard PlainText(first) != PlainText(second) else { continue }
      var slow = SlowScore(first, second)
      var scorer = MatchScorer(first)
      let score = scorer.compare(second).score.value
      var reverse = MatchScorer(second)
      #expect(reverse.compare(first).score.value == score, "\(first) | \(second)")
      #expect(score <= slow.score(), "\(first) | \(second)")
      if !(first + second).contains(where: \.isNumber) { #expect(score == slow.score(), "\(first) | \(second)") }
    }
  }
}

extension String {
  /// With conjoining jamo.
  fileprivate var decomposed: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      guard (0xAC00...0xD7A3).contains(scalar.value) else {
        result.append(scalar)
        continue
      }
      let index = scalar.value - 0xAC00
      result.append(Unicode.Scalar(0x1100 + index / 588)!)
      result.append(Unicode.Scalar(0x1161 + index % 588 / 28)!)
      if index % 28 > 0 { result.append(Unicode.Scalar(0x11A7 + index % 28)!) }
    }
    return String(result)
  }
}
