import BitextModel
import TranslationMemory

/// A translation unit as a row of `eonhae.unit`.
enum PostgresRow {
  private static let all = [
    "sourceLanguage", "targetLanguage", "source", "target", "status", "origin", "position", "author", "created",
    "changed", "previous", "next", "note", "sourceCodes", "targetCodes", "properties", "sourceKey", "unitKey", "folded",
  ]

  static let names = all.joined(separator: ", ")
  static let marks = all.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
  static let columns = (["id"] + all[..<16]).joined(separator: ", ")

  static func values(_ unit: TranslationUnit, _ source: PlainText, _ key: Int64) -> [String?] {
    [
      unit.sourceLanguage.rawValue, unit.targetLanguage.rawValue, unit.source.text, unit.target.text,
      String(UnitRow.number(of: unit.status)), unit.origin, unit.position.map(String.init), unit.author, unit.created,
      unit.changed, unit.previous, unit.next, unit.note, UnitRow.text(of: unit.source.codes),
      UnitRow.text(of: unit.target.codes), UnitRow.text(of: unit.properties), String(source.key), String(key),
      folded(source),
    ]
  }

  /// The folded letters without white space.
  static func folded(_ text: PlainText) -> String {
    String(String.UnicodeScalarView(text.folded.filter { $0 != 0x20 }.compactMap { Unicode.Scalar($0) }))
  }

  static func unit(_ rows: PostgresRows, _ row: Int) throws(MemoryFault) -> StoredUnit {
    StoredUnit(
      id: rows.int(row, 0),
      unit: TranslationUnit(
        source: try UnitRow.text(rows.text(row, 3), codes: rows.optionalText(row, 14)),
        target: try UnitRow.text(rows.text(row, 4), codes: rows.optionalText(row, 15)),
        sourceLanguage: Language(rawValue: rows.text(row, 1)), targetLanguage: Language(rawValue: rows.text(row, 2)),
        status: UnitRow.status(rows.int(row, 5)), origin: rows.optionalText(row, 6),
        position: rows.optionalText(row, 7).flatMap { Int($0) }, author: rows.optionalText(row, 8),
        created: rows.optionalText(row, 9), changed: rows.optionalText(row, 10), previous: rows.optionalText(row, 11),
        next: rows.optionalText(row, 12), note: rows.optionalText(row, 13),
        properties: UnitRow.properties(rows.optionalText(row, 16))))
  }
}
