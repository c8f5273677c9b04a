import BitextModel

/// An occurrence before the article as a whole was heard on it; small and without references, for a long text has millions.
struct Sighting {
  /// Into the article's source.
  let range: TextRange
  private let firstUnit: UInt32
  private let endUnit: UInt32
  private let blockNumber: UInt32
  private var conceptNumber: UInt32
  private var termNumber: UInt32
  /// Where several concepts share the form: the place of its ``Homograph``; below 0 where one has it alone.
  private var homographNumber: Int32
  private(set) var through: LookedThroughSet
  /// Whether it is a name that is spelt like a common noun.
  private(set) var mayBeNoun: Bool

  init(
    range: TextRange, units: Range<Int>, block: Int, as reading: Reading, mayBeNoun: Bool, homograph: Int? = nil
  ) {
    self.range = range
    firstUnit = UInt32(units.lowerBound)
    endUnit = UInt32(units.upperBound)
    blockNumber = UInt32(block)
    conceptNumber = UInt32(reading.designation.concept)
    termNumber = UInt32(reading.designation.term)
    homographNumber = Int32(homograph ?? -1)
    through = reading.through
    self.mayBeNoun = mayBeNoun
  }

  /// The units of its block that it takes.
  var units: Range<Int> { Int(firstUnit)..<Int(endUnit) }
  var block: Int { Int(blockNumber) }
  var concept: Int { Int(conceptNumber) }
  var term: Int { Int(termNumber) }
  var homograph: Int? { homographNumber < 0 ? nil : Int(homographNumber) }

  /// Settles that it is the term of `reading`.
  mutating func settle(as reading: Reading, mayBeNoun: Bool) {
    conceptNumber = UInt32(reading.designation.concept)
    termNumber = UInt32(reading.designation.term)
    through = reading.through
    self.mayBeNoun = mayBeNoun
  }

  /// The same where its homograph stands `distance` places farther.
  func shifted(by distance: Int) -> Sighting {
    var result = self
    if homographNumber >= 0 { result.homographNumber += Int32(distance) }
    return result
  }
}

/// One of the terms that a place may be, and what was looked through to see it.
struct Reading {
  let designation: TermPatterns.Designation
  var through: LookedThroughSet
}

/// A place where several concepts share the form.
struct Homograph {
  /// Of each concept the term that stands there, the one that the form alone speaks for first.
  let readings: [Reading]
  /// What spoke for one of them; none where nothing did.
  var witnesses: [HomographWitness] = []
}

/// The terms of an article, in order of place, none sharing text with another.
struct Sightings {
  var items: [Sighting] = []
  var homographs: [Homograph] = []

  mutating func append(_ other: Sightings) {
    let distance = homographs.count
    homographs += other.homographs
    if distance == 0 || other.homographs.isEmpty {
      items += other.items
    } else {
      items += other.items.lazy.map { $0.shifted(by: distance) }
    }
  }

  func occurrence(_ sighting: Sighting, isHomonym: Bool = false) -> TermOccurrence {
    guard let number = sighting.homograph else {
      return TermOccurrence(
        range: sighting.range, block: sighting.block, concept: sighting.concept, term: sighting.term,
        through: sighting.through, isHomonym: isHomonym)
    }
    return TermOccurrence(
      range: sighting.range, block: sighting.block, concept: sighting.concept, term: sighting.term,
      through: sighting.through, isHomonym: isHomonym,
      alternatives: homographs[number].readings.map(\.designation.concept).filter { $0 != sighting.concept },
      witnesses: homographs[number].witnesses)
  }
}
