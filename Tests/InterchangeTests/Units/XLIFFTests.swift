import BitextModel
import Diagnostics
import Interchange
import Testing

@Suite struct XLIFFTests {
  // MARK: Writing

  @Test func aFileOf12IsWrittenWhole() throws {
    let (text, losses) = try written([Self.sample], .onePointTwo)
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:eonhae="urn:eonhae:unit:1" version="1.2">
        <file original="a.md" source-language="ko-KR" target-language="zh-CN" datatype="plaintext" xml:space="preserve">
        <body>
        <trans-unit id="3" approved="yes">
        <source><bpt id="1" rid="1" ctype="bold">&lt;b&gt;</bpt>강소기업<ept id="1" rid="1">&lt;/b&gt;</ept>은<x id="2"/></source>
        <seg-source><mrk mtype="seg" mid="1"><bpt id="1" rid="1" ctype="bold">&lt;b&gt;</bpt><mrk mtype="term">강소기업</mrk><ept id="1" rid="1">&lt;/b&gt;</ept>은<x id="2"/></mrk></seg-source>
        <target state="signed-off"><mrk mtype="seg" mid="1"><x id="2"/><bpt id="1" rid="1">&lt;b&gt;</bpt>小巨人<ept id="1" rid="1">&lt;/b&gt;</ept></mrk></target>
        <note>메모</note>
        <eonhae:meta type="author">김</eonhae:meta>
        <eonhae:meta type="previous">앞</eonhae:meta>
        <eonhae:meta type="property:score">0.9</eonhae:meta>
        </trans-unit>
        </body>
        </file>
        </xliff>

        """)
    #expect(losses.isEmpty)
    let (units, warnings) = try read(text)
    #expect(units == [Self.sample] && warnings == [])
  }

  @Test func aFileOf2IsWrittenWhole() throws {
    let (text, losses) = try written([Self.sample], .twoPointOne)
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" version="2.1" srcLang="ko-KR" trgLang="zh-CN">
        <file id="f1" original="a.md" xml:space="preserve">
        <unit id="3">
        <gls:glossary>
        <gls:glossEntry id="g1" ref="#m1"><gls:term>강소기업</gls:term><gls:translation>小巨人</gls:translation><gls:definition>뜻</gls:definition></gls:glossEntry>
        </gls:glossary>
        <mda:metadata><mda:metaGroup category="eonhae">
        <mda:meta type="author">김</mda:meta>
        <mda:meta type="previous">앞</mda:meta>
        <mda:meta type="property:score">0.9</mda:meta>
        </mda:metaGroup></mda:metadata>
        <notes><note>메모</note>
        </notes>
        <originalData><data id="d1">&lt;b&gt;</data><data id="d2">&lt;/b&gt;</data></originalData>
        <segment state="reviewed"><source><pc id="1" type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd="d2"><mrk id="m1" type="term">강소기업</mrk></pc>은<ph id="2"/></source><target><ph id="2"/><pc id="1" dataRefStart="d1" dataRefEnd="d2">小巨人</pc></target></segment>
        </unit>
        </file>
        </xliff>

        """)
    #expect(losses.isEmpty)
    let (units, warnings) = try read(text)
    #expect(units == [Self.sample] && warnings == [])
  }

  @Test(arguments: XLIFFVersion.allCases) func whatIsWrittenIsReadBack(version: XLIFFVersion) throws {
    var units: [TranslationUnit] = []
    for (index, status) in TranslationUnit.Status.allCases.enumerated() {
      var unit = Self.plain("  가\n \(index) ", "价")
      unit.status = status
      unit.position = index / 2
      unit.origin = index < 2 ? nil : "b.md"
      unit.note = "n"
      unit.created = "2026-11-28T02:45:00Z"
      unit.changed = unit.created
      unit.next = "<뒤>"
      unit.properties = [.init("#note", "둘째"), .init("x y", "z"), .init("source@lang", "ko-KP")]
      units.append(unit)
    }
    var coded = Self.plain("가나다", "价")
    coded.source.codes = [
      InlineCode(at: 0, .isolatedClosing, match: 7), InlineCode(at: 0, .opening, pair: 1, match: 3, type: "x-b"),
      InlineCode(at: 3, .opening, pair: 2, type: "ui/a:b"), InlineCode(at: 6, .closing, pair: 1),
      InlineCode(at: 9, .closing, pair: 2, content: "</i>"),
      InlineCode(at: 9, .isolatedOpening, type: "odd one", content: "\""),
    ]
    units.append(coded)
    var nested = Self.plain("가나다", "价")
    nested.target.codes = [
      InlineCode(at: 0, .opening, pair: 1), InlineCode(at: 0, .opening, pair: 2, type: "italic"),
      InlineCode(at: 3, .closing, pair: 2), InlineCode(at: 3, .placeholder, type: "link"),
      InlineCode(at: 3, .closing, pair: 1),
    ]
    units.append(nested)
    let (text, losses) = try written(units, version, terms: [])
    #expect(losses.isEmpty)
    let (back, warnings) = try read(text)
    #expect(back == units)
    #expect(warnings == [])
  }

  @Test func charactersThatXMLCannotHoldStayIn2AndAreToldIn12() throws {
    let unit = Self.plain("가\u{1A}나\u{FFFE}", "\u{0}")
    let two = try written([unit], .twoPointZero, terms: [])
    #expect(
      two.text.contains("<source>가<cp hex=\"001A\"/>나<cp hex=\"FFFE\"/></source><target><cp hex=\"0000\"/></target>"))
    #expect(try read(two.text).units == [unit] && two.losses.isEmpty)
    let one = try written([unit], .onePointTwo, terms: [])
    #expect(try read(one.text).units.map(\.source.text) == ["가\u{FFFD}나\u{FFFD}"])
    #expect(one.losses.all.map(\.kind) == [.invalidCharacter])
    var placed = Self.plain("가", "价")
    placed.origin = "a\u{1}.md"
    for version in XLIFFVersion.allCases {
      #expect(try written([placed], version, terms: []).losses.all.map(\.kind) == [.invalidCharacter])
    }
  }

  @Test func aFileOfNoUnitsIsAFile() throws {
    for version in XLIFFVersion.allCases {
      let (text, losses) = try written([], version)
      #expect(try read(text).units == [] && losses.isEmpty)
    }
  }

  // MARK: What others write

  @Test func tradosFilesAreRead() throws {
    let (units, warnings) = try read(
      """
      <xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" version="1.2" sdl:version="1.0">
      <file original="a.docx" datatype="x-sdlfilterframework2" source-language="ko-KR" target-language="zh-CN">
      <header><reference><internal-file form="base64">AAAA</internal-file></reference><tag-defs xmlns="http://sdl.com/"><tag id="5"><bpt name="b"/></tag></tag-defs></header>
      <body><trans-unit id="0c31-ab"><source>첫째다. <g id="5">둘째다.</g></source>
      <seg-source><mrk mtype="seg" mid="1">첫째다.</mrk> <g id="5"><mrk mtype="seg" mid="2">둘<x id="6"/>째다.</mrk></g></seg-source>
      <target><mrk mtype="seg" mid="1">第一。</mrk><g id="5"><mrk mtype="seg" mid="2"><x id="6"/>第二。</mrk></g></target>
      <sdl:seg-defs><sdl:seg id="1" conf="ApprovedTranslation" origin="interactive"/><sdl:seg id="2" conf="Draft"><sdl:value key="k">v</sdl:value></sdl:seg></sdl:seg-defs>
      </trans-unit>
      <group><trans-unit id="9" translate="no"><source>셋째다.</source></trans-unit></group></body></file></xliff>
      """)
    #expect(units.map(\.source.text) == ["첫째다.", "둘째다."])
    #expect(units.map(\.target.text) == ["第一。", "第二。"])
    #expect(units.map(\.status) == [.reviewed, .proposed])
    #expect(units[1].source.codes == [InlineCode(at: 3, .placeholder, match: 6)])
    #expect(units.allSatisfy { $0.properties == [.init("@id", "0c31-ab")] && $0.origin == "a.docx" })
    #expect(warnings.count == 1 && warnings[0].contains("left out: 1"))
  }

  @Test func memoQFilesAreRead() throws {
    let (units, _) = try read(
      """
      <xliff xmlns:mq="MQXliff" version="1.2"><file original="a" source-language="ko" target-language="zh-TW"><body>
      <trans-unit id="1" mq:status="ManuallyConfirmed"><source xml:space="preserve">가<bpt id="1" rid="1">{}</bpt>나<ept id="2" rid="1">{}</ept></source>
      <target xml:space="preserve">價</target><context-group><context context-type="x-mmq-context">c</context></context-group>
      <mq:minorversions><mq:historical-unit><source>낡은</source><target>舊</target></mq:historical-unit></mq:minorversions></trans-unit>
      <trans-unit id="2" mq:status="NotStarted"><source>다</source><target/></trans-unit>
      <trans-unit id="3" mq:status="Rejected"><source>라</source><target>羅</target><alt-trans><source>x</source><target>y</target></alt-trans></trans-unit>
      </body></file></xliff>
      """)
    #expect(units.map(\.source.text) == ["가나", "라"])
    #expect(units.map(\.target.text) == ["價", "羅"])
    #expect(units.map(\.status) == [.translated, .rejected])
    #expect(units.map(\.targetLanguage) == [.traditionalChinese, .traditionalChinese])
    #expect(
      units[0].source.codes == [
        InlineCode(at: 3, .opening, pair: 1, match: 1, content: "{}"),
        InlineCode(at: 6, .closing, pair: 1, content: "{}"),
      ])
  }

  @Test func filesOf2WithModulesAreRead() throws {
    let (units, _) = try read(
      """
      <xliff xmlns="urn:oasis:names:tc:xliff:document:2.2" version="2.2" srcLang="ko" trgLang="zh-Hans">
      <file id="f"><skeleton>s</skeleton><group id="g"><unit id="u"><mtc:matches xmlns:mtc="urn:m"><mtc:match><source>x</source><target>y</target></mtc:match></mtc:matches>
      <segment id="s1" state="final"><source>가<sc id="1"/>나<sm id="m"/></source><target>价</target></segment>
      <ignorable><source> </source></ignorable>
      <segment><source>다<ec startRef="1"/></source></segment></unit></group></file></xliff>
      """)
    #expect(units.map(\.source.text) == ["가나"])
    #expect(units[0].status == .reviewed && units[0].properties == [.init("@id", "u"), .init("@state", "final")])
  }

  @Test(arguments: [
    ("final", "yes", TranslationUnit.Status.reviewed), ("final", "no", .reviewed), ("translated", "", .translated),
    ("needs-adaptation", "", .proposed), ("new", "", .proposed), ("translated", "yes", .reviewed),
  ])
  func statesComeBackAsTheyWere(state: String, approved: String, status: TranslationUnit.Status) throws {
    let text = """
      <xliff version="1.2"><file original="" source-language="ko" target-language="zh-CN"><body>
      <trans-unit id="1" approved="\(approved)"><source>가</source><target state="\(state)">价</target></trans-unit></body></file></xliff>
      """
    let units = try read(text).units
    #expect(units.map(\.status) == [status])
    #expect(try read(written(units, .onePointTwo).text).units == units)
  }

  @Test(arguments: [
    ("needs-adaptation", XLIFFVersion.onePointTwo, TranslationUnit.Status.proposed, "needs-adaptation"),
    ("needs-adaptation", .twoPointOne, .proposed, "initial"), ("x-checked", .onePointTwo, .proposed, "x-checked"),
    ("x-checked", .twoPointZero, .proposed, "initial"), ("final", .onePointTwo, .reviewed, "final"),
    ("final", .twoPointOne, .reviewed, "final"), ("signed-off", .twoPointOne, .reviewed, "reviewed"),
    ("reviewed", .onePointTwo, .reviewed, "signed-off"),
    ("any word", .onePointTwo, .proposed, "needs-review-translation"),
  ])
  func statesAreWordsOfTheVersion(
    kept: String, version: XLIFFVersion, status: TranslationUnit.Status, state: String
  ) throws {
    var unit = Self.plain("가", "价")
    unit.status = status
    unit.properties = [.init("@state", kept)]
    let (text, losses) = try written([unit], version, terms: [])
    #expect(text.contains(" state=\"\(state)\""), "\(text)")
    #expect(losses.isEmpty)
    #expect(try read(text).units == [unit])
  }

  @Test(arguments: XLIFFVersion.allCases) func idsOfAFileAreEachOnce(version: XLIFFVersion) throws {
    let units = ["_3", "a", "a", "xml:a", "_", "_2", nil].map { id in
      var unit = Self.plain("가", "价")
      if let id { unit.properties = [.init("@id", id)] }
      return unit
    }
    let (text, losses) = try written(units, version, terms: [])
    let ids = text.matches(of: #/<(?:trans-)?unit id="([^"]*)"/#).map { String($0.1) }
    #expect(ids == ["_1", "a", "_3", "_4", "_", "_6", "_7"])
    #expect(losses.isEmpty)
    #expect(try read(text).units == units)
  }

  @Test(arguments: XLIFFVersion.allCases) func chineseWithoutScriptIsJudgedByItsTexts(version: XLIFFVersion) throws {
    for language in [Language.traditionalChinese, .simplifiedChinese] {
      let units = ["中文", language == .traditionalChinese ? "發展" : "发展"].map {
        TMXWriterTests.unit("가", $0, language)
      }
      let text = try written(units, version, terms: []).text
      let code = LanguageCodes.regions.code(of: language)
      #expect(try read(text.replacing("\"\(code)\"", with: "\"zh\"")).units == units)
    }
  }

  // MARK: Faults

  @Test func whatIsNoXLIFFIsRefused() {
    for (text, words) in [
      ("<tmx version='1.4'/>", "found <tmx>"), ("<xliff version='3.0'/>", "“3.0”"), ("", "well-formed"),
      ("<!DOCTYPE xliff [<!ENTITY a 'b'>]><xliff version='1.2'>&a;</xliff>", "entities"),
    ] {
      let problem = #expect(throws: FileProblem.self) { _ = try read(text) }
      #expect(problem?.message.english.contains(words) == true, "\(problem?.message.english ?? "")")
    }
  }

  @Test(arguments: [
    (" trgLang='zh'", ["srcLang"]), (" srcLang='ko'", ["trgLang"]), ("", ["srcLang", "trgLang"]),
    (" srcLang='ko' trgLang='zh-CN'", []),
  ])
  func aFileOf2WithoutALanguageIsTold(languages: String, missing: [String]) throws {
    let unit = "<unit id='1'><segment><source>가</source><target>价</target></segment></unit>"
    let (units, warnings) = try read("<xliff version='2.0'\(languages)><file id='f'>\(unit)\(unit)</file></xliff>")
    #expect(units.count == (missing.isEmpty ? 2 : 0))
    #expect(warnings == missing.map { "the file lacks \($0); its units were left out: add it" })
  }

  @Test(arguments: [
    ("1.2", String(repeating: "<note>\(String(repeating: "a", count: 900_000))</note>", count: 10)),
    ("1.2", "<note>\(String(repeating: "a", count: 1_100_000))</note>"),
    ("1.2", String(repeating: "<m:meta type='x'/>", count: 140_000)),
    ("1.2", "<seg-source>\(String(repeating: "<mrk mtype='seg'/>", count: 140_000))</seg-source>"),
    (
      "1.2",
      "<target>\(String(repeating: "<ph id='1'>\(String(repeating: "a", count: 900_000))</ph>", count: 2))</target>"
    ),
    ("2.0", "<notes>\(String(repeating: "<note>a</note>", count: 140_000))</notes>"),
    ("2.0", "<originalData><data id='d'>\(String(repeating: "a", count: 1_100_000))</data></originalData>"),
    ("2.0", "<originalData><data id='d'>\(String(repeating: "<cp hex='1F'/>", count: 140_000))</data></originalData>"),
    ("2.0", String(repeating: "<segment><source>가</source><target>价</target></segment>", count: 60_000)),
  ])
  func aUnitThatHoldsTooMuchIsLeftOut(version: String, content: String) throws {
    let (start, end) =
      version == "1.2"
      ? ("<source>가</source><target>价</target>", "trans-unit")
      : ("<segment><source>가</source><target>价</target></segment>", "unit")
    let (units, warnings) = try read(
      "<xliff version='\(version)' srcLang='ko' trgLang='zh-CN' xmlns:m='m'><file source-language='ko' target-language='zh-CN'>"
        + "<\(end) id='1'>\(start)</\(end)><\(end) id='2'>\(start)\(content)</\(end)><\(end) id='3'>\(start)</\(end)></file></xliff>"
    )
    #expect(units.map(\.position) == [1, 3])
    #expect(warnings.count == 1 && warnings[0].contains("longer than 1 MB"), "\(warnings)")
  }

  @Test(.timeLimit(.minutes(1))) func segmentsFindTheirCounterpartsHoweverManyThereAre() throws {
    let count = 40_000
    func segments(_ text: String, _ numbers: some Sequence<Int>) -> String {
      numbers.map { "<mrk mtype='seg' mid='\($0)'>\(text)\($0)</mrk>" }.joined()
    }
    let (units, warnings) = try read(
      "<xliff version='1.2'><file source-language='ko' target-language='zh-CN'><trans-unit><source/><seg-source>\(segments("가", 0..<count))</seg-source><target>\(segments("价", (0..<count).reversed()))</target></trans-unit></file></xliff>"
    )
    #expect(units.map(\.source.text) == (0..<count).map { "가\($0)" })
    #expect(units.map(\.target.text) == (0..<count).map { "价\($0)" })
    #expect(warnings == [])
  }

  @Test func segmentsWithoutANumberBelongTogetherInTheirOrder() throws {
    let (units, warnings) = try read(
      "<xliff version='1.2'><file source-language='ko' target-language='zh-CN'><trans-unit><source/><seg-source><mrk mtype='seg'>가</mrk><mrk mtype='seg'>나</mrk></seg-source><target><mrk mtype='seg'>一</mrk><mrk mtype='seg'>二</mrk><mrk mtype='seg' mid='7'>三</mrk></target></trans-unit></file></xliff>"
    )
    #expect(units.map { $0.source.text + $0.target.text } == ["가一", "나二"])
    #expect(warnings.count == 1 && warnings[0].contains("no counterpart"))
  }

  @Test func whatStandsBeforeDamageIsGiven() throws {
    for version in XLIFFVersion.allCases {
      let whole = Array(try written([Self.sample, Self.plain("가", "价")], version).text.utf8)
      for count in stride(from: 0, to: whole.count - 10, by: 13) {
        var found = 0
        #expect(throws: FileProblem.self) {
          let reader = try XLIFFReader(bytes: Array(whole[..<count]), path: "a.xlf")
          while try reader.next() != nil { found += 1 }
        }
        let text = String(decoding: whole[..<count], as: UTF8.self)
        #expect(found == text.components(of: version.rawValue == "1.2" ? "</trans-unit>" : "</unit>"))
      }
    }
  }

  // MARK: Support

  private static let sample = TranslationUnit(
    source: UnitText(
      "강소기업은",
      codes: [
        InlineCode(at: 0, .opening, pair: 1, match: 1, type: "bold", content: "<b>"),
        InlineCode(at: 12, .closing, pair: 1, content: "</b>"), InlineCode(at: 15, .placeholder, match: 2),
      ]),
    target: UnitText(
      "小巨人",
      codes: [
        InlineCode(at: 0, .placeholder, match: 2), InlineCode(at: 0, .opening, pair: 1, match: 1, content: "<b>"),
        InlineCode(at: 9, .closing, pair: 1, content: "</b>"),
      ]),
    sourceLanguage: .korean, targetLanguage: .simplifiedChinese, status: .reviewed, origin: "a.md", position: 3,
    author: "김", previous: "앞", note: "메모", properties: [.init("score", "0.9")])

  private static let terms = [
    XLIFFTerm(range: TextRange(0, 12), source: "강소기업", translations: ["小巨人"], definition: "뜻")
  ]

  private static func plain(_ source: String, _ target: String) -> TranslationUnit {
    TMXWriterTests.unit(source, target, .simplifiedChinese)
  }

  private func written(
    _ units: [TranslationUnit], _ version: XLIFFVersion, terms: [XLIFFTerm] = Self.terms
  ) throws -> (text: String, losses: FormatLosses) {
    var bytes: [UInt8] = []
    let writer = XLIFFWriter(version: version) { (piece) throws(FileProblem) in bytes += piece }
    for unit in units { try writer.append(unit, terms: terms) }
    let losses = try writer.finish()
    return (String(decoding: bytes, as: UTF8.self), losses)
  }

  private func read(_ text: String) throws -> (units: [TranslationUnit], warnings: [String]) {
    let reader = try XLIFFReader(bytes: Array(text.utf8), path: "a.xlf")
    var units: [TranslationUnit] = []
    while let unit = try reader.next() { units.append(unit) }
    return (units, reader.warnings.map(\.message.english))
  }
}

extension String {
  /// How often `text` stands in it.
  fileprivate func components(of text: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: text) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
