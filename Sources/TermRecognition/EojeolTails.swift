import SinoKorean

/// What eojeols end with behind a term: the ways from there, whatever is before. There are few of them, and they come again and again.
struct EojeolTails {
  /// What the syllables behind a term are.
  struct Kind: OptionSet {
    let rawValue: UInt8
    /// A particle or ending.
    static let isTail = Kind(rawValue: 1)
    static let agrees = Kind(rawValue: 2)
    static let predicate = Kind(rawValue: 4)
    /// Behind a name a word that may stand there.
    static let joinsNames = Kind(rawValue: 8)
    /// Behind a name a noun of one syllable that may stand there.
    static let mayJoinNames = Kind(rawValue: 16)
  }

  struct Tail {
    let kind: Kind
    /// Into ``EojeolTails/costs``: the cost of what follows a word of each class that was asked for.
    fileprivate let costs: Int
    /// Into ``EojeolTails/places``: of the place before the first syllable.
    fileprivate let places: Int
    fileprivate let isEmpty: Bool
    /// By syllables, 1 first: the cost of what follows a word that nobody knows and that ends behind so many of them.
    let unknown: SIMD8<Int32>
  }

  private static let unasked = Int32.min

  private let grammar = KoreanMorphemes.costs
  private var table = UnitTable()
  private var items: [Tail] = []
  private var costs: [Int32] = []
  /// The ways from there to the end, by class of the word that begins there.
  private var places: [Range<Int32>] = []
  private var ways: [ClassCost] = []
  private var found = ClassCosts()

  subscript(_ number: Int) -> Tail { items[number] }

  /// In numbers of 32 bits.
  var size: Int { table.size + items.count * 20 + costs.count + places.count * 2 + ways.count * 2 }

  /// The number of the tail `syllables` behind a term that ends with `syllable`, which may be none of Hangul.
  mutating func number(
    of syllables: UnsafeBufferPointer<UInt32>, after syllable: UInt32, _ lattice: inout EojeolLattice
  ) -> Int {
    let sound = Unicode.Scalar(syllable).flatMap { LastSound($0) }
    let tag: UInt32 =
      switch sound {
      case nil: 0
      case .vowel: 1
      case .rieul: 2
      case .consonant: 3
      }
    let number = table.number(of: syllables, tag: tag)
    if number == items.count {
      lattice.closeCut(syllables)
      var kind = Self.kind(of: syllables, sound)
      let name = KoreanMorphemes.unknown(isName: true, endsInConsonant: sound == .consonant || sound == .rieul)
      switch lattice.word(behindName: name.right) {
      case .joined: kind.insert(.joinsNames)
      case .single: kind.insert(.mayJoinNames)
      case .unknown: break
      }
      items.append(tail(from: lattice, syllables, kind: kind))
    }
    return number
  }

  private mutating func tail(
    from lattice: EojeolLattice, _ syllables: UnsafeBufferPointer<UInt32>, kind: Kind
  ) -> Tail {
    var unknown = SIMD8(repeating: EojeolLattice.infinity)
    let firstPlace = places.count
    for place in 0..<min(KoreanMorphemes.longestWord, syllables.count + 1) {
      if (1...EojeolOpenings.unknownReach).contains(place) {
        let tag = EojeolLattice.unknown(isName: false, endingWith: syllables[place - 1])
        unknown[place - 1] = lattice.way(from: tag.right, at: place).cost
      }
      found.removeAll()
      if place < syllables.count { lattice.forEachBeginning(at: place) { found.add($0, $1) } }
      places.append(Int32(ways.count)..<Int32(ways.count + found.items.count))
      ways += found.items
    }
    costs.append(contentsOf: repeatElement(Self.unasked, count: grammar.rightCount))
    return Tail(
      kind: kind, costs: costs.count - grammar.rightCount, places: firstPlace, isEmpty: syllables.isEmpty,
      unknown: unknown)
  }

  /// The cheapest cost of what follows a word of class `right` that ends before the tail.
  mutating func cost(of tail: Tail, after right: Int) -> Int32 {
    let index = tail.costs + right
    if costs[index] == Self.unasked { costs[index] = cost(of: tail, after: right, at: 0, isLast: tail.isEmpty) }
    return costs[index]
  }

  /// The cheapest cost of what follows a word of class `right` that ends behind the first `place` syllables of the tail.
  ///
  /// - Parameter isLast: Whether nothing does.
  func cost(of tail: Tail, after right: Int, at place: Int, isLast: Bool) -> Int32 {
    if isLast { return Int32(grammar.endCost(right)) }
    var result = EojeolLattice.infinity
    for index in places[tail.places + place] {
      let way = ways[Int(index)]
      result = min(result, way.cost + Int32(grammar.cost(of: Int(way.number), after: right)))
    }
    return result
  }

  private static func kind(of syllables: UnsafeBufferPointer<UInt32>, _ sound: LastSound?) -> Kind {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: syllables.lazy.compactMap { Unicode.Scalar($0) })
    var kind: Kind = []
    if let analysis = Particles.analyse(tail: String(text), afterSound: sound) {
      kind.insert(.isTail)
      if analysis.agreement == .agrees { kind.insert(.agrees) }
      if analysis.parts.contains(where: { $0.kind == .predicate }) { kind.insert(.predicate) }
    }
    return kind
  }
}
