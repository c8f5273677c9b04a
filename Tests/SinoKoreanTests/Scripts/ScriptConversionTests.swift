import BitextModel
import SinoKorean
import TestSupport
import Testing

@Suite struct ScriptConversionTests {
  /// A choice in one line: `发→髮(發) 头发`, `?` before what no context decided.
  static func line(_ choice: ScriptConversion.Choice) -> String {
    let ground =
      switch choice.decision {
      case .phrase(let phrase): phrase
      case .ambiguousPhrase(let phrase): "\(phrase)…"
      case .term(let name): "#\(name)"
      case .character: "-"
      }
    let mark = choice.isDoubtful ? "?" : ""
    return "\(mark)\(choice.written)→\(choice.chosen)(\(choice.others.joined(separator: " "))) \(ground)"
  }

  @Test(arguments: [
    (ChineseScript.traditional, "头发发展", ["发→髮(發) 头发", "发→發(髮) 发展"]),
    (.traditional, "后来皇后", ["后→後(后) 后来", "后→后(後) 皇后"]),
    (
      .traditional, "干部吃干燥", ["干→幹(乾 干) 干部", "?吃→喫(吃) -", "干→乾(幹 干) 干燥"]
    ),
    (.traditional, "树干", ["干→幹(乾 干) 树干"]), (.traditional, "公里", ["里→里(裏) 公里"]), (.traditional, "发", ["?发→發(髮) -"]),
    (.traditional, "反复", ["?反复→反覆(反復) 反复…"]), (.traditional, "中国 abc 한글", []), (.traditional, "", []),
    // For Taiwan 吃 and 喫 are one, and so are 臺 and 台.
    (.taiwan, "吃", []), (.taiwanWords, "软件里", ["?里→裡(里) -"]), (.hongKong, "里面", ["里→裏(里) 里面", "面→面(麪) 里面"]),
    (.simplified, "乾燥乾隆", ["?乾→干(乾) -", "乾→乾(干) 乾隆"]), (.hanja, "清洁发展", ["发→發(髮) 发展"]),
  ])
  func everyChoiceIsTold(_ script: ChineseScript, _ text: String, _ choices: [String]) throws {
    #expect(try ScriptConverter(to: script).conversion(of: text).choices.map(Self.line) == choices)
  }

  @Test(
    arguments: [
      (ChineseScript.traditional, "芯片⟦面积⟧", nil, "芯片面積"), (.traditional, "⟦头⟧发展", "頭", "頭髮展"),
      (.taiwanWords, "⟦信息⟧技术", "信息", "信息技術"), (.traditional, "被⟦发明⟧", nil, "被發明"), (.traditional, "⟦信息⟧", "資訊", "資訊"),
      (.simplified, "⟦資訊⟧技術", "信息", "信息技术"), (.traditional, "干⟦细胞⟧移植", "細胞", "幹細胞移植"), (.traditional, "", nil, ""),
      (.taiwanWords, "少数⟦组织⟧", nil, "少數組織"),
    ] as [(ChineseScript, String, String?, String)])
  func aTermKeepsItsEnds(_ script: ChineseScript, _ marked: String, _ form: String?, _ expected: String) throws {
    let marks = MarkedText(marked)
    let terms = marks.ranges.map { ProtectedTerm(range: $0, form: form, name: "t") }
    #expect(try ScriptConverter(to: script).conversion(of: marks.text, protecting: terms).text == expected)
  }

  @Test func theGlossaryDecidesWithinItsTerms() throws {
    let converter = ScriptConverter(to: .traditional)
    func lines(_ text: String, _ range: TextRange, _ form: String) throws -> [String] {
      try converter.conversion(of: text, protecting: [.init(range: range, form: form, name: "t")]).choices.map(
        Self.line)
    }
    #expect(try lines("发展干部", TextRange(0, 6), "發展") == ["发→發(髮) #t", "干→幹(乾 干) 干部"])
    #expect(try lines("信息干部", TextRange(0, 6), "資訊") == ["信息→資訊(信息) #t", "干→幹(乾 干) 干部"])
  }

  @Test(arguments: 0..<150) func choicesLieInTheTextAndTermsInTheResult(_ seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let pieces = [
      "头发", "发展", "后", "干", "里面", "台湾软件", "芯片", "面积", "反复", "한글", "\u{0}", "𠀀", "，", "乾隆", "信息", "e\u{301}",
    ]
    let parts = (0..<random.next() % 16).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
    let text = parts.joined()
    let utf8 = Array(text.utf8)
    let starts = parts.reduce(into: [0]) { $0.append($0.last! + $1.utf8.count) }
    let terms = zip(starts, parts).filter { _ in random.next() % 3 == 0 }.map { start, part in
      ProtectedTerm(
        range: TextRange(start, start + part.utf8.count), form: random.next() % 2 == 0 ? "〈\(part)〉" : nil, name: part)
    }
    for script in ChineseScript.allCases {
      let converter = ScriptConverter(to: script)
      let free = try converter.conversion(of: text)
      #expect(free.text == (try converter.convert(text)), "\(parts)")
      let held = try converter.conversion(of: text, protecting: terms)
      for conversion in [free, held] {
        let result = Array(conversion.text.utf8)
        for choice in conversion.choices {
          #expect(utf8[choice.range.bounds].elementsEqual(choice.written.utf8))
          #expect(result[choice.resultRange.bounds].elementsEqual(choice.chosen.utf8), "\(parts) \(choice)")
          #expect(!choice.others.isEmpty && !choice.others.contains(choice.chosen))
        }
        #expect(zip(conversion.choices, conversion.choices.dropFirst()).allSatisfy { $0.range.end <= $1.range.start })
      }
      let forms = terms.compactMap(\.form)
      #expect(forms.allSatisfy(held.text.contains), "\(parts) \(held.text)")
    }
  }

  @Test func everyScriptGoesToEveryOther() throws {
    for source in ChineseScript.allCases {
      for target in ChineseScript.allCases {
        let converter = ScriptConverter(from: source, to: target)
        let text = try ScriptConverter(from: .traditional, to: source).convert("中國人民在這裏")
        let expected = try ScriptConverter(from: .traditional, to: target).convert("中國人民在這裏")
        #expect(try converter.convert(text) == expected, "\(source) to \(target)")
      }
    }
  }

  @Test(arguments: [
    (ChineseScript.taiwanWords, ChineseScript.simplified, "軟體裡面", "软件里面"), (.taiwan, .simplified, "軟體裡面", "软体里面"),
    (.hongKong, .taiwan, "説裏", "說裡"), (.hanja, .traditional, "淸華鄕眞爲", "清華鄉真爲"), (.hanja, .simplified, "淸華鄕敎", "清华乡教"),
    (.simplified, .simplified, "乾燥", "乾燥"), (.traditional, .hanja, "清青產", "淸靑産"),
  ])
  func theSourceMayBeGiven(_ source: ChineseScript, _ target: ChineseScript, _ text: String, _ expected: String) throws
  {
    #expect(try ScriptConverter(from: source, to: target).convert(text) == expected)
  }

  @Test func nullIsACharacterLikeAnyOther() throws {
    #expect(try ScriptConverter(to: .traditional).convert("a\u{0}发\u{0}") == "a\u{0}發\u{0}")
  }
}
