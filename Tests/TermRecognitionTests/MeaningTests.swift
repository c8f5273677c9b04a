import BitextModel
import TermRecognition
import Terminology
import TestSupport
import Testing

/// Which concept a form means, and whether it means one at all.
@Suite struct MeaningTests {
  static let homographs = Termbase([
    .of("yinhe-a", .ko("은하"), .zh("银河")), .of("yinhe-b", .ko("은하"), .zh("银合")),
    .of("yinhe-c", .ko("인하"), .ko("은하", .forbidden), .zh("音荷")),
  ])

  @Test(arguments: [
    ("은하(银河)는 크다. 은하가 자란다.", "yinhe-a"), ("은하(银合)는 크다. 은하가 자란다.", "yinhe-b"), ("은하가 자란다. 은하(银合)는 크다.", "yinhe-b"),
    ("은하(銀河)는 크다. 은하가 자란다.", "yinhe-a"),
  ])
  func glossSettlesHomographsOfTheWholeArticle(text: String, concept: String) {
    let found = occurrences(in: text, Self.homographs).found.filter { written($0, in: text) == "은하" }
    #expect(found.count == 2)
    #expect(found.allSatisfy { Self.homographs.concepts[$0.concept].id == concept })
    #expect(found.allSatisfy { $0.alternatives.count == 2 && !$0.alternatives.contains($0.concept) })
  }

  private func written(_ occurrence: TermOccurrence, in text: String) -> String {
    SourceText(path: "", text: text).string(in: occurrence.range)
  }

  @Test func withoutAGlossTheUsableConceptIsTakenAndTheOthersAreTold() {
    let found = occurrences(in: "은하가 자란다.", Self.homographs).found
    #expect(found.map(\.concept) == [0])
    #expect(found.map(\.alternatives) == [[1, 2]])
  }

  static let places = Termbase([
    .of("shenzhen", field: "places", .ko("선전", .preferred, .transliteration), .zh("深圳")),
    .of("xian", field: "places", .ko("시안", .preferred, .transliteration), .zh("西安")),
    .of("zhujiang", field: "places", .ko("주장", .preferred, .transliteration), .zh("珠江")),
    .of("beijing", field: "places", .ko("베이징", .preferred, .transliteration), .zh("北京")),
  ])

  @Test(arguments: [
    // Acts and things.
    "정부는 정책 선전을 강화했다.", "선전 활동을 벌였다.", "법률 시안을 마련했다.", "그는 억울하다고 주장했다.", "그렇게 주장한다.", "그의 주장을 들었다.", "주장하는 바는",
    "대대적으로 선전했다.", "대대적인 선전에 나섰다.", "이 주장은 사실이 아니다.", "그렇게 말했다.\n이 주장은 옳다.", "늘었다는 주장에 따르면", "이 ⟦베이징⟧은", "올해 ⟦선전⟧은 컸다.",
    // Places, by a witness.
    "⟦선전⟧(⟦深圳⟧)을 찾았다. ⟦선전⟧을 떠났다.", "⟦베이징⟧·⟦선전⟧ 두 곳", "⟦베이징⟧, ⟦시안⟧, ⟦선전⟧ 순이다.", "⟦선전⟧에 공장을 지었다.", "⟦시안⟧에서 열렸다.",
    "⟦선전⟧시 정부",
    "⟦주장⟧(⟦珠江⟧) 삼각주. ⟦주장⟧을 건넌다.", "⟦시안⟧으로 옮겼다.", "⟦베이징⟧과 ⟦선전⟧을 잇는다.",
  ])
  func namesSpeltLikeCommonNounsNeedAWitness(marked: String) {
    expectOccurrences(marked, in: Self.places)
  }

  @Test func exactCaseIsAsked() {
    let exact = MatchOptions(letterCase: .exact)
    let termbase = Termbase([.of("it", .ko("IT", matching: exact)), .of("nio", .ko("NIO"))])
    expectOccurrences("⟦IT⟧ 기업과 it 기업, It 기업, ⟦nio⟧와 ⟦NIO⟧", in: termbase)
  }

  @Test func strictSpacingIsAsked() {
    let strict = MatchOptions(spacing: .strict)
    let termbase = Termbase([.of("a", .ko("작은 거인", matching: strict)), .of("b", .ko("산업정보화부", matching: strict))])
    expectOccurrences("⟦작은 거인⟧과 작은거인, ⟦산업정보화부⟧와 산업 정보화부", in: termbase)
  }

  /// A break of the line is no spacing.
  @Test func strictSpacingLooksThroughLineBreaks() {
    let termbase = Termbase([.of("b", .ko("산업정보화부", matching: MatchOptions(spacing: .strict)))])
    expectOccurrences("오늘 ⟦산업정\n보화부⟧는", in: termbase)
  }

  @Test func compoundsAreRefused() {
    let refuse = MatchOptions(compound: .refuse)
    let termbase = Termbase([.of("a", .ko("혁신", matching: refuse))])
    expectOccurrences("⟦혁신⟧은 기술혁신센터와 혁신기업에서 나온다. ⟦혁신⟧적인 ‘⟦혁신⟧’ ⟦혁신⟧ 기업", in: termbase)
  }

  @Test func deprecatedAndForbiddenTermsAreFoundToo() {
    let termbase = Termbase([.of("a", .ko("작은 거인"), .ko("소거인", .deprecated), .ko("소인", .forbidden))])
    let found = occurrences(in: "작은 거인, 소거인, 소인", termbase).found
    #expect(found.map { termbase.concepts[0].terms[$0.term].status } == [.preferred, .deprecated, .forbidden])
  }

  @Test func nothingIsFoundWithoutTerms() {
    expectOccurrences("전정특신(专精特新) 기업", in: Termbase([]))
    expectOccurrences("", in: termbase(korean: "전정특신"))
  }
}
