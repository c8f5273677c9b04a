extension Scan {
  /// Reads the rest of the text by Aho and Corasick's automaton: each unit leads one step on, and never more steps back than there were on.
  ///
  /// The rest is taken into memory, six bytes a unit, and as many for each match that may still be overtaken: a price that only a text made to
  /// be slow has to pay.
  mutating func runLinearly(from rest: Int, _ links: UnsafeBufferPointer<UInt32>, _ body: Body) {
    let first = policy == .leftmostLongest ? max(rest, next) : rest
    while !source.isAtEnd {
      if buffer.isFull { buffer.grow() }
      source.fill(&buffer)
    }
    switch policy {
    case .all: reportAll(from: rest, links, body)
    case .leftmostLongest: reportLongest(from: first, links, body)
    }
  }

  private func reportAll(
    from first: Int, _ links: UnsafeBufferPointer<UInt32>, _ body: Body
  ) {
    // What begins before a later end may end after it: matches wait until the automaton is at its root again.
    var waiting: [(start: Int, end: Int, key: Int)] = []
    func flush() {
      waiting.sort { ($0.start, $0.end) < ($1.start, $1.end) }
      hand(waiting.map { match($0.key, $0.start, $0.end) }, to: body)
      waiting.removeAll(keepingCapacity: true)
    }
    forEachOccurrence(from: first, links) { start, end, key in
      if start > first || end - start > reportedLength { waiting.append((start, end, key)) }
    } atRoot: {
      flush()
    }
    flush()
  }

  private func reportLongest(
    from first: Int, _ links: UnsafeBufferPointer<UInt32>, _ body: Body
  ) {
    guard first < buffer.count else { return }
    // By start: the end of the longest, and its key.
    var ends = [UInt32](repeating: 0, count: buffer.count - first)
    var keys = [UInt32](repeating: 0, count: buffer.count - first)
    forEachOccurrence(from: first, links) { start, end, key in
      ends[start - first] = UInt32(end - first)
      keys[start - first] = UInt32(key)
    } atRoot: {
    }
    var found: [PatternMatcher.Match] = []
    var start = 0
    while start < ends.count {
      guard ends[start] > start else {
        start += 1
        continue
      }
      found.append(match(Int(keys[start]), first + start, first + Int(ends[start])))
      start = Int(ends[start])
    }
    hand(found, to: body)
  }

  private func hand(_ matches: [PatternMatcher.Match], to body: Body) {
    guard !matches.isEmpty else { return }
    matches.withUnsafeBufferPointer(body)
  }

  private func match(_ key: Int, _ start: Int, _ end: Int) -> PatternMatcher.Match {
    PatternMatcher.Match(
      key: key, start: buffer.place(start), end: source.end(ofUnitAt: buffer.place(end - 1)))
  }

  /// Every occurrence from `first` on, by end, of each end the longest first.
  private func forEachOccurrence(
    from first: Int, _ links: UnsafeBufferPointer<UInt32>, _ body: (_ start: Int, _ end: Int, _ key: Int) -> Void,
    atRoot: () -> Void
  ) {
    var slot = 0
    // In sound tables no more steps lead back than on; those of a forged file might turn in a circle.
    var stepsOn = 0
    for index in first..<max(first, buffer.count) {
      let code = buffer.codes[index]
      while true {
        let state = tables.entry(slot)
        let child = Int(state.base) + Int(code)
        if state.mayHaveChild(code), tables.entry(child).code == code {
          slot = child
          stepsOn += 1
          break
        }
        guard slot != 0, stepsOn > 0, 2 * slot < links.count else {
          slot = 0
          break
        }
        slot = Int(links[2 * slot])
        stepsOn -= 1
      }
      if slot == 0 { atRoot() } else { report(endingAt: slot, index + 1, first, links, body) }
    }
  }

  /// The keys that end where `slot` was reached: its own, and by its links all that are ends of it.
  private func report(
    endingAt slot: Int, _ end: Int, _ first: Int, _ links: UnsafeBufferPointer<UInt32>,
    _ body: (_ start: Int, _ end: Int, _ key: Int) -> Void
  ) {
    var slot = slot
    var shortest = Int.max
    var isLinked = false
    while slot != 0, 2 * slot + 1 < links.count {
      let state = tables.entry(slot)
      if state.endsKey {
        let key = tables.key(of: state)
        let length = tables.length(of: key)
        guard length > 0, length < shortest, end - length >= first else { return }
        shortest = length
        body(end - length, end, key)
      } else if isLinked {
        // Links lead to ends of keys alone; those of a forged file might turn in a circle.
        return
      }
      slot = Int(links[2 * slot + 1])
      isLinked = true
    }
  }
}
