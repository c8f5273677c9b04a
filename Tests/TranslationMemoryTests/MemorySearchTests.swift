import BitextModel
import Testing

@testable import TranslationMemory

@Suite struct MemorySearchTests {
  static let languages = LanguagePair(source: .korean, target: .simplifiedChinese)

  static func unit(
    _ source: String, _ target: String, target language: Language = .simplifiedChinese,
    status: TranslationUnit.Status = .translated, previous: String? = nil, next: String? = nil
  ) -> TranslationUnit {
    TranslationUnit(
      source: UnitText(source), target: UnitText(target), sourceLanguage: .korean, targetLanguage: language,
      status: status, previous: previous, next: next)
  }

  private func matches(_ text: String, _ units: [TranslationUnit], previous: String? = nil) throws -> [MemoryMatch] {
    try MemorySearch(FakeStore(units)).matches(for: MemoryQuery(text, in: Self.languages, previous: previous))
  }

  @Test func contextComesBeforeExactBeforeFuzzy() throws {
    let units = [
      Self.unit("기업을 육성한다", "培育企业"), Self.unit("기업을 육성했다", "培育了企业"),
      Self.unit("기업을 육성한다", "扶持企业", previous: "정부는 강하다."),
    ]
    let found = try matches("기업을 육성한다", units, previous: "정부는  강하다.")
    #expect(found.map(\.kind) == [.inContext, .exact, .fuzzy])
    #expect(found.map(\.unit.target.text) == ["扶持企业", "培育企业", "培育了企业"])
    #expect(found.map(\.score.value).prefix(2) == [100, 100])
    #expect(try matches("기업을 육성한다", units).map(\.kind) == [.exact, .exact, .fuzzy])
  }

  @Test func scriptsStayApart() throws {
    let units = [
      Self.unit("기업", "企業", target: .traditionalChinese), Self.unit("기업", "企业", target: Language(rawValue: "zh-CN")),
    ]
    #expect(try matches("기업", units).map(\.unit.target.text) == ["企业"])
    let both = LanguagePair(source: .korean, target: Language(rawValue: "zh"))
    #expect(try MemorySearch(FakeStore(units)).matches(for: MemoryQuery("기업", in: both)).count == 2)
  }

  static let turned = LanguagePair(source: .simplifiedChinese, target: .korean)

  @Test func aMemoryIsSearchedFromItsOtherSide() throws {
    var reviewed = Self.unit("기업을 육성하였다", "培育企业。", status: .reviewed, previous: "앞", next: "뒤")
    reviewed.properties = [.init("source/x", "y")]
    var direct = Self.unit("培育企业。", "기업을 키운다")
    (direct.sourceLanguage, direct.targetLanguage) = (.simplifiedChinese, .korean)
    let units = [
      Self.unit("기업을 육성한다", "培育企业。"), Self.unit("기업 300곳을 육성했다", "培育了300家企业。"), reviewed, direct,
      Self.unit("기업", "培育企业。", status: .rejected), Self.unit("기업", "培育企業。", target: .traditionalChinese),
      Self.unit("날씨가 좋다", "今天天气很好。"), Self.unit("培育企业。", "원문이 중국어"),
    ]
    let search = MemorySearch(FakeStore(units))
    let found = try search.matches(for: MemoryQuery("培育企业。", in: Self.turned, previous: "앞"))
    #expect(found.map(\.stored.id) == [4, 3, 1, 2])
    #expect(found.map(\.kind) == [.exact, .exact, .exact, .fuzzy])
    #expect(found.map(\.stored.direction) == [.asStored, .turned, .turned, .turned])
    #expect(found[1].unit.source.text == "培育企业。" && found[1].unit.target.text == "기업을 육성하였다")
    #expect(found[1].unit.sourceLanguage == .simplifiedChinese && found[1].unit.targetLanguage == .korean)
    #expect(found[1].unit.previous == nil && found[1].unit.next == nil && found[1].unit.properties.isEmpty)
    // A number is put right in the Korean of a fuzzy match.
    let fuzzy = try search.matches(for: MemoryQuery("培育了500家企业。", in: Self.turned, threshold: MatchScore(80)!))
    #expect(fuzzy.map(\.stored.id) == [2])
    #expect(fuzzy.first?.repair?.target == "기업 500곳을 육성했다")
    #expect(try search.matches(for: MemoryQuery("培育企业。", in: Self.turned, limit: 2)).map(\.stored.id) == [4, 3])
    let uses = try search.concordance(ConcordancePhrase("天气"), in: Self.turned, limit: 5)
    #expect(uses.map(\.stored.id) == [7] && uses.first?.places == [TextRange(6, 12)])
  }

