import Foundation
import SinoKorean
import Testing

/// The committed tables against the packages that they are made from. Where those are not installed there is nothing to compare.
@Suite struct TablesTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let tables = root.appending(path: "Sources/CLanguageTables/Tables")
  private static let hanjaList = "/usr/share/libhangul/hanja/hanja.txt"

  private static var hasPackages: Bool {
    [
      hanjaList, "/usr/share/unicode/Unihan_Readings.txt.bz2", "/usr/share/opencc/TSCharacters.ocd2",
      "/usr/bin/opencc_dict",
    ]
    .allSatisfy { FileManager.default.fileExists(atPath: $0) }
  }

  @Test(.enabled(if: hasPackages)) func tablesAreWhatTheScriptMakes() throws {
    let output = FileManager.default.temporaryDirectory.appending(path: "tables-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: output) }
    let script = Process()
    script.executableURL = URL(filePath: "/usr/bin/env")
    script.arguments = ["python3", Self.root.appending(path: "Scripts/generate-tables").path, "--output", output.path]
    script.standardOutput = FileHandle.nullDevice
    try script.run()
    script.waitUntilExit()
    #expect(script.terminationStatus == 0)
    let made = try FileManager.default.contentsOfDirectory(atPath: output.path).sorted()
    let committed = try FileManager.default.contentsOfDirectory(atPath: Self.tables.path).sorted()
    // The korean-* tables come from a package that Debian does not have, and lexicon.bin from dozens.
    #expect(made == committed.filter { $0 != "README.md" && !$0.hasPrefix("korean-") && $0 != "lexicon.bin" })
    for name in made {
      let isSame = FileManager.default.contentsEqual(
        atPath: output.appending(path: name).path, andPath: Self.tables.appending(path: name).path)
      #expect(isSame, "\(name) differs: run Scripts/generate-tables and look at the change")
    }
  }

  /// The share of hanja.txt that is read as it says: a word with several readings counts with any of them, a character
  /// alone also with the form at the start of a word.
  @Test(.enabled(if: hasPackages)) func hanjaListIsRead() throws {
    var readings: [String: Set<String>] = [:]
    for line in try String(contentsOfFile: Self.hanjaList, encoding: .utf8).split(separator: "\n")
    where line.first != "#" {
      let fields = line.split(separator: ":", omittingEmptySubsequences: false)
      if fields.count >= 3 { readings[String(fields[1]), default: []].insert(String(fields[0])) }
    }
    var right = 0
    var rightByRule = 0
    for (hanja, known) in readings {
      func isRight(_ reading: String) -> Bool {
        known.contains(reading) || hanja.unicodeScalars.count == 1 && known.contains { Self.initialForm($0) == reading }
      }
      if isRight(SinoKoreanReading.reading(of: hanja)) { right += 1 }
      if isRight(SinoKoreanReading.reading(of: hanja, using: .charactersOnly)) { rightByRule += 1 }
    }
    let share = Double(right) / Double(readings.count)
    let shareByRule = Double(rightByRule) / Double(readings.count)
    print("hanja.txt: \(readings.count) entries, right with words \(share), by rule \(shareByRule)")
    #expect(share >= 0.995)
    #expect(shareByRule >= 0.97)
  }

  /// The share of the words of hanja.txt that come back from their simplified form. Words that share it with another cannot all.
  @Test(.enabled(if: hasPackages)) func hanjaWordsComeBackFromSimplified() throws {
    var words: [String] = []
    var seen: Set<String> = []
    for line in try String(contentsOfFile: Self.hanjaList, encoding: .utf8).split(separator: "\n")
    where line.first != "#" {
      let fields = line.split(separator: ":", omittingEmptySubsequences: false)
      guard fields.count >= 3, fields[1].unicodeScalars.count > 1,
        fields[1].unicodeScalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) }),
        seen.insert(String(fields[1])).inserted
      else { continue }
      words.append(String(fields[1]))
    }
    let text = words.joined(separator: "\n")
    let simplified = try ScriptConverter(from: .traditional, to: .simplified).convert(text)
    let back = try ScriptConverter(from: .simplified, to: .hanja).convert(simplified).split(separator: "\n")
    let right = zip(words, back).count { $0.unicodeScalars.elementsEqual($1.unicodeScalars) }
    let share = Double(right) / Double(words.count)
    print("hanja.txt: \(words.count) words of Hanja, \(share) come back from their simplified form")
    #expect(share >= 0.97)
  }

  /// 두음법칙, written out: what 량 is at the start of a word.
  private static func initialForm(_ syllable: String) -> String {
    guard let code = syllable.unicodeScalars.first?.value, code >= 0xAC00 else { return syllable }
    let (lead, rest) = ((code - 0xAC00) / 588, (code - 0xAC00) % 588)
    let isGliding = [2, 3, 6, 7, 12, 17, 20].contains(rest / 28)
    let initial: UInt32 = lead == 5 ? isGliding ? 11 : 2 : lead == 2 && [6, 12, 17, 20].contains(rest / 28) ? 11 : lead
    return String(Unicode.Scalar(0xAC00 + initial * 588 + rest)!)
  }
}
