import FuzzTargets
import Testing

/// A few seconds of what Fuzzing/ does for hours.
@Suite struct SmokeTests {
  @Test(arguments: FuzzTarget.all.map(\.name)) func holdsForMadeUpText(name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    for seed in UInt64(1)...60 {
      var generator = InputGenerator(seed: seed)
      let input = generator.input()
      if let violation = target.violation(of: input, seed: seed) {
        Issue.record("seed \(seed): \(violation), of \(String(decoding: input, as: UTF8.self).debugDescription)")
      }
    }
  }
}
