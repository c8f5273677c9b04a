/// The first, coarse pass: a chain of pairs of segments that share rare evidence, and a band around it.
struct CoarsePath {
  /// Tables of no more positions are searched as a whole.
  private static let smallTable = 40_000
  /// Evidence is rare where it stands in no more pairs of segments than this.
  private static let mostPairs = 12
  /// A pair must share this much, in natural logarithms.
  private static let leastWeight: Float = 9
  private static let slack = 14

  private let evidence: Evidence

  init(_ evidence: Evidence) { self.evidence = evidence }

  /// - Complexity: O(*k* log *k*) in the number of rare shared pieces of evidence.
  func band() -> Band {
    let (n, m) = (evidence.sourceCount, evidence.targetCount)
    guard n * m > Self.smallTable else { return Band(source: n, target: m) }
    return band(along: chain())
  }

  struct Anchor: Hashable {
    let i: Int
    let j: Int
    var weight: Float
  }

  /// The heaviest chain of anchors that ascends on both sides.
  func chain() -> [Anchor] {
    let anchors = anchors()
    // By target position: the best weight of a chain that ends there or before, and the anchor it ends with.
    var tree = [(weight: Float, anchor: Int32)](repeating: (0, -1), count: evidence.targetCount + 1)
    var before = [Int32](repeating: -1, count: anchors.count)
    var total = [Float](repeating: 0, count: anchors.count)
    var index = 0
    while index < anchors.count {
      var end = index
      // Anchors of one source segment do not follow each other.
      while end < anchors.count, anchors[end].i == anchors[index].i {
        var best: (weight: Float, anchor: Int32) = (0, -1)
        var place = anchors[end].j
        while place > 0 {
          if tree[place].weight > best.weight { best = tree[place] }
          place -= place & -place
        }
        before[end] = best.anchor
        total[end] = best.weight + anchors[end].weight
        end += 1
      }
      for anchor in index..<end {
        var place = anchors[anchor].j + 1
        while place < tree.count {
          if total[anchor] > tree[place].weight { tree[place] = (total[anchor], Int32(anchor)) }
          place += place & -place
        }
      }
      index = end
    }
    guard var last = total.indices.max(by: { total[$0] < total[$1] }) else { return [] }
    var chain = [anchors[last]]
    while before[last] >= 0 {
      last = Int(before[last])
      chain.append(anchors[last])
    }
    return chain.reversed()
  }

  /// Pairs of segments that share enough rare evidence, by source, then target.
  private func anchors() -> [Anchor] {
    let sources = Self.places(evidence.source)
    let targets = Self.places(evidence.target)
    var weights: [Int: Float] = [:]
    for id in 0..<max(0, evidence.linkStarts.count - 1) where id < sources.starts.count - 1 {
      let first = sources.starts[id]..<sources.starts[id + 1]
      guard first.count <= Self.mostPairs else { continue }
      for link in evidence.links[evidence.linkStarts[id]..<evidence.linkStarts[id + 1]] {
        guard Int(link.target) < targets.starts.count - 1 else { continue }
        let second = targets.starts[Int(link.target)]..<targets.starts[Int(link.target) + 1]
        guard first.count * second.count <= Self.mostPairs else { continue }
        let gain = min(link.sourceGain, link.targetGain) / Float(max(first.count, second.count)).squareRoot()
        for i in sources.segments[first] {
          for j in targets.segments[second] { weights[Int(i) * evidence.targetCount + Int(j), default: 0] += gain }
        }
      }
    }
    return weights.compactMap { key, weight in
      weight >= Self.leastWeight
        ? Anchor(i: key / evidence.targetCount, j: key % evidence.targetCount, weight: weight) : nil
    }.sorted { ($0.i, $0.j) < ($1.i, $1.j) }
  }

  /// The segments of each piece of evidence.
  private static func places(_ side: EvidenceSide) -> (starts: [Int], segments: [Int32]) {
    let count = Int(side.ids.max() ?? -1) + 1
    var starts = [Int](repeating: 0, count: count + 1)
    for id in side.ids { starts[Int(id) + 1] += 1 }
    for id in 0..<count { starts[id + 1] += starts[id] }
    var next = starts
    var segments = [Int32](repeating: 0, count: side.ids.count)
    for segment in 0..<side.count {
      for slot in side.slots(segment) {
        let id = Int(side.ids[slot])
        segments[next[id]] = Int32(segment)
        next[id] += 1
      }
    }
    return (starts, segments)
  }

  /// A band that is as wide as the anchors are far apart and out of step.
  private func band(along chain: [Anchor]) -> Band {
    let (n, m) = (evidence.sourceCount, evidence.targetCount)
    var lower = [Int](repeating: m, count: n + 1)
    var upper = [Int](repeating: 0, count: n + 1)
    var (i, j) = (0, 0)
    for stop in chain.map({ ($0.i, $0.j) }) + [(n, m)] {
      let (rows, columns) = (stop.0 - i, stop.1 - j)
      // Where the way between two anchors is not straight it may turn anywhere.
      let slack = Self.slack + abs(rows - columns) + min(rows, columns) / 8
      for row in i...stop.0 {
        let middle = rows == 0 ? stop.1 : j + (row - i) * columns / rows
        lower[row] = min(lower[row], max(0, middle - slack))
        upper[row] = max(upper[row], min(m, middle + slack))
      }
      (i, j) = stop
    }
    lower[0] = 0
    upper[n] = m
    for row in stride(from: n - 1, through: 0, by: -1) { lower[row] = min(lower[row], lower[row + 1]) }
    for row in 1...n { upper[row] = max(upper[row], upper[row - 1]) }
    return Band(lower: lower, upper: upper)
  }
}
