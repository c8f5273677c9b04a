/// Where the table of codes has a character, from its first bytes and without a branch.
///
/// By lead byte: the place of the lead's first character, and above it which bits of the bytes that follow count. Characters of two bytes have their
/// codes once more behind the others, at ``twoBytes`` with the second byte first, so that one shift serves all.
enum LeadPlaces {
  static var twoBytes: Int { 0x10000 }
  /// How many places there are.
  static var count: Int { 0x11000 }

  /// Of the process: 2 KiB.
  static let shared = LeadTable()

  /// Where the code of the character stands whose bytes are the lowest of `word`; a surrogate's place for one of four bytes.
  @inline(__always)
  static func place(_ word: UInt32, _ leads: UnsafePointer<UInt64>) -> Int {
    let lead = leads[Int(word & 0xFF)]
    let tail = (word & 0x3F00) &>> 2 | (word &>> 16) & 0x3F
    return Int((UInt64(tail) & (lead &>> 32)) &+ (lead & 0xFFFF_FFFF))
  }

  /// The place of a character of two bytes among ``twoBytes``.
  static func place(ofTwoBytes scalar: Int) -> Int { twoBytes + (scalar & 0x3F) << 6 + scalar >> 6 }
}

/// Never changed once it is made.
final class LeadTable: @unchecked Sendable {
  let places: UnsafePointer<UInt64>

  init() {
    let places = UnsafeMutablePointer<UInt64>.allocate(capacity: 256)
    for lead in 0..<256 {
      let (base, mask): (Int, UInt64) =
        switch lead {
        case 0..<0x80: (lead, 0)
        case 0xC0..<0xE0: (LeadPlaces.twoBytes + lead - 0xC0, 0xFC0)
        case 0xE0..<0xF0: ((lead & 0xF) << 12, 0xFFF)
        default: (0xD800, 0)
        }
      (places + lead).initialize(to: UInt64(base) | mask << 32)
    }
    self.places = UnsafePointer(places)
  }
}
