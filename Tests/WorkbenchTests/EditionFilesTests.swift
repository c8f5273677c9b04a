import BitextModel
import Foundation
import Testing
import Workbench

@Suite struct EditionFilesTests {
  @Test(arguments: [
    ("Issues/newsletter-289.ko.md", "newsletter-289"), ("newsletter-289.md", "newsletter-289"),
    ("newsletter-289", "newsletter-289"), ("-", "article"),
    ("Corpus/venture-capital/source.ko.md", "venture-capital"), ("Corpus/venture-capital/source.md", "venture-capital"),
    ("source.ko.md", "source"), ("./source.ko.md", "source"),
    ("../source.ko.md", "source"), ("a/target.zh-Hans.md", "target"), ("a/b.zh-Hant.txt", "b"), ("a/b.zh.md", "b"),
    ("a/ko.md", "ko"), ("a/.ko.md", ".ko"),
    ("전정특신.ko.md", "전정특신"), ("v1.2.ko.md", "v1.2"), ("/source.ko.md", "source"),
  ])
  func editionIsNamedAfterItsArticle(path: String, name: String) {
    #expect(EditionFiles.name(of: path) == name)
  }

  private static func edition() throws -> (EditionFiles, TemporaryFolder) {
    let folder = try WorkspaceTests.make()
    let article = try folder.write("# 중관춘\n\n중관춘(中关村)은 1256억 위안을 투자한다.\n", to: "work/a.ko.md")
    let pipeline = try EditionPipeline(Workspace.find(from: folder.path + "/work"))
    let source = try ArticleFile.read(article, encoding: nil)
    let edition = pipeline.edition(named: "a", of: source, target: nil, language: .simplifiedChinese)
    return (EditionFiles(edition, language: .korean), folder)
  }

  @Test func everyFormatIsAFileBesideTheRecord() throws {
    let (files, folder) = try Self.edition()
    let out = folder.path + "/out/deep"
    let written = try files.write(to: out, formats: [.html, .md])
    #expect(written == ["a.html", "a.md", "a.draft.json"].map { out + "/" + $0 })
    #expect(folder.text(of: "out/deep/a.html")?.contains("中关村") == true)
    #expect(folder.text(of: "out/deep/a.md")?.contains("1256亿元") == true)
    #expect(try files.write(to: out, formats: []) == [out + "/a.draft.json"])
  }

  @Test func editionIsTheSameTwice() throws {
    let (files, folder) = try Self.edition()
    _ = try files.write(to: folder.path + "/one", formats: [.html, .md])
    _ = try files.write(to: folder.path + "/two", formats: [.html, .md])
    for name in ["a.html", "a.md", "a.draft.json"] {
      #expect(folder.text(of: "one/" + name) == folder.text(of: "two/" + name))
    }
  }
}
