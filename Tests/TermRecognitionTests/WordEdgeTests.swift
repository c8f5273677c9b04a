import BitextModel
import Interchange
import TermRecognition
import Terminology
import TestSupport
import Testing

/// Where the letters of a term are another word, and where they are the term in a longer one.
@Suite struct WordEdgeTests {
  @Test(arguments: [
    ("구조", "구조대가 왔다"), ("중국", "중국어로 썼다"), ("중국", "중국어를 배운다"), ("신경제", "신경제거 수술"), ("경제", "신경제거 수술"),
    ("니오", "아니오라고 답했다"), ("니오", "아니오."), ("대만", "대만족이었다"), ("대만", "상대만 보고"), ("산동", "부산동구의"),
    ("우한", "친구한테"), ("우한", "은우한테서"), ("우시", "우시장에서"), ("기업", "악기업계는"),
    ("정부", "수정부호를"), ("사기", "감사기관은"), ("공사", "대공사격"), ("성도", "가능성도 있다"), ("상하", "이상하다"), ("상하", "손상하지 않는다"),
    ("자원", "투자원금을"), ("보고", "정보고속도로"), ("화성", "전문화성과"), ("구이", "하구이다"), ("하이", "심하이"),
  ])
  func lettersInsideAnotherWordAreNotTheTerm(term: String, text: String) {
    expectOccurrences(text, in: termbase(korean: term))
  }

  /// 할 수도 있다: of an eojeol that is a bound noun with a particle as well, the neighbours tell.
  @Test(arguments: [
    ("수도", "문제가 될 수도 있다."), ("수도", "볼 수도 없었다."), ("수도", "약이 될 수도, 독이 될 수도 있다."), ("수도", "성공할 수도 실패할 수도 있다."),
    ("수도", "될수도 있다."), ("수도", "일일 수도 있다."), ("적도", "간 적도 없다."), ("지도", "올지도 모른다."), ("지도", "올 지도 모른다."),
    ("지도", "완화할지도 미지수다."),
    ("지가", "상용화될지가 관건이다."), ("점도", "나쁜 점도 있다."),
    ("수도", "새로운 ⟦수도⟧ 베이징"), ("수도", "옛 ⟦수도⟧도 있다."), ("수도", "갈 ⟦수도⟧는 없다."), ("수도", "건설할 ⟦수도⟧(首都)"),
    ("지도", "오래된 ⟦지도⟧ 한 장"), ("지도", "교수의 ⟦지도⟧ 아래"), ("지도", "훌륭한 ⟦지도⟧ 아래"), ("지도", "디지털 ⟦지도⟧ 알고리즘"),
    ("지도", "고정밀 ⟦지도⟧ 모델을"), ("지도", "도면 ⟦지도⟧ 모두 공개"), ("수가", "질환별 ⟦수가⟧ 없는 희귀병"), ("점도", "높은 ⟦점도⟧ 없이"),
    ("적도", "뜨거운 ⟦적도⟧ 지방"),
    ("대기", "대기업이"), ("대기", "⟦대기⟧ 오염"), ("대기", "⟦대기⟧업무를"), ("기업", "대⟦기업⟧이"), ("전화", "전화기와"),
    ("대출", "⟦대출⟧액은"), ("우주", "⟦우주⟧법"), ("채권", "⟦채권⟧단이"),
  ])
  func neighboursTellABoundNoun(term: String, marked: String) {
    expectOccurrences(marked, in: termbase(korean: term))
  }

  /// Names as they sound: another syllable makes another word, or names the kind of place.
  static let names = Termbase(
    ["장시", "니오", "대만", "우한", "우시", "창사", "베이징", "상하이", "선전"].map {
      .of("n-\($0)", field: "places", .ko($0, .preferred, .transliteration))
    })

