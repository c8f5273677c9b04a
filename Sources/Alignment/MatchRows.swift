/// Which slots of a source segment find support in the target segments beside it in the band, and how much.
///
/// Beads look at four source segments at once, so four rows are held at a time.
struct MatchRows {
  /// One supported slot of a pair.
  struct Match {
    /// The place of the slot in its segment; the highest bit is set on the target's side.
    let slot: UInt16
    /// In 1/2048.
    let gain: UInt16
    /// What the slot is, as a raw value of ``EvidenceKind``.
    let kind: UInt8
    /// The weight of the slot as far as it is supported.
    let explained: Float

    static let targetBit: UInt16 = 0x8000
    static let unit: Float = 2048
  }

  /// The most source segments of a bead.
  static let height = SegmentRuns.longest

  private let evidence: Evidence
  private let band: Band
  private var finder: MatchFinder
  private var rows: [Row]
  private var filled = 0

  private struct Row {
    var lower = 0
    /// Where the matches of each column begin; one more at the end.
    var starts: [Int32] = [0]
    var matches: [Match] = []
  }

  init(_ evidence: Evidence, band: Band) {
    self.evidence = evidence
    self.band = band
    finder = MatchFinder(evidence)
    rows = [Row](repeating: Row(), count: Self.height)
  }

  /// Makes the rows of the segments from `i` on ready: ``height`` of them, or as many as there are.
  ///
  /// - Precondition: `i` does not fall from call to call.
  /// - Complexity: O(pairs of the band) for all rows together, times the few links that a slot has.
  mutating func advance(to i: Int) {
    while filled < min(i + Self.height, evidence.sourceCount) {
      fill(filled)
      filled += 1
    }
  }

  private mutating func fill(_ i: Int) {
    let place = i % Self.height
    rows[place].lower = band.lower[i]
    rows[place].starts.removeAll(keepingCapacity: true)
    rows[place].matches.removeAll(keepingCapacity: true)
    finder.enter(i)
    for j in band.lower[i]...band.upper[i] {
      rows[place].starts.append(Int32(rows[place].matches.count))
      if j < evidence.targetCount { finder.match(j, into: &rows[place].matches) }
    }
    rows[place].starts.append(Int32(rows[place].matches.count))
    finder.leave()
  }

  /// Where the matches of a pair stand; none outside the band.
  @inline(__always) func range(_ i: Int, _ j: Int) -> Range<Int> {
    guard band.contains(i, j) else { return 0..<0 }
    let place = i & (Self.height - 1)
    let column = j - rows[place].lower
    return Int(rows[place].starts[column])..<Int(rows[place].starts[column + 1])
  }

  /// Calls `body` with the matches of a pair.
  @inline(__always) func withMatches(_ i: Int, _ j: Int, _ body: (UnsafeBufferPointer<Match>) -> Void) {
    let range = range(i, j)
    if range.isEmpty { return }
    rows[i & (Self.height - 1)].matches.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}
