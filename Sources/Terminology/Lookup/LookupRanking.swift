/// Gathers verdicts on terms and keeps the best of each concept.
struct LookupRanking {
  private typealias Entry = (term: Int, verdict: LookupQuery.Verdict)

  /// By concept, slips left out.
  private var sure: [Int: Entry] = [:]
  private var slips: [Int: Entry] = [:]

  /// Where something fits so well, what is only like it is noise.
  private static let certainty = 0.85

  mutating func add(concept: Int, term: Int, _ verdict: LookupQuery.Verdict) {
    if verdict.way == .typo {
      Self.keep((term, verdict), as: &slips[concept])
    } else {
      Self.keep((term, verdict), as: &sure[concept])
    }
  }

  private static func keep(_ entry: Entry, as best: inout Entry?) {
    guard let known = best else {
      best = entry
      return
    }
    if (known.verdict.score, -known.term) < (entry.verdict.score, -entry.term) { best = entry }
  }

  /// Whether slips no longer count.
  var isCertain: Bool { sure.values.contains { $0.verdict.score >= Self.certainty } }

  /// Whether `limit` concepts are better than `score` already, so that nothing of this score or less will be shown.
  func isFull(_ limit: Int, beyond score: Double) -> Bool {
    guard sure.count >= limit else { return false }
    return sure.values.lazy.filter { $0.verdict.score > score }.prefix(limit).count >= limit
  }

  /// The best `limit`: by score, then in order of concepts.
  func best(_ limit: Int) -> [TermLookup.Match] {
    var found = sure
    if !isCertain { for (concept, entry) in slips { Self.keep(entry, as: &found[concept]) } }
    let matches = found.map { concept, entry in
      TermLookup.Match(concept: concept, term: entry.term, way: entry.verdict.way, score: entry.verdict.score)
    }
    return Array(matches.sorted { ($1.score, $0.concept) < ($0.score, $1.concept) }.prefix(max(0, limit)))
  }
}
