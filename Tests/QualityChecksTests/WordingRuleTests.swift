import Terminology
import Testing

/// What the rules on terms and on marks find, and what they leave alone.
@Suite struct WordingRuleTests {
  static let deprecated: [RuleCase] = [
    .init("deprecated-term", "⟦소거인⟧은 작다.", .safely("작은 거인은 작다.")),
    .init("deprecated-term", "⟦북경⟧에서 ⟦북경⟧까지", .safely("베이징에서 베이징까지")),
    // The particle follows the new word.
    .init("deprecated-term", "새 ⟦법식⟧은", .safely("새 제도는")), .init("deprecated-term", "새 ⟦법식⟧이 있다", .safely("새 제도가 있다")),
    .init("deprecated-term", "새 ⟦법식⟧을", .safely("새 제도를")), .init("deprecated-term", "새 ⟦법식⟧과", .safely("새 제도와")),
    .init("deprecated-term", "새 ⟦법식⟧으로", .safely("새 제도로")),
    .init("deprecated-term", "새 ⟦법식⟧으로부터의", .safely("새 제도로부터의")),
    .init("deprecated-term", "새 ⟦법식⟧이었다.", .safely("새 제도였다.")),
    .init("deprecated-term", "새 ⟦법식⟧이라는", .safely("새 제도라는")),
    .init("deprecated-term", "새 ⟦법식⟧에서는", .safely("새 제도에서는")),
    // Through marks and its own gloss.
    .init("deprecated-term", "새 ⟦법식⟧(制度)은", .safely("새 제도(制度)는")),
    .init("deprecated-term", "새 ‘⟦법식⟧’은", .safely("새 ‘제도’는")),
    .init("deprecated-term", "새 **⟦법식⟧**을", .safely("새 **제도**를")),
    .init("deprecated-term", "새 ‘⟦법식⟧(制度)’이", .safely("새 ‘제도(制度)’가")),
    .init("deprecated-term", "새 [⟦법식⟧](https://a.cn)을", .safely("새 [제도](https://a.cn)를")),
    .init("deprecated-term", "새 **⟦법식⟧**(制度)은", .safely("새 **제도**(制度)는")),
    .init("deprecated-term", "작은 거인(⟦小巨子⟧)은", .safely("작은 거인(小巨人)은")),
    .init("deprecated-term", "# ⟦소거인⟧", .safely("# 작은 거인")),
    .init("deprecated-term", "작은 거인은 크다."), .init("deprecated-term", "`소거인`은"), .init("deprecated-term", "은하는 넓다."),
    .init("deprecated-term", "카보쯔 기술"), .init("deprecated-term", "중관촌(中关村)은"),
  ]

  static let forbidden: [RuleCase] = [
    .init("forbidden-term", "⟦카보쯔⟧ 기술", .safely("목 조르기 기술")), .init("forbidden-term", "⟦카보쯔⟧는", .safely("목 조르기는")),
    .init("forbidden-term", "⟦롱파오 계획⟧을", .safely("룽퍄오 플랜을")), .init("forbidden-term", "⟦롱파오계획⟧이", .safely("룽퍄오 플랜이")),
    .init("forbidden-term", "‘⟦롱파오 계획⟧’(蓉漂计划)은", .safely("‘룽퍄오 플랜’(蓉漂计划)은")),
    .init("forbidden-term", "⟦롱파오\n계획⟧을", .safely("룽퍄오 플랜을")),
    .init("forbidden-term", "⟦카보쯔⟧(卡脖子)와 ⟦카보쯔⟧", .safely("목 조르기(卡脖子)와 목 조르기")),
    .init("forbidden-term", "목 조르기(卡脖子) 기술"),
    .init("forbidden-term", "룽퍄오 플랜은"), .init("forbidden-term", "롱파오의 계획은"), .init("forbidden-term", "`카보쯔`"),
    .init("forbidden-term", "소거인은"),
    .init("forbidden-term", "[글](https://a.cn/카보쯔)"),
  ]

