#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whose processor time is counted; what others do on the machine counts little.
public enum Clock {
  case thread
  /// All threads of the process: for what works on several.
  case process

  /// In seconds.
  public var now: Double {
    var time = timespec()
    clock_gettime(self == .thread ? CLOCK_THREAD_CPUTIME_ID : CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// One way to do a job, over one input.
public struct Contender {
  public let name: String
  let byteCount: Int
  let run: () -> Int

  /// `run` does the whole job once and returns a number made of all its results, so that none is left out.
  public init(_ name: String, byteCount: Int, run: @escaping () -> Int) {
    self.name = name
    self.byteCount = byteCount
    self.run = run
  }
}

/// The times of one contender, in seconds, fastest first.
public struct Times {
  public let name: String
  public let byteCount: Int
  public let seconds: [Double]
  public let result: Int

  public var best: Double { seconds.first ?? 0 }
  public var median: Double { seconds.isEmpty ? 0 : seconds[seconds.count / 2] }
  public var bestSpeed: Double { Double(byteCount) / best / 1e6 }
  public var medianSpeed: Double { Double(byteCount) / median / 1e6 }
}

/// Runs contenders in turn, round by round, so that a slow minute of the machine meets all of them.
///
/// The first round warms up and is not counted.
public func measure(_ contenders: [Contender], rounds: Int, clock: Clock = .thread) -> [Times] {
  var seconds = [[Double]](repeating: [], count: contenders.count)
  var results = contenders.map { $0.run() }
  for round in 0..<rounds {
    // Each goes first as often as the others.
    for step in contenders.indices {
      let index = (step + round) % contenders.count
      let start = clock.now
      results[index] = contenders[index].run()
      seconds[index].append(clock.now - start)
    }
  }
  return contenders.indices.map {
    Times(
      name: contenders[$0].name, byteCount: contenders[$0].byteCount, seconds: seconds[$0].sorted(),
      result: results[$0])
  }
}
