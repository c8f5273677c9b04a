import ArgumentParser
import Diagnostics
import SinoKorean

/// `eonhae reading`: how Chinese is read.
struct ReadingCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "reading",
      abstract: words("Tell how Chinese is read in Korean.", "중국어를 한국어로 어떻게 읽는지 알려 줍니다", "显示中文在韩语中的读法"),
      discussion: words(
        "sino-korean reads 专精特新 as 전정특신, transliteration 中关村 as 중관춘, pinyin as zhōng guān cūn. "
          + "Without a text, lines of standard input are read.",
        "sino-korean은 한자음(专精特新 → 전정특신), transliteration은 외래어 표기(中关村 → 중관춘), pinyin은 병음입니다. "
          + "글이 없으면 표준 입력을 한 줄씩 읽습니다.",
        "sino-korean 为汉字音（专精特新 → 전정특신），transliteration 为音译（中关村 → 중관춘），pinyin 为拼音。不带文本时逐行读取标准输入。"))
  }

  enum System: String, ExpressibleByArgument, CaseIterable {
    case sinoKorean = "sino-korean"
    case transliteration
    case pinyin
  }

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: ArgumentHelp(words("Chinese text.", "중국어 글", "中文文本"), valueName: "text"))
  var texts: [String] = []

  @Option(help: ArgumentHelp(words("The way of reading.", "읽는 방식", "读法")))
  var system: System = .sinoKorean

  @Option(help: ArgumentHelp(words("Output format.", "출력 형식", "输出格式")))
  var format: Format = .text

  @OptionGroup var interface: InterfaceOptions

  func run() throws {
    try InputLines.each(of: texts) { text in
      switch format {
      case .text: Terminal.writeLine(reading(of: text))
      case .json: Terminal.writeLine(JSONText.of(ReadingRecord(text, system, reading(of: text))))
      }
    }
  }

  private func reading(of text: String) -> String {
    switch system {
    case .sinoKorean: SinoKoreanReading.reading(of: text)
    case .transliteration: Transliteration.hangul(of: text)
    case .pinyin: Pinyin.syllables(of: text).joined(separator: " ")
    }
  }
}

/// One reading as JSON. Keys are never renamed.
struct ReadingRecord: Encodable {
  struct Candidate: Encodable {
    let reading: String
    /// Why: a word list, the rules, or a character's own reading.
    let ground: String
  }

  let text: String
  let system: String
  let reading: String
  let candidates: [Candidate]

  init(_ text: String, _ system: ReadingCommand.System, _ reading: String) {
    self.text = text
    self.system = system.rawValue
    self.reading = reading
    switch system {
    case .sinoKorean:
      candidates = SinoKoreanReading.candidates(of: text).map {
        Candidate(reading: $0.reading, ground: Self.name(of: $0.ground))
      }
    case .transliteration:
      candidates =
        [Candidate(reading: reading, ground: "rule")]
        + Transliteration.customaryForms(of: text).map { Candidate(reading: $0, ground: "customary") }
    case .pinyin: candidates = []
    }
  }

  private static func name(of ground: SinoKoreanReading.Candidate.Ground) -> String {
    switch ground {
    case .preferred: "preferred"
    case .wordList: "word-list"
    case .rule: "rule"
    case .character(let character, let reading): "character \(character) \(reading)"
    }
  }
}

/// What a verb is given: the texts of the command line, else the lines of standard input.
enum InputLines {
  /// In bytes, as long as a line of an article may be: what is made of a text is many times its size.
  private static let longestLine = 4 << 20

  /// - Throws: At the end, where a line was passed over because it is too long.
  static func each(of texts: [String], _ body: (String) -> Void) throws {
    guard texts.isEmpty else {
      for text in texts { body(text) }
      return
    }
    var number = 0
    var tooLong: [FileProblem] = []
    while let line = readLine() {
      number += 1
      guard line.utf8.count > longestLine else {
        body(line)
        continue
      }
      tooLong.append(FileProblem(path: "-", line: number, message: endlessLine(of: line.utf8.count)))
    }
    if !tooLong.isEmpty { throw Failure.unusable(tooLong) }
  }

  private static func endlessLine(of bytes: Int) -> Message {
    let size = (bytes + (1 << 20) - 1) >> 20
    return Message(
      en: "expected lines of at most \(longestLine >> 20) MB, found one of \(size) MB; break it into lines",
      ko: "한 줄은 \(longestLine >> 20)MB까지 읽는데 이 줄은 \(size)MB입니다. 줄을 나누세요",
      zh: "每行最多 \(longestLine >> 20) MB，此行却有 \(size) MB；请分行")
  }
}
