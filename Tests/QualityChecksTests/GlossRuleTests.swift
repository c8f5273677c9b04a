import BitextModel
import Diagnostics
import Interchange
import TermRecognition
import Terminology
import Testing

@testable import QualityChecks

/// What the rules on glosses find, and what they leave alone.
@Suite struct GlossRuleTests {
  static let missing: [RuleCase] = [
    .init("missing-first-gloss", "⟦중관춘⟧은 넓다.", .safely("중관춘(中关村)은 넓다.")),
    .init("missing-first-gloss", "올해 ⟦작은 거인⟧으로 뽑혔다.", .safely("올해 작은 거인(小巨人)으로 뽑혔다.")),
    .init("missing-first-gloss", "‘⟦중관춘⟧’이라는 곳", .safely("‘중관춘(中关村)’이라는 곳")),
    .init("missing-first-gloss", "# 중관춘\n\n⟦중관춘⟧은 넓다.", .safely("# 중관춘\n\n중관춘(中关村)은 넓다.")),
    .init("missing-first-gloss", "⟦중관춘⟧은 넓다. 중관춘은 크다.", .safely("중관춘(中关村)은 넓다. 중관춘은 크다.")),
    .init("missing-first-gloss", "⟦중관춘⟧과학단지는 넓다.", .asSuggested("중관춘(中关村)과학단지는 넓다.")),
    .init("missing-first-gloss", "⟦베이징⟧에 간다. 베이징(北京)은 크다.", .safely("베이징(北京)에 간다. 베이징(北京)은 크다.")),
    .init("missing-first-gloss", "⟦작은\n거인⟧은 작다.", .safely("작은\n거인(小巨人)은 작다.")),
    .init("missing-first-gloss", "- ⟦중관춘⟧은 넓다.", .safely("- 중관춘(中关村)은 넓다.")),
    // Before the bracket the emphasis closes, else it would not show.
    .init("missing-first-gloss", "**⟦중관춘⟧**은 넓다.", .safely("**중관춘**(中关村)은 넓다.")),
    .init("missing-first-gloss", "*⟦중관춘⟧* 지역은 넓다.", .safely("*중관춘(中关村)* 지역은 넓다.")),
    .init("missing-first-gloss", "[⟦중관춘⟧](https://a.cn)은 넓다.", .safely("[중관춘(中关村)](https://a.cn)은 넓다.")),
    .init(
      "missing-first-gloss", "⟦중관춘⟧은 넓다. ⟦중관춘⟧은 크다.", .safely("중관춘(中关村)은 넓다. 중관춘(中关村)은 크다."), style: .everyMention),
    .init(
      "missing-first-gloss", "중관춘(中关村)은 넓다. ⟦중관춘⟧은 크다.", .safely("중관춘(中关村)은 넓다. 중관춘(中关村)은 크다."), style: .everyMention),
    .init("missing-first-gloss", "⟦중관춘⟧은 넓다.", .safely("중관춘(中關村)은 넓다."), style: .traditional),
    .init("missing-first-gloss", "**중관춘(中关村)은** 넓고 ⟦전정특신⟧**은 크다.**", .safely("**중관춘(中关村)은** 넓고 전정특신(专精特新)**은 크다.**")),
    // What the glossary says of a concept goes before the style of the house.
    .init("missing-first-gloss", "⟦녹색금융⟧은 중관춘은", .safely("녹색금융(绿色金融)은 중관춘은"), style: .noGlosses),
    .init("missing-first-gloss", "녹색금융(绿色金融)은 녹색금융이다.", style: .everyMention),
    .init("missing-first-gloss", "베이징(北京)은 베이징이다.", style: .everyMention),
    .init("missing-first-gloss", "중관춘(中关村)은 넓다. 중관촌은 크다."), .init("missing-first-gloss", "# 중관춘(中关村)\n\n중관춘은 넓다."),
    .init("missing-first-gloss", "| 중관춘 |\n|---|\n| 작은 거인 |"), .init("missing-first-gloss", "# 중관춘은 넓다"),
    .init("missing-first-gloss", "베이징은 크다. 위안화는 오른다."), .init("missing-first-gloss", "헬스케어는 자란다."),
    .init("missing-first-gloss", "표 1) 중관춘의 기업"), .init("missing-first-gloss", "`중관춘`은 코드다."),
    .init("missing-first-gloss", "中关村(중관춘)은 넓다. 중관춘은 크다."), .init("missing-first-gloss", "중관춘은 넓다.", style: .noGlosses),
    .init("missing-first-gloss", "(\\*중관춘 편집자 주: 中关村 단지)\n\n중관춘은 넓다."),
  ]