  static let inconsistent: [RuleCase] = [
    .init("inconsistent-rendering", "중관춘(中关村)은 ⟦중관촌⟧과 같다. 중관촌은", .asSuggested("중관춘(中关村)은 중관춘과 같다. 중관촌은")),
    .init("inconsistent-rendering", "⟦중관촌⟧(中关村)은 중관춘이다.", .asSuggested("중관춘(中关村)은 중관춘이다.")),
    .init("inconsistent-rendering", "⟦룽퍄오 계획⟧(蓉漂计划)은", .asSuggested("룽퍄오 플랜(蓉漂计划)은")),
    .init("inconsistent-rendering", "⟦강소기업⟧(小巨人)과 작은 거인(小巨人)", .asSuggested("작은 거인(小巨人)과 작은 거인(小巨人)")),
    .init("inconsistent-rendering", "신질생산력(新质生产力)과 ⟦새질생산력⟧(新质生产力)", .asSuggested("신질생산력(新质生产力)과 신질생산력(新质生产力)")),
    .init("inconsistent-rendering", "다롄(大连)과 ⟦대련⟧(大連)과 ⟦따롄⟧(大连)", .asSuggested("다롄(大连)과 다롄(大連)과 다롄(大连)")),
    // The particle follows the new form, a gloss, a quotation mark or emphasis between them.
    .init(
      "inconsistent-rendering", "⟦룽퍄오 프로젝트⟧(蓉漂计划)를 짰다. ‘룽퍄오 플랜’은",
      .asSuggested("룽퍄오 플랜(蓉漂计划)을 짰다. ‘룽퍄오 플랜’은")),
    .init("inconsistent-rendering", "**⟦소거인기업체⟧**(小巨人)로 뽑혔다.", .asSuggested("**작은 거인**(小巨人)으로 뽑혔다.")),
    .init(
      "inconsistent-rendering", "신질생산력(新质生产力)과 ⟦새 품질 생산지표⟧(新质生产力)와 함께",
      .asSuggested("신질생산력(新质生产力)과 신질생산력(新质生产力)과 함께")),
    .init("inconsistent-rendering", "# 중관춘\n\n⟦중관촌⟧은", .asSuggested("# 중관춘\n\n중관춘은")),
    .init("inconsistent-rendering", "중관촌(中关村)은 넓다. 중관촌은"),
    .init("inconsistent-rendering", "산업정보화부(工业和信息化部)는 공신부로 줄인다."),
    .init("inconsistent-rendering", "작은 거인(小巨人)과 소거인은"), .init("inconsistent-rendering", "목 조르기(卡脖子)와 카보쯔"),
    .init("inconsistent-rendering", "베이징(北京)과 베이징시(北京)"), .init("inconsistent-rendering", "작은 거인(小巨人)과 작은거인은"),
    .init("inconsistent-rendering", "신질생산력(新质生产力)과 신질 생산력(新質生產力)"), .init("inconsistent-rendering", "전정특신(专精特新)은"),
  ]

  static let spacing: [RuleCase] = [
    .init("spacing-variant", "⟦산업 정보화부⟧는", .asSuggested("산업정보화부는")),
    .init("spacing-variant", "⟦작은거인⟧이", .asSuggested("작은 거인이")),
    .init("spacing-variant", "⟦산업 정보화부⟧와 산업 정보화부", .asSuggested("산업정보화부와 산업 정보화부")),
    .init("spacing-variant", "⟦룽퍄오플랜⟧(蓉漂计划)은", .asSuggested("룽퍄오 플랜(蓉漂计划)은")),
    .init("spacing-variant", "# ⟦근간기업⟧", .asSuggested("# 근간 기업")),
    .init("spacing-variant", "‘⟦선도 기업⟧’과 ⟦근간기업⟧", .asSuggested("‘선도기업’과 근간 기업")),
    .init("spacing-variant", "산업정보화부는"), .init("spacing-variant", "작은 거인이"), .init("spacing-variant", "작은\n거인이"),
    .init("spacing-variant", "산업\n정보화부가"),
    .init("spacing-variant", "롱파오계획은"), .init("spacing-variant", "`작은거인`은"), .init("spacing-variant", "**작은** 거인이"),
    .init("spacing-variant", "작은\u{00A0}거인이"),
  ]

