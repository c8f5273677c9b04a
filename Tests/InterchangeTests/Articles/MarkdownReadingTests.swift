import BitextModel
import Testing

@testable import Interchange

@Suite struct MarkdownReadingTests {
  @Test(arguments: [
    ("", []),
    ("\n \n\t\n", []),
    ("# 하나\n\n둘", ["h1 하나", "p 둘"]),
    ("## 닫힌 제목 ##", ["h2 닫힌 제목"]),
    ("제목\n===\n부제\n---", ["h1 제목", "h2 부제"]),
    ("두 줄\n제목\n---\n", ["h2 두 줄 제목"]),
    ("- 하나\n- 둘\n  이어서\n\n  새 단락", ["li1- 하나", "li1- 둘 이어서", "li1 새 단락"]),
    ("3. 셋\n4. 넷\n   * 안", ["li13. 셋", "li14. 넷", "li2* 안"]),
    ("1) 하나\n2) 둘", ["li11) 하나", "li12) 둘"]),
    ("- [x] 끝난 일\n- [ ] 할 일", ["li1- 끝난 일", "li1- 할 일"]),
    ("> 인용\n> 둘째 줄\n\n본문", ["quote 인용 둘째 줄", "p 본문"]),
    ("> > 깊은\n게으른 줄", ["quote 깊은 게으른 줄"]),
    ("> - 항목\n>   이어서", ["li1- 항목 이어서"]),
    ("가\n\n---\n\n나", ["p 가", "p 나"]),
    ("```swift\nlet x = 1\n```", ["opaque let x = 1\n"]),
    ("    들여 쓴 코드", ["opaque 들여 쓴 코드"]),
    ("본문[^주]이다.\n\n[^주]: 각주의 글\n    이어서", ["p 본문이다.", "fn[주] 각주의 글 이어서"]),
    ("본문.\n\n[^a]: 아무도 가리키지 않는 각주", ["p 본문.", "fn[a] 아무도 가리키지 않는 각주"]),
    ("[링크]: /url '제목'\n[둘]: /b\n본문 [링크]와 [글][둘]", ["p 본문 링크와 글"]),
    ("가\r\n나\r\n\r\n다\r라", ["p 가 나", "p 다 라"]),
  ])
  func structure(text: String, expected: [String]) { #expect(blocks(text) == expected) }

  @Test(arguments: [
    ("별 \\* 표", ["p 별 * 표"]),
    ("R&amp;D &lt;가&gt; &#xAC00;&#44032; &copy; &nosuch; A&B", ["p R&D <가> 가가 © &nosuch; A&B"]),
    ("*기울임* **굵게** ~~지움~~ `코드 *x*`", ["p 기울임 굵게 지움 코드 *x*"]),
    ("[글](https://a.example \"제목\") ![그림](x.png)뒤", ["p 글 뒤"]),
    (
      "<https://a.example?b&amp;c> www.example.com a@b.example", ["p https://a.example?b&c www.example.com a@b.example"]
    ),
    ("가<br>나<b>다</b> <span class=\"x\">라</span><!-- 없음 -->마", ["p 가 나다 라마"]),
    ("하나\\\n둘", ["p 하나 둘"]),
    ("``코드 ` 안``과 ` `` `", ["p 코드 ` 안과 ``"]),
  ])
  func inlines(text: String, expected: [String]) { #expect(blocks(text) == expected) }

  @Test func titlesInAngleBracketsAreText() {
    #expect(blocks("<2023 과학기술성과백서>를 보면") == ["p <2023 과학기술성과백서>를 보면"])
    #expect(blocks("<선양시 기업\\* 육성\\*을 위한 정책 조치>") == ["p <선양시 기업* 육성*을 위한 정책 조치>"])
    #expect(blocks("<K-Maker Day>\n*행사*") == ["p <K-Maker Day> 행사"])
    #expect(blocks("오는 <K-Maker Day>와 <Table 1>, </Forum>") == ["p 오는 <K-Maker Day>와 <Table 1>, </Forum>"])
    #expect(blocks("<Table 1> 비교") == ["p <Table 1> 비교"])
    #expect(blocks("`<Foo>`와 [글](<Foo bar>)") == ["p <Foo>와 글"])
    #expect(origin(of: "<K-Maker Day>", in: "> 오는 <K-Maker Day>를") == "<K-Maker Day>")
  }

  /// CommonMark closes none of these.
  @Test(arguments: [
    ("**중요(重要)**한 일", "중요(重要)한 일", [InlineMark(kind: .strong, range: TextRange(0, 14))]),
    ("이는 **“인용”**은", "이는 “인용”은", [InlineMark(kind: .strong, range: TextRange(7, 19))]),
    ("~~삭제(刪除)~~된", "삭제(刪除)된", [InlineMark(kind: .strikethrough, range: TextRange(0, 14))]),
    (
      "**이 [링크](x)**만", "이 링크만",
      [InlineMark(kind: .strong, range: TextRange(0, 10)), InlineMark(kind: .link("x"), range: TextRange(4, 10))]
    ),
    ("2 ** 3 그리고 4 ** 5", "2 ** 3 그리고 4 ** 5", []),
    ("\\*\\*가\\*\\*", "**가**", []),
  ])
  func emphasisNextToHangul(text: String, expected: String, marks: [InlineMark]) {
    let block = article(text).blocks[0]
    #expect(block.text.string == expected)
    #expect(block.marks == marks)
    #expect(misplacements(in: article(text)) == [])
  }

  @Test func marksAreInOrder() {
    let block = article("**가 *나* <em>다</em>** [라](u) `마`").blocks[0]
    #expect(block.text.string == "가 나 다 라 마")
    #expect(
      block.marks == [
        InlineMark(kind: .strong, range: TextRange(0, 11)), InlineMark(kind: .emphasis, range: TextRange(4, 7)),
        InlineMark(kind: .emphasis, range: TextRange(8, 11)), InlineMark(kind: .link("u"), range: TextRange(12, 15)),
        InlineMark(kind: .code, range: TextRange(16, 19)),
      ])
  }

  @Test(arguments: [
    ("신경제 기업\\* 육성", "기업* 육성", "기업\\* 육성"),
    ("\\*\\*가\\* 나", "나", "나"),
    ("R&amp;D 투자", "D 투자", "D 투자"),
    ("R&amp;D 투자", "R&D", "R&amp;D"),
    ("&amp;amp; 뒤", "뒤", "뒤"),
    ("> > - 앞\n> >   뒤 전정특신", "전정특신", "전정특신"),
    ("> > - 앞\n> >   뒤", "앞 뒤", "앞\n> >   뒤"),
    ("   앞\n      뒤 &lt;글", "뒤 <글", "뒤 &lt;글"),
    ("| 가 \\| 나 | 다 |\n|---|---|\n| `라\\|마` | 바\\|사 아 |", "사 아", "사 아"),
    ("| 가 \\| 나 | 다 |\n|---|---|\n| 라 | 마 |", "가 | 나", "가 \\| 나"),
    ("> | 가 | 나 |\n> |---|---|\n> | 다 | 라**마**바 |", "라마바", "라**마**바"),
    ("[*글*][나] 뒤\n\n[나]: /u", "뒤", "뒤"),
    ("[나]: /u\n  '제목'\n본문 뒤", "본문", "본문"),
    ("가[^1] 나\n\n[^1]: 각주", "가 나", "가[^1] 나"),
    ("# 제목 \\# 글 ###", "# 글", "\\# 글"),
    ("1. 가\n\n   나 `다`라", "다라", "다`라"),
    ("`` 코 ` 드 `` 뒤", "코 ` 드", "코 ` 드"),
    ("앞<b>굵</b>뒤", "굵뒤", "굵</b>뒤"),
    ("*가*나", "가나", "가*나"),
    ("가\\\n나", "가 나", "가\\\n나"),
    ("- [x] 할 일", "할 일", "할 일"),
    ("앞줄\n| 가 | 나 |\n|---|---|\n| 다 | 라 |", "앞줄", "앞줄"),
    ("앞줄\n| 가 | 나 |\n|---|---|\n| 다 | 라 |", "라", "라"),
  ])
  func placeInTheFile(text: String, part: String, expected: String) {
    #expect(origin(of: part, in: text) == expected)
    #expect(damage(text) == [])
    #expect(misplacements(in: article(text)) == [])
  }

  @Test func lineBreaksAreOneSpaceThatHoldsTheGap() {
    let block = article("전문 제 \n> \n\n> 앞\n>   뒤").blocks[1]
    #expect(block.text.pieces.map(\.kind) == [.copied, .lineBreak, .copied])
    #expect(article("가\n나").blocks[0].text.containsLineBreak(in: TextRange(0, 7)))
  }

  @Test func eachLineBrokenByTwoSpacesIsABlock() {
    let text = "발행: 협회  \n**전화**: 1  \n메일"
    #expect(blocks(text) == ["p 발행: 협회", "p 전화: 1", "p 메일"])
    let read = article(text)
    #expect(read.blocks.map { read.source.string(in: $0.sourceRange) } == ["발행: 협회", "**전화**: 1", "메일"])
    #expect(read.blocks[1].marks == [InlineMark(kind: .strong, range: TextRange(0, 6))])
    #expect(blocks("- 가  \n  나") == ["li1- 가 나"])
  }

  @Test func frontMatterGivesTheTitle() {
    let read = article("---\ntitle: \"주간 뉴스\"\nissue: 3\n---\n\n# 다른 제목\n")
    #expect(read.title == "주간 뉴스")
    #expect(read.blocks.map(\.role) == [.opaque, .heading(level: 1)])
    #expect(article("---\ntitle: 주간 # 주석\n---\n").title == "주간")
    #expect(article("본문\n\n## 첫 제목\n").title == "첫 제목")
    #expect(article("---\n\n본문").title == nil)
  }

  @Test func sourceRangesHoldTheMarkup() {
    let read = article("## 제목 ##\n\n> 인용\n\n2. 둘\n\n[^a]: 각주\n\n글 **굵게**\n")
    let ranges = read.blocks.map { read.source.string(in: $0.sourceRange) }
    #expect(ranges == ["## 제목 ##", "> 인용", "2. 둘", "[^a]: 각주", "글 **굵게**"])
  }
}
