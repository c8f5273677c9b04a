import BitextModel
import Diagnostics
import TranslationMemory

/// A memory in a database of PostgreSQL, which a team shares. Candidates come from pg_trgm, scores from ``MemorySearch`` as everywhere.
///
/// Writers take turns by a lock of the database; readers never wait.
public final class PostgresMemory: MemoryStore {
  public let place: String
  private let connection: PostgresConnection

  static let version: Int64 = 1
  /// Of the lock that writers take: `eonh`.
  private static let lock = 0x656F_6E68
  /// How many texts that share trigrams are compared.
  private static let proposals = 1_000

  /// - Parameter address: `postgresql://user@host/database`; libpq's other keys and its environment variables hold too.
  public init(_ address: String) throws(FileProblem) {
    place = Self.withoutPassword(address)
    do {
      connection = try PostgresConnection(address)
      try Self.migrate(connection)
    } catch {
      throw MemoryWords.problem(error, Self.withoutPassword(address))
    }
  }

  /// The address as messages may show it: no password, no options; nothing but the scheme where that cannot be told.
  static func withoutPassword(_ address: String) -> String {
    let parts = address.split(separator: "/", omittingEmptySubsequences: false)
    let hidden = "postgresql://…"
    guard parts.count >= 3, parts[1].isEmpty else { return hidden }
    let authority = parts[2].prefix { $0 != "?" && $0 != "#" }
    let path =
      parts[2].count > authority.count
      ? "" : parts.dropFirst(3).joined(separator: "/").prefix { $0 != "?" && $0 != "#" }
    // A slash or @ inside a password.
    guard !path.contains("@"), authority.count(where: { $0 == "@" }) <= 1 else { return hidden }
    let halves = authority.split(separator: "@", omittingEmptySubsequences: false)
    let user = halves.count == 2 ? halves[0].prefix { $0 != ":" } + "@" : ""
    return "\(parts[0])//\(user)\(halves.last ?? "")" + (path.isEmpty ? "" : "/\(path)")
  }

  private static func migrate(_ connection: PostgresConnection) throws {
    try connection.runAll("SET client_encoding TO 'UTF8'")
    // Who only opens what is there waits for nobody.
    if try isPrepared(connection) { return }
    do {
      try connection.runAll("BEGIN; SELECT pg_advisory_xact_lock(\(lock))")
      if try !isPrepared(connection) { try prepare(connection) }
      try connection.runAll("COMMIT")
    } catch {
      try? connection.runAll("ROLLBACK")
      throw error
    }
  }

  private static func prepare(_ connection: PostgresConnection) throws(PostgresFault) {
    do { try connection.runAll(PostgresSchema.first) } catch {
      guard case .failed(_, let words) = error else { throw error }
      throw .unprepared(words)
    }
  }

  private static func isPrepared(_ connection: PostgresConnection) throws -> Bool {
    guard try connection.run("SELECT to_regclass('eonhae.state') IS NOT NULL").text(0, 0) == "t" else { return false }
    let version = try connection.run("SELECT version FROM eonhae.state").int(0, 0)
    guard version <= Self.version else { throw MemoryFault.isNewer(Int(version)) }
    return true
  }

  // MARK: Transactions

  private func told<Result>(_ body: () throws -> Result) throws(FileProblem) -> Result {
    do { return try body() } catch { throw MemoryWords.problem(error, place) }
  }

  private func write<Result>(_ body: () throws -> Result) throws(FileProblem) -> Result {
    try told {
      do {
        try connection.runAll("BEGIN; SELECT pg_advisory_xact_lock(\(Self.lock))")
        let result = try body()
        try connection.runAll("COMMIT")
        return result
      } catch {
        try? connection.runAll("ROLLBACK")
        throw error
      }
    }
  }

  public func add(_ units: [TranslationUnit]) throws(FileProblem) -> AdditionCounts {
    try write {
      var counts = AdditionCounts()
      for unit in units { try add(unit, counting: &counts) }
      return counts
    }
  }

  private func add(_ unit: TranslationUnit, counting counts: inout AdditionCounts) throws {
    let (source, target) = (PlainText(unit.source.text), PlainText(unit.target.text))
    guard !source.letters.isEmpty, !target.letters.isEmpty else {
      counts.skipped += 1
      return
    }
    let key = PlainText.key(source: source, target: target, previous: unit.previous, next: unit.next)
    let same = try connection.run(
      "SELECT \(PostgresRow.columns) FROM eonhae.unit WHERE sourceKey = $1 AND unitKey = $2 ORDER BY id",
      [String(source.key), String(key)])
    let known = try (0..<same.count).map { try PostgresRow.unit(same, $0) }.first { $0.unit.isSame(as: unit) }
    if let known {
      counts.merged += 1
      let merged = known.unit.merged(with: unit)
      guard merged != known.unit else { return }
      try connection.run(
        "UPDATE eonhae.unit SET (\(PostgresRow.names)) = (\(PostgresRow.marks)) WHERE id = $20",
        PostgresRow.values(merged, source, key) + [String(known.id)])
    } else {
      counts.added += 1
      try connection.run(
        "INSERT INTO eonhae.unit (\(PostgresRow.names)) VALUES (\(PostgresRow.marks))",
        PostgresRow.values(unit, source, key))
    }
  }

