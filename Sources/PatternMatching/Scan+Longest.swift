extension Scan {
  /// Finds the longest key at each place and chooses from the left. Returns from where on the buffer must be seen again, nil where nothing is open.
  mutating func choose(_ begun: Begun, available: Int, isLast: Bool) -> Int? {
    let states = lists.states
    let lengths = lists.lengths
    var open = begun.open
    for depth in 3..<Self.lookAhead where open > 0 {
      let deepened = deepen(open, depth: depth, after: 0)
      for index in 0..<deepened.ended {
        states[Int(lists.ended[index])] = lists.endedStates[index]
        lengths[Int(lists.ended[index])] = UInt32(truncatingIfNeeded: depth)
      }
      open = deepened.open
    }
    forgetMatches(among: begun.count, beyond: available)
    let places = lists.places
    let undecided = follow(open, available: available, isLast: isLast) { candidate, state, end in
      states[candidate] = state.bits
      lengths[candidate] = UInt32(truncatingIfNeeded: end) &- places[candidate]
    }
    collect(begun.count, before: undecided?.place ?? available)
    return undecided?.place
  }

  /// Behind the units that are there stands the code of no pattern; forged tables may have states for it.
  private func forgetMatches(among count: Int, beyond available: Int) {
    var candidate = count &- 1
    while candidate >= 0, Int(lists.places[candidate]) &+ Self.lookAhead > available {
      if Int(lists.places[candidate]) &+ Int(lists.lengths[candidate]) > available { lists.states[candidate] = 0 }
      candidate &-= 1
    }
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
