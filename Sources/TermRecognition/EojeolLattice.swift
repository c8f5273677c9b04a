import SinoKorean

/// The ways in which one unspaced run of Hangul can be cut into words, particles and endings, and what each costs.
///
/// What that makes of a term in the run is for ``EojeolVerdicts`` to say.
package struct EojeolLattice {
  /// What stands before the run without a space.
  package enum Before: UInt8 {
    case nothing
    /// Latin letters or Chinese characters.
    case word
    case number
  }

  /// A piece of a way.
  package struct Piece {
    package let range: Range<Int>
    package let kind: KoreanMorphemes.Kind
    package let isKnown: Bool
  }

  // In the unit of KoreanMorphemes: 800 for each factor of e.
  /// Each word costs this much more than the dictionary says: fewer, longer words are better.
  static let pieceCost = 700
  static let unknownCost = 6000
  private static let unknownSyllableCost = 2500
  static let longestUnknown = 6
  static let termCost = 2500
  static let infinity = Int32.max / 4

  private struct Node {
    let start: Int32
    let end: Int32
    let cost: Int32
    let left: UInt8
    let right: UInt8
    let kind: KoreanMorphemes.Kind
    let isNominal: Bool
    let isKnown: Bool
    /// The next node with the same end.
    let nextEnding: Int32
    /// The cheapest cost from the start of the run to the end of the node.
    var forward = EojeolLattice.infinity
    /// The node before it on that way; -1 at the start.
    var previous: Int32 = -1
    /// The cheapest cost from its start to the end of the run.
    var backward = EojeolLattice.infinity
    var next: Int32 = -1
  }

  /// A cost, and the node that it leads to or comes from; -1 at the edge of the run.
  struct Way {
    var cost = EojeolLattice.infinity
    var node: Int32 = -1
  }

  let costs = KoreanMorphemes.costs
  let finder = KoreanMorphemes.Finder()
  private var before = Before.nothing
  private var count = 0
  private var nodes: [Node] = []
  /// By place: the first node that starts there; they lie together.
  private var firstStarting: [Int] = []
  /// By place: the last node that ends there.
  private var lastEnding: [Int32] = []
  private var syllables: [UInt32] = []
  /// The cheapest cost of all.
  private(set) var best = EojeolLattice.infinity
  private var bestLast: Int32 = -1
  /// The classes on one side of a place, and the ways from those on the other.
  private var junction = Junction()

  init() {}

  /// The ways to cut `syllables`, as ``cut(_:before:)`` finds them.
  package init(_ syllables: UnsafeBufferPointer<UInt32>, before: Before) {
    cut(syllables, before: before)
  }

  /// Cuts another run in place of the one before; the memory is used again.
  ///
  /// - Parameter syllables: One run of Hangul syllables without a space; other characters in it are read as unknown.
  /// - Complexity: O(*n*) in the number of syllables, some microseconds for a usual eojeol.
  mutating func cut(_ syllables: UnsafeBufferPointer<UInt32>, before: Before) {
    read(syllables, before: before)
    walkForward()
    walkBackward()
  }

  /// The ways up to each place of `syllables`, whatever follows them.
  mutating func openCut(_ syllables: UnsafeBufferPointer<UInt32>, before: Before) {
    read(syllables, before: before)
    walkForward()
  }

  /// The ways from each place of `syllables` to the end, whatever stands before them.
  mutating func closeCut(_ syllables: UnsafeBufferPointer<UInt32>) {
    read(syllables, before: .nothing)
    walkBackward()
  }

  /// The words of the run, known and unknown.
  private mutating func read(_ syllables: UnsafeBufferPointer<UInt32>, before: Before) {
    self.before = before
    count = syllables.count
    nodes.removeAll(keepingCapacity: true)
    firstStarting.removeAll(keepingCapacity: true)
    lastEnding.removeAll(keepingCapacity: true)
    lastEnding.append(contentsOf: repeatElement(-1, count: count + 1))
    self.syllables.removeAll(keepingCapacity: true)
    self.syllables.append(contentsOf: syllables)
    for start in 0..<count {
      firstStarting.append(nodes.count)
      finder.forEachWord(of: syllables, from: start) { end, tag, cost in
        add(start, end, tag, cost + Self.pieceCost, isKnown: true)
      }
      for length in 1...min(Self.longestUnknown, count - start) {
        let cost = Self.unknownCost(ofLength: length)
        add(start, start + length, unknown(isName: false, endingAt: start + length), cost, isKnown: false)
      }
    }
    firstStarting.append(nodes.count)
  }

  static func unknownCost(ofLength length: Int) -> Int {
    unknownCost + unknownSyllableCost * (length - 1) + pieceCost
  }

  private func unknown(isName: Bool, endingAt end: Int) -> KoreanMorphemes.Tag {
    Self.unknown(isName: isName, endingWith: syllables[end - 1])
  }

  /// The class of a word that nobody knows.
  static func unknown(isName: Bool, endingWith syllable: UInt32) -> KoreanMorphemes.Tag {
    let hasFinal = (0xAC00...0xD7A3).contains(syllable) && (syllable - 0xAC00) % 28 != 0
    return KoreanMorphemes.unknown(isName: isName, endsInConsonant: hasFinal)
  }

  private mutating func add(_ start: Int, _ end: Int, _ tag: KoreanMorphemes.Tag, _ cost: Int, isKnown: Bool) {
    nodes.append(
      Node(
        start: Int32(start), end: Int32(end), cost: Int32(cost), left: UInt8(tag.left), right: UInt8(tag.right),
        kind: tag.kind, isNominal: tag.isNominal, isKnown: isKnown, nextEnding: lastEnding[end]))
    lastEnding[end] = Int32(nodes.count - 1)
  }

  // MARK: Ways

  /// Where words meet, most have the class of another: of each class only the cheapest counts, and each class on the other side is asked once.
  private struct Junction {
    private static let classes = 128
    /// The cheapest of each class on the side that is known.
    private var ways: [(class: Int, way: Way)] = []
    private var places = [Int32](repeating: -1, count: classes)
    /// What was answered to each class on the other side.
    private var answers = [Way](repeating: Way(), count: classes)
    private var answered: [UInt8] = []
    private var isAnswered = [Bool](repeating: false, count: classes)

    mutating func clear() {
      for way in ways { places[way.class] = -1 }
      for index in answered { isAnswered[Int(index)] = false }
      ways.removeAll(keepingCapacity: true)
      answered.removeAll(keepingCapacity: true)
    }

    mutating func add(_ index: Int, cost: Int32, node: Int32) {
      let place = Int(places[index])
      if place < 0 {
        places[index] = Int32(ways.count)
        ways.append((index, Way(cost: cost, node: node)))
      } else if cost < ways[place].way.cost {
        ways[place].way = Way(cost: cost, node: node)
      }
    }

    @inline(__always)
    mutating func cheapest(for index: UInt8, _ cost: (_ known: Int) -> Int) -> Way {
      if isAnswered[Int(index)] { return answers[Int(index)] }
      var best = Way()
      for (known, way) in ways {
        let total = way.cost + Int32(truncatingIfNeeded: cost(known))
        if total < best.cost { best = Way(cost: total, node: way.node) }
      }
      answers[Int(index)] = best
      isAnswered[Int(index)] = true
      answered.append(index)
      return best
    }
  }

  private mutating func walkForward() {
    (best, bestLast) = (Self.infinity, -1)
    for place in 0..<count {
      junction.clear()
      var ending = lastEnding[place]
      while ending >= 0 {
        let node = nodes[Int(ending)]
        junction.add(Int(node.right), cost: node.forward, node: ending)
        ending = node.nextEnding
      }
      for index in firstStarting[place]..<firstStarting[place + 1] {
        let left = nodes[index].left
        let way =
          place == 0
          ? Way(cost: startCost(of: Int(left)))
          : junction.cheapest(for: left) { costs.cost(of: Int(left), after: $0) }
        nodes[index].forward = way.cost + nodes[index].cost
        nodes[index].previous = way.node
        guard nodes[index].end == count else { continue }
        let total = nodes[index].forward + Int32(costs.endCost(Int(nodes[index].right)))
        if total < best { (best, bestLast) = (total, Int32(index)) }
      }
    }
  }

  private mutating func walkBackward() {
    for place in stride(from: count, to: 0, by: -1) {
      junction.clear()
      if place < count {
        for index in firstStarting[place]..<firstStarting[place + 1] {
          junction.add(Int(nodes[index].left), cost: nodes[index].backward, node: Int32(index))
        }
      }
      var ending = lastEnding[place]
      while ending >= 0 {
        let index = Int(ending)
        let right = nodes[index].right
        let way =
          place == count
          ? Way(cost: Int32(costs.endCost(Int(right))))
          : junction.cheapest(for: right) { costs.cost(of: $0, after: Int(right)) }
        nodes[index].backward = way.cost + nodes[index].cost
        nodes[index].next = way.node
        ending = nodes[index].nextEnding
      }
    }
  }

  /// What it costs to begin the run with a word of class `left`.
  func startCost(of left: Int) -> Int32 { startCost(of: left, before: before) }

  func startCost(of left: Int, before: Before) -> Int32 {
    switch before {
    case .nothing: Int32(costs.startCost(left))
    case .word:
      Int32(costs.cost(of: left, after: KoreanMorphemes.unknown(isName: false, endsInConsonant: false).right))
    case .number: Int32(costs.cost(of: left, after: KoreanMorphemes.number))
    }
  }

  /// The cheapest cost of coming to a word of class `left` at `place`, and the node before it.
  func way(to left: Int, at place: Int) -> Way {
    if place == 0 { return Way(cost: startCost(of: left)) }
    var cheapest = Way()
    var index = lastEnding[place]
    while index >= 0 {
      let node = nodes[Int(index)]
      let cost = node.forward + Int32(costs.cost(of: left, after: Int(node.right)))
      if cost < cheapest.cost { cheapest = Way(cost: cost, node: index) }
      index = node.nextEnding
    }
    return cheapest
  }

  /// The cheapest cost of what follows a word of class `right` that ends at `place`, and the node after it.
  func way(from right: Int, at place: Int) -> Way {
    if place == count { return Way(cost: Int32(costs.endCost(right))) }
    var cheapest = Way()
    for index in firstStarting[place]..<firstStarting[place + 1] {
      let cost = Int32(costs.cost(of: Int(nodes[index].left), after: right)) + nodes[index].backward
      if cost < cheapest.cost { cheapest = Way(cost: cost, node: Int32(index)) }
    }
    return cheapest
  }

  /// Calls `body` with the class of each word that ends at `place`, and the cheapest cost up to its end.
  func forEachEnding(at place: Int, _ body: (_ right: Int, _ cost: Int32) -> Void) {
    var index = lastEnding[place]
    while index >= 0 {
      let node = nodes[Int(index)]
      body(Int(node.right), node.forward)
      index = node.nextEnding
    }
  }

  /// Calls `body` with the class of each word that begins at `place`, and the cheapest cost from there to the end.
  func forEachBeginning(at place: Int, _ body: (_ left: Int, _ cost: Int32) -> Void) {
    for index in firstStarting[place]..<firstStarting[place + 1] { body(Int(nodes[index].left), nodes[index].backward) }
  }

  /// Whether the cheapest way to a name at `place` is of known words alone, and the last of them is no single syllable but a prefix.
  func hasWords(before place: Int) -> Bool {
    if place == 0 { return true }
    let name = KoreanMorphemes.unknown(isName: true, endsInConsonant: false)
    let last = way(to: name.left, at: place).node
    guard last >= 0 else { return false }
    let word = nodes[Int(last)]
    guard word.end - word.start > 1 || EojeolAffixes.namePrefixes.contains(syllables[Int(word.start)]) else {
      return false
    }
    var index = last
    while index >= 0 {
      guard nodes[Int(index)].isKnown else { return false }
      index = nodes[Int(index)].previous
    }
    return true
  }

  /// What stands behind a name.
  enum NameJoint {
    /// A word that is no noun, a noun of two syllables and more, or what joins names: 베이징시, 화웨이폰.
    case joined
    /// Another noun of one syllable.
    case single
    case unknown
  }

  /// With what the cheapest way from the beginning begins behind a name of that class.
  func word(behindName right: Int) -> NameJoint {
    let first = way(from: right, at: 0).node
    guard first >= 0, nodes[Int(first)].isKnown else { return .unknown }
    let isJoined =
      !nodes[Int(first)].isNominal || nodes[Int(first)].end > 1 || EojeolAffixes.nameEnds.contains(syllables[0])
    return isJoined ? .joined : .single
  }

  // MARK: Terms

  /// Calls `body` with the class of each noun that ends `range` as the last of a row of nouns, known or not, and the cheapest cost up to its end.
  func forEachNounRow(of range: Range<Int>, _ body: (_ right: Int, _ cost: Int32) -> Void) {
    let first = firstStarting[range.lowerBound]
    let last = firstStarting[range.upperBound]
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: last - first) { inside in
      inside.initialize(repeating: Self.infinity)
      for index in first..<last where nodes[index].isNominal && nodes[index].end <= range.upperBound {
        let node = nodes[index]
        var cost = Self.infinity
        if node.start == range.lowerBound {
          cost = way(to: Int(node.left), at: range.lowerBound).cost
        } else {
          var previous = Int(lastEnding[Int(node.start)])
          while previous >= first {
            let linking = Int32(costs.cost(of: Int(node.left), after: Int(nodes[previous].right)))
            cost = min(cost, inside[previous - first] + linking)
            previous = Int(nodes[previous].nextEnding)
          }
        }
        inside[index - first] = min(cost, Self.infinity) + node.cost
        if node.end == range.upperBound { body(Int(node.right), inside[index - first]) }
      }
    }
  }

  // MARK: Explaining

  /// The pieces of the cheapest way of all.
  package var bestPieces: [Piece] { pieces(endingWith: bestLast) }

  /// The pieces of the cheapest way with a term at `range`, which is one piece.
  func pieces(with range: Range<Int>, isName: Bool) -> [Piece] {
    let tag = unknown(isName: isName, endingAt: range.upperBound)
    var result = pieces(endingWith: way(to: tag.left, at: range.lowerBound).node)
    result.append(Piece(range: range, kind: tag.kind, isKnown: true))
    var next = way(from: tag.right, at: range.upperBound).node
    while next >= 0 {
      result.append(piece(nodes[Int(next)]))
      next = nodes[Int(next)].next
    }
    return result
  }

  private func pieces(endingWith last: Int32) -> [Piece] {
    var result: [Piece] = []
    var index = last
    while index >= 0 {
      result.append(piece(nodes[Int(index)]))
      index = nodes[Int(index)].previous
    }
    return result.reversed()
  }

  private func piece(_ node: Node) -> Piece {
    Piece(range: Int(node.start)..<Int(node.end), kind: node.kind, isKnown: node.isKnown)
  }
}
