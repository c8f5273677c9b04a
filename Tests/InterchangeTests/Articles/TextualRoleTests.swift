import BitextModel
import Testing

@testable import Interchange

@Suite struct TextualRoleTests {
  @Test(arguments: [
    ("표 1) 출처: 협회", "caption"), ("그림 12) 모습", "caption"), ("사진 2) 출처: 신문", "caption"), ("<표 3> 현황", "caption"),
    ("图1：产业链", "caption"), ("表2 企业数量", "caption"), ("표 1에서 보듯 늘었다.", "p"), ("표준 1) 글", "p"), ("그림 1.5배", "p"),
    ("— 요녕일보(辽宁日报)", "p"), ("(\\*보세구 편집자 주: 保税区 무역 구역)", "note"), ("(\\*보세구 편집자 주: 保税区. 무역 구역이다.", "note"),
    ("（编者注：专精特新企业）", "note"), ("편집자 주석은 없다.", "p"), ("(중국의 편집 방침)", "p"), ("\\*출처: 협회", "p"),
  ])
  func role(text: String, expected: String) { #expect(blocks(text)[0].prefix { $0 != " " } == expected) }

  @Test func contentsRepeatALaterHeading() {
    let text = """
      # 목록

      - <2023 기술성과백서>를 통해 본 혁신 현황 P1
      - 【산업】한빛·새솔가 투자 하는 이유 P11
      - 잘못 적흰 제목 P20
      - 그냥 항목

      ## 1. <2023 기술 성과 백서>를 통해 본 혁신 현황

      - 【산업】한빛·새솔가 투자하는 이유

      ### 1. 【산업】 한빛·새솔가 투자하는 이유
      """
    #expect(
      blocks(text) == [
        "h1 목록", "contents <2023 기술성과백서>를 통해 본 혁신 현황 P1", "contents 【산업】한빛·새솔가 투자 하는 이유 P11",
        "contents 잘못 적흰 제목 P20", "li1- 그냥 항목", "h2 1. <2023 기술 성과 백서>를 통해 본 혁신 현황",
        "contents 【산업】한빛·새솔가 투자하는 이유", "h3 1. 【산업】 한빛·새솔가 투자하는 이유",
      ])
  }
}

@Suite struct PageBreakTests {
  private let cut = "지난해 새로 세운 기술 이전 기관은 모두 팔백여 곳으로 한 해 앞보다 크게 늘었으며 전문 제"

  @Test func aCutParagraphIsJoined() {
    let text = "\(cut)\n\n \u{A0}\n\n조기업의 수도 늘었다.\n"
    let read = article(text)
    #expect(read.blocks.map(\.text.string) == ["\(cut) 조기업의 수도 늘었다."])
    let joint = read.blocks[0].text.pieces[1]
    #expect(joint.kind == .lineBreak)
    #expect(read.source.string(in: joint.origin) == "\n\n \u{A0}\n\n")
    #expect(read.source.string(in: read.blocks[0].sourceRange) == "\(cut)\n\n \u{A0}\n\n조기업의 수도 늘었다.")
    #expect(blocks("\(cut)\n\n2,041.7 억 위안이다.").count == 1)
    #expect(blocks("\(cut)(AI)\n\nAI 기업이다.").count == 1)
  }

  @Test func threePagesMakeOneParagraph() { #expect(blocks("\(cut)\n\n\(cut)\n\n끝났다.").count == 1) }

  @Test(arguments: [
    "표 1) 출처: 협회.", "i. 기업이다.", "① 기업이다.", "- 기업이다.", "(\\*기업 편집자 주: 企业.", "▶ 기업이다.", "# 기업.", "> 기업이다.", "1. 기업이다.",
    "모집 정원: 20명이다.", "끝나지 않는 글", "“따온 말이다.”", "![그림](x)\n\n기업이다.",
  ])
  func otherBlocksAreNot(next: String) {
    let read = blocks("\(cut)\n\n\(next)")
    #expect(read[0] == "p \(cut)")
  }

  @Test func whatEndsOrIsShortIsNot() {
    for first in ["짧은 글", "\(cut)다.", "\(cut)다.’", "\(cut)다(말했다.)", "\(cut):", "표 1) \(cut)", "i. \(cut)"] {
      #expect(blocks("\(first)\n\n기업이다.").count == 2, "\(first)")
    }
  }
}

@Suite struct PlainTextReadingTests {
  @Test(arguments: [
    ("", []),
    ("하나\n둘\n\n셋 *넷* &amp; <b>", ["p 하나 둘", "p 셋 *넷* &amp; <b>"]),
    ("# 아님\n\n> 아님", ["p # 아님", "p > 아님"]),
    ("① 하나\n이어서\n② 둘\n- 셋", ["p ① 하나 이어서", "p ② 둘", "p - 셋"]),
    ("가\t나\n다\t라마\n\n표 1) 출처", ["th0.0.0 가", "th0.0.1 나", "td0.1.0 다", "td0.1.1 라마", "caption 표 1) 출처"]),
    ("가\r\n나\r\r다", ["p 가 나", "p 다"]),
    ("  앞뒤  \n\u{3000}둘\u{3000}", ["p 앞뒤 둘"]),
  ])
  func structure(text: String, expected: [String]) { #expect(blocks(text, as: .plainText) == expected) }

  @Test func placeInTheFile() {
    #expect(origin(of: "둘 셋", in: "하나 둘\r\n  셋", as: .plainText) == "둘\r\n  셋")
  }

  @Test func formatGoesByTheName() {
    #expect(ArticleFormat(path: "a/b.ko.MD") == .markdown)
    #expect(ArticleFormat(path: "b.markdown") == .markdown)
    #expect(ArticleFormat(path: "b.txt") == .plainText)
    #expect(ArticleFormat(path: "-") == .markdown)
  }

  @Test(arguments: [
    ("중국의 专精特新 기업", Language.korean), ("这是专精特新企业的发展。", .simplifiedChinese), ("這是專精特新企業的發展。", .traditionalChinese),
    ("中国创业(한국)周刊：专精特新企业的发展与国家政策之间的关系说明", .simplifiedChinese), ("plain words", .english), ("", .english),
  ])
  func languageByScript(text: String, expected: Language) {
    #expect(ArticleReader.read(SourceText(path: "a.txt", text: text)).article.language == expected)
  }
}
