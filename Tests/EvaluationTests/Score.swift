/// What was found against what there is to find.
struct Score: Sendable, Equatable {
  var found = 0
  var falselyFound = 0
  var missed = 0

  /// 1 of nothing found.
  var precision: Double { ratio(found, found + falselyFound) }
  /// 1 of nothing to find.
  var recall: Double { ratio(found, found + missed) }
  var f1: Double { ratio(2 * found, 2 * found + falselyFound + missed) }

  private func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 1 : Double(part) / Double(whole) }

  static func + (first: Score, second: Score) -> Score {
    Score(
      found: first.found + second.found, falselyFound: first.falselyFound + second.falselyFound,
      missed: first.missed + second.missed)
  }
}

/// One thing to be found: where it stands and what it is. Two are the same where line, column and name agree; names
/// compare by canonical equivalence.
struct Item: Hashable, Sendable, Comparable {
  let line: Int
  /// 0 where the column does not count.
  let column: Int
  let name: String

  static func < (first: Item, second: Item) -> Bool {
    (first.line, first.column, first.name) < (second.line, second.column, second.name)
  }
}

/// Two multisets of items compared.
struct Comparison: Sendable {
  let score: Score
  let missed: [Item]
  let falselyFound: [Item]

  init(found: [Item], gold: [Item]) {
    var left: [Item: Int] = [:]
    for item in gold { left[item, default: 0] += 1 }
    var extra: [Item] = []
    for item in found {
      if let count = left[item], count > 0 { left[item] = count - 1 } else { extra.append(item) }
    }
    missed = left.flatMap { Array(repeating: $0.key, count: $0.value) }.sorted()
    falselyFound = extra.sorted()
    score = Score(found: found.count - extra.count, falselyFound: extra.count, missed: missed.count)
  }

  /// The misses and false ones, one a line, `path:line:column` first so that an editor can go there.
  func listing(path: String) -> String {
    func lines(_ items: [Item], _ word: String) -> [String] {
      items.map { "  \(path):\($0.line)\($0.column == 0 ? "" : ":\($0.column)"): \(word): \($0.name)" }
    }
    return (lines(missed, "missed") + lines(falselyFound, "false")).joined(separator: "\n")
  }
}
