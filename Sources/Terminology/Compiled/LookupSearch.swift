import SinoKorean

/// One query against the index: it finds every term that ``LookupQuery/verdict(on:)`` would let in among the best, and has each judged by it.
///
/// Each way of fitting has its own road to the terms, from the surest to the loosest. A road may lead to terms that do not fit, for they
/// are judged; it may leave out such as cannot be among the best any more, and no others.
struct LookupSearch {
  private typealias Fault = CompiledTermbase.Fault

  private let termbase: CompiledTermbase
  private let index: FormIndex
  private let query: LookupQuery
  private let limit: Int
  private var ranking = LookupRanking()
  /// The terms whose verdict is known and is not by their letters.
  private var settled: Set<Int> = []

  init(_ termbase: CompiledTermbase, _ query: LookupQuery, limit: Int) {
    self.termbase = termbase
    self.query = query
    self.limit = limit
    index = termbase.index
  }

  mutating func matches() throws(CompiledTermbase.Fault) -> [TermLookup.Match] {
    try findWholes()
    try findReadings()
    try findParts()
    try findHalfTyped()
    if !ranking.isCertain { try findSlips() }
    return ranking.best(limit)
  }

  private mutating func add(_ number: Int, _ verdict: LookupQuery.Verdict) throws(Fault) {
    let term = try index.term(number)
    guard term.concept < termbase.conceptCount else { throw .damaged }
    ranking.add(concept: term.concept, term: term.term, verdict)
  }

  // MARK: The term itself

  private mutating func findWholes() throws(Fault) {
    for form in query.form == query.key ? [query.key] : [query.form, query.key] {
      guard let key = try index.keys.key(of: form) else { continue }
      try termbase.forEachTerm(of: index.terms(ofKey: key)) { number, term throws(Fault) in
        let forms = TermForms(term)
        guard let verdict = query.verdictOnWhole(text: forms.text, form: forms.form, key: forms.key) else { return }
        try settle(number, verdict)
      }
    }
  }

  private mutating func settle(_ number: Int, _ verdict: LookupQuery.Verdict) throws(Fault) {
    guard settled.insert(number).inserted else { return }
    try add(number, verdict)
  }

  // MARK: Readings

  private mutating func findReadings() throws(Fault) {
    if let initials = query.initials {
      try findReadings(initials, in: index.initials, LookupQuery.sameInitials, LookupQuery.beginningOfInitials)
    }
    if !query.struck.isEmpty { try findStruck() }
    guard !query.pinyin.isEmpty else { return }
    try findReadings(query.pinyin, in: index.pinyin, LookupQuery.samePinyin, nil)
    try findReadings(query.pinyin, in: index.pinyinInitials, LookupQuery.pinyinInitials, nil)
    if query.isPinyinBeginning {
      try findReadings(query.pinyin, in: index.pinyin, LookupQuery.samePinyin, LookupQuery.beginningOfPinyin)
    }
  }

  private mutating func findReadings(
    _ text: [UInt8], in table: ReadingTable, _ same: LookupQuery.Verdict, _ beginning: LookupQuery.Verdict?
  ) throws(Fault) {
    var rest = try table.readings(from: text)
    // What is the text itself is the first that begins with it.
    if !rest.isEmpty, try table.reading(rest.lowerBound).count == text.count {
      try settle(rest.lowerBound..<rest.lowerBound + 1, of: table, same)
      rest = rest.lowerBound + 1..<rest.upperBound
    }
    if let beginning { try settle(rest, of: table, beginning) }
  }

  private mutating func settle(
    _ readings: Range<Int>, of table: ReadingTable, _ verdict: LookupQuery.Verdict
  ) throws(Fault) {
    var numbers: [Int] = []
    try table.forEachTerm(of: readings) { number in numbers.append(number) }
    for number in numbers { try settle(number, verdict) }
  }

