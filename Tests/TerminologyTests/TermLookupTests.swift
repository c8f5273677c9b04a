import BitextModel
import Terminology
import TestSupport
import Testing

@Suite struct TermLookupTests {
  static let termbase = Termbase([
    .of("duanlian", .ko("단련"), .zh("锻炼")), .of("gongxinbu", .ko("산업정보화부"), .zh("工业和信息化部"), .en("MIIT")),
    .of("jinrongjigou", .ko("금융기관"), .zh("金融机构"), .en("financial institution")),
    .of("jinrongkeji", .ko("금융과학기술"), .zh("金融科技")),
    .of("lvse", .ko("녹색 발전"), .zh("绿色发展")), .of("xian", .ko("시안"), .zh("西安")),
    .of("xiaojuren", .ko("작은 거인"), .zh("小巨人")),
    .of("zhongguancun", .ko("중관춘"), .zh("中关村"), .hant("中關村")),
    .of("zhuanjingtexin", .ko("전정특신"), .ko("전정특신기업", .admitted), .zh("专精特新")),
  ])
  static let lookup = TermLookup(termbase)

  static func best(_ query: String) -> (concept: String, way: TermLookup.Way)? {
    lookup.matches(query).first.map { (termbase.concepts[$0.concept].id, $0.way) }
  }

  @Test(
    arguments: [
      ("전정특신", "zhuanjingtexin", .exact), ("专精特新", "zhuanjingtexin", .exact),
      ("financial institution", "jinrongjigou", .exact),
      ("專精特新", "zhuanjingtexin", .script), ("綠色發展", "lvse", .script), ("金融機構", "jinrongjigou", .script),
      ("작은거인", "xiaojuren", .form), ("작 은 거 인", "xiaojuren", .form), ("miit", "gongxinbu", .form),
      ("ＭＩＩＴ", "gongxinbu", .form),
      ("전정특신".withDecomposedHangul, "zhuanjingtexin", .form), (" 전정특신 ", "zhuanjingtexin", .form),
      ("ㅈㅈㅌㅅ", "zhuanjingtexin", .initials), ("ㅈㄱㅊ", "zhongguancun", .initials), ("ㅈㅇ ㄱㅇ", "xiaojuren", .initials),
      ("ㅅㅇㅈㅂ", "gongxinbu", .initials),
      ("zhuanjingtexin", "zhuanjingtexin", .pinyin), ("zhuān jīng tè xīn", "zhuanjingtexin", .pinyin),
      ("zjtx", "zhuanjingtexin", .pinyin), ("Zhongguancun", "zhongguancun", .pinyin),
      ("xi'an", "xian", .pinyin), ("lvse fazhan", "lvse", .pinyin), ("lüsè fāzhǎn", "lvse", .pinyin),
      ("zhongguan", "zhongguancun", .pinyin), ("jinrongjigou", "jinrongjigou", .pinyin),
      ("wjswjdxmrtls", "zhuanjingtexin", .keyboard), ("wndrhkscns", "zhongguancun", .keyboard),
      ("wndrhks", "zhongguancun", .keyboard),
      ("전정", "zhuanjingtexin", .beginning), ("专精", "zhuanjingtexin", .beginning),
      ("financial", "jinrongjigou", .beginning), ("중관ㅊ", "zhongguancun", .beginning),
      ("專精", "zhuanjingtexin", .beginning),
      ("정보화부", "gongxinbu", .part), ("信息化", "gongxinbu", .part), ("institution", "jinrongjigou", .part),
      ("发展", "lvse", .part), ("發展", "lvse", .part),
    ] as [(String, String, TermLookup.Way)])
  func everyFormLeadsToItsConcept(query: String, concept: String, way: TermLookup.Way) throws {
    let best = try #require(Self.best(query))
    #expect(best == (concept, way))
  }

