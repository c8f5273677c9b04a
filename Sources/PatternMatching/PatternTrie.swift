/// Many patterns, found in one pass: a trie over the units of a text (Unicode scalars, here), laid out flat.
///
/// It knows nothing of language. A pattern is a sequence of units; its number is its place in the list given to ``init(_:)``.
public struct PatternTrie: Sendable {
  /// The children of node *n* are the edges `firstEdge[n]..<firstEdge[n + 1]`, ascending by unit.
  private let firstEdge: [Int32]
  private let edgeUnit: [UInt32]
  private let edgeTarget: [Int32]
  /// The patterns that end at node *n* are `endingPatterns[firstEnding[n]..<firstEnding[n + 1]]`, ascending.
  private let firstEnding: [Int32]
  private let endingPatterns: [Int32]

  /// - Parameter patterns: Equal patterns are all reported; an empty one is never found.
  /// - Complexity: O(*u* log *p*) for *p* patterns of *u* units in all.
  public init(_ patterns: [[UInt32]]) {
    let order = patterns.indices.filter { !patterns[$0].isEmpty }
      .sorted { patterns[$0].lexicographicallyPrecedes(patterns[$1]) }
    var firstEdge: [Int32] = [0]
    var edgeUnit: [UInt32] = []
    var edgeTarget: [Int32] = []
    var firstEnding: [Int32] = [0]
    var endingPatterns: [Int32] = []
    // Breadth first: each entry is the slice of `order` whose patterns share the node's path.
    var queue: [(slice: Range<Int>, depth: Int)] = [(0..<order.count, 0)]
    var next = 0
    while next < queue.count {
      let (slice, depth) = queue[next]
      next += 1
      var position = slice.lowerBound
      while position < slice.upperBound, patterns[order[position]].count == depth {
        endingPatterns.append(Int32(order[position]))
        position += 1
      }
      while position < slice.upperBound {
        let unit = patterns[order[position]][depth]
        let start = position
        while position < slice.upperBound, patterns[order[position]][depth] == unit { position += 1 }
        edgeUnit.append(unit)
        edgeTarget.append(Int32(queue.count))
        queue.append((start..<position, depth + 1))
      }
      firstEdge.append(Int32(edgeUnit.count))
      let ended = Int(firstEnding.last ?? 0)
      endingPatterns[ended...].sort()
      firstEnding.append(Int32(endingPatterns.count))
    }
    self.firstEdge = firstEdge
    self.edgeUnit = edgeUnit
    self.edgeTarget = edgeTarget
    self.firstEnding = firstEnding
    self.endingPatterns = endingPatterns
  }

  /// Calls `body` with every pattern that begins at `start` and the index after its end, shortest first.
  ///
  /// - Complexity: O(*d* log *k*) for the depth *d* reached and *k* children a node.
  public func forEachMatch(in units: [UInt32], from start: Int, _ body: (_ pattern: Int, _ end: Int) -> Void) {
    var node = 0
    var position = start
    while position < units.count, let child = child(of: node, by: units[position]) {
      node = child
      position += 1
      for ending in firstEnding[node]..<firstEnding[node + 1] { body(Int(endingPatterns[Int(ending)]), position) }
    }
  }

  private func child(of node: Int, by unit: UInt32) -> Int? {
    var low = Int(firstEdge[node])
    var high = Int(firstEdge[node + 1])
    while low < high {
      let middle = (low + high) / 2
      if edgeUnit[middle] < unit { low = middle + 1 } else { high = middle }
    }
    guard low < Int(firstEdge[node + 1]), edgeUnit[low] == unit else { return nil }
    return Int(edgeTarget[low])
  }
}
