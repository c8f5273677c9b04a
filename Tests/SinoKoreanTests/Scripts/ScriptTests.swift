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
    #expect(folded.pieces.map(\.kind) == [.respelled])
  }

  @Test func aTextOfKeysStaysACopy() {
    let text = MappedText(copying: "전정특신(专精特新)은 abc 𠀀".utf8, originStart: 10)
    #expect(ScriptFolding.fold(text).pieces == text.pieces)
  }

  /// A character that is its own key, one that is not, others, and two whose keys are shorter and longer than they.
  private static let alphabet: [String] = {
    var shorter: String?
    var longer: String?
    for code in UInt32(0x2E80)...0x31FFF {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let change = UTF8.width(ScriptFolding.fold(scalar)) - UTF8.width(scalar)
      if change < 0, shorter == nil { shorter = String(scalar) }
      if change > 0, longer == nil { longer = String(scalar) }
    }
    return ["中", "專", "a", "가", "𠀀"] + [shorter, longer].compactMap { $0 }
  }()

  @Test func everySmallTextFoldsCharacterByCharacter() {
    #expect(Self.alphabet.count == 7)
    for first in Self.alphabet {
      for second in Self.alphabet {
        for third in Self.alphabet {
          for fourth in Self.alphabet {
            expectFolding(MappedText(copying: (first + second + third + fourth).utf8, originStart: 7))
          }
        }
      }
    }
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>) func anyTextFoldsCharacterByCharacter(seed: UInt64) {
    var state = seed
    func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    var text = MappedText()
    var origin = below(5)
    for _ in 0..<below(8) {
      let part = (0..<below(12)).map { _ in Self.alphabet[below(Self.alphabet.count)] }.joined()
      switch below(4) {
      case 0:
        text.appendReplacement(part.utf8, origin: TextRange(origin, origin + 4), kind: .replaced)
        origin += 4
      case 1:
        text.appendReplacement(" ".utf8, origin: TextRange(origin, origin + 1), kind: .lineBreak)
        origin += 1
      default:
        text.appendCopy(of: part.utf8, originStart: origin)
        origin += part.utf8.count + below(2)
      }
    }
    expectFolding(text)
  }

  /// Each stretch of characters has the place in the origin that it has before folding.
  private func expectFolding(_ text: MappedText) {
    let folded = ScriptFolding.fold(text)
    var before = [0]
    var after = [0]
    var expected = ""
    for scalar in text.string.unicodeScalars {
      let key = ScriptFolding.fold(scalar)
      expected.unicodeScalars.append(key)
      before.append(before[before.count - 1] + UTF8.width(scalar))
      after.append(after[after.count - 1] + UTF8.width(key))
    }
    #expect(folded.utf8 == Array(expected.utf8))
    #expect(ScriptFolding.fold(utf8: text.utf8) == folded.utf8)
    for start in before.indices {
      for end in start..<before.count {
        let place = folded.originRange(of: TextRange(after[start], after[end]))
        #expect(place == text.originRange(of: TextRange(before[start], before[end])), "\(text.string)")
      }
    }
    for piece in folded.pieces where piece.kind == .copied {
      let copies = text.pieces.filter { $0.kind == .copied && $0.origin.contains(piece.origin) }
      #expect(copies.count == 1)
      for copy in copies {
        let start = copy.range.start + piece.origin.start - copy.origin.start
        #expect(text.utf8[start..<start + piece.range.count] == folded.utf8[piece.range.bounds])
      }
    }
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

  /// OpenCC's C interface would end the text at a NUL.
  @Test(arguments: [("\0", "\0"), ("国\0国\0", "國\0國\0"), ("\0\0国", "\0\0國"), ("", "")])
  func textGoesOnAfterNUL(text: String, expected: String) throws {
    #expect(try ScriptConverter(to: .traditional).convert(text) == expected)
  }
}
