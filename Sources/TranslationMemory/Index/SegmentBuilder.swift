/// Gathers the grams of many texts and gives the posting list of each gram: one segment of the index.
///
/// Texts are numbered by the caller, ascending.
public struct SegmentBuilder: Sendable {
  /// Gram and number, in the order in which they came.
  private var entries: [UInt64] = []
  private var grams: [UInt32] = []
  /// Of each number the letters of its text, 255 at most; 0 of numbers that have none.
  public private(set) var lengths: [UInt8] = []
  public var isEmpty: Bool { lengths.isEmpty }

  public init() {}

  /// - Precondition: `number` is greater than any before.
  public mutating func add(_ text: PlainText, as number: Int) {
    while lengths.count < number { lengths.append(0) }
    lengths.append(UInt8(min(255, text.letters.count)))
    grams.removeAll(keepingCapacity: true)
    Grams.append(text.letters, to: &grams)
    for gram in grams { entries.append(UInt64(gram) << 32 | UInt64(number)) }
  }

  /// Hands over the lists by ascending gram, and empties the builder.
  public mutating func finish(_ body: (_ gram: UInt32, _ list: PostingList) throws -> Void) rethrows {
    Self.sort(&entries)
    var list = PostingList()
    var gram: UInt32?
    var last: UInt64?
    for entry in entries where entry != last {
      last = entry
      let next = UInt32(entry >> 32)
      if let gram, gram != next {
        try body(gram, list)
        list.removeAll()
      }
      gram = next
      list.append(UInt32(truncatingIfNeeded: entry))
    }
    if let gram { try body(gram, list) }
    entries.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
  }

  /// By gram, stably, for the numbers ascend already: three passes of a radix sort over its 32 bits.
  private static func sort(_ entries: inout [UInt64]) {
    guard entries.count > 1 else { return }
    var other = [UInt64](repeating: 0, count: entries.count)
    for (shift, bits) in [(32, 11), (43, 11), (54, 10)] as [(UInt64, Int)] {
      let mask = UInt64(1 << bits - 1)
      var starts = [Int](repeating: 0, count: 1 << bits)
      for entry in entries { starts[Int(entry >> shift & mask)] += 1 }
      var sum = 0
      for digit in starts.indices { (starts[digit], sum) = (sum, sum + starts[digit]) }
      entries.withUnsafeBufferPointer { source in
        other.withUnsafeMutableBufferPointer { target in
          starts.withUnsafeMutableBufferPointer { starts in
            for entry in source {
              let digit = Int(entry >> shift & mask)
              target[starts[digit]] = entry
              starts[digit] += 1
            }
          }
        }
      }
      swap(&entries, &other)
    }
  }
}
