import CProcessor

/// What a scan reads: the units of a text as codes, each with the place where it begins.
protocol TextSource {
  /// Adds units until the buffer is full or the text ends. The last unit may change as long as the text goes on: a mark may join with it.
  mutating func fill(_ buffer: inout UnitBuffer)
  var isAtEnd: Bool { get }
  /// About how many units are left, never fewer than there are.
  var unitsLeft: Int { get }
  /// The end of the unit that begins at `start`.
  func end(ofUnitAt start: Int) -> Int
}

/// Codes and places of a stretch of text, with room behind the last for what is read at once.
struct UnitBuffer {
  /// Bytes that are decoded without looking whether there is room.
  static let stride = 64
  /// What may stand behind a full buffer: the units of a stride, and what is looked at beyond the last.
  static let room = stride + Scan<UnitSource>.lookAhead

  private(set) var codes: UnsafeMutablePointer<UInt16>
  /// Counted from ``origin``.
  private(set) var starts: UnsafeMutablePointer<UInt32>
  var count = 0
  /// Where the text's places are counted from.
  private(set) var origin = 0
  private(set) var capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    codes = .allocate(capacity: capacity + Self.room)
    starts = .allocate(capacity: capacity + Self.room)
  }

  func deallocate() {
    codes.deallocate()
    starts.deallocate()
  }

  var isFull: Bool { count >= capacity }

  /// - Precondition: Not full, or within ``stride`` units of it.
  @inline(__always)
  mutating func append(_ code: UInt16, at place: Int) {
    codes[count] = code
    starts[count] = UInt32(truncatingIfNeeded: place &- origin)
    count &+= 1
  }

  @inline(__always)
  func place(_ index: Int) -> Int { origin &+ Int(starts[index]) }

  /// Drops the units before `index`, of which at least one stays.
  mutating func drop(before index: Int) {
    guard index > 0, index < count else { return }
    let shift = starts[index]
    for place in index..<count {
      codes[place - index] = codes[place]
      starts[place - index] = starts[place] &- shift
    }
    origin += Int(shift)
    count -= index
  }

  mutating func grow() {
    let larger = UnsafeMutablePointer<UInt16>.allocate(capacity: 2 * capacity + Self.room)
    larger.update(from: codes, count: count)
    codes.deallocate()
    codes = larger
    let places = UnsafeMutablePointer<UInt32>.allocate(capacity: 2 * capacity + Self.room)
    places.update(from: starts, count: count)
    starts.deallocate()
    starts = places
    capacity *= 2
  }
}

/// Folded units, each its own place.
struct UnitSource: TextSource {
  private let units: UnsafeBufferPointer<UInt32>
  private let tables: MatcherTables
  private var position = 0

  init(_ units: UnsafeBufferPointer<UInt32>, _ tables: MatcherTables) {
    self.units = units
    self.tables = tables
  }

  var isAtEnd: Bool { position == units.count }
  var unitsLeft: Int { units.count - position }
  func end(ofUnitAt start: Int) -> Int { start + 1 }

  mutating func fill(_ buffer: inout UnitBuffer) {
    while position < units.count, !buffer.isFull {
      buffer.append(tables.code(of: units[position]), at: position)
      position += 1
    }
  }
}

/// UTF-8, decoded and folded sixty-four bytes at a time.
///
/// The bytes that begin characters are found first, as bits of one word; each is then decoded without a branch, so that the mixture of spaces,
/// Hangul and Latin, which no processor foresees, costs nothing. What a table cannot say in one code (``MatcherTables/Code/special``) sends the
/// sixty-four bytes through the slow way.
struct UTF8Source: TextSource {
  private let text: UnsafePointer<UInt8>
  private let count: Int
  private let tables: MatcherTables
  private var position = 0

  init(_ text: UnsafeBufferPointer<UInt8>, _ tables: MatcherTables) {
    // Of an empty text nothing is read.
    self.text = text.baseAddress ?? UnsafePointer(bitPattern: 1)!
    count = text.count
    self.tables = tables
  }

  var isAtEnd: Bool { position >= count }
  var unitsLeft: Int { count - position }

  mutating func fill(_ buffer: inout UnitBuffer) {
    while !buffer.isFull, position < count {
      if position + UnitBuffer.stride + 4 <= count {
        if !decode(into: &buffer) { settle(upTo: position + UnitBuffer.stride, into: &buffer) }
      } else {
        settle(upTo: count, into: &buffer)
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
