/// The edit distance from one pattern to many texts: insertions, deletions and substitutions of single letters, bit-parallel.
///
/// G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming", JACM 46 (1999); the blocks of
/// long patterns and the global distance by H. Hyyrö (2003).
public struct EditDistance: Sendable {
  public let count: Int
  private let blocks: Int
  /// An open table from letter to its row in `masks`; row 0 is that of letters that the pattern lacks.
  private var keys: [UInt32]
  private var rows: [Int32]
  private var masks: [UInt64]
  private let shift: UInt32
  private var positive: [UInt64]
  private var negative: [UInt64]

  public init(_ pattern: [UInt32]) {
    count = pattern.count
    blocks = max(1, (pattern.count + 63) / 64)
    let bits = max(4, UInt32(64 - (pattern.count * 2).leadingZeroBitCount))
    shift = 32 - bits
    keys = [UInt32](repeating: .max, count: 1 << bits)
    rows = [Int32](repeating: 0, count: 1 << bits)
    masks = [UInt64](repeating: 0, count: blocks)
    positive = [UInt64](repeating: 0, count: blocks)
    negative = positive
    for (index, letter) in pattern.enumerated() {
      let slot = slot(of: letter)
      if keys[slot] == .max {
        keys[slot] = letter
        rows[slot] = Int32(masks.count / blocks)
        masks += [UInt64](repeating: 0, count: blocks)
      }
      masks[Int(rows[slot]) * blocks + index / 64] |= 1 << UInt64(index % 64)
    }
  }

  private func slot(of letter: UInt32) -> Int {
    var slot = Int((letter &* 0x9E37_79B1) >> shift)
    while keys[slot] != letter, keys[slot] != .max { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }

  /// - Complexity: O(⌈*m*/64⌉·*n*) in the letters of pattern and text.
  public mutating func distance(to text: [UInt32]) -> Int {
    guard count > 0 else { return text.count }
    for block in 0..<blocks {
      positive[block] = .max
      negative[block] = 0
    }
    var distance = count
    let last: UInt64 = 1 << UInt64((count - 1) % 64)
    for letter in text {
      let row = Int(rows[slot(of: letter)]) * blocks
      // The first row counts the letters of the text.
      var (carryPositive, carryNegative): (UInt64, UInt64) = (1, 0)
      for block in 0..<blocks {
        let (up, down) = (positive[block], negative[block])
        let equal = masks[row + block]
        let vertical = equal | down
        let matched = equal | carryNegative
        let horizontal = (((matched & up) &+ up) ^ up) | matched
        var plus = down | ~(horizontal | up)
        var minus = up & horizontal
        if block == blocks - 1 {
          if plus & last != 0 { distance += 1 }
          if minus & last != 0 { distance -= 1 }
        }
        let (outPositive, outNegative) = (plus >> 63, minus >> 63)
        plus = plus << 1 | carryPositive
        minus = minus << 1 | carryNegative
        positive[block] = minus | ~(vertical | plus)
        negative[block] = plus & vertical
        (carryPositive, carryNegative) = (outPositive, outNegative)
      }
    }
    return distance
  }
}
