/// A 64-bit checksum against damage, not against forgery: four lanes of rotate and multiply, as in xxHash64.
///
/// Every change of one byte, and any cut or added byte, changes it; other damage goes unseen once in 2^64.
///
/// - Complexity: O(*n*), several gigabytes a second.
public enum Checksum {
  public static func of(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
    var lanes = (seed &+ first, seed ^ second, seed &- first, seed &+ third)
    var offset = 0
    while offset + 32 <= bytes.count {
      lanes.0 = mixed(lanes.0, word(bytes, offset))
      lanes.1 = mixed(lanes.1, word(bytes, offset + 8))
      lanes.2 = mixed(lanes.2, word(bytes, offset + 16))
      lanes.3 = mixed(lanes.3, word(bytes, offset + 24))
      offset += 32
    }
    var result = rotated(lanes.0, 1) &+ rotated(lanes.1, 7) &+ rotated(lanes.2, 12) &+ rotated(lanes.3, 18)
    while offset < bytes.count {
      result = mixed(result, UInt64(bytes[offset]) &+ third)
      offset += 1
    }
    result = mixed(result, UInt64(truncatingIfNeeded: bytes.count))
    // Every bit of the sum reaches every bit of the result.
    result = (result ^ result &>> 33) &* second
    result = (result ^ result &>> 29) &* third
    return result ^ result &>> 32
  }

  public static func of(_ bytes: [UInt8], seed: UInt64 = 0) -> UInt64 {
    bytes.withUnsafeBytes { of($0, seed: seed) }
  }

  private static var first: UInt64 { 0x9E37_79B1_85EB_CA87 }
  private static var second: UInt64 { 0xC2B2_AE3D_27D4_EB4F }
  private static var third: UInt64 { 0x1656_67B1_9E37_79F9 }

  @inline(__always)
  private static func mixed(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotated(lane &+ word &* second, 31) &* first
  }

  @inline(__always)
  private static func rotated(_ value: UInt64, _ count: UInt64) -> UInt64 { value &<< count | value &>> (64 - count) }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
