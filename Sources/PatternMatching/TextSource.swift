/// What a scan reads: the units of a text as codes, each with the place where it begins.
protocol TextSource {
  /// Adds units until the buffer is full or the text ends. The last unit may change as long as the text goes on: a mark may join with it.
  mutating func fill(_ buffer: inout UnitBuffer)
  var isAtEnd: Bool { get }
  /// The end of the unit that begins at `start`.
  func end(ofUnitAt start: Int) -> Int
}

/// Codes and places of a stretch of text, with room behind the last for what is read at once.
struct UnitBuffer {
  /// Units that are added without looking whether there is room to a buffer that is not yet full: those of as many bytes, or all that one character
  /// folds to, which are fewer.
  static let stride = 64
  /// What loops over many units or places at a time read or write behind the last, in the buffer and in lists over it (CProcessor).
  static let beyond = 16
  /// What may be needed behind a full buffer, and in lists over it: for the units of a stride, for what is beyond them, and for what is looked at
  /// beyond the last.
  static let room = stride + beyond + Scan<UnitSource>.lookAhead

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

  mutating func clear() {
    count = 0
    origin = 0
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
  func end(ofUnitAt start: Int) -> Int { start + 1 }

  mutating func fill(_ buffer: inout UnitBuffer) {
    while position < units.count, !buffer.isFull {
      buffer.append(tables.code(of: units[position]), at: position)
      position += 1
    }
  }
}
