import Testing

@Suite struct LookupTests {
  private static let folder = Shared(TemporaryFolder.starter())

  /// The way in which a form finds 전정특신.
  @Test(arguments: [
    ("전정특신", "exact", 1.0), ("专精特新", "exact", 1.0), ("專精特新", "script", 0.98), ("전정 특신", "form", 0.99),
    ("전장특신", "typo", 0.6), ("zhuanjingtexin", "pinyin", 0.95), ("zhuān jīng tè xīn", "pinyin", 0.95),
    ("zjtx", "pinyin", 0.85), ("ㅈㅈㅌㅅ", "initials", 0.9), ("wjswjdxmrtls", "keyboard", 0.88),
  ]) func everyFormFindsTheConcept(_ query: String, _ way: String, _ score: Double) throws {
    let run = Self.folder.value.run("lookup", "--format", "json", query)
    let answer = try json(run.output)
    let matches = try #require(answer["matches"] as? [[String: Any]])
    #expect(answer["query"] as? String == query)
    #expect(matches.first?["concept"] as? String == "zhuanjingtexin")
    #expect(matches.first?["matchedBy"] as? String == way)
    #expect(matches.first?["score"] as? Double == score)
    #expect(run.messages == "")
    #expect(run.status == 0)
  }

  @Test func partFindsTheConcept() {
    let run = Self.folder.value.run("lookup", "거인")
    #expect(
      run.output == """
        작은 거인  小巨人  sme-policy · part of 소거인
          xiǎo jù rén · 소거인
          ko: 소거인 (deprecated)
          en: little giant
          A small firm picked by the central government from among the SRDI firms.

        """)
  }

  @Test func jsonHoldsTheWholeConcept() {
    let run = Self.folder.value.run("lookup", "--format", "json", "小巨人")
    #expect(
      run.output == """
        {"matches":[{"concept":"xiaojuren","definition":{"en":"A small firm picked by the central government from \
        among the SRDI firms.","ko":"전정특신 기업 가운데 중앙정부가 골라 키우는 중소기업.",\
        "zh-Hans":"从专精特新企业中由国家遴选培育的中小企业。"},"domain":"sme-policy",\
        "en":[{"language":"en","status":"preferred","term":"little giant"}],\
        "ko":[{"language":"ko","rendering":"translation","status":"preferred","term":"작은 거인"},\
        {"language":"ko","rendering":"sino-korean","status":"deprecated","term":"소거인"}],"matchedBy":"exact","score":1,\
        "zh":[{"language":"zh-Hans","status":"preferred","term":"小巨人"}]}],"query":"小巨人"}

        """)
  }

  @Test func nothingFoundIsSaid() {
    let run = Self.folder.value.run("lookup", "없는말")
    #expect(run.output == "nothing found for “없는말”\n")
    #expect(run.status == 0)
    #expect(Self.folder.value.run("lookup", "--format", "json", "없는말").output == "{\"matches\":[],\"query\":\"없는말\"}\n")
  }

  @Test func linesOfStandardInputAreLookedUp() throws {
    let run = Self.folder.value.run("lookup", "--format", "json", input: "전정특신\n\n小巨人\n")
    let queries = try jsonLines(run.output).map { $0["query"] as? String }
    #expect(queries == ["전정특신", "小巨人"])
  }

  @Test func glossaryCanBeNamed() {
    let empty = TemporaryFolder()
    #expect(empty.run("lookup", "전정특신").status == 2)
    let glossary = Self.folder.value.url.appending(path: "Glossary").path
    #expect(empty.run("lookup", "--glossary", glossary, "전정특신").output.hasPrefix("전정특신  专精特新  sme-policy · exact\n"))
  }
}
