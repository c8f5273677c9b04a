import BitextModel
import Testing

@testable import TextAnalysis

struct ScriptTests {
  @Test(arguments: [
    ("가ㄱ\u{1100}ﾡ", Script.hangul), ("中㐀\u{F9E1}\u{2F08}々〇𠀀", .han), ("azAZéＡß", .latin), ("09５", .digit),
    ("あアー", .kana),
    (".,!?\"'()[]{}·…“”‘’—、。「」《》，：；（）％", .punctuation), (" \t\n\u{3000}\u{A0}", .space),
    ("+=<>$~|→①㎡½😀\u{301}\u{200B}я", .other),
  ])
  func scalarHasItsScript(_ text: String, _ script: Script) {
    for scalar in text.unicodeScalars { #expect(Script(scalar) == script, "\(scalar)") }
  }

  @Test(
    arguments: [
      ("중국 정부가 발표했다.", Language.korean), ("李克强 국무원 총리", .korean), ("AI 반도체와 GPU", .korean),
      ("国家主席习近平", .simplifiedChinese), ("國家主席習近平", .traditionalChinese), ("中文", .simplifiedChinese),
      ("“新质生产力”（신질생산력）重绘产业版图，国家主席习近平首次提出", .simplifiedChinese), ("Made in China", .english), ("123 — !", nil),
      ("", nil),
    ] as [(String, Language?)])
  func dominantLanguageIsThatOfMostLetters(_ text: String, _ language: Language?) {
    #expect(Script.dominantLanguage(of: text) == language)
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("전정특신(专精特新)", 18), ("가", 2), ("\u{1100}\u{1161}\u{11A8}", 2), ("e\u{301}", 1), ("ａ１，。", 8),
    ("ｶﾞ", 2), ("①…“”·", 5),
    ("😀", 2), ("👨‍👩‍👧‍👦", 2), ("☎️", 2), ("☎", 1), ("🇰🇷", 2), ("\u{200B}\u{AD}\u{FEFF}", 0), ("\t\n", 0), ("㎡", 2), ("𠀀", 2),
    ("葛\u{E0100}", 2),
  ])
  func textTakesColumns(_ text: String, _ columns: Int) {
    #expect(EastAsianWidth.columns(of: text) == columns, "\(text)")
  }
}
