import BitextModel
import Diagnostics
import GRDBSQLite
import TranslationMemory

extension SQLiteMemory {
  public func add(_ units: [TranslationUnit]) throws(FileProblem) -> AdditionCounts {
    try write { connection in
      // A file without numbers to give says so itself, not as a full disk.
      _ = try Self.nextID(connection)
      let writer = try UnitWriter(connection)
      var counts = AdditionCounts()
      for unit in units { try writer.write(unit, counting: &counts) }
      let next = try Self.nextID(connection)
      if next - (try Self.indexedTo(connection)) >= Self.longestTail { try Self.indexTail(connection, upTo: next) }
      return counts
    }
  }

  public func remove(_ filter: UnitFilter) throws(FileProblem) -> Int {
    try write { connection in
      let ids = try ids(connection, filter)
      let delete = try Statement(connection, "DELETE FROM unit WHERE id = ?")
      for id in ids {
        delete.bind(1, id)
        try delete.run()
      }
      try Statement(connection, "DELETE FROM origin WHERE id NOT IN (SELECT origin FROM unit WHERE origin NOT NULL)")
        .run()
      if try Self.hasManyDead(connection) { try Self.rebuildIndex(connection) }
      return ids.count
    }
  }

  public func settle() throws(FileProblem) {
    try write { connection in try Self.joinSegments(connection) }
    do {
      try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    } catch {
      // Another process reads: the log is taken in by whoever closes last.
    }
  }
}

/// Writes units one after the other within a transaction.
private final class UnitWriter {
  private let connection: OpaquePointer
  private let insert: Statement
  private let update: Statement
  private let find: Statement
  private let read: Statement
  private var pairs: [LanguagePair: Int64] = [:]
  private var origins: [String: Int64] = [:]

  init(_ connection: OpaquePointer) throws(SQLiteFault) {
    self.connection = connection
    let names =
      "pair, source, target, status, origin, position, author, created, changed, previous, next, note, "
      + "sourceCodes, targetCodes, properties, sourceKey, unitKey"
    insert = try Statement(
      connection, "INSERT INTO unit (\(names)) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17)")
    update = try Statement(
      connection,
      "UPDATE unit SET (\(names)) = (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17) WHERE id = ?18")
    find = try Statement(connection, "SELECT id FROM unit WHERE sourceKey = ? AND unitKey = ? ORDER BY id")
    read = try Statement(connection, "SELECT \(UnitRow.columns) FROM \(UnitRow.tables) WHERE unit.id = ?")
  }

  func write(_ unit: TranslationUnit, counting counts: inout AdditionCounts) throws {
    let source = PlainText(unit.source.text)
    let target = PlainText(unit.target.text)
    guard !source.letters.isEmpty, !target.letters.isEmpty else {
      counts.skipped += 1
      return
    }
    let keys = (
      source: source.key,
      unit: PlainText.key(source: source, target: target, previous: unit.previous, next: unit.next)
    )
    if let known = try same(as: unit, keys) {
      let merged = known.unit.merged(with: unit)
      counts.merged += 1
      guard merged != known.unit else { return }
      try bind(merged, keys, to: update)
      update.bind(18, known.id)
      try update.run()
    } else {
      try bind(unit, keys, to: insert)
      try insert.run()
      counts.added += 1
    }
  }

  private func same(as unit: TranslationUnit, _ keys: (source: Int64, unit: Int64)) throws -> StoredUnit? {
    find.bind(1, keys.source)
    find.bind(2, keys.unit)
    defer { find.reset() }
    while try find.step() {
      read.bind(1, find.int(0))
      defer { read.reset() }
      guard try read.step() else { continue }
      let known = try UnitRow.unit(read)
      if known.isSame(as: unit) { return StoredUnit(id: find.int(0), unit: known) }
    }
    return nil
  }

  private func bind(
    _ unit: TranslationUnit, _ keys: (source: Int64, unit: Int64), to statement: borrowing Statement
  ) throws {
    statement.bind(1, try pair(LanguagePair(source: unit.sourceLanguage, target: unit.targetLanguage)))
    statement.bind(2, unit.source.text)
    statement.bind(3, unit.target.text)
    statement.bind(4, UnitRow.number(of: unit.status))
    statement.bind(5, try unit.origin.map { Int(try origin($0)) })
    statement.bind(6, unit.position)
    statement.bind(7, unit.author)
    statement.bind(8, unit.created)
    statement.bind(9, unit.changed)
    statement.bind(10, unit.previous)
    statement.bind(11, unit.next)
    statement.bind(12, unit.note)
    statement.bind(13, UnitRow.text(of: unit.source.codes))
    statement.bind(14, UnitRow.text(of: unit.target.codes))
    statement.bind(15, UnitRow.text(of: unit.properties))
    statement.bind(16, keys.source)
    statement.bind(17, keys.unit)
  }

  private func pair(_ pair: LanguagePair) throws -> Int64 {
    if let known = pairs[pair] { return known }
    let names = [pair.source.rawValue, pair.target.rawValue]
    let id = try number(of: names, in: "pair", columns: ["sourceLanguage", "targetLanguage"])
    pairs[pair] = id
    return id
  }

  private func origin(_ name: String) throws -> Int64 {
    if let known = origins[name] { return known }
    let id = try number(of: [name], in: "origin", columns: ["name"])
    origins[name] = id
    return id
  }

  /// The id of the row with these values, which is made where there is none.
  private func number(of values: [String], in table: String, columns: [String]) throws -> Int64 {
    let condition = columns.map { "\($0) = ?" }.joined(separator: " AND ")
    let find = try Statement(connection, "SELECT id FROM \(table) WHERE \(condition)")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    let insert = try Statement(
      connection, "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))")
    for (index, value) in values.enumerated() {
      find.bind(Int32(index + 1), value)
      insert.bind(Int32(index + 1), value)
    }
    if try find.step() { return find.int(0) }
    try insert.run()
    return sqlite3_last_insert_rowid(connection)
  }
}
