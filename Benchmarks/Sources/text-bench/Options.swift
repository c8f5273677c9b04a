import BenchmarkSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct Options {
  var megabytes = 50
  var rounds = 7
  var corpus = "../Corpus"
  /// Part of the name of the comparisons to run.
  var only: String?

  init(_ arguments: some Sequence<String>) throws {
    var iterator = arguments.makeIterator()
    while let name = iterator.next() {
      guard let value = iterator.next() else { throw InputError("\(name): expected a value") }
      switch name {
      case "--megabytes": megabytes = try Self.count(value, name)
      case "--rounds": rounds = try Self.count(value, name)
      case "--corpus": corpus = value
      case "--only": only = value
      default: throw InputError("\(name): unknown option")
      }
    }
  }

  private static func count(_ value: String, _ name: String) throws -> Int {
    guard let count = Int(value), count > 0 else {
      throw InputError("\(name): expected a number above 0, found \(value)")
    }
    return count
  }
}

func exitWithUsage() -> Never {
  print("usage: text-bench [--megabytes 50] [--rounds 7] [--corpus ../Corpus] [--only ROW]")
  exit(64)
}
