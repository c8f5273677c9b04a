import PatternMatching

/// A table of 32-bit numbers; each is checked to be there when it is asked for.
struct NumberTable: Sendable {
  private let table: TableFile.Table
  let count: Int

  init(_ file: TableFile, _ name: String) throws(CompiledTermbase.Fault) {
    guard let table = file.table(name), table.count % 4 == 0 else { throw .damaged }
    self.table = table
    count = table.count / 4
  }

  subscript(_ index: Int) -> UInt32 {
    get throws(CompiledTermbase.Fault) {
      guard index >= 0, index < count, let bytes = table.bytes(4 * index..<4 * index + 4) else { throw .damaged }
      return UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self))
    }
  }

  /// Calls `body` with each number of `range`.
  func forEach(
    in range: Range<Int>, _ body: (UInt32) throws(CompiledTermbase.Fault) -> Void
  ) throws(CompiledTermbase.Fault) {
    guard range.lowerBound >= 0, range.upperBound <= count,
      let bytes = table.bytes(4 * range.lowerBound..<4 * range.upperBound)
    else { throw .damaged }
    for offset in stride(from: 0, to: bytes.count, by: 4) {
      try body(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
  }

  /// The range that the numbers at `index` and behind it bound, which lies in `0..<limit`.
  func bounds(at index: Int, limit: Int) throws(CompiledTermbase.Fault) -> Range<Int> {
    let start = Int(try self[index])
    let end = Int(try self[index + 1])
    guard start <= end, end <= limit else { throw .damaged }
    return start..<end
  }
}

/// The names of the tables in a compiled termbase.
enum GlossaryTable {
  static let records = "concepts"
  /// Where each record begins, and the end of the last.
  static let places = "places"
  /// See ``KeyTable``.
  static let classes = "classes"
  static let keys = "keys"
  static let suffixes = "suffixes"
  /// By key: where its terms begin in ``terms``.
  static let keyTerms = "keyterms"
  /// See ``IndexedTerm``.
  static let terms = "terms"

  /// Prefixes of the four tables of a ``ReadingTable``.
  static let strokes = "st"
  static let initials = "in"
  static let pinyin = "py"
  static let pinyinInitials = "pi"

  static var all: [String] {
    let readings = [strokes, initials, pinyin, pinyinInitials].flatMap { name in
      [".text", ".at", ".list", ".terms"].map { name + $0 }
    }
    return [records, places, classes, keys, suffixes, keyTerms, terms] + readings
  }
}
