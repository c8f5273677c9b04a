import SinoKorean

/// A class of words at one side of a place, and the cheapest cost of the way on that side.
struct ClassCost {
  let cost: Int32
  let number: UInt8
}

/// The cheapest of each class, as few as there are.
struct ClassCosts {
  private(set) var items: [ClassCost] = []
  private var places = [Int16](repeating: -1, count: 1 << 8)

  mutating func add(_ number: Int, _ cost: Int32) {
    guard cost < EojeolLattice.infinity else { return }
    let place = Int(places[number])
    if place < 0 {
      places[number] = Int16(items.count)
      items.append(ClassCost(cost: cost, number: UInt8(number)))
    } else if cost < items[place].cost {
      items[place] = ClassCost(cost: cost, number: UInt8(number))
    }
  }

  mutating func removeAll() {
    for item in items { places[Int(item.number)] = -1 }
    items.removeAll(keepingCapacity: true)
  }
}

/// What eojeols begin with, up to the end of a term: the ways there, whatever follows. Texts come back to the same words with other particles.
struct EojeolOpenings {
  /// How many syllables an unknown word may have on either side of a place that it crosses.
  static let unknownReach = EojeolLattice.longestUnknown - 1

  struct Opening {
    /// Into ``EojeolOpenings/ways``: where words end with the term, whether it is a term or not.
    let ends: Range<Int32>
    /// Where the term is a row of nouns.
    let nouns: Range<Int32>
    /// Into ``EojeolOpenings/links``: where words begin that may be longer than what is known.
    let links: Range<Int32>
    /// The cost with the term as one noun or one name.
    let asNoun: Int32
    let asName: Int32
    /// Whether a name may begin where the term does: nothing but words stands before it.
    let isBehindWords: Bool
    /// By syllables from the end of the term, 1 first: the cost up to there and of beginning a word that nobody knows.
    let unknown: SIMD8<Int32>
  }

  struct Link {
    /// In syllables from the beginning of the eojeol.
    let place: Int32
    /// Into ``EojeolOpenings/ways``: the ways up to there; of the first place there are none.
    let ways: Range<Int32>
  }

  private var table = UnitTable()
  private var items: [Opening] = []
  private(set) var ways: [ClassCost] = []
  private(set) var links: [Link] = []
  private var found = ClassCosts()

  subscript(_ number: Int) -> Opening { items[number] }

  /// In numbers of 32 bits.
  var size: Int { table.size + items.count * 24 + ways.count * 2 + links.count * 3 }

  /// The number of what `syllables` open, which end with a term that begins at `start`.
  mutating func number(
    of syllables: UnsafeBufferPointer<UInt32>, termStart start: Int, before: EojeolLattice.Before,
    _ lattice: inout EojeolLattice
  ) -> Int {
    let number = table.number(of: syllables, tag: UInt32(start) << 2 | UInt32(before.rawValue))
    if number == items.count {
      lattice.openCut(syllables, before: before)
      items.append(opening(from: lattice, syllables, start))
    }
    return number
  }

  private mutating func opening(
    from lattice: EojeolLattice, _ syllables: UnsafeBufferPointer<UInt32>, _ start: Int
  ) -> Opening {
    let end = syllables.count
    let noun = EojeolLattice.unknown(isName: false, endingWith: syllables[end - 1])
    let name = EojeolLattice.unknown(isName: true, endingWith: syllables[end - 1])
    var unknown = SIMD8(repeating: EojeolLattice.infinity)
    for length in 1...Self.unknownReach where length <= end {
      unknown[length - 1] = lattice.way(to: noun.left, at: end - length).cost
    }
    found.removeAll()
    lattice.forEachEnding(at: end) { found.add($0, $1) }
    let ends = append(found.items)
    found.removeAll()
    lattice.forEachNounRow(of: start..<end) { found.add($0, $1) }
    let nouns = append(found.items)
    let firstLink = Int32(links.count)
    for place in max(0, end - KoreanMorphemes.longestWord + 1)..<end
    where lattice.finder.hasLongerWord(of: syllables, from: place) {
      found.removeAll()
      if place > 0 { lattice.forEachEnding(at: place) { found.add($0, $1) } }
      links.append(Link(place: Int32(place), ways: append(found.items)))
    }
    let termCost = Int32(EojeolLattice.termCost)
    return Opening(
      ends: ends, nouns: nouns, links: firstLink..<Int32(links.count),
      asNoun: lattice.way(to: noun.left, at: start).cost + termCost,
      asName: lattice.way(to: name.left, at: start).cost + termCost, isBehindWords: lattice.hasWords(before: start),
      unknown: unknown)
  }

  private mutating func append(_ items: [ClassCost]) -> Range<Int32> {
    let start = Int32(ways.count)
    ways += items
    return start..<Int32(ways.count)
  }
}
