import Foundation
import Terminology
import Testing
import Workbench

@Suite struct WorkspaceTests {
  static func glossary(_ korean: String) -> String {
    """
    - id: zhongguancun
      field: parks
      terms:
        ko: [{term: \(korean), status: preferred, rendering: transliteration}]
        zh-Hans: [中关村]
      definition: {ko: 베이징의 과학단지., zh-Hans: 北京的科技园区。}

    """
  }

  /// A workspace in `work`, with folders below it.
  static func make() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("glossary: [Glossary]\n", to: "work/eonhae.yaml")
    try folder.write(glossary("중관춘"), to: "work/Glossary/parks.yaml")
    _ = try folder.makeFolder("work/Issues/2026")
    return folder
  }

  private func koreans(_ workspace: Workspace) throws -> [String] {
    try workspace.termbase().concepts.flatMap { $0.terms(in: .korean).map(\.text) }
  }

  @Test(arguments: ["work", "work/Issues", "work/Issues/2026", "work/Glossary"])
  func settingsAreFoundUpwards(start: String) throws {
    let folder = try Self.make()
    let workspace = try Workspace.find(from: folder.path + "/" + start)
    #expect(workspace.folder == folder.path + "/work")
    #expect(workspace.glossaryFiles == [folder.path + "/work/Glossary/parks.yaml"])
    #expect(try koreans(workspace) == ["중관춘"])
  }

  @Test func nearestSettingsWin() throws {
    let folder = try Self.make()
    try folder.write("glossary: [Own]\n", to: "work/Issues/eonhae.yaml")
    try folder.write(Self.glossary("중관촌"), to: "work/Issues/Own/a.yml")
    let workspace = try Workspace.find(from: folder.path + "/work/Issues/2026")
    #expect(workspace.folder == folder.path + "/work/Issues")
    #expect(try koreans(workspace) == ["중관촌"])
  }

  @Test func withoutSettingsTheFolderItselfIsTheWorkspace() throws {
    let folder = try TemporaryFolder()
    let workspace = try Workspace.find(from: folder.path)
    #expect(workspace.folder == folder.path)
    #expect(workspace.glossaryFiles == [])
    #expect(try workspace.termbase().isEmpty)
    // No glossary, no cache.
    #expect(folder.names == [])
  }

  @Test func givenGlossaryReplacesThatOfTheSettings() throws {
    let folder = try Self.make()
    let other = try folder.write(Self.glossary("중관촌"), to: "other.yaml")
    #expect(try koreans(Workspace.find(from: folder.path + "/work", glossary: [other])) == ["중관촌"])
  }

  @Test func onlyGlossariesAreRead() throws {
    let folder = try Self.make()
    try folder.write("not: [a glossary", to: "work/Glossary/notes.md")
    try folder.write("not: [a glossary", to: "work/Glossary/.hidden.yaml")
    try folder.write(Self.glossary("가").replacingOccurrences(of: "zhongguancun", with: "a"), to: "work/Glossary/a.YAML")
    #expect(try koreans(Workspace.find(from: folder.path + "/work")) == ["가", "중관춘"])
  }

  @Test func missingGlossaryIsTold() throws {
    let folder = try Self.make()
    try folder.write("glossary: [Gloss]\n", to: "work/eonhae.yaml")
    let error = try #require(throws: Workspace.Unusable.self) { try Workspace.find(from: folder.path + "/work") }
    #expect(error.problems.map(\.path) == [folder.path + "/work/Gloss"])
    #expect(error.problems.first?.message.english.contains("eonhae.yaml") == true)
    let given = try #require(throws: Workspace.Unusable.self) {
      try Workspace.find(from: folder.path + "/work", glossary: ["/no/such", "/nor/such"])
    }
    #expect(given.problems.map(\.path) == ["/no/such", "/nor/such"])
  }

  @Test(arguments: [
    "glosary: [Glossary]\n", "rules: {gloss-skript: error}\n", "style: {gloss: sometimes}\n", "glossary: [\n",
    "rules: {gloss-script: fatal}\n",
  ])
  func faultySettingsAreToldWithTheirLine(settings: String) throws {
    let folder = try Self.make()
    try folder.write(settings, to: "work/eonhae.yaml")
    let error = try #require(throws: Workspace.Unusable.self) { try Workspace.find(from: folder.path + "/work") }
    #expect(error.problems.map(\.path) == [folder.path + "/work/eonhae.yaml"])
    #expect(error.problems.allSatisfy { $0.line != nil })
  }

  // MARK: The cache

  static let cache = "work/.eonhae/glossary.cache"

  @Test func cacheIsMadeAndGivesTheSameTermbase() throws {
    let folder = try Self.make()
    let workspace = try Workspace.find(from: folder.path + "/work")
    let first = Array(try workspace.termbase().concepts)
    let made = FileManager.default.contents(atPath: folder.path + "/" + Self.cache)
    #expect(made?.isEmpty == false)
    #expect(try Array(workspace.termbase().concepts) == first)
    #expect(FileManager.default.contents(atPath: folder.path + "/" + Self.cache) == made)
  }

  @Test func cacheIsOutOfDateWhenAFileChangesComesOrGoes() throws {
    let folder = try Self.make()
    func now() throws -> [String] { try koreans(Workspace.find(from: folder.path + "/work")) }
    #expect(try now() == ["중관춘"])
    // Of the same length and in the same second.
    try folder.write(Self.glossary("중관촌"), to: "work/Glossary/parks.yaml")
    #expect(try now() == ["중관촌"])
    try folder.write(Self.glossary("가").replacingOccurrences(of: "zhongguancun", with: "a"), to: "work/Glossary/b.yaml")
    #expect(try now() == ["가", "중관촌"])
    try FileManager.default.removeItem(atPath: folder.path + "/work/Glossary/b.yaml")
    #expect(try now() == ["중관촌"])
    try folder.write("- id: [", to: "work/Glossary/parks.yaml")
    #expect(throws: Workspace.Unusable.self) { try now() }
    try folder.write(Self.glossary("중관춘"), to: "work/Glossary/parks.yaml")
    #expect(try now() == ["중관춘"])
  }

  @Test func damagedCacheIsPassedOver() throws {
    let folder = try Self.make()
    let workspace = try Workspace.find(from: folder.path + "/work")
    let expected = Array(try workspace.termbase().concepts)
    let whole = Array(try #require(FileManager.default.contents(atPath: folder.path + "/" + Self.cache)))
    func expectSound(_ bytes: [UInt8], _ note: Comment) throws {
      try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/" + Self.cache))
      let hits = try GlossaryLookup(workspace).hits("중관", limit: 1)
      #expect(hits.map(\.concept) == expected, note)
      try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/" + Self.cache))
      #expect(try Array(workspace.termbase().concepts) == expected, note)
    }
    for place in stride(from: 0, to: whole.count, by: 17) {
      var bytes = whole
      bytes[place] ^= 0x41
      try expectSound(bytes, "byte \(place) changed")
    }
    for count in stride(from: 0, to: whole.count, by: 331) {
      try expectSound(Array(whole[..<count]), "cut at \(count)")
      #expect(FileManager.default.contents(atPath: folder.path + "/" + Self.cache).map(Array.init) == whole)
    }
    try expectSound(whole + [0], "one byte too many")
  }

  /// Without a workspace, and where its folder cannot be written, the user's caches take the compiled glossary.
  @Test func userCachesTakeWhatNoWorkspaceKeeps() throws {
    let folder = try Self.make()
    let glossary = folder.path + "/work/Glossary"
    let caches = folder.path + "/caches"
    let workspace = try Workspace.find(from: folder.path, glossary: [glossary], caches: caches)
    let expected = Array(try workspace.termbase().concepts)
    let names = try FileManager.default.subpathsOfDirectory(atPath: caches).filter { $0.hasSuffix("glossary.cache") }
    #expect(names.count == 1)
    #expect(Array(try workspace.termbase().concepts) == expected)
    #expect(try GlossaryLookup(workspace).hits("中关村", limit: 1).map(\.concept) == expected)
    // Where nothing can be written the answer is the same.
    try folder.write("a file where the folder goes", to: "blocked")
    let blocked = try Workspace.find(from: folder.path, glossary: [glossary], caches: folder.path + "/blocked")
    #expect(Array(try blocked.termbase().concepts) == expected)
    #expect(try GlossaryLookup(blocked).hits("中关村", limit: 1).map(\.concept) == expected)
  }

  @Test func cacheThatCannotBeWrittenIsDoneWithout() throws {
    let folder = try Self.make()
    try folder.write("a file where the folder goes", to: "work/.eonhae")
    #expect(try koreans(Workspace.find(from: folder.path + "/work")) == ["중관춘"])
    #expect(folder.text(of: "work/.eonhae") == "a file where the folder goes")
  }

  @Test func allFaultsOfAllGlossaryFilesAreTold() throws {
    let folder = try Self.make()
    try folder.write("- id: a\n  field: x\n  terms: {ko: [专精特新]}\n", to: "work/Glossary/a.yaml")
    try folder.write("- id: b\n  fiel: x\n", to: "work/Glossary/b.yaml")
    let workspace = try Workspace.find(from: folder.path + "/work")
    let error = try #require(throws: Workspace.Unusable.self) { try workspace.termbase() }
    #expect(Set(error.problems.map { Path.name($0.path) }) == ["a.yaml", "b.yaml"])
  }
}
