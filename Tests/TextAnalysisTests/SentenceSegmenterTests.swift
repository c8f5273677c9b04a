import BitextModel
import Testing

@testable import TextAnalysis

struct SentenceSegmenterTests {
  /// `|` stands at the boundaries.
  static let korean = [
    // Plain stops.
    "중국 정부가 발표했다. |시장은 조용했다.",
    "갈까요? |가죠! |네.",
    "했습니다. |그러나 아직 멀었습니다. |끝.",
    "정부가 발표했다.|그런데 시장은 조용했다.",
    "해 봐요.|그래도 안 돼요.",
    "추진함.|이후 점검이 있음.|예산은 없음",
    "발표됨.|관계자는 말을 아꼈다.",
    "그렇죠.|맞아요.",
    "했을까.|아니다.",
    "발표했다.|2022년의 일이다.",
    "발표했다.|AI는 다르다.",
    "발표했다.|人工智能은 다르다.",
    "했다!|그는 웃었다.",
    "누구인가?|아무도 모른다.",
    "정말?! |그렇다.",
    "그는 갔다.  |  그녀는 남았다.",
    "그는 갔다.\u{3000}|그녀는 남았다.",
    "그는 갔다 . |그녀는 남았다 .",
    // Headings and cells.
    "구호에서 예산 항목으로",
    "  앞뒤 공백  ",
    "한 줄 제목\n|다음 줄",
    "첫째 줄\r\n|\r\n|둘째 줄이다. |셋째다.",
    "",
    "   ",
    // Numbers.
    "금리는 3.5%다. |물가는 1.2조 원이다.",
    "총 1.2조 위안과 2.0 버전이다.",
    "0.5배 늘었다.",
    "값은 3.5. |다음은 4다.",
    "3.1절 행사를 열었다.",
    "5.18 민주화 운동과 6.25 전쟁이다.",
    "비율은 1.5:2.5다. |끝났다.",
    "버전 2.0.1을 냈다. |iOS 17.2에서 돈다.",
    "1,053.5억 위안이다. |0.1 이하이다.",
    // Dates.
    "2022.7.27 발표했다.",
    "2022. 7. 27. 베이징에서 열렸다. |참석자는 많았다.",
    "2022.7.27. 베이징에서 열렸다.",
    "7. 27. 회의는 베이징에서 열렸다. |끝.",
    "기간은 2022. 7. 1. ~ 2022. 12. 31. 까지다. |연장은 없다.",
    "(2022. 3. 5.) 발표했다. |끝.",
    // List markers.
    "1. 첫째 항목이다. |다음이다.",
    "12. 열두째 항목",
    "1.2. 절의 제목이다. |본문이다.",
    "1) 첫째다. |다음이다.",
    "i. 첫째다. |다음이다.",
    "iv. 넷째다.",
    "a. 첫째다. |다음이다.",
    "A. 답이다. |끝.",
    "가. 목적이다. |끝.",
    "나. 방법",
    "① 첫째다. |② 둘째다.",
    "①. 첫째다.",
    "첫째다. |2. 둘째다. |3. 셋째다.",
    // Abbreviations and initials.
    "J. K. 롤링이 썼다. |책은 팔렸다.",
    "조지 W. 부시가 말했다. |끝.",
    "Apple Inc. 는 미국 회사다. |크다.",
    "Apple Inc.는 미국 회사다.",
    "Huawei Co., Ltd. 는 중국 회사다.",
    "No. 1 기업이다. |크다.",
    "미국 vs. 중국의 대결이다.",
    "Dr. Kim이 왔다. |끝.",
    "U.S. 정부와 U.S.는 같다. |끝.",
    "U.S.A. 대표단이 왔다.",
    "St. Petersburg에서 열렸다.",
    "OpenAI가 냈다. |GPT가 나왔다.",
    "iPhone을 냈다. |iPad도 냈다.",
    "그는 e.g. 라고 적었다.",
    "Fig. 3을 보라. |끝.",
    // Addresses and file names.
    "https://example.com/a.b?c=d!e 를 보라. |끝이다.",
    "주소는 www.example.co.kr이다. |끝.",
    "report.ko.md를 고쳤다. |보고서.hwp는 남았다.",
    ".NET 환경이다. |끝.",
    "mail@example.com으로 보내라.",
    "Yahoo!는 검색 회사다. |끝.",
    "Node.js와 Vue.js를 쓴다.",
    // Quotations.
    "그는 “좋다.”라고 말했다. |끝.",
    "그는 “좋다. 아주 좋다.”라고 말했다. |끝.",
    "그는 “좋다.”고 말했다. |끝.",
    "그는 “좋다.”며 웃었다.",
    "그는 “좋다.”면서 웃었다.",
    "‘좋다.’는 말이다. |끝.",
    "“좋다!”라는 말이다. |끝.",
    "“누구인가?”라고 물었다. |답은 없었다.",
    "“좋다.”이라는 말이다.",
    "\"좋다.\"라고 말했다. |끝.",
    "'좋다.'고 말했다. |끝.",
    "\"좋다. 아주 좋다.\"라고 그는 말했다. |끝.",
    "“좋다.” 라고 말했다. |끝.",
    "“좋다.” |그는 웃었다.",
    "“좋다.”|그는 웃었다.",
    "“좋다.” |“나쁘다.”",
    "“좋다.”|“나쁘다.”",
    "그는 말했다.|“좋다.” |그리고 갔다.",
    "그는 말했다. |“좋다. |아주 좋다.” |그리고 갔다.",
    "「좋다.」라고 말했다. |끝.",
    "그는 “‘좋다.’라고 했다.”고 전했다. |끝.",
    "그는 “좋다”고 했다.”. |끝.",
    "‘딥테크’와 겹친다. |‘신질생산력’이다.",
    "“좋다.”, “나쁘다.”라는 두 말이 있다. |끝.",
    "그가 \"간다\"고 했다. |\"온다\"고도 했다.",
    "He said \"don't.\" |그는 갔다.",
    "'22년의 일이다. |끝이다.",
    // Brackets.
    "그는 (기분이 좋았다.) 웃었다. |끝.",
    "그는 웃었다(기분이 좋았다.). |끝.",
    "그는 웃었다. |(기분이 좋았다.) |그리고 갔다.",
    "인공지능(AI?)은 도구다. |끝.",
    "(\\*보세구 편집자 주: 세금을 미룬다.)",
    "《누구인가? 나다.》를 읽었다. |끝.",
    "국무원(国务院。)이 발표했다. |끝.",
    "회사(Huawei Co., Ltd.)는 크다. |끝.",
    "(주)삼성. |끝.",
    "크다 [1]. |작다.[2] |같다.",
    "크다.[12] |작다.¹ |같다.",
    // Editor's notes.
    "[편집자 주: 두 번에 나누어 싣는다. 다음은 현장이다.] |양해를 구한다.",
    "(\\*가속기 편집자 주: 하드웨어다. 계산을 빠르게 한다.)",
    "‘기술’[편집자 주: 말을 옮겼다. 뜻은 다르다.]은 새롭다. |끝.",
    "(역주: 원문대로다. 뜻은 모른다.) |그는 갔다.",
    "(그는 왔다. |그리고 갔다.) |끝.",
    // Dates and markers of texts set wide.
    "회의는 2 0 2 2 . 0 8 . 1 0 에 열렸다. |끝.",
    "2 0 2 2 . 0 8 . 1 0",
    "그는 2명 . |그녀는 3명 .",
    "Ⅰ. 서론",
    "7장. 부팅하기를 보라. |끝.",
    "(7장. 부팅하기 참고.)",
    "제3조. 목적을 정한다. |끝.",
    "Ⅳ. 결론이다. |끝.",
    // Polite endings without a stop.
    "세 명이었어요 |그런데 지금은 백 명입니다 |모두 동기예요",
    "그렇게 했습니다 |저도요",
    "누가 씁니까 |발표자는 말이 없었습니다",
    "데이터가 다르거든요 |숫자를 보시죠 |그러면 압니다",
    "그렇게 생각했고요 |지금도 그렇습니다",
    "다들 말렸더라고요 |저는 했지만요",
    "‘했습니다 그런데’라는 말이다. |끝.",
    "했습니다 라고 말했다. |끝.",
    "좋아요 버튼을 눌렀다. |끝.",
    "그런데요 제가 했습니다.",
    // Marks of feeling.
    "하나 샀네요 ㅠㅠ |그래도 맛있었어요 ☕",
    "인사하더라고요ㅋㅋㅋ |기술이 빠르네요^^ |놀랐죠 ㅎ |네.",
    "알려 주세요~ |다음에 봐요~~ |안녕히 계세요.",
    "안 담겨요 😭 |꼭 가서 보세요👍🏻 |네.",
    "그럼 이만! 👋 |또 봐요.",
    "그랬다… 😭 |끝. 🎉🎉 |정말 끝이다!ㅋㅋ |네.",
    "그는 “좋아요! 😀”라고 했다. |끝.",
    "1. 😀 웃는 얼굴이다. |끝.",
    "했습니다. |📌 다음은 회의다.",
    "필요~ 수요 곡선이다.",
    "제가 할게요 |모르셔도 돼요 |잘 몰라요",
    "기간은 2022.7.1.~ 7.3.이다. |3.1.~ 까지다.",
    // Numbered notes.
    "순유입으로 돌아섰다.1) |반면 순유출이다.12) |끝.",
    "순유출이다.2)",
    "3.1) 항목이다. |가.1) 항목이다. |끝.",
    "고요 속에 필요 이상의 수요 예측과 주요 국가의 소요 시간이 있다.",
    "하니까 된다 하더라도 했다 그러나 갔다.",
    "씁니다 (단, 예외가 있다).",
    "제목은 「돈이다. 제도다.」였다. |끝.",
    // Ellipses.
    "글쎄… 잘 모르겠다. |끝.",
    "그렇다… |그리고 갔다.",
    "그게... 잘 모르겠다. |끝.",
    "그랬다...... |그리고 갔다.",
    "그랬다….|그리고 갔다.",
    "“글쎄…”라고 했다. |끝.",
    "아니요…? |네.",
    // Half of it Latin.
    "This is it. |That is all. |이것이 전부다.",
    "He came at 5 p.m. and left.",
    // Marks that never close.
    "그는 “좋다. |그리고 갔다. |끝.",
    "그는 (좋다. |그리고 갔다.",
    "5' 10\" 크기다. |크다. |끝.",
  ]

