import BitextModel
import Diagnostics
import GRDBSQLite
import TranslationMemory

extension SQLiteMemory {
  public func units(
    withSource text: PlainText, in languages: LanguagePair, context: UnitContext, limit: Int
  ) throws(FileProblem) -> [StoredUnit] {
    try read { connection in
      let pairs = try pairs(connection, in: languages)
      guard !pairs.isEmpty, limit > 0 else { return [] }
      let statement = try Statement(
        connection,
        """
        SELECT \(UnitRow.columns) FROM \(UnitRow.tables)
        WHERE sourceKey = ?1 AND pair IN (\(Self.list(pairs))) AND status <> \(UnitRow.number(of: .rejected))
          AND \(PlainTextFunction.name)(source) = ?2
        ORDER BY (?3 IS NOT NULL OR ?4 IS NOT NULL)
            AND (?3 IS NULL OR \(PlainTextFunction.name)(previous) IS ?3)
            AND (?4 IS NULL OR \(PlainTextFunction.name)(next) IS ?4) DESC,
          status DESC, coalesce(changed, created, '') DESC, unit.id
        LIMIT ?5
        """)
      statement.bind(1, text.key)
      statement.bind(2, text.string)
      statement.bind(3, context.previous?.string)
      statement.bind(4, context.next?.string)
      statement.bind(5, limit)
      return try Self.units(statement)
    }
  }

  public func unitsLike(
    _ text: PlainText, in languages: LanguagePair, threshold: MatchScore, limit: Int
  ) throws(FileProblem) -> [StoredUnit] {
    try read { connection in
      let pairs = try pairs(connection, in: languages)
      guard !pairs.isEmpty else { return [] }
      let segments = try Self.segments(connection, of: pairs)
      let search = GramSearch(text, threshold: threshold)
      var ranking = NearestTexts(text, limit: limit)
      let source = try Statement(connection, "SELECT source FROM unit WHERE id = ?")
      for id in try search.units(in: segments, try SQLiteSegmentReader(connection)).sorted() {
        source.bind(1, id)
        if try source.step() { ranking.add(source.bytes(0), id) }
        source.reset()
      }
      let tail = try Self.tail(connection, pairs)
      while try tail.step() { ranking.add(tail.bytes(1), tail.int(0)) }
      return try Self.units(connection, ranking.ids)
    }
  }

  public func units(
    holding phrase: ConcordancePhrase, in languages: LanguagePair, limit: Int
  ) throws(FileProblem) -> [StoredUnit] {
    try read { connection in
      let pairs = try pairs(connection, in: languages)
      guard !pairs.isEmpty, limit > 0 else { return [] }
      let reader = try SQLiteSegmentReader(connection)
      let source = try Statement(connection, "SELECT source FROM unit WHERE id = ?")
      var found: [Int64] = []
      for segment in try Self.segments(connection, of: pairs).sorted(by: { $0.first < $1.first }) {
        guard let candidates = try phrase.candidates(in: segment, reader) else {
          return try scan(connection, for: phrase, pairs, limit)
        }
        var count = 0
        for id in candidates where count < limit {
          source.bind(1, id)
          if try source.step(), !phrase.ranges(in: source.text(0)).isEmpty {
            found.append(id)
            count += 1
          }
          source.reset()
        }
      }
      let tail = try Self.tail(connection, pairs)
      while try tail.step() { if !phrase.ranges(in: tail.text(1)).isEmpty { found.append(tail.int(0)) } }
      return try Self.units(connection, Array(found.sorted().prefix(limit)))
    }
  }

  /// Reads every source text: for a phrase of one letter, which has no gram.
  private func scan(
    _ connection: OpaquePointer, for phrase: ConcordancePhrase, _ pairs: [Int64], _ limit: Int
  ) throws -> [StoredUnit] {
    let statement = try Statement(
      connection, "SELECT id, source FROM unit WHERE pair IN (\(Self.list(pairs))) ORDER BY id")
    var found: [Int64] = []
    while found.count < limit, try statement.step() {
      if !phrase.ranges(in: statement.text(1)).isEmpty { found.append(statement.int(0)) }
    }
    return try Self.units(connection, found)
  }

  // MARK: All

  public func forEachTarget(
    in languages: LanguagePair, _ body: (Int64, UnsafeRawBufferPointer) -> Void
  ) throws(FileProblem) {
    try read { connection in
      let pairs = try pairs(connection, in: languages)
      guard !pairs.isEmpty else { return }
      let statement = try Statement(
        connection,
        """
        SELECT id, target FROM unit
        WHERE pair IN (\(Self.list(pairs))) AND status <> \(UnitRow.number(of: .rejected)) ORDER BY id
        """)
      while try statement.step() { body(statement.int(0), statement.bytes(1)) }
    }
  }