  @Test func rejectedUnitsAreNotOfferedAndReviewedComeFirst() throws {
    let units = [
      Self.unit("기업", "甲", status: .rejected), Self.unit("기업", "乙", status: .proposed), Self.unit("기업", "丙"),
      Self.unit("기업", "丁", status: .reviewed),
    ]
    #expect(try matches("기업", units).map(\.unit.target.text) == ["丁", "丙", "乙"])
  }

  @Test(arguments: [
    // stored source, stored target, query, repaired target
    ("매출은 2024년에 늘었다", "销售额在2024年增长", "매출은 2025년에 늘었다", "销售额在2025年增长"),
    ("기업 1200개가 있다", "有1200家企业", "기업 1300개가 있다", "有1300家企业"),
    ("기업 1200개가 있다", "有1,200家企业", "기업 13000개가 있다", "有13,000家企业"),
    ("1256억 1000만 위안을 썼다", "花了1256.1亿元", "1300억 위안을 썼다", "花了1300亿元"),
    // Twice the same number in the target: which is meant is not certain.
    ("기업 20개가 늘었다", "20家增加到20家", "기업 30개가 늘었다", nil),
    // The number does not stand in the target.
    ("기업 20개가 늘었다", "企业增加了", "기업 30개가 늘었다", nil),
    ("기업을 육성한다", "培育企业", "기업을 육성했다", nil),
  ])
  func numbersAreRepairedWhereThatIsCertain(
    _ source: String, _ target: String, _ query: String, _ repaired: String?
  ) throws {
    let found = try matches(query, [Self.unit(source, target)])
    #expect(found.count == 1)
    #expect(found.first?.repair?.target == repaired)
    if let repair = found.first?.repair {
      for change in repair.changes { #expect(repair.target.part(change.range) == change.new) }
    }
  }

  @Test func theParticleFollowsTheNewNumber() throws {
    let unit = TranslationUnit(
      source: UnitText("有3家企业，成立了3家"), target: UnitText("기업은 3곳이다"), sourceLanguage: .simplifiedChinese,
      targetLanguage: .korean)
    let languages = LanguagePair(source: .simplifiedChinese, target: .korean)
    let search = MemorySearch(FakeStore([unit]))
    // 3 stands twice in the source.
    #expect(try search.matches(for: MemoryQuery("有4家企业，成立了3家", in: languages)).first?.repair == nil)
  }

  /// A glossary of three terms.
  struct Terms: TermFinding {
    static let words: [(concept: String, korean: String, chinese: String)] = [
      ("a", "전정특신", "专精特新"), ("b", "작은 거인", "小巨人"), ("c", "정책", "政策"),
    ]

    func terms(in text: String, language: Language) -> [FoundTerm] {
      Self.words.flatMap { word in
        ConcordancePhrase(language == .korean ? word.korean : word.chinese).ranges(in: text).map {
          FoundTerm(concept: word.concept, range: $0)
        }
      }.sorted { $0.range < $1.range }
    }

    func forms(of concept: String, in language: Language) -> [String] {
      Self.words.filter { $0.concept == concept }.map { language == .korean ? $0.korean : $0.chinese }
    }
  }

  @Test func termsAreRepairedAndPenalised() throws {
    let search = MemorySearch(FakeStore([Self.unit("전정특신 기업을 적극적으로 육성하겠다고 정부가 밝혔다", "政府称将积极培育专精特新企业")]), terms: Terms())
    let found = try search.matches(for: MemoryQuery("작은 거인 기업을 적극적으로 육성하겠다고 정부가 밝혔다", in: Self.languages))
    #expect(found.first?.repair?.target == "政府称将积极培育小巨人企业")
    #expect(found.first?.repair?.changes.map(\.kind) == [.term])
    #expect(found.first?.differences.contains { $0.kind == .name } == true)
  }

  @Test func unitsAreFoundByTheTermsOfATextWithoutMatches() throws {
    let units = [Self.unit("전정특신을 키우자", "培育专精特新"), Self.unit("새 정책이 나왔다", "新政策出台")]
    let search = MemorySearch(FakeStore(units), terms: Terms())
    let found = try search.termMatches(for: "이번 정책은 전정특신에 관한 것이며 아주 길다", in: Self.languages, limit: 3)
    #expect(found.map { $0.found.map(\.stored.id) } == [[2], [1]])
  }
}
