/// What a person has said of an alignment: pairs, and units without counterpart.
public struct SettledBeads: Sendable {
  private struct Sides: Hashable {
    let source: [Int]
    let target: [Int]
  }

  private let pairs: Set<Sides>
  /// The units without counterpart.
  private let source: Set<Int>
  private let target: Set<Int>

  public init(_ beads: [Bead] = []) {
    pairs = Set(
      beads.filter { !$0.source.isEmpty && !$0.target.isEmpty }.map { Sides(source: $0.source, target: $0.target) })
    source = Set(beads.filter(\.target.isEmpty).flatMap(\.source))
    target = Set(beads.filter(\.source.isEmpty).flatMap(\.target))
  }

  /// Whether the bead is one of them; of one side alone, whether all its units are known to have no counterpart.
  public func contains(_ bead: Bead) -> Bool {
    if bead.target.isEmpty { return !bead.source.isEmpty && source.isSuperset(of: bead.source) }
    if bead.source.isEmpty { return !bead.target.isEmpty && target.isSuperset(of: bead.target) }
    return pairs.contains(Sides(source: bead.source, target: bead.target))
  }
}
