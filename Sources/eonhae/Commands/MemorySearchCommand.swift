import ArgumentParser
import BitextModel
import Diagnostics
import TranslationMemory
import Workbench

/// `eonhae memory search`.
struct MemorySearchCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "search",
      abstract: words("Find how something like it was translated.", "비슷한 글이 어떻게 번역되었는지 찾습니다", "查找相似文本以往的译法"),
      discussion: words(
        "Matches in context, exact and fuzzy ones by a score from 0 to 100; numbers and glossary terms are "
          + "fitted to the text where that is certain. A text in the target language finds units by their targets. "
          + "Without TEXT each line of standard input is looked for; --format jsonl gives an object for each.",
        "문맥 일치, 완전 일치, 유사 일치를 0~100점으로 보여 주고, 확실한 경우 숫자와 용어를 글에 맞게 바꿔 제안합니다. "
          + "번역 언어로 된 글은 번역문에서 찾습니다. "
          + "TEXT가 없으면 표준 입력을 한 줄씩 읽어 찾고, --format jsonl이면 줄마다 객체 하나를 냅니다.",
        "按 0 至 100 分列出上下文匹配、完全匹配与模糊匹配；确有把握时按文本替换数字和术语。目标语言的文本在译文一侧查找。未给出 TEXT 时逐行读取标准输入；--format jsonl 每行输出一个对象。"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, jsonl }

  @Argument(help: ArgumentHelp(words("What to look for.", "찾을 글", "要查找的文本"), valueName: "text"))
  var text: [String] = []

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var languages: LanguageOptions

  @Option(
    help: ArgumentHelp(
      words(
        "Glossary files or folders instead of the workspace's.", "작업 폴더의 용어집 대신 쓸 파일이나 폴더", "替代工作区术语表的文件或文件夹"),
      valueName: "path"))
  var glossary: [String] = []

  @Option(help: ArgumentHelp(words("Colour: auto, always, never.", "색: auto, always, never", "颜色：auto、always、never")))
  var color: ColorChoice = .auto

  @Option(help: ArgumentHelp(words("Output format.", "출력 형식", "输出格式")))
  var format: Format = .text

  @Option(help: ArgumentHelp(words("At most so many matches.", "최대 결과 수", "最多显示的条数")))
  var limit = 10

  @Option(help: ArgumentHelp(words("The least score, from 0 to 100.", "최저 점수(0~100)", "最低分（0 至 100）")))
  var threshold = 50

  @Flag(
    help: ArgumentHelp(
      words(
        "Find the words of the text inside sources, whatever particles they have.", "조사가 달라도 원문 속에서 이 말을 찾습니다",
        "在原文中查找这些词，不计其后的助词")))
  var concordance = false

  @Flag(
    help: ArgumentHelp(
      words("Also show units for each glossary term of the text.", "글에 나온 용어마다 쓰인 번역 단위도 보여 줍니다", "同时列出含文中术语的翻译单元")))
  var terms = false

  @Option(
    help: ArgumentHelp(
      words("The text before it, for matches in context.", "앞 문장(문맥 일치용)", "上文（用于上下文匹配）"), valueName: "text"))
  var previous: String?

  @Option(help: ArgumentHelp(words("The text behind it.", "뒤 문장", "下文"), valueName: "text"))
  var next: String?

  func validate() throws {
    if text.isEmpty, format == .json {
      throw ValidationError(
        words(
          "--format json is one document for one TEXT; for the lines of standard input use --format jsonl",
          "--format json은 TEXT 하나에 문서 하나입니다. 표준 입력을 한 줄씩 찾을 때는 --format jsonl을 쓰세요",
          "--format json 只为一个 TEXT 输出一份文档；逐行读取标准输入时请用 --format jsonl"))
    }
    guard (1...10_000).contains(limit) else {
      throw ValidationError(
        words(
          "--limit takes a number from 1 to 10000", "--limit은 1에서 10000까지입니다", "--limit 须为 1 至 10000 的数"))
    }
    guard MatchScore(threshold) != nil else {
      throw ValidationError(
        words("--threshold takes a score from 0 to 100", "--threshold는 0에서 100까지입니다", "--threshold 须为 0 至 100 的数"))
    }
  }

  func run() throws {
    let workspace: Workspace
    do { workspace = try Workspace.find(from: ".", glossary: glossary) } catch {
      throw Failure.unusable(error.problems)
    }
    let store = try memory.open(workspace)
    let search = MemorySearch(store, terms: try termFinder(workspace))
    guard text.isEmpty else {
      try answer(text.joined(separator: " "), search, workspace)
      return
    }
    while let line = readLine() {
      guard !line.allSatisfy(\.isWhitespace) else { continue }
      try answer(line, search, workspace)
    }
  }

  private func termFinder(_ workspace: Workspace) throws -> any TermFinding {
    guard !workspace.glossaryFiles.isEmpty, !concordance else { return NoTerms() }
    do { return GlossaryTerms(try workspace.recognizer()) } catch { throw Failure.unusable(error.problems) }
  }

  private func answer(_ text: String, _ search: MemorySearch, _ workspace: Workspace) throws {
    let pair = languages.pair(workspace, text: text)
    do {
      var answer = MemoryAnswer(text)
      if concordance {
        answer.uses = try search.concordance(ConcordancePhrase(text), in: pair, limit: limit)
      } else {
        let query = MemoryQuery(
          text, in: pair, previous: previous, next: next, threshold: MatchScore(threshold) ?? .zero, limit: limit)
        answer.matches = try search.matches(for: query)
        if terms { answer.terms = try search.termMatches(for: text, in: pair, limit: 3) }
      }
      switch format {
      case .json, .jsonl: Terminal.writeLine(JSONText.of(MemoryAnswerRecord(answer)))
      case .text: Terminal.write(MemoryPage(answer, isColored: color.isOn).text())
      }
    } catch {
      throw Failure.unusable([error])
    }
  }
}

