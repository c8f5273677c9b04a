import BitextModel
import Diagnostics
import GRDB
import GRDBSQLite
import TranslationMemory

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A memory in a file of SQLite: one writer at a time, readers beside it, also from other processes.
///
/// Units and index are written in one transaction, so that a crash leaves both as they were before or after.
public final class SQLiteMemory: MemoryStore {
  /// What an opener wants of a file that is not there.
  public enum Absence: Sendable { case isError, makesNew }

  public let place: String
  let queue: DatabaseQueue

  /// In seconds, how long one process waits for the writes of another. An import writes for a second or two at a time.
  private static let patience = 60.0

  public init(_ path: String, ifAbsent absence: Absence) throws(FileProblem) {
    place = path
    if absence == .isError, access(path, F_OK) != 0 { throw FileProblem(path: path, message: MemoryWords.absent) }
    // A write beyond a limit on file size must come back as an error, not end the process.
    signal(SIGXFSZ, SIG_IGN)
    do {
      queue = try Self.openInTurn(path)
    } catch {
      throw MemoryWords.problem(error, path)
    }
  }

  /// The change to a write-ahead log does not wait for its turn by itself.
  private static func openInTurn(_ path: String) throws -> DatabaseQueue {
    for _ in 0..<250 {
      do { return try open(path) } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
        usleep(20_000)
      }
    }
    return try open(path)
  }

  private static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { database in
      PlainTextFunction.add(to: database)
      try database.execute(
        sql: """
          PRAGMA synchronous = FULL;
          PRAGMA mmap_size = 68719476736;
          PRAGMA cache_size = -65536;
          PRAGMA wal_autocheckpoint = 16384;
          """)
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { database in
      let (isOurs, version) = try identity(database)
      if isOurs, version == SQLiteSchema.version { return }
      guard isOurs ? version < SQLiteSchema.version : try database.isEmpty() else {
        throw isOurs ? MemoryFault.isNewer(version) : MemoryFault.isForeign
      }
      try database.execute(sql: "PRAGMA journal_mode = WAL")
    }
    if try queue.read({ try identity($0).version }) != SQLiteSchema.version { try migrate(queue) }
    return queue
  }

  /// Two processes may find a file empty at once: the one that comes second finds the work done, and its own is taken back.
  private static func migrate(_ queue: DatabaseQueue) throws {
    do {
      try SQLiteSchema.migrator.migrate(queue)
    } catch {
      guard try queue.read({ try identity($0).version }) == SQLiteSchema.version else { throw error }
    }
  }

  private static func identity(_ database: Database) throws -> (isOurs: Bool, version: Int) {
    let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    return (id == SQLiteSchema.applicationID, try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0)
  }

  // MARK: Transactions

  /// Runs a body in a transaction that writes; what it throws is told as a problem with this file.
  func write<Result>(_ body: (OpaquePointer) throws -> Result) throws(FileProblem) -> Result {
    do {
      return try queue.write { database in try body(database.sqliteConnection!) }
    } catch {
      throw MemoryWords.problem(error, place)
    }
  }

  func read<Result>(_ body: (OpaquePointer) throws -> Result) throws(FileProblem) -> Result {
    do {
      return try queue.read { database in try body(database.sqliteConnection!) }
    } catch {
      throw MemoryWords.problem(error, place)
    }
  }

  /// The ids of the pairs of languages that are found by `languages`.
  func pairs(_ connection: OpaquePointer, in languages: LanguagePair) throws -> [Int64] {
    let statement = try Statement(connection, "SELECT id, sourceLanguage, targetLanguage FROM pair ORDER BY id")
    var result: [Int64] = []
    while try statement.step() {
      let pair = LanguagePair(
        source: Language(rawValue: statement.text(1)), target: Language(rawValue: statement.text(2)))
      if pair.isFound(by: languages) { result.append(statement.int(0)) }
    }
    return result
  }
}

/// What is wrong with a file before SQLite says so.
enum MemoryFault: Error {
  case isForeign
  /// A unit says what cannot be.
  case hasDamagedUnit
  /// The version that the file has.
  case isNewer(Int)
}

extension Database {
  fileprivate func isEmpty() throws -> Bool {
    // A migrator that was killed may have left the list of its migrations.
    try Int.fetchOne(self, sql: "SELECT count(*) FROM sqlite_master WHERE name NOT LIKE '%grdb_migrations%'") == 0
  }
}
