import BitextModel
import Diagnostics
import Interchange
import Testing
import TextAnalysis

@Suite struct TMXReaderTests {
  // MARK: Units and their languages

  @Test func aUnitComesWithWhatIsKnownOfIt() throws {
    let reader = try read(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/tmx14.dtd">
      <tmx version="1.4"><header creationtool="A" creationtoolversion="2" segtype="sentence" o-tmf="f" adminlang="en"
       srclang="ko-KR" datatype="plaintext" creationdate="20200101T000000Z"><prop type="p">v</prop><note>n</note></header>
      <body>
      <tu tuid="7" creationdate="20221107T093000Z" creationid="김" changeid="李" usagecount="3">
      <note>메모</note><prop type="file">a.md</prop><prop type="domain">정책</prop>
      <prop type="prev">앞</prop><prop type="next">뒤</prop><prop type="x-ConfirmationLevel">ApprovedTranslation</prop>
      <tuv xml:lang="ko-KR"><seg>강소기업이다.</seg></tuv>
      <tuv xml:lang="zh-CN" changeid="王"><prop type="x">y</prop><seg>是小巨人企业。</seg></tuv>
      </tu></body></tmx>
      """)
    let unit = try #require(try reader.next())
    #expect(
      unit
        == TranslationUnit(
          source: UnitText("강소기업이다."), target: UnitText("是小巨人企业。"), sourceLanguage: .korean,
          targetLanguage: .simplifiedChinese, status: .reviewed, origin: "a.md", author: "김",
          created: "2022-11-07T09:30:00Z", previous: "앞", next: "뒤", note: "메모",
          properties: [
            .init("@tuid", "7"), .init("@changeid", "李"), .init("@usagecount", "3"), .init("file", "a.md"),
            .init("domain", "정책"), .init("prev", "앞"), .init("next", "뒤"), .init("target@changeid", "王"),
            .init("target/x", "y"),
          ]))
    #expect(reader.line == 6)
    #expect(try reader.next() == nil)
    #expect(reader.warnings == [])
    #expect(reader.header.sourceLanguage == "ko-KR")
    #expect(
      reader.header.properties == [.init("@creationdate", "20200101T000000Z"), .init("p", "v"), .init("#note", "n")])
  }

  @Test(arguments: [
    ("ko", "ko"), ("KO-kr", "ko"), ("kor", "ko"), ("zh-CN", "zh-Hans"), ("ZH_CN", "zh-Hans"), ("zh-SG", "zh-Hans"),
    ("zh-Hans-CN", "zh-Hans"), ("zh-CHS", "zh-Hans"), ("zh-TW", "zh-Hant"), ("zh-HK", "zh-Hant"),
    ("zh-Hant-CN", "zh-Hant"), ("zh-CHT", "zh-Hant"), ("cmn-Hant", "zh-Hant"), ("zh", "zh"), ("en_US", "en-US"),
    ("ja", "ja"),
  ])
  func codesOfToolsBecomeLanguages(code: String, language: String) {
    #expect(LanguageCodes.language(of: code).rawValue == language)
  }

  @Test(arguments: [
    (["專精特新企業", "中文", "专"], Language.traditionalChinese), (["中文", "專精特新企業"], .traditionalChinese),
    (["专精特新企业", "中文", "專"], .simplifiedChinese), (["中文"], .simplifiedChinese),
    (Array(repeating: "中文", count: 400) + ["專精"], .traditionalChinese),
  ])
  func chineseWithoutScriptIsJudgedOnceAFile(texts: [String], language: Language) throws {
    // A gloss in Korean text says nothing of the script of the Chinese.
    let body = texts.map {
      "<tu><tuv lang=\"ko\"><seg>企業 經濟 发</seg></tuv><tuv lang=\"ZH\"><prop type='p'/><seg><ph>x</ph>\($0)</seg></tuv></tu>\n"
    }
    let units = try all(file(srclang: "ko", body.joined()))
    #expect(units.map(\.target.text) == texts)
    #expect(Set(units.map(\.targetLanguage)) == [language])
    #expect(units.allSatisfy { $0.properties.first == .init("target@lang", "ZH") })
  }

  @Test func everyPairThatIsAskedForIsGiven() throws {
    let text = file(
      srclang: "zh-CN",
      """
      <tu><tuv xml:lang="zh-CN"><seg>汉</seg></tuv><tuv xml:lang="zh-TW"><seg>漢</seg></tuv><tuv xml:lang="ko"><seg>한</seg></tuv>
      <tuv xml:lang="en-GB"><seg>Han</seg></tuv></tu>
      """)
    func pairs(_ source: Language?, _ target: Language?) throws -> [String] {
      try all(text, source: source, target: target).map { "\($0.source.text) \($0.target.text)" }
    }
    #expect(try pairs(nil, nil) == ["汉 漢", "汉 한", "汉 Han"])
    #expect(try pairs(.korean, .simplifiedChinese) == ["한 汉"])
    #expect(try pairs(.simplifiedChinese, .korean) == ["汉 한"])
    #expect(try pairs(.korean, nil) == ["한 汉", "한 漢", "한 Han"])
    #expect(try pairs(.korean, Language(rawValue: "zh")) == ["한 汉", "한 漢"])
    #expect(try pairs(nil, .english) == ["汉 Han"])
    #expect(try pairs(Language(rawValue: "ja"), nil) == [])
  }

  @Test(arguments: ["*all*", ""]) func whereNoLanguageIsTheSourceTheFirstTextIs(srclang: String) throws {
    let text = file(
      srclang: srclang, "<tu><tuv xml:lang=\"ko\"><seg>가</seg></tuv><tuv xml:lang=\"zh-CN\"><seg>价</seg></tuv></tu>")
    #expect(try all(text).map(\.source.text) == ["가"])
  }

  @Test func aHeaderThatIsMissingIsToldAndDoneWithout() throws {
    let reader = try read(
      "<tmx version='1.1'>\n<body><tu><tuv lang='ko'><seg>가</seg></tuv><tuv lang='zh-CN'><seg>价</seg></tuv></tu></body></tmx>"
    )
    #expect(try reader.next()?.target.text == "价")
    #expect(reader.warnings.map(\.place) == ["a.tmx:2:1"])
    #expect(reader.warnings[0].message.english.contains("no <header>"))
    let bare = try read("<tmx><header/><body/></tmx>")
    #expect(
      bare.warnings.map(\.message.english) == [
        "the <header> lacks creationtool, creationtoolversion, segtype, o-tmf, adminlang, srclang, datatype; add them"
      ])
  }

  // MARK: Habits of tools

  @Test func memoQsContextIsText() throws {
    let unit = try #require(
      try all(
        file(
          srclang: "ko",
          """
          <tu><prop type="x-context-pre">&lt;seg&gt;A &amp;amp; B&lt;/seg&gt;</prop>
          <prop type="x-context-post">&lt;seg&gt;&lt;ph&gt;1&lt;/ph&gt;&lt;/seg&gt;</prop><prop type="x-document">b.docx</prop>
          <tuv xml:lang="ko"><seg>가</seg></tuv><tuv xml:lang="zh-HK"><seg>價</seg></tuv></tu>
          """)
      ).first)
    #expect(unit.previous == "A & B" && unit.next == nil && unit.origin == "b.docx")
    #expect(
      unit.properties == [
        .init("x-context-post", "<seg><ph>1</ph></seg>"), .init("target@lang", "zh-HK"),
      ])
  }

  @Test(arguments: [
    ("Draft", TranslationUnit.Status.proposed, 0), ("Translated", .translated, 1), ("ApprovedSignOff", .reviewed, 1),
    ("RejectedTranslation", .rejected, 0), ("Other", .translated, 1),
  ])
  func tradosConfirmationIsStatus(word: String, status: TranslationUnit.Status, kept: Int) throws {
    let unit = try #require(
      try all(
        file(
          srclang: "ko",
          "<tu><prop type='x-ConfirmationLevel'>\(word)</prop><tuv xml:lang='ko'><seg>가</seg></tuv><tuv xml:lang='zh-CN'><seg>价</seg></tuv></tu>"
        )
      ).first)
    #expect(unit.status == status)
    #expect(unit.properties == (kept == 1 ? [.init("x-ConfirmationLevel", word)] : []))
  }

  @Test func omegaTsDatesStandAtTheTargetText() throws {
    let unit = try #require(
      try all(
        file(
          srclang: "ko",
          """
          <tu><tuv lang="ko"><seg>가</seg></tuv>
          <tuv lang="zh-CN" changeid="b" changedate="20221107T093000Z" creationid="a" creationdate="20221107T092959Z"><seg>价</seg></tuv></tu>
          """)
      ).first)
    #expect(unit.author == "a" && unit.created == "2022-11-07T09:29:59Z" && unit.changed == "2022-11-07T09:30:00Z")
    #expect(unit.properties == [.init("target@changeid", "b")])
  }

  @Test(arguments: [
    ("20221107T093000Z", "2022-11-07T09:30:00Z"), ("2022-11-07T09:30:00Z", "2022-11-07T09:30:00Z"),
    ("20221107", "2022-11-07T00:00:00Z"), ("2022-11-07T09:30:00.123+09:00", "2022-11-07T00:30:00Z"),
    ("2022-01-01T00:30:00+0900", "2021-12-31T15:30:00Z"), ("2020-02-29T23:59:60Z", "2020-02-29T23:59:59Z"),
  ])
  func datesBecomeISO8601(text: String, date: String) throws {
    #expect(try dated(text).created == date)
  }

  @Test(arguments: ["20221307T093000Z", "yesterday", "2021-02-29", "20221107T093000Zx", "20221107T24"])
  func whatIsNoDateIsKeptAsItIs(text: String) throws {
    #expect(try dated(text).created == nil)
    #expect(try dated(text).properties == [.init("@creationdate", text)])
  }

  private func dated(_ text: String) throws -> TranslationUnit {
    try #require(
      try all(
        file(
          srclang: "ko",
          "<tu creationdate='\(text)'><tuv xml:lang='ko'><seg>가</seg></tuv><tuv xml:lang='zh-CN'><seg>价</seg></tuv></tu>"
        )
      ).first)
  }

  // MARK: Codes

  @Test func codesStandAtTheirPlaces() throws {
    let text = try segment(
      "가<bpt i=\"1\" x=\"2\" type=\"bold\">&lt;b&gt;</bpt>나<ph x='3'>{0}</ph><ept i=\"1\">&lt;/b&gt;</ept>"
        + "<it pos=\"end\">&lt;/i&gt;</it><it pos='begin' x='4'/>다<ut>?</ut>")
    #expect(text.text == "가나다")
    #expect(
      text.codes == [
        InlineCode(at: 3, .opening, pair: 1, match: 2, type: "bold", content: "<b>"),
        InlineCode(at: 6, .placeholder, match: 3, content: "{0}"),
        InlineCode(at: 6, .closing, pair: 1, content: "</b>"), InlineCode(at: 6, .isolatedClosing, content: "</i>"),
        InlineCode(at: 6, .isolatedOpening, match: 4),
        InlineCode(at: 9, .placeholder, type: "x-tmx-ut", content: "?"),
      ])
  }

  @Test func textInAHighlightBelongsToTheSegment() throws {
    let text = try segment("<hi type='term' x='1'>전정<hi>특신</hi></hi> <bpt i='1'/>기업<ept i='1'/>")
    #expect(text.text == "전정특신 기업")
    #expect(
      text.codes == [
        InlineCode(at: 0, .opening, pair: 2, match: 1, type: "x-tmx-hi:term"),
        InlineCode(at: 6, .opening, pair: 3, type: "x-tmx-hi"), InlineCode(at: 12, .closing, pair: 3, type: "x-tmx-hi"),
        InlineCode(at: 12, .closing, pair: 2, type: "x-tmx-hi"), InlineCode(at: 13, .opening, pair: 1),
        InlineCode(at: 19, .closing, pair: 1),
      ])
  }

  @Test func textInsideACodeIsAPartOfIt() throws {
    let reader = try read(
      file(
        srclang: "ko",
        "<tu><tuv lang='ko'><seg>가<ph>&lt;img alt='<sub>그<bpt i='1'>&lt;b&gt;</bpt>림<ept i='1'>&lt;/b&gt;</ept></sub>'&gt;</ph>나</seg></tuv><tuv lang='zh-CN'><seg>价</seg></tuv></tu>"
      ))
    let unit = try #require(try reader.next())
    #expect(unit.source == UnitText("가나", codes: [InlineCode(at: 3, .placeholder, content: "<img alt='그<b>림</b>'>")]))
    #expect(reader.warnings.first?.message.english.contains("<sub>") == true)
  }

  @Test func whiteSpaceAndCDATAStandAsTheyAre() throws {
    #expect(try segment(" 가\n\t나 <![CDATA[<b>&amp;]]>&#13;&#x20000;").text == " 가\n\t나 <b>&amp;\r𠀀")
    #expect(try segment("").text == "")
  }

  private func segment(_ text: String) throws -> UnitText {
    try #require(
      try all(
        file(
          srclang: "ko",
          "<tu><tuv xml:lang='ko'><seg>\(text)</seg></tuv><tuv xml:lang='zh-CN'><seg>价</seg></tuv></tu>")
      ).first
    ).source
  }

  // MARK: Support

  static func read(_ text: String, source: Language? = nil, target: Language? = nil) throws -> TMXReader {
    try TMXReader(bytes: Array(text.utf8), path: "a.tmx", source: source, target: target)
  }

  private func read(_ text: String) throws -> TMXReader { try Self.read(text) }

  private func file(srclang: String, _ body: String) -> String { Self.file(srclang: srclang, body) }

  static func file(srclang: String, _ body: String) -> String {
    "<tmx version=\"1.4\"><header creationtool=\"A\" creationtoolversion=\"2\" segtype=\"sentence\" o-tmf=\"f\" adminlang=\"en\""
      + " srclang=\"\(srclang)\" datatype=\"plaintext\"/><body>\n\(body)\n</body></tmx>"
  }

  private func all(_ text: String, source: Language? = nil, target: Language? = nil) throws -> [TranslationUnit] {
    try Self.read(text, source: source, target: target).rest()
  }
}

extension TMXReader {
  /// Every unit from here on.
  func rest() throws -> [TranslationUnit] {
    var units: [TranslationUnit] = []
    while let unit = try next() { units.append(unit) }
    return units
  }
}
