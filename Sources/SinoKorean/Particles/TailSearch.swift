/// The cheapest way by the ``Grammar`` to every place where one tail may end.
struct TailSearch {
  struct Path {
    let arcs: [Int]
    let cost: Int
    let mismatches: Int
    let agreement: TailAnalysis.Agreement
  }

  /// The most scalars a tail has.
  static let longest = 24

  let scalars: [Unicode.Scalar]
  let sound: LastSound?
  /// By the number of scalars read.
  private(set) var best: [Path?]

  init(_ scalars: [Unicode.Scalar], sound: LastSound?) {
    self.scalars = scalars
    self.sound = sound
    best = Array(repeating: nil, count: scalars.count + 1)
  }

  mutating func run() {
    scalars.map(\.value).withUnsafeBufferPointer { tail in
      TailWalk.forEachPath(of: tail, after: sound) { end, path, arcs in
        guard path.cost < best[end]?.cost ?? Int.max else { return }
        best[end] = Path(
          arcs: (0..<path.count).map { Int(arcs[$0]) }, cost: path.cost, mismatches: path.mismatches,
          agreement: path.agreement)
      }
    }
  }

  func analysis(of path: Path) -> TailAnalysis {
    var parts: [TailAnalysis.Part] = []
    for index in path.arcs {
      let arc = Grammar.shared.arcs[index]
      let text = String(String.UnicodeScalarView(arc.text))
      if arc.joins, let last = parts.popLast() {
        parts.append(TailAnalysis.Part(last.text + text, last.kind))
      } else {
        parts.append(TailAnalysis.Part(text, arc.kind))
      }
    }
    return TailAnalysis(
      parts: parts, agreement: path.agreement, ending: path.arcs.last.map { Grammar.shared.arcs[$0].ending } ?? .none)
  }
}
