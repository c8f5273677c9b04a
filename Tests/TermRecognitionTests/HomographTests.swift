import BitextModel
import TermRecognition
import Terminology
import TestSupport
import Testing

/// Concepts that share a form: told apart by glosses, counterparts, fields and neighbours, or reported as ambiguous.
@Suite struct HomographTests {
  static let termbase = Termbase([
    Concept(
      id: "capital", field: "places", terms: [.ko("수도"), .zh("首都")],
      definition: [.korean: "한 나라의 중앙 정부가 있는 도시", .simplifiedChinese: "一国中央政府所在的城市"]),
    Concept(
      id: "waterworks", field: "utilities", terms: [.ko("수도"), .zh("水道")],
      definition: [.korean: "먹는 물을 관으로 보내는 설비", .simplifiedChinese: "用管道输送饮用水的设施"], note: "요금은 지자체가 정한다"),
    .of("beijing", field: "places", .ko("베이징", .preferred, .transliteration), .zh("北京")),
    .of("tianjin", field: "places", .ko("톈진", .preferred, .transliteration), .zh("天津")),
    .of("sewer", field: "utilities", .ko("하수도"), .zh("下水道")),
    .of("powergrid", field: "utilities", .ko("전력망"), .zh("电网")),
    .of("fund", field: "finance", .ko("펀드"), .zh("基金")),
  ])

  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    /// Of each 수도, in order: the concept and what spoke for it; nil where it stays ambiguous.
    let expected: [Expected]
    var testDescription: String { text }
  }

  struct Expected: Sendable, Equatable {
    let concept: String?
    let witnesses: [HomographWitness]

    init(_ concept: String? = nil, _ witnesses: HomographWitness...) { self.init(concept, witnesses) }

    init(_ concept: String?, _ witnesses: [HomographWitness]) {
      self.concept = concept
      self.witnesses = witnesses
    }
  }

  @Test(arguments: [
    // Glosses: the place's own, then the nearest before it, then one that follows.
    Case(
      text: "수도(首都)의 인구가 늘었다. 수도로 사람이 모인다.",
      expected: [Expected("capital", .gloss, .counterpart, .words), Expected("capital", .gloss, .counterpart, .words)]),
    Case(
      text: "수도(水道) 공사가 끝났다.\n\n이제 수도가 다시 나온다.",
      expected: [
        Expected("waterworks", .gloss, .counterpart, .words), Expected("waterworks", .gloss, .counterpart),
      ]),
    Case(
      text: "수도(首都)에서는 수도(水道)를 고친다. 수도를 고치는 데 석 달이 걸린다.",
      expected: [
        Expected("capital", .gloss), Expected("waterworks", .gloss), Expected("waterworks", .gloss),
      ]),
    // Another term of the concept in the article.
    Case(text: "수도의 하늘은 맑았다. 首都蓝天。", expected: [Expected("capital", .counterpart, .words)]),
    Case(text: "수도를 놓았다.\n\n水道工程已经完工。", expected: [Expected("waterworks", .counterpart)]),
    // Fields.
    Case(text: "베이징과 톈진을 잇는 철로가 수도를 지난다.", expected: [Expected("capital", .field)]),
    Case(text: "하수도와 전력망, 그리고 수도를 함께 묻는다.", expected: [Expected("waterworks", .field)]),
    // Neighbours: words of the definition and note.
    Case(text: "정부는 수도를 다른 도시로 옮기기로 했다.", expected: [Expected("capital", .words)]),
    Case(text: "설비가 낡아 수도 요금이 올랐다.", expected: [Expected("waterworks", .words)]),
    // Nothing, or as much for one as for the other.
    Case(text: "수도가 화제다.", expected: [Expected()]),
    Case(text: "펀드는 수도를 눈여겨본다.", expected: [Expected()]),
    Case(text: "정부의 설비가 수도에 있다.", expected: [Expected()]),
    Case(text: "베이징은 하수도 못지않게 수도에 힘쓴다.", expected: [Expected()]),
  ])
  func homographsAreSettledByWhatStandsAroundThem(example: Case) {
    let (_, found) = occurrences(in: example.text, Self.termbase)
    let source = SourceText(path: "", text: example.text)
    let places = found.filter { source.string(in: $0.range) == "수도" }
    #expect(places.map(expected) == example.expected)
    #expect(places.allSatisfy { $0.alternatives.count == 1 && $0.alternatives[0] != $0.concept })
  }

  private func expected(_ occurrence: TermOccurrence) -> Expected {
    guard !occurrence.isAmbiguous else { return Expected() }
    return Expected(Self.termbase.concepts[occurrence.concept].id, occurrence.witnesses)
  }

  /// Only a gloss makes a homograph certain enough for a change that nobody looks at.
  @Test(arguments: [
    ("수도(首都)의 인구가 늘었다.", true), ("정부는 수도를 다른 도시로 옮기기로 했다.", false), ("수도가 화제다.", false),
  ])
  func onlyAGlossMakesAHomographPlain(text: String, isPlain: Bool) {
    let (_, found) = occurrences(in: text, Self.termbase)
    let source = SourceText(path: "", text: text)
    #expect(found.filter { source.string(in: $0.range) == "수도" }.map(\.isPlain) == [isPlain])
  }

  /// The other concept of a place is told as such, not as a shorter term.
  @Test func theOtherConceptIsNoShorterTerm() {
    let source = SourceText(path: "sample.md", text: "하수도와 전력망, 그리고 수도를 함께 묻는다.")
    let block = Block(
      role: .paragraph, text: MappedText(copying: source.utf8, originStart: 0), sourceRange: source.range)
    let article = Article(source: source, language: .korean, title: nil, blocks: [block])
    let hits = TermRecognizer(Self.termbase).hits(in: article).filter { source.string(in: $0.range) == "수도" }
    // In 하수도 the letters stand, too.
    #expect(hits.map { Self.termbase.concepts[$0.concept].id } == ["capital", "waterworks", "capital", "waterworks"])
    #expect(hits.suffix(2).map(\.refusal) == [.otherConcept, nil])
  }

  /// A text of nothing but homographs takes time in proportion to its length.
  @Test func manyHomographsAreSettled() {
    let text = String(repeating: "수도 요금과 설비. ", count: 500)
    let (_, found) = occurrences(in: text, Self.termbase)
    #expect(found.count == 500)
    #expect(found.allSatisfy { $0.witnesses == [.words] })
  }

  /// A writer rather says what may be said: only a gloss makes a form that a concept forbids its own.
  @Test(arguments: [
    ("설비가 낡아 상수도관 요금이 올랐다.", "allowed"), ("설비가 낡아 물관 요금이 올랐다.", "allowed"), ("물관(管道) 요금이 올랐다.", "refused"),
  ])
  func formsThatAConceptForbidsAreHardlyItsOwn(text: String, concept: String) {
    let termbase = Termbase([
      .of("allowed", field: "biology", .ko("물관"), .ko("상수도관", .admitted), .zh("导管")),
      Concept(
        id: "refused", field: "utilities",
        terms: [.ko("도관"), .ko("물관", .deprecated), .ko("상수도관", .forbidden), .zh("管道")],
        definition: [.korean: "요금을 받고 물을 보내는 설비"]),
    ])
    let (_, found) = occurrences(in: text, termbase)
    #expect(found.first.map { termbase.concepts[$0.concept].id } == concept)
  }

  /// A gloss that names several of the concepts speaks for none of them, here or elsewhere.
  @Test(
    arguments: [
      ("수도(首都)가 넓다. 수도를 본다.", [nil, nil]), ("수도(京師)가 넓다. 수도를 본다.", ["old", "old"]),
      ("수도(京師)가 넓다. 수도(首都)를 본다.", ["old", "old"]),
    ] as [(String, [String?])])
  func aGlossThatNamesSeveralSpeaksForNone(text: String, expected: [String?]) {
    let termbase = Termbase([
      .of("new", field: "a", .ko("수도"), .zh("首都")), .of("old", field: "b", .ko("수도"), .zh("首都"), .zh("京师")),
    ])
    let (_, found) = occurrences(in: text, termbase)
    let places = found.filter { termbase.concepts[$0.concept].terms[$0.term].text == "수도" }
    #expect(places.map { $0.isAmbiguous ? nil : termbase.concepts[$0.concept].id } == expected)
  }

  /// A word that comes again is no second witness, nor is the word that it begins with.
  @Test(
    arguments: [
      ("급수관 옆 수도, 그리고 급수관이다.", nil), ("급수관 옆 수도, 그리고 급수다.", "pipe"), ("급수 옆 수도, 그리고 급수다.", nil),
    ] as [(String, String?)])
  func oneWordIsOneWitness(text: String, expected: String?) {
    let termbase = Termbase([
      .of("capital", field: "a", .ko("수도"), .zh("首都")),
      Concept(
        id: "pipe", field: "b", terms: [.ko("수도"), .zh("水道")], definition: [.korean: "급수관 따위"], note: "급수 때에 쓴다"),
    ])
    let (_, found) = occurrences(in: text, termbase)
    #expect(found.map { $0.isAmbiguous ? nil : termbase.concepts[$0.concept].id } == [expected])
  }

  /// The term of the other concept is the one that stands there, not one that was refused, and has its own way of being seen.
  @Test func theOtherConceptHasItsOwnReading() throws {
    let termbase = Termbase([
      .of("capital", field: "a", .ko("수도"), .zh("首都")),
      .of(
        "pipe", field: "b", .ko("수 도", matching: MatchOptions(spacing: .strict)), .ko("수도", .admitted), .zh("水道")),
      .of("spaced", field: "c", .ko("상 수도"), .zh("上水")), .of("plain", field: "d", .ko("상수도"), .zh("供水")),
    ])
    let (_, found) = occurrences(in: "수도(水道)와 상수도(上水)이다.", termbase)
    let korean = found.filter { termbase.concepts[$0.concept].terms[$0.term].language == .korean }
    #expect(korean.map { termbase.concepts[$0.concept].id } == ["pipe", "spaced"])
    #expect(korean.map { termbase.concepts[$0.concept].terms[$0.term].text } == ["수도", "상 수도"])
    #expect(korean.map(\.through) == [[], [.spacing]])
    #expect(korean.map(\.witnesses.first) == [.gloss, .gloss])
  }

  /// Where nothing decides, the place is not said to be the other concept's.
  @Test func whatNothingDecidesIsNotTheOtherConcepts() {
    let source = SourceText(path: "sample.md", text: "수도가 화제다.")
    let block = Block(
      role: .paragraph, text: MappedText(copying: source.utf8, originStart: 0), sourceRange: source.range)
    let article = Article(source: source, language: .korean, title: nil, blocks: [block])
    let hits = TermRecognizer(Self.termbase).hits(in: article)
    #expect(hits.map { Self.termbase.concepts[$0.concept].id } == ["capital", "waterworks"])
    #expect(hits.map(\.refusal) == [nil, .undecided])
  }
}
