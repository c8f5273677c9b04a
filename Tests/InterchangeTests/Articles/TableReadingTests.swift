import BitextModel
import Testing

@testable import Interchange

@Suite struct TableReadingTests {
  @Test func pipeTable() {
    #expect(
      blocks("| 이름 | 값 |\n|---|:-:|\n| 가 \\| 나 | **다** |\n| 라 |\n")
        == ["th0.0.0 이름", "th0.0.1 값", "td0.1.0 가 | 나", "td0.1.1 다", "td0.2.0 라"])
  }

  @Test func tabsPartCells() {
    let text = "앞 문단이다.\n기관\t투자 분야\n한빛 (翰光)\t31개 사 반도체, 로봇에 투자\n새솔\t24개 사\n뒤 문단이다."
    #expect(
      blocks(text) == [
        "p 앞 문단이다.", "th0.0.0 기관", "th0.0.1 투자 분야", "td0.1.0 한빛 (翰光)", "td0.1.1 31개 사 반도체, 로봇에 투자",
        "td0.2.0 새솔", "td0.2.1 24개 사", "p 뒤 문단이다.",
      ])
    #expect(origin(of: "반도체", in: text) == "반도체")
  }

  @Test func findingsPointAtTheCell() {
    let read = article("가\t나\t다\n\t라\t마*, 바\n")
    let block = read.blocks[4]
    #expect(block.role == .tableCell(table: 0, row: 1, column: 2, isHeader: false))
    #expect(block.text.string == "마*, 바")
    #expect(read.source.string(in: block.sourceRange) == "마*, 바")
    #expect(read.source.string(in: block.text.originRange(of: TextRange(6, 9))) == "바")
  }

  @Test func aPageBreakInsideATableJoinsItsRows() {
    #expect(
      blocks("회사\t건수\t분야\n가\t3\t1.금융\n\t\t2.의료\n\n\t\t3.게임\n나\t4\t1.금융\n\n표 4) 출처: 협회")
        == [
          "th0.0.0 회사", "th0.0.1 건수", "th0.0.2 분야", "td0.1.0 가", "td0.1.1 3", "td0.1.2 1.금융", "td0.2.2 2.의료",
          "td0.3.2 3.게임", "td0.4.0 나", "td0.4.1 4", "td0.4.2 1.금융", "caption 표 4) 출처: 협회",
        ])
    #expect(blocks("가\t나\n다\t라\n\n마\t바\n사\t아").last == "td1.1.1 아")
  }

  @Test func oneLabelOverTwoColumnsIsAHeader() {
    #expect(blocks("기획 요소\t\n전략\t전망 고려\n배치\t최적화").first == "th0.0.0 기획 요소")
    #expect(blocks("축사\t국제청년교류재단 이사장, 주한 외교사절단 대표\n발표\t과학기술부").first == "td0.0.0 축사")
    #expect(blocks("가\t3%\t나\n다\t4%\t라").first == "td0.0.0 가")
  }

  @Test func cellsMayHoldHTML() {
    let text =
      "구분\t단지\n정의\t<ul style=\"a: b;\"> <li>▶ 기관이 아님</li> <li>▶ 구역</li><li>셋</li></ul>\n중점\t<b>산업</b> 발전&amp;\n"
    #expect(
      blocks(text) == [
        "th0.0.0 구분", "th0.0.1 단지", "td0.1.0 정의", "td0.1.1 ▶ 기관이 아님 ▶ 구역 셋", "td0.2.0 중점", "td0.2.1 산업 발전&",
      ])
    #expect(origin(of: "구역 셋", in: text) == "구역</li><li>셋")
    #expect(misplacements(in: article(text)) == [])
  }

  @Test func notEveryTabIsATable() {
    #expect(blocks("문장에 하나\t낀 탭이다.") == ["p 문장에 하나\t낀 탭이다."])
    #expect(blocks("-\t항목\n-\t둘") == ["li1- 항목", "li1- 둘"])
    #expect(blocks("```\na\tb\nc\td\n```") == ["opaque a\tb\nc\td\n"])
    #expect(blocks("글\n\n\tx\ty\n\tz\tw\n") == ["p 글", "opaque x\ty\n\tz\tw"])
    #expect(blocks("가\t나\t다").count == 3)
  }

  @Test func htmlTable() {
    let text = """
      <table>
      <caption>표 제목</caption>
      <tr><th>이름</th><th>값</th></tr>
      <tr><td>R&amp;D<br/>투자</td>
      <td><ul><li>하나</li><li>둘</li></ul></td></tr>

      <tr><td colspan="2">셋 <b>넷</b></td></tr>
      </table>
      """
    #expect(
      blocks(text) == [
        "caption 표 제목", "th0.0.0 이름", "th0.0.1 값", "td0.1.0 R&D 투자", "td0.1.1 하나 둘", "td0.2.0 셋 넷",
      ])
    #expect(origin(of: "R&D 투자", in: text) == "R&amp;D<br/>투자")
    #expect(misplacements(in: article(text)) == [])
  }

  @Test func otherHTMLIsText() {
    #expect(
      blocks("<div class=\"x\">하나\n둘 <K-Maker Day></div>\n<h2>제목</h2>\n<ul>\n<li>가</li>\n</ul>")
        == ["p 하나 둘 <K-Maker Day>", "h2 제목", "li1 가"])
    #expect(
      blocks("<!-- 주석 -->\n\n<script>\nx < 1\n</script>\n\n글") == [
        "opaque <!-- 주석 -->", "opaque <script>\nx < 1\n</script>", "p 글",
      ])
    #expect(damage("<!-- 열린 주석\n\n글").map(\.range) == [TextRange(0, 23)])
  }
}
