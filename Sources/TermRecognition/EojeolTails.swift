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
  }

  struct Tail {
    let kind: Kind
    /// Into ``EojeolTails/costs``: the cost of what follows a word of each class.
    let costs: Int
    /// Into ``EojeolTails/places``: of the place behind the first syllable.
    let places: Int
    /// By syllables, 1 first: the cost of what follows a word that nobody knows and that ends behind so many of them.
    let unknown: SIMD8<Int32>
  }

  static let classCount = 1 << 7

  private var table = UnitTable()
  private var items: [Tail] = []
  private(set) var costs: [Int32] = []
  /// The ways from there to the end, by class of the word that begins there.
  private(set) var places: [Range<Int32>] = []
  private(set) var ways: [ClassCost] = []

  subscript(_ number: Int) -> Tail { items[number] }

  /// In numbers of 32 bits.
  var size: Int { table.unitCount + items.count * 20 + costs.count + places.count * 2 + ways.count * 2 }

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
      if lattice.hasWord(behindName: name.right) { kind.insert(.joinsNames) }
      items.append(tail(from: lattice, syllables, kind: kind))
    }
    return number
  }

  private mutating func tail(
    from lattice: EojeolLattice, _ syllables: UnsafeBufferPointer<UInt32>, kind: Kind
  ) -> Tail {
    var unknown = SIMD8(repeating: EojeolLattice.infinity)
    let firstPlace = places.count
    for place in 1..<max(1, min(KoreanMorphemes.longestWord, syllables.count + 1)) {
      if place <= EojeolOpenings.unknownReach {
        let tag = EojeolLattice.unknown(isName: false, endingWith: syllables[place - 1])
        unknown[place - 1] = lattice.way(from: tag.right, at: place).cost
      }
      var found = ClassCosts()
      if place < syllables.count { lattice.forEachBeginning(at: place) { found.add($0, $1) } }
      places.append(Int32(ways.count)..<Int32(ways.count + found.items.count))
      ways += found.items
    }
    let start = costs.count
    for right in 0..<Self.classCount {
      costs.append(
        right < lattice.costs.rightCount ? lattice.way(from: right, at: 0).cost : EojeolLattice.infinity)
    }
    return Tail(kind: kind, costs: start, places: firstPlace, unknown: unknown)
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
