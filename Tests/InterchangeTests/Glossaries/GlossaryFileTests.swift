import BitextModel
import Interchange
import Terminology
import Testing

@Suite struct GlossaryFileTests {
  private static let text = """
    # 분야의 용어.

    - id: a
      field: f
      terms:
        ko: [가]   # 손으로 쓴 말
        zh-Hans: [甲]

    # c 앞의 말
    - id: c
      field: f
      terms: {ko: [다], zh-Hans: [丙]}

    # 끝말

    """

  private func file(_ text: String = text) throws -> GlossaryFile {
    try GlossaryFile(SourceText(path: "f.yaml", text: text), field: "f")
  }

  private static func concept(_ id: String, _ korean: String, _ chinese: String) -> Concept {
    Concept(
      id: id, field: "f",
      terms: [
        Term(korean, language: .korean, status: .preferred, rendering: .sinoKorean),
        Term(chinese, language: .simplifiedChinese, status: .preferred),
      ])
  }

  private func string(_ source: SourceText) -> String { source.string(in: source.range) }

  @Test func newConceptStandsInOrderAndAllElseStays() throws {
    let result = string(try file().with([Self.concept("b", "나", "乙")]))
    #expect(
      result == """
        # 분야의 용어.

        - id: a
          field: f
          terms:
            ko: [가]   # 손으로 쓴 말
            zh-Hans: [甲]

        - id: b
          field: f
          terms:
            ko:
              - {term: 나, status: preferred, rendering: sino-korean}
            zh-Hans: [乙]

        # c 앞의 말
        - id: c
          field: f
          terms: {ko: [다], zh-Hans: [丙]}

        # 끝말

        """)
  }

  @Test func replacedConceptKeepsItsPlaceAndComments() throws {
    let result = string(try file().with([Self.concept("c", "따", "丙")]))
    #expect(
      result.hasSuffix(
        """

        # c 앞의 말
        - id: c
          field: f
          terms:
            ko:
              - {term: 따, status: preferred, rendering: sino-korean}
            zh-Hans: [丙]

        # 끝말

        """))
    #expect(result.contains("# 분야의 용어.\n\n- id: a\n"))
  }

  @Test func emptyFileTakesItsFirst() throws {
    #expect(string(try file("").with([Self.concept("a", "가", "甲")])).hasPrefix("- id: a\n"))
    #expect(string(try file("# 말\n").with([Self.concept("a", "가", "甲")])).hasPrefix("# 말\n\n- id: a\n"))
  }

  @Test func listInBracketsIsWrittenAnew() throws {
    let result = string(
      try file("# 말\n[{id: a, terms: {ko: [가], zh-Hans: [甲]}}]\n").with([Self.concept("b", "나", "乙")]))
    #expect(result.hasPrefix("# 말\n\n- id: a\n"))
    #expect(result.contains("\n\n- id: b\n"))
  }

  @Test func faultyFileIsNotEdited() {
    #expect(throws: GlossaryFileProblems.self) { try file("- id: a\n  terms: {ko: [], oh: 1}\n") }
  }

  /// Texts that a plain scalar would change.
  @Test(arguments: [
    "2025년 계획", "“1+6” 정책", "a: b", "a #b", "- 가", "true", "null", "'가'", "\"가\"", "[가]", "{가}", "가, 나", "가\\나", "가:",
    "&가", "*가", "!가",
    "%가", "@가", "`가", "1.0", "~", "?가", "|", ">가", "가\u{A0}나", "가 나", "=", "·가",
  ])
  func whatIsWrittenIsReadBack(text: String) throws {
    let concept = Concept(
      id: "a", field: "f",
      terms: [
        Term(text, language: .korean, status: .preferred, rendering: .mixed, source: text, note: text),
        Term("다른 말", language: .korean, status: .deprecated),
        Term("甲", language: .simplifiedChinese, status: .preferred),
        Term("a, [b]: #c", language: .english, status: .preferred),
      ], definition: [.korean: text, .english: text], glossing: .never, partOfSpeech: text,
      validity: Validity(from: "2020-01-01", to: nil), source: text, note: text)
    let written = GlossaryWriter.text(of: [concept])
    let (entries, problems) = GlossaryReader.read(SourceText(path: "f.yaml", text: written), field: "")
    #expect(problems.map(\.message.english) == [], "\(written)")
    #expect(entries.map(\.concept) == [concept], "\(written)")
  }
}
