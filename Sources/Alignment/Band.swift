/// The part of the table of positions (*i* source segments read, *j* target segments read) that is looked at.
struct Band {
  /// The least and the greatest *j* of each *i* from 0 to the number of source segments, both included.
  private(set) var lower: [Int]
  private(set) var upper: [Int]
  /// Where the positions of each row begin; one more at the end.
  private(set) var offsets: [Int]

  var rowCount: Int { lower.count }
  var count: Int { offsets[offsets.count - 1] }

  /// The whole table.
  init(source: Int, target: Int) {
    self.init(lower: [Int](repeating: 0, count: source + 1), upper: [Int](repeating: target, count: source + 1))
  }

  /// - Precondition: neither bound falls; row 0 holds 0, the last row the last position.
  init(lower: [Int], upper: [Int]) {
    self.lower = lower
    self.upper = upper
    offsets = [0]
    offsets.reserveCapacity(lower.count + 1)
    for row in lower.indices { offsets.append(offsets[row] + upper[row] - lower[row] + 1) }
  }

  @inline(__always) func contains(_ i: Int, _ j: Int) -> Bool {
    i < lower.count && lower[i] <= j && j <= upper[i]
  }

  @inline(__always) func index(_ i: Int, _ j: Int) -> Int { offsets[i] + j - lower[i] }
}
