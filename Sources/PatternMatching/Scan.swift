/// One pass over a text.
///
/// Three simple loops over stretches that stay in the nearest cache, each without a branch that depends on the text:
///
/// 1. the source decodes and folds characters to codes (``TextSource``);
/// 2. a bit for each pair of neighbours tells where no key begins (``findCandidates(in:)``);
/// 3. for the places that are left the second state is fetched, many at a time (``fetch(_:)``), so that the waits for memory overlap.
///
/// Only what has then truly begun a key is walked (``walk(_:available:isLast:)``). Walking takes as many steps from each place as the trie is deep there;
/// where that is many, the rest of the text is read through failure links (``runLinearly(from:_:)``), which take two steps a unit at most.
struct Scan<Source: TextSource> {
  let tables: MatcherTables
  var source: Source
  let policy: PatternMatcher.Policy
  var buffer: UnitBuffer
  /// Candidates by index in the buffer; after fetching those that have begun a key.
  private var places: UnsafeMutablePointer<UInt32>
  /// Beside each place: the state after its first two units, and that after the third; 0 where there is none.
  private var states: UnsafeMutablePointer<UInt64>
  private var thirds: UnsafeMutablePointer<UInt64>
  /// Matches whose keys are not looked up yet, for those waits overlap, too.
  private var hits: UnsafeMutablePointer<Hit>
  private var hitCount = 0
  private var listCapacity: Int
  /// Where the next match may begin, in the buffer.
  private(set) var next = 0
  /// How many units of what begins at index 0 were seen, and the matches in them reported, before the buffer ended.
  private(set) var reportedLength = 0
  /// Taken by walking, in all.
  private var steps = 0

  private struct Hit {
    let state: Entry
    let start: UInt32
    let end: UInt32
  }

  private static var hitCapacity: Int { 256 }

  /// Walking that takes more steps a unit than this is given up.
  private static var stepsPerUnit: Int { 8 }

  init(_ tables: MatcherTables, _ source: Source, policy: PatternMatcher.Policy) {
    self.tables = tables
    self.source = source
    self.policy = policy
    listCapacity = min(2048, source.unitsLeft) + UnitBuffer.stride
    buffer = UnitBuffer(capacity: listCapacity)
    places = .allocate(capacity: listCapacity + UnitBuffer.stride)
    states = .allocate(capacity: listCapacity + UnitBuffer.stride)
    thirds = .allocate(capacity: listCapacity + UnitBuffer.stride)
    hits = .allocate(capacity: Self.hitCapacity)
  }

  mutating func run(_ body: (PatternMatcher.Match) -> Void) {
    defer {
      buffer.deallocate()
      places.deallocate()
      states.deallocate()
      thirds.deallocate()
      hits.deallocate()
    }
    guard tables.keyCount > 0 else { return }
    var budget = 1 << 14
    while true {
      source.fill(&buffer)
      let isLast = source.isAtEnd
      // As long as the text goes on, a mark may join with the last unit.
      let available = isLast ? buffer.count : buffer.count - 1
      if available > 0 {
        budget += available * Self.stepsPerUnit
        let rest = scan(available: available, isLast: isLast, body)
        if isLast { return }
        if steps > budget { return runLinearly(from: rest, body) }
        keep(from: rest, available: available)
      } else if isLast {
        return
      }
    }
  }

  /// Finds what begins in the buffer and ends in its first `available` units; returns from where on it must be seen again.
  private mutating func scan(available: Int, isLast: Bool, _ body: (PatternMatcher.Match) -> Void) -> Int {
    let held = buffer.codes[available]
    defer { buffer.codes[available] = held }
    buffer.codes[available] = MatcherTables.Code.none
    let limit = isLast ? available : available - 1
    let candidates = findCandidates(in: min(next, limit)..<limit)
    let begun = fetchThirds(fetch(candidates), available: available)
    let rest = walk(begun, available: available, isLast: isLast, body) ?? limit
    flush(body)
    return rest
  }

  private mutating func keep(from rest: Int, available: Int) {
    let first = policy == .leftmostLongest ? min(max(rest, next), available) : rest
    next = policy == .leftmostLongest ? max(0, next - first) : 0
    buffer.drop(before: first)
    guard buffer.isFull else { return }
    buffer.grow()
    places.deallocate()
    states.deallocate()
    thirds.deallocate()
    listCapacity = buffer.capacity
    places = .allocate(capacity: listCapacity + UnitBuffer.stride)
    states = .allocate(capacity: listCapacity + UnitBuffer.stride)
    thirds = .allocate(capacity: listCapacity + UnitBuffer.stride)
  }