  static let repeated: [RuleCase] = [
    .init("repeated-gloss", "전정특신(专精特新)과 전정특신⟦(专精特新)⟧은", .safely("전정특신(专精特新)과 전정특신은")),
    .init("repeated-gloss", "전정특신(专精特新)과 전정특신 ⟦(专精特新)⟧은", .safely("전정특신(专精特新)과 전정특신은")),
    .init("repeated-gloss", "전정특신(专精特新)과 전정특신\n⟦(专精特新)⟧은", .safely("전정특신(专精特新)과 전정특신은")),
    .init("repeated-gloss", "전정특신(专精特新)과 전정특신⟦（专精特新）⟧은", .safely("전정특신(专精特新)과 전정특신은")),
    .init("repeated-gloss", "전정특신(专精特新)과 전정특신⟦(專精特新)⟧은", .safely("전정특신(专精特新)과 전정특신은")),
    .init("repeated-gloss", "신질생산력(新质生产力)과 신질생산력⟦(新质生产力)⟧은", .safely("신질생산력(新质生产力)과 신질생산력은")),
    .init("repeated-gloss", "‘전정특신(专精特新)’과 **‘전정특신⟦(专精特新)⟧’**", .safely("‘전정특신(专精特新)’과 **‘전정특신’**")),
    .init("repeated-gloss", "전정특신(专精特新)과 전정특신⟦(专精特新, 전문화)⟧은", .asSuggested("전정특신(专精特新)과 전정특신은")),
    .init(
      "repeated-gloss", "전정특신(专精特新)과\n\n- 전정특신⟦(专精特新)⟧\n- 전정특신⟦(专精特新)⟧", .safely("전정특신(专精特新)과\n\n- 전정특신\n- 전정특신")),
    .init("repeated-gloss", "전정특신⟦(专精特新)⟧은", .safely("전정특신은"), style: .noGlosses),
    .init("repeated-gloss", "녹색금융(绿色金融)은 녹색금융⟦(绿色金融)⟧", .safely("녹색금융(绿色金融)은 녹색금융"), style: .noGlosses),
    .init("repeated-gloss", "녹색금융(绿色金融)은 녹색금융⟦(绿色金融)⟧", .safely("녹색금융(绿色金融)은 녹색금융"), style: .everyMention),
    .init("repeated-gloss", "전정특신(专精特新)과 작은 거인(小巨人)은"), .init("repeated-gloss", "# 전정특신(专精特新)\n\n전정특신(专精特新)은"),
    .init("repeated-gloss", "전정특신(专精特新)은\n\n# 전정특신(专精特新)"),
    .init("repeated-gloss", "전정특신(专精特新)은\n\n| 전정특신(专精特新) |\n|---|\n| 1 |"),
    .init("repeated-gloss", "전정특신(专精特新)과 전정특신(专精特新)은", style: .everyMention),
    .init("repeated-gloss", "중관춘(中关村)과 중관촌(中关村)은"), .init("repeated-gloss", "보세구(保税区)는\n\n(\\*보세구 편집자 주: 保税区 관세)"),
    .init("repeated-gloss", "은하(银河)와 은하(银合)"),
  ]

