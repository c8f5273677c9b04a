import PatternMatching

/// The distinct keys of all terms, found by what they begin with, hold or end with.
///
/// Keys stand in order of length, then of bytes, each with 0xFF behind it, which no UTF-8 holds. Keys of one length are a *class*, records of one
/// size, so that a place tells its key by a division, and shorter keys come first wherever places are taken in order. The suffixes, one
/// for each character of each key, are sorted by the bytes that follow.
struct KeyTable: Sendable {
  /// The keys of one length.
  struct Class: Sendable {
    /// In bytes.
    let length: Int
    let firstPlace: Int
    let firstKey: Int
    let count: Int
  }

  /// A place in the keys: which key it is in, and how far.
  struct Place {
    let key: Int
    /// In bytes; 0 where the key begins.
    let offset: Int
    /// Into ``KeyTable/classes``.
    let inClass: Int
  }

  /// Suffixes are in order of so many bytes; what is longer is told apart by looking.
  static let depth = 256
  static let end: UInt8 = 0xFF

  /// In order of length.
  let classes: [Class]
  let count: Int
  private let keys: TableFile.Table
  private let suffixes: NumberTable

  init(_ file: TableFile) throws(CompiledTermbase.Fault) {
    guard let keys = file.table(GlossaryTable.keys) else { throw .damaged }
    self.keys = keys
    suffixes = try NumberTable(file, GlossaryTable.suffixes)
    let numbers = try NumberTable(file, GlossaryTable.classes)
    guard numbers.count % 2 == 0 else { throw .damaged }
    var classes: [Class] = []
    var place = 0
    var key = 0
    for index in stride(from: 0, to: numbers.count, by: 2) {
      let (length, count) = (Int(try numbers[index]), Int(try numbers[index + 1]))
      guard length > classes.last?.length ?? -1, count > 0, count <= (keys.count - place) / (length + 1) else {
        throw .damaged
      }
      classes.append(Class(length: length, firstPlace: place, firstKey: key, count: count))
      place += count * (length + 1)
      key += count
    }
    guard place == keys.count else { throw .damaged }
    self.classes = classes
    count = key
  }

  /// The bytes of a key.
  func key(_ key: Int) throws(CompiledTermbase.Fault) -> UnsafeRawBufferPointer {
    let found = classes[classIndex { $0.firstKey <= key }]
    let start = found.firstPlace + (key - found.firstKey) * (found.length + 1)
    guard let bytes = keys.bytes(start..<start + found.length) else { throw .damaged }
    return bytes
  }

  /// The key that is `bytes`; nil where there is none.
  func key(of bytes: [UInt8]) throws(CompiledTermbase.Fault) -> Int? {
    guard let found = classes.firstIndex(where: { $0.length == bytes.count }) else { return nil }
    var low = classes[found].firstKey
    let end = low + classes[found].count
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if Self.order(try key(middle), bytes) < 0 { low = middle + 1 } else { high = middle }
    }
    guard low < end, Self.order(try key(low), bytes) == 0 else { return nil }
    return low
  }

  /// Calls `body` with each place where `part` may stand: all where it does, and where it is longer than ``depth``, all where its first bytes do.
  ///
  /// - Parameter part: Not empty. With ``end`` behind it, where keys end with it.
  func forEachPlace(
    of part: [UInt8], _ body: (Place) throws(CompiledTermbase.Fault) -> Void
  ) throws(CompiledTermbase.Fault) {
    let part = Array(part.prefix(Self.depth))
    let start = try firstSuffix { Self.order($0, part) < 0 }
    let end = try firstSuffix { Self.order($0, part) <= 0 }
    guard start < end else { return }
    try suffixes.forEach(in: start..<end) { number throws(CompiledTermbase.Fault) in
      let place = Int(number)
      guard place < keys.count else { throw .damaged }
      let index = classIndex { $0.firstPlace <= place }
      let found = classes[index]
      let (key, offset) = (place - found.firstPlace).quotientAndRemainder(dividingBy: found.length + 1)
      try body(Place(key: found.firstKey + key, offset: offset, inClass: index))
    }
  }

  /// The last class for which `isAtMost` holds, which it does for the first.
  private func classIndex(_ isAtMost: (Class) -> Bool) -> Int {
    var low = 0
    var high = classes.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if isAtMost(classes[middle]) { low = middle } else { high = middle }
    }
    return low
  }

  /// The first suffix that `isBefore` does not hold for; it holds for none behind.
  private func firstSuffix(
    where isBefore: (UnsafeRawBufferPointer) -> Bool
  ) throws(CompiledTermbase.Fault) -> Int {
    var low = 0
    var high = suffixes.count
    while low < high {
      let middle = (low + high) / 2
      let place = Int(try suffixes[middle])
      guard place < keys.count, let bytes = keys.bytes(place..<min(place + Self.depth, keys.count)) else {
        throw .damaged
      }
      if isBefore(bytes) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Less than 0 where `bytes` is before `part`, 0 where it begins with it.
  private static func order(_ bytes: UnsafeRawBufferPointer, _ part: [UInt8]) -> Int {
    part.withUnsafeBytes { part in
      let shared = min(bytes.count, part.count)
      for index in 0..<shared where bytes[index] != part[index] { return bytes[index] < part[index] ? -1 : 1 }
      return bytes.count < part.count ? -1 : 0
    }
  }
}
