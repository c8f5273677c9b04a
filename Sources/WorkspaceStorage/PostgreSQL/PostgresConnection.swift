import CLibPQ

/// A connection to a server of PostgreSQL.
final class PostgresConnection {
  private let handle: OpaquePointer

  init(_ address: String) throws(PostgresFault) {
    guard clibpq_is_available() else { throw .noLibrary }
    guard let handle = clibpq_open(address) else { throw .refused("out of memory") }
    guard clibpq_is_open(handle) else {
      let words = Self.words(handle)
      clibpq_close(handle)
      throw .refused(words)
    }
    self.handle = handle
  }

  deinit { clibpq_close(handle) }

  private static func words(_ handle: OpaquePointer) -> String {
    let words = String(cString: clibpq_words(handle))
    return words.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// Runs one statement; its arguments are `$1` and so on.
  @discardableResult
  func run(_ sql: String, _ arguments: [String?] = []) throws(PostgresFault) -> PostgresRows {
    // PostgreSQL has no place for NUL, at which a text of C ends.
    var copies: [[CChar]?] = arguments.map { $0.map { $0.utf8.filter { $0 != 0 }.map { CChar(bitPattern: $0) } + [0] } }
    let result = Self.withPointers(&copies) { clibpq_run(handle, sql, Int32($0.count), $0.baseAddress) }
    guard clibpq_succeeded(result), let result else {
      let state = String(cString: clibpq_state(result))
      clibpq_free(result)
      throw .failed(state, Self.words(handle))
    }
    return PostgresRows(result)
  }

  private static func withPointers<Result>(
    _ texts: inout [[CChar]?], _ body: (UnsafeBufferPointer<UnsafePointer<CChar>?>) -> Result
  ) -> Result {
    let storage = texts.map { text -> UnsafeMutablePointer<CChar>? in
      guard let text else { return nil }
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.count)
      copy.initialize(from: text, count: text.count)
      return copy
    }
    defer { for pointer in storage { pointer?.deallocate() } }
    return storage.map { UnsafePointer($0) }.withUnsafeBufferPointer(body)
  }

  /// Runs statements that take no arguments and give nothing.
  func runAll(_ sql: String) throws(PostgresFault) {
    let result = clibpq_run_all(handle, sql)
    defer { clibpq_free(result) }
    guard clibpq_succeeded(result) else {
      throw .failed(String(cString: clibpq_state(result)), Self.words(handle))
    }
  }
}

/// What a statement gave.
final class PostgresRows {
  private let handle: OpaquePointer

  fileprivate init(_ handle: OpaquePointer) { self.handle = handle }
  deinit { clibpq_free(handle) }

  var count: Int { Int(clibpq_rows(handle)) }

  func optionalText(_ row: Int, _ column: Int) -> String? {
    clibpq_is_null(handle, Int32(row), Int32(column))
      ? nil : String(cString: clibpq_value(handle, Int32(row), Int32(column)))
  }

  func text(_ row: Int, _ column: Int) -> String { optionalText(row, column) ?? "" }
  func int(_ row: Int, _ column: Int) -> Int64 { Int64(text(row, column)) ?? 0 }
}

/// What went wrong with a server.
enum PostgresFault: Error {
  case noLibrary
  /// No connection, with the server's words.
  case refused(String)
  /// The tables cannot be made, with the server's words.
  case unprepared(String)
  /// A statement failed: SQLSTATE and words.
  case failed(String, String)
}