  static let chinese = [
    "国家发布公告。|市场平静。",
    "好吗？|好！|走吧。",
    "真的？！|是的。",
    "真的!?|是的。",
    "一年后的报告又将具身智能与6G并列；市场平静。",
    "他说：“我们会坚持下去。”|然后走了。",
    "他说：“我们会坚持。|不会放弃。”|然后走了。",
    "“我们会坚持。”他说。|然后走了。",
    "“我们会坚持！”记者问道。",
    "“坚持。”他说，“不会放弃。”|众人鼓掌。",
    "在“要想富，先修路！”的口号下，大家行动起来。|很快见效。",
    "“你好。”|“再见。”",
    "他走了。|“再见。”她说。|完。",
    "「我們會堅持。」|然後走了。",
    "他說：「我們會堅持。」|然後走了。",
    "『好。』|她笑了。",
    "（编者注：“新质”并非指质量好，而是指性质新。）",
    "他笑了（心情很好。）然后走了。|再见。",
    "他笑了。|（心情很好。）|然后走了。",
    "《谁是凶手？》是一本书。|很好看。",
    "增长3.5%。|达到1.4043万人。",
    "版本2.0发布。|很好。",
    "2022.7.27发布。|很好。",
    "2022年7月27日。|很好。",
    "1. 第一项。|很好。",
    "1.第一项。|很好。",
    "1．第一项。|很好。",
    "一. 第一项。|很好。",
    "① 第一。|② 第二。",
    "（一）第一项。|很好。",
    "他想了想……然后走了。|再见。",
    "他想了想……。|然后走了。",
    "“……”|“走吧。”",
    "J.K.罗琳写了书。|很好。",
    "华为技术有限公司（Huawei Technologies Co., Ltd.）很大。|很好。",
    "见https://example.com/a?b=c。|谢谢。",
    "打开report.zh.md文件。|谢谢。",
    "Apple Inc. 发布了产品。|很好。",
    "U.S. 政府宣布。|很好。",
    "他问：“为什么？”|没有人回答。",
    "“为什么？”，他问。",
    "好。|\n|第二段。",
    "标题没有句号",
    "　　段落开头有空格。|第二句。",
    "他很高兴.|“好.”|再见.",
    "结束。[1]|开始。[23]|完。",
    "台灣積體電路製造公司宣布。|股價上漲！|為什麼？",
    "从口号到预算科目",
    "",
    "。",
    "他说：“好。”“不好。”|完。".replacing("“好。”“", with: "“好。”|“"),
    "OpenAI发布GPT-4.5。|反响强烈。",
    "市盈率为12.5。|很高。",
    "有人问：“谁？|什么？”|无人回答。",
    "“一带一路”是倡议。|“双碳”是目标。",
    "所谓“慢就是快。”的道理，他懂。|完。",
    "他喊：\"快跑!\"|大家都跑了。",
    "“换一批人。”退休的所长回忆说。|他走了。",
    "“换一批人。”会议主持人最后表示，不必着急。|完。",
    "他说：“都是真的。”|也就是说，泡沫退去了。|完。",
    "“都走了。”|他不知道。|完。",
    "他说：“好。”|没有人回答。",
    "今天就可以开工啦~|感谢大家！😀 |再见。",
    "来呀～|好的。",
    "气温为3~5度，价格涨了~5%。|完。",
    "（编者注：分两次刊登。下篇谈现场。）",
    "“技术”（编者注：指新技术。并非贬义。）首次单列。|完。",
  ]

