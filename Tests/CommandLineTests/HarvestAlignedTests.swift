import Foundation
import Testing

@Suite struct HarvestAlignedTests {
  private static let korean = """
    # 드래곤과 마법사

    마법사가 드래곤을 보았다. 드래곤은 산에서 잠을 잔다. 마법사는 성으로 돌아갔다.

    국무원이 시안에서 회의를 열었다. 왕은 드래곤이 두렵다. 성에는 아무도 없었다.

    """
  private static let chinese = """
    # 巨龙与法师

    法师看见了巨龙。巨龙在山上睡觉。法师回到了城堡。

    国务院在西安召开会议。国王害怕巨龙。城堡里没有人。

    """

  private static func folder() -> TemporaryFolder {
    let folder = TemporaryFolder.starter()
    folder.write(korean, to: "tale.ko.md")
    folder.write(chinese, to: "tale.zh.md")
    return folder
  }

  private static func pairs(_ output: String) -> [String] {
    output.split(separator: "\n").dropFirst().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).prefix(2).joined(separator: "~")
    }
  }

  @Test func documentsFoldersAndSavedAlignmentsGiveTheSamePairs() {
    let folder = Self.folder()
    let run = folder.run("harvest", "--aligned", "--format", "tsv", "tale.ko.md", "tale.zh.md")
    let pairs = Self.pairs(run.output)
    #expect(run.status == 0)
    #expect(pairs.contains("드래곤~巨龙"))
    #expect(pairs.contains("시안~西安"))
    let turned = folder.run("harvest", "--aligned", "--format", "tsv", "tale.zh.md", "tale.ko.md").output
    #expect(Self.pairs(turned) == pairs)
    folder.write(Self.korean, to: "texts/source.ko.md")
    folder.write(Self.chinese, to: "texts/target.zh-Hans.md")
    #expect(Self.pairs(folder.run("harvest", "--aligned", "--format", "tsv", "texts").output) == pairs)
    for format in ["jsonl", "tsv"] {
      folder.write(folder.run("align", "--format", format, "tale.ko.md", "tale.zh.md").output, to: "beads.\(format)")
      let saved = folder.run("harvest", "--aligned", "--format", "tsv", "beads.\(format)").output
      #expect(Set(Self.pairs(saved)) == Set(pairs), "\(format)")
    }
  }

  @Test func bothPlacesAreTold() throws {
    let folder = Self.folder()
    let run = folder.run("harvest", "--aligned", "--format", "jsonl", "tale.ko.md", "tale.zh.md")
    let line = try #require(run.output.split(separator: "\n").first { $0.contains("\"ko\":\"시안\"") })
    #expect(
      line.contains(
        """
        "file":"tale.ko.md","form":"aligned","ko":"시안","line":5,"sentence":"국무원이 시안에서 회의를 열었다.",\
        "target":{"column":5,"file":"tale.zh.md","line":5,"sentence":"国务院在西安召开会议。"
        """))
    #expect(line.contains("\"way\":\"transliteration\""))
  }

  @Test func linesAreSentencesWithTheirPlaces() throws {
    let folder = Self.folder()
    folder.write("날씨가 좋다.\r\n\r\n국무원이 시안에서 회의를 열었다.\r\n", to: "lines.ko.txt")
    folder.write("天气很好。\n\n国务院在西安召开会议。\n", to: "lines.zh.txt")
    let run = folder.run("harvest", "--aligned", "--segmented", "--format", "jsonl", "lines.ko.txt", "lines.zh.txt")
    let line = try #require(run.output.split(separator: "\n").first { $0.contains("\"ko\":\"시안\"") })
    #expect(
      line.contains(
        """
        [{"column":6,"file":"lines.ko.txt","form":"aligned","ko":"시안","line":3,"sentence":"국무원이 시안에서 회의를 열었다.",\
        "target":{"column":5,"file":"lines.zh.txt","line":3,"sentence":"国务院在西安召开会议。"
        """))
  }

  @Test func aTableHasBothPlaces() {
    let lines = Self.folder().run("harvest", "--aligned", "--format", "tsv", "tale.ko.md", "tale.zh.md").output
      .split(separator: "\n")
    #expect(
      lines.first
        == "ko\tzh\tzhHans\tkind\trendering\tscore\tknown\tstanding\tconcept\texpected\tcount\tvariants\tfile\tline\tcolumn\tsentence\tway\ttargetFile\ttargetLine\ttargetColumn\ttargetSentence"
    )
    #expect(lines.contains { $0.hasPrefix("시안\t") && $0.hasSuffix("\ttale.zh.md\t5\t5\t国务院在西安召开会议。") })
  }

  @Test func tablesAreInTheReadersLanguage() {
    let folder = Self.folder()
    folder.write("바람이 불었다.\n", to: "wind.ko.txt")
    folder.write("起风了。\n", to: "wind.zh.txt")
    for (language, way, nothing) in [
      ("en", "transliteration", "no pairs found\n"), ("ko", "외래어 표기", "짝을 찾지 못했습니다\n"), ("zh", "音译", "未找到词对\n"),
    ] {
      let table = folder.run("harvest", "--aligned", "--ui", language, "tale.ko.md", "tale.zh.md").output
      #expect(table.split(separator: "\n").contains { $0.contains("  西安") && $0.contains("  \(way)  ") })
      #expect(folder.run("harvest", "--aligned", "--ui", language, "wind.ko.txt", "wind.zh.txt").output == nothing)
    }
  }

  @Test func aTableMayNameItsColumnsAnew() {
    let folder = Self.folder()
    let table = folder.run("align", "--format", "tsv", "tale.ko.md", "tale.zh.md").output
    folder.write(table, to: "one.tsv")
    folder.write(table + "score\tsourceText\ttargetText\n1.000\t상하이에 갔다.\t去了上海。\n", to: "two.tsv")
    let pairs = Set(Self.pairs(folder.run("harvest", "--aligned", "--format", "tsv", "one.tsv").output))
    let run = folder.run("harvest", "--aligned", "--format", "tsv", "two.tsv")
    #expect(run.status == 0)
    #expect(Set(Self.pairs(run.output)) == pairs.union(["상하이~上海"]))
  }

  @Test func linesOfSeveralSourcesGiveTheirPairsOnce() throws {
    let folder = Self.folder()
    folder.write("국무원이 시안에서 회의를 열었다.\n", to: "s.ko.txt")
    folder.write("国务院在西安召开会议。\n", to: "one.zh.txt")
    let lines = folder.run("align", "--segmented", "--format", "jsonl", "s.ko.txt", "one.zh.txt", "one.zh.txt").output
    #expect(lines.contains("\"isSupported\":true"))
    // A bead of two sentences stands in the lines of both.
    let support = "[{\"file\":\"x\",\"source\":[1,2],\"target\":[0],\"targetText\":\"去了上海，回到北京。\",\"score\":1}]"
    folder.write(
      lines + "{\"source\":[1],\"sourceText\":\"상하이에 갔다.\",\"support\":\(support)}\n"
        + "{\"source\":[2],\"sourceText\":\"베이징으로 돌아왔다.\",\"support\":\(support)}\n", to: "beads.jsonl")
    let run = folder.run("harvest", "--aligned", "--format", "jsonl", "beads.jsonl")
    #expect(run.messages == "")
    #expect(run.status == 0)
    let records = try jsonLines(run.output)
    for (name, line) in [("시안", 1), ("상하이", 2)] {
      let found = records.filter { $0["ko"] as? String == name }
      #expect(found.map { $0["count"] as? Int } == [1], "\(name)")
      #expect(found.map { $0["line"] as? Int } == [line], "\(name)")
    }
  }

  @Test func whatIsTooLongIsLeftOutAndSaid() {
    let folder = Self.folder()
    let long = String(repeating: "산과 바다, 나무와 학교. ", count: 400)
    folder.write(
      "{\"sourceText\":\"은행\",\"targetText\":\"银行\",\"score\":1}\n"
        + "{\"sourceText\":\"\(long)\",\"targetText\":\"银行\",\"score\":1}\n", to: "long.jsonl")
    let run = folder.run("harvest", "--aligned", "--format", "tsv", "long.jsonl")
    #expect(
      run.messages
        == "long.jsonl:2:1: warning: left out what has more than 500 possible terms on a side (1 in all); cut it into sentences\n"
    )
    #expect(Self.pairs(run.output) == ["은행~银行"])
    #expect(run.status == 0)
  }

  @Test func whatCannotBeReadDoesNotStopTheRest() {
    let folder = Self.folder()
    let pairs = Self.pairs(folder.run("harvest", "--aligned", "--format", "tsv", "tale.ko.md", "tale.zh.md").output)
    for (name, text) in [
      ("tale.ko.md", Self.korean), ("tale.ko.txt", Self.korean), ("tale.zh-Hans.md", Self.chinese),
      ("tale.zh-Hant.md", Self.chinese), ("lone.ko.md", Self.korean), ("other.zh.md", Self.chinese),
      ("notes.md", Self.korean),
    ] { folder.write(text, to: "texts/\(name)") }
    folder.write("{}\n", to: "bad.jsonl")
    let run = folder.run("harvest", "--aligned", "--format", "tsv", "bad.jsonl", "tale.ko.md", "texts", "tale.zh.md")
    #expect(
      run.messages == """
        tale.ko.md: error: expected its translation after it; name documents two by two: SOURCE TARGET
        texts/lone.ko.md: error: expected its counterpart beside it, named alike but for “zh”, found none
        texts/other.zh.md: error: expected its counterpart beside it, named alike but for “ko”, found none
        texts/tale.ko.txt: error: expected one document of this name and language, found texts/tale.ko.md too, which was read; \
        name this one with its counterpart: SOURCE TARGET
        texts/tale.zh-Hant.md: error: expected one document of this name and language, found texts/tale.zh-Hans.md too, which was \
        read; name this one with its counterpart: SOURCE TARGET
        tale.zh.md: error: expected its translation after it; name documents two by two: SOURCE TARGET
        bad.jsonl:1:1: error: expected a bead as “align --format jsonl” writes it, with sourceText, targetText and a score from 0 to 1 (or support)

        """)
    #expect(Self.pairs(run.output) == pairs)
    #expect(run.status == 2)
  }

  @Test func whatIsProposedCanBeMerged() {
    let folder = Self.folder()
    let run = folder.run("harvest", "--aligned", "--format", "yaml", "tale.ko.md", "tale.zh.md")
    folder.write(run.output, to: "new.yaml")
    #expect(folder.run("glossary", "merge", "new.yaml").status == 0)
    let again = folder.run("harvest", "--aligned", "--only", "known", "--format", "tsv", "tale.ko.md", "tale.zh.md")
    #expect(Self.pairs(again.output).contains("드래곤~巨龙"))
  }

  @Test(
    arguments: [
      (
        ["tale.ko.md"],
        "tale.ko.md: error: expected its translation after it; name documents two by two: SOURCE TARGET\n"
      ),
      (
        ["tale.ko.md", "tale.ko.md"],
        "tale.ko.md: error: expected one Korean and one Chinese document, found two of one language (the other is tale.ko.md)\n"
      ),
      (
        ["bad.jsonl"],
        "bad.jsonl:1:1: error: expected a bead as “align --format jsonl” writes it, with sourceText, targetText and a score from 0 to 1 (or support)\n"
      ),
      (
        ["bad.tsv"],
        "bad.tsv:1:1: error: expected a first line that names the columns score, sourceText and targetText, as “align --format tsv” writes it\n"
      ),
      (
        ["score.jsonl"],
        "score.jsonl:2:1: error: expected a bead as “align --format jsonl” writes it, with sourceText, targetText and a score from 0 to 1 (or support)\n"
      ),
      (
        ["alike.jsonl"],
        "alike.jsonl: error: expected Korean on one side and Chinese on the other, found one language on both\n"
      ),
      (
        ["blank.tsv"],
        "blank.tsv:3:1: error: expected a first line that names the columns score, sourceText and targetText, as “align --format tsv” writes it\n"
      ),
      (
        ["empty"],
        "empty: error: expected documents NAME.ko.txt with NAME.zh.txt beside them, or source.ko.md with target.zh-Hans.md (.txt or .md), found none\n"
      ),
      (
        ["row.tsv"],
        "row.tsv:2:1: error: expected a score from 0 to 1 or !, and both texts, in the columns that the first line names\n"
      ),
    ] as [([String], String)])
  func whatCannotBeReadIsTold(files: [String], message: String) {
    let folder = Self.folder()
    folder.write("{\"source\":[0]}\n", to: "bad.jsonl")
    folder.write("source\ttarget\n", to: "bad.tsv")
    let good = "{\"sourceText\":\"산\",\"targetText\":\"山\",\"score\":1}\n"
    folder.write(good + good.replacing("1}", with: "1.5}"), to: "score.jsonl")
    folder.write(good.replacing("山", with: "산"), to: "alike.jsonl")
    folder.write("\n\nsource\ttarget\n", to: "blank.tsv")
    folder.write("", to: "empty/notes.txt")
    folder.write("source\ttarget\tscore\tsourceText\ttargetText\n0\t0\t7\t산\t山\n", to: "row.tsv")
    let run = folder.run(["harvest", "--aligned"] + files)
    #expect(run.messages == message)
    #expect(run.status == 2)
  }
}
