import Dispatch

/// The distinct patterns in codes, sorted; and which patterns each of them is.
struct SortedKeys {
  /// The codes of all keys, one after the other, in their order.
  private(set) var codes: [UInt16] = []
  /// Where each key begins in ``codes``, and after the last one their number.
  private(set) var starts: [Int] = [0]
  /// Where the patterns of each key begin in ``patterns``.
  private(set) var firstPattern: [UInt32] = [0]
  private(set) var patterns: [UInt32] = []

  var count: Int { starts.count - 1 }
  func length(_ key: Int) -> Int { starts[key + 1] - starts[key] }

  /// - Parameter code: By unit of the patterns.
  init(_ set: PatternSet, code: [UInt32: UInt16]) {
    let coded = Self.coded(set, code)
    let order = Self.sorted(set, coded)
    codes.reserveCapacity(coded.count)
    starts.reserveCapacity(order.count + 1)
    for (place, item) in order.enumerated() {
      let range = set.range(Int(item.pattern))
      if place == 0 || !coded[range].elementsEqual(coded[set.range(Int(order[place - 1].pattern))]) {
        if place > 0 { firstPattern.append(UInt32(patterns.count)) }
        codes += coded[range]
        starts.append(codes.count)
      }
      patterns.append(item.pattern)
    }
    if count > 0 { firstPattern.append(UInt32(patterns.count)) }
  }

  /// The first key from `start` on whose code at `depth` is not `code`.
  ///
  /// - Complexity: O(log *d*) in the distance *d*.
  func end(of code: UInt16, at depth: Int, from start: Int, to end: Int) -> Int {
    var step = 1
    var low = start
    while low + step < end, codes[starts[low + step] + depth] == code {
      low += step
      step *= 2
    }
    var high = min(low + step, end)
    while high - low > 1 {
      let middle = (low + high) / 2
      if codes[starts[middle] + depth] == code { low = middle } else { high = middle }
    }
    return high
  }

  private struct Item {
    /// The first four codes, so that most comparisons need no more.
    let head: UInt64
    let pattern: UInt32
  }

  private static func coded(_ set: PatternSet, _ code: [UInt32: UInt16]) -> [UInt16] {
    [UInt16](unsafeUninitializedCapacity: set.units.count) { buffer, count in
      for (place, unit) in set.units.enumerated() { buffer[place] = code[unit]! }
      count = set.units.count
    }
  }

  /// The patterns that are not empty, in order of their codes, equal ones by number. The halves are sorted side by side.
  private static func sorted(_ set: PatternSet, _ coded: [UInt16]) -> [Item] {
    let items = (0..<set.count).compactMap { pattern -> Item? in
      let range = set.range(pattern)
      guard !range.isEmpty else { return nil }
      var head: UInt64 = 0
      for place in range.lowerBound..<range.lowerBound + 4 {
        head = head << 16 | (place < range.upperBound ? UInt64(coded[place]) : 0)
      }
      return Item(head: head, pattern: UInt32(pattern))
    }
    @Sendable func isBefore(_ first: Item, _ second: Item) -> Bool {
      if first.head != second.head { return first.head < second.head }
      let one = coded[set.range(Int(first.pattern))]
      let other = coded[set.range(Int(second.pattern))]
      // Codes are never 0, so equal heads that hold one are the whole of both.
      if one.count > 4 || other.count > 4 {
        if one.lexicographicallyPrecedes(other) { return true }
        if !one.elementsEqual(other) { return false }
      }
      return first.pattern < second.pattern
    }
    guard items.count > 4096 else { return items.sorted(by: isBefore) }
    let middle = items.count / 2
    let halves = Halves(first: Array(items[..<middle]), second: Array(items[middle...]))
    DispatchQueue.concurrentPerform(iterations: 2) { half in
      if half == 0 { halves.first.sort(by: isBefore) } else { halves.second.sort(by: isBefore) }
    }
    return merged(halves.first, halves.second, by: isBefore)
  }

  /// Two halves, each touched by one thread alone.
  private final class Halves: @unchecked Sendable {
    var first: [Item]
    var second: [Item]

    init(first: [Item], second: [Item]) {
      self.first = first
      self.second = second
    }
  }

  private static func merged(_ first: [Item], _ second: [Item], by isBefore: (Item, Item) -> Bool) -> [Item] {
    var result: [Item] = []
    result.reserveCapacity(first.count + second.count)
    var place = 0
    for item in second {
      while place < first.count, isBefore(first[place], item) {
        result.append(first[place])
        place += 1
      }
      result.append(item)
    }
    return result + first[place...]
  }
}
