import CProcessor

/// The states after three units and more, of all places that are open together.
extension Scan {
  /// Of the first `count` open places, looks at the state after `depth` units and asks for the next.
  ///
  /// - Parameter end: How many have ended before, of other depths; those of this one are written behind them.
  /// - Returns: How many have ended then, and how many are still open.
  mutating func deepen(_ count: Int, depth: Int, after end: Int) -> (ended: Int, open: Int) {
    guard instructions == .vectors else { return deepenSingly(count, depth: depth, after: end) }
    let deepened = processor_deepen(
      tables.forProcessor, lists.forProcessor(after: end), buffer.codes, count, UInt32(depth))
    return (end + deepened.ended, deepened.open)
  }

  private func deepenSingly(_ count: Int, depth: Int, after end: Int) -> (ended: Int, open: Int) {
    let codes = UnsafePointer(buffer.codes)
    let places = lists.places
    let slots = lists.slots
    let open = lists.open
    let ended = lists.ended
    let endedStates = lists.endedStates
    let tables = self.tables
    var endedCount = end
    var stillOpen = 0
    for index in 0..<count {
      let candidate = open[index]
      let last = Int(places[Int(candidate)]) &+ depth
      let state = tables.entry(at: Int(slots[index]))
      let isState = state.isReached(by: codes[last &- 1])
      ended[endedCount] = candidate
      endedStates[endedCount] = state.bits
      endedCount &+= state.keysEnding & isState
      let goesOn = state.childHint(codes[last]) & isState
      let slot = tables.slot(after: state, by: codes[last]) & -goesOn
      tables.prefetch(slot)
      slots[stillOpen] = UInt32(truncatingIfNeeded: slot)
      open[stillOpen] = candidate
      stillOpen &+= goesOn
    }
    return (endedCount, stillOpen)
  }

  /// Where the buffer must be seen again from, and how many units of what begins there have been looked at.
  struct Undecided {
    let place: Int
    let seen: Int
  }

  /// Walks on from the places that are still open after ``lookAhead`` units, too few to work on them side by side. Where one leads beyond the
  /// units that are there, or walking is given up, or there are keys enough, the later ones are not looked at.
  ///
  /// - Parameters:
  ///   - limit: So many keys are enough, above 0; all that end at one place are told of, so that there are more by one walk at most.
  ///   - body: Called where a key ends, with the candidate, the state, and the end.
  mutating func follow(
    _ count: Int, available: Int, isLast: Bool, upTo limit: Int = .max,
    _ body: (_ candidate: Int, _ state: Entry, _ end: Int) -> Void
  ) -> Undecided? {
    var ended = 0
    let codes = UnsafePointer(buffer.codes)
    let tables = self.tables
    for index in 0..<count {
      let candidate = Int(lists.open[index])
      let place = Int(lists.places[candidate])
      guard steps <= stepLimit, ended < limit else { return Undecided(place: place, seen: Self.lookAhead - 1) }
      var position = place &+ Self.lookAhead
      var state = tables.entry(at: Int(lists.slots[index]))
      while state.code == codes[position &- 1], position <= available {
        if state.endsKey {
          body(candidate, state, position)
          ended &+= 1
        }
        guard state.hasChildren else { break }
        guard position < available else {
          if isLast { break }
          return Undecided(place: place, seen: position &- place)
        }
        guard state.mayHaveChild(codes[position]) else { break }
        state = tables.entry(at: tables.slot(after: state, by: codes[position]))
        position &+= 1
        steps &+= 1
      }
    }
    return nil
  }
}
