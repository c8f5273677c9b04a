/// Some of the 11,172 syllables: a bit each, for what is asked of every word of a text.
public struct SyllableSet: Sendable {
  static let first: UInt32 = 0xAC00
  static let syllableCount = 11_172

  private var bits = [UInt64](repeating: 0, count: (syllableCount + 63) / 64)

  public init() {}

  /// The syllables of `text`; other characters are passed over.
  public init(_ text: String) {
    for scalar in text.unicodeScalars { insert(scalar.value) }
  }

  public mutating func insert(_ unit: UInt32) {
    guard Self.isSyllable(unit) else { return }
    let number = Int(unit - Self.first)
    bits[number >> 6] |= 1 << UInt64(number & 63)
  }

  /// Whether the scalar value is one of the syllables.
  public func contains(_ unit: UInt32) -> Bool {
    guard Self.isSyllable(unit) else { return false }
    let number = Int(unit - Self.first)
    return bits[number >> 6] & 1 << UInt64(number & 63) != 0
  }

  @inline(__always)
  static func isSyllable(_ unit: UInt32) -> Bool { unit &- first < UInt32(syllableCount) }
}
