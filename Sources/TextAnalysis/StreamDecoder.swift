/// Turns the bytes of a file into UTF-8 a piece at a time, for files too large to be held.
///
/// What means nothing in the encoding becomes U+FFFD and is counted; a character that two pieces share is put together.
public struct StreamDecoder: Sendable {
  public let encoding: Encoding
  /// How many places held bytes that mean nothing.
  public private(set) var invalidCount = 0
  /// The beginning of a character whose end comes with the next piece.
  private var rest: [UInt8] = []

  /// - Precondition: `encoding` is not ``Encoding/utf16``, which says nothing of the order of bytes.
  public init(_ encoding: Encoding) {
    precondition(encoding != .utf16, "the order of bytes must be known")
    self.encoding = encoding
  }

  /// The text of the next bytes.
  ///
  /// - Parameter isLast: whether the file ends behind them; a character that is cut there is one invalid place.
  /// - Complexity: O(*n*). Valid UTF-8 is checked and not copied.
  public mutating func decode(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    let whole = rest.isEmpty ? bytes : rest + bytes
    rest = []
    switch encoding {
    case .utf8: return validUTF8(whole, isLast: isLast)
    case .utf16LittleEndian, .utf16BigEndian, .utf16: return fromUTF16(whole, isLast: isLast)
    case .cp949, .gb18030, .big5: return converted(whole, isLast: isLast)
    }
  }

  /// Whether ICU makes it of a byte 80 or FF, which the code pages of CP949 and Big5 give no character to.
  private static func isUnused(_ unit: UInt32) -> Bool { unit == 0x80 || unit == 0xF8F7 || unit == 0xF8F8 }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  private mutating func validUTF8(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    var result: [UInt8] = []
    var start = 0
    while start < bytes.count {
      let check = bytes.withUnsafeBufferPointer { UTF8Validation($0, from: start) }
      guard let invalid = check.invalidOffset else {
        return start == 0 ? bytes : result + bytes[start...]
      }
      result += bytes[start..<invalid]
      if check.isTruncated, !isLast {
        rest = Array(bytes[invalid...])
        return result
      }
      invalidCount += 1
      result += Self.replacement
      start = invalid + 1
      while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
    }
    return result
  }

  private mutating func fromUTF16(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    let low = encoding == .utf16BigEndian ? 1 : 0
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 2 * 3)
    var offset = 0
    func unit(at offset: Int) -> UInt32 { UInt32(bytes[offset + low]) | UInt32(bytes[offset + 1 - low]) << 8 }
    while offset + 1 < bytes.count {
      let first = unit(at: offset)
      guard first & 0xF800 == 0xD800 else {
        result.append(utf8Of: first)
        offset += 2
        continue
      }
      if first < 0xDC00, offset + 3 >= bytes.count { break }
      let second = first < 0xDC00 ? unit(at: offset + 2) : 0
      if second & 0xFC00 == 0xDC00 {
        result.append(utf8Of: 0x1_0000 + (first & 0x3FF) << 10 + second & 0x3FF)
        offset += 4
      } else {
        invalidCount += 1
        result += Self.replacement
        offset += 2
      }
    }
    guard offset < bytes.count else { return result }
    if isLast {
      invalidCount += 1
      return result + Self.replacement
    }
    rest = Array(bytes[offset...])
    return result
  }

  private mutating func converted(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 3 / 2)
    var high: UInt32 = 0
    var start = 0
    var unusedCount = 0
    defer { invalidCount += unusedCount }
    while start < bytes.count {
      let invalid = bytes.withUnsafeBufferPointer { buffer in
        Converter(encoding).convert(buffer, from: start) { units in
          for unit in units {
            let unit = UInt32(unit)
            switch unit & 0xFC00 {
            case 0xD800: high = unit
            case 0xDC00: result.append(utf8Of: 0x1_0000 + (high & 0x3FF) << 10 + unit & 0x3FF)
            default:
              let isUnused = Self.isUnused(unit) && encoding != .gb18030
              if isUnused { unusedCount += 1 }
              result.append(utf8Of: isUnused ? 0xFFFD : unit)
            }
          }
        }
      }
      guard let invalid else { break }
      // No character of these encodings has more than four bytes.
      if invalid.upperBound == bytes.count, bytes.count - invalid.lowerBound < 4, !isLast {
        rest = Array(bytes[invalid.lowerBound...])
        break
      }
      invalidCount += 1
      result += Self.replacement
      start = max(invalid.upperBound, start + 1)
    }
    return result
  }
}

extension TextDecoding {
  /// The encoding of a file by a piece of it, which may end inside a character; nil where no encoding makes a plausible text of it.
  ///
  /// Never a kind of UTF-16, which a byte-order mark or the zeros of the first characters tell.
  public static func encoding(ofSample bytes: [UInt8]) -> Encoding? {
    bytes.withUnsafeBufferPointer { buffer in
      if isUTF8(sample: buffer) || UTF8Validation.isDamagedUTF8(buffer) { return .utf8 }
      let narrow = likeliestNarrowEncoding(of: buffer)
      return narrow.score >= plausible ? narrow.encoding : nil
    }
  }

  /// Whether a piece of a file, which may end inside a character, is UTF-8.
  public static func isUTF8(sample bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { isUTF8(sample: $0) }
  }

  /// Whether the word of a file that it is in `encoding` is to be believed by a piece of it, which may end inside a character: it makes a plausible
  /// Korean or Chinese text of it, and no other encoding makes a much better one.
  ///
  /// - Precondition: `encoding` is one of one or two bytes a character: CP949, GB 18030 or Big5.
  public static func isBelievable(_ encoding: Encoding, ofSample bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      let score = Converter.plausibility(
        of: UnsafeBufferPointer(rebasing: buffer.prefix(sampleLength)), encoding: encoding)
      return score >= plausible && likeliestNarrowEncoding(of: buffer).score < score + 0.25
    }
  }

  private static func isUTF8(sample buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    let check = UTF8Validation(buffer)
    return check.invalidOffset == nil || check.isTruncated
  }
}
