/// Pairs of a source block with target blocks that follow each other; neither end falls from row to row.
struct BlockPairs {
  private(set) var lower: [Int]
  /// Included.
  private(set) var upper: [Int]
  private var offsets: [Int]
  let columnCount: Int

  var rowCount: Int { lower.count }
  var count: Int { offsets[offsets.count - 1] }

  @inline(__always) func columns(_ row: Int) -> ClosedRange<Int> { lower[row]...upper[row] }
  @inline(__always) func index(_ row: Int, _ column: Int) -> Int { offsets[row] + column - lower[row] }
  @inline(__always) func contains(_ row: Int, _ column: Int) -> Bool {
    row >= 0 && row < lower.count && lower[row] <= column && column <= upper[row]
  }

  /// All pairs.
  init(rows: Int, columns: Int) {
    self.init(
      lower: [Int](repeating: 0, count: rows), upper: [Int](repeating: columns - 1, count: rows), columnCount: columns)
  }

  /// The pairs between `lower` and `upper`, and those that make the ends rise, meet, and reach both corners.
  init(lower: [Int], upper: [Int], columnCount: Int) {
    var (lower, upper) = (lower, upper)
    let last = lower.count - 1
    lower[0] = 0
    upper[last] = columnCount - 1
    for row in stride(from: last - 1, through: 0, by: -1) { lower[row] = min(lower[row], lower[row + 1]) }
    for row in stride(from: 1, through: last, by: 1) { upper[row] = max(upper[row], upper[row - 1]) }
    // A row may begin no later than where the row before it ends, and one on.
    for row in stride(from: 1, through: last, by: 1) where lower[row] > upper[row - 1] + 1 {
      upper[row - 1] = lower[row] - 1
    }
    self.lower = lower
    self.upper = upper
    self.columnCount = columnCount
    offsets = [0]
    for row in lower.indices { offsets.append(offsets[row] + upper[row] - lower[row] + 1) }
  }

  /// The same pairs and those that touch them, in blocks `factor` times smaller.
  func refined(by factor: Int, rows: Int, columns: Int) -> BlockPairs {
    var (newLower, newUpper): ([Int], [Int]) = ([], [])
    for row in 0..<rows {
      let old = min(row / factor, rowCount - 1)
      newLower.append(min(columns - 1, max(0, lower[max(0, old - 1)] - 1) * factor))
      newUpper.append(min(columns - 1, (upper[min(rowCount - 1, old + 1)] + 2) * factor - 1))
    }
    return BlockPairs(lower: newLower, upper: newUpper, columnCount: columns)
  }

  /// How far the band of positions goes beyond the pairs, in segments.
  private static let slack = 2

  /// The band of positions around the pairs of segments.
  func positions() -> Band {
    let last = rowCount
    var (first, final): ([Int], [Int]) = ([], [])
    for i in 0...last {
      // The position before the pair of row i and the one behind the pair of row i − 1.
      first.append(max(0, lower[max(0, i - 1)] - Self.slack))
      final.append(min(columnCount, upper[min(last - 1, i)] + 1 + Self.slack))
    }
    first[0] = 0
    final[last] = columnCount
    return Band(lower: first, upper: final)
  }
}
