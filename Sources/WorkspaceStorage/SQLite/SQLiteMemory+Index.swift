import BitextModel
import GRDBSQLite
import TranslationMemory

/// The fuzzy index: segments of posting lists, beside a tail of units that are read one by one.
extension SQLiteMemory {
  /// In units: what a search reads one by one in about a millisecond.
  static let longestTail: Int64 = 1_000
  /// In units: what the lists of one segment are gathered of in memory, about 30 MB.
  private static let largestGathering = 100_000

  static func indexedTo(_ connection: OpaquePointer) throws -> Int64 {
    let statement = try Statement(connection, "SELECT indexedTo FROM state")
    return try statement.step() ? statement.int(0) : 1
  }

  /// The id that the next unit gets.
  static func nextID(_ connection: OpaquePointer) throws -> Int64 {
    let statement = try Statement(connection, "SELECT max(id) FROM unit")
    return try statement.step() ? statement.int(0) + 1 : 1
  }

  static func segments(_ connection: OpaquePointer, of pairs: [Int64]) throws -> [IndexSegment] {
    let statement = try Statement(
      connection, "SELECT id, first, span, count FROM segment WHERE pair = ? ORDER BY first")
    var result: [IndexSegment] = []
    for pair in pairs {
      statement.bind(1, pair)
      while try statement.step() {
        // What a damaged file says is not believed: it is room that is made for it.
        guard statement.int(1) > 0, (0...(1 << 31)).contains(statement.int(2)) else { throw MemoryFault.isDamaged }
        result.append(
          IndexSegment(
            id: statement.int(0), first: statement.int(1), span: Int(statement.int(2)), count: Int(statement.int(3))))
      }
      statement.reset()
    }
    return result
  }

  // MARK: Taking the tail in

  static func indexTail(_ connection: OpaquePointer, upTo next: Int64) throws {
    let statement = try Statement(connection, "SELECT id, pair, source FROM unit WHERE id >= ? ORDER BY id")
    statement.bind(1, try indexedTo(connection))
    var gatherings: [Int64: Gathering] = [:]
    var count = 0
    while try statement.step() {
      let (id, pair) = (statement.int(0), statement.int(1))
      gatherings[pair, default: Gathering(first: id)].add(
        PlainText(utf8: statement.bytes(2).bindMemory(to: UInt8.self)), id: id)
      count += 1
      if count == largestGathering {
        try store(&gatherings, connection)
        count = 0
      }
    }
    try store(&gatherings, connection)
    let state = try Statement(connection, "UPDATE state SET indexedTo = ?")
    state.bind(1, next)
    try state.run()
  }

  private struct Gathering {
    let first: Int64
    var builder = SegmentBuilder()
    var count = 0

    init(first: Int64) { self.first = first }

    mutating func add(_ text: PlainText, id: Int64) {
      builder.add(text, as: Int(id - first))
      count += 1
    }
  }

  private static func store(_ gatherings: inout [Int64: Gathering], _ connection: OpaquePointer) throws {
    let insert = try Statement(connection, "INSERT INTO posting VALUES (?, ?)")
    for pair in gatherings.keys.sorted() {
      guard var gathering = gatherings.removeValue(forKey: pair) else { continue }
      let lengths = gathering.builder.lengths
      let segment = try addSegment(
        connection, pair: pair, first: gathering.first, count: gathering.count, lengths: lengths)
      try gathering.builder.finish { gram, list in
        insert.bind(1, segment << 32 | Int64(gram))
        insert.bind(2, list.bytes)
        try insert.run()
      }
    }
  }

  private static func addSegment(
    _ connection: OpaquePointer, pair: Int64, first: Int64, count: Int, lengths: [UInt8]
  ) throws -> Int64 {
    let insert = try Statement(
      connection, "INSERT INTO segment (pair, first, span, count, lengths) VALUES (?, ?, ?, ?, ?)")
    insert.bind(1, pair)
    insert.bind(2, first)
    insert.bind(3, lengths.count)
    insert.bind(4, count)
    insert.bind(5, lengths)
    try insert.run()
    return sqlite3_last_insert_rowid(connection)
  }

  /// Whether so many of the indexed units have been removed that they stand in the way of the others.
  static func hasManyDead(_ connection: OpaquePointer) throws -> Bool {
    let statement = try Statement(
      connection,
      """
      SELECT (SELECT coalesce(sum(count), 0) FROM segment),
        (SELECT count(*) FROM unit WHERE id < (SELECT indexedTo FROM state))
      """)
    guard try statement.step() else { return false }
    let (indexed, living) = (statement.int(0), statement.int(1))
    return (indexed - living) * 5 > indexed
  }

