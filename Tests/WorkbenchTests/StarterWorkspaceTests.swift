import Diagnostics
import Foundation
import Testing
import Workbench

@Suite struct StarterWorkspaceTests {
  @Test(arguments: InterfaceLanguage.allCases)
  func newWorkspaceIsSoundAndItsArticleHasFaultsToFind(language: InterfaceLanguage) throws {
    let folder = try TemporaryFolder()
    let made = try StarterWorkspace.make(in: folder.path, language: language)
    #expect(
      made.map { String($0.dropFirst(folder.path.count + 1)) } == [
        "eonhae.yaml", "Glossary/sme-policy.yaml", "article.ko.md", "article.zh-Hans.md", ".gitignore",
      ])
    let workspace = try Workspace.find(from: folder.path)
    let pipeline = try EditionPipeline(workspace)
    #expect(pipeline.termbase.concepts.map(\.id) == ["xiaojuren", "zhongguancun", "zhuanjingtexin"])
    let article = try ArticleFile.read(folder.path + "/" + StarterWorkspace.articleName, encoding: nil)
    let rules = Set(pipeline.check(article).findings.map(\.rule))
    #expect(
      rules == ["gloss-script", "deprecated-term", "missing-first-gloss", "emphasis-after-gloss", "unknown-term"])
  }

  @Test func whatIsThereStays() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "article.ko.md")
    let made = try StarterWorkspace.make(in: folder.path, language: .korean)
    #expect(!made.contains { $0.hasSuffix("article.ko.md") })
    #expect(folder.text(of: "article.ko.md") == "mine")
    #expect(try StarterWorkspace.make(in: folder.path, language: .korean) == [])
  }
}