  private func findCandidates(in range: Range<Int>) -> Int {
    let codes = UnsafePointer(buffer.codes)
    let places = self.places
    let tables = self.tables
    let lastSingle = tables.lastSingle
    var count = 0
    for index in range {
      let code = codes[index]
      let bit = tables.filterHolds(UInt32(code) | UInt32(codes[index &+ 1]) &<< 16)
      places[count] = UInt32(truncatingIfNeeded: index)
      count &+= Int(bit | (code <= lastSingle ? 1 : 0))
    }
    return count
  }

  private func fetch(_ candidates: Int) -> Int {
    let codes = UnsafePointer(buffer.codes)
    let places = self.places
    let states = self.states
    let tables = self.tables
    let lastSingle = tables.lastSingle
    var count = 0
    for candidate in 0..<candidates {
      let place = places[candidate]
      let first = codes[Int(place)]
      let second = codes[Int(place) &+ 1]
      // The root's base is 0.
      let parent = tables.entry(Int(first))
      let state = tables.entry(Int(parent.base) &+ Int(second))
      let isState = parent.code == first && parent.mayHaveChild(second) && state.code == second
      places[count] = place
      states[count] = isState ? state.bits : 0
      count &+= isState || first <= lastSingle ? 1 : 0
    }
    return count
  }

  /// Only where the state's bits allow a child is memory touched; the root's slot stands in for the others.
  ///
  /// Left over are the places where something ends or goes on: of a small termbase a few of those that had begun.
  private func fetchThirds(_ candidates: Int, available: Int) -> Int {
    let lastSingle = tables.lastSingle
    let codes = UnsafePointer(buffer.codes)
    let places = self.places
    let states = self.states
    let thirds = self.thirds
    let tables = self.tables
    var count = 0
    for index in 0..<candidates {
      let state = Entry(bits: states[index])
      let place = places[index]
      let code = codes[Int(place) &+ 2]
      let child = tables.entry(state.mayHaveChild(code) ? Int(state.base) &+ Int(code) : 0)
      let isThird = child.code == code
      places[count] = place
      states[count] = state.bits
      thirds[count] = isThird ? child.bits : 0
      // What ends with the buffer may go on behind it.
      let stays = isThird || state.endsKey || codes[Int(place)] <= lastSingle || Int(place) &+ 2 >= available
      count &+= stays ? 1 : 0
    }
    return count
  }

  /// Follows the places that have begun a key. Where one leads beyond the units that are there, its index; what begins later is not looked at then.
  private mutating func walk(
    _ count: Int, available: Int, isLast: Bool, _ body: (PatternMatcher.Match) -> Void
  ) -> Int? {
    let codes = UnsafePointer(buffer.codes)
    let reportsAll = policy == .all
    let tables = self.tables
    let lastSingle = tables.lastSingle
    for candidate in 0..<count {
      let place = Int(places[candidate])
      if !reportsAll, place < next { continue }
      let known = place == 0 ? reportedLength : 0
      var longest = Entry(bits: 0)
      var end = 0
      if codes[place] <= lastSingle {
        let single = tables.entry(Int(codes[place]))
        if single.code == codes[place], single.endsKey {
          longest = single
          end = place &+ 1
          if reportsAll, known < 1 { report(single, place, end, body) }
        }
      }
      var state = Entry(bits: states[candidate])
      var position = place &+ 2
      while state.bits != 0 {
        if state.endsKey {
          longest = state
          end = position
          if reportsAll, known < position &- place { report(state, place, end, body) }
        }
        guard position < available else {
          guard !isLast, state.hasChildren else { break }
          reportedLength = reportsAll ? position &- place : 0
          return place
        }
        let code = codes[position]
        guard state.mayHaveChild(code) else { break }
        let child =
          position == place &+ 2 ? Entry(bits: thirds[candidate]) : tables.entry(Int(state.base) &+ Int(code))
        guard child.code == code else { break }
        state = child
        position &+= 1
        steps &+= 1
      }
      if !reportsAll, end != 0 {
        report(longest, place, end, body)
        next = end
      }
    }
    reportedLength = 0
    return nil
  }

  @inline(__always)
  private mutating func report(_ state: Entry, _ start: Int, _ end: Int, _ body: (PatternMatcher.Match) -> Void) {
    hits[hitCount] = Hit(
      state: state, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end))
    hitCount &+= 1
    if hitCount == Self.hitCapacity { flush(body) }
  }

  private mutating func flush(_ body: (PatternMatcher.Match) -> Void) {
    for index in 0..<hitCount {
      let hit = hits[index]
      body(
        PatternMatcher.Match(
          key: tables.key(of: hit.state), start: buffer.place(Int(hit.start)),
          end: source.end(ofUnitAt: buffer.place(Int(hit.end) &- 1))))
    }
    hitCount = 0
  }
}