  @Test(arguments: [
    "장시간 회의했다", "장시간의 회의", "아니오.", "대만족이었다", "친구한테 우한테서", "우시장에서", "창사 기념일", "⟦베이징⟧시는", "⟦상하이⟧항에서", "⟦베이징⟧-⟦상하이⟧ 고속철도",
    "⟦우한⟧에서",
    "엔니오가", "아르메니오로 이적했다", "니오르가", "상하이힐", "⟦베이징⟧⟦상하이⟧ 고속철", "재⟦베이징⟧ 교민", "신⟦베이징⟧ 시대", "⟦상하이⟧증권거래소",
    "왜 ⟦베이징⟧였나", "⟦베이징⟧등 도시", "현⟦베이징⟧ 시장", "⟦선전⟧시정부는", "⟦우시⟧시 정부", "⟦베이징⟧대학", "⟦대만⟧은", "⟦상하이⟧발 열차", "⟦장시⟧에서", "⟦베이징⟧행",
  ])
  func namesAreWholeWords(marked: String) {
    expectOccurrences(marked, in: Self.names)
  }

  /// Of a term written apart both outer words are judged where both touch others.
  @Test(arguments: ["대⟦중국 기업⟧은", "대중국 기업가는", "⟦중국 기업⟧들이", "중국 기업가는"])
  func bothEndsOfASpacedTermAreJudged(marked: String) {
    expectOccurrences(marked, in: termbase(korean: "중국 기업"))
  }

  /// What a term holds of letters and figures makes no eojeol for the terms behind it.
  @Test(arguments: [true, false]) func aTermOfOtherCharactersHidesNoOther(isInGlossary: Bool) {
    let plan = isInGlossary ? [Concept.of("plan", .ko("제14차5개년계획"))] : []
    let marked = isInGlossary ? "⟦제14차5개년계획⟧⟦베이징⟧회의" : "제14차5개년계획⟦베이징⟧회의"
    expectOccurrences(marked, in: Termbase(plan + [.of("bj", .ko("베이징", .preferred, .transliteration))]))
  }

  @Test(arguments: ["엔니오가", "아르메니오로", "⟦니오⟧가", "⟦니오⟧자동차의", "⟦니오⟧망이", "⟦니오⟧몰에서", "⟦니오⟧등"])
  func foreignNamesAreWholeWords(marked: String) {
    expectOccurrences(marked, in: Termbase([.of("nio", .ko("니오", .preferred, .foreign), .zh("蔚来"))]))
  }

  /// What an editor sees and the recognizer does not yet.
  @Test(arguments: [
    // 구조(構造) is not 구조(救助).
    ("구조", "119구조대원이", Language.korean),
    // 이상(以上) is not 이상(異常), and the verb 하- is likelier than the numeral 하나: nothing in the eojeol tells.
    ("이상", "이상하다", .korean), ("하나", "그렇게 하나요", .korean),
  ])
  func knownGaps(term: String, marked: String, language: Language) {
    withKnownIssue {
      expectOccurrences(marked, in: Termbase([.of("t", .ko(term), .zh(term))]), language: language)
    }
  }

  @Test(arguments: [
    ("가지", "가지고 왔다"), ("사이", "사이트에서"), ("투자", "투자자들은"), ("사용", "사용자가"),
    ("데이터", "빅⟦데이터⟧를"), ("데이터", "⟦데이터⟧ 분석"), ("이상", "10% ⟦이상⟧은"), ("가지", "나무 ⟦가지⟧를 꺾었다"), ("거인", "작은 거인국처럼"),
    ("작은 거인", "작은 거인국처럼"), ("총리", "교육부⟦총리⟧가"),
  ])
  func lexiconSettlesEdges(term: String, marked: String) {
    expectOccurrences(marked, in: termbase(korean: term))
  }

  /// The slip makes another word: 路, 家.
  @Test(arguments: ["⟦전정특신⟧로 간다.", "⟦전정특신⟧가 있다."])
  func wrongAllomorphIsNoSuffix(marked: String) {
    expectOccurrences(marked, in: termbase(korean: "전정특신"))
  }

  @Test(arguments: [
    ("企业", "中小⟦企业⟧发展"), ("学生", "大学生活动"), ("国人", "中国人很多"), ("人民", "中华⟦人民⟧共和国成立"),
  ])
  func wordInARowOfWordsIsFound(term: String, marked: String) {
    expectOccurrences(marked, in: Termbase([.of("t", .zh(term))]), language: .simplifiedChinese)
  }

