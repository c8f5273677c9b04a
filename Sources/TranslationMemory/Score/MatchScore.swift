/// How near a stored source text is to the one that is looked for, from 0 to 100.
///
/// 100 means that the two are the same text (``PlainText``); texts that differ have at most 99, however little differs. How the
/// figure is made is told at ``MatchScorer``.
public struct MatchScore: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let value: Int

  /// nil where `value` is not in 0…100.
  public init?(_ value: Int) {
    guard (0...100).contains(value) else { return nil }
    self.value = value
  }

  init(clamping value: Int) { self.value = min(100, max(0, value)) }

  public static let zero = MatchScore(clamping: 0)
  public static let whole = MatchScore(clamping: 100)

  /// The least likeness by plain distance, in percent, that a text of this score may have: the score weighs particles and figures otherwise.
  var leastLikeness: Int { max(25, value - 15) }

  public var description: String { String(value) }

  public static func < (first: MatchScore, second: MatchScore) -> Bool { first.value < second.value }
}