  private mutating func findStruck() throws(Fault) {
    for key in try index.keys.keys(from: query.struck) {
      let verdict =
        try index.keys.key(key).count == query.struck.count ? LookupQuery.sameKeys : LookupQuery.beginningOfKeys
      for number in try index.terms(ofKey: key) where try index.term(number).kind == .korean {
        try settle(number, verdict)
      }
    }
  }

  // MARK: Beginnings and parts

  private mutating func findParts() throws(Fault) {
    let classes = index.keys.classes
    var beginnings = [[Int]](repeating: [], count: classes.count)
    var parts = beginnings
    try index.keys.forEachPlace(of: query.key) { place in
      // A key that holds the query many times has its places one after the other.
      if place.offset > 0 {
        if parts[place.inClass].last != place.key { parts[place.inClass].append(place.key) }
      } else if classes[place.inClass].length > query.key.count {
        beginnings[place.inClass].append(place.key)
      }
    }
    // Shorter keys are better, so that nothing behind a class that is not good enough is.
    let key = query.key
    try add(beginnings, query.beginning) { $0.starts(with: key) }
    try add(parts, query.part) { $0.holds(key) }
  }

  /// - Parameter fits: Asked only of keys for a query that the index does not tell apart to its end.
  private mutating func add(
    _ keys: [[Int]], _ verdict: (Int) -> LookupQuery.Verdict, where fits: (UnsafeRawBufferPointer) -> Bool
  ) throws(Fault) {
    let isDeep = query.key.count > KeyTable.depth
    for (keys, keyClass) in zip(keys, index.keys.classes) where !keys.isEmpty {
      let verdict = verdict(keyClass.length)
      if ranking.isFull(limit, beyond: verdict.score) { return }
      for key in isDeep ? Array(Set(keys)) : keys {
        if isDeep, !fits(try index.keys.key(key)) { continue }
        for number in try index.terms(ofKey: key) where !settled.contains(number) {
          if query.takesParts(of: try index.term(number).kind) { try add(number, verdict) }
        }
      }
    }
  }

  // MARK: Half-typed syllables

  private mutating func findHalfTyped() throws(Fault) {
    guard !query.strokes.isEmpty else { return }
    try judge(terms(of: index.strokes.readings(from: query.strokes), in: index.strokes))
  }

  private func terms(of readings: Range<Int>, in table: ReadingTable) throws(Fault) -> [Int] {
    var numbers: [Int] = []
    try table.forEachTerm(of: readings) { number in numbers.append(number) }
    return numbers
  }

  private mutating func judge(_ numbers: some Sequence<Int>) throws(Fault) {
    for number in numbers where !settled.contains(number) {
      let term = try index.term(number)
      if let verdict = query.verdictOnLetters(try index.keys.key(term.key), term.kind) { try add(number, verdict) }
    }
  }

  // MARK: Slips

  /// One slip leaves the first half of the characters or the second as it was, unless two neighbours in the middle changed places.
  private mutating func findSlips() throws(Fault) {
    guard query.initials == nil else { return }
    if query.scalars.count == 2 { return query.isLatin ? () : try findStrokeSlips() }
    guard query.scalars.count >= (query.isLatin ? 5 : 3) else { return }
    let half = query.scalars.count / 2
    var keys: Set<Int> = []
    let filter = SlipFilter(query.key)
    func gather(_ place: KeyTable.Place, isWanted: Bool) throws(Fault) {
      let length = index.keys.classes[place.inClass].length
      guard isWanted, abs(length - query.key.count) <= LookupQuery.slipLength else { return }
      if filter.mayBeSlip(try index.keys.key(place.key)) { keys.insert(place.key) }
    }
    try index.keys.forEachPlace(of: Self.bytes(query.scalars[..<half])) { place throws(Fault) in
      try gather(place, isWanted: place.offset == 0)
    }
    try index.keys.forEachPlace(of: Self.bytes(query.scalars[half...]) + [KeyTable.end]) { place throws(Fault) in
      try gather(place, isWanted: true)
    }
    var swapped = query.scalars
    swapped.swapAt(half - 1, half)
    if let key = try index.keys.key(of: Self.bytes(swapped[...])) { keys.insert(key) }
    for key in keys { try judge(index.terms(ofKey: key)) }
  }

