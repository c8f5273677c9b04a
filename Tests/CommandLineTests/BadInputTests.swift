import Foundation
import Testing

/// What is no article, no glossary and no workspace: a clear message, status 2, nothing written, no crash, no hang.
@Suite struct BadInputTests {
  // MARK: Articles

  @Test(
    arguments: [
      ([], "a.md:1:1: error: the file is empty; an article was expected"),
      (Array(" \n\t\r\n".utf8), "a.md:1:1: error: the file is empty; an article was expected"),
      (
        [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 3] + [UInt8](repeating: 0, count: 100),
        "a.md: error: byte 4: expected a text, found 0x00, which texts do not hold; this looks like binary data: "
          + "export it as plain text or Markdown first"
      ),
      (
        Array("한국 ".utf8) + [0xFF, 0xFE] + Array("한국어 기사이다. 중국의 기업이 한국에 왔다.\n".utf8),
        "a.md: error: byte 7: expected utf-8 text, found 0xFF 0xFE 0xED 0x95; save the file as UTF-8 or name its encoding "
          + "with --encoding (utf-8, utf-16, utf-16le, utf-16be, cp949, euc-kr, gb18030, gbk, gb2312, big5)"
      ),
      (
        [0xFF, 0xFE, 0x5C, 0xD5, 0x6D],
        "a.md: error: byte 4: expected a whole utf-16le character, found the end of the file after 0x6D; the file was cut "
          + "short: fetch it again, or name another encoding with --encoding"
      ),
    ] as [([UInt8], String)]) func badArticleIsTold(_ bytes: [UInt8], _ message: String)
  {
    let folder = TemporaryFolder.starter()
    folder.write(bytes, to: "a.md")
    let before = folder.files
    for verb in [["annotate"], ["check"], ["check", "--fix"], ["segment"], ["draft", "-o", "out"]] {
      let run = folder.run(verb + ["a.md"])
      #expect(run.messages == message + "\n", "\(verb)")
      #expect(run.output == "", "\(verb)")
      #expect(run.status == 2, "\(verb)")
    }
    #expect(folder.bytes(of: "a.md") == bytes)
    #expect(folder.files == before)
  }

  @Test func emptyStandardInputIsTold() {
    let run = TemporaryFolder.starter().run("check", "-", input: "")
    #expect(run.messages == "-:1:1: error: the file is empty; an article was expected\n")
    #expect(run.status == 2)
  }

  @Test func missingFileAndFolderWithoutArticlesAreTold() throws {
    let folder = TemporaryFolder.starter()
    let missing = folder.run("check", "none.md")
    #expect(missing.messages == "none.md: error: no such file; check the path\n")
    #expect(missing.status == 2)
    folder.write("<p>", to: "pages/a.html")
    let bare = folder.run("check", "pages")
    #expect(bare.messages == "eonhae: no article was found there (looked for .md, .markdown, .txt)\n")
    #expect(bare.status == 2)
  }

  /// Deep and long on purpose; the outcome may be a refusal or a report, but it comes in time.
  @Test(arguments: [
    ("quotations", String(repeating: ">", count: 10_000) + " 전정특신\n", 2),
    ("quotations with spaces", String(repeating: "> ", count: 10_000) + "전정특신\n", 2),
    ("a list in one line", String(repeating: "- ", count: 10_000) + "전정특신\n", 2),
    ("a list by indentation", (0..<1000).map { String(repeating: "  ", count: $0) + "- 전정특신\n" }.joined(), 2),
    ("brackets", String(repeating: "[", count: 10_000) + "전정특신" + String(repeating: "]", count: 10_000) + "\n", 2),
    ("open links", String(repeating: "[전정특신](", count: 2_000) + "\n", 2),
    ("brackets not too deep", String(repeating: "전정특신(", count: 150) + String(repeating: ")", count: 150) + "\n", 0),
    ("emphasis", String(repeating: "*가 ", count: 10_000) + "\n", 0),
    ("glosses in glosses", String(repeating: "전정특신(", count: 2_000) + String(repeating: ")", count: 2_000) + "\n", 2),
    ("back-quotes", (1...400).map { String(repeating: "`", count: $0) + "가" }.joined() + "\n", 0),
    ("HTML", String(repeating: "<div>", count: 10_000) + "전정특신\n", 2),
  ]) func depthIsNoCrashAndNoHang(_ name: String, _ text: String, _ status: Int32) {
    let folder = TemporaryFolder.starter()
    folder.write(text, to: "deep.md")
    let run = folder.run("check", "deep.md")
    #expect(run.status == status, "\(name)")
    if status == 2 {
      #expect(run.messages.contains("error: expected at most 200 levels of nesting, found more"), "\(name)")
      #expect(run.messages.hasPrefix("deep.md:"), "\(name)")
    }
    #expect(folder.run("segment", "deep.md").status == status, "\(name)")
  }

