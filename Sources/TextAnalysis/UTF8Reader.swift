import BitextModel

/// Reads single scalars out of UTF-8, forwards and backwards.
struct UTF8Reader {
  let bytes: UnsafeBufferPointer<UInt8>

  /// A scalar and the bytes it takes.
  typealias Item = (scalar: UInt32, length: Int)

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The scalar that begins at `offset`; nil at the end and where the bytes are not UTF-8.
  @inline(__always)
  func item(at offset: Int) -> Item? {
    guard let base = bytes.baseAddress, offset < bytes.count else { return nil }
    let lead = UInt32(base[offset])
    if lead < 0x80 { return (lead, 1) }
    // Hangul, Han and punctuation, but for the lead bytes after which the second one has a narrower range.
    if lead > 0xE0, lead <= 0xEF, lead != 0xED, offset &+ 3 <= bytes.count {
      let second = UInt32(base[offset &+ 1]) ^ 0x80
      let third = UInt32(base[offset &+ 2]) ^ 0x80
      if (second | third) & 0xC0 == 0 { return ((lead & 0x0F) &<< 12 | second &<< 6 | third, 3) }
    }
    return multibyteItem(base, lead, at: offset)
  }

  @inline(never)
  private func multibyteItem(_ base: UnsafePointer<UInt8>, _ lead: UInt32, at offset: Int) -> Item? {
    let length = UTF8Validation.sequenceLength(base, at: offset, count: bytes.count)
    switch length {
    case 2: return ((lead & 0x1F) << 6 | UInt32(base[offset + 1] & 0x3F), 2)
    case 3: return ((lead & 0x0F) << 12 | UInt32(base[offset + 1] & 0x3F) << 6 | UInt32(base[offset + 2] & 0x3F), 3)
    case 4:
      let high = (lead & 0x07) << 18 | UInt32(base[offset + 1] & 0x3F) << 12
      return (high | UInt32(base[offset + 2] & 0x3F) << 6 | UInt32(base[offset + 3] & 0x3F), 4)
    default: return nil
    }
  }

  /// The scalar that ends at `offset`, of a text that begins at `start`.
  func item(before offset: Int, from start: Int = 0) -> Item? {
    var begin = offset - 1
    while begin > start, bytes[begin] & 0xC0 == 0x80 { begin -= 1 }
    guard begin >= start, let item = item(at: begin), begin + item.length == offset else { return nil }
    return item
  }

  func scalar(at offset: Int) -> UInt32? { item(at: offset)?.scalar }
  func scalar(before offset: Int, from start: Int = 0) -> UInt32? { item(before: offset, from: start)?.scalar }

  /// `range` without white space at its ends; nil where nothing else is in it.
  func trimmed(_ range: TextRange) -> TextRange? {
    var (start, end) = (range.start, range.end)
    while start < end, let (scalar, length) = item(at: start), SentenceMarks.isSpace(scalar) { start += length }
    while start < end, let (scalar, length) = item(before: end, from: start), SentenceMarks.isSpace(scalar) {
      end -= length
    }
    return start < end ? TextRange(start, end) : nil
  }
}
