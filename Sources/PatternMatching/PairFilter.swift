/// One bit for every pair of codes with which a key begins, and by chance for others.
///
/// The pairs of a first code stand in a row that begins at one of 4,096 places. Codes that are frequent are low, so that what a text asks most
/// often is in few lines of the cache: a quarter fewer misses than with pairs that are spread one by one.
struct PairFilter {
  /// What a pair is multiplied by: the first code's row begins at the upper end of the product, and the second code is added from 2^64 / bits on. Of
  /// the first code, that also puts a number below that; none is carried over, for the row has no bit there.
  private let factor: UInt64
  private let shift: UInt64

  /// As many as places where a row may begin; with fewer, rows would have bits below 2^64 / bits and carry.
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

  /// The same in 32 bits: the first code times `factor`, shifted to the right by `shift`, is where its row begins; the second code is added, and what is
  /// beyond the last bit begins again at the first.
  var forVectors: (factor: UInt32, shift: UInt32) { (UInt32(factor >> 32) & 0xFFF0_0000, UInt32(shift) - 32) }

  /// 16 to 32 bits a key; of fewer than 256 keys 2^12 bits, and of more than 131,072 no more than 2^21, which are 256 KiB.
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
