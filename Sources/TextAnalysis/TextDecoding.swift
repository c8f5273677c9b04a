/// Turns the bytes of a file into UTF-8 text.
public enum TextDecoding {
  /// The text of `bytes` as UTF-8 without its byte-order mark, and the encoding it was in.
  ///
  /// An `encoding` given is the only one tried. Otherwise a byte-order mark decides; then valid UTF-8 wins at once; then the
  /// encoding that makes the most plausible Korean or Chinese text of the bytes.
  ///
  /// - Throws: ``TextDecodingError`` where bytes mean nothing in the encoding, the file ends inside a character, the bytes hold a
  ///   NUL or many control characters, or no encoding makes a plausible text.
  /// - Complexity: O(*n*). UTF-8 without a mark is checked once and not copied.
  public static func decode(
    _ bytes: [UInt8], as encoding: Encoding? = nil
  ) throws(TextDecodingError) -> (utf8: [UInt8], encoding: Encoding) {
    let chosen = try bytes.withUnsafeBufferPointer { (buffer) throws(TextDecodingError) in
      try Self.encoding(of: buffer, asked: encoding)
    }
    if chosen.encoding == .utf8 {
      return (chosen.markLength == 0 ? bytes : Array(bytes[chosen.markLength...]), .utf8)
    }
    let utf8 = try bytes.withUnsafeBufferPointer { (buffer) throws(TextDecodingError) in
      try convert(buffer, from: chosen.markLength, encoding: chosen.encoding)
    }
    return (utf8, chosen.encoding)
  }

  private typealias Choice = (encoding: Encoding, markLength: Int)

  private static func encoding(
    of bytes: UnsafeBufferPointer<UInt8>, asked: Encoding?
  ) throws(TextDecodingError) -> Choice {
    let mark = byteOrderMark(of: bytes)
    switch asked {
    case .utf8?:
      let length = mark?.encoding == .utf8 ? 3 : 0
      try check(UTF8Validation(bytes, from: length), of: bytes)
      return (.utf8, length)
    case .utf16?:
      if let mark, mark.encoding != .utf8 { return mark }
      return (UTF16Judgement(bytes).likelier.encoding, 0)
    case .utf16LittleEndian?, .utf16BigEndian?:
      guard let asked, let mark, mark.encoding != .utf8 else { return (asked ?? .utf16, 0) }
      if mark.encoding != asked { throw TextDecodingError(.oppositeByteOrder(asked), at: 0, in: bytes, count: 2) }
      return mark
    case let asked?: return (asked, 0)
    case nil: return try detect(bytes, mark: mark)
    }
  }

  private static func byteOrderMark(of bytes: UnsafeBufferPointer<UInt8>) -> Choice? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  private static func detect(_ bytes: UnsafeBufferPointer<UInt8>, mark: Choice?) throws(TextDecodingError) -> Choice {
    if let mark, mark.encoding != .utf8 { return mark }
    let validation = UTF8Validation(bytes, from: mark?.markLength ?? 0)
    // UTF-16 can be valid UTF-8 by accident, but is then full of control characters.
    if mark != nil || validation.invalidOffset == nil && !validation.isBinary(count: bytes.count) {
      try check(validation, of: bytes)
      return (.utf8, mark?.markLength ?? 0)
    }
    let wide = UTF16Judgement(bytes).likelier
    if let binary = bytes.firstIndex(of: 0) ?? (validation.invalidOffset == nil ? validation.controlOffset : nil) {
      guard wide.score >= plausible else { throw TextDecodingError(.notText, at: binary, in: bytes, count: 1) }
      return (wide.encoding, 0)
    }
    if wide.score < 0.5, UTF8Validation.isDamagedUTF8(bytes) { try check(validation, of: bytes) }
    let narrow = likeliestNarrowEncoding(of: bytes)
    if wide.score > narrow.score + 0.2, wide.score >= plausible { return (wide.encoding, 0) }
    guard narrow.score >= plausible else {
      throw TextDecodingError(.undetermined, at: validation.invalidOffset ?? 0, in: bytes, count: 4)
    }
    return (narrow.encoding, 0)
  }

  /// The least score of a text that is taken for one.
  static let plausible = 0.15

  /// As much of a file as the judgement reads.
  static let sampleLength = 1 << 16

  private static func check(
    _ validation: UTF8Validation, of bytes: UnsafeBufferPointer<UInt8>
  ) throws(TextDecodingError) {
    if validation.isBinary(count: bytes.count) {
      throw TextDecodingError(.notText, at: validation.nulOffset ?? validation.controlOffset ?? 0, in: bytes, count: 1)
    }
    if let offset = validation.invalidOffset {
      throw TextDecodingError(
        validation.isTruncated ? .truncated(.utf8) : .invalidBytes(.utf8), at: offset, in: bytes, count: 4)
    }
  }

  static func likeliestNarrowEncoding(
    of bytes: UnsafeBufferPointer<UInt8>
  ) -> (encoding: Encoding, score: Double) {
    let sample = UnsafeBufferPointer(rebasing: bytes.prefix(sampleLength))
    var best: (encoding: Encoding, score: Double) = (.cp949, -.infinity)
    for encoding in [Encoding.cp949, .gb18030, .big5] {
      // The detector's opinion settles what the share of frequent characters leaves open.
      let opinion = Double(Converter.detectionConfidence(of: sample, encoding: encoding)) / 1000
      let score = Converter.plausibility(of: sample, encoding: encoding) + opinion
      if score > best.score { best = (encoding, score) }
    }
    return best
  }

  private static func convert(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, encoding: Encoding
  ) throws(TextDecodingError) -> [UInt8] {
    switch encoding {
    case .utf16LittleEndian, .utf16BigEndian, .utf16:
      return try UTF16Judgement.decode(bytes, from: start, encoding: encoding)
    case .utf8, .cp949, .gb18030, .big5:
      let utf8 = try Converter.decode(bytes, encoding: encoding)
      let validation = utf8.withUnsafeBufferPointer { UTF8Validation($0) }
      if validation.isBinary(count: utf8.count) {
        // These encodings keep ASCII as it is, so the control character stands in the bytes too.
        let isControl = { (byte: UInt8) in byte < 0x20 && !(0x09...0x0D).contains(byte) && byte != 0x1A }
        let offset = bytes.firstIndex(of: 0) ?? bytes.firstIndex(where: isControl) ?? 0
        throw TextDecodingError(.notText, at: offset, in: bytes, count: 1)
      }
      return utf8
    }
  }
}
