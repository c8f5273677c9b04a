import SinoKorean

/// The ways in which one unspaced run of Hangul can be cut into words, particles and endings, and what each costs.
///
/// A term inside the run is accepted where the cheapest way that has it as a noun, or as a row of nouns, is hardly dearer than the cheapest way of
/// all. So a longer dictionary word wins (구조 is not in 구조대, 중국 not in 중국어), a cut through words loses (신경제 is not in 신경제거), a
/// stem with its ending wins over a noun (가지 is not in 가지고), and a compound of words is open to its members (전정특신 in 전정특신기업).
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
  private static let pieceCost = 700
  private static let unknownCost = 6000
  private static let unknownSyllableCost = 2500
  private static let longestUnknown = 6
  private static let termCost = 2500
  /// How much dearer than the best way a way may be and still hold.
  private static let slack = 1000
  /// The same where the term does not begin the run.
  private static let innerSlack = 200
  private static let infinity = Int.max / 4

  private struct Node {
    let start: Int
    let end: Int
    let left: Int
    let right: Int
    let cost: Int
    let kind: KoreanMorphemes.Kind
    let isNominal: Bool
    let isKnown: Bool
    /// The next node with the same end.
    let nextEnding: Int
    /// The cheapest cost from the start of the run to the end of the node.
    var forward = EojeolLattice.infinity
    /// The node before it on that way; -1 at the start.
    var previous = -1
    /// The cheapest cost from its start to the end of the run.
    var backward = EojeolLattice.infinity
    var next = -1
  }

  private let before: Before
  private let count: Int
  private var nodes: [Node] = []
  /// By place: the first node that starts there; they lie together.
  private var firstStarting: [Int] = []
  /// By place: the last node that ends there.
  private var lastEnding: [Int]
  private let syllables: [UInt32]
  /// By place: whether the syllable ends in a consonant.
  private let endsInConsonant: [Bool]
  private(set) var best = EojeolLattice.infinity
  private var bestLast = -1

  /// - Parameter syllables: One run of Hangul syllables without a space; other characters in it are read as unknown.
  package init(_ syllables: UnsafeBufferPointer<UInt32>, before: Before) {
    self.before = before
    count = syllables.count
    lastEnding = Array(repeating: -1, count: count + 1)
    self.syllables = Array(syllables)
    endsInConsonant = syllables.map(Self.hasFinal)
    nodes.reserveCapacity(count * 16)
    for start in 0..<count {
      firstStarting.append(nodes.count)
      KoreanMorphemes.forEachWord(of: syllables, from: start) { end, tag, cost in
        add(start, end, tag, cost + Self.pieceCost, isKnown: true)
      }
      for length in 1...min(Self.longestUnknown, count - start) {
        let tag = KoreanMorphemes.unknown(isName: false, endsInConsonant: endsInConsonant[start + length - 1])
        let cost = Self.unknownCost + Self.unknownSyllableCost * (length - 1) + Self.pieceCost
        add(start, start + length, tag, cost, isKnown: false)
      }
    }
    firstStarting.append(nodes.count)
    walkForward()
    walkBackward()
  }

  private static func hasFinal(_ syllable: UInt32) -> Bool {
    (0xAC00...0xD7A3).contains(syllable) && (syllable - 0xAC00) % 28 != 0
  }

  private mutating func add(_ start: Int, _ end: Int, _ tag: KoreanMorphemes.Tag, _ cost: Int, isKnown: Bool) {
    nodes.append(
      Node(
        start: start, end: end, left: tag.left, right: tag.right, cost: cost, kind: tag.kind, isNominal: tag.isNominal,
        isKnown: isKnown, nextEnding: lastEnding[end]))
    lastEnding[end] = nodes.count - 1
  }

  private mutating func walkForward() {
    for index in nodes.indices {
      let (cost, previous) = way(to: nodes[index].left, at: nodes[index].start)
      nodes[index].forward = cost + nodes[index].cost
      nodes[index].previous = previous
      guard nodes[index].end == count else { continue }
      let total = nodes[index].forward + KoreanMorphemes.endCost(nodes[index].right)
      if total < best { (best, bestLast) = (total, index) }
    }
  }

  private mutating func walkBackward() {
    for index in nodes.indices.reversed() {
      let (cost, next) = way(from: nodes[index].right, at: nodes[index].end)
      nodes[index].backward = cost + nodes[index].cost
      nodes[index].next = next
    }
  }

  /// The cheapest cost of coming to a word of class `left` at `place`, and the node before it.
  private func way(to left: Int, at place: Int) -> (cost: Int, previous: Int) {
    if place == 0 {
      switch before {
      case .nothing: return (KoreanMorphemes.startCost(left), -1)
      case .word:
        let noun = KoreanMorphemes.unknown(isName: false, endsInConsonant: false)
        return (KoreanMorphemes.cost(of: left, after: noun.right), -1)
      case .number: return (KoreanMorphemes.cost(of: left, after: KoreanMorphemes.number), -1)
      }
    }
    var cheapest = (cost: Self.infinity, previous: -1)
    var index = lastEnding[place]
    while index >= 0 {
      let cost = nodes[index].forward + KoreanMorphemes.cost(of: left, after: nodes[index].right)
      if cost < cheapest.cost { cheapest = (cost, index) }
      index = nodes[index].nextEnding
    }
    return cheapest
  }

  /// The cheapest cost of what follows a word of class `right` that ends at `place`, and the node after it.
  private func way(from right: Int, at place: Int) -> (cost: Int, next: Int) {
    if place == count { return (KoreanMorphemes.endCost(right), -1) }
    var cheapest = (cost: Self.infinity, next: -1)
    for index in firstStarting[place]..<firstStarting[place + 1] {
      let cost = KoreanMorphemes.cost(of: nodes[index].left, after: right) + nodes[index].backward
      if cost < cheapest.cost { cheapest = (cost, index) }
    }
    return cheapest
  }

  // MARK: Terms

  /// How much dearer than the cheapest way of all the cheapest way with a term at `range` is; below 0 where the term makes it cheaper.
  ///
  /// - Parameter isName: Whether it is a name rather than a common noun.
  func excess(of range: Range<Int>, isName: Bool) -> Int {
    min(costAsTerm(range, isName: isName), costInNouns(of: range)) - best
  }

  func admits(_ range: Range<Int>, isName: Bool) -> Bool {
    if excess(of: range, isName: isName) <= (range.lowerBound == 0 ? Self.slack : Self.innerSlack) { return true }
    // 중관춘식, 상하이항: with a suffix a name is a name and a noun a noun, where the dictionary has no other word for it.
    guard range.lowerBound == 0, range.upperBound < count, isName || !hasNoun(0, to: range.upperBound + 1),
      (isName ? Self.nameSuffixes : Self.suffixes).contains(syllables[range.upperBound])
    else { return false }
    let extended = range.lowerBound..<range.upperBound + 1
    return costAsTerm(extended, isName: isName) - best <= Self.slack
  }

  /// Whether the dictionary has a longer noun, names aside, that begins where the term does.
  func hidesInLongerNoun(_ range: Range<Int>) -> Bool {
    (range.upperBound..<count).contains { hasNoun(range.lowerBound, to: $0 + 1) }
  }

  private func hasNoun(_ start: Int, to end: Int) -> Bool {
    nodes[firstStarting[start]..<firstStarting[start + 1]].contains { $0.end == end && $0.isKnown && $0.kind == .noun }
  }

  private func costAsTerm(_ range: Range<Int>, isName: Bool) -> Int {
    let tag = KoreanMorphemes.unknown(isName: isName, endsInConsonant: endsInConsonant[range.upperBound - 1])
    return way(to: tag.left, at: range.lowerBound).cost + Self.termCost
      + way(from: tag.right, at: range.upperBound).cost
  }

  private static let suffixes = Set("적화형들급계용별권측식상내제률율".unicodeScalars.map(\.value))
  /// After a name: 베이징시, 중관춘로.
  private static let nameSuffixes = suffixes.union("시성도구군현진촌로가국청항산강호섬행발".unicodeScalars.map(\.value))

  /// The cheapest cost of a way that has `range` as a row of nouns of the dictionary.
  private func costInNouns(of range: Range<Int>) -> Int {
    let first = firstStarting[range.lowerBound]
    let last = firstStarting[range.upperBound]
    var inside = [Int](repeating: Self.infinity, count: last - first)
    var cheapest = Self.infinity
    for index in first..<last where nodes[index].isNominal && nodes[index].end <= range.upperBound {
      let node = nodes[index]
      var cost = Self.infinity
      if node.start == range.lowerBound {
        cost = way(to: node.left, at: node.start).cost
      } else {
        var previous = lastEnding[node.start]
        while previous >= 0 {
          if previous >= first {
            cost = min(
              cost, inside[previous - first] + KoreanMorphemes.cost(of: node.left, after: nodes[previous].right))
          }
          previous = nodes[previous].nextEnding
        }
      }
      inside[index - first] = cost + node.cost
      if node.end == range.upperBound {
        cheapest = min(cheapest, inside[index - first] + way(from: node.right, at: node.end).cost)
      }
    }
    return cheapest
  }

  // MARK: Explaining

  /// The pieces of the cheapest way of all.
  package var bestPieces: [Piece] { pieces(endingWith: bestLast) }

  /// The pieces of the cheapest way with a term at `range`, which is one piece.
  func pieces(with range: Range<Int>, isName: Bool) -> [Piece] {
    let tag = KoreanMorphemes.unknown(isName: isName, endsInConsonant: endsInConsonant[range.upperBound - 1])
    var result = pieces(endingWith: way(to: tag.left, at: range.lowerBound).previous)
    result.append(Piece(range: range, kind: tag.kind, isKnown: true))
    var next = way(from: tag.right, at: range.upperBound).next
    while next >= 0 {
      result.append(piece(nodes[next]))
      next = nodes[next].next
    }
    return result
  }

  private func pieces(endingWith last: Int) -> [Piece] {
    var result: [Piece] = []
    var index = last
    while index >= 0 {
      result.append(piece(nodes[index]))
      index = nodes[index].previous
    }
    return result.reversed()
  }

  private func piece(_ node: Node) -> Piece {
    Piece(range: node.start..<node.end, kind: node.kind, isKnown: node.isKnown)
  }
}
