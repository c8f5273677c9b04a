extension Scan {
  /// Reports every key at each place, one place after the other. Where one leads beyond the units that are there, or walking is given up, its place,
  /// which is to be seen again; what begins later is not looked at then.
  mutating func walk(_ begun: Begun, available: Int, isLast: Bool, _ body: Body) -> Int? {
    let codes = UnsafePointer(buffer.codes)
    let places = lists.places
    let tables = self.tables
    let lastSingle = tables.lastSingle
    for candidate in 0..<begun.count {
      let place = Int(places[candidate])
      let known = place == 0 ? reportedLength : 0
      guard steps <= stepLimit else {
        reportedLength = known
        return place
      }
      if codes[place] <= lastSingle, known < 1 {
        let single = tables.entry(Int(codes[place]))
        if single.code == codes[place], single.endsKey { report(single, place, place &+ 1, body) }
      }
      var position = place &+ 2
      var state = tables.entry(at: tables.slot(ofPair: codes[place], codes[place &+ 1]))
      while state.code == codes[position &- 1], position <= available {
        if state.endsKey, known < position &- place { report(state, place, position, body) }
        guard state.hasChildren else { break }
        guard position < available else {
          if isLast { break }
          reportedLength = position &- place
          return place
        }
        guard state.mayHaveChild(codes[position]) else { break }
        state = tables.entry(at: tables.slot(after: state, by: codes[position]))
        position &+= 1
        steps &+= 1
      }
    }
    reportedLength = 0
    return nil
  }
}
