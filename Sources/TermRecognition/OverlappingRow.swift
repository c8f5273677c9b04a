/// Places of letters that overlap one another in a row, of which the longest stand: longest first, then leftmost. Where a longer term stands, what
/// overlaps it is not there, and nobody is asked about it.
struct OverlappingRow {
  private var candidates: [TermPatterns.Candidate] = []
  private var isTaken: [Bool] = []
  /// Where the last of them ends; what begins there or later begins another row.
  private(set) var end = 0

  mutating func add(_ candidate: TermPatterns.Candidate) {
    candidates.append(candidate)
    end = max(end, candidate.range.upperBound)
  }

  /// Asks `stands` of the candidates, the longest first, passing over those that overlap one that stands; then the row is empty.
  ///
  /// - Complexity: O(*m* log *m*) in the number of candidates.
  mutating func settle(_ stands: (TermPatterns.Candidate) -> Bool) {
    if candidates.count == 1 {
      _ = stands(candidates[0])
    } else if candidates.count > 1 {
      settleOverlapping(stands)
    }
    candidates.removeAll(keepingCapacity: true)
    end = 0
  }

  private mutating func settleOverlapping(_ stands: (TermPatterns.Candidate) -> Bool) {
    let start = candidates[0].range.lowerBound
    isTaken.removeAll(keepingCapacity: true)
    isTaken.append(contentsOf: repeatElement(false, count: end - start))
    candidates.sort { ($1.range.count, $0.range.lowerBound) < ($0.range.count, $1.range.lowerBound) }
    for candidate in candidates {
      let range = candidate.range.lowerBound - start..<candidate.range.upperBound - start
      // What is taken is as long at least, so it covers an end of whatever it overlaps.
      guard !isTaken[range.lowerBound], !isTaken[range.upperBound - 1], stands(candidate) else { continue }
      for place in range { isTaken[place] = true }
    }
  }
}
