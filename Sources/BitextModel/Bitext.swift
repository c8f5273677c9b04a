/// A group of source and target units (by index, ascending) that translate each other; one side may be empty.
public struct Bead: Hashable, Sendable {
  public let source: [Int]
  public let target: [Int]
  /// From 0 (a guess) to 1 (certain).
  public let score: Double

  public init(source: [Int], target: [Int], score: Double) {
    self.source = source
    self.target = target
    self.score = score
  }
}
