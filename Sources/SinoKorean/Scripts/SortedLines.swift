import CLanguageTables

/// A built-in text table, searched in place: lines of `key`, or `key TAB value`, in byte order, below a header of `#` lines.
struct SortedLines: @unchecked Sendable {
  private let base: UnsafePointer<UInt8>
  let count: Int

  init(_ table: language_table) {
    base = table.bytes.assumingMemoryBound(to: UInt8.self)
    count = table.count
  }

  /// What stands behind the tab of a line, as offsets into the table; empty where the line has none.
  struct Value {
    let start: Int
    let end: Int
    var isEmpty: Bool { start == end }
  }

  /// Calls `body` for each key that `text` begins with at `start`, shortest first, with the offset where it ends there.
  ///
  /// - Parameters:
  ///   - text: UTF-8 of the keys that are looked for.
  ///   - ends: the offsets, ascending, at which a key may end.
  ///   - lines: where to search; by default everywhere.
  func forEachPrefix(
    of text: UnsafeBufferPointer<UInt8>, from start: Int, ends: some Sequence<Int>, in lines: Range<Int>? = nil,
    _ body: (_ end: Int, _ value: Value) -> Void
  ) {
    var low = lines?.lowerBound ?? 0
    let high = lines?.upperBound ?? count
    for end in ends {
      let key = UnsafeBufferPointer(rebasing: text[start..<end])
      low = lowerBound(of: key, from: low, to: high)
      guard low < high, let keyEnd = matchedPrefix(key, at: low) else { return }
      if base[keyEnd] == 0x0A {
        body(end, Value(start: keyEnd, end: keyEnd))
      } else if base[keyEnd] == 0x09 {
        body(end, Value(start: keyEnd + 1, end: lineEnd(from: keyEnd)))
      }
    }
  }

  /// The value of `key`, nil where there is no such line.
  func value(of key: UnsafeBufferPointer<UInt8>) -> Value? {
    let line = lowerBound(of: key, from: 0, to: count)
    guard line < count, let keyEnd = matchedPrefix(key, at: line) else { return nil }
    if base[keyEnd] == 0x0A { return Value(start: keyEnd, end: keyEnd) }
    return base[keyEnd] == 0x09 ? Value(start: keyEnd + 1, end: lineEnd(from: keyEnd)) : nil
  }

  /// The parts of a value between its spaces.
  func items(of value: Value) -> [String] {
    var items: [String] = []
    forEachItem(of: value) { items.append(String(decoding: $0, as: UTF8.self)) }
    return items
  }

  func forEachItem(of value: Value, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var start = value.start
    while start < value.end {
      var end = start
      while end < value.end, base[end] != 0x20 { end += 1 }
      body(UnsafeBufferPointer(start: base + start, count: end - start))
      start = end + 1
    }
  }

  /// Calls `body` with each line below the header.
  func forEachLine(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var start = 0
    while start < count {
      let end = lineEnd(from: start)
      if base[start] != 0x23 { body(UnsafeBufferPointer(start: base + start, count: end - start)) }
      start = end + 1
    }
  }

  /// The start of the first line whose key is not before `key`; `low` and `high` are starts of lines.
  private func lowerBound(of key: UnsafeBufferPointer<UInt8>, from low: Int, to high: Int) -> Int {
    var low = low
    var high = high
    while low < high {
      var line = (low + high) / 2
      while line > low, base[line - 1] != 0x0A { line -= 1 }
      if isBefore(line, key) {
        low = lineEnd(from: line) + 1
      } else {
        high = line
      }
    }
    return low
  }

  private func isBefore(_ line: Int, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    for (index, byte) in key.enumerated() {
      let other = base[line + index]
      // Tab and line feed end the line's key and are less than every byte of a key.
      if other != byte { return other < byte }
    }
    return false
  }

  private func matchedPrefix(_ key: UnsafeBufferPointer<UInt8>, at line: Int) -> Int? {
    for (index, byte) in key.enumerated() where base[line + index] != byte { return nil }
    return line + key.count
  }

  private func lineEnd(from offset: Int) -> Int {
    var end = offset
    while base[end] != 0x0A { end += 1 }
    return end
  }
}
