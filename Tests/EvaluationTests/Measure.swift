import BitextModel
import Diagnostics
import Foundation
import Interchange
import Terminology
import Testing
import Workbench

/// What is scored, in the order of the table.
enum Measure: String, CaseIterable, Sendable {
  case terms, glosses, findings, sentences
}

/// One article through the pipeline, compared with its gold.
struct Evaluation: Sendable {
  let gold: GoldArticle
  let comparisons: [Measure: Comparison]

  func score(_ measure: Measure) -> Score { comparisons[measure]!.score }

  /// Of every article, once a run.
  static let all: [Evaluation] = {
    do {
      // A folder without settings: the gold is written for the house style that holds where nothing is said.
      let empty = FileManager.default.temporaryDirectory.appending(path: "eonhae-evaluation-\(getpid())").path
      try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: empty) }
      let glossary = GoldCorpus.root.appending(path: "Glossary").path
      let pipeline = try EditionPipeline(Workspace.find(from: empty, glossary: [glossary]))
      return try GoldCorpus.articles.map { try Evaluation($0, pipeline) }
    } catch {
      fatalError("the corpus cannot be evaluated: \(error)")
    }
  }()

  private init(_ gold: GoldArticle, _ pipeline: EditionPipeline) throws {
    self.gold = gold
    let article = try ArticleFile.read(gold.sourcePath, encoding: nil)
    let checked = pipeline.check(article)
    let concepts = pipeline.termbase.concepts
    func place(_ range: TextRange) -> Position {
      var finder = PositionFinder(article.source)
      return finder.position(at: range.start)
    }
    let terms = checked.annotations.occurrences.map {
      Item(place($0.range), "\(article.source.string(in: $0.range)) → \(concepts[$0.concept].id)")
    }
    let glosses = checked.annotations.glosses.compactMap { pair in
      pair.head.map { Item(line: place($0).line, column: 0, name: "\(pair.headText) (\(pair.glossText))") }
    }
    let findings = checked.findings.map { Item(place($0.range), $0.rule) }
    let sentences = SentencePlaces.found(in: article, pipeline.segments(of: article))
    comparisons = [
      .terms: Comparison(
        found: terms,
        gold: gold.terms.map { Item(line: $0.line, column: $0.column, name: "\($0.text) → \($0.concept)") }),
      .glosses: Comparison(
        found: glosses, gold: gold.glosses.map { Item(line: $0.line, column: 0, name: "\($0.head) (\($0.gloss))") }),
      .findings: Comparison(
        found: findings, gold: gold.findings.map { Item(line: $0.line, column: $0.column, name: $0.rule) }),
      .sentences: Comparison(found: sentences, gold: SentencePlaces.gold(of: gold)),
    ]
  }
}

extension Item {
  fileprivate init(_ position: Position, _ name: String) {
    self.init(line: position.line, column: position.column, name: name)
  }
}
