import Foundation
import Testing

@Suite struct MemoryTests {
  private static let table = """
    전정특신 기업은 2024년에 1200개 늘었다.\t专精特新企业2024年增加了1200家。
    정부는 강소기업을 육성한다.\t政府培育小巨人企业。
    정부는 강소기업을 육성한다.\t政府扶持小巨人。

    """

  private static func folder() -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write(table, to: "a.tsv")
    #expect(
      folder.run("memory", "import", "a.tsv", "--date", "2026-11-28T00:00:00Z").output
        == "3 added, 0 there already, 0 without text\n")
    return folder
  }

  @Test func whatIsThereIsNotTakenInTwice() {
    #expect(Self.folder().run("memory", "import", "a.tsv").output == "0 added, 3 there already, 0 without text\n")
  }

  @Test func searchGivesMatchesAsJSON() throws {
    let folder = Self.folder()
    let run = folder.run("memory", "search", "정부는 강소기업을 육성한다.", "--format", "json")
    let matches = try #require(try json(run.output)["matches"] as? [[String: Any]])
    #expect(matches.map { $0["target"] as? String } == ["政府培育小巨人企业。", "政府扶持小巨人。"])
    #expect(matches.map { $0["kind"] as? String } == ["exact", "exact"])
    #expect(matches.map { $0["score"] as? Int } == [100, 100])
    #expect(matches[0]["origin"] as? String == "a.tsv")
    #expect(matches[0]["created"] as? String == "2026-11-28T00:00:00Z")
    #expect(run.status == 0)
  }

  @Test func fuzzyMatchesShowWhatDiffersAndAreRepaired() {
    let run = Self.folder().run("memory", "search", "전정특신 기업이 2025년에 1300개 늘었다.", "--limit", "1")
    #expect(
      run.output == """
        80 fuzzy  a.tsv · 2026-11-28T00:00:00Z
          전정특신 기업[-은-] [-2024-]년에 [-1200-]개 늘었다.
          전정특신 기업{+이+} {+2025+}년에 {+1300+}개 늘었다.
          → 专精特新企业2024年增加了1200家。
          ⇒ 专精特新企业{+2025年+}增加了{+1300家+}。
            number: 2024年 → 2025年
            number: 1200家 → 1300家

        """)
  }

  @Test func concordanceLooksThroughParticles() throws {
    let run = Self.folder().run("memory", "search", "--concordance", "전정특신이", "--format", "json")
    let matches = try #require(try json(run.output)["matches"] as? [[String: Any]])
    #expect(matches.map { $0["kind"] as? String } == ["concordance"])
    #expect(matches.first?["places"] as? [[Int]] == [[0, 12]])
  }

  @Test func scriptsStayApartUnlessAskedFor() throws {
    let folder = TemporaryFolder()
    folder.write("기업\t企業\n", to: "hant.tsv")
    _ = folder.run("memory", "import", "hant.tsv", "--to", "zh-Hant")
    func count(_ arguments: String...) throws -> Int? {
      (try json(folder.run(["memory", "search", "기업", "--format", "json"] + arguments).output)["matches"] as? [Any])?
        .count
    }
    #expect(try count() == 0)
    #expect(try count("--to", "zh-Hant") == 1)
    #expect(try count("--to", "zh") == 1)
  }

  @Test func aMemoryIsAskedInTheLanguageOfItsTranslations() throws {
    let folder = TemporaryFolder()
    folder.write("source\ttarget\n정부는 기업 300곳을 돕는다.\t政府扶持300家企业。\n", to: "a.tsv")
    _ = folder.run("memory", "import", "a.tsv")
    let run = folder.run("memory", "search", "政府扶持500家企业。", "--format", "json")
    let match = try #require((try json(run.output)["matches"] as? [[String: Any]])?.first)
    #expect(match["source"] as? String == "政府扶持300家企业。")
    #expect(match["target"] as? String == "정부는 기업 300곳을 돕는다.")
    #expect(match["direction"] as? String == "turned")
    #expect((match["repaired"] as? [String: Any])?["target"] as? String == "정부는 기업 500곳을 돕는다.")
    for (language, words) in [("en", "found by its translation"), ("ko", "번역문에서 찾음"), ("zh", "在译文中找到")] {
      #expect(folder.run("memory", "search", "政府扶持300家企业。", "--ui", language).output.contains("· \(words)"))
    }
    let korean = folder.run("memory", "search", "정부는 기업 300곳을 돕는다.", "--format", "json").output
    #expect(!korean.contains("direction"))
    #expect(folder.run("memory", "search", "--concordance", "企业").output.contains("{+企业+}"))
  }

  @Test func anAlignmentIsTakenInWithItsContext() throws {
    let folder = TemporaryFolder()
    folder.write("인공지능 연구소가 베이징에 문을 열었다.\n소장은 왕밍 교수가 맡는다.\n", to: "a.ko.txt")
    folder.write("人工智能研究所在北京成立。\n所长由王明教授担任。\n", to: "a.zh.txt")
    folder.write(folder.run("align", "a.ko.txt", "a.zh.txt", "--segmented", "--format", "jsonl").output, to: "a.jsonl")
    #expect(folder.run("memory", "import", "a.jsonl").output == "2 added, 0 there already, 0 without text\n")
    let run = folder.run(
      "memory", "search", "소장은 왕밍 교수가 맡는다.", "--previous", "인공지능 연구소가 베이징에 문을 열었다.", "--format", "json")
    let match = try #require((try json(run.output)["matches"] as? [[String: Any]])?.first)
    #expect(match["kind"] as? String == "in-context")
    #expect(match["position"] as? Int == 2)
    #expect(match["status"] as? String == "proposed")
  }

  @Test(arguments: ["tsv", "jsonl"]) func whatIsExportedIsImportedAgain(_ format: String) {
    let folder = Self.folder()
    #expect(folder.run("memory", "export", "-o", "out.\(format)").status == 0)
    #expect(folder.run("memory", "import", "out.\(format)", "--memory", "other.sqlite").output.hasPrefix("3 added"))
    #expect(
      folder.run("memory", "export", "--memory", "other.sqlite", "--format", format).output
        == folder.text(of: "out.\(format)"))
  }

  @Test func unitsAreCountedAndRemoved() throws {
    let folder = Self.folder()
    #expect(try json(folder.run("memory", "stats", "--format", "json").output)["units"] as? Int == 3)
    #expect(
      folder.run("memory", "remove", "--containing", "扶持", "--dry-run").output
        == "3\t정부는 강소기업을 육성한다.\t政府扶持小巨人。\n1 would be removed\n")
    #expect(folder.run("memory", "remove", "--containing", "扶持").output == "1 removed\n")
    #expect(try json(folder.run("memory", "stats", "--format", "json").output)["units"] as? Int == 2)
    #expect(folder.run("memory", "remove").status == 64)
    #expect(folder.run("memory", "remove", "--containing", " ").status == 64)
    #expect(folder.run("memory", "import", "a.tsv", "--date", "yesterday").status == 64)
    #expect(folder.run("memory", "search", "기업", "--limit", "9223372036854775807").status == 64)
  }

  @Test(arguments: [
    ("en", "2 units", "reviewed  1", "100 exact", "· reviewed"),
    ("ko", "번역 단위 2개", "검수됨  1", "100 완전 일치", "· 검수됨"), ("zh", "共 2 个翻译单元", "已审校  1", "100 完全匹配", "· 已审校"),
  ])
  func statusesAndKindsAreNamedInEachLanguage(
    _ language: String, _ count: String, _ status: String, _ kind: String, _ note: String
  ) throws {
    let folder = TemporaryFolder()
    folder.write("source\ttarget\tstatus\n기업\t企业\treviewed\n정책\t政策\tproposed\n", to: "a.tsv")
    _ = folder.run("memory", "import", "a.tsv")
    let page = folder.run("memory", "stats", "--ui", language).output
    #expect(page.hasPrefix(count + "\n"))
    #expect(page.contains(status))
    let found = folder.run("memory", "search", "기업", "--ui", language).output
    #expect(found.hasPrefix(kind) && found.contains(note))
    // JSON is the same in every language.
    let record = try json(folder.run("memory", "stats", "--ui", language, "--format", "json").output)
    #expect(record["statuses"] as? [String: Int] == ["proposed": 1, "reviewed": 1])
  }

  @Test(arguments: ["en", "ko", "zh"]) func helpNamesTheServerToo(_ language: String) {
    #expect(TemporaryFolder().run("memory", "--help", "--ui", language).output.contains("postgresql://"))
  }

  @Test func linesOfStandardInputAreAnsweredALineEach() throws {
    let folder = Self.folder()
    let input = "정부는 강소기업을 육성한다.\n\n없는 말\n"
    let run = folder.run("memory", "search", "--format", "jsonl", input: input)
    #expect(try jsonLines(run.output).map { $0["query"] as? String } == ["정부는 강소기업을 육성한다.", "없는 말"])
    #expect(try jsonLines(folder.run("memory", "search", "없는 말", "--format", "jsonl").output).count == 1)
    let refused = folder.run("memory", "search", "--format", "json", input: input)
    #expect(refused.status == 64)
    #expect(refused.output.isEmpty && refused.messages.contains("--format jsonl"))
  }

  @Test func foldersAreWalkedButForWhatIsIgnored() {
    let folder = TemporaryFolder()
    folder.write("가\t甲\n", to: "texts/b.tsv")
    folder.write("{\"source\": \"나\", \"target\": \"乙\"}\n", to: "texts/a/c.jsonl")
    folder.write("기사입니다.\n", to: "texts/article.txt")
    folder.write("다\t丙\n", to: "texts/old/d.tsv")
    folder.write("old/\n", to: "texts/.gitignore")
    folder.write("글\n", to: "articles/a.md")
    let run = folder.run("memory", "import", "texts")
    #expect(run.output == "2 added, 0 there already, 0 without text\n")
    #expect(run.status == 0)
    #expect(folder.run("memory", "export", "--format", "tsv").output.split(separator: "\n").count == 3)
    let none = folder.run("memory", "import", "articles")
    #expect(none.messages.hasPrefix("articles: error: expected a folder with files to import (.tmx"))
    #expect(none.status == 2)
  }

  @Test func ofManyBadLinesTheRestIsCounted() {
    let folder = TemporaryFolder()
    folder.write(String(repeating: "{}\n", count: 1_000), to: "a.jsonl")
    let run = folder.run("memory", "import", "a.jsonl")
    #expect(run.messages.split(separator: "\n").count == 21)
    #expect(run.messages.hasSuffix("… and 980 more\n"))
  }

  @Test func aNameThatPromisesOneDocumentIsRefused() {
    let folder = Self.folder()
    let run = folder.run("memory", "export", "-o", "x.json")
    #expect(run.messages.hasPrefix("x.json: error: expected a name that ends in .jsonl"))
    #expect(run.status == 2)
    #expect(folder.text(of: "x.json") == nil)
    #expect(folder.run("memory", "export", "-o", "x.json", "--format", "jsonl").status == 0)
  }

  @Test func badInputIsToldWithItsPlace() {
    let folder = TemporaryFolder()
    let none = folder.run("memory", "search", "기업")
    #expect(none.messages.hasPrefix(".eonhae/memory.sqlite: error: there is no memory here yet"))
    #expect(none.status == 2)
    folder.write("source\ttarget\tstatus\n가\t甲\n나\n다\t丙\tgone\n", to: "b.tsv")
    let bad = folder.run("memory", "import", "b.tsv")
    #expect(bad.messages.contains("b.tsv:3:1: error: expected a source and a target separated by a tab"))
    #expect(bad.messages.contains("b.tsv:4:1: error: "))
    #expect(bad.output == "1 added, 0 there already, 0 without text\n")
    #expect(bad.status == 2)
    folder.write("{\"source\": \"가\"}\n", to: "c.jsonl")
    #expect(folder.run("memory", "import", "c.jsonl").messages.hasPrefix("c.jsonl:1:1: error: expected a JSON object"))
    #expect(folder.run("memory", "import", "c.docx").messages.contains("--format"))
    folder.write(
      "no database, and long enough to be looked at as one, which takes some hundred bytes of text\n", to: "d.sqlite")
    #expect(folder.run("memory", "stats", "--memory", "d.sqlite").status == 2)
  }

  /// What Scripts/test-faults says of ten kills; by hand it does a hundred.
  @Test func killsAndFullDisksLoseNothing() throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Scripts/test-faults")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script.path, Program.url.path, "--rounds", "10"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let words = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(words)")
  }
}
