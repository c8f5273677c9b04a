import BitextModel
import Testing

@testable import EditionRendering

@Suite struct MarkdownTests {
  @Test(arguments: [
    ("*별* _밑_ [x] <b> a&b `c` 1|2 ~~", "\\*별\\* \\_밑\\_ \\[x\\] \\<b\\> a\\&b \\`c\\` 1\\|2 \\~\\~"),
    ("# 제목", "\\# 제목"), ("1. 하나", "1\\. 하나"), ("2022.07.27", "2022\\.07.27"), ("- 줄", "\\- 줄"), ("+", "\\+"),
    ("a - b", "a - b"), ("  가\n나", "가 나"), ("", ""),
  ]) func textStaysText(_ text: String, _ expected: String) {
    #expect(MarkdownEscaping.escaped(text, isLineStart: true) == expected)
  }

  @Test(arguments: [
    ("이 말은", "가", "이 <말>은", "이 **말**은"),
    // A bracket at the edge with a letter beside it: CommonMark would leave the asterisks as they are.
    ("", "", "<전정특신(专精特新)>은", "<strong>전정특신(专精特新)</strong>은"),
    ("", "", "그는 <‘말’>과", "그는 <strong>‘말’</strong>과"),
    ("", "", "<전정특신(专精特新)> 기업", "**전정특신(专精特新)** 기업"),
    ("", "", "<《제목》>", "**《제목》**"),
  ]) func emphasisIsSeenBesidePunctuation(_: String, _: String, _ marked: String, _ expected: String) {
    let open = marked.utf8.firstIndex(of: UInt8(ascii: "<")).map {
      marked.utf8.distance(from: marked.startIndex, to: $0)
    }!
    let close = marked.utf8.firstIndex(of: UInt8(ascii: ">")).map {
      marked.utf8.distance(from: marked.startIndex, to: $0)
    }!
    let text = marked.filter { $0 != "<" && $0 != ">" }
    let run = { (start: Int, end: Int, marks: [InlineMark.Kind]) in
      TextRun(
        range: TextRange(start, end), text: String(decoding: Array(text.utf8)[start..<end], as: UTF8.self),
        language: .korean, marks: marks, mention: nil, gloss: nil, findings: [])
    }
    let runs = [run(0, open, []), run(open, close - 1, [.strong]), run(close - 1, text.utf8.count, [])]
    let block = BlockRuns(runs: runs.filter { !$0.range.isEmpty }, findingEnds: [])
    #expect(MarkdownInline.line(block, isLineStart: true) == expected)
  }

  @Test func codeKeepsBackticksAndPipes() {
    #expect(MarkdownEscaping.code("a`b") == "``a`b``")
    #expect(MarkdownEscaping.code("`") == "`` ` ``")
  }

  @Test func koreanStandsBeforeChinese() {
    let document = MarkdownRenderer(language: .english, indexing: Sample.indexing).render(
      Sample.edition(withTarget: true))
    #expect(
      document.contains(
        "| 전정특신 | 40,000곳 | 89.4% |\n| 작은 거인 | 4,762곳 | 10.6% |\n\n| 类别 | 企业数 | 占比 |\n| --- | --- | --- |"))
    #expect(
      document.contains("- 중관춘에는 스타트업이 하루 평균 230개 생긴다.\n    - Inspur(浪潮)와 KIC 중국도 여기에 있다.\n- 금융기관은"))
    #expect(document.contains("- 작은 거인 · 小巨人 · 소거인 · xiǎojùrén · "))
  }

  @Test func draftHoldsChecklists() {
    let document = MarkdownRenderer(language: .chinese, indexing: Sample.indexing).render(
      Sample.edition(withTarget: false))
    #expect(document.contains("- [ ] 1256억 1000만 위안 → 1256.1亿元 (数字)\n- [ ] 룽퍄오 플랜 → 蓉漂计划 (文中夹注)"))
  }
}
