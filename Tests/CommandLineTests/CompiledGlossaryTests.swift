import Foundation
import Testing

/// The compiled terms are a convenience: whatever became of the file, results are the same, and `glossary compile` says what was wrong.
@Suite struct CompiledGlossaryTests {
  static let file = ".eonhae/terms.tables"

  @Test func compileSaysWhatItDid() throws {
    let folder = TemporaryFolder.starter()
    let first = folder.run("glossary", "compile")
    #expect(first.output.hasPrefix("compiled for the first time\n"))
    #expect(first.output.hasSuffix(" bytes: .eonhae/terms.tables\n"))
    #expect(first.status == 0)
    #expect(folder.run("glossary", "compile").output.split(separator: "\n").count == 1)
  }

  @Test func everyDamageIsNamedAndMended() throws {
    let folder = TemporaryFolder.starter()
    let expected = folder.run("annotate", "article.ko.md").output
    let sound = try #require(folder.bytes(of: Self.file))
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
      folder.write(bytes, to: Self.file)
      #expect(folder.run("glossary", "compile").output.hasPrefix(word), "\(name)")
      #expect(folder.bytes(of: Self.file) == sound, "\(name)")
      folder.write(bytes, to: Self.file)
      #expect(folder.run("annotate", "article.ko.md").output == expected, "\(name)")
      #expect(folder.bytes(of: Self.file) == sound, "\(name)")
    }
  }

  @Test func aChangedGlossaryIsCompiledAnew() throws {
    let folder = TemporaryFolder.starter()
    _ = folder.run("glossary", "compile")
    folder.write("- id: new\n  terms: {ko: [새말], zh-Hans: [新词]}\n", to: "Glossary/more.yaml")
    #expect(folder.run("glossary", "compile").output.hasPrefix("the glossary has changed: compiled anew\n"))
    folder.write("새말이다.\n", to: "new.ko.md")
    #expect(folder.run("annotate", "--format", "text", "new.ko.md").output.contains("새말 → new"))
  }
}
