import BitextModel
import Diagnostics

/// Translation units as a table: a line each, cells separated by tabs, the first line names the columns.
///
/// Columns: `source`, `target`, and any of `sourceLanguage`, `targetLanguage`, `status`, `origin`, `position`, `author`, `created`, `changed`,
/// `previous`, `next`, `note`; cells are escaped as ``FieldText`` says. A file whose first line names no columns has two: source and target. The table
/// of `align --format tsv` is read too (``SavedBeadUnits``); its cells hold no escapes.
public struct UnitTableReader: UnitReader, ~Copyable {
  private var lines: LineReader
  private let defaults: UnitDefaults
  /// The columns by name; nil before the first line.
  private var columns: [String: Int]?
  private var waiting: [UInt8]?
  private var beads: SavedBeadUnits
  /// Whether the table is one of `align`.
  private var holdsBeads = false
  public private(set) var problems = FirstProblems()

  public init(_ path: String, defaults: UnitDefaults) throws(FileProblem) {
    lines = try LineReader(path)
    self.defaults = defaults
    beads = SavedBeadUnits(defaults)
  }

  public mutating func next() throws(FileProblem) -> TranslationUnit? {
    if columns == nil { try readHead() }
    while true {
      var line = waiting
      waiting = nil
      if line == nil { line = try lines.next() }
      guard let line else { return beads.unit(before: nil) }
      guard line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
      guard line.isUTF8 else {
        report(LineReader.notUTF8)
        continue
      }
      if holdsBeads {
        if let bead = bead(line), let unit = beads.unit(before: bead) { return unit }
      } else if let unit = unit(FieldText.fields(line)) {
        return unit
      }
    }
  }

  private mutating func readHead() throws(FileProblem) {
    guard let line = try lines.next() else {
      columns = [:]
      return
    }
    let names = FieldText.fields(line)
    if Self.isHeadOfBeads(names) {
      holdsBeads = true
      columns = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    } else if names.contains("source"), names.contains("target") {
      columns = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    } else {
      columns = ["source": 0, "target": 1]
      waiting = line
    }
  }

  private static func isHeadOfBeads(_ names: [String]) -> Bool {
    names.contains("sourceText") && names.contains("targetText")
  }

  /// The bead of a row; nil of a further first line, where tables were put together, and of a row that is too short.
  private mutating func bead(_ line: [UInt8]) -> SavedBead? {
    let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    if Self.isHeadOfBeads(cells) {
      columns = Dictionary(cells.enumerated().map { ($1, $0) }) { first, _ in first }
      return nil
    }
    func cell(_ name: String) -> String? {
      columns?[name].flatMap { $0 < cells.count ? cells[$0] : nil }
    }
    guard let source = cell("sourceText"), let target = cell("targetText") else {
      report(
        Message(
          en: "expected both texts in the columns that the first line names, found fewer columns",
          ko: "첫 줄의 열 순서대로 두 글이 있어야 하는데 칸이 모자랍니다", zh: "应按首行所列各列给出两侧文本，列数却不足"))
      return nil
    }
    return SavedBead(
      source: cell("source")?.split(separator: ",").compactMap { Int($0) } ?? [], sourceText: source,
      targetText: target, sourceFile: cell("sourceFile"), isSettled: cell("score") == "!")
  }

  private mutating func unit(_ cells: [String]) -> TranslationUnit? {
    func cell(_ name: String) -> String? {
      guard let index = columns?[name], index < cells.count, !cells[index].isEmpty else { return nil }
      return cells[index]
    }
    guard cells.count > max(columns?["source"] ?? 0, columns?["target"] ?? 1) else {
      report(
        Message(
          en: "expected a source and a target separated by a tab, found one cell",
          ko: "원문과 번역문이 탭으로 나뉘어 있어야 하는데 칸이 하나뿐입니다",
          zh: "此行应有以制表符分隔的原文和译文，却只有一格"))
      return nil
    }
    // What has one side only is nothing to remember.
    guard let source = cell("source"), let target = cell("target") else { return nil }
    var status = TranslationUnit.Status.translated
    if let name = cell("status") {
      guard let known = TranslationUnit.Status(rawValue: name) else {
        report(UnknownKey.value(name, known: TranslationUnit.Status.allCases.map(\.rawValue)))
        return nil
      }
      status = known
    }
    return TranslationUnit(
      source: UnitText(source), target: UnitText(target),
      sourceLanguage: cell("sourceLanguage").map { Language(rawValue: $0) } ?? defaults.languages.source,
      targetLanguage: cell("targetLanguage").map { Language(rawValue: $0) } ?? defaults.languages.target,
      status: status, origin: cell("origin") ?? defaults.origin, position: cell("position").flatMap { Int($0) },
      author: cell("author") ?? defaults.author, created: cell("created") ?? defaults.created, changed: cell("changed"),
      previous: cell("previous"), next: cell("next"), note: cell("note"))
  }

  private mutating func report(_ message: Message) {
    problems.append(FileProblem(path: lines.path, line: lines.number, column: 1, message: message))
  }
}

/// The table as text. Markup and properties have no place in it.
public enum UnitTable {
  private static let names = [
    "source", "target", "sourceLanguage", "targetLanguage", "status", "origin", "position", "author", "created",
    "changed", "previous", "next", "note",
  ]

  public static let head = names.joined(separator: "\t") + "\n"

  public static func line(_ unit: TranslationUnit) -> String {
    let cells: [String?] = [
      unit.source.text, unit.target.text, unit.sourceLanguage.rawValue, unit.targetLanguage.rawValue,
      unit.status.rawValue, unit.origin, unit.position.map(String.init), unit.author, unit.created, unit.changed,
      unit.previous, unit.next, unit.note,
    ]
    return FieldText.line(cells.map { $0 ?? "" }) + "\n"
  }
}
