extension CompiledTermbase {
  /// The concepts that `query` may mean: exactly those of ``TermLookup/matches(_:limit:)``, in the same order.
  ///
  /// - Complexity: some binary searches, and what the best answers and those beside them cost; a query of one common character has most.
  /// - Throws: ``Fault/damaged``.
  public func matches(_ query: String, limit: Int = 20) throws(Fault) -> [TermLookup.Match] {
    let query = LookupQuery(query)
    guard !query.form.isEmpty, limit > 0 else { return [] }
    var search = LookupSearch(self, query, limit: limit)
    return try search.matches()
  }

  /// The terms that go on from `beginning`: exactly those of ``TermCompletion/terms(from:)``.
  ///
  /// - Throws: ``Fault/damaged``.
  public func completions(of beginning: String) throws(Fault) -> [String] {
    let beginning = TermBeginning(beginning)
    guard !beginning.form.isEmpty else { return [] }
    var numbers: Set<Int> = []
    for form in beginning.form == beginning.key ? [beginning.key] : [beginning.form, beginning.key] {
      for key in try index.keys.keys(from: form) { numbers.formUnion(try index.terms(ofKey: key)) }
    }
    for (table, text) in [
      (index.initials, beginning.initials), (index.strokes, beginning.strokes), (index.pinyin, beginning.pinyin),
    ] where !text.isEmpty {
      try table.forEachTerm(of: table.readings(from: text)) { number in numbers.insert(number) }
    }
    var texts: [String] = []
    try forEachTerm(of: numbers) { _, term in
      if term.status.isUsable { texts.append(term.text) }
    }
    return TermCompletion.listed(texts)
  }

  /// Calls `body` with each of the terms that the index numbers so; each concept is read once.
  func forEachTerm(
    of numbers: some Sequence<Int>, _ body: (Int, Term) throws(Fault) -> Void
  ) throws(Fault) {
    var places: [Int: [(number: Int, term: Int)]] = [:]
    for number in numbers {
      let place = try index.term(number)
      guard place.concept < conceptCount else { throw .damaged }
      places[place.concept, default: []].append((number, place.term))
    }
    for (concept, places) in places {
      let terms = try self.concept(at: concept).terms
      for place in places {
        guard place.term < terms.count else { throw .damaged }
        try body(place.number, terms[place.term])
      }
    }
  }
}