  @Test func everyPlaceSaysWhy() {
    let article = ArticleReader.read(
      SourceText(path: "a.md", text: "구조대가 왔다. 구조를 바꾸었다."), language: .korean
    ).article
    let hits = TermRecognizer(termbase(korean: "구조")).hits(in: article)
    #expect(hits.map(\.refusal) == [.otherWord, nil])
    #expect(hits[0].rival.map(\.text) == ["구조대", "가"])
    #expect(hits[1].cut.map(\.text) == ["구조", "를"])
    #expect(hits[1].right == .particle)
  }

  @Test func aBoundNounIsSaidToBeOne() {
    let article = ArticleReader.read(SourceText(path: "a.md", text: "문제가 될 수도 있다."), language: .korean).article
    let hits = TermRecognizer(termbase(korean: "수도")).hits(in: article)
    #expect(hits.map(\.refusal) == [.otherWord])
    #expect(hits[0].rival.map(\.text) == ["수", "도"])
    #expect(hits[0].rival.map(\.kind) == [.boundNoun, .particle])
  }

  @Test(arguments: [
    ("전정특신", "⟦전정특신⟧기업은"), ("전정특신", "⟦전정특신⟧중소기업으로"), ("중관춘", "⟦중관춘⟧과학단지의"), ("창업", "대학생⟦창업⟧지원"), ("기술", "핵심⟦기술⟧을"),
    ("혁신", "기술⟦혁신⟧센터"), ("반도체", "차량용⟦반도체⟧"), ("중국", "⟦중국⟧정부는"), ("특허", "국제⟦특허⟧출원"),
    ("산업", "신흥⟦산업⟧정책"), ("경제", "디지털⟦경제⟧로"), ("AI", "⟦AI⟧기업"), ("AI", "⟦AI⟧를 쓴다"), ("5G", "⟦5G⟧망"),
  ])
  func memberOfACompoundIsTheTerm(term: String, marked: String) {
    expectOccurrences(marked, in: termbase(korean: term))
  }

  @Test func aCompoundIsSaidToBeOne() {
    let article = ArticleReader.read(SourceText(path: "a.md", text: "전정특신기업은 늘었다."), language: .korean).article
    let hits = TermRecognizer(termbase(korean: "전정특신")).hits(in: article)
    #expect(hits.map(\.refusal) == [nil])
    #expect(hits.map(\.through) == [[.compound]])
    #expect(hits.map(\.right) == [.word])
    #expect(hits.map { $0.cut.map(\.text) } == [["전정특신", "기업", "은"]])
  }

  /// Verbs that a noun makes.
  @Test(arguments: [
    "⟦육성⟧된", "⟦육성⟧하는", "⟦육성⟧했다", "⟦육성⟧되었으며", "⟦육성⟧시킨", "⟦육성⟧할", "⟦육성⟧해", "⟦육성⟧받은", "⟦육성⟧한다고", "⟦육성⟧하겠다는", "⟦육성⟧됐지만",
  ])
  func predicatesAreBuiltOnTheTerm(marked: String) {
    expectOccurrences("정부가 \(marked) 기업", in: termbase(korean: "육성"))
  }

  @Test(arguments: [
    ("AI", "AIDS 치료"), ("AI", "OpenAI는"), ("AI", "AI2는"), ("5G", "15G바이트"), ("5G", "5GHz 대역"), ("VR", "AVR 칩"),
    ("IT", "BIT"),
  ])
  func latinTermsEndAtLettersAndDigits(term: String, text: String) {
    expectOccurrences(text, in: termbase(korean: term))
  }

