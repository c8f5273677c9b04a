import Testing

@Suite struct InitTests {
  private static let files = [
    ".gitignore", "Glossary/sme-policy.yaml", "article.ko.md", "article.zh-Hans.md", "eonhae.yaml",
  ]

  @Test func workspaceIsMade() {
    let folder = TemporaryFolder()
    let run = folder.run("init")
    #expect(run.output == "eonhae.yaml\nGlossary/sme-policy.yaml\narticle.ko.md\narticle.zh-Hans.md\n.gitignore\n")
    #expect(run.messages == "Try: eonhae check article.ko.md\n")
    #expect(run.status == 0)
    #expect(folder.files == Self.files)
  }

  @Test func namedFolderIsMade() {
    let folder = TemporaryFolder()
    let run = folder.run("init", "새 폴더/안")
    #expect(run.output.hasPrefix("새 폴더/안/eonhae.yaml\n"))
    #expect(run.status == 0)
    #expect(folder.files == Self.files.map { "새 폴더/안/" + $0 })
  }

  @Test func nothingIsOverwritten() {
    let folder = TemporaryFolder()
    folder.write("mine", to: "article.ko.md")
    let first = folder.run("init")
    #expect(first.output == "eonhae.yaml\nGlossary/sme-policy.yaml\narticle.zh-Hans.md\n.gitignore\n")
    #expect(folder.text(of: "article.ko.md") == "mine")
    let second = folder.run("init")
    #expect(second.output == "")
    #expect(second.messages == "everything is there already; nothing was changed\n")
    #expect(second.status == 0)
  }

  @Test func madeGlossaryIsSound() {
    let run = TemporaryFolder.starter().run("glossary", "lint")
    #expect(run.output == "3 concepts, no fault\n")
    #expect(run.messages == "")
    #expect(run.status == 0)
  }

  @Test func settingsSpeakTheUsersLanguage() {
    let folder = TemporaryFolder()
    _ = folder.run("init", "--ui", "ko")
    #expect(folder.text(of: "eonhae.yaml")?.hasPrefix("# 이 작업 폴더의 설정입니다.") == true)
  }
}
