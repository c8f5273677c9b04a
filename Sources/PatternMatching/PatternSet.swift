/// Patterns in the order in which they were added, each a sequence of folded scalars; a pattern's number is its place.
public struct PatternSet: Sendable {
  private(set) var units: [UInt32] = []
  /// Where each pattern begins in ``units``, and after the last one their number.
  private(set) var starts: [Int] = [0]

  public init() {}

  public init(_ patterns: some Sequence<[UInt32]>) {
    for pattern in patterns { append(pattern) }
  }

  public var count: Int { starts.count - 1 }

  /// Adds a pattern. Equal ones are all found; an empty one never is.
  public mutating func append(_ pattern: some Sequence<UInt32>) {
    units.append(contentsOf: pattern)
    starts.append(units.count)
  }

  func range(_ pattern: Int) -> Range<Int> { starts[pattern]..<starts[pattern + 1] }
}
