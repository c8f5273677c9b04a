import Testing

/// Glossaries at the ends of what there can be: a clear word where one is due, else the right answer.
@Suite struct OddGlossaryTests {
  private static func folder(_ glossary: String) -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write("glossary: [Glossary]\n", to: "eonhae.yaml")
    folder.write(glossary, to: "Glossary/terms.yaml")
    return folder
  }

  @Test(arguments: ["", "[]\n", "# nothing yet\n"])
  func aGlossaryOfNoTermsIsSaid(glossary: String) {
    let folder = Self.folder(glossary)
    let word = "eonhae: the glossary has no concepts yet (Glossary/terms.yaml); add some with “eonhae glossary add”\n"
    for _ in 0..<2 {
      let lookup = folder.run("lookup", "전정특신")
      #expect(lookup.messages == word)
      #expect(lookup.status == 2)
    }
    folder.write("전정특신 기업이다.\n", to: "article.ko.md")
    let check = folder.run("check", "article.ko.md")
    #expect(check.messages == word)
    #expect(check.status == 0)
    #expect(folder.run("glossary", "compile").output.contains("0 concepts, 0 terms"))
  }

  @Test(arguments: ["''", "' '", "\"\\u3000\""])
  func anEmptyTermIsToldWithItsPlace(term: String) {
    let folder = Self.folder("- id: a\n  terms: {ko: [\(term)]}\n")
    let run = folder.run("lookup", "가")
    #expect(run.messages == "Glossary/terms.yaml:2:16: error: the term is empty\n")
    #expect(run.status == 2)
  }

  @Test func aTermOfTenThousandCharactersIsFound() {
    let long = String(repeating: "가나다라마", count: 2000)
    let folder = Self.folder(
      "- id: long\n  terms: {ko: [\(long)], zh-Hans: [\(String(repeating: "中国", count: 5000))]}\n")
    #expect(folder.run("lookup", long).output.contains(" · exact\n"))
    #expect(folder.run("lookup", String(long.dropLast())).output.contains(" · begins "))
    #expect(folder.run("lookup", "마가").output.contains(" · part of "))
    #expect(folder.run("lookup", long + "마").output.contains(" · did you mean "))
    #expect(folder.run("lookup", "없는말").output == "nothing found for “없는말”\n")
    folder.write("앞말 \(long) 뒷말이다.\n", to: "article.ko.md")
    let annotations = folder.run("annotate", "article.ko.md")
    #expect(annotations.output.contains("\"concept\":\"long\""))
    #expect(annotations.status == 0)
  }

  @Test func termsThatDifferOnlyByFoldingAreAllFound() throws {
    let folder = Self.folder(
      """
      - id: lower
        terms: {en: [it platform]}
      - id: upper
        terms: {en: [IT platform]}
      - id: wide
        terms: {en: [ＩＴ platform]}
      - id: simplified
        terms: {zh-Hans: [后台]}
      - id: traditional
        terms: {zh-Hant: [後臺]}
      - id: composed
        terms: {ko: [각자]}
      - id: decomposed
        terms: {ko: ["\\u1100\\u1161\\u11a8\\u110c\\u1161"]}

      """)
    func found(_ query: String) throws -> [String] {
      let matches =
        try json(folder.run("lookup", "--format", "json", query).output)["matches"] as? [[String: Any]] ?? []
      return matches.map { "\($0["concept"] ?? "") \($0["matchedBy"] ?? "")" }
    }
    #expect(try found("IT platform") == ["upper exact", "lower form", "wide form"])
    #expect(try found("ＩＴ platform") == ["wide exact", "lower form", "upper form"])
    #expect(try found("后台") == ["simplified exact", "traditional script"])
    #expect(try found("後臺") == ["traditional exact", "simplified script"])
    #expect(try found("각자") == ["composed exact", "decomposed form"])
    #expect(try found("\u{1100}\u{1161}\u{11A8}\u{110C}\u{1161}") == ["decomposed exact", "composed form"])
  }
}
