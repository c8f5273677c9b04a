/// What one pass over bytes tells about them as UTF-8 text.
struct UTF8Validation {
  /// The first byte of the first sequence that is not UTF-8.
  var invalidOffset: Int?
  /// Whether that sequence would be right but for the end of the bytes.
  var isTruncated = false
  var nulOffset: Int?
  /// The first control character that texts do not hold.
  var controlOffset: Int?
  /// How many there are; NUL is one.
  var controlCount = 0

  /// Reads up to the first invalid byte.
  ///
  /// Eight bytes at a time are checked for what articles are made of; where something else turns up, a few characters are read
  /// one by one.
  ///
  /// - Complexity: O(*n*); above 1 GB/s on ASCII, Hangul and Han.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
    guard let base = bytes.baseAddress else { return }
    let count = bytes.count
    var offset = start
    while offset < count {
      offset = Self.skipPlainText(base, from: offset, count: count)
      let end = min(count, offset + 8)
      while offset < end {
        let length = Self.sequenceLength(base, at: offset, count: count)
        guard length > 0 else {
          invalidOffset = offset
          isTruncated = length < 0
          return
        }
        if base[offset] < 0x20 { noteControl(base[offset], at: offset) }
        offset += length
      }
    }
  }

  /// The start of the first character from `start`, itself one, whose eight bytes are not plain: ASCII without control characters and
  /// sequences of two and three bytes, U+0800–U+0FFF left out.
  private static func skipPlainText(_ base: UnsafePointer<UInt8>, from start: Int, count: Int) -> Int {
    let raw = UnsafeRawPointer(base)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    // The lead bytes of the word before, one bit a byte.
    var leads: UInt64 = 0
    var longLeads: UInt64 = 0
    var offset = start
    while offset &+ 8 <= count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let control = (word &- 0x20 &* ones) & ~word & highs
      if word & highs == 0, leads | longLeads == 0 {
        if control != 0 { break }
        offset &+= 8
        continue
      }
      let bit7 = word &>> 7 & ones
      let bit6 = word &>> 6 & ones
      let newLeads = bit7 & bit6
      let newLongLeads = newLeads & (word &>> 5)
      let expected = newLeads &<< 8 | leads &>> 56 | newLongLeads &<< 16 | longLeads &>> 48
      let fourByteLeads = newLongLeads & (word &>> 4)
      // The bytes C0 and C1, and E0, whose second byte has a narrower range.
      let overlong = hasZero(word & (0xFE &* ones) ^ 0xC0 &* ones) | hasZero(word ^ 0xE0 &* ones)
      // A surrogate is ED with a second byte from A0 on; one cut by the word's end is left to the careful way.
      let surrogateLeads = hasZero(word ^ 0xED &* ones)
      let surrogates = surrogateLeads & ((word &<< 2 & highs) &>> 8 | 0x8000_0000_0000_0000)
      let anomalies = bit7 & ~bit6 ^ expected | fourByteLeads | overlong | surrogates | control
      if anomalies != 0 { break }
      leads = newLeads
      longLeads = newLongLeads
      offset &+= 8
    }
    // The character before may be broken by what follows it.
    if offset > start { offset &-= 1 }
    while offset > start, base[offset] & 0xC0 == 0x80 { offset &-= 1 }
    return offset
  }

  /// A high bit for each byte that is 0, and perhaps for some above it.
  @inline(__always)
  private static func hasZero(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }

  /// Whether the control characters are too many for a text: one in sixteen bytes, or a NUL.
  func isBinary(count: Int) -> Bool { nulOffset != nil || controlCount * 16 > count }

  private mutating func noteControl(_ byte: UInt8, at offset: Int) {
    // Tab, line feed, vertical tab (a soft break in slides), form feed, carriage return, and the end mark of DOS files.
    if (0x09...0x0D).contains(byte) || byte == 0x1A { return }
    if byte == 0, nulOffset == nil { nulOffset = offset }
    if controlOffset == nil { controlOffset = offset }
    controlCount += 1
  }

  /// The length of the sequence at `offset`; 0 where it is invalid, -1 where the bytes end inside it.
  @inline(__always)
  static func sequenceLength(_ base: UnsafePointer<UInt8>, at offset: Int, count: Int) -> Int {
    let lead = base[offset]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    var index = 1
    while index < length {
      guard offset + index < count else { return -1 }
      let byte = base[offset + index]
      guard index == 1 ? second.contains(byte) : byte & 0xC0 == 0x80 else { return 0 }
      index += 1
    }
    return length
  }

  /// Whether bytes that are not UTF-8 as a whole were meant as such: well-formed sequences outnumber broken places four to one,
  /// or only the last one is cut.
  static func isDamagedUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    let end = min(bytes.count, 1 << 20)
    var offset = 0
    var sound = 0
    var broken = 0
    while offset < end {
      let length = sequenceLength(base, at: offset, count: bytes.count)
      if length > 1 { sound += 1 }
      if length < 0, broken == 0, sound > 1 { return true }
      if length <= 0 { broken += 1 }
      offset += max(length, 1)
      // The rest of a broken sequence is not broken once more.
      if length <= 0 { while offset < end, base[offset] & 0xC0 == 0x80 { offset += 1 } }
    }
    return sound > 0 && sound >= broken * 4
  }
}
