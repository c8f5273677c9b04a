import BitextModel
import Diagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A translation unit as JSON, one object a line; nothing of it is lost. Keys are never renamed; a key without a value is left out.
public struct UnitRecord: Codable, Sendable {
  public struct Code: Codable, Sendable {
    let offset: Int
    let kind: String
    let pair: Int?
    let match: Int?
    let type: String?
    let content: String
  }

  public struct Property: Codable, Sendable {
    let type: String
    let value: String
  }

  let source: String
  let target: String
  let sourceLanguage: String?
  let targetLanguage: String?
  let status: String?
  let origin: String?
  let position: Int?
  let author: String?
  let created: String?
  let changed: String?
  let previous: String?
  let next: String?
  let note: String?
  let sourceCodes: [Code]?
  let targetCodes: [Code]?
  let properties: [Property]?

  public init(_ unit: TranslationUnit) {
    source = unit.source.text
    target = unit.target.text
    sourceLanguage = unit.sourceLanguage.rawValue
    targetLanguage = unit.targetLanguage.rawValue
    status = unit.status.rawValue
    origin = unit.origin
    position = unit.position
    author = unit.author
    created = unit.created
    changed = unit.changed
    previous = unit.previous
    next = unit.next
    note = unit.note
    sourceCodes = Self.records(unit.source.codes)
    targetCodes = Self.records(unit.target.codes)
    properties = unit.properties.isEmpty ? nil : unit.properties.map { Property(type: $0.type, value: $0.value) }
  }

  private static func records(_ codes: [InlineCode]) -> [Code]? {
    codes.isEmpty
      ? nil
      : codes.map {
        Code(
          offset: $0.offset, kind: $0.kind.rawValue, pair: $0.pair, match: $0.match, type: $0.type, content: $0.content)
      }
  }

  /// nil where a value is none of those that the key takes.
  func unit(_ defaults: UnitDefaults) -> TranslationUnit? {
    guard let status = TranslationUnit.Status(rawValue: status ?? "translated"),
      let sourceCodes = Self.codes(sourceCodes, in: source), let targetCodes = Self.codes(targetCodes, in: target)
    else { return nil }
    return TranslationUnit(
      source: UnitText(source, codes: sourceCodes), target: UnitText(target, codes: targetCodes),
      sourceLanguage: sourceLanguage.map { Language(rawValue: $0) } ?? defaults.languages.source,
      targetLanguage: targetLanguage.map { Language(rawValue: $0) } ?? defaults.languages.target, status: status,
      origin: origin ?? defaults.origin, position: position, author: author ?? defaults.author,
      created: created ?? defaults.created, changed: changed, previous: previous, next: next, note: note,
      properties: (properties ?? []).map { TranslationUnit.Property($0.type, $0.value) })
  }

  private static func codes(_ records: [Code]?, in text: String) -> [InlineCode]? {
    var result: [InlineCode] = []
    for record in records ?? [] {
      guard let kind = InlineCode.Kind(rawValue: record.kind), (0...text.utf8.count).contains(record.offset) else {
        return nil
      }
      result.append(
        InlineCode(
          at: record.offset, kind, pair: record.pair, match: record.match, type: record.type, content: record.content))
    }
    return result
  }
}

/// Reads units from JSON lines: those of ``UnitRecord``, and those of `eonhae align` (``SavedBeadUnits``).
public struct UnitLinesReader: UnitReader, ~Copyable {
  private var lines: LineReader
  private let defaults: UnitDefaults
  private let decoder = JSONDecoder()
  private var beads: SavedBeadUnits
  public private(set) var problems = FirstProblems()

  public init(_ path: String, defaults: UnitDefaults) throws(FileProblem) {
    lines = try LineReader(path)
    self.defaults = defaults
    beads = SavedBeadUnits(defaults)
  }

  public mutating func next() throws(FileProblem) -> TranslationUnit? {
    while let line = try lines.next() {
      guard line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
      guard line.isUTF8 else {
        report(LineReader.notUTF8)
        continue
      }
      let data = Data(line)
      if let bead = try? decoder.decode(SavedBead.self, from: data) {
        if let unit = beads.unit(before: bead) { return unit }
      } else if let unit = (try? decoder.decode(UnitRecord.self, from: data))?.unit(defaults) {
        return unit
      } else {
        report((try? decoder.decode(SupportLine.self, from: data)) == nil ? Self.expected : Self.support)
      }
    }
    return beads.unit(before: nil)
  }

  private mutating func report(_ message: Message) {
    problems.append(FileProblem(path: lines.path, line: lines.number, column: 1, message: message))
  }

  /// A line of `align` with several targets, told by its keys.
  private struct SupportLine: Decodable {
    struct Support: Decodable {}
    let sourceText: String
    let support: [Support]
  }

  private static let expected = Message(
    en: "expected a JSON object with source and target, or a line of “eonhae align --format jsonl”",
    ko: "source와 target이 있는 JSON 객체이거나 ‘eonhae align --format jsonl’의 한 줄이어야 합니다",
    zh: "此行应为含 source 与 target 的 JSON 对象，或“eonhae align --format jsonl”的一行")

  private static let support = Message(
    en:
      "expected a line of an alignment with one target, found one with several; align each alone, or save with --format tmx",
    ko: "대상이 하나인 대응의 줄이어야 하는데 대상이 여럿입니다. 대상마다 따로 짝짓거나 --format tmx로 저장하세요",
    zh: "此行应为一篇译文的对应，却有多篇；请逐篇对齐，或用 --format tmx 保存")
}
