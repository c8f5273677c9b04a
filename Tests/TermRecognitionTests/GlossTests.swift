import BitextModel
import Interchange
import TermRecognition
import Terminology
import TestSupport
import Testing

/// Glosses in every form that print has, with heads in `⟦⟧` and the Chinese in `⦃⦄`, the first head to the first Chinese.
@Suite struct GlossTests {
  static let termbase = Termbase([
    .of("baoshuiqu", .ko("보세구"), .zh("保税区")), .of("chanyeyuan", .ko("산업단지"), .zh("产业园")),
    .of("dongshuxisuan", .ko("동-데이터 서-컴퓨팅"), .zh("东数西算")), .of("gongyeyuan", .ko("공업단지"), .zh("工业园")),
    .of("guganqiye", .ko("근간 기업"), .zh("骨干企业")), .of("inspur", .ko("Inspur"), .zh("浪潮")),
    .of("kaifaqu", .ko("개발구"), .zh("开发区")),
    .of("longpiaojihua", .ko("룽퍄오 플랜"), .zh("蓉漂计划")), .of("longtouqiye", .ko("선도기업"), .zh("龙头企业")),
    .of("tidupeiyu", .ko("수준별 육성"), .zh("梯度培育")), .of("xiaojuren", .ko("작은 거인"), .zh("小巨人")),
    .of("zhongguancun", .ko("중관춘"), .zh("中关村")), .of("zhuanjingtexin", .ko("전정특신"), .zh("专精特新")),
  ])

  static func pairs(in text: String) -> [GlossPair] {
    let source = SourceText(path: "sample.md", text: text)
    let article = ArticleReader.read(source, language: .korean).article
    return TermRecognizer(termbase).annotations(of: article).glosses
  }

