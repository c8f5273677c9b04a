import CProcessor

/// UTF-8, decoded and folded sixty-four bytes at a time.
///
/// The bytes that begin characters are found first, as bits of one word; each is then decoded without a branch, so that the mixture of spaces,
/// Hangul and Latin, which no processor foresees, costs nothing; where the processor can, many are decoded at once. What a table
/// cannot say in one code (``MatcherTables/Code/special``) sends the text from there on through the slow way.
struct UTF8Source: TextSource {
  private let text: UnsafePointer<UInt8>
  private let count: Int
  private let tables: MatcherTables
  private let instructions: Instructions
  private var position = 0

  /// - Parameter instructions: Some that the processor has.
  init(_ text: UnsafeBufferPointer<UInt8>, _ tables: MatcherTables, _ instructions: Instructions = .most) {
    self.instructions = instructions
    // Of an empty text nothing is read.
    self.text = text.baseAddress ?? UnsafePointer(bitPattern: 1)!
    count = text.count
    self.tables = tables
  }

  var isAtEnd: Bool { position >= count }

  mutating func fill(_ buffer: inout UnitBuffer) {
    while !buffer.isFull, position < count {
      if position + UnitBuffer.stride + 4 > count {
        settle(upTo: count, into: &buffer)
      } else if instructions != .least {
        decodeAtOnce(into: &buffer)
      } else if !decode(into: &buffer) {
        settle(upTo: position + UnitBuffer.stride, into: &buffer)
      }
    }
  }

  // MARK: Fast

