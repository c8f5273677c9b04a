/// A group of source and target units (by index, ascending) that translate each other; one side may be empty.
public struct Bead: Hashable, Sendable {
  public enum Place: String, Hashable, Sendable {
    /// In the order of both documents.
    case inOrder
    /// The target units stand elsewhere than the source's order has them.
    case moved
  }

  public let source: [Int]
  public let target: [Int]
  /// From 0 (a guess) to 1 (certain).
  public let score: Double
  public let place: Place

  public init(source: [Int], target: [Int], score: Double, place: Place = .inOrder) {
    self.source = source
    self.target = target
    self.score = score
    self.place = place
  }
}