/// What was found for one text.
struct MemoryAnswer {
  typealias Use = (stored: StoredUnit, places: [TextRange])

  let query: String
  var matches: [MemoryMatch] = []
  /// Of a concordance.
  var uses: [Use] = []
  var terms: [(term: TextRange, found: [Use])] = []

  init(_ query: String) { self.query = query }
}

/// The answer as JSON. Keys are never renamed.
struct MemoryAnswerRecord: Encodable {
  struct Match: Encodable {
    let id: Int64
    let kind: String
    let score: Int?
    let source: String
    let target: String
    let sourceLanguage: String
    let targetLanguage: String
    /// `turned` where source and target are stored the other way round.
    let direction: String?
    let status: String
    let origin: String?
    let position: Int?
    let author: String?
    let created: String?
    let changed: String?
    let note: String?
    let differences: [Difference]?
    let repaired: Repaired?
    /// Into `source`, as UTF-8 offsets.
    let places: [[Int]]?
  }

  struct Difference: Encodable {
    let kind: String
    let query: String
    let source: String
    let queryUTF8Range: [Int]
    let sourceUTF8Range: [Int]

    enum CodingKeys: String, CodingKey {
      case kind, query, source
      case queryUTF8Range = "queryUtf8Range"
      case sourceUTF8Range = "sourceUtf8Range"
    }
  }

  struct Repaired: Encodable {
    struct Change: Encodable {
      let kind: String
      let old: String
      let new: String
      let utf8Range: [Int]
    }
    let target: String
    let changes: [Change]
  }

  struct Term: Encodable {
    let term: String
    let utf8Range: [Int]
    let matches: [Match]
  }

  let query: String
  let matches: [Match]
  let terms: [Term]?

  init(_ answer: MemoryAnswer) {
    query = answer.query
    matches =
      answer.matches.map { Self.record($0, query: answer.query) }
      + answer.uses.map { Self.record($0, kind: "concordance") }
    terms =
      answer.terms.isEmpty
      ? nil
      : answer.terms.map { term in
        Term(
          term: answer.query.part(term.term), utf8Range: [term.term.start, term.term.end],
          matches: term.found.map { Self.record($0, kind: "term") })
      }
  }

  private static func record(_ match: MemoryMatch, query: String) -> Match {
    let unit = match.unit
    let differences = match.differences.map { difference in
      Difference(
        kind: difference.kind.rawValue, query: query.part(difference.query),
        source: unit.source.text.part(difference.source),
        queryUTF8Range: [difference.query.start, difference.query.end],
        sourceUTF8Range: [difference.source.start, difference.source.end])
    }
    return record(
      match.stored, kind: match.kind.rawValue, score: match.score.value, differences: differences,
      repaired: match.repair.map { repair in
        Repaired(
          target: repair.target,
          changes: repair.changes.map {
            Repaired.Change(
              kind: $0.kind.rawValue, old: $0.old, new: $0.new, utf8Range: [$0.range.start, $0.range.end])
          })
      }, places: nil)
  }

  private static func record(_ use: MemoryAnswer.Use, kind: String) -> Match {
    record(
      use.stored, kind: kind, score: nil, differences: nil, repaired: nil,
      places: use.places.map { [$0.start, $0.end] })
  }

  private static func record(
    _ stored: StoredUnit, kind: String, score: Int?, differences: [Difference]?, repaired: Repaired?, places: [[Int]]?
  ) -> Match {
    let unit = stored.unit
    return Match(
      id: stored.id, kind: kind, score: score, source: unit.source.text, target: unit.target.text,
      sourceLanguage: unit.sourceLanguage.rawValue, targetLanguage: unit.targetLanguage.rawValue,
      direction: stored.direction == .turned ? "turned" : nil, status: unit.status.rawValue, origin: unit.origin,
      position: unit.position, author: unit.author,
      created: unit.created, changed: unit.changed, note: unit.note, differences: differences, repaired: repaired,
      places: places)
  }
}
