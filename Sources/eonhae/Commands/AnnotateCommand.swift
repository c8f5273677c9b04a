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

  @Flag(
    help: ArgumentHelp(
      words(
        "Say of each term what decided its edges.", "용어마다 경계를 무엇으로 정했는지 밝힙니다", "说明每个术语的边界由何而定")))
  var explain = false

  @Flag(
    help: ArgumentHelp(
      words("List terms inside longer terms too.", "더 긴 용어 안의 용어도 나열합니다", "同时列出较长术语之内的术语")))
  var nested = false

  @Option(
    help: ArgumentHelp(
      words(
        "List instead the places with these letters that are not the term, and why.",
        "대신 이 글자가 있으나 용어가 아닌 자리와 그 까닭을 나열합니다", "改为列出有这些字却不是该术语之处及其原因"), valueName: "text"))
  var whyNot: String?

  func run() throws {
    let pipeline = try shared.pipeline()
    let isComplete = try articles.read { article in
      var listing = AnnotationListing(article, pipeline.annotations(of: article), pipeline.termbase)
      if explain || nested || whyNot != nil {
        listing.hits = pipeline.hits(in: article)
        listing.showsReasons = explain
        listing.showsNested = nested
        listing.refusedText = whyNot
      }
      Terminal.write(format == .jsonl ? listing.jsonl() : listing.text())
    }
    if !isComplete { throw ExitCode(2) }
  }
}
