import BitextModel

/// The units that no bead in order may hold: those that are known to have no counterpart, and those whose counterpart is known
/// to stand elsewhere.
struct UnitsLeftOut {
  private var source: Set<Int> = []
  private var target: Set<Int> = []

  var isEmpty: Bool { source.isEmpty && target.isEmpty }

  init(_ fixed: [Bead]) {
    for bead in fixed where bead.source.isEmpty || bead.target.isEmpty || bead.place == .moved {
      source.formUnion(bead.source)
      target.formUnion(bead.target)
    }
  }

  /// A pair that is known in order comes before what else is said of its units.
  mutating func remove(_ pair: Bead) {
    source.subtract(pair.source)
    target.subtract(pair.target)
  }

  func containsAny(source units: Range<Int>, target others: Range<Int>) -> Bool {
    units.contains(where: source.contains) || others.contains(where: target.contains)
  }
}
