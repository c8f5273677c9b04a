/// What counts as one character when patterns are looked for: which characters stand for others, which are passed over, which join with the one before.
///
/// The matcher knows nothing of language; whoever does makes this table and hands it in. Folding a folded character must give it again.
public struct CharacterFolding: Sendable {
  /// Two characters that stand for one: a base and the mark after it, both folded, and what they make.
  public struct Composition: Sendable, Hashable {
    public let first: UInt32
    public let second: UInt32
    public let result: UInt32

    public init(first: UInt32, second: UInt32, result: UInt32) {
      self.first = first
      self.second = second
      self.result = result
    }
  }

  /// By scalar that folds to anything but itself: what it folds to. Empty where it is passed over.
  public let changes: [UInt32: [UInt32]]
  public let compositions: [Composition]

  public init(changes: [UInt32: [UInt32]], compositions: [Composition] = []) {
    self.changes = changes
    self.compositions = compositions
  }

  /// Every character stands for itself.
  public static let none = CharacterFolding(changes: [:])

  /// What `scalars` fold to, as the matcher reads them: each by its change, then joined with the one before where the two make one.
  public func folded(_ scalars: some Sequence<UInt32>) -> [UInt32] {
    let joined = Dictionary(compositions.map { (UInt64($0.first) << 32 | UInt64($0.second), $0.result) }) { $1 }
    var result: [UInt32] = []
    // Whether the last unit is one whole character, with which a mark may join.
    var mayJoin = false
    for scalar in scalars {
      let units = changes[scalar] ?? [scalar]
      if mayJoin, units.count == 1, let last = result.last, let one = joined[UInt64(last) << 32 | UInt64(units[0])] {
        result[result.count - 1] = one
        continue
      }
      result += units
      mayJoin = units.count == 1
    }
    return result
  }
}
