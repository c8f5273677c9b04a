#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Many short strings of bytes, one behind the other.
struct ByteStrings {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = []

  var count: Int { ends.count }

  mutating func append(_ string: some Sequence<UInt8>) {
    bytes.append(contentsOf: string)
    ends.append(bytes.count)
  }

  func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

  subscript(_ index: Int) -> ArraySlice<UInt8> { bytes[range(index)] }

  /// The indices in order of bytes; of equal strings the earlier first.
  func order() -> [Int] {
    bytes.withUnsafeBytes { bytes in
      SortedSpans.order(of: (0..<count).map { range($0) }, in: bytes)
    }
  }
}

/// Sorts stretches of bytes, by their first eight as a number before all else.
enum SortedSpans {
  private struct Item {
    let head: UInt64
    let index: Int
  }

  /// The indices of `spans` in order of their bytes; of equal ones the earlier first.
  static func order(of spans: [Range<Int>], in bytes: UnsafeRawBufferPointer) -> [Int] {
    var items = spans.indices.map { Item(head: head(of: spans[$0], in: bytes), index: $0) }
    items.sort { first, second in
      if first.head != second.head { return first.head < second.head }
      let order = compared(spans[first.index], spans[second.index], in: bytes)
      return order == 0 ? first.index < second.index : order < 0
    }
    return items.map(\.index)
  }

  private static func compared(_ first: Range<Int>, _ second: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Int {
    let shared = min(first.count, second.count)
    guard shared > 0, let base = bytes.baseAddress else { return first.count - second.count }
    let order = Int(memcmp(base + first.lowerBound, base + second.lowerBound, shared))
    return order == 0 ? first.count - second.count : order
  }

  private static func head(of span: Range<Int>, in bytes: UnsafeRawBufferPointer) -> UInt64 {
    if span.lowerBound + 8 <= bytes.count {
      let word = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: span.lowerBound, as: UInt64.self))
      return span.count >= 8 ? word : span.isEmpty ? 0 : word & ~UInt64(0) << UInt64(64 - 8 * span.count)
    }
    return (0..<8).reduce(0) { $0 << 8 | UInt64($1 < span.count ? bytes[span.lowerBound + $1] : 0) }
  }
}
