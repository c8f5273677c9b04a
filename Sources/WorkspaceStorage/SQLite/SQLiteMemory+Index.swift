import BitextModel
import GRDBSQLite
import TranslationMemory

/// The fuzzy index: segments of posting lists, beside a tail of units that are read one by one.
extension SQLiteMemory {
  /// In units: what a search reads one by one in about a millisecond.
  static let longestTail: Int64 = 1_000
  /// In units: what the lists of one segment are gathered of in memory, about 30 MB.
  private static let largestGathering = 100_000
  /// In bytes of source text, likewise: a letter takes sixteen bytes while its lists are sorted.
  private static let gatheringSize = 16 << 20
  /// How far apart the numbers of a gathering may be: each takes a byte, removed ones too.
  private static let widestGathering: Int64 = 1 << 24
  /// Likewise of joined segments; what lies further apart stays as it is.
  private static let widestJoined: Int64 = 1 << 28

  /// No memory has so many units; what says otherwise is damaged, and no sum of two numbers below overflows.
  private static let greatestID: Int64 = 1 << 60

  static func indexedTo(_ connection: OpaquePointer) throws -> Int64 {
    let statement = try Statement(connection, "SELECT indexedTo FROM state")
    guard try statement.step(), (1...greatestID).contains(statement.int(0)) else { throw DamagedIndex() }
    return statement.int(0)
  }

  /// The id that the next unit gets.
  static func nextID(_ connection: OpaquePointer) throws -> Int64 {
    let statement = try Statement(
      connection,
      """
      SELECT max(coalesce((SELECT max(id) FROM unit), 0),
        coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'unit'), 0))
      """)
    guard try statement.step(), (0..<greatestID).contains(statement.int(0)) else { throw DamagedIndex() }
    return statement.int(0) + 1
  }

  /// Those of each pair by their first id, none of which reaches into the next.
  ///
  /// - Throws: ``DamagedIndex`` where their numbers cannot be: nothing that a file says is believed before room is made for it.
  static func segments(_ connection: OpaquePointer, of pairs: [Int64]) throws -> [IndexSegment] {
    let statement = try Statement(
      connection, "SELECT id, first, span, count, length(lengths) FROM segment WHERE pair = ? ORDER BY first")
    let indexedTo = try indexedTo(connection)
    var result: [IndexSegment] = []
    for pair in pairs {
      statement.bind(1, pair)
      var end: Int64 = 1
      while try statement.step() {
        let (id, first, span, count) = (statement.int(0), statement.int(1), statement.int(2), statement.int(3))
        guard (1..<(1 << 31)).contains(id), (end...greatestID).contains(first), (0...(1 << 31)).contains(span),
          span == statement.int(4), (0...span).contains(count), first + span <= indexedTo
        else { throw DamagedIndex() }
        result.append(IndexSegment(id: id, first: first, span: Int(span), count: Int(count)))
        end = first + span
      }
      statement.reset()
    }
    return result
  }

  private static func pairsOfSegments(_ connection: OpaquePointer) throws -> [Int64] {
    let statement = try Statement(connection, "SELECT DISTINCT pair FROM segment ORDER BY pair")
    var pairs: [Int64] = []
    while try statement.step() { pairs.append(statement.int(0)) }
    return pairs
  }

  // MARK: Taking the tail in

  static func indexTail(_ connection: OpaquePointer, upTo next: Int64) throws {
    let statement = try Statement(connection, "SELECT id, pair, source FROM unit WHERE id >= ? ORDER BY id")
    statement.bind(1, try indexedTo(connection))
    var gatherings: [Int64: Gathering] = [:]
    var (count, size) = (0, 0)
    while try statement.step() {
      let (id, pair, source) = (statement.int(0), statement.int(1), statement.bytes(2))
      let isFar = gatherings[pair].map { id - $0.first >= widestGathering } ?? false
      if count == largestGathering || size >= gatheringSize || isFar {
        try store(&gatherings, connection)
        (count, size) = (0, 0)
      }
      gatherings[pair, default: Gathering(first: id)].add(
        PlainText(utf8: source.bindMemory(to: UInt8.self)), id: id)
      count += 1
      size += source.count
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
    let indexed = try segments(connection, of: try pairsOfSegments(connection)).reduce(0) { $0 + $1.count }
    let statement = try Statement(
      connection, "SELECT count(*) FROM unit WHERE id < (SELECT indexedTo FROM state)")
    guard try statement.step() else { return false }
    return (indexed - Int(statement.int(0))) * 5 > indexed
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
    for pair in try pairsOfSegments(connection) {
      let segments = try segments(connection, of: [pair])
      var from = segments.count
      var newer = 0
      for index in segments.indices.reversed() {
        if newer > 0, segments[index].count < 2 * newer { from = index }
        newer += segments[index].count
      }
      // What is newer than one that is joined is joined as well.
      if from < segments.count - 1, let last = segments.last,
        last.first + Int64(last.span) - segments[from].first <= widestJoined
      {
        try join(Array(segments[from...]), pair: pair, connection)
      }
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
        let span = UInt32(cursor.segment.span)
        var isInside = true
        let isWhole = PostingList.forEach(in: cursor.statement.bytes(1)) { number in
          list.append(number &+ distance)
          if number >= span { isInside = false }
        }
        guard isWhole, isInside else { throw DamagedIndex() }
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
    guard try lengths.step() else { throw DamagedIndex() }
    let bytes = lengths.bytes(0)
    guard bytes.count == segment.span else { throw DamagedIndex() }
    body(bytes)
  }
}
