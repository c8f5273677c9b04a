import BenchmarkSupport
import BitextModel
import PatternMatching
import TermRecognition

/// Recognition with all its judgement, beside the matcher alone over the same text and terms.
///
///     recognition-bench FOLDER [--megabytes 100] [--rounds 3] [--terms N]
///
/// FOLDER is one that `Matching/make-data` made. Times are processor time of all threads; what is read from disk, the making of blocks and the
/// compiling of terms are not counted.
@main
struct RecognitionBench {
  static func main() {
    do {
      let options = try Options(CommandLine.arguments.dropFirst())
      try run(options)
    } catch {
      print("recognition-bench: \(error)")
      exitWithUsage()
    }
  }

  private static func run(_ options: Options) throws {
    print(Machine.description().joined(separator: "\n"))
    let text = try Lines(options.folder + "/text.txt", byteCount: options.megabytes * 1_000_000)
    print("text: \(text.source.utf8.count) bytes in \(text.blocks.count) lines; \(options.rounds) rounds in turn\n")
    var table = ResultTable(
      ["terms", "who", "best MB/s", "median MB/s", "time / matcher", "found"], wordColumns: 2)
    for count in options.termCounts {
      let terms = try Terms(options.folder, count: count)
      let times = measure(contenders(text, terms), rounds: options.rounds, clock: .process)
      for row in times {
        let ratio = times[0].bestSpeed / row.bestSpeed
        table.append([
          String(count), row.name, rounded(row.bestSpeed, digits: 1), rounded(row.medianSpeed, digits: 1),
          rounded(ratio, digits: 2), String(row.result),
        ])
      }
    }
    print(table.text)
    if options.hasSlowTexts {
      print("\nmade to be slow; milliseconds\n")
      print(try SlowTexts(options.folder).table.text)
    }
    print("\nload after: \(Machine.load())")
  }

  private static func contenders(_ text: Lines, _ terms: Terms) -> [Contender] {
    let article = text.article
    let sample = text.prefix(byteCount: 500_000)
    return [
      Contender("matcher, folding, all matches", byteCount: text.source.utf8.count) {
        terms.matchCount(in: text.source)
      },
      Contender("full judgement", byteCount: text.source.utf8.count) {
        terms.recognizer.annotations(of: article).occurrences.count
      },
      Contender("substring and suffix rule", byteCount: sample.utf8.count) { terms.plain.count(in: sample) },
    ]
  }
}
