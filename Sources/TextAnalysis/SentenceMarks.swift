/// The marks that sentence segmentation looks at.
enum SentenceMarks {
  /// The next place from `start` on where a mark, a line break or the space behind a spoken ending may stand; the end where there
  /// is none.
  @inline(__always)
  static func next(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return start }
    var offset = start
    let count = bytes.count
    while offset < count {
      let byte = base[offset]
      if byte >= 0xE4, byte <= 0xED {
        offset += 3
      } else if byte == 0x20 ? isBehindSpokenEnding(base, offset) : isMarkLead(byte) {
        return offset
      } else {
        offset += 1
      }
    }
    return count
  }

  @inline(__always)
  private static func isMarkLead(_ byte: UInt8) -> Bool {
    byte < 0x80 ? isASCIIMark(byte) : byte == 0xE2 || byte == 0xE3 || byte == 0xEF || byte == 0xF0
  }

  /// Whether 다, 까, 요 or 죠 stands before `offset`: the last syllables of polite endings.
  @inline(__always)
  private static func isBehindSpokenEnding(_ base: UnsafePointer<UInt8>, _ offset: Int) -> Bool {
    guard offset >= 3 else { return false }
    switch (base[offset - 3], base[offset - 2], base[offset - 1]) {
    case (0xEB, 0x8B, 0xA4), (0xEA, 0xB9, 0x8C), (0xEC, 0x9A, 0x94), (0xEC, 0xA3, 0xA0): return true
    default: return false
    }
  }

  /// ! " ' ( ) . ? [ ] ^ { } ~ and line breaks.
  @inline(__always)
  private static func isASCIIMark(_ byte: UInt8) -> Bool {
    let low: UInt64 = 1 << 0x0A | 1 << 0x0D | 1 << 0x21 | 1 << 0x22 | 1 << 0x27 | 1 << 0x28 | 1 << 0x29 | 1 << 0x2E
    let withQuestion = low | 1 << 0x3F
    let high: UInt64 = 1 << (0x5B - 64) | 1 << (0x5D - 64) | 1 << (0x7B - 64) | 1 << (0x7D - 64)
    let withTilde = high | 1 << (0x5E - 64) | 1 << (0x7E - 64)
    return (byte < 64 ? withQuestion : withTilde) >> UInt64(byte & 63) & 1 != 0
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

  static func opensBracket(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x5B, 0x7B, 0xFF08, 0xFF3B, 0x3010, 0x3014, 0x3016: true
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

  static func isTilde(_ scalar: UInt32) -> Bool { scalar == 0x7E || scalar == 0xFF5E || scalar == 0x301C }

  /// Marks of laughter, tears and feeling, which follow what they are on: the letters of ㅋㅋ and ㅠㅠ, the ^ of ^^, and emoji of faces,
  /// gestures, hearts and feasts with their selectors. Emoji of things are left out: they also head what follows (📌 ✅ 👉).
  static func isExpression(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3131...0x3163, 0x5E: true
    case 0x263A, 0x2665, 0x2728, 0x2764, 0x1F389, 0x1F38A, 0x1F44A...0x1F450, 0x1F493...0x1F49F: true
    case 0x1F600...0x1F64F, 0x1F910...0x1F92F, 0x1F970...0x1F97A, 0xFE0F, 0x200D, 0x1F3FB...0x1F3FF: true
    default: false
    }
  }

  static func isSpace(_ scalar: UInt32) -> Bool {
    scalar == 0x200B || scalar == 0xFEFF || Script(value: scalar) == .space
  }

  static func isLineBreak(_ scalar: UInt32) -> Bool {
    scalar == 0x0A || scalar == 0x0D || scalar == 0x2028 || scalar == 0x2029
  }
}
