/// One bit for every pair of codes with which a key begins, and by chance for others.
///
/// The pairs of a first code stand in a row that begins at one of 4,096 places. Codes that are frequent are low, so that what a text asks most
/// often is in few lines of the cache: a quarter fewer misses than with pairs that are spread one by one.
struct PairFilter {
  /// Where the first code's row begins goes to the upper end of a product, where the second code stands in it to just below 2^64 / bits.
  private let factor: UInt64
  private let shift: UInt64

  /// Fewer bits than rows would have no end.
  private static var fewestBits: Int { 1 << 12 }
  private static var mostBits: Int { 1 << 31 }

  /// - Parameter count: Bits in all; nil where this is no number of them.
  init?(bits count: Int) {
    guard count.nonzeroBitCount == 1, count >= Self.fewestBits, count <= Self.mostBits else { return nil }
    shift = UInt64(UInt64.bitWidth - count.trailingZeroBitCount)
    factor = 0x9E3 << 52 | 1 << (shift - 16)
  }

  /// Where the bit of two codes stands, the first in the lower half of `pair`.
  @inline(__always)
  func place(_ pair: UInt32) -> UInt64 { (UInt64(pair) &* factor) &>> shift }

  /// Where the rows of first codes are a multiple of `factor`, in 32 bits without as many of the lowest as `shift` says.
  var forVectors: (factor: UInt32, shift: UInt32) { (UInt32(factor >> 32) & 0xFFF0_0000, UInt32(shift) - 32) }

  /// 16 to 32 times as many bits as there can be pairs, at most 256 KiB.
  static func bits(of keys: SortedKeys) -> [UInt8] {
    var size = fewestBits
    while size < 1 << 21, size < keys.count * 16 { size *= 2 }
    let filter = PairFilter(bits: size)!
    var bits = [UInt8](repeating: 0, count: size / 8)
    for key in 0..<keys.count where keys.length(key) >= 2 {
      let start = keys.starts[key]
      let place = Int(filter.place(UInt32(keys.codes[start]) | UInt32(keys.codes[start + 1]) << 16))
      bits[place >> 3] |= 1 << UInt8(place & 7)
    }
    return bits
  }
}