  static let script: [RuleCase] = [
    .init("gloss-script", "전정특신(⟦專精特新⟧)은", .safely("전정특신(专精特新)은")),
    .init("gloss-script", "푸단대학(⟦復旦大學⟧)은", .safely("푸단대학(复旦大学)은")),
    .init("gloss-script", "발전(⟦發展⟧)은", .safely("발전(发展)은")), .init("gloss-script", "이발(⟦理髮⟧)은", .safely("이발(理发)은")),
    .init("gloss-script", "리이중(⟦\u{F9E1}毅中⟧)은", .safely("리이중(李毅中)은")),
    .init("gloss-script", "⟦專精特新⟧(전정특신)은", .safely("专精特新(전정특신)은")),
    .init("gloss-script", "리커창[⟦李克強⟧, 전 총리]은", .safely("리커창[李克强, 전 총리]은")),
    .init("gloss-script", "(⟦專精特新⟧)은 중요하다.", .safely("(专精特新)은 중요하다.")),
    .init("gloss-script", "# 전정특신(⟦專精特新⟧)", .safely("# 전정특신(专精特新)")),
    .init("gloss-script", "시후구(⟦西湖區⟧)와 구이저우(⟦貴州⟧)", .safely("시후구(西湖区)와 구이저우(贵州)")),
    .init("gloss-script", "전정특신(⟦专精特新⟧)은", .safely("전정특신(專精特新)은"), style: .traditional),
    .init("gloss-script", "이발(⟦理发⟧)과 발전(⟦发展⟧)과", .safely("이발(理髮)과 발전(發展)과"), style: .traditional),
    // Both scripts have these characters; the word tells.
    .init("gloss-script", "건조(⟦乾燥⟧)와 건륭(乾隆)", .asSuggested("건조(干燥)와 건륭(乾隆)")),
    .init("gloss-script", "향진(⟦鄕鎭⟧)과 청화(⟦淸華⟧)", .safely("향진(乡镇)과 청화(清华)")),
    .init("gloss-script", "간부(⟦干部⟧)와 이면(⟦里面⟧)", .asSuggested("간부(幹部)와 이면(裏面)"), style: .traditional),
    .init("gloss-script", "타이베이(台北), 타이완(臺灣), 공리(公里)와", style: .traditional),
    .init("gloss-script", "전정특신(专精特新)은"), .init("gloss-script", "중산(中山)은"),
    .init("gloss-script", "전정특신(專精特新)은", style: .traditional),
    .init("gloss-script", "황후(皇后)와 이웃마을(邻里)"), .init("gloss-script", "바이든(美)은"), .init("gloss-script", "8월 4일(木)에"),
    .init("gloss-script", "황후(皇后)", style: .traditional),
    .init("gloss-script", "`전정특신(專精特新)`은"), .init("gloss-script", "IT쥐쯔(IT桔子)는"),
  ]

  static let orphan: [RuleCase] = [
    .init("orphan-gloss", "⟦(专精特新)⟧은 중요하다.", .asSuggested("전정특신(专精特新)은 중요하다.")),
    .init("orphan-gloss", "끝났다. ⟦(小巨人)⟧은 작다.", .asSuggested("끝났다. 작은 거인(小巨人)은 작다.")),
    .init("orphan-gloss", "- ⟦(中关村)⟧에서는", .asSuggested("- 중관춘(中关村)에서는")),
    .init("orphan-gloss", "| 이름 |\n|---|\n| ⟦(中关村)⟧ |", .asSuggested("| 이름 |\n|---|\n| 중관춘(中关村) |")),
    .init("orphan-gloss", "기업은, ⟦(专精特新)⟧과", .asSuggested("기업은, 전정특신(专精特新)과")),
    .init("orphan-gloss", "⟦(新质生产力)⟧은 중요하다."),
    .init("orphan-gloss", "전정특신(专精特新)⟦(小巨人)⟧은", .asSuggested("전정특신(专精特新)작은 거인(小巨人)은")),
    .init("orphan-gloss", "전정특신(专精特新)은"), .init("orphan-gloss", "专精特新(전정특신)은"),
    .init("orphan-gloss", "행사(2022年6月27日)에서"),
    .init("orphan-gloss", "8월 4일 (木)에"), .init("orphan-gloss", "(\\*보세구 편집자 주: 保税区 관세)"),
    .init("orphan-gloss", "(참고) 올해는"), .init("orphan-gloss", "‘전정특신’(专精特新)은"),
    .init("orphan-gloss", "**전정특신**(专精特新)은"),
  ]

