/// The marks that sentence segmentation looks at.
enum SentenceMarks {
  /// The next place from `start` on where a mark or a line break may stand; the end where there is none.
  @inline(__always)
  static func next(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return start }
    var offset = start
    let count = bytes.count
    while offset < count {
      let byte = base[offset]
      if byte >= 0xE4, byte <= 0xED {
        offset += 3
      } else if byte < 0x80 ? isASCIIMark(byte) : byte == 0xE2 || byte == 0xE3 || byte == 0xEF {
        return offset
      } else {
        offset += 1
      }
    }
    return count
  }

  /// ! " ' ( ) . ? [ ] { } and line breaks.
  @inline(__always)
  private static func isASCIIMark(_ byte: UInt8) -> Bool {
    let low: UInt64 = 1 << 0x0A | 1 << 0x0D | 1 << 0x21 | 1 << 0x22 | 1 << 0x27 | 1 << 0x28 | 1 << 0x29 | 1 << 0x2E
    let withQuestion = low | 1 << 0x3F
    let high: UInt64 = 1 << (0x5B - 64) | 1 << (0x5D - 64) | 1 << (0x7B - 64) | 1 << (0x7D - 64)
    return (byte < 64 ? withQuestion : high) >> UInt64(byte & 63) & 1 != 0
  }

  enum Stop {
    /// A full stop of ASCII or full width, which also stands in numbers and abbreviations.
    case dot
    case ellipsis
    /// ! and ? of ASCII, which also stand in names and addresses.
    case mark
    /// 。！？ and the doubled marks, which only end sentences.
    case fullWidth
  }

  static func stop(_ scalar: UInt32) -> Stop? {
    switch scalar {
    case 0x2E, 0xFF0E: .dot
    case 0x2025, 0x2026, 0x22EF: .ellipsis
    case 0x21, 0x3F: .mark
    case 0x3002, 0xFF01, 0xFF1F, 0xFF61, 0x203C, 0x2047...0x2049: .fullWidth
    default: nil
    }
  }

  /// Closing marks that can only close; straight quotation marks close where they end an ``Enclosure``.
  static func isClosing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x29, 0x5D, 0x7D, 0xFF09, 0xFF3D, 0x2019, 0x201D: true
    case 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017: true
    default: false
    }
  }

  static func isOpening(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x5B, 0x7B, 0xFF08, 0xFF3B, 0x2018, 0x201C, 0x22, 0x27: true
    case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016: true
    default: false
    }
  }

  /// Marks that go on with the sentence wherever they stand: a comma, a colon, a slash.
  static func isContinuing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2C, 0x3A, 0x3B, 0x2F, 0x3001, 0xFF0C, 0xFF1A, 0xFF1B, 0xB7: true
    default: isClosing(scalar)
    }
  }

  static func isSpace(_ scalar: UInt32) -> Bool {
    scalar == 0x200B || scalar == 0xFEFF || Script(value: scalar) == .space
  }

  static func isLineBreak(_ scalar: UInt32) -> Bool {
    scalar == 0x0A || scalar == 0x0D || scalar == 0x2028 || scalar == 0x2029
  }
}
