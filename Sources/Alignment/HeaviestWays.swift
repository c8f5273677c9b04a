/// Of every pair of blocks the heaviest way through it, from corner to corner.
///
/// A way goes on in the source, in the target, or in both; it weighs what its pairs weigh.
struct HeaviestWays {
  private let pairs: BlockPairs
  private let weights: [Float]
  /// The weight of the heaviest way from the start up to each pair and from it to the end, itself counted in both.
  private var before: [Float]
  private var after: [Float]

  /// - Complexity: O(pairs).
  init(_ pairs: BlockPairs, weights: [Float]) {
    self.pairs = pairs
    self.weights = weights
    before = [Float](repeating: -.infinity, count: pairs.count)
    after = before
    for row in 0..<pairs.rowCount {
      for column in pairs.columns(row) {
        let index = pairs.index(row, column)
        var best: Float = row == 0 && column == 0 ? 0 : -.infinity
        if column > pairs.lower[row] { best = max(best, before[index - 1]) }
        if pairs.contains(row - 1, column) { best = max(best, before[pairs.index(row - 1, column)]) }
        if pairs.contains(row - 1, column - 1) { best = max(best, before[pairs.index(row - 1, column - 1)]) }
        before[index] = best + weights[index]
      }
    }
    let (lastRow, lastColumn) = (pairs.rowCount - 1, pairs.columnCount - 1)
    for row in stride(from: lastRow, through: 0, by: -1) {
      for column in pairs.columns(row).reversed() {
        let index = pairs.index(row, column)
        var best: Float = row == lastRow && column == lastColumn ? 0 : -.infinity
        if column < pairs.upper[row] { best = max(best, after[index + 1]) }
        if pairs.contains(row + 1, column) { best = max(best, after[pairs.index(row + 1, column)]) }
        if pairs.contains(row + 1, column + 1) { best = max(best, after[pairs.index(row + 1, column + 1)]) }
        after[index] = best + weights[index]
      }
    }
  }

  /// What a pair of the heaviest way weighs on an average.
  var meanOnBest: Float { before[before.count - 1] / Float(max(pairs.rowCount, pairs.columnCount)) }

  /// The pairs with a way that is at most `margin` lighter than the heaviest, no more than `width` in a row.
  func pairs(within margin: Float, width: Int = .max) -> BlockPairs {
    let least = before[before.count - 1] - margin
    var (lower, upper): ([Int], [Int]) = ([], [])
    for row in 0..<pairs.rowCount {
      var (first, last) = (Int.max, -1)
      var (best, heaviest) = (pairs.lower[row], -Float.infinity)
      for column in pairs.columns(row) {
        let index = pairs.index(row, column)
        let way = before[index] + after[index] - weights[index]
        if way > heaviest { (best, heaviest) = (column, way) }
        guard way >= least else { continue }
        first = min(first, column)
        last = max(last, column)
      }
      // Rounding may lift no way above the bar.
      if last < 0 { (first, last) = (best, best) }
      lower.append(max(first, best - width / 2))
      upper.append(min(last, best + width / 2))
    }
    return BlockPairs(lower: lower, upper: upper, columnCount: pairs.columnCount)
  }
}