  /// Decodes the next sixty-four bytes; false, and nothing is done, where they hold what is special.
  private mutating func decode(into buffer: inout UnitBuffer) -> Bool {
    let base = text + position
    let codes = tables.codes
    let output = buffer.codes + buffer.count
    let places = buffer.starts + buffer.count
    let shift = UInt32(truncatingIfNeeded: position &- buffer.origin)
    let leadPlaces = tables.leadPlaces
    // Spaces that are passed over are no units from the start: taking them away later costs more than all the rest.
    var leads = processor_leads(base) & ~tables.skipped.places(base)
    var index = 0
    var largest: UInt16 = 0
    while leads != 0 {
      let offset = leads.trailingZeroBitCount
      leads &= leads &- 1
      let word = UInt32(littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt32.self))
      let code = codes[LeadPlaces.place(word, leadPlaces)]
      output[index] = code
      places[index] = shift &+ UInt32(truncatingIfNeeded: offset)
      index &+= 1
      largest = max(largest, code)
    }
    guard largest != MatcherTables.Code.special else { return false }
    buffer.count &+= largest == MatcherTables.Code.skip ? Self.withoutSkipped(output, places, index) : index
    position += UnitBuffer.stride
    return true
  }

  /// Decodes some hundred bytes, and goes the slow way from the first that is special.
  private mutating func decodeAtOnce(into buffer: inout UnitBuffer) {
    let output = buffer.codes + buffer.count
    let places = buffer.starts + buffer.count
    var read = 0
    let shift = UInt32(truncatingIfNeeded: position &- buffer.origin)
    let found = tables.skipped.withBytes {
      // Few at a time, for what stands behind something special is decoded again.
      processor_decode(
        instructions.forProcessor, text + position, min(count - position, 8 * UnitBuffer.stride + 4), $0, output,
        places,
        shift,
        buffer.capacity - buffer.count, &read)
    }
    let largest = Self.encode(output, found, tables.codes)
    guard largest >= MatcherTables.Code.skip else {
      buffer.count &+= found
      position &+= read
      return
    }
    let special = (0..<found).first { output[$0] == MatcherTables.Code.special }
    let end = special.map { buffer.origin &+ Int(places[$0]) } ?? position + read
    buffer.count &+= Self.withoutSkipped(output, places, special ?? found)
    position = end
    if special != nil { settle(upTo: min(end + UnitBuffer.stride, count), into: &buffer) }
  }

  /// Puts codes in the place of characters, and returns the largest.
  @inline(__always)
  private static func encode(
    _ units: UnsafeMutablePointer<UInt16>, _ count: Int, _ codes: UnsafePointer<UInt16>
  ) -> UInt16 {
    for index in 0..<count { units[index] = codes[Int(units[index])] }
    var largest: UInt16 = 0
    for index in 0..<count { largest = max(largest, units[index]) }
    return largest
  }

  /// Takes away what is passed over and returns how many units are left.
  @inline(never)
  private static func withoutSkipped(
    _ codes: UnsafeMutablePointer<UInt16>, _ places: UnsafeMutablePointer<UInt32>, _ count: Int
  ) -> Int {
    var kept = 0
    for index in 0..<count {
      let code = codes[index]
      codes[kept] = code
      places[kept] = places[index]
      kept &+= code == MatcherTables.Code.skip ? 0 : 1
    }
    return kept
  }

  // MARK: Slow

  /// Reads character by character until `end` is reached or the buffer is full.
  private mutating func settle(upTo end: Int, into buffer: inout UnitBuffer) {
    // The fast way leaves off after sixty-four bytes, perhaps within a character that it has read.
    while position < count, text[position] & 0xC0 == 0x80 { position += 1 }
    while position < end, !buffer.isFull {
      let (scalar, length) = scalar(at: position)
      let code = scalar < 0x10000 ? tables.codes[Int(scalar)] : MatcherTables.Code.special
      if code < MatcherTables.Code.skip {
        buffer.append(code, at: position)
      } else if code == MatcherTables.Code.special {
        if join(into: &buffer) { continue }
        if let expansion = tables.expansion(of: scalar) {
          for part in expansion { buffer.append(part, at: position) }
        } else {
          buffer.append(tables.none, at: position)
        }
      }
      position += length
    }
  }

  /// Joins the mark that stands here, and those after it, with the last unit; false where they stay apart.
  private mutating func join(into buffer: inout UnitBuffer) -> Bool {
    guard buffer.count > 0, let whole = cluster(at: buffer.place(buffer.count - 1)), whole.end > position else {
      return false
    }
    buffer.codes[buffer.count - 1] = whole.code
    position = whole.end
    return true
  }

  /// The one code of the character at `start` and all that joins with it; nil where it folds to none or several.
  private func cluster(at start: Int) -> (code: UInt16, end: Int)? {
    let (first, length) = scalar(at: start)
    guard var code = singleCode(of: first) else { return nil }
    var end = start + length
    while end < count {
      let (mark, length) = scalar(at: end)
      guard mark >= 0x10000 || tables.codes[Int(mark)] == MatcherTables.Code.special, let second = singleCode(of: mark),
        let joined = tables.composition(code, second)
      else { break }
      code = joined
      end += length
    }
    return (code, end)
  }

  private func singleCode(of scalar: UInt32) -> UInt16? {
    let code = scalar < 0x10000 ? tables.codes[Int(scalar)] : MatcherTables.Code.special
    guard code >= MatcherTables.Code.skip else { return code }
    guard code == MatcherTables.Code.special, let expansion = tables.expansion(of: scalar), expansion.count == 1 else {
      return nil
    }
    return expansion[0]
  }

  @inline(__always)
  func end(ofUnitAt start: Int) -> Int {
    let end = start + scalar(at: start).length
    guard tables.hasCompositions, end < count else { return end }
    let next = scalar(at: end).value
    guard next >= 0x10000 || tables.codes[Int(next)] == MatcherTables.Code.special else { return end }
    return cluster(at: start)?.end ?? end
  }

  /// The character at `place` and its bytes; one of a broken sequence is U+FFFF, which is in no pattern.
  @inline(__always)
  private func scalar(at place: Int) -> (value: UInt32, length: Int) {
    let lead = UInt32(text[place])
    if lead < 0x80 { return (lead, 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard lead >= 0xC0, place + length <= count else { return (0xFFFF, 1) }
    var value = lead & (0x7F &>> UInt32(length))
    for index in 1..<length { value = value &<< 6 | UInt32(text[place + index] & 0x3F) }
    return (value, length)
  }
}
