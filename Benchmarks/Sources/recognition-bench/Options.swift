import BenchmarkSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct Options {
  var folder = ""
  var megabytes = 100
  var rounds = 3
  var termCounts = [5_000, 50_000, 500_000]
  /// Of one number of terms only the speed is asked.
  var hasSlowTexts: Bool { termCounts.count > 1 }

  init(_ arguments: some Sequence<String>) throws {
    var iterator = arguments.makeIterator()
    while let name = iterator.next() {
      guard name.hasPrefix("--") else {
        folder = name
        continue
      }
      guard let value = iterator.next() else { throw InputError("\(name): expected a value") }
      switch name {
      case "--megabytes": megabytes = try Self.count(value, name)
      case "--rounds": rounds = try Self.count(value, name)
      case "--terms": termCounts = [try Self.count(value, name)]
      default: throw InputError("\(name): unknown option")
      }
    }
    guard !folder.isEmpty else { throw InputError("expected a folder that Matching/make-data made") }
  }

  private static func count(_ value: String, _ name: String) throws -> Int {
    guard let count = Int(value), count > 0 else {
      throw InputError("\(name): expected a number above 0, found \(value)")
    }
    return count
  }
}

func exitWithUsage() -> Never {
  print("usage: recognition-bench FOLDER [--megabytes 100] [--rounds 3] [--terms 5000]")
  exit(64)
}
