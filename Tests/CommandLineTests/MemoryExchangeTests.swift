import Testing

/// The memory and the files of other tools.
@Suite struct MemoryExchangeTests {
  private static let table = """
    source\ttarget\torigin\tprevious
    전정특신 기업은 200곳이다.\t专精特新企业有200家。\ta.md\t
    정부는 <강소기업> & 창업을 돕는다.\t政府扶持<小巨人>和创业。\ta.md\t전정특신 기업은 200곳이다.

    """

  private static func folder() -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write(table, to: "a.tsv")
    _ = folder.run("memory", "import", "a.tsv", "--date", "2026-11-28T00:00:00Z", "--author", "lee")
    return folder
  }

  @Test(arguments: [("m.tmx", "tmx"), ("m.xlf", "xliff")])
  func whatIsExportedComesBack(file: String, format: String) {
    let folder = Self.folder()
    #expect(folder.run("memory", "export", "-o", file).status == 0)
    let taken = folder.run("memory", "import", file, "--memory", "second.sqlite")
    #expect(taken.output == "2 added, 0 there already, 0 without text\n")
    #expect(taken.messages == "")
    #expect(
      folder.run("memory", "export", "--format", "jsonl", "--memory", "second.sqlite").output
        == folder.run("memory", "export", "--format", "jsonl").output)
  }

  @Test func aFileOfOtherLanguagesIsUsedFromEitherSide() {
    let folder = TemporaryFolder()
    folder.write(
      """
      <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="zh-CN" datatype="plaintext"/><body>
      <tu><tuv xml:lang="zh-CN"><seg>政府</seg></tuv><tuv xml:lang="ko-KR"><seg>정부</seg></tuv><tuv xml:lang="en-US"><seg>government</seg></tuv></tu>
      </body></tmx>
      """, to: "a.tmx")
    #expect(folder.run("memory", "import", "a.tmx", "--to", "zh-Hans").output.hasPrefix("1 added"))
    #expect(folder.run("memory", "search", "정부").output.contains("政府"))
  }

  @Test func whatStandsBeforeDamageIsKept() {
    let folder = TemporaryFolder()
    let unit = "<tu><tuv xml:lang=\"ko\"><seg>정부</seg></tuv><tuv xml:lang=\"zh-CN\"><seg>政府</seg></tuv></tu>\n"
    folder.write(
      "<tmx version=\"1.4\"><header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" srclang=\"ko\" datatype=\"plaintext\"/><body>\n"
        + unit + "<tu><tuv", to: "a.tmx")
    let run = folder.run("memory", "import", "a.tmx")
    #expect(run.status == 2)
    #expect(run.output.hasPrefix("1 added"))
    #expect(run.messages.hasPrefix("a.tmx:3:"))
  }
}