  public func forEach(
    _ filter: UnitFilter, _ body: (StoredUnit) throws(FileProblem) -> Void
  ) throws(FileProblem) {
    try read { connection in
      let condition = try self.condition(connection, filter)
      let statement = try Statement(
        connection, "SELECT \(UnitRow.columns) FROM \(UnitRow.tables) WHERE \(condition.sql) ORDER BY unit.id")
      condition.bind(to: statement)
      while try statement.step() { try body(StoredUnit(id: UnitRow.id(statement), unit: try UnitRow.unit(statement))) }
    }
  }

  func ids(_ connection: OpaquePointer, _ filter: UnitFilter) throws -> [Int64] {
    let condition = try self.condition(connection, filter)
    let statement = try Statement(
      connection, "SELECT unit.id FROM \(UnitRow.tables) WHERE \(condition.sql) ORDER BY unit.id")
    condition.bind(to: statement)
    var result: [Int64] = []
    while try statement.step() { result.append(statement.int(0)) }
    return result
  }

  private struct Condition {
    var sql = "1"
    var texts: [String] = []

    func bind(to statement: borrowing Statement) {
      for (index, text) in texts.enumerated() { statement.bind(Int32(index + 1), text) }
    }
  }

  private func condition(_ connection: OpaquePointer, _ filter: UnitFilter) throws -> Condition {
    var condition = Condition()
    if let ids = filter.ids { condition.sql += " AND unit.id IN (\(Self.list(ids)))" }
    if let origin = filter.origin {
      condition.texts.append(origin)
      condition.sql += " AND origin.name = ?\(condition.texts.count)"
    }
    if let text = filter.containing {
      // Every text holds the empty one, which nobody means.
      if text.isEmpty { condition.sql += " AND 0" }
      condition.texts.append(text)
      condition.sql += " AND (instr(source, ?\(condition.texts.count)) OR instr(target, ?\(condition.texts.count)))"
    }
    if let languages = filter.languages {
      condition.sql += " AND unit.pair IN (\(Self.list(try pairs(connection, in: languages))))"
    }
    return condition
  }

  public func statistics() throws(FileProblem) -> MemoryStatistics {
    try read { connection in
      var languages: [MemoryStatistics.Part<LanguagePair>] = []
      var total = 0
      let pairs = try Statement(
        connection,
        """
        SELECT sourceLanguage, targetLanguage, count(*) FROM unit JOIN pair ON pair.id = unit.pair
        GROUP BY pair.id ORDER BY sourceLanguage, targetLanguage
        """)
      while try pairs.step() {
        let pair = LanguagePair(source: Language(rawValue: pairs.text(0)), target: Language(rawValue: pairs.text(1)))
        languages.append(.init(pair, units: Int(pairs.int(2))))
        total += Int(pairs.int(2))
      }
      var origins: [MemoryStatistics.Part<String?>] = []
      let names = try Statement(
        connection,
        "SELECT name, count(*) FROM unit LEFT JOIN origin ON origin.id = unit.origin GROUP BY origin.id ORDER BY name")
      while try names.step() { origins.append(.init(names.optionalText(0), units: Int(names.int(1)))) }
      var counts: [TranslationUnit.Status: Int] = [:]
      let statuses = try Statement(connection, "SELECT status, count(*) FROM unit GROUP BY status")
      while try statuses.step() { counts[UnitRow.status(statuses.int(0))] = Int(statuses.int(1)) }
      return MemoryStatistics(
        units: total, languages: languages, origins: origins,
        statuses: TranslationUnit.Status.allCases.compactMap { status in
          counts[status].map { .init(status, units: $0) }
        })
    }
  }

  // MARK: Rows

  private static func list(_ numbers: [Int64]) -> String { numbers.map(String.init).joined(separator: ", ") }

  /// The units that are in no segment yet: id and source.
  private static func tail(_ connection: OpaquePointer, _ pairs: [Int64]) throws -> Statement {
    let statement = try Statement(
      connection, "SELECT id, source FROM unit WHERE id >= ? AND +pair IN (\(list(pairs))) ORDER BY id")
    statement.bind(1, try indexedTo(connection))
    return statement
  }

  private static func units(_ statement: borrowing Statement) throws -> [StoredUnit] {
    var result: [StoredUnit] = []
    while try statement.step() {
      result.append(StoredUnit(id: UnitRow.id(statement), unit: try UnitRow.unit(statement)))
    }
    return result
  }

  /// In the order of `ids`.
  private static func units(_ connection: OpaquePointer, _ ids: [Int64]) throws -> [StoredUnit] {
    let statement = try Statement(connection, "SELECT \(UnitRow.columns) FROM \(UnitRow.tables) WHERE unit.id = ?")
    var result: [StoredUnit] = []
    for id in ids {
      statement.bind(1, id)
      result += try units(statement)
      statement.reset()
    }
    return result
  }
}
