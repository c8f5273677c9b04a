/// Short rows of units, each with a tag, numbered in the order in which they first come.
///
/// An open-addressing hash; equal hashes are no proof, so rows are compared.
struct UnitTable {
  private struct Row {
    let hash: UInt64
    let start: Int
    let count: Int
    let tag: UInt32
  }

  private var rows: [Row] = []
  private var units: [UInt32] = []
  /// The number of a row and 1, or 0; half of them at most are taken.
  private var slots = [UInt32](repeating: 0, count: 1 << 10)

  /// In numbers of 32 bits.
  var size: Int { units.count + rows.count * 8 + slots.count }

  /// The number of the row, which is the number of rows so far where it is new.
  mutating func number(of row: UnsafeBufferPointer<UInt32>, tag: UInt32) -> Int {
    let hash = Self.hash(row, tag)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if rows[number].hash == hash, isSame(rows[number], row, tag) { return number }
      slot = (slot + 1) & mask
    }
    rows.append(Row(hash: hash, start: units.count, count: row.count, tag: tag))
    units.append(contentsOf: row)
    slots[slot] = UInt32(rows.count)
    if rows.count * 2 > slots.count { grow() }
    return rows.count - 1
  }

  private func isSame(_ known: Row, _ row: UnsafeBufferPointer<UInt32>, _ tag: UInt32) -> Bool {
    guard known.count == row.count, known.tag == tag else { return false }
    for index in 0..<row.count where units[known.start + index] != row[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 4)
    let mask = slots.count - 1
    for (number, row) in rows.enumerated() {
      var slot = Int(truncatingIfNeeded: row.hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number + 1)
    }
  }

  /// FNV-1a over units.
  @inline(__always)
  private static func hash(_ row: UnsafeBufferPointer<UInt32>, _ tag: UInt32) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(tag)
    for unit in row { hash = (hash ^ UInt64(unit)) &* 0x100_0000_01B3 }
    return mixed(hash)
  }

  /// Each of the low bits, which choose the slot, depends on all of `hash`.
  @inline(__always)
  static func mixed(_ hash: UInt64) -> UInt64 { ((hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15) >> 32 }
}
