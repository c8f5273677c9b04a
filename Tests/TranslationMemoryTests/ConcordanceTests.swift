import BitextModel
import TestSupport
import Testing

@testable import TranslationMemory

@Suite struct ConcordanceTests {
  @Test(arguments: [
    ("전정특신", "⟦전정특신⟧은 강하다"),
    ("전정특신은", "⟦전정특신⟧이 강하다. ⟦전정특신⟧ 기업"),
    ("기업의 혁신은", "⟦기업들의 혁신⟧을 돕는다"),
    ("기업 혁신", "⟦기업혁신⟧과 ⟦기업 혁신⟧"),
    ("산업정보화부", "⟦산업 정보화부⟧에서"),
    ("ai 기술", "⟦AI 기술⟧"),
    ("专精特新", "“⟦专精特新⟧”企业"),
    ("企业 发展", "⟦企业发展⟧"),
    ("정책", "기업은 크다"),
    ("기업 혁신", "기업가는 혁신을 한다"),
    ("", "기업"),
  ])
  func thePhraseStandsWhereItIsMarked(_ phrase: String, _ text: String) {
    let text = MarkedText(text)
    #expect(
      MarkedText.marking(text.text, ConcordancePhrase(phrase).ranges(in: text.text))
        == MarkedText.marking(text.text, text.ranges))
  }

  @Test func aPhraseThatFailsEverywhereFailsSoon() {
    let phrase = ConcordancePhrase(Array(repeating: "은", count: 40).joined(separator: " ") + " 끝")
    #expect(phrase.ranges(in: Array(repeating: "은은", count: 300).joined(separator: " ")).isEmpty)
  }

  @Test func everyTextThatHoldsThePhraseHasItsGrams() {
    for (phrase, text) in [("기업의 혁신은", "기업들의 혁신을 돕는다"), ("산업정보화부", "산업 정보화부에서"), ("AI 기술", "ai기술")] {
      #expect(Set(ConcordancePhrase(phrase).grams).isSubset(of: Grams.of(PlainText(text))))
    }
    #expect(ConcordancePhrase("부").grams.isEmpty)
  }
}
