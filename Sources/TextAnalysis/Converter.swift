import CICU

/// Owns one of ICU's converters into Unicode.
struct Converter: ~Copyable {
  private let handle: OpaquePointer

  init(_ encoding: Encoding) {
    var status: cicu_status = 0
    let opened = encoding.converterName.flatMap { cicu_converter_open($0, &status) }
    guard let opened, status <= 0 else {
      preconditionFailure("ICU has no converter for \(encoding.rawValue): \(String(cString: cicu_status_name(status)))")
    }
    handle = opened
  }

  deinit { cicu_converter_close(handle) }

  /// Hands the text to `body`, a buffer of UTF-16 at a time, and returns the first invalid bytes, if there are any.
  borrowing func convert(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ body: (UnsafeBufferPointer<UInt16>) -> Void
  ) -> Range<Int>? {
    guard let base = bytes.baseAddress else { return nil }
    var position = start
    return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 4096) { (units) -> Range<Int>? in
      guard let target = units.baseAddress else { return nil }
      while true {
        var status: cicu_status = 0
        var invalid: Int32 = 0
        let written = cicu_converter_convert(
          handle, base, bytes.count, &position, target, Int32(units.count), &invalid, &status)
        body(UnsafeBufferPointer(start: target, count: Int(written)))
        if status > 0 { return max(start, position - Int(invalid))..<position }
        if Int(written) < units.count { return nil }
      }
    }
  }

  /// The text of `bytes` as UTF-8.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, encoding: Encoding
  ) throws(TextDecodingError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 3 / 2)
    var high: UInt32 = 0
    var piece: [UInt8] = []
    let invalid = Converter(encoding).convert(bytes, from: 0) { units in
      piece.removeAll(keepingCapacity: true)
      for unit in units {
        let unit = UInt32(unit)
        if unit & 0xFC00 == 0xD800 {
          high = unit
        } else if unit & 0xFC00 == 0xDC00 {
          piece.append(utf8Of: 0x1_0000 + (high & 0x3FF) << 10 + unit & 0x3FF)
        } else {
          piece.append(utf8Of: unit)
        }
      }
      result.append(contentsOf: piece)
    }
    guard let invalid = invalid ?? unusedByte(in: bytes, encoding: encoding) else { return result }
    let isCut = invalid.upperBound == bytes.count
    throw TextDecodingError(
      isCut ? .truncated(encoding) : .invalidBytes(encoding), at: invalid.lowerBound, in: bytes, count: invalid.count)
  }

  /// The first byte that the code pages give no character to, but ICU maps into the private use area.
  private static func unusedByte(in bytes: UnsafeBufferPointer<UInt8>, encoding: Encoding) -> Range<Int>? {
    guard encoding == .cp949 || encoding == .big5 else { return nil }
    var offset = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x80, 0xFF: return offset..<offset + 1
      case 0x81...0xFE: offset += 2
      default: offset += 1
      }
    }
    return nil
  }

  /// How plausible the text is that `encoding` makes of `sample`, which may end inside a character.
  static func plausibility(of sample: UnsafeBufferPointer<UInt8>, encoding: Encoding) -> Double {
    var plausibility = TextPlausibility()
    var start = 0
    while start < sample.count {
      let invalid = Converter(encoding).convert(sample, from: start) { units in
        for unit in units { plausibility.add(unit, countsASCII: false) }
      }
      guard let invalid, invalid.upperBound < sample.count else { break }
      plausibility.addInvalid()
      // A hundred broken places are proof enough.
      if plausibility.score < -1 { break }
      start = max(invalid.upperBound, start + 1)
    }
    return plausibility.score
  }

  /// How sure ICU's charset detector is of `encoding`, from 0 to 100, by the first 4096 bytes.
  static func detectionConfidence(of sample: UnsafeBufferPointer<UInt8>, encoding: Encoding) -> Int {
    guard let base = sample.baseAddress, let name = encoding.detectorName else { return 0 }
    var status: cicu_status = 0
    return Int(cicu_detection_confidence(base, Int32(min(sample.count, 4096)), name, &status))
  }
}
