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
    #expect(Self.pairs(folder.run("harvest", "--aligned", "--format", "tsv", ".").output) == pairs)
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
        "bad.jsonl:1:1: error: expected a bead as “align --format jsonl” writes it, with sourceText, targetText and a score from 0 to 1\n"
      ),
      (
        ["bad.tsv"],
        "bad.tsv:1:1: error: expected a first line that names the columns score, sourceText and targetText, as “align --format tsv” writes it\n"
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
    folder.write("source\ttarget\tscore\tsourceText\ttargetText\n0\t0\t7\t산\t山\n", to: "row.tsv")
    let run = folder.run(["harvest", "--aligned"] + files)
    #expect(run.messages == message)
    #expect(run.status == 2)
  }
}
