/// How often each way of writing a form stands in the places of a pair.
struct Spellings {
  private var counts: [String: Int] = [:]

  mutating func add(_ text: String) { counts[text, default: 0] += 1 }

  /// The most frequent first, equals in the order of their scalar values.
  var byCount: [(text: String, count: Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }
}
