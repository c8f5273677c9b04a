import CProcessor

/// The places where a key may begin, and the states after two units.
extension Scan {
  /// How many places have begun a key, and how many of these go on beyond two units.
  struct Begun {
    let count: Int
    let open: Int
  }

  /// Finds the places in `range` where a key of two units ends or may go on, or one of a single unit stands.
  mutating func begin(in range: Range<Int>) -> Begun {
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
}
