import Diagnostics
import QualityChecks
import Terminology
import Testing

@Suite struct CoverageTests {
  private func coverage(_ texts: String...) -> Coverage {
    Coverage(of: texts.map { context($0).annotations }, in: termbase)
  }

  @Test func termsMentionsAndGlossesAreCounted() {
    let found = coverage("중관춘(中关村)과 중관촌, 작은 거인. 신질생산력(新质生产力)과 새질생산력(新質生產力)")
    #expect(found.coveredTerms == 2)
    // The Chinese of a known gloss is a mention as well.
    #expect(found.coveredMentions == 4)
    #expect(found.glossedTerms == 1)
    #expect(found.uncovered == [.init(korean: "신질생산력", chinese: "新质生产力", mentions: 2)])
    #expect(found.fields == [.init(name: "sample", terms: 2, mentions: 4)])
    #expect(found.ratio == 2.0 / 3)
  }

  @Test func articlesAreTakenTogether() {
    let found = coverage("중관춘(中关村)과 신질생산력(新质生产力)", "중관춘과 신질생산력(新质生产力)")
    #expect(found.coveredTerms == 1)
    #expect(found.coveredMentions == 3)
    #expect(found.uncovered.map(\.mentions) == [2])
  }

  /// A gloss without a head and a text without terms leave nothing uncovered.
  @Test(arguments: ["", "아무 용어도 없다.", "(新质生产力)은"])
  func nothingToCoverIsCovered(text: String) {
    #expect(coverage(text).ratio == 1)
    #expect(coverage(text).terms == 0)
  }
}
