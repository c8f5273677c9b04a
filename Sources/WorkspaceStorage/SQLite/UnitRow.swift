import BitextModel

/// A translation unit as a row of `unit`.
enum UnitRow {
  /// The columns as ``unit(_:)`` reads them, from 0, after the id.
  static let columns = """
    unit.id, source, target, sourceLanguage, targetLanguage, status, origin.name, position, author, created, changed, \
    previous, next, note, sourceCodes, targetCodes, properties
    """

  static let tables = "unit JOIN pair ON pair.id = unit.pair LEFT JOIN origin ON origin.id = unit.origin"

  static func id(_ row: borrowing Statement) -> Int64 { row.int(0) }

  static func unit(_ row: borrowing Statement) throws(MemoryFault) -> TranslationUnit {
    TranslationUnit(
      source: try text(row.text(1), codes: row.optionalText(14)),
      target: try text(row.text(2), codes: row.optionalText(15)),
      sourceLanguage: Language(rawValue: row.text(3)), targetLanguage: Language(rawValue: row.text(4)),
      status: status(row.int(5)), origin: row.optionalText(6), position: row.isNull(7) ? nil : Int(row.int(7)),
      author: row.optionalText(8), created: row.optionalText(9), changed: row.optionalText(10),
      previous: row.optionalText(11), next: row.optionalText(12), note: row.optionalText(13),
      properties: properties(row.optionalText(16)))
  }

  // MARK: Status

  /// The numbers in the file; they never change.
  static func number(of status: TranslationUnit.Status) -> Int {
    switch status {
    case .proposed: 0
    case .translated: 1
    case .reviewed: 2
    case .rejected: 3
    }
  }

  static func status(_ number: Int64) -> TranslationUnit.Status {
    TranslationUnit.Status.allCases.first { self.number(of: $0) == number } ?? .translated
  }

  // MARK: Markup and properties: a line each, fields separated by tabs

  static func text(of codes: [InlineCode]) -> String? {
    codes.isEmpty
      ? nil
      : codes.map { code in
        FieldText.line([
          String(code.offset), code.kind.rawValue, code.pair.map(String.init) ?? "", code.match.map(String.init) ?? "",
          code.type ?? "", code.content,
        ])
      }.joined(separator: "\n")
  }

  /// A text with its markup, none of which stands outside of it.
  static func text(_ text: String, codes: String?) throws(MemoryFault) -> UnitText {
    var result = UnitText(text)
    for fields in FieldText.lines(codes) {
      guard fields.count == 6, let offset = Int(fields[0]), let kind = InlineCode.Kind(rawValue: fields[1]),
        (0...text.utf8.count).contains(offset)
      else { throw .hasDamagedUnit }
      result.codes.append(
        InlineCode(
          at: offset, kind, pair: Int(fields[2]), match: Int(fields[3]), type: fields[4].isEmpty ? nil : fields[4],
          content: fields[5]))
    }
    return result
  }

  static func text(of properties: [TranslationUnit.Property]) -> String? {
    properties.isEmpty ? nil : properties.map { FieldText.line([$0.type, $0.value]) }.joined(separator: "\n")
  }

  static func properties(_ text: String?) -> [TranslationUnit.Property] {
    FieldText.lines(text).compactMap { $0.count == 2 ? TranslationUnit.Property($0[0], $0[1]) : nil }
  }
}
