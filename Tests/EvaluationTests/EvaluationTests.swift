import Foundation
import Testing

/// How well terms, glosses, faults and sentences of the corpus are found.
///
/// `EONHAE_EVALUATION=verbose` lists every miss and every false one, `EONHAE_EVALUATION=update` accepts the scores as
/// the new baseline.
@Suite struct EvaluationTests {
  private static let evaluations = Evaluation.all

  private static func total(_ measure: Measure) -> Score {
    evaluations.map { $0.score(measure) }.reduce(Score(), +)
  }

  @Test(arguments: Measure.allCases) func printsItsTable(_ measure: Measure) {
    var text = "\n" + ScoreTable.text(measure, Self.evaluations) + "\n"
    if Baselines.mode == "verbose" {
      for evaluation in Self.evaluations {
        let listing = evaluation.comparisons[measure]!.listing(path: "Corpus/\(evaluation.gold.name)/source.ko.md")
        if !listing.isEmpty { text += listing + "\n" }
      }
    }
    // Past the buffer of `print`, which a parallel run may lose.
    FileHandle.standardOutput.write(Data((text + "\n").utf8))
    #expect(!Self.evaluations.isEmpty, "no article with a gold.jsonl in \(GoldCorpus.folder.path)")
  }

  @Test func noScoreFallsBelowItsBaseline() throws {
    let now = Baselines(Self.evaluations)
    if Baselines.mode == "update" {
      try now.write(to: Baselines.path)
      return
    }
    let before = try Baselines(reading: Baselines.path)
    var better: [String] = []
    for evaluation in Self.evaluations {
      let name = evaluation.gold.name
      for measure in Measure.allCases {
        let new = now.scores[name]![measure.rawValue]!
        guard let old = before.scores[name]?[measure.rawValue] else {
          better.append("\(name), \(measure.rawValue): new, \(Baselines.decimals(new))")
          continue
        }
        let change = "\(name), \(measure.rawValue): F1 \(Baselines.decimals(old)) → \(Baselines.decimals(new))"
        if new > old { better.append(change) }
        if new < old {
          let listing = evaluation.comparisons[measure]!.listing(path: "Corpus/\(name)/source.ko.md")
          Issue.record("\(change)\n\(listing)")
        }
      }
    }
    let gone = Set(before.scores.keys).subtracting(now.scores.keys).sorted()
    #expect(gone.isEmpty, "articles of the baseline that are no more in the corpus")
    if !better.isEmpty {
      let list = better.joined(separator: "\n")
      Issue.record("better than the baseline; accept it with EONHAE_EVALUATION=update:\n\(list)", severity: .warning)
    }
  }

  @Test func termsReachTheirFloor() {
    let score = Self.total(.terms)
    #expect(score.f1 >= 0.97)
  }

  @Test func glossesReachTheirFloor() {
    let score = Self.total(.glosses)
    #expect(score.f1 >= 0.95)
  }

  @Test func plantedFaultsAreFound() {
    let score = Self.total(.findings)
    #expect(score.recall >= Floor.findingRecall)
  }

  @Test func falseFindingsAreRare() {
    let words = Self.evaluations.map(\.gold.wordCount).reduce(0, +)
    let falselyFound = Self.total(.findings).falselyFound
    #expect(falselyFound * 1000 <= words, "\(falselyFound) false findings in \(words) words")
  }

  @Test func sentencesReachTheirFloor() {
    let score = Self.total(.sentences)
    #expect(score.f1 >= Floor.sentences)
  }

  /// What holds now; raised when the program gets better, never lowered.
  private enum Floor {
    static let findingRecall = 1.0
    static let sentences = 0.988
  }
}