  static let brackets: [RuleCase] = [
    .init("bracket-pair", "전정특신⟦(⟧专精特新 기업은"), .init("bracket-pair", "전정특신 专精特新⟦)⟧ 기업은"),
    .init("bracket-pair", "⟦“⟧작은 거인이라고 말했다."),
    .init("bracket-pair", "작은 거인⟦”⟧이라고 말했다."), .init("bracket-pair", "⟦‘⟧작은 거인이라고"), .init("bracket-pair", "⟦《⟧중국 경제를"),
    .init("bracket-pair", "중국 경제⟦》⟧를"),
    .init("bracket-pair", "⟦(⟧가(나) 다"), .init("bracket-pair", "(가⟦[⟧나)다⟦]⟧"), .init("bracket-pair", "「법」 아닌 ⟦『⟧법"),
    .init("bracket-pair", "⟦（⟧가나다"),
    .init("bracket-pair", "가⟦(⟧나\n\n다음⟦)⟧ 라"), .init("bracket-pair", "⟦【⟧해설 정책은"),
    .init("bracket-pair", "전정특신(专精特新)은"), .init("bracket-pair", "1) 첫째 2) 둘째"), .init("bracket-pair", "가) 첫째"),
    .init("bracket-pair", "표 1) 출처: 통계"),
    .init("bracket-pair", "（가)와 (나）"), .init("bracket-pair", "it’s 50% of McDonald’s"),
    .init("bracket-pair", "`(`는 코드"), .init("bracket-pair", "‘가 “나” 다’"),
    .init("bracket-pair", "iv) 넷째"), .init("bracket-pair", "가(나\n다)라"), .init("bracket-pair", "'가' \"나"),
    .init("bracket-pair", "《가》 〈나〉 「다」 『라』 【마】 [바]"),
  ]

  static let emphasis: [RuleCase] = [
    .init("emphasis-after-gloss", "**전정특신(专精特新)⟦**⟧은", .safely("**전정특신**(专精特新)은")),
    .init("emphasis-after-gloss", "새 **작은 거인(小巨人·강소기업)⟦**⟧이", .safely("새 **작은 거인**(小巨人·강소기업)이")),
    .init("emphasis-after-gloss", "*리이중(李毅中)⟦*⟧은", .safely("*리이중*(李毅中)은")),
    .init("emphasis-after-gloss", "**리이중[李毅中, 전 장관]⟦**⟧은", .safely("**리이중**[李毅中, 전 장관]은")),
    .init("emphasis-after-gloss", "~~전정특신(专精特新)⟦~~⟧은", .safely("~~전정특신~~(专精特新)은")),
    .init("emphasis-after-gloss", "**전정특신（专精特新）⟦**⟧은", .safely("**전정특신**（专精特新）은")),
    .init("emphasis-after-gloss", "**‘작은 거인’⟦**⟧은", .asSuggested("<strong>‘작은 거인’</strong>은")),
    .init("emphasis-after-gloss", "**전정특신(专精特新)⟦**⟧은 **작은 거인(小巨人)⟦**⟧과", .safely("**전정특신**(专精特新)은 **작은 거인**(小巨人)과")),
    .init("emphasis-after-gloss", "**전정특신**(专精特新)은"), .init("emphasis-after-gloss", "**전정특신(专精特新)** 기업은"),
    .init("emphasis-after-gloss", "**전정특신(专精特新)**."),
    .init("emphasis-after-gloss", "**전정특신(专精特新)**"), .init("emphasis-after-gloss", "`**전정특신(专精特新)**은`"),
    .init("emphasis-after-gloss", "전정특신(专精特新)은"),
    .init("emphasis-after-gloss", "**전정특신**은"), .init("emphasis-after-gloss", "**전정특신(专精特新)은**"),
    .init("emphasis-after-gloss", "(\\*보세구 편집자 주: 保税区 관세)"),
    .init("emphasis-after-gloss", "**전정특신(专精特新)**, **작은 거인(小巨人)**"),
  ]

  @Test(arguments: deprecated) func deprecatedTerm(_ example: RuleCase) { example.expect() }
  @Test(arguments: forbidden) func forbiddenTerm(_ example: RuleCase) { example.expect() }
  @Test(arguments: inconsistent) func inconsistentRendering(_ example: RuleCase) { example.expect() }
  @Test(arguments: spacing) func spacingVariant(_ example: RuleCase) { example.expect() }
  @Test(arguments: brackets) func bracketPair(_ example: RuleCase) { example.expect() }
  @Test(arguments: emphasis) func emphasisAfterGloss(_ example: RuleCase) { example.expect() }

  static let all = deprecated + forbidden + inconsistent + spacing + brackets + emphasis
}
