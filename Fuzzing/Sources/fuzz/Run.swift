import Foundation
import FuzzTargets

/// Runs targets on made-up inputs until the time is over.
struct Run {
  private let options: Options
  private var executions: [String: Int] = [:]
  private var violations: Set<String> = []

  init(_ options: Options) { self.options = options }

  /// Whether everything held.
  func run() -> Bool {
    var copy = self
    return copy.loop()
  }

  private mutating func loop() -> Bool {
    Crash.install()
    let start = ContinuousClock.now
    let end = start.advanced(by: .seconds(options.minutes * 60))
    var iteration: UInt64 = 0
    while ContinuousClock.now < end {
      let seed = options.seed &* 0xD6E8_FEB8_6659_FD93 &+ iteration
      var generator = InputGenerator(seed: seed)
      let input = generator.input()
      for target in options.targets {
        Crash.watch(target.name, seed, input)
        if let violation = target.violation(of: input, seed: seed) { report(violation, target, input, seed) }
        executions[target.name, default: 0] += 1
      }
      iteration += 1
    }
    summarize(iteration, since: start)
    return violations.isEmpty
  }

  /// Tells a violation once: two that differ only in numbers and quoted text are one.
  private mutating func report(_ violation: String, _ target: FuzzTarget, _ input: [UInt8], _ seed: UInt64) {
    let kind = target.name + String(violation.unicodeScalars.filter { $0.value < 0x80 && !("0"..."9").contains($0) })
    guard violations.count(where: { $0.hasPrefix(target.name) }) < 40, violations.insert(kind).inserted else { return }
    let smallest = Minimizer.smallest(input) { target.violation(of: $0, seed: seed) != nil }
    print("FAILED \(target.name) seed \(seed): \(target.violation(of: smallest, seed: seed) ?? violation)")
    print("  input \(String(decoding: smallest, as: UTF8.self).debugDescription)")
    print("  bytes \(smallest.map { String(format: "%02x", $0) }.joined(separator: " "))")
    fflush(nil)
  }

  private func summarize(_ inputs: UInt64, since start: ContinuousClock.Instant) {
    let total = executions.values.reduce(0, +)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    print(
      "seed \(options.seed): \(inputs) inputs, \(total) executions in \(Int(seconds)) s, \(violations.count) violations"
    )
    for name in executions.keys.sorted() where executions.count > 1 { print("  \(name) \(executions[name] ?? 0)") }
  }
}

/// Cuts an input down to what still fails.
enum Minimizer {
  static func smallest(_ input: [UInt8], fails: ([UInt8]) -> Bool) -> [UInt8] {
    var best = input
    var size = max(1, best.count / 2)
    var tries = 0
    while true {
      var start = 0
      var shrank = false
      while start < best.count, tries < 5_000 {
        var candidate = best
        candidate.removeSubrange(start..<min(best.count, start + size))
        tries += 1
        if fails(candidate) {
          best = candidate
          shrank = true
        } else {
          start += size
        }
      }
      if size == 1, !shrank || tries >= 5_000 { return best }
      if !shrank { size = max(1, size / 2) }
    }
  }
}
