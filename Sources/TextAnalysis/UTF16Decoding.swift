/// Which byte order makes the better text of bytes taken as UTF-16, and the decoding itself.
struct UTF16Judgement {
  let likelier: (encoding: Encoding, score: Double)

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var little = TextPlausibility()
    var big = TextPlausibility()
    var offset = 0
    while offset + 1 < min(bytes.count, TextDecoding.sampleLength) {
      let first = UInt16(bytes[offset])
      let second = UInt16(bytes[offset + 1])
      little.add(second << 8 | first, countsASCII: true)
      big.add(first << 8 | second, countsASCII: true)
      offset += 2
    }
    likelier = big.score > little.score ? (.utf16BigEndian, big.score) : (.utf16LittleEndian, little.score)
  }

  /// The UTF-8 of the code units from the byte `start` on.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, encoding: Encoding
  ) throws(TextDecodingError) -> [UInt8] {
    let low = encoding == .utf16BigEndian ? 1 : 0
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count - start) / 2 * 3)
    var controls = 0
    var offset = start
    while offset < bytes.count {
      guard offset + 1 < bytes.count else {
        throw TextDecodingError(.truncated(encoding), at: offset, in: bytes, count: 1)
      }
      let unit = UInt32(bytes[offset + low]) | UInt32(bytes[offset + 1 - low]) << 8
      var scalar = unit
      var length = 2
      if unit & 0xF800 == 0xD800 {
        guard offset + 3 < bytes.count || unit >= 0xDC00 else {
          throw TextDecodingError(.truncated(encoding), at: offset, in: bytes, count: 4)
        }
        let next =
          offset + 3 < bytes.count
          ? UInt32(bytes[offset + 2 + low]) | UInt32(bytes[offset + 3 - low]) << 8 : 0
        guard unit < 0xDC00, next & 0xFC00 == 0xDC00 else {
          throw TextDecodingError(.invalidBytes(encoding), at: offset, in: bytes, count: 2)
        }
        scalar = 0x1_0000 + (unit & 0x3FF) << 10 + next & 0x3FF
        length = 4
      }
      if scalar == 0 { throw TextDecodingError(.notText, at: offset, in: bytes, count: 2) }
      if scalar < 0x20, !(0x09...0x0D).contains(scalar), scalar != 0x1A {
        controls += 1
        if controls * 16 > bytes.count / 2 { throw TextDecodingError(.notText, at: offset, in: bytes, count: 2) }
      }
      result.append(utf8Of: scalar)
      offset += length
    }
    return result
  }
}

extension [UInt8] {
  /// Appends a scalar value as UTF-8.
  @inline(__always)
  mutating func append(utf8Of scalar: UInt32) {
    if scalar < 0x80 {
      append(UInt8(truncatingIfNeeded: scalar))
    } else if scalar < 0x800 {
      append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    } else if scalar < 0x1_0000 {
      append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    } else {
      append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    }
  }
}
