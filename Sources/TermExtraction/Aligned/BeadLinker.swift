/// Decides in each bead which forms go together, the strongest claims first: a place goes with one place, and pairs that hold one another hold one another on both
/// sides.
///
/// After Melamed's competitive linking (“Models of Translational Equivalence among Words”, 2000), for forms that lie in one another.
struct BeadLinker {
  private let korean: SpanIndex
  private let chinese: SpanIndex
  private let weights: [Float]
  /// By Korean form: the first pair of it; pairs stand in the order of Korean forms.
  private let firstPair: [Int32: Int]

  struct Link {
    let pair: Int
    let korean: SpanIndex.Place
    let chinese: SpanIndex.Place
    /// The longer pairs whose links it lies in.
    var parents: [Int] = []
  }

  init(korean: SpanIndex, chinese: SpanIndex, weights: [Float], pairs: [TermPair]) {
    self.korean = korean
    self.chinese = chinese
    self.weights = weights
    var first: [Int32: Int] = [:]
    for (index, pair) in pairs.enumerated() where first[pair.korean] == nil { first[pair.korean] = index }
    firstPair = first
  }

  /// Counts the links of each pair anew.
  ///
  /// - Parameter claims: What each pair claims a place with.
  func count(in pairs: inout [TermPair], claims: [Float]) {
    var parents = [[Int: Float]](repeating: [:], count: pairs.count)
    for index in pairs.indices { pairs[index].linked = 0 }
    for bead in weights.indices {
      for link in links(inBead: bead, pairs, claims: claims) {
        pairs[link.pair].linked += weights[bead]
        for parent in link.parents { parents[link.pair][parent, default: 0] += weights[bead] }
      }
    }
    for index in pairs.indices {
      pairs[index].parent = parents[index].max { ($0.value, $1.key) < ($1.value, $0.key) }.map { ($0.key, $0.value) }
    }
  }

  /// The links of a bead, the strongest first; of one pair the first alone.
  func links(inBead bead: Int, _ pairs: [TermPair], claims: [Float]) -> [Link] {
    var byForm: [Int32: [SpanIndex.Place]] = [:]
    for place in firstPlaces(of: chinese, inBead: bead) { byForm[place.form, default: []].append(place) }
    var possible: [Link] = []
    for place in firstPlaces(of: korean, inBead: bead) {
      guard var index = firstPair[place.form] else { continue }
      while index < pairs.count, pairs[index].korean == place.form {
        if claims[index] >= PairModel.leastClaim {
          for other in byForm[pairs[index].chinese] ?? [] {
            possible.append(Link(pair: index, korean: place, chinese: other))
          }
        }
        index += 1
      }
    }
    possible.sort { first, second in
      if first.pair != second.pair {
        let (claim, other) = (rank(of: first, pairs, claims), rank(of: second, pairs, claims))
        return (other, first.pair) < (claim, second.pair)
      }
      return (first.korean.start, first.chinese.start) < (second.korean.start, second.chinese.start)
    }
    return taken(of: possible)
  }

  /// Of one form in one bead; the links of a word that is said over and over would be as many as the square of that.
  private static let mostPlaces = 8

  private func firstPlaces(of index: SpanIndex, inBead bead: Int) -> [SpanIndex.Place] {
    var counts: [Int32: Int] = [:]
    return index.places(inBead: bead).filter { place in
      counts[place.form, default: 0] += 1
      return counts[place.form, default: 0] <= Self.mostPlaces
    }
  }

  /// What a character more is worth among parts of one form that stand in the same beads.
  private static let lengthBonus: Float = 0.1

  private func rank(of link: Link, _ pairs: [TermPair], _ claims: [Float]) -> Float {
    let sound = pairs[link.pair].sound
    return claims[link.pair] + Self.lengthBonus * Float(sound.syllables + sound.characters)
  }

  private func taken(of possible: [Link]) -> [Link] {
    var result: [Link] = []
    var pairs: Set<Int> = []
    for link in possible {
      guard result.allSatisfy({ Self.agree(link, $0) }) else { continue }
      result.append(link)
    }
    for index in result.indices {
      let link = result[index]
      result[index].parents = result.compactMap { other in
        other.pair != link.pair && other.korean.contains(link.korean) && other.chinese.contains(link.chinese)
          ? other.pair : nil
      }
    }
    return result.filter { pairs.insert($0.pair).inserted }
  }

  /// Whether two links can both be right: apart on both sides, or one in the other on both.
  private static func agree(_ first: Link, _ second: Link) -> Bool {
    relation(first.korean, second.korean) == relation(first.chinese, second.chinese)
      && relation(first.korean, second.korean) != .crossing
  }

  private enum Relation { case apart, inside, around, crossing }

  /// The same place is a crossing one.
  private static func relation(_ first: SpanIndex.Place, _ second: SpanIndex.Place) -> Relation {
    guard first.overlaps(second) else { return .apart }
    if first.start == second.start, first.end == second.end { return .crossing }
    if second.contains(first) { return .inside }
    return first.contains(second) ? .around : .crossing
  }
}
