import SinoKorean
import Testing

@Suite struct HangulTests {
  @Test func everySyllableComesApartAndTogetherAgain() throws {
    for value in UInt32(0xAC00)...0xD7A3 {
      let scalar = try #require(Unicode.Scalar(value))
      let syllable = try #require(Hangul.Syllable(scalar))
      #expect(syllable.scalar == scalar)
      #expect(
        Hangul.Syllable(initial: syllable.initial, medial: syllable.medial, final: syllable.final) == syllable)
      #expect(Hangul.composing(Hangul.keystrokes(of: String(scalar))) == String(scalar))
      #expect(Hangul.hasFinal(scalar) == (syllable.final != nil))
    }
  }

  @Test func lettersThatCannotStandThereMakeNoSyllable() {
    #expect(Hangul.Syllable(initial: "ㅏ", medial: "ㅏ") == nil)
    #expect(Hangul.Syllable(initial: "ㄱ", medial: "ㅏ", final: "ㄸ") == nil)
    #expect(Hangul.Syllable("ㄱ") == nil)
    #expect(Hangul.Syllable("专") == nil)
  }

  @Test(arguments: [
    ("전정특신", "ㅈㅈㅌㅅ"), ("까치 떼", "ㄲㅊ ㄸ"), ("AI 기업", "AI ㄱㅇ"), ("", ""), ("\u{110C}\u{1165}\u{11AB}", "ㅈ"),
  ])
  func initials(text: String, expected: String) { #expect(Hangul.initials(of: text) == expected) }

  @Test func conjoiningJamoCompose() {
    let decomposed = "\u{110C}\u{1165}\u{11AB}\u{110C}\u{1165}\u{11BC}"
    #expect(Hangul.composed(decomposed).unicodeScalars.elementsEqual("전정".unicodeScalars))
    #expect(Hangul.decomposed("전과 AI") == "ㅈㅓㄴㄱㅘ AI")
  }

  @Test(arguments: [
    ("wjswjdxmrtls", "전정특신"), ("EnP", "뚜ㅖ"), ("dkfrl", "알기"), ("rkqt", "값"), ("rkqtdl", "값이"), ("dnpqtkdlxm", "웹사이트"),
    ("WJSwjd", "쩐정"), ("gksrmf 2.0", "한글 2.0"),
  ])
  func keyboardSlips(keys: String, expected: String) { #expect(KeyboardLayout.hangul(fromQWERTY: keys) == expected) }

  @Test(arguments: ["전정특신", "뚫훑값", "꽤 괜찮은 외교", "과학기술 성과전환"])
  func keyboardRoundTrip(text: String) {
    #expect(KeyboardLayout.hangul(fromQWERTY: KeyboardLayout.qwerty(fromHangul: text)) == text)
  }

  @Test(arguments: [
    ("전저", "전정특신", true), ("젅", "전정특신", true), ("전정", "전정특신", true), ("", "전정", true), ("ㅈ", "전정", true),
    ("전자", "전정특신", false), ("고", "과학", true), ("전정특신", "전정", false),
  ])
  func halfTypedSyllables(beginning: String, text: String, expected: Bool) {
    #expect(Hangul.isPrefixByJamo(beginning, of: text) == expected)
  }

  @Test func editDistanceCountsStrokes() {
    #expect(Hangul.editDistance("전정", "전저") == 1)
    #expect(Hangul.editDistance("전정", "전화") == 3)
    #expect(Hangul.editDistance("", "가") == 2)
    #expect(Hangul.editDistance("같은", "같은") == 0)
    #expect(Hangul.editDistance("전정특신", "신", atMost: 3) == nil)
    #expect(Hangul.editDistance("전정", "전저", atMost: 1) == 1)
  }
}
