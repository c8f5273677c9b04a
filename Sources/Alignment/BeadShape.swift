/// How many segments of each side a bead holds, where it holds some of both.
struct BeadShape: Hashable, Sendable {
  let source: Int
  let target: Int

  /// In the order in which their scores are kept.
  static let all: [BeadShape] = [
    (1, 1), (2, 1), (1, 2), (3, 1), (1, 3), (4, 1), (1, 4), (2, 2), (2, 3), (3, 2), (3, 3), (2, 4), (4, 2), (3, 4),
    (4, 3), (4, 4),
  ].map { BeadShape(source: $0, target: $1) }
}
