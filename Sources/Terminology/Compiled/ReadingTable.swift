import PatternMatching

/// The distinct readings of terms in one manner (pinyin, initials, keystrokes), in order of bytes, each with the terms that have it.
struct ReadingTable: Sendable {
  let count: Int
  private let texts: TableFile.Table
  /// By reading, where it begins in ``texts``.
  private let starts: NumberTable
  /// By reading, where its terms begin in ``terms``.
  private let lists: NumberTable
  private let terms: NumberTable

  init(_ file: TableFile, _ name: String) throws(CompiledTermbase.Fault) {
    guard let texts = file.table(name + ".text") else { throw .damaged }
    self.texts = texts
    starts = try NumberTable(file, name + ".at")
    lists = try NumberTable(file, name + ".list")
    terms = try NumberTable(file, name + ".terms")
    guard starts.count > 0, lists.count == starts.count else { throw .damaged }
    count = starts.count - 1
  }

  func reading(_ index: Int) throws(CompiledTermbase.Fault) -> UnsafeRawBufferPointer {
    guard let bytes = texts.bytes(try starts.bounds(at: index, limit: texts.count)) else { throw .damaged }
    return bytes
  }

  /// The readings of `range` that begin with `beginning`.
  func readings(
    from beginning: ArraySlice<UInt8>, in range: Range<Int>
  ) throws(CompiledTermbase.Fault) -> Range<Int> {
    let start = try first(in: range) { reading in
      reading.lexicographicallyPrecedes(beginning)
    }
    let end = try first(in: start..<range.upperBound) { reading in
      reading.prefix(beginning.count).elementsEqual(beginning)
    }
    return start..<end
  }

  func readings(from beginning: [UInt8]) throws(CompiledTermbase.Fault) -> Range<Int> {
    try readings(from: beginning[...], in: 0..<count)
  }

  /// The reading that is `text`; nil where there is none.
  func reading(of text: [UInt8], in range: Range<Int>) throws(CompiledTermbase.Fault) -> Int? {
    let place = try first(in: range) { $0.lexicographicallyPrecedes(text) }
    guard place < range.upperBound, try reading(place).elementsEqual(text) else { return nil }
    return place
  }

  /// Calls `body` with each term that has one of `readings`.
  func forEachTerm(
    of readings: Range<Int>, _ body: (Int) throws(CompiledTermbase.Fault) -> Void
  ) throws(CompiledTermbase.Fault) {
    guard !readings.isEmpty else { return }
    let start = Int(try lists[readings.lowerBound])
    let end = Int(try lists[readings.upperBound])
    guard start <= end else { throw .damaged }
    try terms.forEach(in: start..<end) { term throws(CompiledTermbase.Fault) in try body(Int(term)) }
  }

  /// The first of `range` that `isBefore` does not hold for; it holds for none behind.
  func first(
    in range: Range<Int>, _ isBefore: (UnsafeRawBufferPointer) -> Bool
  ) throws(CompiledTermbase.Fault) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if isBefore(try reading(middle)) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