  static let unknown: [RuleCase] = [
    .init("unknown-term", "⟦신질생산력⟧(新质生产力)이"), .init("unknown-term", "⟦신질생산력⟧(新质生产力)과 신질생산력(新质生产力)이"),
    .init("unknown-term", "⟦신질생산력⟧(新质生产力)과 신질생산력(新質生產力)이"), .init("unknown-term", "新质生产力(⟦신질생산력⟧)이"),
    .init("unknown-term", "(\\*⟦보세구⟧ 편집자 주: 保税区 관세)"), .init("unknown-term", "# ⟦신질생산력⟧(新质生产力)"),
    .init("unknown-term", "전정특신(专精特新)과 ‘⟦신질생산력⟧’(新质生产力)"),
    .init("unknown-term", "⟦리이중⟧[李毅中, 전 장관]은"), .init("unknown-term", "전정특신(专精特新)은"),
    .init("unknown-term", "전정특신(專精特新)은"),
    .init("unknown-term", "강소기업(小巨人)은"), .init("unknown-term", "(新质生产力)은"), .init("unknown-term", "행사(2022年6月27日)에서"),
    .init("unknown-term", "정보통신기술(ICT)은"),
    .init("unknown-term", "작은 거인(小巨子)은"), .init("unknown-term", "바이든(美)은"),
  ]

  static let mismatch: [RuleCase] = [
    .init("gloss-mismatch", "⟦근간 기업⟧(龙头企业)은", .asSuggested("근간 기업(骨干企业)은")),
    .init("gloss-mismatch", "⟦근간기업⟧(龙头企业)은", .asSuggested("근간기업(骨干企业)은")),
    .init("gloss-mismatch", "새 ⟦선도기업⟧(骨干企业)은", .asSuggested("새 선도기업(龙头企业)은")),
    .init("gloss-mismatch", "⟦전정특신⟧(小巨人·강소기업)은", .asSuggested("전정특신(专精特新·강소기업)은")),
    .init("gloss-mismatch", "小巨人(⟦전정특신⟧)은", .asSuggested("专精特新(전정특신)은")),
    .init("gloss-mismatch", "# ⟦중관춘⟧(专精特新)", .asSuggested("# 중관춘(中关村)")),
    .init("gloss-mismatch", "⟦중관춘⟧(專精特新)은", .asSuggested("중관춘(中關村)은"), style: .traditional),
    .init("gloss-mismatch", "근간 기업(骨干企业)은"), .init("gloss-mismatch", "강소기업(小巨人)은"),
    .init("gloss-mismatch", "전정특신(新质生产力)은"),
    .init("gloss-mismatch", "은하(音荷)와"), .init("gloss-mismatch", "은하(银河)와"), .init("gloss-mismatch", "소거인(小巨人)은"),
    .init("gloss-mismatch", "전정특신(專精特新)은"),
  ]

  /// One character for two: 乾 is simplified in 乾隆 and not in 乾燥, 干 traditional in 干涉 and not in 干部.
  @Test(arguments: [
    RuleCase("gloss-script", "건조(⟦乾燥⟧)", .safely("건조(干燥)")),
    RuleCase("gloss-script", "간부(⟦干部⟧)", .safely("간부(幹部)"), style: .traditional),
  ])
  func knownGapsOfScript(_ example: RuleCase) { withKnownIssue { example.expect() } }

