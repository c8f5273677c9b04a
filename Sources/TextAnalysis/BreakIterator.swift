import CICU
import Synchronization

/// Owns one of ICU's break iterators as long as it lives. Opening one takes ICU 10 to 40 µs, so those that are done with are kept for the next
/// user.
struct BreakIterator: ~Copyable {
  enum Kind: Sendable, Hashable {
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
  private let key: IdleIterators.Key

  init(_ kind: Kind, locale: String = "root") {
    key = IdleIterators.Key(kind: kind, locale: locale)
    if let idle = IdleIterators.take(key) {
      handle = idle
      return
    }
    var status: cicu_status = 0
    guard let handle = cicu_breaker_open(kind.code, locale, &status), status <= 0 else {
      preconditionFailure("ICU has no break iterator: \(String(cString: cicu_status_name(status)))")
    }
    self.handle = handle
  }

  deinit {
    if !IdleIterators.keep(handle, key) { cicu_breaker_close(handle) }
  }

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

/// Open break iterators that nobody uses at the moment. What text they saw last is set anew before they move.
private enum IdleIterators {
  struct Key: Hashable, Sendable {
    let kind: BreakIterator.Kind
    let locale: String
  }

  /// A handle that one owner at a time uses.
  private struct Handle: @unchecked Sendable {
    let pointer: OpaquePointer
  }

  /// As many as tasks are likely to run at once.
  private static let limit = 16
  private static let handles = Mutex<[Key: [Handle]]>([:])

  static func take(_ key: Key) -> OpaquePointer? {
    handles.withLock { $0[key]?.popLast() }?.pointer
  }

  /// Whether there is room for the handle; the caller closes it if not.
  static func keep(_ pointer: OpaquePointer, _ key: Key) -> Bool {
    let handle = Handle(pointer: pointer)
    return handles.withLock { handles in
      guard handles[key, default: []].count < limit else { return false }
      handles[key, default: []].append(handle)
      return true
    }
  }
}

/// UTF-16 text with the way back to the UTF-8 that it was made from.
struct UTF16Text {
  private(set) var units: [UInt16] = []
  /// The UTF-8 offset of each unit, and at last the end.
  private(set) var offsets: [Int] = []

  /// A byte that is not UTF-8 becomes U+FFFD, and so does each byte of a character that `range` cuts.
  init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    let reader = UTF8Reader(UnsafeBufferPointer(rebasing: bytes[..<range.upperBound]))
    // No character takes more units than the bytes of it that are read.
    var count = 0
    offsets = [Int](unsafeUninitializedCapacity: range.count + 1) { offsets, offsetCount in
      units = [UInt16](unsafeUninitializedCapacity: range.count) { units, unitCount in
        var offset = range.lowerBound
        while offset < range.upperBound {
          let (scalar, length) = reader.item(at: offset) ?? (0xFFFD, 1)
          offsets[count] = offset
          if scalar < 0x1_0000 {
            units[count] = UInt16(truncatingIfNeeded: scalar)
          } else {
            units[count] = UInt16(truncatingIfNeeded: 0xD7C0 + scalar >> 10)
            count &+= 1
            units[count] = UInt16(truncatingIfNeeded: 0xDC00 | scalar & 0x3FF)
            offsets[count] = offset
          }
          count &+= 1
          offset &+= length
        }
        unitCount = count
      }
      offsets[count] = range.upperBound
      offsetCount = count + 1
    }
  }
}
