import BitextModel
import SinoKorean
import TermRecognition
import Terminology
import TestSupport
import Testing

@Suite struct TermProtectionTests {
  static let termbase = Termbase([
    .of("information", .ko("정보"), .zh("信息"), .hant("資訊")), .of("domestic", .ko("국산"), .zh("国产")),
    .of("huawei", .ko("화웨이"), .zh("华为"), .zh("华为技术", .admitted), .hant("華為"), .hant("華為技術", .admitted)),
    .of("chip", .ko("AI 칩"), .zh("AI芯片")), .of("miit", .zh("工业和信息化部"), .zh("工信部", .admitted), .hant("工業和資訊化部")),
  ])

  /// Terms in brackets, then their forms; `-` where a term has none of its own.
  @Test(arguments: [
    (ChineseScript.traditional, "⟦信息⟧技术", ["資訊"]), (.taiwanWords, "⟦信息⟧技术", ["資訊"]), (.simplified, "⟦資訊⟧技術", ["信息"]),
    (.simplified, "⟦信息⟧", ["信息"]), (.traditional, "中国产业", []), (.traditional, "⟦国产⟧，", ["-"]),
    (.traditional, "⟦华为技术⟧与⟦华为⟧", ["華為技術", "華為"]), (.hanja, "⟦华为⟧", ["華爲"]), (.traditional, "⟦AI芯片⟧", ["-"]),
    (.traditional, "⟦ai芯片⟧", ["-"]), (.traditional, "⟦工信部⟧和⟦工业和信息化部⟧", ["-", "工業和資訊化部"]), (.traditional, "정보", []),
  ])
  func termsGetTheGlossarysForm(_ script: ChineseScript, _ marked: String, _ forms: [String]) {
    let text = MarkedText(marked).text
    let found = TermRecognizer(Self.termbase).protectedTerms(in: text, for: script)
    #expect(MarkedText.marking(text, found.map(\.range)) == marked)
    #expect(found.map { $0.form ?? "-" } == forms)
  }
}
