import Foundation
import Testing

@Suite struct CheckTests {
  @Test func textIsWrittenWhole() {
    let run = TemporaryFolder.starter().run("check", "article.ko.md")
    #expect(
      run.output == """
        article.ko.md:3:15: warning: 專精特新 is not written in simplified characters: 专精特新 [gloss-script]
            베이징시는 올해 전정특신(專精特新) 기업 200곳을 새로 선정했다. 이 가운데 소거인은 30곳으로, 중…
                                     ^~~~~~~~
            → 专精特新

        article.ko.md:3:45: warning: “소거인” is deprecated; use “작은 거인” [deprecated-term]
            …(專精特新) 기업 200곳을 새로 선정했다. 이 가운데 소거인은 30곳으로, 중관춘에서는 12곳이 나왔다.
                                                              ^~~~~~
            → 작은 거인

        article.ko.md:3:45: warning: the first mention of “소거인” has no gloss (小巨人) [missing-first-gloss]
            …(專精特新) 기업 200곳을 새로 선정했다. 이 가운데 소거인은 30곳으로, 중관춘에서는 12곳이 나왔다.
                                                              ^~~~~~
            → 소거인(小巨人)

        article.ko.md:3:57: warning: the first mention of “중관춘” has no gloss (中关村) [missing-first-gloss]
            …(專精特新) 기업 200곳을 새로 선정했다. 이 가운데 소거인은 30곳으로, 중관춘에서는 12곳이 나왔다.
                                                                                 ^~~~~~
            → 중관춘(中关村)

        article.ko.md:5:13: warning: “**” between a bracket and a letter does not close emphasis in CommonMark \
        [emphasis-after-gloss]
            **작은 거인(小巨人)**은 세제 혜택을 받는다. 신질생산력(新质生产力)도 함께 강조되었다.
                               ^~
            → **(小巨人)

        article.ko.md:5:29: warning: “신질생산력” (新质生产力) is not in the glossary [unknown-term]
            **작은 거인(小巨人)**은 세제 혜택을 받는다. 신질생산력(新质生产力)도 함께 강조되었다.
                                                        ^~~~~~~~~~

        1 file checked: 6 warnings. --fix mends 5 of them.

        Glossary coverage: 3 of 4 terms (75%), 7 of 8 mentions; 2 terms glossed.
        By field:
          sme-policy  3 terms  7 mentions
        Not in the glossary:
          신질생산력  新质生产力  1 mention

        """)
    #expect(run.messages == "")
    #expect(run.status == 0)
  }

  @Test func githubLinesAreWrittenWhole() {
    let run = TemporaryFolder.starter().run("check", "--format", "github", "article.ko.md")
    #expect(
      run.output == """
        ::warning file=article.ko.md,line=3,endLine=3,col=15,endColumn=19,title=gloss-script::專精特新 is not written in \
        simplified characters: 专精特新
        ::warning file=article.ko.md,line=3,endLine=3,col=45,endColumn=48,title=deprecated-term::“소거인” is deprecated; \
        use “작은 거인”
        ::warning file=article.ko.md,line=3,endLine=3,col=45,endColumn=48,title=missing-first-gloss::the first mention \
        of “소거인” has no gloss (小巨人)
        ::warning file=article.ko.md,line=3,endLine=3,col=57,endColumn=60,title=missing-first-gloss::the first mention \
        of “중관춘” has no gloss (中关村)
        ::warning file=article.ko.md,line=5,endLine=5,col=13,endColumn=15,title=emphasis-after-gloss::“**” between a \
        bracket and a letter does not close emphasis in CommonMark
        ::warning file=article.ko.md,line=5,endLine=5,col=29,endColumn=34,title=unknown-term::“신질생산력” (新质生产力) is \
        not in the glossary

        """)
  }

  /// Rule and place of every finding, as each machine-readable format has them.
  @Test func formatsAgree() throws {
    let folder = TemporaryFolder.starter()
    let expected = [
      "gloss-script 3:15", "deprecated-term 3:45", "missing-first-gloss 3:45", "missing-first-gloss 3:57",
      "emphasis-after-gloss 5:13", "unknown-term 5:29",
    ]
    let document = try json(folder.run("check", "--format", "json", "article.ko.md").output)
    let findings = try #require(document["findings"] as? [[String: Any]])
    #expect(findings.map { "\($0["rule"]!) \($0["line"]!):\($0["column"]!)" } == expected)
    #expect((document["coverage"] as? [String: Any])?["ratio"] as? Double == 0.75)

    let log = try json(folder.run("check", "--format", "sarif", "article.ko.md").output)
    let runs = try #require(log["runs"] as? [[String: Any]])
    let results = try #require(runs[0]["results"] as? [[String: Any]])
    #expect(log["version"] as? String == "2.1.0")
    #expect(
      results.map { result in
        let location = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
        let region = location?["region"] as? [String: Any]
        return "\(result["ruleId"]!) \(region?["startLine"] ?? 0):\(region?["startColumn"] ?? 0)"
      } == expected)

    let junit = folder.run("check", "--format", "junit", "article.ko.md").output
    #expect(junit.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
    #expect(junit.contains("<testsuite name=\"article.ko.md\" tests=\"12\" failures=\"5\" errors=\"0\" skipped=\"0\">"))
    for place in expected.map({ $0.split(separator: " ")[1] }) {
      #expect(junit.contains("article.ko.md:\(place): warning: "))
    }
  }

  @Test func sameInputGivesTheSameBytes() {
    let folder = TemporaryFolder.starter()
    for format in ["text", "json", "sarif", "junit", "github"] {
      let runs = (1...2).map { _ in folder.run("check", "--format", format, "article.ko.md").outputBytes }
      #expect(runs[0] == runs[1], "\(format)")
    }
  }

  // MARK: Exit status

  @Test(arguments: [
    ("warning", "error", Int32(0)), ("warning", "warning", 1), ("warning", "never", 0), ("error", "error", 1),
    ("error", "never", 0), ("note", "warning", 0), ("off", "warning", 0),
  ]) func statusFollowsTheGravestFinding(_ severity: String, _ failOn: String, _ status: Int32) {
    let folder = TemporaryFolder.starter()
    folder.write("rules: {gloss-script: \(severity)}\n", to: "eonhae.yaml")
    folder.write("전정특신(專精特新) 기업은 많다.\n", to: "a.md")
    #expect(folder.run("check", "--fail-on", failOn, "a.md").status == status)
  }

  @Test func oneBadFileDoesNotStopTheOthers() throws {
    let folder = TemporaryFolder.starter()
    folder.write("", to: "empty.md")
    let run = folder.run("check", "--format", "json", "empty.md", "article.ko.md", "missing.md")
    let findings = try #require(try json(run.output)["findings"] as? [[String: Any]])
    #expect(findings.count == 6)
    #expect(
      run.messages == """
        empty.md:1:1: error: the file is empty; an article was expected
        missing.md: error: no such file; check the path

        """)
    #expect(run.status == 2)
  }

  @Test func folderIsWalkedWithoutWhatGitIgnores() {
    let folder = TemporaryFolder.starter()
    for name in [
      "w/a.md", "w/sub/b.txt", "w/sub/c.markdown", "w/sub/drafts/d.md", "w/old.md", "w/sub/old.md", "w/e.html",
      "w/.f.md",
    ] {
      folder.write("전정특신은 많다.\n", to: name)
    }
    folder.write("# left out\ndrafts/\n/old.md\n", to: "w/.gitignore")
    let run = folder.run("annotate", "--format", "text", "w")
    let files = run.output.split(separator: "\n").map { String($0.prefix { $0 != ":" }) }
    #expect(files == ["w/a.md", "w/sub/b.txt", "w/sub/c.markdown", "w/sub/old.md"])
    #expect(folder.run("annotate", "--format", "text", "w/").output == run.output)
  }

  // MARK: Fixes

  @Test func fixesApplyOnceAndForAll() throws {
    let folder = TemporaryFolder.starter()
    let first = folder.run("check", "--fix", "article.ko.md")
    #expect(first.status == 0)
    let mended = folder.text(of: "article.ko.md")
    #expect(
      mended == """
        # 베이징의 전정특신 기업

        베이징시는 올해 전정특신(专精特新) 기업 200곳을 새로 선정했다. 이 가운데 작은 거인(小巨人)은 30곳으로, 중관춘(中关村)에서는 12곳이 나왔다.

        **작은 거인**은 세제 혜택을 받는다. 신질생산력(新质生产力)도 함께 강조되었다.

        """)
    _ = folder.run("check", "--fix", "article.ko.md")
    #expect(folder.text(of: "article.ko.md") == mended)
    let document = try json(folder.run("check", "--format", "json", "article.ko.md").output)
    let rules = (document["findings"] as? [[String: Any]])?.compactMap { $0["rule"] as? String }
    #expect(rules == ["unknown-term"])
  }

  @Test func corpusIsMendedOnceAndForAll() throws {
    let folder = TemporaryFolder()
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let corpus = root.appending(path: "Corpus")
    for name in try FileManager.default.contentsOfDirectory(atPath: corpus.path) {
      guard let data = FileManager.default.contents(atPath: corpus.appending(path: "\(name)/source.ko.md").path) else {
        continue
      }
      folder.write([UInt8](data), to: "\(name).md")
    }
    let glossary = ["--glossary", root.appending(path: "Glossary").path]
    func count() throws -> Int {
      let run = folder.run(["check", "--format", "json"] + glossary + folder.files)
      return try #require(try json(run.output)["findings"] as? [Any]).count
    }
    func texts() -> [String: String?] {
      Dictionary(uniqueKeysWithValues: folder.files.map { ($0, folder.text(of: $0)) })
    }
    let before = try count()
    _ = folder.run(["check", "--fix"] + glossary + folder.files)
    let mended = texts()
    let after = try count()
    #expect(after < before)
    _ = folder.run(["check", "--fix"] + glossary + folder.files)
    for (name, text) in texts() { #expect(mended[name] == text, "\(name) changed in the second run") }
  }

  @Test func differenceApplies() {
    let folder = TemporaryFolder.starter()
    let before = folder.text(of: "article.ko.md")
    let run = folder.run("check", "--diff", "article.ko.md")
    #expect(run.status == 0)
    #expect(folder.text(of: "article.ko.md") == before)
    let patch = TemporaryFolder.run(
      URL(filePath: "/usr/bin/env"), ["git", "apply", "-"], in: folder.url, input: run.outputBytes)
    #expect(patch.status == 0, "\(patch.messages)")
    let mended = folder.text(of: "article.ko.md")
    #expect(mended != before)
    folder.write(before!, to: "article.ko.md")
    _ = folder.run("check", "--fix", "article.ko.md")
    #expect(folder.text(of: "article.ko.md") == mended)
  }

  @Test func fixOfStandardInputIsWrittenToStandardOutput() {
    let folder = TemporaryFolder.starter()
    let run = folder.run("check", "--fix", "-", input: "전정특신(專精特新) 기업.\n")
    #expect(run.output == "전정특신(专精特新) 기업.\n")
    #expect(folder.run("check", "--fix", "-", input: "전정특신(专精特新) 기업.\n").output == "전정특신(专精特新) 기업.\n")
  }

  // MARK: Baselines

  @Test func baselineLeavesOnlyWhatIsNew() throws {
    let folder = TemporaryFolder.starter()
    _ = folder.run("check", "--write-baseline", "known.json", "article.ko.md")
    let text = try #require(folder.text(of: "article.ko.md"))
    folder.write("새 머리말.\n\n" + text + "\n카보쯔[专精特新] 소거인.\n", to: "article.ko.md")
    let run = folder.run("check", "--baseline", "known.json", "--format", "json", "article.ko.md")
    let findings = try #require(try json(run.output)["findings"] as? [[String: Any]])
    #expect(!findings.isEmpty)
    #expect(findings.allSatisfy { $0["line"] as? Int == 9 })
    folder.write("{}", to: "known.json")
    let broken = folder.run("check", "--baseline", "known.json", "article.ko.md")
    #expect(broken.messages.hasPrefix("known.json: error: expected a baseline"))
    #expect(broken.status == 2)
  }
}
