import BitextModel
import Diagnostics
import Terminology
import Testing

@Suite struct TermSoundnessTests {
  @Test(arguments: [
    ("전정특신", Language.korean), ("작은 거인", .korean), ("IDG캐피탈", .korean), ("Inspur", .korean), ("14·5 계획", .korean),
    ("专精特新", .simplifiedChinese),
    ("IT桔子", .simplifiedChinese), ("1+12模式", .simplifiedChinese), ("BYD", .simplifiedChinese),
    ("專精特新", .traditionalChinese), ("中山", .traditionalChinese), ("little giant", .english),
    ("specialized, refined (SRDI)", .english),
  ])
  func soundTermHasNoFault(text: String, language: Language) {
    #expect(TermSoundness.fault(of: text, language: language) == nil)
  }

  @Test(arguments: [
    ("", Language.korean, "empty"), (" ", .korean, "empty"), ("\u{3000}", .korean, "empty"),
    (" 전정특신", .korean, "space"), ("전정특신\n", .korean, "space"),
    ("전정특신\u{A0}", .korean, "space"), ("전정特신", .korean, "Han"), ("专精特新", .korean, "Han"),
    ("전정특신", .simplifiedChinese, "Hangul"),
    ("专精특新", .traditionalChinese, "Hangul"), ("전정", .english, "Hangul"), ("專精特新", .simplifiedChinese, "专精特新"),
    ("专精特新", .traditionalChinese, "專精特新"),
    ("\u{F9E1}毅中", .simplifiedChinese, "李毅中"), ("小巨人", .english, "Han"),
  ])
  func faultIsToldInThreeLanguages(text: String, language: Language, word: String) throws {
    let fault = try #require(TermSoundness.fault(of: text, language: language))
    #expect(fault.english.contains(word))
    #expect(Set(InterfaceLanguage.allCases.map { fault.text(in: $0) }).count == 3)
  }
}
