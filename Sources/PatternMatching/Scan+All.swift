extension Scan {
  /// Lists every key at each place. Returns from where on the buffer must be seen again, nil where nothing is open.
  mutating func listAll(_ begun: Begun, available: Int, isLast: Bool) -> Int? {
    let known = reportedLength
    // By length: how many have ended up to it.
    var ends = SIMD8<Int>()
    ends[1] = endSingles(begun.count)
    ends[2] = endPairs(begun.count, after: ends[1])
    var open = begun.open
    for depth in 3..<Self.lookAhead {
      ends[depth] = ends[depth - 1]
      if open > 0 { (ends[depth], open) = deepen(open, depth: depth, after: ends[depth - 1]) }
    }
    var long = lists.takeLong()
    let places = lists.places
    let undecided = follow(open, available: available, isLast: isLast, upTo: lists.count) { candidate, state, end in
      let hit = CandidateLists.Hit(state: state, start: places[candidate], end: UInt32(end))
      long.append(CandidateLists.LongHit(candidate: candidate, hit: hit))
    }
    order(ends, long, of: begun.count)
    lists.giveBack(long)
    forgetHits(knownUpTo: known, undecided, available: available)
    reportedLength = undecided.map { max($0.seen, $0.place == 0 ? known : 0) } ?? 0
    return undecided?.place
  }

  /// The candidates that are keys by themselves.
  private func endSingles(_ count: Int) -> Int {
    guard tables.lastSingle > 0 else { return 0 }
    var ended = 0
    for candidate in 0..<count {
      let code = buffer.codes[Int(lists.places[candidate])]
      let single = tables.entry(code <= tables.lastSingle ? Int(code) : 0)
      lists.ended[ended] = UInt32(truncatingIfNeeded: candidate)
      lists.endedStates[ended] = single.bits
      ended &+= single.keysEnding & single.isReached(by: code)
    }
    return ended
  }

  /// The candidates whose first two units are a key.
  private func endPairs(_ count: Int, after end: Int) -> Int {
    var ended = end
    for candidate in 0..<count {
      let state = Entry(bits: lists.states[candidate])
      lists.ended[ended] = UInt32(truncatingIfNeeded: candidate)
      lists.endedStates[ended] = state.bits
      // The length is 1 or 2.
      ended &+= state.keysEnding & Int(lists.lengths[candidate]) &>> 1
    }
    return ended
  }

  /// Puts what has ended, which lies depth by depth, in the order of places and then of lengths, by counting.
  ///
  /// - Parameter ends: By length: how many have ended up to it.
  private mutating func order(_ ends: SIMD8<Int>, _ long: [CandidateLists.LongHit], of count: Int) {
    // By candidate: where its next hit goes.
    let targets = lists.lengths
    let ended = lists.ended
    targets.update(repeating: 0, count: count)
    for index in 0..<ends[Self.lookAhead - 1] { targets[Int(ended[index])] &+= 1 }
    for item in long { targets[item.candidate] &+= 1 }
    var total: UInt32 = 0
    for candidate in 0..<count {
      let hits = targets[candidate]
      targets[candidate] = total
      total += hits
    }
    hitCount = Int(total)
    lists.makeRoom(forHits: hitCount)
    let hits = lists.hits
    for length in 1..<Self.lookAhead {
      for index in ends[length - 1]..<ends[length] {
        let candidate = Int(ended[index])
        let state = Entry(bits: lists.endedStates[index])
        let place = lists.places[candidate]
        let target = targets[candidate]
        targets[candidate] = target &+ 1
        hits[Int(target)] = CandidateLists.Hit(
          state: state, start: place, end: place &+ UInt32(truncatingIfNeeded: length))
        tables.prefetch(tables.slotOfKey(state))
      }
    }
    for item in long {
      hits[Int(targets[item.candidate])] = item.hit
      targets[item.candidate] &+= 1
      tables.prefetch(tables.slotOfKey(item.hit.state))
    }
  }

  /// Takes away the hits that were reported before, those that begin behind what is undecided, and those that forged tables let end behind the
  /// units that are there.
  private mutating func forgetHits(knownUpTo known: Int, _ undecided: Undecided?, available: Int) {
    let hits = lists.hits
    while hitCount > 0, let undecided, Int(hits[hitCount - 1].start) > undecided.place { hitCount -= 1 }
    var first = hitCount
    while first > 0, Int(hits[first - 1].start) + Self.lookAhead > available { first -= 1 }
    let end = hitCount
    hitCount = first
    for index in first..<end where Int(hits[index].end) <= available {
      hits[hitCount] = hits[index]
      hitCount += 1
    }
    firstHit = 0
    while firstHit < hitCount, hits[firstHit].start == 0, Int(hits[firstHit].end) <= known { firstHit += 1 }
  }
}