  public func settle() throws(FileProblem) { try told { try connection.runAll("ANALYZE eonhae.unit") } }

  public func remove(_ filter: UnitFilter) throws(FileProblem) -> Int {
    try write {
      let condition = try condition(filter)
      return try connection.run("DELETE FROM eonhae.unit WHERE \(condition.sql) RETURNING 1", condition.values).count
    }
  }

  // MARK: Finding

  /// The condition that units are of languages that are found by `languages`.
  private func languages(_ languages: LanguagePair) throws -> String {
    let rows = try connection.run("SELECT DISTINCT sourceLanguage, targetLanguage FROM eonhae.unit ORDER BY 1, 2")
    let pairs = (0..<rows.count).map {
      LanguagePair(source: Language(rawValue: rows.text($0, 0)), target: Language(rawValue: rows.text($0, 1)))
    }
    return pairs.filter { $0.isFound(by: languages) }.map { pair in
      "(sourceLanguage, targetLanguage) = (\(Self.quoted(pair.source.rawValue)), \(Self.quoted(pair.target.rawValue)))"
    }.reduce("false") { "\($0) OR \($1)" }
  }

  private static func quoted(_ text: String) -> String {
    // E'' with both characters escaped that mean something in it; scalars, for a mark may be joined to either.
    "E'" + text.unicodeScalars.reduce(into: "") { $0 += $1 == "'" || $1 == "\\" ? "\\\($1)" : String($1) } + "'"
  }

  public func units(
    withSource text: PlainText, in languages: LanguagePair, context: UnitContext, limit: Int
  ) throws(FileProblem) -> [StoredUnit] {
    try told {
      guard limit > 0 else { return [] }
      let condition =
        "sourceKey = $1 AND (\(try self.languages(languages))) AND status <> \(UnitRow.number(of: .rejected))"
      let order = "status DESC, coalesce(changed, created, '') COLLATE \"C\" DESC, id"
      // The server cannot tell plain texts: those in context are told here, from the neighbours alone.
      var inContext: [String] = []
      if context != UnitContext() {
        let rows = try connection.run(
          "SELECT id, previous, next FROM eonhae.unit WHERE \(condition) ORDER BY \(order)", [String(text.key)])
        let places = (0..<rows.count).lazy.filter {
          context.holds(previous: rows.optionalText($0, 1), next: rows.optionalText($0, 2))
        }
        inContext = places.prefix(limit).map { rows.text($0, 0) }
      }
      let first = inContext.isEmpty ? "" : "id IN (\(inContext.joined(separator: ", "))) DESC, "
      let rows = try connection.run(
        "SELECT \(PostgresRow.columns) FROM eonhae.unit WHERE \(condition) ORDER BY \(first)\(order) LIMIT \(limit)",
        [String(text.key)])
      return try (0..<rows.count).map { try PostgresRow.unit(rows, $0) }.filter {
        PlainText($0.unit.source.text) == text
      }
    }
  }

  public func unitsLike(
    _ text: PlainText, in languages: LanguagePair, threshold: MatchScore, limit: Int
  ) throws(FileProblem) -> [StoredUnit] {
    try told {
      let condition = try self.languages(languages)
      // Two edits change up to six trigrams of a word: what the score calls half may share few.
      let similarity = max(0.1, Double(threshold.value) / 250)
      try connection.run("SELECT set_config('pg_trgm.similarity_threshold', $1, false)", [String(similarity)])
      let rows = try connection.run(
        """
        SELECT id, source FROM eonhae.unit WHERE folded % $1 AND (\(condition))
        ORDER BY similarity(folded, $1) DESC, id LIMIT \(Self.proposals)
        """, [PostgresRow.folded(text)])
      var nearest = NearestTexts(text, limit: limit)
      for row in 0..<rows.count {
        Array(rows.text(row, 1).utf8).withUnsafeBytes { nearest.add($0, rows.int(row, 0)) }
      }
      return try units(nearest.ids)
    }
  }

  public func units(
    holding phrase: ConcordancePhrase, in languages: LanguagePair, limit: Int
  ) throws(FileProblem) -> [StoredUnit] {
    try told {
      guard limit > 0, !phrase.isEmpty else { return [] }
      var conditions = ["(\(try self.languages(languages)))"]
      var values: [String] = []
      for stem in phrase.stems {
        values.append("%" + stem.reduce(into: "") { $0 += "%_\\".contains($1) ? "\\\($1)" : String($1) } + "%")
        conditions.append("folded LIKE $\(values.count)")
      }
      let condition = conditions.joined(separator: " AND ")
      var found: [StoredUnit] = []
      var last: Int64 = 0
      while found.count < limit {
        let rows = try connection.run(
          "SELECT \(PostgresRow.columns) FROM eonhae.unit WHERE \(condition) AND id > \(last) ORDER BY id LIMIT 1000",
          values)
        guard rows.count > 0 else { break }
        for row in 0..<rows.count where found.count < limit {
          let stored = try PostgresRow.unit(rows, row)
          if !phrase.ranges(in: stored.unit.source.text).isEmpty { found.append(stored) }
        }
        last = rows.int(rows.count - 1, 0)
      }
      return found
    }
  }

