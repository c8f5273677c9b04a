/// Walks the ``Grammar`` over one tail and keeps the cheapest way to every place where a tail may end.
struct TailSearch {
  struct Path {
    var arcs: [Int] = []
    var cost = 0
    var mismatches = 0
    var isUnsure = false
  }

  /// The most scalars a tail has.
  static let longest = 24

  let scalars: [Unicode.Scalar]
  let sound: LastSound?
  private let grammar = Grammar.shared
  /// By the number of scalars read.
  private(set) var best: [Path?]
  private var path = Path()

  init(_ scalars: [Unicode.Scalar], sound: LastSound?) {
    self.scalars = scalars
    self.sound = sound
    best = Array(repeating: nil, count: scalars.count + 1)
  }

  mutating func run() { walk(from: .stem, at: 0, after: sound) }

  private mutating func walk(from state: Grammar.State, at position: Int, after sound: LastSound?) {
    if Grammar.States.ending.contains(state), path.cost < best[position]?.cost ?? Int.max { best[position] = path }
    guard position < scalars.count, let candidates = grammar.byFirst[scalars[position]] else { return }
    for index in candidates {
      let arc = grammar.arcs[index]
      let end = position + arc.text.count
      guard arc.from.contains(state), end <= scalars.count, scalars[position..<end].elementsEqual(arc.text) else {
        continue
      }
      let before = path
      guard take(arc, index, after: sound) else { continue }
      walk(from: arc.to, at: end, after: LastSound(syllable: scalars[end - 1]))
      path = before
    }
  }

  /// Puts `arc` on the path; false where it may not stand after `sound`.
  private mutating func take(_ arc: Grammar.Arc, _ index: Int, after sound: LastSound?) -> Bool {
    if let sound {
      if !arc.condition.holds(after: sound) {
        if arc.condition == .onlyVowel { return false }
        path.mismatches += 1
        path.cost += 60
      }
    } else if arc.condition != .any {
      path.isUnsure = true
    }
    path.arcs.append(index)
    path.cost += arc.cost + (arc.joins ? 1 : 10)
    return true
  }

  func analysis(of path: Path) -> TailAnalysis {
    var parts: [TailAnalysis.Part] = []
    for index in path.arcs {
      let arc = grammar.arcs[index]
      let text = String(String.UnicodeScalarView(arc.text))
      if arc.joins, let last = parts.popLast() {
        parts.append(TailAnalysis.Part(last.text + text, last.kind))
      } else {
        parts.append(TailAnalysis.Part(text, arc.kind))
      }
    }
    return TailAnalysis(
      parts: parts, agreement: path.mismatches > 0 ? .disagrees : path.isUnsure ? .unknown : .agrees,
      ending: path.arcs.last.map { grammar.arcs[$0].ending } ?? .none)
  }
}
