import BitextModel
import Diagnostics
import Interchange
import Testing

@Suite struct TMXWriterTests {
  @Test func aFileIsWrittenWhole() throws {
    let unit = TranslationUnit(
      source: UnitText("A < B & C"),
      target: UnitText("甲\r乙", codes: [InlineCode(at: 0, .placeholder, match: 1, type: "image", content: "<img/>")]),
      sourceLanguage: .korean, targetLanguage: .simplifiedChinese, status: .proposed, origin: "a.md", position: 3,
      author: "김\"", created: "2026-11-28T02:45:00Z", previous: "앞 <b>", note: "n",
      properties: [.init("@tuid", "7"), .init("score", "0.9"), .init("source/x", "y"), .init("target@usagecount", "2")])
    let (text, losses) = try written([unit])
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <tmx version="1.4">
        <header creationtool="Eonhae" creationtoolversion="1" segtype="sentence" o-tmf="Eonhae" adminlang="en" srclang="ko-KR" datatype="plaintext">
        </header>
        <body>
        <tu creationdate="20261128T024500Z" creationid="김&quot;" tuid="7">
        <note>n</note>
        <prop type="x-document">a.md</prop>
        <prop type="x-position">3</prop>
        <prop type="x-context-pre">&lt;seg&gt;앞 &amp;lt;b&amp;gt;&lt;/seg&gt;</prop>
        <prop type="x-ConfirmationLevel">Draft</prop>
        <prop type="score">0.9</prop>
        <tuv xml:lang="ko-KR">
        <prop type="x">y</prop>
        <seg>A &lt; B &amp; C</seg></tuv>
        <tuv xml:lang="zh-CN" usagecount="2"><seg><ph x="1" type="image">&lt;img/&gt;</ph>甲&#13;乙</seg></tuv>
        </tu>
        </body>
        </tmx>

        """)
    #expect(losses.isEmpty)
    #expect(try TMXReaderTests.read(text).rest() == [unit])
  }

  @Test func aFileOfNoUnitsIsAFile() throws {
    let (text, losses) = try written([])
    #expect(text.contains("srclang=\"*all*\"") && losses.isEmpty)
    let reader = try TMXReaderTests.read(text)
    #expect(try reader.rest() == [] && reader.warnings == [])
  }

  @Test func codesOfLanguagesAreChosen() throws {
    let unit = Self.unit("가", "價", .traditionalChinese)
    #expect(try written([unit]).text.contains("<tuv xml:lang=\"zh-TW\">"))
    #expect(try written([unit], codes: .scripts).text.contains("<tuv xml:lang=\"zh-Hant\">"))
    var hongKong = unit
    hongKong.properties = [.init("target@lang", "zh-HK")]
    #expect(try written([hongKong]).text.contains("<tuv xml:lang=\"zh-HK\">"))
    // A code that no longer tells the language of the text is not believed.
    hongKong.targetLanguage = .simplifiedChinese
    #expect(try written([hongKong]).text.contains("<tuv xml:lang=\"zh-CN\">"))
  }

  @Test func chineseWithoutScriptIsOneLanguageInAFile() throws {
    let units = [("發展", Language.traditionalChinese), ("中文", .traditionalChinese), ("发展", .simplifiedChinese)].map {
      var unit = Self.unit("가", $0.0, $0.1)
      unit.properties = [.init("target@lang", "zh")]
      return unit
    }
    let text = try written(units, languages: .all).text
    #expect(text.matches(of: #/xml:lang="(zh[^"]*)"/#).map { String($0.1) } == ["zh", "zh-TW", "zh-CN"])
    #expect(try TMXReaderTests.read(text).rest().map(\.targetLanguage) == units.map(\.targetLanguage))
  }

  @Test func unitsOfAnotherPairAreLeftOutUnlessAskedFor() throws {
    let units = [
      Self.unit("가", "价", .simplifiedChinese), Self.unit("가", "價", .traditionalChinese),
      Self.unit("나", "價", .traditionalChinese),
    ]
    let (text, losses) = try written(units)
    #expect(try TMXReaderTests.read(text).rest() == [units[0]])
    #expect(losses.all.map(\.kind) == [.otherLanguages])
    #expect(losses.all[0].count == 2 && losses.all[0].firstUnit == 2)
    #expect(losses.all[0].message.english.hasSuffix("(places: 2, first in unit 2)"))
    let (all, none) = try written(units, languages: .all)
    #expect(try TMXReaderTests.read(all).rest() == units)
    #expect(none.isEmpty)
  }

  @Test func charactersThatXMLCannotHoldAreReplacedAndTold() throws {
    let (text, losses) = try written([Self.unit("가\u{0}나\u{FFFE}", "\u{1F}\u{7F}\u{FFFF}", .simplifiedChinese)])
    let units = try TMXReaderTests.read(text).rest()
    #expect(units.map(\.source.text) == ["가\u{FFFD}나\u{FFFD}"])
    #expect(units.map(\.target.text) == ["\u{FFFD}\u{7F}\u{FFFD}"])
    #expect(losses.all.map(\.kind) == [.invalidCharacter])
  }

  @Test func whatCannotBeHeldIsTold() throws {
    var unit = Self.unit("가", "价", .simplifiedChinese)
    unit.created = "yesterday"
    unit.properties = [.init("@a b", "1"), .init("@creationid", "x")]
    unit.author = "y"
    unit.source.codes = [
      InlineCode(at: 1, .opening, pair: 1, content: "<b>"), InlineCode(at: 99, .placeholder, pair: 4),
      InlineCode(at: 3, .opening, pair: 2), InlineCode(at: 3, .closing, pair: 2, match: 5, type: "bold"),
    ]
    let (text, losses) = try written([unit])
    #expect(losses.all.map(\.kind) == [.date, .unpairedCode, .codePair, .codeMatch, .codeType, .codePlace, .property])
    let read = try #require(try TMXReaderTests.read(text).rest().first)
    #expect(
      read.source.codes == [
        InlineCode(at: 3, .isolatedOpening, content: "<b>"), InlineCode(at: 3, .placeholder),
        InlineCode(at: 3, .opening, pair: 2), InlineCode(at: 3, .closing, pair: 2),
      ])
  }

  @Test func theHeaderHoldsEachAttributeOnce() throws {
    let reader = try TMXReaderTests.read(
      "<tmx version='1.4' xmlns:x='x'><header creationtool='A' x:creationtool='B' creationtoolversion='1' segtype='sentence' o-tmf='f' adminlang='en' srclang='ko' datatype='d' xml:space='preserve' x:odd='1' odd='2'/><body/></tmx>"
    )
    #expect(reader.header.creationTool == "A")
    var header = reader.header
    header.properties += [.init("@a b", "1"), .init("@srclang", "ja"), .init("p", "\u{1}")]
    var bytes: [UInt8] = []
    let writer = TMXWriter(header: header) { (piece) throws(FileProblem) in bytes += piece }
    try writer.append(Self.unit("가", "价", .simplifiedChinese))
    let losses = try writer.finish()
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(
      text.contains(
        "<header creationtool=\"A\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"f\" adminlang=\"en\" srclang=\"ko\" datatype=\"d\" xml:space=\"preserve\" odd=\"1\">\n"
      ), "\(text)")
    #expect(losses.all.map(\.kind) == [.invalidCharacter, .property])
    #expect(losses.all.map(\.count) == [1, 4])
    #expect(losses.all[0].message.english.hasSuffix("(places: 1, first in the header)"))
    #expect(try TMXReaderTests.read(text).rest().count == 1)
  }

  @Test func attributesOfXMLKeepTheirPrefixAndLanguagesStandOnce() throws {
    let unit = try #require(
      try TMXReaderTests.read(
        TMXReaderTests.file(
          srclang: "ko",
          "<tu><tuv xml:lang='ko' xml:space='preserve'><seg>가</seg></tuv><tuv xml:lang='zh-CN'><seg>价</seg></tuv></tu>")
      ).rest().first)
    #expect(unit.properties == [.init("source@xml:space", "preserve")])
    var odd = unit
    odd.properties.append(.init("source@xml:lang", "ja"))
    let (text, losses) = try written([odd])
    #expect(text.contains("<tuv xml:lang=\"ko-KR\" xml:space=\"preserve\"><seg>"))
    #expect(losses.all.map(\.kind) == [.property])
    #expect(try TMXReaderTests.read(text).rest() == [unit])
  }

  @Test(arguments: [Int.max, Int.max - 1, Int.max / 2, 0, -5, Int.min])
  func pairsHaveNumbersOfTheirOwnHoweverGreatOnesAre(number: Int) throws {
    var unit = Self.unit("가", "价", .simplifiedChinese)
    unit.source.codes = [
      InlineCode(at: 0, .opening, pair: number), InlineCode(at: 0, .opening), InlineCode(at: 0, .opening),
      InlineCode(at: 3, .closing), InlineCode(at: 3, .closing), InlineCode(at: 3, .closing, pair: number),
      InlineCode(at: 3, .opening, pair: number), InlineCode(at: 3, .closing, pair: number),
    ]
    let text = try written([unit]).text
    let numbers = text.matches(of: #/<bpt i="(-?\d+)"/#).map { Int($0.1) }
    #expect(numbers.count == 4 && Set(numbers).count == 4 && numbers[0] == number)
    let codes = try #require(try TMXReaderTests.read(text).rest().first).source.codes
    #expect(Dictionary(grouping: codes, by: \.pair).values.allSatisfy { $0.count == 2 })
  }

  @Test func pairsMayCross() throws {
    var unit = Self.unit("가나다", "价", .simplifiedChinese)
    unit.source.codes = [
      InlineCode(at: 0, .opening, pair: 1, content: "<b>"), InlineCode(at: 3, .opening, pair: 2, content: "<i>"),
      InlineCode(at: 6, .closing, pair: 1, content: "</b>"), InlineCode(at: 9, .closing, pair: 2, content: "</i>"),
    ]
    let (text, losses) = try written([unit])
    #expect(losses.isEmpty)
    #expect(try TMXReaderTests.read(text).rest() == [unit])
  }

  @Test func everyKindOfPropertyComesBackToItsPlace() throws {
    var unit = Self.unit("가", "价", .simplifiedChinese)
    unit.properties = [
      .init("@tuid", "1"), .init("#note", "둘째"), .init("domain", "a"), .init("unit/@odd", "b"),
      .init("unit/source/odd", "c"), .init("unit/#", "d"), .init("unit/unit/x", "e"), .init("", "f"),
      .init("source@changeid", "g"), .init("source/p", "h"), .init("source#note", "i"), .init("target@changeid", "j"),
      .init("target/source/p", "k"),
    ]
    unit.note = "첫째"
    let (text, losses) = try written([unit])
    #expect(losses.isEmpty)
    #expect(try TMXReaderTests.read(text).rest() == [unit])
  }

  static func unit(_ source: String, _ target: String, _ language: Language) -> TranslationUnit {
    TranslationUnit(
      source: UnitText(source), target: UnitText(target), sourceLanguage: .korean, targetLanguage: language)
  }

  private func written(
    _ units: [TranslationUnit], languages: TMXWriter.Languages = .onePair, codes: LanguageCodes = .regions
  ) throws -> (text: String, losses: FormatLosses) {
    var bytes: [UInt8] = []
    let writer = TMXWriter(languages: languages, codes: codes) { (piece) throws(FileProblem) in bytes += piece }
    for unit in units { try writer.append(unit) }
    let losses = try writer.finish()
    return (String(decoding: bytes, as: UTF8.self), losses)
  }
}
