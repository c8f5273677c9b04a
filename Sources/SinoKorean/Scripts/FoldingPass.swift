/// Turns the characters of valid UTF-8 into their keys.
///
/// Han characters and radicals begin with E2 to E9, EF or F0. All else (ASCII, Hangul, which begins with EA to ED) is passed by eight bytes at a
/// time. Of bytes that are not UTF-8 no more can be said than that none is read beyond the end.
enum FoldingPass {
  /// Folds in place as far as keys are as long as their characters, and returns the place of the first that is not.
  static func run(over text: inout [UInt8]) -> Int? {
    let start = text.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { firstChange($0, count: bytes.count) } ?? 0
    }
    guard start < text.count else { return nil }
    return text.withUnsafeMutableBufferPointer { bytes in
      bytes.baseAddress.flatMap { fold($0, from: start, count: bytes.count) }
    }
  }

  /// Hands each character with the bytes of its key to `body`.
  static func forEachKey(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ body: (Range<Int>, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    guard let base = bytes.baseAddress else { return }
    var offset = start
    while offset < bytes.count {
      let whole = length(of: base[offset])
      let length = min(whole, bytes.count - offset)
      let mayChange = whole >= 3 && length == whole
      let code = mayChange ? decode(base + offset, length) : 0
      let key = mayChange ? ScriptFolding.key(of: code) : 0
      if key != code, let scalar = Unicode.Scalar(key) {
        Array(UTF8.encode(scalar)!).withUnsafeBufferPointer { body(offset..<offset + length, $0) }
      } else {
        body(offset..<offset + length, UnsafeBufferPointer(start: base + offset, count: length))
      }
      offset += length
    }
  }

  /// The place of the first character that is not its own key; the end where there is none.
  private static func firstChange(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int {
    let table = LanguageTables.folding
    var offset = skipOthers(bytes, from: 0, count: count)
    while offset < count {
      let length = length(of: bytes[offset])
      guard offset + length <= count else { return count }
      if length >= 3, table[decode(bytes + offset, length)] & ScriptFolding.keyMask != 0 { return offset }
      offset += length
      if offset < count, !mayBeHan(bytes[offset]) { offset = skipOthers(bytes, from: offset, count: count) }
    }
    return count
  }

  private static func fold(_ bytes: UnsafeMutablePointer<UInt8>, from start: Int, count: Int) -> Int? {
    let table = LanguageTables.folding
    var offset = start
    while offset < count {
      let lead = bytes[offset]
      if lead & 0xF0 == 0xE0, lead < 0xEA || lead > 0xED {
        guard offset &+ 3 <= count else { return nil }
        let code = decode(bytes + offset, 3)
        let key = table[code] & ScriptFolding.keyMask
        if key >= 0x1_0000 { return offset }
        // Written even where it is the character itself, for the processor cannot foresee which it is.
        encode(key == 0 ? code : key, at: bytes + offset)
        offset &+= 3
      } else if lead >= 0xF0 {
        guard offset &+ 4 <= count else { return nil }
        let key = table[decode(bytes + offset, 4)] & ScriptFolding.keyMask
        if key != 0 {
          guard key >= 0x1_0000 else { return offset }
          encodeFour(key, at: bytes + offset)
        }
        offset &+= 4
      } else {
        offset = skipOthers(bytes, from: offset, count: count)
      }
    }
    return nil
  }

  /// The next place from `start`, where a character begins, on where a Han character may begin; the end where there is none.
  @inline(__always)
  private static func skipOthers(_ bytes: UnsafePointer<UInt8>, from start: Int, count: Int) -> Int {
    let raw = UnsafeRawPointer(bytes)
    var offset = start
    while offset &+ 8 <= count {
      let leads = hanLeads(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      if leads != 0 { return offset &+ leads.trailingZeroBitCount &>> 3 }
      offset &+= 8
    }
    while offset < count, !mayBeHan(bytes[offset]) { offset &+= 1 }
    return offset
  }

  /// A high bit for each byte from E0 on that is not EA to ED.
  @inline(__always)
  private static func hanLeads(_ word: UInt64) -> UInt64 {
    let leads = word & (word &<< 1) & (word &<< 2)
    let low = word & inEachByte(0x1F)
    let isHangul = (low &+ inEachByte(0x80 - 0x0A)) & ~(low &+ inEachByte(0x80 - 0x0E))
    return leads & ~isHangul & inEachByte(0x80)
  }

  @inline(__always)
  private static func inEachByte(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

  @inline(__always)
  private static func mayBeHan(_ lead: UInt8) -> Bool { lead >= 0xE0 && (lead < 0xEA || lead > 0xED) }

  @inline(__always)
  private static func length(of lead: UInt8) -> Int { lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

  @inline(__always)
  private static func decode(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> UInt32 {
    let tail = UInt32(bytes[1] & 0x3F) &<< 6 | UInt32(bytes[2] & 0x3F)
    if length == 3 { return UInt32(bytes[0] & 0x0F) &<< 12 | tail }
    return UInt32(bytes[0] & 0x07) &<< 18 | tail &<< 6 | UInt32(bytes[3] & 0x3F)
  }

  /// Writes a key from U+0800 to U+FFFF.
  @inline(__always)
  private static func encode(_ code: UInt32, at output: UnsafeMutablePointer<UInt8>) {
    output[0] = UInt8(truncatingIfNeeded: 0xE0 | code &>> 12)
    output[1] = UInt8(truncatingIfNeeded: 0x80 | code &>> 6 & 0x3F)
    output[2] = UInt8(truncatingIfNeeded: 0x80 | code & 0x3F)
  }

  private static func encodeFour(_ code: UInt32, at output: UnsafeMutablePointer<UInt8>) {
    output[0] = UInt8(truncatingIfNeeded: 0xF0 | code &>> 18)
    output[1] = UInt8(truncatingIfNeeded: 0x80 | code &>> 12 & 0x3F)
    output[2] = UInt8(truncatingIfNeeded: 0x80 | code &>> 6 & 0x3F)
    output[3] = UInt8(truncatingIfNeeded: 0x80 | code & 0x3F)
  }
}
