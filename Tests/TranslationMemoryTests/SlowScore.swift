@testable import TranslationMemory

/// The score's cost by its definition: the cheapest of all ways, found by trying the last letter of both.
struct SlowScore {
  let first: [WeighedText.Letter]
  let second: [WeighedText.Letter]
  private var known: [Int: Int] = [:]

  init(_ first: String, _ second: String) {
    var tails = TailCache()
    self.first = WeighedText(first, tails: &tails).letters
    self.second = WeighedText(second, tails: &tails).letters
  }

  mutating func cost() -> Int { cost(first.count, second.count) }

  private mutating func cost(_ row: Int, _ column: Int) -> Int {
    if row == 0 { return second[..<column].reduce(0) { $0 + $1.weight } }
    if column == 0 { return first[..<row].reduce(0) { $0 + $1.weight } }
    let key = row << 32 | column
    if let answer = known[key] { return answer }
    let answer = min(
      cost(row - 1, column) + first[row - 1].weight, cost(row, column - 1) + second[column - 1].weight,
      cost(row - 1, column - 1) + MatchScorer.cost(first[row - 1], second[column - 1]))
    known[key] = answer
    return answer
  }

  /// Without what numbers and names cost beyond their weight.
  mutating func score() -> Int {
    let weight = max(first.reduce(0) { $0 + $1.weight }, second.reduce(0) { $0 + $1.weight }, 1)
    return max(0, min(99, 100 * (weight - cost()) / weight))
  }
}
