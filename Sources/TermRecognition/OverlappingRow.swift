/// Places of letters that overlap one another in a row, of which the longest stand: longest first, then leftmost. Where a longer term stands, what
/// overlaps it is not there, and nobody is asked about it.
struct OverlappingRow {
  private var candidates: [TermPatterns.Candidate] = []
  private var isTaken: [Bool] = []
  /// By length: the first candidate; -1 where there is none.
  private var firstOfLength: [Int32] = []
  /// By candidate: the next of the same length; -1 after the last.
  private var nextOfLength: [Int32] = []
  /// Where the last of them ends; what begins there or later begins another row.
  private(set) var end = 0

  /// Adds a candidate; they come in order of place.
  mutating func add(_ candidate: TermPatterns.Candidate) {
    candidates.append(candidate)
    end = max(end, candidate.range.upperBound)
  }

  /// Asks `stands` of the candidates, the longest first, passing over those that overlap one that stands; then the row is empty.
  ///
  /// - Complexity: O(*m*) in the number of candidates and the length of the row.
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
    chain()
    for length in stride(from: firstOfLength.count - 1, through: 0, by: -1) {
      var index = Int(firstOfLength[length])
      while index >= 0 {
        let range = candidates[index].range.lowerBound - start..<candidates[index].range.upperBound - start
        // What is taken is as long at least, so it covers an end of whatever it overlaps.
        if !isTaken[range.lowerBound], !isTaken[range.upperBound - 1], stands(candidates[index]) {
          for place in range { isTaken[place] = true }
        }
        index = Int(nextOfLength[index])
      }
    }
  }

  /// Those of one length in a chain, the leftmost first, which is how they were added.
  private mutating func chain() {
    firstOfLength.removeAll(keepingCapacity: true)
    nextOfLength.removeAll(keepingCapacity: true)
    nextOfLength.append(contentsOf: repeatElement(-1, count: candidates.count))
    for index in candidates.indices.reversed() {
      let length = candidates[index].range.count
      if length >= firstOfLength.count {
        firstOfLength.append(contentsOf: repeatElement(-1, count: length + 1 - firstOfLength.count))
      }
      nextOfLength[index] = firstOfLength[length]
      firstOfLength[length] = Int32(index)
    }
  }
}
