import CProcessor

/// A slot of the double array: 64 bits that say all that a step needs.
///
/// The child of a state by code *c* stands at slot `base + c` and bears the code *c*. No two states have the same base, so the code alone tells
/// whose child a slot is. Before the slot is looked at, sixteen bits of the parent tell most codes that have no child: where tables are
/// larger than the processor's cache, a step not taken is a miss not had.
///
/// ```
/// bits  0…29  base; of a leaf: its key
///      30     a key ends here
///      31     a leaf: a key ends here and nothing goes on
///      32…47  code by which the state is reached; 0: an empty slot, or the key of the state whose base this is
///      48…63  which children there may be, by ``childPlace(_:)``
/// ```
///
/// The numbers stand in CProcessor, whose loops read the same slots.
struct Entry {
  let bits: UInt64

  @inline(__always) init(bits: UInt64) { self.bits = bits }

  init(base: UInt32, code: UInt16, endsKey: Bool, isLeaf: Bool, children: UInt64) {
    bits =
      UInt64(base) | UInt64(code) << Self.codePlace | (endsKey ? Self.keyBit : 0) | (isLeaf ? Self.leafBit : 0)
      | children
  }

  /// Bases and keys are below this: the bit is ``keyBit``.
  static var baseLimit: Int { 1 << Int(keyPlace) }
  @inline(__always) private static var keyPlace: UInt64 { UInt64(PROCESSOR_ENTRY_KEY) }
  @inline(__always) private static var leafPlace: UInt64 { UInt64(PROCESSOR_ENTRY_LEAF) }
  @inline(__always) private static var codePlace: UInt64 { UInt64(PROCESSOR_ENTRY_CODE) }
  @inline(__always) private static var firstChildPlace: UInt64 { UInt64(PROCESSOR_ENTRY_CHILDREN) }
  @inline(__always) private static var keyBit: UInt64 { 1 &<< keyPlace }
  @inline(__always) private static var leafBit: UInt64 { 1 &<< leafPlace }

  @inline(__always) var base: UInt32 { UInt32(truncatingIfNeeded: bits & (Self.keyBit &- 1)) }
  @inline(__always) var code: UInt16 { UInt16(truncatingIfNeeded: bits &>> Self.codePlace) }
  @inline(__always) var endsKey: Bool { bits & Self.keyBit != 0 }
  @inline(__always) var isLeaf: Bool { bits & Self.leafBit != 0 }
  @inline(__always) var hasChildren: Bool { bits &>> Self.firstChildPlace != 0 }

  /// ``endsKey`` as a number, for loops without branches.
  @inline(__always) var keysEnding: Int { Int(truncatingIfNeeded: bits &>> Self.keyPlace) & 1 }

  /// 1 where the state is the child by `code` of the state whose slot led here.
  @inline(__always)
  func isReached(by code: UInt16) -> Int { Int(truncatingIfNeeded: (UInt32(self.code ^ code) &- 1) &>> 31) }

  /// 1 of a leaf: ``isLeaf`` as a number.
  @inline(__always) var leaves: Int { Int(truncatingIfNeeded: bits &>> Self.leafPlace) & 1 }

  /// 1 where a child by `code` is possible.
  @inline(__always)
  func childHint(_ code: UInt16) -> Int { Int(truncatingIfNeeded: bits &>> Self.childPlace(code)) & 1 }

  /// Whether a child by `code` is possible.
  @inline(__always)
  func mayHaveChild(_ code: UInt16) -> Bool { childHint(code) != 0 }

  static func childBit(_ code: UInt16) -> UInt64 { 1 << childPlace(code) }

  /// One of the bits 48 to 63, spread over the codes.
  @inline(__always)
  private static func childPlace(_ code: UInt16) -> UInt64 {
    firstChildPlace | UInt64((code &* UInt16(PROCESSOR_ENTRY_SPREAD)) &>> 12)
  }
}
