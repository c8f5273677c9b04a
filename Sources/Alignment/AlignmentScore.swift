import BitextModel

/// How well beads agree with gold, counted as the field does.
///
/// *Strict*: a bead is right where both sides are; a unit without counterpart is a bead of its own. *Lax*: pairs of units are
/// counted. A gold bead with several units on both sides is coarse: beads inside it are joined before they are compared,
/// and its pairs do not count.
public struct AlignmentScore: Hashable, Sendable {
  public struct Count: Hashable, Sendable {
    public var right = 0
    public var found = 0
    public var gold = 0

    /// From 0 to 1; 0 where nothing was found.
    public var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
    public var recall: Double { gold == 0 ? 0 : Double(right) / Double(gold) }
    public var f1: Double { found + gold == 0 ? 0 : 2 * Double(right) / Double(found + gold) }
  }

  public private(set) var strict = Count()
  public private(set) var lax = Count()

  public init() {}

  public init(beads: [Bead], gold: [Bead]) {
    let gold = Self.sides(gold)
    let coarse = Coarse(gold)
    let found = coarse.joined(Self.sides(beads))
    let (goldSet, foundSet) = (Set(gold), Set(found))
    strict = Count(right: goldSet.intersection(foundSet).count, found: foundSet.count, gold: goldSet.count)
    let (goldPairs, foundPairs) = (coarse.pairs(gold), coarse.pairs(found))
    lax = Count(right: goldPairs.intersection(foundPairs).count, found: foundPairs.count, gold: goldPairs.count)
  }

  /// The counts of several documents together.
  public static func + (first: Self, second: Self) -> Self {
    var sum = first
    for path in [\Self.strict, \Self.lax] {
      sum[keyPath: path].right += second[keyPath: path].right
      sum[keyPath: path].found += second[keyPath: path].found
      sum[keyPath: path].gold += second[keyPath: path].gold
    }
    return sum
  }

  fileprivate struct Sides: Hashable {
    let source: [Int]
    let target: [Int]
  }

  /// A unit without counterpart stands alone.
  private static func sides(_ beads: [Bead]) -> [Sides] {
    beads.flatMap { bead -> [Sides] in
      if bead.source.isEmpty { return bead.target.map { Sides(source: [], target: [$0]) } }
      if bead.target.isEmpty { return bead.source.map { Sides(source: [$0], target: []) } }
      return [Sides(source: bead.source, target: bead.target)]
    }
  }

  private struct Pair: Hashable {
    let source: Int
    let target: Int
  }

  /// The gold beads of which only the whole is known.
  private struct Coarse {
    private var source: [Int: Int] = [:]
    private var target: [Int: Int] = [:]

    init(_ gold: [Sides]) {
      for (index, bead) in gold.enumerated() where bead.source.count > 1 && bead.target.count > 1 {
        for unit in bead.source { source[unit] = index }
        for unit in bead.target { target[unit] = index }
      }
    }

    func joined(_ beads: [Sides]) -> [Sides] {
      var result: [Sides] = []
      var inside: [Int: [Sides]] = [:]
      for bead in beads {
        let owners = Set(bead.source.map { source[$0] } + bead.target.map { target[$0] })
        if owners.count == 1, let owner = owners.first ?? nil {
          inside[owner, default: []].append(bead)
        } else {
          result.append(bead)
        }
      }
      for beads in inside.values {
        if beads.contains(where: { !$0.source.isEmpty && !$0.target.isEmpty }) {
          result.append(Sides(source: beads.flatMap(\.source).sorted(), target: beads.flatMap(\.target).sorted()))
        } else {
          result += beads
        }
      }
      return result
    }

    func pairs(_ beads: [Sides]) -> Set<Pair> {
      var result: Set<Pair> = []
      for bead in beads {
        for unit in bead.source {
          for other in bead.target where source[unit] == nil || source[unit] != target[other] {
            result.insert(Pair(source: unit, target: other))
          }
        }
      }
      return result
    }
  }
}

/// Beads as lines: `3,4:5`, the source's units first, counted from 0, an empty side for what has no counterpart.
public enum BeadLine {
  public static func text(_ bead: Bead) -> String {
    side(bead.source) + ":" + side(bead.target)
  }

  /// One side: `3,4`.
  public static func side(_ units: [Int]) -> String { units.map(String.init).joined(separator: ",") }

  /// The bead of a line; nil where it is none.
  public static func bead(_ line: some StringProtocol) -> Bead? {
    let sides = line.split(separator: ":", omittingEmptySubsequences: false)
    guard sides.count == 2, let source = units(sides[0]), let target = units(sides[1]) else { return nil }
    return Bead(source: source, target: target, score: 1)
  }

  /// The units of `3,4`, ascending; nil where it is no such list.
  public static func units(_ text: some StringProtocol) -> [Int]? {
    var result: [Int] = []
    for part in text.split(separator: ",") {
      guard let unit = Int(part.drop { $0 == " " }), unit >= 0, unit > result.last ?? -1 else { return nil }
      result.append(unit)
    }
    return result
  }
}
