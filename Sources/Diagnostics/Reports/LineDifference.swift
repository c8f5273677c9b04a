/// Lines of the old text that the lines of the new text take the place of; one of the two may be empty, never both.
struct LineChange: Hashable {
  let old: Range<Int>
  let new: Range<Int>
}

/// The differences of two lists of lines, after E. W. Myers, “An O(ND) Difference Algorithm and Its Variations”
/// (Algorithmica 1, 1986).
///
/// The search goes in rounds of at most 256 edits: a round that has not arrived by then keeps its farthest path, and
/// the next begins at its end. So time and memory stay bounded where the texts have little in common, and small
/// differences get the shortest script.
struct LineDifference {
  private static let roundLimit = 256

  /// The changes in ascending order; unchanged lines lie between any two of them.
  static func changes(from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>]) -> [LineChange] {
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int {
      let next = numbers.count
      if let known = numbers[line] { return known }
      numbers[line] = next
      return next
    }
    var difference = LineDifference(old: old.map(number), new: new.map(number))
    difference.run()
    return difference.changes
  }

  private let old: [Int]
  private let new: [Int]
  private var changes: [LineChange] = []

  private init(old: [Int], new: [Int]) {
    self.old = old
    self.new = new
  }

  private mutating func run() {
    var x = 0
    var y = 0
    while x < old.count || y < new.count {
      for match in round(fromOld: x, new: y) {
        note(old: x..<match.old, new: y..<match.new)
        x = match.old + match.length
        y = match.new + match.length
      }
    }
  }

  /// Adds a change, joined with the one before where no equal line lies between.
  private mutating func note(old: Range<Int>, new: Range<Int>) {
    guard !old.isEmpty || !new.isEmpty else { return }
    if let last = changes.last, last.old.upperBound == old.lowerBound, last.new.upperBound == new.lowerBound {
      changes[changes.count - 1] = LineChange(
        old: last.old.lowerBound..<old.upperBound, new: last.new.lowerBound..<new.upperBound)
    } else {
      changes.append(LineChange(old: old, new: new))
    }
  }
}

// MARK: - One round

extension LineDifference {
  /// A stretch of equal lines.
  private struct Match {
    let old: Int
    let new: Int
    /// 0 where a round ends without an equal line.
    let length: Int
  }

  /// The farthest x on each diagonal x - y, after some number of edits.
  private struct Frontier {
    private var farthest: [Int]
    private let middle: Int

    init(limit: Int) {
      farthest = Array(repeating: 0, count: 2 * limit + 3)
      middle = limit + 1
    }

    subscript(diagonal: Int) -> Int {
      get { farthest[middle + diagonal] }
      set { farthest[middle + diagonal] = newValue }
    }

    /// Whether the best way to `diagonal` with `edits` edits adds a line, coming from the diagonal above, or removes
    /// one.
    func addsLine(toReach diagonal: Int, edits: Int) -> Bool {
      diagonal == -edits || (diagonal != edits && self[diagonal - 1] < self[diagonal + 1])
    }
  }

  /// The equal stretches on one path from the given point, in order; the last ends where the round ends, farther than
  /// it began.
  private func round(fromOld startX: Int, new startY: Int) -> [Match] {
    let width = old.count - startX
    let height = new.count - startY
    var frontier = Frontier(limit: Self.roundLimit)
    var trace: [Frontier] = []
    for edits in 0...Self.roundLimit {
      trace.append(frontier)
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        var x = 0
        if edits > 0 {
          x = frontier.addsLine(toReach: diagonal, edits: edits) ? frontier[diagonal + 1] : frontier[diagonal - 1] + 1
        }
        while x < width, x - diagonal < height, old[startX + x] == new[startY + x - diagonal] { x += 1 }
        frontier[diagonal] = x
        if x == width, x - diagonal == height {
          return path(to: (x, x - diagonal), edits: edits, trace: trace, startX, startY)
        }
      }
    }
    let ends = stride(from: -Self.roundLimit, through: Self.roundLimit, by: 2)
      .map { (x: frontier[$0], y: frontier[$0] - $0) }.filter { $0.x <= width && $0.y <= height }
    guard let end = ends.max(by: { $0.x + $0.y < $1.x + $1.y }) else {
      return [Match(old: old.count, new: new.count, length: 0)]
    }
    return path(to: end, edits: Self.roundLimit, trace: trace, startX, startY)
  }

  private func path(
    to end: (x: Int, y: Int), edits: Int, trace: [Frontier], _ startX: Int, _ startY: Int
  ) -> [Match] {
    var matches: [Match] = []
    var (x, y) = end
    for edits in stride(from: edits, through: 0, by: -1) {
      let diagonal = x - y
      let frontier = trace[edits]
      let adds = frontier.addsLine(toReach: diagonal, edits: edits)
      let before = edits == 0 ? 0 : frontier[adds ? diagonal + 1 : diagonal - 1]
      let begin = edits == 0 || adds ? before : before + 1
      if x > begin || matches.isEmpty {
        matches.append(Match(old: startX + begin, new: startY + begin - diagonal, length: x - begin))
      }
      x = before
      y = before - (adds ? diagonal + 1 : diagonal - 1)
    }
    return matches.reversed()
  }
}