  private func expectGlosses(_ marked: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let text = MarkedText(marked).text
    let pairs = Self.pairs(in: text)
    let found = MarkedText.marking(text, pairs.compactMap(\.head), others: pairs.map(\.gloss))
    #expect(found == marked, sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    // Known terms.
    "⟦전정특신⟧(⦃专精特新⦄) 기업을 키운다.", "정부는 ⟦전정특신⟧(⦃专精特新⦄)을 내세웠다.", "올해도 ⟦작은 거인⟧(⦃小巨人⦄)으로 뽑혔다.", "새로운 ⟦작은 거인⟧(⦃小巨人⦄)이 나왔다.",
    "중앙정부의 ⟦수준별 육성⟧(⦃梯度培育⦄) 방침", "우수한 ⟦근간 기업⟧(⦃骨干企业⦄)과", "청두시는 ⟦룽퍄오 플랜⟧(⦃蓉漂计划⦄)을 시작했다.",
    "국가가 추진하는 ⟦동-데이터 서-컴퓨팅⟧(⦃东数西算⦄) 사업", "베이징 ⟦중관춘⟧(⦃中关村⦄)에서", "⟦중관춘⟧ (⦃中关村⦄)에서", "⟦전정특신⟧（⦃专精特新⦄）은",
    // Spacing and form of the head.
    "이번 ⟦작은거인⟧(⦃小巨人⦄)은", "이번 ⟦작은\n거인⟧(⦃小巨人⦄)은", "이번 ⟦전정특신⟧(⦃專精特新⦄)은", "이번 ⟦전정특신⟧\n(⦃专精特新⦄)은",
    "이번 ⟦전정특신⟧(⦃专精\n特新⦄)은",
  ])
  func knownTerms(marked: String) { expectGlosses(marked) }

  @Test(arguments: [
    // Read in Sino-Korean.
    "⟦신질생산력⟧(⦃新质生产力⦄)이 강조되었다.", "시진핑 주석은 ⟦신질생산력⟧(⦃新质生产力⦄)을 말했다.", "이른바 ⟦공동부유⟧(⦃共同富裕⦄) 정책", "국무원의 ⟦국무원판공청⟧(⦃国务院办公厅⦄)은",
    "지난해 ⟦과학기술부⟧(⦃科学技术部⦄)는", "중국 ⟦인민은행⟧(⦃人民银行⦄)은", "새 ⟦경제일보⟧(⦃经济日报⦄) 보도", "전국 ⟦정치협상회의⟧(⦃政治协商会议⦄)에서",
    // Transliterated names.
    "⟦리이중⟧(⦃李毅中⦄) 전 장관은", "회장 ⟦왕이쥔⟧(⦃王义军⦄)은", "저장성 ⟦닝보⟧(⦃宁波⦄)에서", "쓰촨성의 ⟦청두⟧(⦃成都⦄)와", "창업자인 ⟦레이쥔⟧(⦃雷军⦄)이",
    "⟦하이뎬구⟧(⦃海淀区⦄)에 있는",
    "안후이성 ⟦허페이⟧(⦃合肥⦄)의 반도체 회사", "상하이 ⟦푸둥⟧(⦃浦东⦄) 신구", "대표 ⟦량원펑⟧(⦃梁文锋⦄)은",
    // Translated or mixed.
    "올해의 ⟦목 조르기⟧(⦃卡脖子⦄) 기술", "정부의 ⟦선전엔젤모펀드⟧(⦃深圳天使母基金⦄)는", "⟦메인 기업⟧(⦃链主企业⦄)과", "각 지방의 ⟦혁신형 중소기업⟧(⦃创新型中小企业⦄)을",
    "회사는 ⟦항저우퉁화순⟧(⦃杭州同花顺⦄)이다.", "정부가 밝힌 ⟦제조업 단일 챔피언⟧(⦃制造业单项冠军⦄)은",
    // With a note.
    "⟦리이중⟧[⦃李毅中⦄, 전 산업정보화부 장관]은", "⟦작은 거인⟧(⦃小巨人⦄·강소기업)은", "⟦전정특신⟧(⦃專精特新⦄, 전문화·정밀화·특색화·참신화)은",
    "⟦리이중⟧(⦃李毅中⦄ 전 장관)은", "⟦전정특신⟧(⦃专精特新⦄: 전문화와 정밀화)은", "⟦보세구⟧(⦃保税区⦄; 관세가 미뤄지는 곳)는", "⟦레노버캐피탈⟧ (⦃联想创投⦄)은",
    "⟦지방 재정국⟧[⦃地方财政局⦄]은", "⟦가속 컴퓨팅⟧(Accelerated Computing, ⦃加速计算⦄)은",
  ])
  func unknownTermsAndNotes(marked: String) { expectGlosses(marked) }

  @Test(arguments: [
    // The marks say where the head begins.
    "새로운 ‘⟦전정특신⟧(⦃专精特新⦄)’은", "새로운 ‘⟦전정특신⟧’(⦃专精特新⦄)은", "이른바 “⟦작은 거인⟧(⦃小巨人⦄)”을", "이른바 “⟦작은 거인⟧”(⦃小巨人⦄)을",
    "새로운 '⟦전정특신⟧(⦃专精特新⦄)'은",
    "새로운 '⟦전정특신⟧'(⦃专精特新⦄)은", "새로운 \"⟦전정특신⟧\"(⦃专精特新⦄)은", "잡지 《⟦신재부⟧》(⦃新财富⦄)는", "잡지 《⟦중국 경제 주간⟧(⦃中国经济周刊⦄)》은",
    "<⟦전정특신 기업 육성 방안⟧>(⦃专精特新企业培育方案⦄)을", "〈⟦중소기업촉진법⟧〉(⦃中小企业促进法⦄)에", "「⟦중소기업촉진법⟧」(⦃中小企业促进法⦄)에",
    "『⟦중국 제조 2025⟧』(⦃中国制造2025⦄)는",
    "【⟦정책 해설⟧】(⦃政策解读⦄)", "‘⟦룽퍄오 플랜⟧(⦃蓉漂计划⦄)’이라는 말", "발표한 ‘⟦우수 인재 유치를 위한 열 가지 방안⟧’(⦃人才引进十条⦄)은",
    "**⟦작은 거인⟧(⦃小巨人⦄)**은", "**⟦작은 거인⟧**(⦃小巨人⦄)은", "**‘⟦작은 거인⟧’**(⦃小巨人⦄)은", "새 *⟦전정특신⟧*(⦃专精特新⦄)은",
    "[⟦전정특신⟧](https://a.cn)(⦃专精特新⦄)은",
    "‘⟦전정특신⟧(‘⦃专精特新⦄’)’은", "⟦전정특신⟧(“⦃专精特新⦄”)은", "⟦전정특신⟧(《⦃专精特新⦄》)은",
  ])
  func quotationAndTitleMarks(marked: String) { expectGlosses(marked) }

  @Test(arguments: [
    // Partial, the rest of the word follows.
    "⟦장쑤⟧(⦃江苏⦄)대학은", "⟦신⟧(⦃新⦄) 경제는", "⟦칭화⟧(⦃清华⦄)대학교에서", "⟦푸단⟧(⦃复旦⦄)대 교수는", "⟦화웨이⟧(⦃华为⦄)그룹",
    // Latin heads.
    "서버 기업 ⟦Inspur⟧(⦃浪潮⦄)는", "⟦HUAWEI Hubble⟧(⦃华为哈勃⦄)이 투자했다.", "제조사 ⟦YiChip⟧(⦃易兆微⦄)은", "⟦36Kr⟧(⦃36氪⦄)에 따르면",
    "⟦BYD⟧(⦃比亚迪⦄)는", "투자사 ⟦IDG캐피탈⟧(⦃IDG资本⦄)은",
    "⟦IT쥐쯔⟧(⦃IT桔子⦄)의 통계", "⟦NED AR⟧ (⦃近眼显示⦄)",
    // Lists.
    "⟦공업단지⟧(⦃工业园⦄), ⟦개발구⟧(⦃开发区⦄), ⟦산업단지⟧(⦃产业园⦄)", "⟦공업단지⟧(⦃工业园⦄)·⟦개발구⟧(⦃开发区⦄)", "⟦공업단지⟧(⦃工业园⦄)와 ⟦개발구⟧(⦃开发区⦄)는",
    "⟦화웨이⟧·⟦샤오미⟧(⦃华为⦄·⦃小米⦄)는",
    "⟦닝보⟧(⦃宁波⦄)/⟦허페이⟧(⦃合肥⦄)", "⟦칭화⟧(⦃清华⦄)、⟦베이징대⟧(⦃北大⦄)는", "1) ⟦공업단지⟧(⦃工业园⦄) 2) ⟦개발구⟧(⦃开发区⦄)",
    // Reversed.
    "⦃专精特新⦄(⟦전정특신⟧)은", "‘⦃小巨人⦄’(⟦작은 거인⟧)으로", "⦃新质生产力⦄(⟦신질생산력⟧)이란", "⦃李毅中⦄(⟦리이중⟧, 전 장관)은",
    // Editor's notes.
    "본문이다.\n\n(\\*⟦보세구⟧ 편집자 주: ⦃保税区⦄ 관세를 미루는 곳이다.)", "(\\*⟦개발구⟧ 편집자주: ⦃开发区⦄. 산업을 모은 곳)",
    "(※⟦보세구⟧ 편집자 주: ‘⦃保税区⦄’는 관세를 미룬다)",
    "글 중간에 (\\*⟦보세구⟧ 편집자 주: ⦃保税区⦄, 관세를 미루는 곳) 이어진다.",
    // Elsewhere than in paragraphs.
    "# 베이징의 ⟦전정특신⟧(⦃专精特新⦄) 기업", "- ⟦작은 거인⟧(⦃小巨人⦄): 강소기업", "| 용어 | 뜻 |\n|---|---|\n| ⟦중관춘⟧(⦃中关村⦄) | 단지 |",
    "> ⟦보세구⟧(⦃保税区⦄)는 넓다.",
    // Figures, and a name with a point.
    "독일의 ⟦헤르만 지몬⟧(⦃赫尔曼·西蒙⦄) 교수", "⟦14·5 계획⟧(⦃十四五规划⦄)은", "⟦1+12 모델⟧(⦃1+12模式⦄)은", "⟦중국 제조 2025⟧(⦃中国制造2025⦄)는",
    "⟦5G 스마트 공장⟧(⦃5G智能工厂⦄)을",
  ])
  func otherForms(marked: String) { expectGlosses(marked) }

  /// What only the words around the head, or its sound word by word, can tell.
  @Test(arguments: [
    // A class noun says what the name after it is.
    "척수성 근위축증 치료제 ⟦스핀라자⟧(⦃诺西那生钠⦄)를", "감속기 업체 ⟦다오칸⟧(⦃绿的谐波⦄)은", "바다의 ⟦로봇 항구⟧(⦃无人码头⦄)",
    // Verbs before it.
    "왕닝이 세운 ⟦팝마트⟧(⦃泡泡玛特⦄)의 인형", "이런 회사들을 묶어 ⟦항저우 여섯 마리 작은 용⟧(⦃杭州六小龙⦄)이라 한다.", "주목하는 것은 ⟦이익 추구형 집행⟧(⦃趋利性执法⦄)과",
    // Only the first word sounds in the Chinese, or only a later one.
    "설명에 따르면, ⟦시장진입 네거티브 리스트⟧(⦃市场准入负面清单⦄) 밖의", "각종 ⟦중국·유럽 화물열차⟧(⦃中欧班列⦄)는",
    // Phrases: genitives, clauses, quotations, lists.
    "이를 ⟦게임 한 편이 도시 하나를 살린다⟧(⦃一部游戏带火一座城⦄)고 한다.", "이런 길을 ⟦수소 만가 진입⟧(⦃氢进万家⦄)이라 한다.", "⟦사막·고비·황무지⟧(⦃沙戈荒⦄) 기지",
    "이를 ⟦별바다를 향한 장정⟧(⦃星辰大海的征途⦄)이라 한다.",
    "나온 지 오래고, ⟦장원을 걸고 장수를 뽑는다⟧(⦃揭榜挂帅⦄)는 방식은",
    "사장은 \"⟦한 푼의 이윤도 버리지 않는다⟧(⦃一分利也不放过⦄)\"는 글씨를", "사람들은 “⟦농민의 기쁨이 곧 우리의 힘⟧(⦃农民的快乐就是我们的力量⦄)”이라 한다.",
    "‘정부가 키우는 ⟦전정특신⟧(⦃专精特新⦄)’은", "자본을 키우고, ⟦일찍·작게·길게·하드테크에 투자⟧(⦃投早、投小、投长期、投硬科技⦄)한다는",
    "그는 ⟦화웨이⟧·⟦샤오미⟧(⦃华为⦄、⦃小米⦄)를", "‘⟦56789⟧(⦃五六七八九⦄)’로 요약했다.", "| ⟦가정용 직물⟧(⦃家纺⦄) | 표 |\n|---|---|",
  ])
  func contextAndSound(marked: String) { expectGlosses(marked) }

  /// The glossary has 레노버 천씽 for 联想晨星, but here the Chinese is of 천씽 alone.
  @Test func partOfAKnownTerm() {
    let termbase = Termbase([
      .of("lianxiangchenxing", .ko("레노버 천씽"), .zh("联想晨星")), .of("weilaidujiaoshou", .ko("예비 유니콘"), .zh("准独角兽企业")),
      .of("dujiaoshou", .ko("유니콘 기업"), .zh("独角兽企业")),
    ])
    func heads(_ text: String) -> [String] {
      let article = ArticleReader.read(SourceText(path: "sample.md", text: text), language: .korean).article
      return TermRecognizer(termbase).annotations(of: article).glosses.map(\.headText)
    }
    #expect(heads("제품을 개발했다. 레노버 천씽(晨星) 시리즈") == ["천씽"])
    #expect(heads("제품을 개발했다. 레노버 천씽(联想晨星) 시리즈") == ["레노버 천씽"])
    // A known Chinese term beside another known Korean one is a mismatch for the editor to see.
    #expect(heads("올해는 예비 유니콘(独角兽企业)이") == ["예비 유니콘"])
  }

  @Test(
    arguments: [
      ("전정특신(专精特新)은", GlossPair.Form.bracket, ["zhuanjingtexin"], ["zhuanjingtexin"]),
      ("전정특신(專精特新)은", .bracket, ["zhuanjingtexin"], ["zhuanjingtexin"]),
      ("专精特新(전정특신)은", .reversed, ["zhuanjingtexin"], ["zhuanjingtexin"]),
      ("(\\*보세구 편집자 주: 保税区 관세)", .editorsNote, ["baoshuiqu"], ["baoshuiqu"]),
      ("근간 기업(龙头企业)은", .bracket, ["longtouqiye"], ["guganqiye"]),
      ("강소기업(小巨人)은", .bracket, ["xiaojuren"], []), ("신질생산력(新质生产力)이", .bracket, [], []),
    ] as [(String, GlossPair.Form, [String], [String])])
  func pairKnowsItsFormAndConcepts(text: String, form: GlossPair.Form, concepts: [String], headConcepts: [String]) {
    let pairs = Self.pairs(in: text)
    #expect(pairs.map(\.form) == [form])
    #expect(pairs.map { $0.concepts.map { Self.termbase.concepts[$0].id } } == [concepts])
    #expect(pairs.map { $0.headConcepts.map { Self.termbase.concepts[$0].id } } == [headConcepts])
  }

  @Test(arguments: [
    ("**작은\n거인(小巨人·강소기업)**은", "작은 거인", "小巨人", "(小巨人·강소기업)"), ("전정특신 (专精特新)은", "전정특신", "专精特新", "(专精特新)"),
    ("리이중[李毅中, 전 장관]은", "리이중", "李毅中", "[李毅中, 전 장관]"), ("전정특신（专精特新）은", "전정특신", "专精特新", "（专精特新）"),
  ])
  func textsAreReadAndBracketIsWhole(text: String, head: String, gloss: String, bracket: String) throws {
    let pair = try #require(Self.pairs(in: text).first)
    #expect(pair.headText == head)
    #expect(pair.glossText == gloss)
    #expect(SourceText(path: "", text: text).string(in: pair.bracket) == bracket)
  }

  /// The Chinese of a known gloss counts as an occurrence as well, an unknown one as none.
  @Test func glossesAreOccurrences() {
    expectOccurrences(
      "⟦전정특신⟧(⟦专精特新⟧)과 신질생산력(新质生产力), ⟦작은 거인⟧(⟦小巨人⟧·강소기업)", in: Self.termbase)
  }

  @Test(arguments: [
    // Addresses.
    "사무실(北京市朝阳区亮马桥路40号)로 오세요.", "주소(上海市浦东新区世纪大道88号15层)는", "본사(深圳市南山区科技园路12号楼)에서",
    // Dates, weekdays, times.
    "행사(2022年6月27日)에서", "지난 8월 4일(木)에", "5월 1일(日)부터", "오는 금요일(6月27日)", "회의(14时30分)가",
    // Acronyms, plain notes, figures.
    "정보통신기술(ICT)은", "인공지능(AI)을", "1000억 위안(약 19조 원)을", "영업이익(전년 대비 12.1% 증가)이", "5개 도시(베이징·상하이 등)에서", "매출(1,053.5억)",
    "연구개발(R&D)",
    "기업(36개)이", "환경·사회·지배구조(ESG)", "정책(2.0)",
    // Nations, classes.
    "시진핑(中) 주석과", "기시다(日) 총리", "바이든(美) 대통령", "삼성전자(株)는", "협력(中-韓)을", "회담(中·日·韓)은",
    // Chinese sentences.
    "그는 말했다(我们要坚持走自己的路，不能跟着别人走。).",
    "회의(会议在北京召开，来自全国各地的两百多名代表参加了会议并作了发言)는",
    // Brackets of Korean.
    "전정특신(전문화, 정밀화)은", "작은 거인(강소기업)은", "중관춘(베이징 하이뎬구)은", "담당자(편집부)", "(참고) 올해는",
    // Mixed Hangul and Han in one word.
    "새 정책(新경제)은", "이전(移轉된)은",
    // Emphasis of Chinese text, code, addresses.
    "전정특신`(专精特新)`은", "[원문](https://a.cn/专精特新)", "<https://a.cn/(专精特新)>",
    // Empty.
    "전정특신()은", "전정특신( )은", "전정특신(!)은",
  ])
  func bracketThatIsNoGloss(text: String) {
    #expect(Self.pairs(in: text).filter { $0.head != nil }.map { "\($0.headText)=\($0.glossText)" } == [])
  }

  @Test(arguments: ["专精特新（我们的企业）是", "**专精特新**（中小企业）很重要。", "“专精特新”（小巨人）企业", "中国产业（产业园）发展"])
  func chineseArticlesHaveNoGlosses(text: String) {
    let source = SourceText(path: "sample.md", text: text)
    let article = ArticleReader.read(source, language: .simplifiedChinese).article
    #expect(TermRecognizer(Self.termbase).annotations(of: article).glosses.map(\.glossText) == [])
  }

  @Test(arguments: ["(⦃专精特新⦄)은 중요하다.", "말했다. (⦃小巨人⦄)은", "- (⦃中关村⦄)에서는", "기업은, (⦃专精特新⦄)과"])
  func glossWithoutAHeadIsKeptWithoutOne(marked: String) {
    let text = MarkedText(marked).text
    let pairs = Self.pairs(in: text)
    #expect(pairs.map(\.head) == [nil])
    #expect(MarkedText.marking(text, [], others: pairs.map(\.gloss)) == marked)
  }
}
