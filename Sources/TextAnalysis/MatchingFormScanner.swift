/// Reads a text once, from stretch to stretch: what is in the matching form already, and what is not.
///
/// The long stretches are found by the bytes alone (``skipForm(from:)``). What remains is settled from the common to the rare: decomposed
/// Hangul, capitals and full-width ASCII, other characters that stand alone (their forms are remembered), characters that vanish, and
/// last a *run*, one base with its marks, through the normalizer.
struct MatchingFormScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let reader: UTF8Reader
  private let normalizer = Normalizer.compatibilityCaseFold
  private var forms = LoneForms()
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

  mutating func run(into sink: inout some MatchingFormSink & ~Copyable) {
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
  ///
  /// Eight bytes at a time are looked at as long as nothing else turns up, then a few characters one by one.
  private func skipForm(from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return start }
    let count = bytes.count
    var offset = start
    while offset < count {
      offset = Self.skipWords(base, from: offset, count: count)
      let end = min(count, offset + 8)
      while offset < end {
        let byte = base[offset]
        if byte < 0x80 {
          if byte >= 0x41 && byte <= 0x5A { return offset }
          offset += 1
        } else if offset + 3 <= count, Self.isInForm(byte, base[offset + 1], base[offset + 2]) {
          offset += 3
        } else if byte == 0xC2, offset + 2 <= count, base[offset + 1] == 0xB7 {
          offset += 2
        } else {
          return offset
        }
      }
    }
    return count
  }

  /// The start of the first character from `start`, itself one, among whose eight bytes something may not be in the form.
  @inline(__always)
  private static func skipWords(_ base: UnsafePointer<UInt8>, from start: Int, count: Int) -> Int {
    let raw = UnsafeRawPointer(base)
    var offset = start
    while offset &+ 9 <= count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let next = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset &+ 1, as: UInt64.self))
      guard isInForm(word, next) else { break }
      offset &+= 8
    }
    // Back to the start of a character that the last word cut.
    var back = 0
    while back < 2, offset &- back > start, base[offset &- back] & 0xC0 == 0x80 { back &+= 1 }
    return base[min(offset &- back, count &- 1)] & 0xC0 == 0x80 ? offset : offset &- back
  }

  /// Whether all of eight bytes, with the byte after each, are ASCII without capitals, Hangul syllables or Han of the two oldest blocks, or
  /// belong to such a character.
  @inline(__always)
  private static func isInForm(_ word: UInt64, _ next: UInt64) -> Bool {
    let high = inEachByte(0x80)
    let low7 = word & ~high
    let capitals = (low7 &+ inEachByte(0x3F)) & ~(low7 &+ inEachByte(0x25)) & ~word
    let leads = word & (word &<< 1)
    // The six low bits of a lead byte E0…EF, and of the byte after it.
    let lead = word & inEachByte(0x3F)
    let second = next & inEachByte(0x3F)
    let outside = ~(lead &+ inEachByte(0x80 - 0x24)) | (lead &+ inEachByte(0x80 - 0x2E))
    // Syllables begin with EA B0 and end in ED 9E; E4 B7 are the hexagrams.
    let isEA = isZero(lead ^ inEachByte(0x2A)) & ~(second &+ inEachByte(0x80 - 0x30))
    let isED = isZero(lead ^ inEachByte(0x2D)) & (second &+ inEachByte(0x80 - 0x1E))
    let isE4 = isZero(lead ^ inEachByte(0x24)) & isZero(second ^ inEachByte(0x37))
    return (capitals | (leads & (outside | isEA | isED | isE4))) & high == 0
  }

  @inline(__always)
  private static func inEachByte(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

  /// A high bit for each byte that is 0, where none is above 0x80.
  @inline(__always)
  private static func isZero(_ word: UInt64) -> UInt64 { ~(word &+ inEachByte(0x7F)) }

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
  private mutating func settle(at offset: Int, into sink: inout some MatchingFormSink & ~Copyable) -> Int {
    let composedEnd = composeSyllables(from: offset, into: &sink)
    if composedEnd > offset { return composedEnd }
    guard let (scalar, length) = reader.item(at: offset) else { return offset + 1 }
    let end = offset + length
    if startsAlone(at: end) {
      if let ascii = Self.asciiForm(of: scalar) { return replace(offset..<end, with: LoneForm(ascii), into: &sink) }
      let form = loneForm(of: scalar, at: offset..<end)
      if form.kind == .itself { return end }
      if form.kind == .other || form.kind == .vanishes { return replace(offset..<end, with: form, into: &sink) }
    } else {
      if MatchingFormExceptions.form(of: scalar) == nil, normalizer.isInert(scalar) { return end }
    }
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

  /// Composes the syllables from `start` on that are written as a leading consonant, a vowel and perhaps a final, as long as nothing
  /// joins with them further; returns their end.
  private mutating func composeSyllables(from start: Int, into sink: inout some MatchingFormSink & ~Copyable) -> Int {
    guard let base = bytes.baseAddress else { return start }
    let count = bytes.count
    var offset = start
    while offset + 6 <= count, Self.isLeadingConsonant(base + offset), base[offset + 3] == 0xE1,
      base[offset + 4] == 0x85, base[offset + 5] >= 0xA1, base[offset + 5] <= 0xB5
    {
      var end = offset + 6
      var final: UInt32 = 0
      if end + 3 <= count, base[end] == 0xE1 { final = Self.finalConsonant(base[end + 1], base[end + 2]) }
      if final > 0 { end += 3 }
      guard startsAlone(at: end) else { break }
      let pair = UInt32(base[offset + 2] &- 0x80) &* 21 &+ UInt32(base[offset + 5] &- 0xA1)
      offset = replace(offset..<end, with: LoneForm(threeBytes: 0xAC00 &+ pair &* 28 &+ final), into: &sink)
    }
    return offset
  }

  /// Whether ᄀ to ᄒ stands at `bytes`, which has three.
  @inline(__always)
  private static func isLeadingConsonant(_ bytes: UnsafePointer<UInt8>) -> Bool {
    bytes[0] == 0xE1 && bytes[1] == 0x84 && bytes[2] <= 0x92
  }

  /// The number of the final consonant E1 `second` `third`, 0 where it is none.
  @inline(__always)
  private static func finalConsonant(_ second: UInt8, _ third: UInt8) -> UInt32 {
    if second == 0x86, third >= 0xA8 { return UInt32(third) - 0xA7 }
    return second == 0x87 && third <= 0x82 ? UInt32(third) - 0x80 + 25 : 0
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
    at offset: Int, _ scalar: UInt32, _ length: Int, into sink: inout some MatchingFormSink & ~Copyable
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

  private mutating func flush(to end: Int, into sink: inout some MatchingFormSink & ~Copyable) {
    if end > spanStart { sink.copy(spanStart..<end, of: bytes) }
  }

  @inline(__always)
  private mutating func replace(
    _ range: Range<Int>, with form: LoneForm, into sink: inout some MatchingFormSink & ~Copyable
  ) -> Int {
    flush(to: range.lowerBound, into: &sink)
    if form.count > 0 { sink.replace(range, with: form) }
    spanStart = range.upperBound
    return range.upperBound
  }

  // MARK: Characters

  /// Whether what stands at `offset` does not join with anything before it; true at the end.
  private mutating func startsAlone(at offset: Int) -> Bool {
    guard let base = bytes.baseAddress, offset < bytes.count else { return true }
    let byte = base[offset]
    if byte < 0x80 { return true }
    if offset + 3 <= bytes.count,
      Self.isInForm(byte, base[offset + 1], base[offset + 2]) || Self.isLeadingConsonant(base + offset)
        || byte == 0xEF && base[offset + 1] == 0xBC && base[offset + 2] >= 0x81
    {
      return true
    }
    guard let (scalar, length) = reader.item(at: offset) else { return true }
    return loneForm(of: scalar, at: offset..<offset + length).startsAlone
  }

  /// The form of a character where nothing joins with it.
  @inline(__always)
  private mutating func loneForm(of scalar: UInt32, at range: Range<Int>) -> LoneForm {
    if let known = forms.form(of: scalar) { return known }
    let form = findLoneForm(of: scalar, at: range)
    forms.remember(form, of: scalar)
    return form
  }

  private mutating func findLoneForm(of scalar: UInt32, at range: Range<Int>) -> LoneForm {
    if let form = MatchingFormExceptions.form(of: scalar) {
      return form == scalar ? LoneForm(.itself) : LoneForm(form)
    }
    guard normalizer.hasBoundaryBefore(scalar) else {
      let vanishes = Ignorables.contains(scalar) && !Ignorables.isVariationSelector(scalar)
      return LoneForm(vanishes ? .vanishes : .joins)
    }
    normalize(range)
    if replacement.elementsEqual(UnsafeBufferPointer(rebasing: bytes[range])) { return LoneForm(.itself) }
    return LoneForm(replacement) ?? LoneForm(.long)
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