  @Test(arguments: [
    // A jamo, a syllable, one too many, one too few, two that changed places.
    ("전쩡특신", "zhuanjingtexin"), ("전정특심", "zhuanjingtexin"), ("전저특신", "zhuanjingtexin"), ("전정득신", "zhuanjingtexin"),
    ("전정특특신", "zhuanjingtexin"), ("전특신", "zhuanjingtexin"),
    ("전특정신", "zhuanjingtexin"), ("중간춘", "zhongguancun"), ("산업정브화부", "gongxinbu"), ("시언", "xian"), ("단년", "duanlian"),
    // A character, one too many, one too few.
    ("专精特心", "zhuanjingtexin"), ("专精特特新", "zhuanjingtexin"), ("专特新", "zhuanjingtexin"), ("专特精新", "zhuanjingtexin"),
    ("中关材", "zhongguancun"),
    // A letter.
    ("finansial institution", "jinrongjigou"), ("financial instituton", "jinrongjigou"),
  ])
  func oneSlipIsForgiven(query: String, concept: String) throws {
    let best = try #require(Self.best(query))
    #expect(best == (concept, .typo))
  }

  @Test(
    arguments: [
      "", " ", "\u{200B}", "없는말이다", "龘龘", "전특정심", "zzzzzz", "가", "ㅋㅋㅋㅋ", "miat", "시온성", "小巨", ".*", "%", "\u{0}", "🇰🇷",
      "((((", "'; DROP TABLE", "\\",
      "\u{FFFD}", "123", "-",
    ].filter { $0 != "小巨" })
  func nothingIsFoundForWhatIsNoTerm(query: String) {
    #expect(Self.lookup.matches(query).map { Self.termbase.concepts[$0.concept].id } == [])
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      String(repeating: "전", count: 20_000), String(repeating: "a", count: 20_000),
      String(repeating: "ㅈ", count: 20_000), String(repeating: "专", count: 20_000),
      String(repeating: "\u{301}", count: 20_000), String(repeating: "zhuan", count: 5_000),
      String(repeating: "wj", count: 5_000), String(repeating: " ", count: 20_000) + "전정특신",
    ])
  func longQueriesAreAnswered(query: String) {
    #expect(Self.lookup.matches(query).count <= 1)
  }

  @Test func aConceptCountsOnceByItsSurestTerm() {
    let matches = Self.lookup.matches("전정특신")
    #expect(matches.map(\.concept) == [8])
    #expect(matches[0].term == 0)
    #expect(matches[0].score == 1)
    // The admitted term, too.
    #expect(Self.lookup.matches("전정특신기업").map(\.term) == [1])
  }

  @Test func surerWaysComeFirst() {
    let termbase = Termbase([
      .of("a-part", .ko("신금융업")), .of("b-beginning", .ko("금융업계")), .of("c-exact", .ko("금융업")),
      .of("d-form", .ko("금융 업")), .of("e-typo", .ko("금웅업")),
    ])
    let matches = TermLookup(termbase).matches("금융업")
    #expect(matches.map(\.way) == [.exact, .form, .beginning, .part])
    #expect(matches.map(\.score) == matches.map(\.score).sorted(by: >))
    #expect(matches.allSatisfy { 0 < $0.score && $0.score <= 1 })
  }

  /// Of two beginnings the one that leaves less to guess.
  @Test func nearerBeginningsComeFirst() {
    let termbase = Termbase([.of("a", .ko("금융과학기술")), .of("b", .ko("금융기관"))])
    #expect(TermLookup(termbase).matches("금융").map { termbase.concepts[$0.concept].id } == ["b", "a"])
  }

  @Test func tiesStandInOrderOfConcepts() {
    let termbase = Termbase([.of("c", .ko("은하")), .of("a", .ko("은하")), .of("b", .ko("은하"))])
    #expect(TermLookup(termbase).matches("은하").map(\.concept) == [0, 1, 2])
    #expect(TermLookup(termbase).matches("은하", limit: 2).map(\.concept) == [0, 1])
    #expect(TermLookup(termbase).matches("은하", limit: 0).isEmpty)
  }

  @Test func deprecatedTermsLeadToTheirConcept() {
    let termbase = Termbase([.of("a", .ko("작은 거인"), .ko("소거인", .deprecated))])
    #expect(TermLookup(termbase).matches("소거인").map(\.term) == [1])
  }
}
