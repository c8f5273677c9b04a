import CProcessor

/// ASCII characters that are passed over, as bytes to compare with. More than four are rare: those left out are taken away after decoding.
struct SkippedBytes {
  private(set) var count = 0
  private var bytes: (UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0)

  init(_ codes: UnsafeBufferPointer<UInt16>) {
    for byte in 0..<UInt8(0x80) where codes[Int(byte)] == MatcherTables.Code.skip && count < 4 {
      switch count {
      case 0: bytes = (byte, byte, byte, byte)
      case 1: bytes.1 = byte
      case 2: bytes.2 = byte
      default: bytes.3 = byte
      }
      count += 1
    }
  }

  /// Four bytes, of which some may be the same; nil where there are none.
  @inline(__always)
  func withBytes<Result>(_ body: (UnsafePointer<UInt8>?) -> Result) -> Result {
    guard count > 0 else { return body(nil) }
    return withUnsafeBytes(of: bytes) { body($0.bindMemory(to: UInt8.self).baseAddress) }
  }

  /// Which of sixty-four bytes are one of these.
  @inline(__always)
  func places(_ text: UnsafePointer<UInt8>) -> UInt64 {
    guard count > 0 else { return 0 }
    return processor_places(text, bytes.0) | processor_places(text, bytes.1) | processor_places(text, bytes.2)
      | processor_places(text, bytes.3)
  }
}