  private static func bytes(_ scalars: ArraySlice<Unicode.Scalar>) -> [UInt8] {
    scalars.flatMap { UTF8.encode($0)! }
  }

  /// One keystroke dropped, added or changed in two syllables.
  private mutating func findStrokeSlips() throws(Fault) {
    let table = index.strokes
    let strokes = query.strokes
    var found: [Int] = []
    var range = 0..<table.count
    var place = 0
    func look(for reading: [UInt8], in range: Range<Int>) throws(Fault) {
      if let reading = try table.reading(of: reading, in: range) { found.append(reading) }
    }
    while !range.isEmpty {
      let before = strokes[..<place]
      let next = place < strokes.count ? min(place + Strokes.length(strokes[place]), strokes.count) : place
      if next > place { try look(for: Array(before + strokes[next...]), in: range) }
      try table.forEachStroke(behind: before, in: range) { stroke, range throws(Fault) in
        try look(for: before + stroke + strokes[place...], in: range)
        if next > place { try look(for: before + stroke + strokes[next...], in: range) }
      }
      guard next > place else { break }
      range = try table.readings(from: strokes[..<next], in: range)
      place = next
    }
    for reading in Set(found) { try judge(terms(of: reading..<reading + 1, in: table)) }
  }
}

/// Tells by the bytes alone of most keys that they are more than one slip away.
private struct SlipFilter {
  private let key: [UInt8]
  private let sum: Int

  init(_ key: [UInt8]) {
    self.key = key
    sum = key.reduce(0) { $0 + Int($1) }
  }

  /// Never false for a key with one character more, less or other, or two neighbours in each other's place.
  func mayBeSlip(_ other: UnsafeRawBufferPointer) -> Bool {
    let shorter = min(key.count, other.count)
    var same = 0
    while same < shorter, key[same] == other[same] { same += 1 }
    var rest = 0
    while rest < shorter - same, key[key.count - 1 - rest] == other[other.count - 1 - rest] { rest += 1 }
    if max(key.count, other.count) - same - rest <= LookupQuery.slipLength { return true }
    // Neighbours that changed places leave the sum of all bytes as it was.
    return key.count == other.count && other.reduce(0) { $0 + Int($1) } == sum
  }
}

extension ReadingTable {
  /// Calls `body` with each stroke that stands behind `beginning` in a reading of `range`, and with the readings that go on so.
  fileprivate func forEachStroke(
    behind beginning: ArraySlice<UInt8>, in range: Range<Int>,
    _ body: ([UInt8], Range<Int>) throws(CompiledTermbase.Fault) -> Void
  ) throws(CompiledTermbase.Fault) {
    var start = range.lowerBound
    while start < range.upperBound {
      let rest = try reading(start).dropFirst(beginning.count)
      guard let first = rest.first else {
        start += 1
        continue
      }
      let stroke = Array(rest.prefix(Strokes.length(first)))
      let same = try readings(from: beginning + stroke, in: start..<range.upperBound)
      guard same.lowerBound == start, !same.isEmpty else { throw .damaged }
      try body(stroke, same)
      start = same.upperBound
    }
  }
}

extension KeyTable {
  /// The keys that begin with `beginning`, which is not empty.
  func keys(from beginning: [UInt8]) throws(CompiledTermbase.Fault) -> [Int] {
    var keys: [Int] = []
    try forEachPlace(of: beginning) { place in
      if place.offset == 0 { keys.append(place.key) }
    }
    guard beginning.count > Self.depth else { return keys }
    var whole: [Int] = []
    for key in keys where try self.key(key).starts(with: beginning) { whole.append(key) }
    return whole
  }
}
