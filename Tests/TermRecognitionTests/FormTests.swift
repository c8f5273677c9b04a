import BitextModel
import TermRecognition
import Terminology
import TestSupport
import Testing

/// One term in the forms that scripts, keyboards, file systems and page extractors give it.
@Suite struct FormTests {
  static let termbase = Termbase([
    .of("zhuanjingtexin", .ko("전정특신"), .zh("专精特新")), .of("liyizhong", .ko("리이중"), .zh("李毅中")),
    .of("ai", .ko("AI"), .zh("人工智能")),
    .of("fudan", .ko("푸단대학"), .zh("复旦大学")), .of("fazhan", .ko("발전"), .zh("发展")),
    .of("huawei", .ko("HUAWEI Hubble"), .zh("华为哈勃")),
  ])

  @Test(
    arguments: [
      ("⟦專精特新⟧", [LookedThrough.script]), ("⟦专精特新⟧", []), ("⟦\u{F9E1}毅中⟧", [.form]), ("⟦復旦大學⟧", [.script]),
      ("⟦發展⟧", [.script]),
      ("⟦ＡＩ⟧", [.form]), ("⟦ai⟧", [.letterCase]), ("⟦Ai⟧", [.letterCase]), ("⟦전정\u{200B}특신⟧", nil),
      ("⟦전정\u{AD}특신⟧", nil),
      ("⟦huawei hubble⟧", [.letterCase]), ("⟦HUAWEI\u{3000}Hubble⟧", nil),
    ] as [(String, [LookedThrough]?)])
  func everyFormIsFound(marked: String, through: [LookedThrough]?) {
    let text = MarkedText("올해 \(marked) 관련")
    let (remarked, found) = occurrences(in: text.text, Self.termbase)
    #expect(remarked == "올해 \(marked) 관련")
    if let through { #expect(found.first?.through == through) }
  }

  @Test func decomposedHangulIsFoundWithItsExactRange() {
    let nfd = "전정특신".withDecomposedHangul
    let tail = "은 ".withDecomposedHangul
    let (marked, found) = occurrences(in: nfd + tail + nfd, Self.termbase)
    #expect(Array(marked.unicodeScalars) == Array("⟦\(nfd)⟧\(tail)⟦\(nfd)⟧".unicodeScalars))
    #expect(found.map(\.through) == [[.form, .particle], [.form]])
  }

  @Test(arguments: [
    "기업은 ⟦전정\n특신⟧으로 뽑혔다.", "기업은 ⟦전정특\n신⟧으로 뽑혔다.", "기업은 ⟦전\n정특신⟧으로 뽑혔다.", "기업은 ⟦전정특\r\n신⟧으로 뽑혔다.", "> 기업은 ⟦전정\n> 특신⟧으로",
    "- 기업은 ⟦전정\n  특신⟧으로",
    // The page ends within the word.
    "중국 정부는 올해 들어서도 여러 지역에서 새로운 중소기업 정책을 내놓으면서 해마다 ⟦전정\n\n특신⟧ 기업을 늘려 왔다.",
  ])
  func lineAndPageBreaksAreLookedThrough(marked: String) {
    let (remarked, found) = occurrences(in: MarkedText(marked).text, Self.termbase)
    #expect(remarked == marked)
    #expect(found.first?.through.contains(.lineBreak) == true)
    #expect(found.first?.through.contains(.spacing) == false)
  }

  /// Two paragraphs are two texts.
  @Test(arguments: ["전정\n\n특신", "- 전정\n- 특신", "# 전정\n특신", "| 전정 | 특신 |\n|---|---|\n| 1 | 2 |"])
  func blocksDoNotGrowTogether(text: String) {
    expectOccurrences(text, in: Self.termbase)
  }

  @Test(arguments: [
    "올해 ⟦전정**특신⟧**은", "올해 **⟦전정**특신⟧은", "올해 ⟦전정[특신⟧](https://example.com)은", "⟦전정<b>특신⟧</b>은",
  ])
  func markupInsideATermIsLookedThrough(marked: String) {
    let (remarked, found) = occurrences(in: MarkedText(marked).text, Self.termbase)
    #expect(remarked == marked)
    #expect(found.first?.through.contains(.markup) == true)
  }

  @Test(arguments: [
    "`전정특신`은 코드", "```\n전정특신\n```", "[여기](https://example.com/전정특신)", "---\ntitle: 전정특신\n---\n\n본문",
    "<https://example.com/AI>",
    "![그림](전정특신.png)",
  ])
  func codeAndAddressesAreNotRead(text: String) {
    expectOccurrences(text, in: Self.termbase)
  }

  @Test(arguments: [
    "# ⟦전정특신⟧ 기업", "- ⟦전정특신⟧\n- 다른 것", "> ⟦전정특신⟧이다", "| 이름 | 뜻 |\n|---|---|\n| ⟦전정특신⟧ | 기업 |", "1. 첫째 ⟦전정특신⟧은",
    "본문[^1]\n\n[^1]: ⟦전정특신⟧의 뜻",
  ])
  func everyReadableBlockIsRead(marked: String) {
    expectOccurrences(marked, in: Self.termbase)
  }
}
