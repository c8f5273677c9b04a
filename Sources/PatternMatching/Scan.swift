import CProcessor

/// One pass over a text.
///
/// Simple loops over stretches that stay in the nearest cache, each without a branch that depends on the text:
///
/// 1. the source decodes and folds characters to codes (``TextSource``);
/// 2. a bit for each pair of neighbours tells where no key begins (``findCandidates(in:singles:)``);
/// 3. for the places that are left the state after two units is asked for, for all of them before any is looked at, so that the waits for memory
///    overlap (``begin(_:singles:)``);
/// 4. of what goes on, the states after three units and more in the same way (``Scan/deepen(_:depth:)``), or, where every match is wanted, one
///    place after the other (``Scan/walk(_:available:isLast:)``);
/// 5. keys and places of what was found (``flush(_:)``).
///
/// Walking takes as many steps from each place as the trie is deep there; where that is many, the rest of the text is read through failure
/// links (``runLinearly(from:_:)``), which take two steps a unit at most.
struct Scan<Source: TextSource> {
  typealias Body = (UnsafeBufferPointer<PatternMatcher.Match>) -> Void

  let tables: MatcherTables
  var source: Source
  let policy: PatternMatcher.Policy
  let instructions: Instructions
  var buffer: UnitBuffer
  var lists: CandidateLists
  /// The hits that are to be reported: from this one on, and how many there are with those before it.
  var firstHit = 0
  var hitCount = 0
  /// Where the next match may begin, in the buffer.
  var next = 0
  /// How many units of what begins at index 0 were seen, and the matches in them reported, before the buffer ended.
  var reportedLength = 0
  /// Taken by walking, in all; where they are more than the limit, walking is given up at the next place.
  var steps = 0
  private(set) var stepLimit = 1 << 14
  /// What the caller has not seen yet.
  private let matches: UnsafeMutablePointer<PatternMatcher.Match>

  /// Matches that are handed over at a time, at most.
  private static var matchCapacity: Int { 256 }

  /// Units behind a place that are looked at without asking whether they are there.
  static var lookAhead: Int { 8 }

  /// Units of a text that are worked on together: lists of as many stay in the nearest cache.
  private static var stretch: Int { 2048 }

  /// What walking may take, beyond a first allowance.
  private static var stepsPerUnit: Int { 8 }

  /// - Parameter instructions: Some that the processor has.
  init(
    _ tables: MatcherTables, _ source: Source, policy: PatternMatcher.Policy, _ instructions: Instructions = .most
  ) {
    self.tables = tables
    self.source = source
    self.policy = policy
    self.instructions = instructions
    let capacity = min(Self.stretch, source.unitsLeft) + UnitBuffer.stride
    buffer = UnitBuffer(capacity: capacity)
    lists = CandidateLists(for: capacity + UnitBuffer.room, policy: policy)
    matches = .allocate(capacity: Self.matchCapacity)
  }

  mutating func run(_ body: Body) {
    defer {
      buffer.deallocate()
      lists.deallocate()
      matches.deallocate()
    }
    guard tables.keyCount > 0 else { return }
    while true {
      source.fill(&buffer)
      let isLast = source.isAtEnd
      // As long as the text goes on, a mark may join with the last unit.
      let available = isLast ? buffer.count : buffer.count - 1
      guard available > 0 || !isLast else { return }
      if stepLimit != .max { stepLimit += available * Self.stepsPerUnit }
      let rest = scan(available: available, isLast: isLast, body)
      if isLast, max(rest, next) == available { return }
      if steps > stepLimit {
        if let links = tables.failureLinks() { return runLinearly(from: rest, links, body) }
        // The links are damaged: walking is slow but right.
        stepLimit = .max
      }
      keep(from: rest, available: available)
    }
  }

  /// Finds what begins in the buffer and ends in its first `available` units; returns from where on it must be seen again.
  private mutating func scan(available: Int, isLast: Bool, _ body: Body) -> Int {
    let codes = buffer.codes
    let held = (0..<Self.lookAhead).map { codes[available + $0] }
    for place in 0..<Self.lookAhead { codes[available + place] = tables.none }
    defer { for place in 0..<Self.lookAhead { codes[available + place] = held[place] } }
    let limit = isLast ? available : max(0, available - Self.lookAhead)
    let range = min(next, limit)..<limit
    let begun = begin(in: range)
    let rest =
      switch policy {
      case .all: listAll(begun, available: available, isLast: isLast)
      case .leftmostLongest: choose(begun, available: available, isLast: isLast)
      }
    flush(body)
    return rest ?? limit
  }

