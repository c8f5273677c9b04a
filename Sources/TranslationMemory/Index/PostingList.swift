/// A list of ascending numbers in bytes: the differences, low seven bits first, the high bit set where more follows.
///
/// Lists of neighbouring segments are joined by writing the second's first number as the difference to the first's last (``append(_:)``).
public struct PostingList: Sendable {
  public private(set) var bytes: [UInt8] = []
  public private(set) var count = 0
  /// The last number; 0 where there is none.
  public private(set) var last: UInt32 = 0

  public init() {}

  /// - Precondition: `number` is greater than ``last``, or the first.
  public mutating func append(_ number: UInt32) {
    var rest = number &- last
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
    last = number
    count += 1
  }

  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    count = 0
    last = 0
  }

  /// The numbers of a list in bytes; a list that is cut off ends before the number that is cut.
  ///
  /// - Returns: whether the list was whole.
  @inline(__always)
  public static func forEach(in bytes: UnsafeRawBufferPointer, _ body: (UInt32) -> Void) -> Bool {
    var number: UInt32 = 0
    var position = 0
    let count = bytes.count
    guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return true }
    while position < count {
      // Most differences of a long list fit one byte: eight of them at a time.
      if position + 8 <= count {
        var word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        if word & 0x8080_8080_8080_8080 == 0 {
          for _ in 0..<8 {
            number = number &+ UInt32(truncatingIfNeeded: word & 0x7F)
            word &>>= 8
            body(number)
          }
          position += 8
          continue
        }
      }
      var byte = UInt32(base[position])
      position += 1
      var difference = byte & 0x7F
      var shift: UInt32 = 7
      while byte >= 0x80 {
        guard position < count, shift < 32 else { return false }
        byte = UInt32(base[position])
        position += 1
        difference |= (byte & 0x7F) << shift
        shift += 7
      }
      number = number &+ difference
      body(number)
    }
    return true
  }
}
