import BenchmarkSupport

/// Segmentation, normalization and folding beside the same calls from C.
///
///     text-bench [--megabytes 50] [--rounds 7] [--corpus ../Corpus] [--only ROW]
@main
struct TextBench {
  static func main() {
    do {
      let options = try Options(CommandLine.arguments.dropFirst())
      try run(options)
    } catch {
      print("text-bench: \(error)")
      exitWithUsage()
    }
  }

  private static func run(_ options: Options) throws {
    let inputs = try Inputs(byteCount: options.megabytes * 1_000_000, corpusPath: options.corpus)
    print(Machine.description().joined(separator: "\n"))
    try WordCheck.run(inputs.raw)
    print("text: \(inputs.description), \(options.rounds) rounds in turn, processor time of one thread\n")
    var table = ResultTable(["operation", "who", "best MB/s", "median MB/s", "time / C"], wordColumns: 2)
    for comparison in Comparison.all(inputs) where options.only.map(comparison.name.contains) ?? true {
      for row in comparison.rows(rounds: options.rounds) { table.append(row) }
    }
    print(table.text)
    print("\nload after: \(Machine.load())")
  }
}
