import Foundation

/// The F1 that the last accepted run reached: `Corpus/baselines.json`, by article and measure, four decimals, keys
/// sorted; of pairs of terms from all articles together precision and recall.
///
/// `EONHAE_EVALUATION=update swift test --filter EvaluationTests` writes it anew.
struct Baselines {
  static let path = GoldCorpus.folder.appending(path: "baselines.json")
  static let mode = ProcessInfo.processInfo.environment["EONHAE_EVALUATION"]

  var scores: [String: [String: Double]]

  init(_ evaluations: [Evaluation]) {
    scores = [:]
    for evaluation in evaluations {
      for measure in Measure.allCases {
        scores[evaluation.gold.name, default: [:]][measure.rawValue] = Self.rounded(evaluation.score(measure).f1)
      }
    }
    scores[AlignedTermEvaluation.name] = AlignedTermEvaluation.shared.scores
  }

  init(reading url: URL) throws {
    scores = try JSONDecoder().decode([String: [String: Double]].self, from: Data(contentsOf: url))
  }

  func write(to url: URL) throws {
    let articles = scores.sorted { $0.key < $1.key }.map { name, scores in
      let fields = scores.sorted { $0.key < $1.key }.map { "    \"\($0.key)\": \(Self.decimals($0.value))" }
      return "  \"\(name)\": {\n" + fields.joined(separator: ",\n") + "\n  }"
    }
    try Data(("{\n" + articles.joined(separator: ",\n") + "\n}\n").utf8).write(to: url, options: .atomic)
  }

  /// Four decimals.
  static func decimals(_ value: Double) -> String {
    let whole = Int((value * 10_000).rounded())
    let rest = String(whole % 10_000)
    return "\(whole / 10_000)." + String(repeating: "0", count: 4 - rest.count) + rest
  }

  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
