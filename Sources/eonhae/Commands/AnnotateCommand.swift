import ArgumentParser
import BitextModel
import Diagnostics
import TermRecognition
import Terminology
import Workbench

/// `eonhae annotate`: every term and gloss with its place.
struct AnnotateCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "annotate",
      abstract: words("List every term and gloss with its place.", "모든 용어와 병기를 위치와 함께 나열합니다", "列出所有术语与括注及其位置"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

  @OptionGroup var articles: ArticleOptions
  @OptionGroup var shared: SharedOptions

  @Option(help: ArgumentHelp(words("Output format.", "출력 형식", "输出格式")))
  var format: Format = .jsonl

  func run() throws {
    let pipeline = try shared.pipeline()
    let isComplete = try articles.read { article in
      let listing = AnnotationListing(article, pipeline.annotations(of: article), pipeline.termbase)
      Terminal.write(format == .jsonl ? listing.jsonl() : listing.text())
    }
    if !isComplete { throw ExitCode(2) }
  }
}
