import ArgumentParser
import BitextModel
import Diagnostics
import TextAnalysis
import Workbench

/// `eonhae segment`: sentences or words.
struct SegmentCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "segment",
      abstract: words("Cut articles into sentences or words.", "기사를 문장이나 낱말로 나눕니다", "将文章切分为句子或词"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl }
  enum LanguageChoice: String, ExpressibleByArgument, CaseIterable { case ko, zh, auto }

  @OptionGroup var articles: ArticleOptions

  @Option(
    help: ArgumentHelp(
      words("Language of messages: en, ko, zh.", "메시지 언어: en, ko, zh", "提示语言：en、ko、zh"), valueName: "en|ko|zh"))
  var ui: InterfaceLanguage = .current

  @Option(help: ArgumentHelp(words("Language of the text.", "글의 언어", "文本的语言")))
  var language: LanguageChoice = .auto

  @Flag(name: .customLong("words"), help: ArgumentHelp(words("Words instead of sentences.", "문장 대신 낱말로", "按词而非按句")))
  var cutsWords = false

  @Option(help: ArgumentHelp(words("Output format.", "출력 형식", "输出格式")))
  var format: Format = .text

  func run() throws {
    let isComplete = try articles.read { article in
      let segments = self.segments(of: article)
      Terminal.write(format == .text ? text(segments, article) : jsonl(segments, article))
    }
    if !isComplete { throw ExitCode(2) }
  }

  private func segments(of article: Article) -> [Segment] {
    let spoken: Language =
      switch language {
      case .ko: .korean
      case .zh: .simplifiedChinese
      case .auto: article.language
      }
    return article.blocks.enumerated().flatMap { index, block -> [Segment] in
      guard block.role != .opaque else { return [] }
      let ranges = cutsWords ? WordSegmenter.words(in: block.text) : SentenceSegmenter(spoken).sentences(in: block.text)
      return ranges.map { Segment(block: index, range: $0) }
    }
  }

  private func text(_ segments: [Segment], _ article: Article) -> String {
    segments.map { article.blocks[$0.block].text.string(in: $0.range) + "\n" }.joined()
  }

  private func jsonl(_ segments: [Segment], _ article: Article) -> String {
    let places = PlaceRecord.records(
      of: segments.map { article.blocks[$0.block].text.originRange(of: $0.range) }, in: article.source)
    return zip(segments, places).map { segment, place in
      JSONText.of(SegmentRecord(place, article.blocks[segment.block].text.string(in: segment.range), segment.block))
        + "\n"
    }
    .joined()
  }
}

/// One line of `segment`. Keys are never renamed.
struct SegmentRecord: Encodable {
  let file: String
  let line: Int
  let column: Int
  let utf8Range: [Int]
  let utf16Range: [Int]
  let block: Int
  let text: String

  init(_ place: PlaceRecord, _ text: String, _ block: Int) {
    file = place.file
    line = place.line
    column = place.column
    utf8Range = place.utf8Range
    utf16Range = place.utf16Range
    self.text = text
    self.block = block
  }
}
