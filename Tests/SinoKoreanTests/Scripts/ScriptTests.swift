import BitextModel
import SinoKorean
import Testing

@Suite struct ScriptFoldingTests {
  @Test(arguments: [
    ("專精特新", "专精特新"), ("專", "専"), ("復複覆", "复复覆"), ("\u{F9E1}毅中", "李毅中"), ("\u{2F08}\u{2EA0}", "人民"),
    ("淸敎靑爲產銳", "清教青为产锐"), ("說敍硏眞顏內", "说叙研真颜内"), ("後后", "后后"), ("發髮发", "发发发"), ("裏裡里", "里里里"),
    ("乾幹干", "干干干"), ("羣峯畧隣", "群峰略邻"), ("臺灣台湾", "台湾台湾"), ("發展 ABC 전정특신 123", "发展 ABC 전정특신 123"),
  ])
  func formsOfACharacterHaveOneKey(_ pair: (first: String, second: String)) {
    #expect(ScriptFolding.fold(pair.first) == ScriptFolding.fold(pair.second))
    let once = ScriptFolding.fold(pair.first)
    #expect(ScriptFolding.fold(once) == once)
  }

  @Test func theKeyIsTheSimplifiedCharacter() {
    #expect(ScriptFolding.fold("專精特新") == "专精特新")
    #expect(ScriptFolding.fold(Unicode.Scalar("國")) == "国")
    #expect(ScriptFolding.fold("전정特신 abc") == "전정特신 abc")
    #expect(ScriptFolding.fold("") == "")
  }

  @Test func everyCharacterFoldsInOneStep() {
    for code in UInt32(0x2E80)...0x323AF {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let key = ScriptFolding.fold(scalar)
      #expect(ScriptFolding.fold(key) == key, "\(scalar)")
      let bytes = Array(String(scalar).utf8)
      #expect(ScriptFolding.fold(utf8: bytes) == Array(String(key).utf8), "\(scalar)")
    }
  }

  @Test func aFoldedTextKnowsItsOrigin() {
    let text = MappedText(copying: "전정특신(專精特新)은".utf8, originStart: 10)
    let folded = ScriptFolding.fold(text)
    #expect(folded.string == "전정특신(专精特新)은")
    #expect(folded.originRange(of: TextRange(13, 16)) == TextRange(23, 26))
    #expect(folded.originRange(of: TextRange(16, 25)) == TextRange(26, 35))
    #expect(folded.originRange(of: folded.range) == TextRange(10, 10 + text.count))
  }
}

@Suite struct ScriptConverterTests {
  @Test(arguments: [
    (ChineseScript.traditional, "专精特新", "專精特新"), (.traditional, "头发发展", "頭髮發展"), (.traditional, "后来", "後來"),
    (.simplified, "專精特新", "专精特新"), (.simplified, "复旦", "复旦"), (.taiwanWords, "软件", "軟體"),
    (.hanja, "清华教育为", "淸華敎育爲"), (.hanja, "专精特新", "專精特新"), (.traditional, "", ""),
  ])
  func convertsWordByWord(_ item: (script: ChineseScript, text: String, expected: String)) throws {
    #expect(try ScriptConverter(to: item.script).convert(item.text) == item.expected)
  }

  @Test(arguments: [
    ("复旦", true, false), ("復旦", false, true), ("专精特新", true, false), ("專精特新", false, true), ("中文", true, true),
    ("皇后", true, true), ("公里", true, true), ("干支", true, true), ("发展", true, false), ("發展", false, true),
    ("乾坤", true, true), ("著名", true, true), ("理发", true, false), ("한글 abc", true, true), ("", true, true),
  ])
  func charactersOfBothScriptsNeverCount(_ item: (text: String, hans: Bool, hant: Bool)) {
    #expect(ScriptConverter.isWritten(item.text, in: .simplified) == item.hans)
    #expect(ScriptConverter.isWritten(item.text, in: .traditional) == item.hant)
  }

  @Test func foreignCharactersAreNamed() {
    let found = ScriptConverter.foreignCharacters(of: "上海復旦大學", in: .simplified)
    #expect(found.map(\.offset) == [6, 15])
    #expect(found.map(\.character) == ["復", "學"])
  }
}
