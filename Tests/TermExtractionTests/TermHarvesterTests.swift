import BitextModel
import Interchange
import TermExtraction
import TermRecognition
import Terminology
import TestSupport
import Testing

@Suite struct TermHarvesterTests {
  private static let termbase = Termbase([
    .of("rongpiaojihua", .ko("룽퍄오 플랜"), .zh("蓉漂计划")), .of("zhuanjingtexin", .ko("전정특신"), .zh("专精特新")),
  ])

  private func candidates(_ texts: String..., in termbase: Termbase = termbase) -> [TermCandidate] {
    let recognizer = TermRecognizer(termbase)
    var harvester = TermHarvester(termbase)
    for (index, text) in texts.enumerated() {
      let source = SourceText(path: "\(index).md", text: text)
      let article = ArticleReader.read(source, language: .korean).article
      harvester.add(article, glosses: recognizer.annotations(of: article).glosses)
    }
    return harvester.candidates()
  }

  @Test func spellingsAreVariantsOfOneCandidate() throws {
    let found = candidates("‘통파오 플랜(蓉漂计划)’과 ‘롱파오 플랜(蓉漂計劃)’을", in: Termbase([]))
    let candidate = try #require(found.first)
    #expect(found.count == 1)
    // The rules give 룽퍄오: 롱파오 is nearer.
    #expect(candidate.variants.map(\.text) == ["롱파오 플랜", "통파오 플랜"])
    #expect(candidate.chinese == "蓉漂计划")
    #expect(candidate.simplified == "蓉漂计划")
    #expect(candidate.id == "rongpiaojihua")
    #expect(candidate.evidence.map(\.korean) == ["통파오 플랜", "롱파오 플랜"])
    #expect(candidate.standing == .new)
  }

  @Test func standingNamesBothForms() {
    let found = candidates("‘통파오 플랜(蓉漂计划)’과 전정특신(专精特新), 신질생산력(新质生产力), 전정특신(專精特異)")
    let standings = Dictionary(uniqueKeysWithValues: found.map { ($0.simplified, $0.standing) })
    #expect(
      standings == [
        "蓉漂计划": .conflict(concept: "rongpiaojihua", expected: "룽퍄오 플랜"), "专精特新": .known(concept: "zhuanjingtexin"),
        "新质生产力": .new, "专精特异": .conflict(concept: "zhuanjingtexin", expected: "专精特新"),
      ])
  }

  @Test(
    arguments: [
      ("회장 왕이쥔(王义军)은", TermKind.person, Rendering.transliteration), ("리이중(李毅中) 전 장관은", .person, .transliteration),
      ("창업자 레이쥔(雷军)은", .person, .transliteration), ("후베이성 어저우(鄂州)에", .place, .transliteration),
      ("하이뎬구(海淀区)에", .place, .mixed), ("공업정보화부(工业和信息化部)가", .organisation, .mixed),
      ("로켓 기업 란젠항톈(蓝箭航天)은", .organisation, .transliteration), ("로켓 주췌 2호(朱雀二号)를", .product, .mixed),
      ("《민영경제촉진법》(民营经济促进法)은", .title, .sinoKorean), ("경제일보(经济日报)에", .title, .sinoKorean),
      ("신질생산력(新质生产力)을", .term, .sinoKorean), ("인내 자본(耐心资本)을", .term, .mixed),
      ("HUAWEI Hubble(华为哈勃)은", .organisation, .foreign),
    ] as [(String, TermKind, Rendering)])
  func kindAndRendering(text: String, kind: TermKind, rendering: Rendering) throws {
    let candidate = try #require(candidates(text, in: Termbase([])).first)
    #expect(candidate.kind.kind == kind, "\(candidate.kind)")
    #expect(candidate.rendering == rendering)
  }

  @Test func partialGlossTeachesTheWholeName() {
    let found = candidates("장쑤(江苏)대학은 크다.", in: Termbase([]))
    #expect(found.map(\.korean).sorted() == ["장쑤", "장쑤대학"])
    #expect(found.map(\.simplified).sorted() == ["江苏", "江苏大学"])
    #expect(found.first { $0.korean == "장쑤대학" }?.evidence.map(\.form) == [.partial])
  }

  @Test func evidenceNamesItsPlaceAndSentence() throws {
    let text = "앞말이다. **신질생산력**(新质生产力)이 강조되었다. 뒷말이다."
    let evidence = try #require(candidates(text, in: Termbase([])).first?.evidence.first)
    #expect(evidence.source.string(in: evidence.range) == "신질생산력**(新质生产力)")
    #expect(evidence.sentence == "신질생산력(新质生产力)이 강조되었다.")
  }

  @Test func orderDoesNotDependOnTheArticlesOrder() {
    let first = "신질생산력(新质生产力)과 공동부유(共同富裕)"
    let second = "회장 왕이쥔(王义军)은"
    #expect(
      candidates(first, second, in: Termbase([])).map(\.korean)
        == candidates(second, first, in: Termbase([])).map(\.korean))
  }

  @Test func conceptsAreNumberedWhereAnIDIsTaken() {
    let termbase = Termbase([.of("xinzhishengchanli", .ko("다른 것"), .zh("新制生产力"))])
    let concepts = CandidateConcepts.concepts(
      of: candidates("신질생산력(新质生产力)이", in: termbase), termbase: termbase, place: { _ in "0.md:1:1" })
    #expect(concepts.map(\.id) == ["xinzhishengchanli-2"])
    #expect(concepts[0].note == "harvested from 0.md:1:1")
    #expect(concepts[0].preferredTerm(in: .korean)?.text == "신질생산력")
  }
}
