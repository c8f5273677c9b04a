import Foundation
import Testing

/// The compiled glossary is a convenience: whatever became of its files, results are the same, and `glossary compile` says what was wrong.
@Suite struct CompiledGlossaryTests {
  static let files = [".eonhae/glossary.cache", ".eonhae/terms.tables"]

  @Test func compileSaysWhatItDid() throws {
    let folder = TemporaryFolder.starter()
    let first = folder.run("glossary", "compile")
    #expect(first.output.hasPrefix("compiled for the first time\n"))
    #expect(first.output.hasSuffix(" bytes: .eonhae/glossary.cache, .eonhae/terms.tables\n"))
    #expect(first.status == 0)
    #expect(folder.run("glossary", "compile").output.split(separator: "\n").count == 1)
  }

  @Test(arguments: files)
  func everyDamageIsNamedAndMended(file: String) throws {
    let folder = TemporaryFolder.starter()
    let expected = Self.answers(folder)
    let sound = try #require(folder.bytes(of: file))
    var foreign = sound
    foreign[0] ^= 1
    var version = sound
    version[16] ^= 1
    var damaged = sound
    damaged[sound.count / 2] ^= 1
    let cases: [(name: String, bytes: [UInt8], word: String)] = [
      ("empty", [], "the compiled file was cut short (expected 48 bytes, found 0): made anew"),
      (
        "cut", Array(sound[..<(sound.count - 64)]),
        "the compiled file was cut short (expected \(sound.count) bytes, found \(sound.count - 64)): made anew"
      ),
      ("foreign", foreign, "the compiled file was damaged: made anew"),
      ("version", version, "the compiled file was of another version: made anew"),
      ("damaged", damaged, "the compiled file was damaged: made anew"),
    ]
    for (name, bytes, word) in cases {
      folder.write(bytes, to: file)
      #expect(folder.run("glossary", "compile").output.hasPrefix(word), "\(name)")
      #expect(folder.bytes(of: file) == sound, "\(name)")
      folder.write(bytes, to: file)
      #expect(Self.answers(folder) == expected, "\(name)")
    }
  }

  private static func answers(_ folder: TemporaryFolder) -> [String] {
    [
      folder.run("annotate", "article.ko.md").output, folder.run("lookup", "--format", "json", "전정특신").output,
      folder.run("lookup", "--format", "json", "거인").output,
    ]
  }

  /// Bytes at random places, as a failing disk leaves them.
  @Test func randomDamageChangesNoAnswer() throws {
    let folder = TemporaryFolder.starter()
    let expected = Self.answers(folder)
    let sound = try Self.files.map { try #require(folder.bytes(of: $0)) }
    var state: UInt64 = 20_261_128
    func random(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for round in 0..<8 {
      for (file, bytes) in zip(Self.files, sound) {
        var damaged = bytes
        for _ in 0...round { damaged[random(below: damaged.count)] ^= UInt8(1 + random(below: 255)) }
        folder.write(damaged, to: file)
      }
      #expect(Self.answers(folder) == expected, "round \(round)")
    }
  }

  @Test func aChangedGlossaryIsCompiledAnew() throws {
    let folder = TemporaryFolder.starter()
    _ = folder.run("glossary", "compile")
    folder.write("- id: new\n  terms: {ko: [새말], zh-Hans: [新词]}\n", to: "Glossary/more.yaml")
    #expect(folder.run("glossary", "compile").output.hasPrefix("the glossary has changed: compiled anew\n"))
    folder.write("새말이다.\n", to: "new.ko.md")
    #expect(folder.run("annotate", "--format", "text", "new.ko.md").output.contains("새말 → new"))
    // Of the same length, in the same moment.
    folder.write("- id: new\n  terms: {ko: [옛말], zh-Hans: [旧词]}\n", to: "Glossary/more.yaml")
    #expect(folder.run("lookup", "옛말").output.hasPrefix("옛말  旧词"))
    #expect(folder.run("lookup", "새말").output == "nothing found for “새말”\n")
  }

  /// A glossary outside of a workspace is kept in the user's caches, and done without them where they cannot be written.
  @Test func glossaryOutsideOfAWorkspaceIsKeptInTheUsersCaches() throws {
    let glossary = TemporaryFolder.starter()
    let folder = TemporaryFolder()
    let path = glossary.url.appending(path: "Glossary").path
    let caches = ["XDG_CACHE_HOME": folder.url.appending(path: "caches").path]
    let first = folder.run("lookup", "--glossary", path, "거인", environment: caches)
    #expect(first.output.hasPrefix("작은 거인"))
    #expect(folder.files.filter { $0.hasSuffix("/glossary.cache") }.count == 1)
    #expect(folder.run("lookup", "--glossary", path, "거인", environment: caches).output == first.output)
    folder.write("", to: "file")
    let blocked = ["XDG_CACHE_HOME": folder.url.appending(path: "file").path]
    #expect(folder.run("lookup", "--glossary", path, "거인", environment: blocked).output == first.output)
    #expect(folder.run("lookup", "--glossary", path, "거인").output == first.output)
  }

  /// Where the workspace's folder cannot be written, the user's caches are named; without them it is said that nothing is kept.
  @Test func whereNothingCanBeWrittenItIsSaid() throws {
    let folder = TemporaryFolder.starter()
    let expected = folder.run("lookup", "거인").output
    try FileManager.default.removeItem(at: folder.url.appending(path: ".eonhae"))
    folder.write("a file where the folder goes", to: ".eonhae")
    let run = folder.run("glossary", "compile")
    #expect(run.output.hasSuffix(" 0 bytes: not kept: no folder for it can be written\n"))
    #expect(run.status == 0)
    #expect(folder.run("lookup", "거인").output == expected)
    let caches = folder.url.appending(path: "caches")
    let environment = ["XDG_CACHE_HOME": caches.path]
    let cached = folder.run("glossary", "compile", environment: environment)
    #expect(cached.output.contains(" bytes: \(caches.path)/eonhae/"))
    let made = try FileManager.default.subpathsOfDirectory(atPath: caches.path).map { caches.appending(path: $0) }
    let modes = try made.map { try FileManager.default.attributesOfItem(atPath: $0.path)[.posixPermissions] as? Int }
    // The glossary may be for no one else's eyes.
    #expect(modes.filter { $0 == 0o600 }.count == 3)
    #expect(modes.contains(0o700))
    #expect(folder.run("glossary", "compile", environment: environment).output.split(separator: "\n").count == 1)
  }

  /// Whoever comes second replaces what the first has written by the same.
  @Test func twoProcessesAtOnceDoNotDisturbEachOther() throws {
    let folder = TemporaryFolder.starter()
    let expected = folder.run("lookup", "거인").output
    for file in Self.files { try? FileManager.default.removeItem(at: folder.url.appending(path: file)) }
    let processes = (0..<4).map { _ in
      let process = Process()
      process.executableURL = Program.url
      process.arguments = ["glossary", "compile"]
      process.currentDirectoryURL = folder.url
      process.standardOutput = FileHandle.nullDevice
      return process
    }
    for process in processes { try process.run() }
    for process in processes { process.waitUntilExit() }
    #expect(processes.allSatisfy { $0.terminationStatus == 0 })
    #expect(folder.run("glossary", "compile").output.split(separator: "\n").count == 1)
    #expect(folder.run("lookup", "거인").output == expected)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: ".eonhae").path)
    #expect(names.filter { $0.hasSuffix(".part") }.isEmpty)
  }
}
