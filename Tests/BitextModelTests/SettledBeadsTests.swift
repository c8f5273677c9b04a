import BitextModel
import Testing

@Suite struct SettledBeadsTests {
  private static func bead(_ source: [Int], _ target: [Int], score: Double = 0.5) -> Bead {
    Bead(source: source, target: target, score: score)
  }

  private static let settled = SettledBeads([bead([0, 1], [0]), bead([3, 4], []), bead([], [2])])

  @Test(
    arguments: [
      ([0, 1], [0], true), ([0, 1], [1], false), ([0], [0], false), ([3], [], true), ([4], [], true),
      ([3, 4], [], true),
      ([4, 5], [], false), ([], [2], true), ([], [1], false), ([], [], false), ([3], [2], false),
    ] as [([Int], [Int], Bool)])
  func aBeadIsSettledByBothItsSides(source: [Int], target: [Int], isSettled: Bool) {
    #expect(Self.settled.contains(Self.bead(source, target)) == isSettled)
    #expect(!SettledBeads().contains(Self.bead(source, target, score: 1)))
  }
}
