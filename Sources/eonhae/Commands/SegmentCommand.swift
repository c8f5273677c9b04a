import ArgumentParser
import BitextModel
import Diagnostics
import Interchange
import TextAnalysis
import Workbench

/// `eonhae segment`: sentences or words.
struct SegmentCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "segment",
      abstract: words("Cut articles into sentences or words.", "기사를 문장이나 낱말로 나눕니다", "将文章切分为句子或词"),
      discussion: words(
        "A word of Korean is an eojeol with its particles. A Chinese term of the glossary is one word.",
        "한국어 낱말은 조사를 포함한 어절입니다. 용어집의 중국어 용어는 한 낱말로 봅니다.", "韩语以带助词的语节为词；术语表中的中文术语视为一个词。"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl }
  enum LanguageChoice: String, ExpressibleByArgument, CaseIterable { case ko, zh, auto }

  @Argument(
    help: ArgumentHelp(
      words("Articles: files, folders, or - for standard input.", "기사: 파일, 폴더, 표준 입력은 -", "文章：文件、文件夹，或用 - 表示标准输入"),
      valueName: "file"))
  var files: [String] = []

  @OptionGroup var reading: ReadingOptions

  @OptionGroup var interface: InterfaceOptions

  @OptionGroup var terms: GlossaryOptions

  @Option(help: ArgumentHelp(words("Language of the text.", "글의 언어", "文本的语言")))
  var language: LanguageChoice = .auto

  @Flag(name: .customLong("words"), help: ArgumentHelp(words("Words instead of sentences.", "문장 대신 낱말로", "按词而非按句")))
  var cutsWords = false

  @Option(
    help: ArgumentHelp(
      words("Cut by the rules of an SRX file.", "SRX 파일의 규칙으로 나눕니다", "按 SRX 文件的规则切分"), valueName: "file.srx"))
  var rules: String?

  @Flag(
    help: ArgumentHelp(
      words("Print the program's own rules as SRX, for other tools.", "이 프로그램의 규칙을 SRX로 출력합니다", "以 SRX 输出本程序的规则")))
  var printRules = false

  @Option(help: ArgumentHelp(words("Output format.", "출력 형식", "输出格式")))
  var format: Format = .text

  func validate() throws {
    if cutsWords, rules != nil {
      throw ValidationError(
        words("--rules cuts sentences, not words", "--rules는 문장만 나눕니다", "--rules 只用于断句，不用于分词"))
    }
    if files.isEmpty, !printRules {
      throw ValidationError(words("no article was named", "기사를 지정하지 않았습니다", "未指定文章"))
    }
  }

  func run() throws {
    if printRules { return Terminal.write(String(decoding: SRXReader.builtInFile, as: UTF8.self)) }
    let words = try cutsWords ? TermWords(terms.recognizer()) : nil
    let segmenters = try rules.map(segmenters)
    let isComplete = try reading.read(files) { article in
      let segments = try words?.segments(of: article) ?? self.segments(of: article, segmenters)
      Terminal.write(format == .text ? text(segments, article) : jsonl(segments, article, words))
    }
    if !isComplete { throw ExitCode(2) }
  }

  /// By language; each is compiled when its first article comes.
  private final class RuleSegmenters {
    let rules: SegmentationRules
    private var compiled: [Language: RuleSegmenter] = [:]

    init(_ rules: SegmentationRules) { self.rules = rules }

    subscript(language: Language) -> RuleSegmenter {
      get throws(SegmentationRuleError) {
        if let segmenter = compiled[language] { return segmenter }
        let segmenter = try RuleSegmenter(rules, language)
        compiled[language] = segmenter
        return segmenter
      }
    }
  }

  private func segmenters(path: String) throws -> RuleSegmenters {
    do throws(FileProblem) {
      return RuleSegmenters(try SRXReader.read(try FileAccess.read(path), path: path))
    } catch {
      throw Failure.unusable([error])
    }
  }

  private func segments(of article: Article, _ segmenters: RuleSegmenters?) throws -> [Segment] {
    let spoken: Language =
      switch language {
      case .ko: .korean
      case .zh: .simplifiedChinese
      case .auto: article.language
      }
    return try article.blocks.enumerated().flatMap { index, block -> [Segment] in
      guard block.role != .opaque else { return [] }
      return try ranges(in: block.text, spoken, segmenters).map { Segment(block: index, range: $0) }
    }
  }

  private func ranges(
    in text: MappedText, _ language: Language, _ segmenters: RuleSegmenters?
  ) throws -> [TextRange] {
    guard let segmenters else { return SentenceSegmenter(language).sentences(in: text) }
    do throws(SegmentationRuleError) {
      return try segmenters[language].sentences(in: text)
    } catch {
      throw FileProblem(error)
    }
  }

  private func text(_ segments: [Segment], _ article: Article) -> String {
    segments.map { article.blocks[$0.block].text.string(in: $0.range) + "\n" }.joined()
  }

  private func jsonl(_ segments: [Segment], _ article: Article, _ words: TermWords?) -> String {
    let concepts = words?.concepts(in: article) ?? [:]
    let places = PlaceRecord.records(
      of: segments.map { article.blocks[$0.block].text.originRange(of: $0.range) }, in: article.source)
    return zip(segments, places).map { segment, place in
      let text = article.blocks[segment.block].text.string(in: segment.range)
      return JSONText.of(SegmentRecord(place, text, segment.block, concept: concepts[segment])) + "\n"
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
  /// The concept of a word that is a term of the glossary.
  let concept: String?

  init(_ place: PlaceRecord, _ text: String, _ block: Int, concept: String?) {
    file = place.file
    line = place.line
    column = place.column
    utf8Range = place.utf8Range
    utf16Range = place.utf16Range
    self.text = text
    self.block = block
    self.concept = concept
  }
}