  @Test(arguments: [
    // Spaces where the glossary has none.
    ("산업정보화부", "⟦산업 정보화부⟧는"), ("산업정보화부", "⟦산업정보화부⟧는"), ("전정특신기업", "⟦전정특신 기업⟧을"), ("공급망관리", "⟦공급망 관리⟧의"),
    ("신질생산력", "⟦신질 생산력⟧이"), ("국가지식재산권국", "⟦국가 지식재산권국⟧이"),
    ("국가지식재산권국", "⟦국가 지식 재산권국⟧이"),
    // None where it has one.
    ("작은 거인", "⟦작은거인⟧으로"), ("작은 거인", "⟦작은 거인⟧으로"), ("작은 거인", "⟦작은  거인⟧으로"), ("수준별 육성", "⟦수준별육성⟧을"),
    ("헤드급 기업", "⟦헤드급기업⟧의"), ("작은 거인", "⟦작은\u{00A0}거인⟧"), ("작은 거인", "⟦작은\u{3000}거인⟧"),
    // Latin and Korean.
    ("AI기업", "⟦AI 기업⟧이"), ("5G 산업", "⟦5G산업⟧이"),
    // Not where the space parts two other words, or a syllable is left alone.
    ("구조", "강남구 조사에서"), ("중국", "그 중 국내 기업은"), ("기술", "쓰기 술술"), ("중국", "중 국가"), ("산업체인", "산업체 인력이"), ("상하이차", "상하이 차량이"),
    ("정책자금", "정책자 금리는"), ("특허", "독특 허가"), ("대만", "그 상대 만나"), ("인공지능", "확인 공지 능력"), ("산업정보화부", "산업정보화 부처"),
    ("산업정보화부", "산 업정보화부"),
  ])
  func spacingVariesBetweenPartsOfWords(term: String, marked: String) {
    expectOccurrences(marked, in: termbase(korean: term))
  }

  @Test func spacingIsTold() {
    let found = occurrences(in: "산업 정보화부는 작은거인과 작은 거인을", termbase(korean: "산업정보화부", "작은 거인")).found
    #expect(found.map { $0.through.contains(.spacing) } == [true, true, false])
  }

  @Test(arguments: [
    // By dictionary words, in Korean articles' brackets and in Chinese ones.
    ("国产", "중국산업(中国产业)은", Language.korean), ("国产", "中国产业发展很快。", .simplifiedChinese),
    ("国产", "⟦国产⟧芯片很多。", .simplifiedChinese),
    ("中国", "⟦中国⟧产业发展很快。", .simplifiedChinese), ("国人", "中国人民银行", .simplifiedChinese),
    ("人民", "中国⟦人民⟧", .simplifiedChinese),
    ("专精特新", "⟦专精特新⟧企业", .simplifiedChinese), ("专精特新", "成为⟦专精特新⟧小巨人企业", .simplifiedChinese),
    ("小巨人", "专精特新“⟦小巨人⟧”企业", .simplifiedChinese),
    ("经济", "不 经 济", .simplifiedChinese), ("学生", "大学生活", .simplifiedChinese), ("大学", "北京⟦大学⟧", .simplifiedChinese),
    ("5G", "⟦5G⟧网络", .simplifiedChinese),
  ])
  func chineseEdgesAreWordEdges(term: String, marked: String, language: Language) {
    expectOccurrences(marked, in: Termbase([.of("t", .zh(term))]), language: language)
  }

  @Test func longestTermWins() {
    let termbase = termbase(korean: "전정특신", "전정특신 기업", "기업", "중관춘", "중관춘과학단지", "과학단지")
    expectOccurrences("⟦전정특신 기업⟧과 ⟦전정특신⟧과 ⟦기업⟧, ⟦중관춘과학단지⟧의 ⟦중관춘⟧", in: termbase)
    expectOccurrences("⟦전정특신기업⟧이", in: termbase)
    expectOccurrences(
      "⟦中关村科技园⟧在⟦中关村⟧", in: Termbase([.of("a", .zh("中关村")), .of("b", .zh("中关村科技园")), .of("c", .zh("科技园"))]),
      language: .simplifiedChinese)
  }

  /// Of two that overlap and are equally long, the left one.
  @Test func overlappingTermsAreTakenOnce() {
    let (_, found) = occurrences(in: "산업기술혁신", termbase(korean: "산업기술", "기술혁신"))
    #expect(found.map(\.range) == [TextRange(0, 12)])
  }
}