  private mutating func keep(from rest: Int, available: Int) {
    let first = policy == .leftmostLongest ? min(max(rest, next), available) : rest
    next = policy == .leftmostLongest ? max(0, next - first) : 0
    buffer.drop(before: first)
    guard buffer.isFull else { return }
    buffer.grow()
    lists.deallocate()
    lists = CandidateLists(for: buffer.capacity + UnitBuffer.room, policy: policy)
  }

  // MARK: Candidates

  private mutating func begin(in range: Range<Int>) -> Begun {
    if instructions == .vectors {
      let trie = tables.forProcessor
      let candidates = processor_find_candidates(trie, buffer.codes, range.lowerBound, range.upperBound, lists.places)
      let begun = processor_begin(trie, lists.forProcessor(after: 0), buffer.codes, candidates)
      return Begun(count: begun.count, open: begun.open)
    }
    guard tables.lastSingle > 0 else { return begin(findCandidates(in: range, singles: false), singles: false) }
    return begin(findCandidates(in: range, singles: true), singles: true)
  }

  /// - Parameter singles: Whether there are keys of one unit; a constant, so that the loop without them is the shorter.
  @inline(__always)
  private func findCandidates(in range: Range<Int>, singles: Bool) -> Int {
    let codes = UnsafePointer(buffer.codes)
    let places = lists.places
    let tables = self.tables
    let lastSingle = tables.lastSingle
    var count = 0
    for index in range {
      let pair = UInt32(littleEndian: UnsafeRawPointer(codes + index).loadUnaligned(as: UInt32.self))
      places[count] = UInt32(truncatingIfNeeded: index)
      let isSingle: UInt64 = singles && codes[index] <= lastSingle ? 1 : 0
      count &+= Int(truncatingIfNeeded: tables.filterHolds(pair) | isSingle)
    }
    return count
  }

  /// How many places have begun a key, and how many of these go on beyond two units.
  struct Begun {
    let count: Int
    let open: Int
  }

  /// Looks up the states after two units, asks for those after three, and leaves the places where a key ends or may go on.
  @inline(__always)
  private func begin(_ candidates: Int, singles: Bool) -> Begun {
    let codes = UnsafePointer(buffer.codes)
    let places = lists.places
    let slots = lists.slots
    let tables = self.tables
    for candidate in 0..<candidates {
      let place = Int(places[candidate])
      let slot = tables.slot(ofPair: codes[place], codes[place &+ 1])
      slots[candidate] = UInt32(truncatingIfNeeded: slot)
      tables.prefetch(slot)
    }
    let states = lists.states
    let lengths = lists.lengths
    let open = lists.open
    let lastSingle = tables.lastSingle
    var count = 0
    var openCount = 0
    for candidate in 0..<candidates {
      let place = places[candidate]
      let state = tables.entry(at: Int(slots[candidate]))
      let isState = state.isReached(by: codes[Int(place) &+ 1])
      let ends = state.keysEnding & isState
      let third = codes[Int(place) &+ 2]
      let goesOn = state.childHint(third) & isState
      var kept = state.bits
      var length: UInt32 = 2
      var stays = ends | goesOn
      if singles {
        let first = codes[Int(place)]
        let single = tables.entry(first <= lastSingle ? Int(first) : 0)
        let isSingle = first <= lastSingle && single.endsKey && single.code == first
        if isSingle, ends == 0 {
          kept = single.bits
          length = 1
        }
        stays |= isSingle ? 1 : 0
      }
      places[count] = place
      states[count] = kept
      lengths[count] = length
      count &+= stays
      // Slots that are read are ahead of those that are written.
      let slot = tables.slot(after: state, by: third) & -goesOn
      tables.prefetch(slot)
      slots[openCount] = UInt32(truncatingIfNeeded: slot)
      open[openCount] = UInt32(truncatingIfNeeded: count &- 1)
      openCount &+= goesOn
    }
    return Begun(count: count, open: openCount)
  }

  // MARK: Matches

  private mutating func flush(_ body: Body) {
    let hits = lists.hits
    var index = firstHit
    while index < hitCount {
      let count = min(Self.matchCapacity, hitCount - index)
      for place in 0..<count {
        let hit = hits[index &+ place]
        matches[place] = PatternMatcher.Match(
          key: tables.key(of: hit.state), start: buffer.place(Int(hit.start)),
          end: source.end(ofUnitAt: buffer.place(Int(hit.end) &- 1)))
      }
      body(UnsafeBufferPointer(start: matches, count: count))
      index &+= count
    }
  }
}
