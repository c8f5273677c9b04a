/// A slot of the double array: 64 bits that say all that a step needs.
///
/// The child of a state by code *c* stands at slot `base + c` and bears the code *c*. No two states have the same base, so the code alone tells
/// whose child a slot is. Before the slot is looked at, fourteen bits of the parent tell most codes that have no child: where tables are
/// larger than the processor's cache, a step not taken is a miss not had.
///
/// ```
/// bits  0…31  base; of a leaf: its key
///      32…47  code by which the state is reached; 0: an empty slot, or the key of the state whose base this is
///      48     a key ends here
///      49     a leaf: a key ends here and nothing goes on
///      50…63  which children there may be, by ``childBit(_:)``
/// ```
struct Entry {
  let bits: UInt64

  @inline(__always) init(bits: UInt64) { self.bits = bits }

  init(base: UInt32, code: UInt16, endsKey: Bool, isLeaf: Bool, children: UInt64) {
    bits =
      UInt64(base) | UInt64(code) << 32 | (endsKey ? Self.keyBit : 0) | (isLeaf ? Self.leafBit : 0) | children
  }

  static var keyBit: UInt64 { 1 << 48 }
  static var leafBit: UInt64 { 1 << 49 }

  @inline(__always) var base: UInt32 { UInt32(truncatingIfNeeded: bits) }
  @inline(__always) var code: UInt16 { UInt16(truncatingIfNeeded: bits &>> 32) }
  @inline(__always) var endsKey: Bool { bits & Self.keyBit != 0 }
  @inline(__always) var isLeaf: Bool { bits & Self.leafBit != 0 }

  @inline(__always) var hasChildren: Bool { bits &>> 50 != 0 }

  /// Whether a child by `code` is possible.
  @inline(__always)
  func mayHaveChild(_ code: UInt16) -> Bool { bits & Self.childBit(code) != 0 }

  /// One of the bits 50 to 63, spread over the codes.
  @inline(__always)
  static func childBit(_ code: UInt16) -> UInt64 {
    let spread = UInt32(code &* 0x9E3B)
    return 1 &<< UInt64(50 &+ (spread &* 14) &>> 16)
  }
}
