import BitextModel
import Diagnostics
import Interchange
import Terminology
import Testing

@Suite struct GlossaryReaderTests {
  /// The faults of a file as `line:column: message`.
  private func faults(_ text: String) -> [String] {
    let read = GlossaryReader.read(SourceText(path: "g.yaml", text: text), field: "g")
    return read.problems.map { "\($0.line ?? 0):\($0.column ?? 0): \($0.message.english)" }
  }

  private func concepts(_ text: String) -> [Concept] {
    GlossaryReader.read(SourceText(path: "g.yaml", text: text), field: "g").entries.map(\.concept)
  }

  @Test func everyKeyIsRead() {
    let text = """
      - id: zhuanjingtexin
        field: sme-policy
        partOfSpeech: noun
        gloss: first-mention
        terms:
          ko:
            - {term: 전정특신, status: preferred, rendering: sino-korean}
            - term: SRDI 기업
              type: abbreviation
              partOfSpeech: noun
              match: {case: exact, spacing: strict, compound: refuse}
              source: 공보
              note: 드묾
          zh-Hans: [专精特新]
          zh-Hant: 專精特新
          en: [SRDI]
        definition: {ko: 뜻, zh-Hans: 义}
        valid: {from: 2011-09-01, to: 2024-02-29}
        source: 공보
        note: 참고
      """
    let expected = Concept(
      id: "zhuanjingtexin", field: "sme-policy",
      terms: [
        Term("전정특신", language: .korean, status: .preferred, rendering: .sinoKorean),
        Term(
          "SRDI 기업", language: .korean, status: .admitted, type: .abbreviation, partOfSpeech: "noun",
          matching: MatchOptions(letterCase: .exact, spacing: .strict, compound: .refuse), source: "공보", note: "드묾"),
        Term("专精特新", language: .simplifiedChinese, status: .preferred),
        Term("專精特新", language: .traditionalChinese, status: .preferred),
        Term("SRDI", language: .english, status: .preferred),
      ],
      definition: [.korean: "뜻", .simplifiedChinese: "义"], glossing: .firstMention, partOfSpeech: "noun",
      validity: Validity(from: "2011-09-01", to: "2024-02-29"), source: "공보", note: "참고")
    #expect(faults(text) == [])
    #expect(concepts(text) == [expected])
  }

  @Test func fieldIsTheFilesWhereTheConceptNamesNone() {
    #expect(concepts("- id: a\n  terms: {ko: 가}").map(\.field) == ["g"])
  }

  @Test func definitionWithoutLanguageIsKorean() {
    #expect(concepts("- id: a\n  terms: {ko: 가}\n  definition: 뜻").map(\.definition) == [[.korean: "뜻"]])
  }

  @Test func emptyFileHoldsNoConcept() {
    #expect(faults("") == [])
    #expect(faults("# nothing yet\n") == [])
  }

  @Test(arguments: [
    (
      "- id: a\n  terms:\n\tko: [가]\n",
      ["3:1: a tab in the indentation; YAML takes spaces only: replace it by two spaces"]
    ),
    (
      "- id: a\n  terms: {ko: [가}\n",
      [
        "2:17: this is not YAML: did not find expected ',' or ']'. Quote texts that hold “: ” or begin with a mark, "
          + "and check the indentation"
      ]
    ),
    ("id: a\n", ["1:1: expected a list of concepts (each begins with “- id: …”), found a mapping"]),
    ("- terms: {ko: 가}\n", ["1:3: a concept needs an id: “- id: zhuanjingtexin”"]),
    ("- id: a\n", ["1:3: concept a has no terms: add “terms: {ko: […], zh-Hans: […]}”"]),
    ("- id: a\n  terms: {ko: []}\n", ["2:10: concept a has no terms: add “terms: {ko: […], zh-Hans: […]}”"]),
    ("- id: a\n  terms: {ko: 가}\n  nite: 나\n", ["3:3: unknown key “nite” in concept; did you mean “note”?"]),
    ("- id: a\n  terms: {kr: 가, ko: 나}\n", ["2:11: unknown key “kr” in terms; did you mean “ko”?"]),
    (
      "- id: a\n  terms:\n    ko:\n      - 가나\n      - {term: 다라, status: preferred}\n",
      ["5:9: concept a has two preferred ko terms, “가나” and “다라”: make one of them admitted"]
    ),
    ("- id: a\n  terms: {ko: [가나, 가나]}\n", ["2:20: the ko term “가나” stands twice in concept a"]),
    (
      "- id: a\n  terms: {zh-Hans: [專精特新]}\n",
      ["2:21: the zh-Hans term “專精特新” has characters of the other script; write “专精特新”"]
    ),
    (
      "- id: a\n  terms: {ko: [전정(专精)]}\n",
      [
        "2:16: the ko term “전정(专精)” holds Han characters; Korean terms are written in Hangul "
          + "(Latin letters and digits allowed)"
      ]
    ),
    ("- id: a\n  terms: {zh-Hans: [전정]}\n", ["2:21: the zh-Hans term “전정” holds Hangul; move it to ko"]),
    ("- id: a\n  terms: {ko: [\" 가\"]}\n", ["2:16: “ 가” begins or ends with a space; remove it"]),
    ("- id: a\n  terms: {ko: [\"\"]}\n", ["2:16: the term is empty"]),
    (
      "- id: a\n  terms:\n    ko: [{term: 가, status: prefered}]\n",
      ["3:28: “prefered” is not one of preferred, admitted, deprecated, forbidden; did you mean “preferred”?"]
    ),
    ("- id: a\n  terms:\n    ko: [{status: preferred}]\n", ["3:10: a term given as a mapping needs the key “term”"]),
    (
      "- id: a\n  terms: {ko: 가}\n  valid: {from: 2023-02-29}\n",
      ["3:17: “2023-02-29” is no day; write YYYY-MM-DD, as in 2011-09-01"]
    ),
    (
      "- id: a\n  terms: {ko: 가}\n  valid: {from: 2023-02-02, to: 2023-02-01}\n",
      ["3:10: ends (2023-02-01) before it begins (2023-02-02)"]
    ),
    ("- id: a\n  terms: {ko: 가}\n  terms: {ko: 나}\n", ["2:3: the key terms stands twice; keep one of them"]),
  ]) func faultIsToldWithItsPlace(_ text: String, _ expected: [String]) {
    // A fault may bring the missing rest with it; what is listed must be told, the first first.
    #expect(Array(faults(text).prefix(expected.count)) == expected)
  }

  @Test func soundConceptsSurviveTheOthers() {
    let text = "- id: a\n  terms: {ko: 가}\n- id: b\n  terms: {ko: [\"\"]}\n- id: c\n  terms: {ko: 다}\n"
    #expect(concepts(text).map(\.id) == ["a", "c"])
  }

  @Test func idsAreUniqueOverAllFiles() {
    let text = Array("- id: a\n  terms: {ko: 가}\n".utf8)
    let read = GlossaryFiles.read([("x.yaml", text), ("y.yaml", text)])
    #expect(
      read.problems.map { "\($0.place): \($0.message.english)" } == [
        "y.yaml:1:1: the id a stands at x.yaml:1 already; give one of the two another id, or merge them"
      ])
  }

  @Test func depthIsNoCrash() {
    #expect(faults(String(repeating: "[", count: 10_000)).count == 1)
    #expect(faults(String(repeating: "- ", count: 10_000) + "a").count == 1)
    #expect(faults(String(repeating: "{a: ", count: 10_000)).count == 1)
  }
}