  /// In the order of `ids`.
  private func units(_ ids: [Int64]) throws -> [StoredUnit] {
    guard !ids.isEmpty else { return [] }
    let rows = try connection.run(
      "SELECT \(PostgresRow.columns) FROM eonhae.unit WHERE id IN (\(ids.map(String.init).joined(separator: ", ")))")
    let known = try Dictionary(
      (0..<rows.count).map { (rows.int($0, 0), try PostgresRow.unit(rows, $0)) },
      uniquingKeysWith: { first, _ in first })
    return ids.compactMap { known[$0] }
  }

  // MARK: All

  private func condition(_ filter: UnitFilter) throws -> Condition {
    var condition = Condition(filter)
    if let languages = filter.languages { condition.sql += " AND (\(try self.languages(languages)))" }
    return condition
  }

  private struct Condition {
    var sql = "true"
    var values: [String] = []

    init(_ filter: UnitFilter) {
      if let ids = filter.ids {
        sql += ids.isEmpty ? " AND false" : " AND id IN (\(ids.map(String.init).joined(separator: ", ")))"
      }
      if let origin = filter.origin {
        values.append(origin)
        sql += " AND origin = $\(values.count)"
      }
      if let text = filter.containing {
        // Every text holds the empty one, which nobody means.
        if text.isEmpty { sql += " AND false" }
        values.append(text)
        sql += " AND (strpos(source, $\(values.count)) > 0 OR strpos(target, $\(values.count)) > 0)"
      }
    }
  }

  public func forEach(
    _ filter: UnitFilter, _ body: (StoredUnit) throws(FileProblem) -> Void
  ) throws(FileProblem) {
    try told {
      let condition = try condition(filter)
      // In pages, so that neither side holds all units.
      var last: Int64 = 0
      while true {
        let rows = try connection.run(
          "SELECT \(PostgresRow.columns) FROM eonhae.unit WHERE \(condition.sql) AND id > \(last) ORDER BY id "
            + "LIMIT 1000",
          condition.values)
        guard rows.count > 0 else { return }
        for row in 0..<rows.count { try body(try PostgresRow.unit(rows, row)) }
        last = rows.int(rows.count - 1, 0)
      }
    }
  }

  public func forEachTarget(
    in languages: LanguagePair, _ body: (Int64, UnsafeRawBufferPointer) -> Void
  ) throws(FileProblem) {
    try told {
      let condition = "(\(try self.languages(languages))) AND status <> \(UnitRow.number(of: .rejected))"
      var last: Int64 = 0
      while true {
        let rows = try connection.run(
          "SELECT id, target FROM eonhae.unit WHERE \(condition) AND id > \(last) ORDER BY id LIMIT 10000")
        guard rows.count > 0 else { return }
        for row in 0..<rows.count {
          Array(rows.text(row, 1).utf8).withUnsafeBytes { body(rows.int(row, 0), $0) }
        }
        last = rows.int(rows.count - 1, 0)
      }
    }
  }

  public func statistics() throws(FileProblem) -> MemoryStatistics {
    try told {
      let pairs = try connection.run(
        "SELECT sourceLanguage, targetLanguage, count(*) FROM eonhae.unit GROUP BY 1, 2 ORDER BY sourceLanguage "
          + "COLLATE \"C\", targetLanguage COLLATE \"C\""
      )
      let origins = try connection.run(
        "SELECT origin, count(*) FROM eonhae.unit GROUP BY 1 ORDER BY origin COLLATE \"C\" NULLS FIRST")
      let statuses = try connection.run("SELECT status, count(*) FROM eonhae.unit GROUP BY 1")
      var counts: [TranslationUnit.Status: Int] = [:]
      for row in 0..<statuses.count { counts[UnitRow.status(statuses.int(row, 0))] = Int(statuses.int(row, 1)) }
      return MemoryStatistics(
        units: counts.values.reduce(0, +),
        languages: (0..<pairs.count).map {
          .init(
            LanguagePair(source: Language(rawValue: pairs.text($0, 0)), target: Language(rawValue: pairs.text($0, 1))),
            units: Int(pairs.int($0, 2)))
        },
        origins: (0..<origins.count).map { .init(origins.optionalText($0, 0), units: Int(origins.int($0, 1))) },
        statuses: TranslationUnit.Status.allCases.compactMap { status in
          counts[status].map { .init(status, units: $0) }
        })
    }
  }
}
