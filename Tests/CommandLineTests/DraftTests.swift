import Foundation
import Testing

@Suite struct DraftTests {
  private static let names = ["article.draft.json", "article.html", "article.md"]

  @Test func filesAreWrittenTheSameTwice() throws {
    let folder = TemporaryFolder.starter()
    let run = folder.run("draft", "article.ko.md", "-o", "one")
    #expect(run.output == "one/article.html\none/article.md\none/article.draft.json\n")
    #expect(run.messages == "")
    #expect(run.status == 0)
    _ = folder.run("draft", "article.ko.md", "-o", "two")
    for name in Self.names {
      let first = try #require(folder.bytes(of: "one/" + name))
      #expect(first == folder.bytes(of: "two/" + name), "\(name)")
      #expect(!first.isEmpty)
    }
    let record = try json(try #require(folder.text(of: "one/article.draft.json")))
    #expect(record["format"] as? String == "eonhae-draft")
    #expect((record["segments"] as? [[String: Any]])?.count == 3)
  }

  @Test func formatsAreChosen() {
    let folder = TemporaryFolder.starter()
    let run = folder.run("draft", "article.ko.md", "-o", "out", "--formats", "md")
    #expect(run.output == "out/article.md\nout/article.draft.json\n")
    #expect(folder.run("draft", "article.ko.md", "--formats", "md,pdf").status == 64)
  }

  @Test func targetStandsBeside() throws {
    let folder = TemporaryFolder.starter()
    folder.write("# 北京的专精特新企业\n\n第二段。\n\n第三段。\n", to: "zh.md")
    let run = folder.run("draft", "article.ko.md", "--target", "zh.md", "-o", "out")
    #expect(run.status == 0)
    let page = try #require(folder.text(of: "out/article.html"))
    for text in ["北京的", "第二段。", "第三段。"] { #expect(page.contains(text)) }
  }

  @Test func articleNamedSourceTakesItsFoldersName() {
    let folder = TemporaryFolder.starter()
    folder.write("전정특신.\n", to: "issue-7/source.ko.md")
    #expect(
      folder.run("draft", "issue-7/source.ko.md", "-o", "out", "--formats", "html").output
        == "out/issue-7.html\nout/issue-7.draft.json\n")
  }

  @Test func oneBadFileDoesNotStopTheOthers() {
    let folder = TemporaryFolder.starter()
    let run = folder.run("draft", "missing.md", "article.ko.md", "-o", "out", "--formats", "md")
    #expect(run.messages == "missing.md: error: no such file; check the path\n")
    #expect(run.output == "out/article.md\nout/article.draft.json\n")
    #expect(run.status == 2)
  }

  @Test func folderThatCannotBeMadeIsToldAndNothingWritten() {
    let folder = TemporaryFolder.starter()
    folder.write("a file", to: "out")
    let before = folder.files
    let run = folder.run("draft", "article.ko.md", "-o", "out")
    #expect(run.messages == "out: error: the folder cannot be made; check the path and its permissions\n")
    #expect(run.output == "")
    #expect(run.status == 2)
    #expect(folder.files == before)
    #expect(folder.text(of: "out") == "a file")
  }

  @Test(.enabled(if: getuid() != 0, "root may write everywhere")) func readOnlyFolderIsToldAndNothingWritten() {
    let folder = TemporaryFolder.starter()
    folder.write("x", to: "out/x")
    let out = folder.url.appending(path: "out").path
    try! FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: out)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: out) }
    let run = folder.run("draft", "article.ko.md", "-o", "out")
    #expect(run.messages.hasPrefix("out/article.html: error: cannot be written ("))
    #expect(run.status == 2)
    #expect(folder.files.filter { $0.hasPrefix("out/") } == ["out/x"])
  }
}