  @Test func koreanTextIsCutAtTheMarks() {
    for text in Self.korean { expectSentences(text, .korean) }
    #expect(Self.korean.count + Self.chinese.count >= 120)
  }

  @Test func chineseTextIsCutAtTheMarks() {
    for text in Self.chinese { expectSentences(text, .simplifiedChinese) }
  }

  @Test func rangesAreOffsetsIntoTheMappedText() {
    let text = MappedText(copying: " 네. 갑니다. ".utf8, originStart: 40)
    #expect(SentenceSegmenter(.korean).sentences(in: text) == [TextRange(1, 5), TextRange(6, 16)])
  }

  @Test func anyTextIsCutInOrderWithoutLosingAnything() {
    var generator = SeededGenerator(seed: 11)
    let alphabet = [
      "다", "요", "가", "中", "的", "a", "J", "1", "2022", ".", "。", "!", "？", "…", "“", "”", "‘", "’", "\"", "'", "(", ")",
      "《", "》", " ", "\n", "라고", "[1]",
      "[", "]", "，", "①", "\u{301}", "다.", "Inc", "「", "」", "\u{3000}",
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...16, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? ""
      }.joined()
      let utf8 = Array(text.utf8)
      var end = 0
      for sentence in SentenceSegmenter(.korean).sentences(in: text) {
        #expect(sentence.start >= end && !sentence.isEmpty)
        let gap = String(decoding: utf8[end..<sentence.start], as: UTF8.self)
        #expect(gap.unicodeScalars.allSatisfy { Script($0) == .space }, "\(text)")
        end = sentence.end
      }
      let rest = String(decoding: utf8[end...], as: UTF8.self)
      #expect(rest.unicodeScalars.allSatisfy { Script($0) == .space }, "\(text)")
    }
  }

  @Test func openMarksAndStopsAreCutInLinearTime() {
    for unit in ["(", "“", "ㅋ", "다.ㅋ요~", "다.(", "\"다. ", "…", "[", "1. ", "a.", "다.”", "’다. ‘"] {
      let text = String(repeating: unit, count: 100_000) + String(repeating: ")", count: 100_000)
      let start = ContinuousClock.now
      _ = SentenceSegmenter(.korean).sentences(in: text)
      #expect(ContinuousClock.now - start < .seconds(20), "\(unit)")
    }
  }

  private func expectSentences(_ marked: String, _ language: Language) {
    let expected = marked.split(separator: "|").map(trimmed).filter { !$0.isEmpty }
    let text = marked.filter { $0 != "|" }
    let utf8 = Array(text.utf8)
    let found = SentenceSegmenter(language).sentences(in: text).map {
      String(decoding: utf8[$0.bounds], as: UTF8.self)
    }
    #expect(found == expected, "\(marked)")
  }

  private func trimmed(_ text: some StringProtocol) -> String {
    let scalars = text.unicodeScalars
    let start = scalars.firstIndex { Script($0) != .space } ?? scalars.endIndex
    let end = scalars.lastIndex { Script($0) != .space }.map(scalars.index(after:)) ?? start
    return String(String.UnicodeScalarView(scalars[start..<end]))
  }
}
