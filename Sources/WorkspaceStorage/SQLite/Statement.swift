import GRDBSQLite

/// A prepared statement of SQLite, for the paths on which a million rows go in or a thousand come out in milliseconds; everything else goes through
/// GRDB's own.
struct Statement: ~Copyable {
  private let handle: OpaquePointer
  private let connection: OpaquePointer

  init(_ connection: OpaquePointer, _ sql: String) throws(SQLiteFault) {
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v2(connection, sql, -1, &handle, nil)
    guard code == SQLITE_OK, let handle else { throw SQLiteFault(connection, code) }
    self.handle = handle
    self.connection = connection
  }

  deinit { sqlite3_finalize(handle) }

  // MARK: Arguments, from 1

  func bind(_ index: Int32, _ value: Int64) { sqlite3_bind_int64(handle, index, value) }

  func bind(_ index: Int32, _ value: Int?) {
    if let value { sqlite3_bind_int64(handle, index, Int64(value)) } else { sqlite3_bind_null(handle, index) }
  }

  func bind(_ index: Int32, _ value: String?) {
    guard var value else {
      sqlite3_bind_null(handle, index)
      return
    }
    value.withUTF8 { utf8 in
      _ = utf8.withMemoryRebound(to: CChar.self) {
        sqlite3_bind_text(handle, index, $0.baseAddress ?? emptyText, Int32($0.count), transient)
      }
    }
  }

  func bind(_ index: Int32, _ bytes: [UInt8]) {
    bytes.withUnsafeBytes { _ = sqlite3_bind_blob64(handle, index, $0.baseAddress, UInt64($0.count), transient) }
  }

  // MARK: Steps

  /// Whether there is a row.
  func step() throws(SQLiteFault) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw SQLiteFault(connection, code)
    }
  }

  /// Runs to the end and is ready for the next arguments.
  func run() throws(SQLiteFault) {
    defer { reset() }
    while try step() {}
  }

  func reset() { sqlite3_reset(handle) }

  // MARK: Columns, from 0

  func int(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(handle, column)
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }
  func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }
}

/// What SQLite says went wrong.
struct SQLiteFault: Error {
  /// The extended result code.
  let code: Int32
  let words: String

  init(_ connection: OpaquePointer, _ code: Int32) {
    self.code = sqlite3_extended_errcode(connection) == SQLITE_OK ? code : sqlite3_extended_errcode(connection)
    words = String(cString: sqlite3_errmsg(connection))
  }
}

/// SQLite copies what is bound.
private let transient = unsafeBitCast(-1 as Int, to: sqlite3_destructor_type.self)

/// What stands for the bytes of an empty text, whose own address may be nil, which would be NULL.
nonisolated(unsafe) private let emptyText = UnsafePointer(UnsafeMutablePointer<CChar>.allocate(capacity: 1))