  @Test(arguments: missing) func missingFirstGloss(_ example: RuleCase) { example.expect() }
  @Test(arguments: repeated) func repeatedGloss(_ example: RuleCase) { example.expect() }
  @Test(arguments: script) func glossScript(_ example: RuleCase) { example.expect() }
  @Test(arguments: orphan) func orphanGloss(_ example: RuleCase) { example.expect() }
  @Test(arguments: unknown) func unknownTerm(_ example: RuleCase) { example.expect() }
  /// The other way to mend a mismatch, the second fix: the head is changed and the particle follows it.
  @Test(arguments: [
    ("제도(专精特新)는 새 말이다.", "전정특신(专精特新)은 새 말이다."), ("‘제도(专精特新)’로 뽑힌", "‘전정특신(专精特新)’으로 뽑힌"),
    ("전정특신(制度)으로부터의", "제도(制度)로부터의"), ("푸단대학(制度)과", "제도(制度)와"), ("제도(复旦大学)에서는", "푸단대학(复旦大学)에서는"),
  ])
  func headOfAMismatchTakesItsParticleAlong(text: String, expected: String) throws {
    let finding = try #require(findings(text).first { $0.rule == "gloss-mismatch" })
    let safe = Fix(edits: try #require(finding.fixes.last).edits, safety: .safe)
    let firm = Finding(
      rule: finding.rule, severity: finding.severity, range: finding.range, message: finding.message, fixes: [safe])
    let mended = SourceText(path: "sample.md", text: text).applyingSafeFixes(of: [firm]).text
    #expect(String(decoding: mended.utf8, as: UTF8.self) == expected)
  }

  @Test(arguments: mismatch) func glossMismatch(_ example: RuleCase) { example.expect() }

  static let all = missing + repeated + script + orphan + unknown + mismatch

  /// Where nothing decides between concepts of one form, the finding names the other, and no fix is safe; a gloss decides.
  @Test func aFindingOnAnAmbiguousFormNamesTheOtherConcept() throws {
    let found = findings("은하가 자란다.").filter { $0.rule == "missing-first-gloss" }
    let finding = try #require(found.first)
    #expect(finding.message.english == "the first mention of “은하” has no gloss (银河); the same form may mean 音荷 here")
    #expect(finding.message.korean.hasSuffix("(표기가 같은 다른 개념일 수 있습니다: 音荷)"))
    #expect(finding.message.chinese.hasSuffix("（此处也可能指音荷）"))
    #expect(finding.fixes.map(\.safety) == [.suggestion])
    #expect(findings("은하(银河)가 자란다. 은하는 넓다.").isEmpty)
  }

  /// Several concepts are listed as each language lists; those whose Chinese would not tell them apart are named by their id.
  @Test func conceptsThatAreMeantPerhapsAreListed() throws {
    let termbase = Termbase([
      .of("a", .ko("수도"), .zh("首都")), .of("b", .ko("수도"), .zh("水道")), .of("c", .ko("수도"), .zh("首都")),
      .of("d", .ko("수도"), .zh("隧道")), .of("e", .ko("수도"), .zh("隧道")), .of("f", .ko("수도")),
    ])
    let article = ArticleReader.read(SourceText(path: "sample.md", text: "수도가 있다."), language: .korean).article
    let annotations = TermRecognizer(termbase).annotations(of: article)
    let context = CheckContext(article: article, annotations: annotations, termbase: termbase, style: HouseStyle())
    let message = context.message(Message(verbatim: "·"), on: try #require(annotations.occurrences.first))
    #expect(message.english == "·; the same form may mean 水道, c, d, e, f here")
    #expect(message.korean == "· (표기가 같은 다른 개념일 수 있습니다: 水道, c, d, e, f)")
    #expect(message.chinese == "·（此处也可能指水道、c、d、e、f）")
  }
}
