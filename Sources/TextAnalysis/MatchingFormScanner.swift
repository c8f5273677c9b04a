/// Reads a text once, from stretch to stretch: what is in the matching form already, and what is not.
///
/// The long stretches are found by the bytes alone (``skipForm(from:)``). What remains is settled from the common to the rare: capitals and
/// full-width ASCII, decomposed Hangul, characters that vanish, and last a *run*, one base with its marks, through the normalizer.
struct MatchingFormScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let reader: UTF8Reader
  private let normalizer = Normalizer.compatibilityCaseFold
  /// Where the stretch begins that is in the form and not handed on yet.
  private var spanStart = 0
  private var units: [UInt16] = []
  private var result = [UInt16](repeating: 0, count: 64)
  private var replacement: [UInt8] = []

  /// The longest run, in characters: beyond it marks are no longer put in order, as in UAX #15's stream-safe text, so that
  /// a million of them cost no more than a million letters.
  private static let longestRun = 128

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    reader = UTF8Reader(bytes)
  }

  mutating func run(into sink: inout some MatchingFormSink) {
    guard !bytes.isEmpty else { return }
    var offset = 0
    while true {
      offset = skipForm(from: offset)
      guard offset < bytes.count else { break }
      offset = settle(at: offset, into: &sink)
    }
    flush(to: bytes.count, into: &sink)
  }

  // MARK: In form

  /// The first place from `start` on whose bytes are not plainly in the form: anything but ASCII without capitals, Hangul
  /// syllables, the common Han and some punctuation.
  private func skipForm(from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return start }
    let count = bytes.count
    var offset = start
    while offset < count {
      let byte = base[offset]
      if byte < 0x80 {
        if offset + 8 <= count, Self.isInForm(UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)) {
          offset += 8
          continue
        }
        if byte >= 0x41 && byte <= 0x5A { return offset }
        offset += 1
        continue
      }
      if offset + 3 <= count, Self.isInForm(byte, base[offset + 1], base[offset + 2]) {
        offset += 3
      } else if byte == 0xC2, offset + 2 <= count, base[offset + 1] == 0xB7 {
        offset += 2
      } else {
        return offset
      }
    }
    return count
  }

  /// Whether eight bytes are all ASCII without capitals.
  @inline(__always)
  private static func isInForm(_ word: UInt64) -> Bool {
    let high: UInt64 = 0x8080_8080_8080_8080
    guard word & high == 0 else { return false }
    let fromA = word &+ 0x3F3F_3F3F_3F3F_3F3F
    let aboveZ = word &+ 0x2525_2525_2525_2525
    return fromA & ~aboveZ & high == 0
  }

  /// Whether three bytes are a Hangul syllable, a Han of the two oldest blocks or punctuation without decomposition.
  @inline(__always)
  private static func isInForm(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch first {
    case 0xEB, 0xEC, 0xE5...0xE9: true
    case 0xEA: second >= 0xB0
    case 0xED: second < 0x9E || second == 0x9E && third <= 0xA3
    case 0xE4: second < 0xB7 || second >= 0xB8
    // 、 to 〩 and U+3400 on.
    case 0xE3: second >= 0x90 || second == 0x80 && third >= 0x81 && third <= 0xA9
    // – — ― ‘ ’ “ ” and their kin, † ‡ •, …
    case 0xE2: second == 0x80 && (third >= 0x93 && third <= 0x95 || third >= 0x98 && third <= 0xA2 || third == 0xA6)
    default: false
    }
  }

  // MARK: Not in form

  /// Settles the character at `offset` and returns where to go on.
  private mutating func settle(at offset: Int, into sink: inout some MatchingFormSink) -> Int {
    guard let (scalar, length) = reader.item(at: offset) else { return offset + 1 }
    let end = offset + length
    if let ascii = Self.asciiForm(of: scalar) {
      guard startsAlone(at: end) else { return settleRun(at: offset, scalar, length, into: &sink) }
      return replace(offset..<end, withScalar: ascii, into: &sink)
    }
    if let form = MatchingFormExceptions.form(of: scalar) {
      guard form == scalar || !startsAlone(at: end) else { return replace(offset..<end, withScalar: form, into: &sink) }
      return startsAlone(at: end) ? end : settleRun(at: offset, scalar, length, into: &sink)
    }
    if let syllable = composedSyllable(at: offset, scalar) {
      return replace(offset..<syllable.end, withScalar: syllable.scalar, into: &sink)
    }
    if normalizer.isInert(scalar) { return end }
    if Ignorables.contains(scalar), !Ignorables.isVariationSelector(scalar) {
      let (rest, isLong) = skipIgnorables(from: end)
      if isLong || startsAlone(at: rest) {
        flush(to: offset, into: &sink)
        spanStart = rest
        return rest
      }
    }
    return settleRun(at: offset, scalar, length, into: &sink)
  }

  /// The one ASCII character for a capital, a full-width form or a wide space.
  private static func asciiForm(of scalar: UInt32) -> UInt32? {
    var scalar = scalar
    if scalar >= 0xFF01 && scalar <= 0xFF5E {
      scalar -= 0xFEE0
    } else if scalar == 0x3000 || scalar == 0xA0 {
      return 0x20
    }
    guard scalar < 0x80 else { return nil }
    return scalar >= 0x41 && scalar <= 0x5A ? scalar + 0x20 : scalar
  }

  /// The syllable of a leading consonant, a vowel and perhaps a final, where nothing joins with it further.
  private func composedSyllable(at offset: Int, _ lead: UInt32) -> (scalar: UInt32, end: Int)? {
    guard lead >= 0x1100 && lead <= 0x1112, let vowel = reader.scalar(at: offset + 3),
      vowel >= 0x1161 && vowel <= 0x1175
    else { return nil }
    var scalar = 0xAC00 + ((lead - 0x1100) * 21 + vowel - 0x1161) * 28
    var end = offset + 6
    if let final = reader.scalar(at: end), final >= 0x11A8 && final <= 0x11C2 {
      scalar += final - 0x11A7
      end += 3
    }
    return startsAlone(at: end) ? (scalar, end) : nil
  }

  /// The end of the ignorable characters from `start` on, and whether there are more than a run may hold.
  private func skipIgnorables(from start: Int) -> (end: Int, isLong: Bool) {
    var offset = start
    for _ in 0..<Self.longestRun {
      guard let (scalar, length) = reader.item(at: offset), Ignorables.contains(scalar) else { return (offset, false) }
      offset += length
    }
    return (offset, true)
  }

  /// Normalizes the base and the marks around `offset`.
  private mutating func settleRun(
    at offset: Int, _ scalar: UInt32, _ length: Int, into sink: inout some MatchingFormSink
  ) -> Int {
    var start = offset
    if offset > spanStart, !startsAlone(at: offset) { start = characterStart(before: offset) }
    var end = offset + length
    var count = 2
    while count < Self.longestRun, end < bytes.count, !startsAlone(at: end), let (_, length) = reader.item(at: end) {
      end += length
      count += 1
    }
    normalize(start..<end)
    let isUnchanged =
      replacement.count == end - start && replacement.elementsEqual(UnsafeBufferPointer(rebasing: bytes[start..<end]))
    if isUnchanged { return end }
    flush(to: start, into: &sink)
    if !replacement.isEmpty { replacement.withUnsafeBufferPointer { sink.replace(start..<end, with: $0) } }
    spanStart = end
    return end
  }

  /// Leaves the form of `range` in `replacement`.
  private mutating func normalize(_ range: Range<Int>) {
    replacement.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    var offset = range.lowerBound
    if let (scalar, length) = reader.item(at: offset), let form = MatchingFormExceptions.form(of: scalar) {
      replacement.append(utf8Of: form)
      offset += length
    }
    while offset < range.upperBound, let (scalar, length) = reader.item(at: offset) {
      units.append(utf16Of: scalar)
      offset += length
    }
    let count = units.withUnsafeBufferPointer { normalizer.normalize($0, into: &result) }
    var index = 0
    while index < count {
      var scalar = UInt32(result[index])
      index += 1
      if scalar & 0xFC00 == 0xD800, index < count {
        scalar = 0x1_0000 + (scalar & 0x3FF) << 10 + UInt32(result[index]) & 0x3FF
        index += 1
      }
      replacement.append(utf8Of: MatchingFormExceptions.form(of: scalar) ?? scalar)
    }
  }

  // MARK: Output

  private mutating func flush(to end: Int, into sink: inout some MatchingFormSink) {
    if end > spanStart { sink.copy(spanStart..<end, of: bytes) }
  }

  private mutating func replace(
    _ range: Range<Int>, withScalar scalar: UInt32, into sink: inout some MatchingFormSink
  ) -> Int {
    flush(to: range.lowerBound, into: &sink)
    replacement.removeAll(keepingCapacity: true)
    replacement.append(utf8Of: scalar)
    replacement.withUnsafeBufferPointer { sink.replace(range, with: $0) }
    spanStart = range.upperBound
    return range.upperBound
  }

  // MARK: Characters

  /// Whether what stands at `offset` does not join with anything before it; true at the end.
  private func startsAlone(at offset: Int) -> Bool {
    guard offset < bytes.count else { return true }
    if bytes[offset] < 0x80 { return true }
    if offset + 3 <= bytes.count, Self.isInForm(bytes[offset], bytes[offset + 1], bytes[offset + 2]) { return true }
    guard let scalar = reader.scalar(at: offset) else { return true }
    return MatchingFormExceptions.form(of: scalar) != nil || normalizer.hasBoundaryBefore(scalar)
  }

  private func characterStart(before offset: Int) -> Int {
    offset - (reader.item(before: offset, from: spanStart)?.length ?? 0)
  }
}

extension [UInt16] {
  mutating func append(utf16Of scalar: UInt32) {
    if scalar < 0x1_0000 {
      append(UInt16(truncatingIfNeeded: scalar))
    } else {
      append(UInt16(truncatingIfNeeded: 0xD7C0 + scalar >> 10))
      append(UInt16(truncatingIfNeeded: 0xDC00 | scalar & 0x3FF))
    }
  }
}
