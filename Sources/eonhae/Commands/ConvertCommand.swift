import ArgumentParser
import Diagnostics
import SinoKorean
import TermRecognition

/// `eonhae convert`: between the scripts of Chinese.
struct ConvertCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "convert",
      abstract: words(
        "Convert Chinese between scripts, word by word.", "중국어를 간체·번체·한국 한자로 바꿉니다", "在简体、繁体与韩国汉字之间转换中文"),
      discussion: words(
        "Terms of the glossary get the glossary's form. With --ambiguities every place where there was a choice is told, "
          + "marked ? where no context decided. Without a text, lines of standard input are converted.",
        "용어집의 용어는 용어집에 적힌 형태로 바꿉니다. --ambiguities는 여러 글자 중에서 고른 자리를 모두 알려 주고, 문맥으로 정하지 못한 곳에는 ?를 붙입니다. "
          + "글이 없으면 표준 입력을 한 줄씩 바꿉니다.",
        "术语按术语表中的写法转换。--ambiguities 列出每一处一对多的选择，无语境依据者标以 ?。不带文本时逐行转换标准输入。"))
  }

  enum Script: String, ExpressibleByArgument, CaseIterable {
    case simplified = "Hans"
    case traditional = "Hant"
    case taiwan = "Hant-TW"
    case hongKong = "Hant-HK"
    case hanja = "Hanja"

    func script(keepingWords: Bool) -> ChineseScript {
      switch self {
      case .simplified: .simplified
      case .traditional: .traditional
      case .taiwan: keepingWords ? .taiwan : .taiwanWords
      case .hongKong: .hongKong
      case .hanja: .hanja
      }
    }
  }

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: ArgumentHelp(words("Chinese text.", "중국어 글", "中文文本"), valueName: "text"))
  var texts: [String] = []

  @Option(name: .customLong("to"), help: ArgumentHelp(words("The script to convert to.", "바꿀 자체", "目标字体")))
  var target: Script

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      words(
        "The script of the text, where it should not be guessed: without it, traditional for Hans, else simplified.",
        "글의 자체. 없으면 Hans로 바꿀 때는 번체, 그 밖에는 간체로 봅니다", "文本的字体；不指定时，目标为 Hans 则视为繁体，否则视为简体")))
  var source: Script?

  @Flag(
    name: .customLong("keep-words"),
    help: ArgumentHelp(
      words(
        "Taiwan's forms without its words: 软件 is 軟件, not 軟體.", "타이완의 글자체만 따르고 낱말은 그대로 둡니다(软件 → 軟件)",
        "只用台湾字形，不换词汇：软件作軟件，不作軟體")))
  var keepsWords = false

  @Flag(
    help: ArgumentHelp(
      words("Tell every choice and what decided it.", "고른 자리와 근거를 모두 알립니다", "列出每一处选择及其依据")))
  var ambiguities = false

  @Option(help: ArgumentHelp(words("Output format.", "출력 형식", "输出格式")))
  var format: Format = .text

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var terms: GlossaryOptions

  func run() throws {
    let recognizer = try terms.recognizer()
    var failure: ScriptConversionError?
    try InputLines.each(of: texts) { text in
      guard failure == nil else { return }
      do throws(ScriptConversionError) { try write(text, recognizer) } catch { failure = error }
    }
    if let failure {
      Terminal.report("eonhae: \(failure)")
      throw ExitCode(70)
    }
  }

  private func write(_ text: String, _ recognizer: TermRecognizer?) throws(ScriptConversionError) {
    let script = target.script(keepingWords: keepsWords)
    let converter = ScriptConverter(from: source?.script(keepingWords: keepsWords), to: script)
    let protected = recognizer?.protectedTerms(in: text, for: script) ?? []
    guard ambiguities || !protected.isEmpty else {
      let converted = try converter.convert(text)
      return Terminal.writeLine(line(text, ScriptConversion(text: converted, choices: [])))
    }
    Terminal.writeLine(line(text, try converter.conversion(of: text, protecting: protected)))
  }

  private func line(_ text: String, _ conversion: ScriptConversion) -> String {
    switch format {
    case .json:
      JSONText.of(ConversionRecord(text, to: target, conversion, withChoices: ambiguities))
    case .text:
      ambiguities ? ChoiceListing.text(of: conversion, source: text) : conversion.text
    }
  }
}

/// A converted text with its choices below it, for people.
enum ChoiceListing {
  static func text(of conversion: ScriptConversion, source: String) -> String {
    let source = Array(source.utf8)
    var offset = 0
    var column = 1
    let lines = conversion.choices.map { choice in
      column += source[offset..<choice.range.start].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
      offset = choice.range.start
      let mark = choice.isDoubtful ? "?" : " "
      let others = choice.others.joined(separator: " ")
      return "\(mark) \(column): \(choice.written) → \(choice.chosen) (\(others)): \(ground(of: choice.decision))"
    }
    return ([conversion.text] + lines).joined(separator: "\n")
  }

  private static func ground(of decision: ScriptConversion.Decision) -> String {
    switch decision {
    case .phrase(let phrase): words("phrase \(phrase)", "어구 \(phrase)", "词组 \(phrase)")
    case .ambiguousPhrase(let phrase):
      words("phrase \(phrase), first of several", "어구 \(phrase), 여럿 중 첫째", "词组 \(phrase)，取多种写法之首")
    case .term(let concept): words("glossary \(concept)", "용어집 \(concept)", "术语表 \(concept)")
    case .character: words("no context", "문맥 없음", "无语境依据")
    }
  }
}

/// One conversion as JSON. Keys are never renamed.
struct ConversionRecord: Encodable {
  struct Choice: Encodable {
    let utf8Range: [Int]
    let resultUtf8Range: [Int]
    let written: String
    let chosen: String
    let others: [String]
    /// `phrase`, `ambiguous-phrase`, `term` or `character`.
    let decision: String
    let phrase: String?
    let concept: String?
    let isDoubtful: Bool

    init(_ choice: ScriptConversion.Choice) {
      utf8Range = [choice.range.start, choice.range.end]
      resultUtf8Range = [choice.resultRange.start, choice.resultRange.end]
      written = choice.written
      chosen = choice.chosen
      others = choice.others
      isDoubtful = choice.isDoubtful
      switch choice.decision {
      case .phrase(let words): (decision, phrase, concept) = ("phrase", words, nil)
      case .ambiguousPhrase(let words): (decision, phrase, concept) = ("ambiguous-phrase", words, nil)
      case .term(let id): (decision, phrase, concept) = ("term", nil, id)
      case .character: (decision, phrase, concept) = ("character", nil, nil)
      }
    }
  }

  let text: String
  let to: String
  let converted: String
  /// Where they were asked for.
  let choices: [Choice]?

  init(_ text: String, to script: ConvertCommand.Script, _ conversion: ScriptConversion, withChoices: Bool) {
    self.text = text
    to = script.rawValue
    converted = conversion.text
    choices = withChoices ? conversion.choices.map(Choice.init) : nil
  }
}
