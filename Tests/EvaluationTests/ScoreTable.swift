/// The scores as rows: article, precision, recall, F1, found, false, missed.
enum ScoreTable {
  static func text(_ measure: Measure, _ evaluations: [Evaluation]) -> String {
    let total = evaluations.map { $0.score(measure) }.reduce(Score(), +)
    let rows = evaluations.map { row($0.gold.name, $0.score(measure)) } + [row("all", total)]
    let head = ["precision", "recall", "F1", "tp", "fp", "fn"].enumerated().map { padded($1, $0 < 3 ? 10 : 6) }.joined()
    return ([name(measure.rawValue) + head] + rows).joined(separator: "\n")
  }

  private static func row(_ title: String, _ score: Score) -> String {
    let ratios = [score.precision, score.recall, score.f1].map { padded(Baselines.decimals($0), 10) }
    let counts = [score.found, score.falselyFound, score.missed].map { padded(String($0), 6) }
    return name(title) + (ratios + counts).joined()
  }

  private static func name(_ text: String) -> String { text + String(repeating: " ", count: max(0, 32 - text.count)) }
  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
