import CICU

/// Owns one of ICU's break iterators. Opening takes 10 to 40 µs, so each user opens one of their own.
struct BreakIterator: ~Copyable {
  enum Kind: Sendable {
    case grapheme
    case word
    case sentence

    fileprivate var code: Int32 {
      switch self {
      case .grapheme: Int32(CICU_BREAK_GRAPHEME)
      case .word: Int32(CICU_BREAK_WORD)
      case .sentence: Int32(CICU_BREAK_SENTENCE)
      }
    }
  }

  private let handle: OpaquePointer

  init(_ kind: Kind, locale: String = "root") {
    var status: cicu_status = 0
    guard let handle = cicu_breaker_open(kind.code, locale, &status), status <= 0 else {
      preconditionFailure("ICU has no break iterator: \(String(cString: cicu_status_name(status)))")
    }
    self.handle = handle
  }

  deinit { cicu_breaker_close(handle) }

  /// Hands every boundary of `text` after 0 to `body`, as a UTF-16 offset with the status of its rule.
  mutating func forEachBoundary(in text: UnsafeBufferPointer<UInt16>, _ body: (_ offset: Int, _ status: Int32) -> Void)
  {
    guard let base = text.baseAddress, !text.isEmpty else { return }
    var status: cicu_status = 0
    cicu_breaker_set_text(handle, base, Int32(text.count), &status)
    guard status <= 0 else { return }
    let handle = handle
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 512) { storage in
      guard let boundaries = storage.baseAddress else { return }
      let statuses = boundaries + 256
      var count = 256
      while count == 256 {
        count = Int(cicu_breaker_fill(handle, boundaries, statuses, 256))
        for index in 0..<count { body(Int(boundaries[index]), statuses[index]) }
      }
    }
  }
}

/// UTF-16 text with the way back to the UTF-8 that it was made from.
struct UTF16Text {
  private(set) var units: [UInt16] = []
  /// The UTF-8 offset of each unit, and at last the end.
  private(set) var offsets: [Int] = []

  /// A byte that is not UTF-8 becomes U+FFFD.
  init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    let reader = UTF8Reader(bytes)
    units.reserveCapacity(range.count)
    offsets.reserveCapacity(range.count + 1)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (scalar, length) = reader.item(at: offset) ?? (0xFFFD, 1)
      units.append(utf16Of: scalar)
      offsets.append(offset)
      if units.count > offsets.count { offsets.append(offset) }
      offset += length
    }
    offsets.append(range.upperBound)
  }
}