  private static let sentence = "기업은 늘었고 도시는 커졌으며 사람들은 다시 짐을 꾸린다. "

  @Test func longLineIsNoHang() {
    let folder = TemporaryFolder.starter()
    folder.write(String(repeating: Self.sentence, count: 3_900_000 / Self.sentence.utf8.count) + "\n", to: "long.md")
    #expect(folder.run("segment", "long.md").status == 0)
    #expect(folder.run("annotate", "long.md").status == 0)
  }

  /// `EONHAE_LARGE=1` takes 50 MB.
  @Test func endlessLineIsTold() {
    let megabytes = ProcessInfo.processInfo.environment["EONHAE_LARGE"] == nil ? 5 : 50
    let folder = TemporaryFolder.starter()
    let line = String(repeating: Self.sentence, count: (megabytes << 20) / Self.sentence.utf8.count)
    folder.write("# 제목\n\n" + line + "\n", to: "long.md")
    let run = folder.run("check", "long.md")
    #expect(
      run.messages
        == "long.md:3:1: error: expected paragraphs of at most 4 MB, found a line of \(megabytes) MB; break it into lines, "
        + "or export the article as text again\n")
    #expect(run.output == "")
    #expect(run.status == 2)
  }

  @Test(arguments: [["convert", "--to", "Hant"], ["reading"]]) func endlessLineOfStandardInputIsTold(_ verb: [String]) {
    let folder = TemporaryFolder()
    let run = folder.run(verb, input: Array(("里\n" + String(repeating: "里", count: 2 << 20) + "\n里\n").utf8))
    #expect(run.messages == "-:2: error: expected lines of at most 4 MB, found one of 6 MB; break it into lines\n")
    #expect(run.output.split(separator: "\n").count == 2)
    #expect(run.status == 2)
  }

  @Test func manyGlossesInOneLineAreNoHang() throws {
    let folder = TemporaryFolder.starter()
    let sentence = "베이징시는 올해 전정특신(專精特新) 기업 200곳을 새로 선정했다. "
    folder.write(String(repeating: sentence, count: 1_000) + "\n", to: "long.md")
    let run = folder.run("annotate", "long.md")
    #expect(run.status == 0)
    #expect(try jsonLines(run.output).count == 3_000)
  }

  // MARK: Glossaries

  @Test(arguments: [
    (
      "- id: a\n  terms:\n\tko: [가]\n",
      "3:1: error: a tab in the indentation; YAML takes spaces only: replace it by two spaces"
    ),
    (
      "- id: a\n  terms: {ko: [가나]}\n- id: a\n  terms: {ko: [다라]}\n",
      "3:1: error: the id a stands at g.yaml:1 already; give one of the two another id, or merge them"
    ),
    (
      "- id: a\n  terms:\n    ko:\n      - 가나\n      - {term: 다라, status: preferred}\n",
      "5:9: error: concept a has two preferred ko terms, “가나” and “다라”: make one of them admitted"
    ),
    (
      "- id: a\n  terms: {zh-Hans: [專精特新]}\n",
      "2:21: error: the zh-Hans term “專精特新” has characters of the other script; write “专精特新”"
    ),
    ("- id: a\n  terms: {ko: 가}\n  nite: 나\n", "3:3: error: unknown key “nite” in concept; did you mean “note”?"),
    (
      "- id: a\n  terms: {ko: [가}\n",
      "2:17: error: this is not YAML: did not find expected ',' or ']'. Quote texts that hold “: ” or begin with a mark, "
        + "and check the indentation"
    ),
  ]) func badGlossaryIsTold(_ text: String, _ message: String) {
    let folder = TemporaryFolder.starter()
    folder.write(text, to: "g.yaml")
    let before = folder.files
    for arguments in [
      ["glossary", "lint", "g.yaml"], ["glossary", "stats", "g.yaml"], ["lookup", "--glossary", "g.yaml", "가"],
      ["annotate", "--glossary", "g.yaml", "article.ko.md"],
      ["check", "--fix", "--glossary", "g.yaml", "article.ko.md"],
      ["draft", "--glossary", "g.yaml", "-o", "out", "article.ko.md"],
    ] {
      let run = folder.run(arguments)
      #expect(run.messages == "g.yaml:" + message + "\n", "\(arguments)")
      #expect(run.output == "", "\(arguments)")
      #expect(run.status == 2, "\(arguments)")
    }
    #expect(folder.files == before)
  }

  @Test func undecodableGlossaryIsTold() {
    let folder = TemporaryFolder.starter()
    folder.write([0xFF, 0xFE, 0x5C, 0xD5, 0x6D], to: "g.yaml")
    let run = folder.run("glossary", "lint", "g.yaml")
    #expect(run.messages.hasPrefix("g.yaml: error: byte 4: "))
    #expect(run.status == 2)
  }

  @Test func deepGlossaryIsNoCrash() {
    let folder = TemporaryFolder.starter()
    for text in [String(repeating: "[", count: 10_000), String(repeating: "- ", count: 10_000) + "a"] {
      folder.write(text, to: "g.yaml")
      let run = folder.run("glossary", "lint", "g.yaml")
      #expect(run.messages.hasPrefix("g.yaml:1:"))
      #expect(run.status == 2)
    }
  }

  @Test func missingGlossaryIsTold() {
    let folder = TemporaryFolder.starter()
    let named = folder.run("lookup", "--glossary", "none", "가")
    #expect(named.messages == "none: error: no such glossary; check the path\n")
    #expect(named.status == 2)
    folder.write("glossary: [Elsewhere]\n", to: "eonhae.yaml")
    let set = folder.run("lookup", "가")
    #expect(
      set.messages
        == "Elsewhere: error: the glossary named in eonhae.yaml is not there; make the folder or correct “glossary”\n")
    #expect(set.status == 2)
  }

  /// The cache is a convenience: damaged, it is made anew.
  @Test func damagedCacheIsReplaced() throws {
    let folder = TemporaryFolder.starter()
    let first = folder.run("lookup", "전정특신").output
    var bytes = try #require(folder.bytes(of: ".eonhae/glossary.cache"))
    bytes[bytes.count / 2] ^= 0xFF
    folder.write(bytes, to: ".eonhae/glossary.cache")
    #expect(folder.run("lookup", "전정특신").output == first)
    folder.write([], to: ".eonhae/glossary.cache")
    #expect(folder.run("lookup", "전정특신").output == first)
  }

  // MARK: Workspaces

  @Test func badSettingsAreTold() {
    let folder = TemporaryFolder.starter()
    folder.write("glosary: [Glossary]\nstyle: {gloss: first}\n", to: "eonhae.yaml")
    for arguments in [
      ["check", "article.ko.md"], ["lookup", "가"], ["draft", "article.ko.md", "-o", "out"], ["glossary", "lint"],
    ] {
      let run = folder.run(arguments)
      #expect(
        run.messages == """
          eonhae.yaml:1:1: error: unknown key “glosary” in eonhae.yaml; did you mean “glossary”?
          eonhae.yaml:2:16: error: “first” is not one of first-mention, every-mention, never

          """)
      #expect(run.output == "")
      #expect(run.status == 2)
    }
  }

  @Test func settingsAreFoundFromInnerFolders() {
    let folder = TemporaryFolder.starter()
    folder.write("전정특신은 많다.\n", to: "a/b/c.md")
    let inner = folder.url.appending(path: "a/b")
    let run = TemporaryFolder.run(Program.url, ["annotate", "--format", "text", "c.md"], in: inner)
    #expect(run.output == "c.md:1:1: term: 전정특신 → zhuanjingtexin [particle]\n")
    #expect(run.status == 0)
  }
}