  static func rebuildIndex(_ connection: OpaquePointer) throws {
    for sql in ["DELETE FROM posting", "DELETE FROM segment", "UPDATE state SET indexedTo = 1"] {
      try Statement(connection, sql).run()
    }
    try indexTail(connection, upTo: try nextID(connection))
    try joinSegments(connection)
  }

  // MARK: Joining

  /// Joins the newer segments of each pair until each is at least twice as large as all that are newer: a logarithm of them stays, and a unit is
  /// written again as often.
  static func joinSegments(_ connection: OpaquePointer) throws {
    let statement = try Statement(connection, "SELECT DISTINCT pair FROM segment ORDER BY pair")
    var pairs: [Int64] = []
    while try statement.step() { pairs.append(statement.int(0)) }
    for pair in pairs {
      let segments = try segments(connection, of: [pair])
      var from = segments.count
      var newer = 0
      for index in segments.indices.reversed() {
        if newer > 0, segments[index].count < 2 * newer { from = index }
        newer += segments[index].count
      }
      // What is newer than one that is joined is joined as well.
      if from < segments.count - 1 { try join(Array(segments[from...]), pair: pair, connection) }
    }
  }

  private static func join(_ segments: [IndexSegment], pair: Int64, _ connection: OpaquePointer) throws {
    let reader = try SQLiteSegmentReader(connection)
    let first = segments[0].first
    var lengths: [UInt8] = []
    for segment in segments {
      lengths += [UInt8](repeating: 0, count: Int(segment.first - first) - lengths.count)
      try reader.withLengths(of: segment) { lengths += $0 }
    }
    let joined = try addSegment(
      connection, pair: pair, first: first, count: segments.reduce(0) { $0 + $1.count }, lengths: lengths)
    let insert = try Statement(connection, "INSERT INTO posting VALUES (?, ?)")
    var cursors: [ListCursor] = try segments.map { try ListCursor(connection, $0) }
    var list = PostingList()
    while let gram = cursors.compactMap(\.gram).min() {
      list.removeAll()
      for cursor in cursors where cursor.gram == gram {
        let distance = UInt32(cursor.segment.first - first)
        PostingList.forEach(in: cursor.statement.bytes(1)) { list.append($0 &+ distance) }
        try cursor.advance()
      }
      insert.bind(1, joined << 32 | Int64(gram))
      insert.bind(2, list.bytes)
      try insert.run()
    }
    cursors.removeAll()
    let postings = try Statement(connection, "DELETE FROM posting WHERE id BETWEEN ? AND ?")
    let old = try Statement(connection, "DELETE FROM segment WHERE id = ?")
    for segment in segments {
      postings.bind(1, segment.id << 32)
      postings.bind(2, segment.id << 32 | 0xFFFF_FFFF)
      try postings.run()
      old.bind(1, segment.id)
      try old.run()
    }
  }

  /// The lists of a segment by gram.
  private final class ListCursor {
    let segment: IndexSegment
    let statement: Statement
    /// nil at the end.
    private(set) var gram: UInt32?

    init(_ connection: OpaquePointer, _ segment: IndexSegment) throws {
      self.segment = segment
      statement = try Statement(connection, "SELECT id, list FROM posting WHERE id BETWEEN ? AND ? ORDER BY id")
      statement.bind(1, segment.id << 32)
      statement.bind(2, segment.id << 32 | 0xFFFF_FFFF)
      try advance()
    }

    func advance() throws {
      gram = try statement.step() ? UInt32(truncatingIfNeeded: statement.int(0)) : nil
    }
  }
}

/// The lists of the file.
final class SQLiteSegmentReader: SegmentReader {
  private let size: Statement
  private let list: Statement
  private let lengths: Statement

  init(_ connection: OpaquePointer) throws(SQLiteFault) {
    size = try Statement(connection, "SELECT length(list) FROM posting WHERE id = ?")
    list = try Statement(connection, "SELECT list FROM posting WHERE id = ?")
    lengths = try Statement(connection, "SELECT lengths FROM segment WHERE id = ?")
  }

  func listSize(of gram: UInt32, in segment: IndexSegment) throws -> Int {
    size.bind(1, segment.id << 32 | Int64(gram))
    defer { size.reset() }
    return try size.step() ? Int(size.int(0)) : 0
  }

  func withList(of gram: UInt32, in segment: IndexSegment, _ body: (UnsafeRawBufferPointer) -> Void) throws {
    list.bind(1, segment.id << 32 | Int64(gram))
    defer { list.reset() }
    if try list.step() { body(list.bytes(0)) }
  }

  func withLengths(of segment: IndexSegment, _ body: (UnsafeRawBufferPointer) -> Void) throws {
    lengths.bind(1, segment.id)
    defer { lengths.reset() }
    if try lengths.step() { body(lengths.bytes(0)) }
  }
}
