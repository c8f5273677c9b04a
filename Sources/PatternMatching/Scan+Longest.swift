import CProcessor

extension Scan {
  /// Finds the longest key at each place and chooses from the left. Returns from where on the buffer must be seen again, nil where nothing is open.
  mutating func choose(_ begun: Begun, available: Int, isLast: Bool) -> Int? {
    var open = begun.open
    // Longer ones are too few to work on them side by side.
    for depth in 3..<Self.lookAhead {
      open =
        instructions == .vectors
        ? processor_deepen(tables.forProcessor, lists.forProcessor, buffer.codes, open, UInt32(depth))
        : deepen(open, depth: depth)
    }
    forgetMatches(among: begun.count, beyond: available)
    let undecided = follow(open, available: available, isLast: isLast)
    collect(begun.count, before: undecided ?? available)
    return undecided
  }

  /// Of the first `count` open places, looks at the state after `depth` units and asks for the next. Returns how many are still open.
  private func deepen(_ count: Int, depth: Int) -> Int {
    let codes = UnsafePointer(buffer.codes)
    let places = lists.places
    let states = lists.states
    let lengths = lists.lengths
    let slots = lists.slots
    let open = lists.open
    let tables = self.tables
    var stillOpen = 0
    for index in 0..<count {
      let candidate = Int(open[index])
      let last = Int(places[candidate]) &+ depth
      let state = tables.entry(at: Int(slots[index]))
      let isState = state.isReached(by: codes[last &- 1])
      let ends = state.keysEnding & isState != 0
      states[candidate] = ends ? state.bits : states[candidate]
      lengths[candidate] = ends ? UInt32(truncatingIfNeeded: depth) : lengths[candidate]
      let goesOn = state.childHint(codes[last]) & isState
      let slot = tables.slot(after: state, by: codes[last]) & -goesOn
      tables.prefetch(slot)
      slots[stillOpen] = UInt32(truncatingIfNeeded: slot)
      open[stillOpen] = UInt32(truncatingIfNeeded: candidate)
      stillOpen &+= goesOn
    }
    return stillOpen
  }

  /// Behind the units that are there stands the code of no pattern; forged tables may have states for it.
  private func forgetMatches(among count: Int, beyond available: Int) {
    var candidate = count &- 1
    while candidate >= 0, Int(lists.places[candidate]) &+ Self.lookAhead > available {
      if Int(lists.places[candidate]) &+ Int(lists.lengths[candidate]) > available { lists.states[candidate] = 0 }
      candidate &-= 1
    }
  }

  /// Walks on from the places that are still open after ``lookAhead`` units. Where one leads beyond the units that are there, or walking is given
  /// up, its place; the later ones are not looked at then.
  private mutating func follow(_ count: Int, available: Int, isLast: Bool) -> Int? {
    let codes = UnsafePointer(buffer.codes)
    let tables = self.tables
    for index in 0..<count {
      let candidate = Int(lists.open[index])
      let place = Int(lists.places[candidate])
      guard place >= next else { continue }
      guard steps <= stepLimit else { return place }
      var position = place &+ Self.lookAhead
      var state = tables.entry(at: Int(lists.slots[index]))
      while state.code == codes[position &- 1], position <= available {
        if state.endsKey {
          lists.states[candidate] = state.bits
          lists.lengths[candidate] = UInt32(truncatingIfNeeded: position &- place)
        }
        guard state.hasChildren else { break }
        guard position < available else {
          if isLast { break }
          return place
        }
        state = tables.entry(at: tables.slot(after: state, by: codes[position]))
        position &+= 1
        steps &+= 1
      }
    }
    return nil
  }

  /// From the left, and of what begins at a place the longest.
  private mutating func collect(_ count: Int, before limit: Int) {
    let places = lists.places
    let states = lists.states
    let lengths = lists.lengths
    let hits = lists.hits
    let tables = self.tables
    var found = 0
    var free = next
    var index = 0
    while index < count, Int(places[index]) < limit {
      let place = Int(places[index])
      let state = Entry(bits: states[index])
      let end = place &+ Int(lengths[index])
      // 1 where the place is not before the end of the last match: in numbers, for no processor foresees it.
      let isTaken = state.keysEnding & Int(truncatingIfNeeded: ~UInt64(bitPattern: Int64(place &- free)) &>> 63)
      hits[found] = CandidateLists.Hit(
        state: state, start: UInt32(truncatingIfNeeded: place), end: UInt32(truncatingIfNeeded: end))
      tables.prefetch(tables.slotOfKey(state) & -isTaken)
      found &+= isTaken
      free &+= (end &- free) & -isTaken
      index &+= 1
    }
    hitCount = found
    next = free
  }
}
