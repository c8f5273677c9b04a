import BitextModel
import Diagnostics
import Foundation
import Testing

@testable import Interchange

@Suite struct UnitReaderTests {
  private static let defaults = UnitDefaults(languages: (.korean, .simplifiedChinese), origin: "a.tsv")

  private func file(_ text: String) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "eonhae-units-\(UUID().uuidString)").path
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  private func table(_ text: String) throws -> (units: [TranslationUnit], problems: [FileProblem]) {
    var reader = try UnitTableReader(try file(text), defaults: Self.defaults)
    var units: [TranslationUnit] = []
    while let unit = try reader.next() { units.append(unit) }
    return (units, reader.problems.first)
  }

  @Test func aTableWithoutNamesHasSourceAndTarget() throws {
    let (units, problems) = try table("\u{FEFF}기업\t企业\r\n\r\n정책\t政策")
    #expect(units.map(\.source.text) == ["기업", "정책"])
    #expect(units.map(\.target.text) == ["企业", "政策"])
    #expect(units.map(\.origin) == ["a.tsv", "a.tsv"])
    #expect(problems.isEmpty)
  }

  @Test(arguments: ["a\tb", "a\nb\r", "\\", "\\t", "C:\\new", "끝\\"])
  func cellsComeBackAsTheyWent(_ text: String) throws {
    let unit = TranslationUnit(
      source: UnitText(text), target: UnitText("译"), sourceLanguage: .korean, targetLanguage: .traditionalChinese,
      status: .reviewed, origin: "b", position: 7, author: text, created: "2026-01-01T00:00:00Z", previous: text,
      note: "n")
    #expect(try table(UnitTable.head + UnitTable.line(unit)).units == [unit])
  }

  @Test func theTableOfAnAlignmentLeavesOutOmissions() throws {
    let text = "source\ttarget\tscore\tsourceText\ttargetText\n0\t0\t0.9\t기업\t企业\n1\t\t0.1\t정책\t\n"
    #expect(try table(text).units.map(\.source.text) == ["기업"])
  }

  private static let beadHead = "sourceFile\ttargetFile\tsource\ttarget\tscore\tsourceText\ttargetText\tkind\tnames\n"

  @Test func theTableOfAnAlignmentSaysWhereItsUnitsComeFrom() throws {
    let row = { (file: String, number: Int, score: String, source: String, target: String) in
      "in/\(file).ko.txt\tin/\(file).zh.txt\t\(number)\t\(number)\t\(score)\t\(source)\t\(target)\tpair\t\n"
    }
    let (units, problems) = try table(
      Self.beadHead + row("a", 0, "0.9", "기업", "企业") + row("a", 1, "!", "C:\\new\\temp 폴더", "文件夹")
        + Self.beadHead + row("b", 0, "0.9", "정책", "政策") + "in/b.ko.txt\tin/b.zh.txt\t1\n")
    #expect(units.map(\.source.text) == ["기업", "C:\\new\\temp 폴더", "정책"])
    #expect(units.map(\.status) == [.proposed, .translated, .proposed])
    #expect(units.map(\.origin) == ["a.ko.txt", "a.ko.txt", "b.ko.txt"])
    #expect(units.map(\.position) == [1, 2, 1])
    #expect(units.map(\.previous) == [nil, "기업", nil])
    #expect(units.map(\.next) == ["C:\\new\\temp 폴더", nil, nil])
    #expect(problems.map(\.line) == [6])
  }

  private func lines(_ text: String) throws -> (units: [TranslationUnit], problems: [FileProblem]) {
    var reader = try UnitLinesReader(try file(text), defaults: Self.defaults)
    var units: [TranslationUnit] = []
    while let unit = try reader.next() { units.append(unit) }
    return (units, reader.problems.first)
  }

  @Test func linesOfAnAlignmentSayTheirLanguagesAndFiles() throws {
    let bead = { (file: String, source: String, target: String, more: String) in
      "{\"source\":[0],\"target\":[0],\"sourceText\":\"\(source)\",\"targetText\":\"\(target)\",\"sourceFile\":\"\(file)\"\(more)}\n"
    }
    let (units, problems) = try lines(
      bead("a", "기업", "企業", ",\"sourceLanguage\":\"ko\",\"targetLanguage\":\"zh-Hant\"") + bead("b", "政策", "정책", ""))
    #expect(units.map(\.sourceLanguage) == [.korean, .simplifiedChinese])
    #expect(units.map(\.targetLanguage) == [.traditionalChinese, .korean])
    #expect(units.map(\.origin) == ["a", "b"])
    #expect(units.map(\.previous) == [nil, nil] && units.map(\.next) == [nil, nil])
    #expect(problems.isEmpty)
  }

  @Test func linesOfSeveralTargetsAreToldAsSuch() throws {
    let (units, problems) = try lines(
      #"{"source":[0],"sourceText":"가","isSupported":true,"support":[{"file":"a","source":[0],"target":[0],"targetText":"甲","score":1,"kind":"pair"}]}"#
        + "\n")
    #expect(units.isEmpty)
    #expect(problems.first?.message.english.hasPrefix("expected a line of an alignment with one target") == true)
  }

  @Test func whatIsWrongIsToldAndTheRestRead() throws {
    let (units, problems) = try table("source\ttarget\tstatus\n가\t甲\n나\n다\t丙\tgone\n라\t丁\treviewed\n")
    #expect(units.map(\.source.text) == ["가", "라"])
    #expect(problems.map(\.line) == [3, 4])
  }

  @Test func linesOfJSONLoseNothing() throws {
    let unit = TranslationUnit(
      source: UnitText("굵은 글", codes: [InlineCode(at: 0, .opening, pair: 1, match: 2, type: "bold", content: "<b>")]),
      target: UnitText("粗体"), sourceLanguage: Language(rawValue: "ko-KR"), targetLanguage: .simplifiedChinese,
      status: .proposed, origin: "o", position: 1, author: "김", created: "c", changed: "d", previous: "p", next: "n",
      note: "메모\n둘", properties: [.init("a", "b"), .init("a", "")])
    var reader = try UnitLinesReader(
      try file(JSONText.of(UnitRecord(unit)) + "\n\n{\"source\":\"가\"}\n"), defaults: Self.defaults)
    #expect(try reader.next() == unit)
    #expect(try reader.next() == nil)
    #expect(reader.problems.first.map(\.line) == [3])
  }

  @Test func ofManyProblemsTheFirstAreKeptAndAllCounted() throws {
    let bad = String(repeating: "{}\n", count: 5_000)
    var lines = try UnitLinesReader(try file(bad), defaults: Self.defaults)
    #expect(try lines.next() == nil)
    var table = try UnitTableReader(try file("source\ttarget\n" + bad), defaults: Self.defaults)
    #expect(try table.next() == nil)
    #expect(lines.problems.first.map(\.line) == (1...100).map { $0 })
    #expect(table.problems.first.map(\.line) == (2...101).map { $0 })
    #expect(lines.problems.count == 5_000 && table.problems.count == 5_000)
  }

  @Test func whatIsNoUTF8IsTold() throws {
    let path = try file("")
    // 기업 in CP949.
    try Data(Array("가\t甲\n".utf8) + [0xB1, 0xE2, 0xBE, 0xF7, 0x09, 0x61, 0x0A]).write(to: URL(filePath: path))
    var reader = try UnitTableReader(path, defaults: Self.defaults)
    #expect(try reader.next()?.source.text == "가")
    #expect(try reader.next() == nil)
    #expect(reader.problems.first.map(\.line) == [2])
  }

  @Test func anAlignmentMayHaveAnyNumbers() throws {
    let line = #"{"source":[9223372036854775807],"target":[0],"sourceText":"가","targetText":"甲","score":1}"#
    var reader = try UnitLinesReader(try file(line), defaults: Self.defaults)
    #expect(try reader.next()?.position == nil)
  }
}
