import ArgumentParser
import BitextModel
import Diagnostics
import Interchange
import TranslationMemory
import Workbench

/// `eonhae memory`: what was translated before.
struct MemoryCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "memory",
      abstract: words(
        "Keep and search what was translated before.", "지난 번역을 저장하고 찾습니다", "保存与查找以往的译文"),
      discussion: words(
        "The memory is what eonhae.yaml names (memory:, else .eonhae/memory.sqlite), or what --memory does: "
          + "a file, or a database on a server that a team shares (postgresql://user@host/database).",
        "번역 메모리는 eonhae.yaml의 memory: 항목(없으면 .eonhae/memory.sqlite)이나 --memory로 지정합니다. "
          + "파일, 또는 팀이 함께 쓰는 서버의 데이터베이스(postgresql://사용자@호스트/데이터베이스)를 쓸 수 있습니다.",
        "记忆库由 eonhae.yaml 中的 memory:（缺省为 .eonhae/memory.sqlite）或 --memory 指定，"
          + "可以是文件，也可以是团队共用的服务器数据库（postgresql://用户@主机/数据库）。"),
      subcommands: [
        MemoryImportCommand.self, MemoryExportCommand.self, MemorySearchCommand.self, MemoryStatsCommand.self,
        MemoryRemoveCommand.self,
      ])
  }
}

/// Which memory is meant.
struct MemoryOptions: ParsableArguments {
  @OptionGroup var interface: InterfaceOptions

  @Option(
    help: ArgumentHelp(
      words(
        "The memory instead of the workspace's: a file or postgresql://….", "작업 폴더의 번역 메모리 대신 쓸 파일 또는 postgresql://…",
        "替代工作区记忆库的文件或 postgresql://…"), valueName: "path|url"))
  var memory: String?

  func open(_ workspace: Workspace, ifAbsent absence: MemoryPlace.Absence = .isError) throws -> any MemoryStore {
    do {
      return try MemoryPlace.open(workspace.memoryPlace(memory), ifAbsent: absence)
    } catch {
      throw Failure.unusable([error])
    }
  }

  func workspace() throws -> Workspace {
    do { return try Workspace.find(from: ".") } catch { throw Failure.unusable(error.problems) }
  }
}

/// From which language into which.
struct LanguageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      words("Source language; the workspace's by default.", "원문 언어(기본값: 작업 폴더 설정)", "源语言（缺省为工作区设置）"),
      valueName: "ko|zh-Hans|zh-Hant|zh"))
  var from: LanguageChoice?

  @Option(
    help: ArgumentHelp(
      words(
        "Target language; zh asks for either script.", "번역 언어. zh는 간체와 번체를 모두 찾습니다", "目标语言；zh 表示简体与繁体均可"),
      valueName: "ko|zh-Hans|zh-Hant|zh"))
  var to: LanguageChoice?

  /// The pair as given, else as the workspace has it; the other way round where the text is in the workspace's target language.
  func pair(_ workspace: Workspace, text: String? = nil) -> LanguagePair {
    let settings = workspace.settings
    var pair = (source: settings.sourceLanguage, target: settings.targetLanguage)
    if from == nil, to == nil, let text, Self.isKorean(text) != (pair.source == .korean),
      Self.isKorean(text) == (pair.target == .korean)
    {
      pair = (pair.target, pair.source)
    }
    return LanguagePair(source: from?.language ?? pair.source, target: to?.language ?? pair.target)
  }

  private static func isKorean(_ text: String) -> Bool {
    let hangul = text.unicodeScalars.contains {
      (0xAC00...0xD7A3).contains($0.value) || (0x1100...0x11FF).contains($0.value)
    }
    return hangul || !text.unicodeScalars.contains { $0.properties.isIdeographic }
  }
}

struct LanguageChoice: ExpressibleByArgument {
  let language: Language

  init?(argument: String) {
    guard ["ko", "zh-Hans", "zh-Hant", "zh", "en"].contains(argument) else { return nil }
    language = Language(rawValue: argument)
  }
}

/// `eonhae memory import`.
struct MemoryImportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: words("Take translated text into the memory.", "번역한 글을 번역 메모리에 넣습니다", "将译文导入记忆库"),
      discussion: words(
        "Takes TMX 1.1 to 1.4b, XLIFF 1.2 and 2.x, what “eonhae align --format jsonl” and “memory export” write, "
          + "and tables with source and target. "
          + "Of a TMX file in many languages --from and --to choose. Folders are walked for files named "
          + MemoryImport.walkedEndings.map { "." + $0 }.joined(separator: ", ") + ".",
        "TMX 1.1~1.4b, XLIFF 1.2와 2.x, ‘eonhae align --format jsonl’과 ‘memory export’의 출력, 원문과 번역문으로 된 표를 받습니다. "
          + "여러 언어가 든 TMX에서는 --from과 --to로 고릅니다. "
          + "폴더에서는 이름이 다음으로 끝나는 파일을 찾습니다: "
          + MemoryImport.walkedEndings.map { "." + $0 }.joined(separator: ", "),
        "可导入 TMX 1.1 至 1.4b、XLIFF 1.2 与 2.x、“eonhae align --format jsonl”与“memory export”的输出，以及含原文和译文的表格。"
          + "多语言 TMX 用 --from 和 --to 选择语言。"
          + "文件夹中查找这些文件：" + MemoryImport.walkedEndings.map { "." + $0 }.joined(separator: "、")
      ))
  }

  @Argument(help: ArgumentHelp(words("Files or folders.", "파일이나 폴더", "文件或文件夹"), valueName: "file"))
  var files: [String]

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var languages: LanguageOptions

  @Option(
    help: ArgumentHelp(
      words("What the files are; told from their names by default.", "파일 형식(기본값: 이름으로 판단)", "文件格式（缺省按文件名判断）")))
  var format: MemoryImport.Format?

  @Option(help: ArgumentHelp(words("Where the units come from; the file by default.", "출처(기본값: 파일 이름)", "来源（缺省为文件名）")))
  var origin: String?

  @Option(help: ArgumentHelp(words("Who translated, where the file does not say.", "파일에 없을 때의 번역자", "译者（文件未注明时）")))
  var author: String?

  @Option(
    help: ArgumentHelp(
      words("When it was translated, where the file does not say.", "파일에 없을 때의 번역 일시", "翻译时间（文件未注明时）"),
      valueName: "2026-11-28T00:00:00Z"))
  var date: String?

  func validate() throws {
    guard let date, !Self.isDate(date) else { return }
    throw ValidationError(
      words(
        "--date takes a time in UTC like 2026-11-28T00:00:00Z, found “\(date)”",
        "--date는 2026-11-28T00:00:00Z 같은 UTC 시각이어야 하는데 ‘\(date)’입니다",
        "--date 须为 2026-11-28T00:00:00Z 这样的 UTC 时间，而非“\(date)”"))
  }

  /// Whether the text has the one form that dates are compared in.
  private static func isDate(_ text: String) -> Bool {
    let form = Array("0000-00-00T00:00:00Z".utf8)
    let bytes = Array(text.utf8)
    guard bytes.count == form.count else { return false }
    let fits = zip(bytes, form).allSatisfy { $1 == 0x30 ? (0x30...0x39).contains($0) : $0 == $1 }
    func number(_ start: Int) -> Int { Int(bytes[start] - 0x30) * 10 + Int(bytes[start + 1] - 0x30) }
    return fits && (1...12).contains(number(5)) && (1...31).contains(number(8)) && number(11) < 24 && number(14) < 60
      && number(17) < 60
  }

  func run() throws {
    let workspace = try memory.workspace()
    let paths = MemoryImport.expanded(files)
    if paths.isEmpty { throw Failure.unusable([Self.nothing(files[0])]) }
    let store = try memory.open(workspace, ifAbsent: .makesNew)
    let pair = languages.pair(workspace)
    var total = AdditionCounts()
    var isComplete = true
    for file in paths {
      let defaults = UnitDefaults(
        languages: (pair.source, pair.target), origin: origin ?? Path.name(file), author: author, created: date)
      do throws(FileProblem) {
        let importer = MemoryImport(into: store, defaults: defaults, target: languages.to?.language)
        let outcome = try importer.add(file, as: format) { counts in
          if Terminal.errorIsTerminal { Terminal.report(Self.text(counts)) }
        }
        total += outcome.counts
        Failure.warn(of: outcome.warnings)
        Failure.report(outcome.problems.first, of: outcome.problems.count)
        if !outcome.problems.isEmpty { isComplete = false }
      } catch {
        Failure.report([error])
        isComplete = false
      }
    }
    do { try store.settle() } catch { throw Failure.unusable([error]) }
    Terminal.writeLine(Self.text(total))
    if !isComplete { throw ExitCode(2) }
  }

  private static func nothing(_ folder: String) -> FileProblem {
    let endings = MemoryImport.walkedEndings.map { "." + $0 }.joined(separator: ", ")
    return FileProblem(
      path: folder,
      message: Message(
        en: "expected a folder with files to import (\(endings)), found none; name the files themselves",
        ko: "가져올 파일(\(endings))이 있는 폴더여야 하는데 없습니다. 파일을 직접 지정하세요", zh: "文件夹中应有可导入的文件（\(endings)），却没有；请直接指定文件"))
  }

  private static func text(_ counts: AdditionCounts) -> String {
    words(
      "\(counts.added) added, \(counts.merged) there already, \(counts.skipped) without text",
      "추가 \(counts.added)건, 이미 있음 \(counts.merged)건, 빈 항목 \(counts.skipped)건",
      "新增 \(counts.added) 条，已有 \(counts.merged) 条，无文本 \(counts.skipped) 条")
  }
}

extension MemoryImport.Format: ExpressibleByArgument {}

/// `eonhae memory export`.
struct MemoryExportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export", abstract: words("Write the memory's units.", "번역 메모리의 번역 단위를 내보냅니다", "导出记忆库翻译单元"))
  }

  @OptionGroup var memory: MemoryOptions
  @OptionGroup var languages: LanguageOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(words("The file; standard output without it.", "파일(없으면 표준 출력)", "文件（缺省为标准输出）")))
  var output: String?

  @Option(help: ArgumentHelp(words("Output format.", "출력 형식", "输出格式")))
  var format: MemoryImport.Format?

  @Option(help: ArgumentHelp(words("Only units of this origin.", "이 출처의 번역 단위만", "仅此来源的翻译单元")))
  var origin: String?

  func run() throws {
    let workspace = try memory.workspace()
    let store = try memory.open(workspace)
    var filter = UnitFilter(origin: origin)
    if languages.from != nil || languages.to != nil { filter.languages = languages.pair(workspace) }
    do {
      let format = try format ?? output.map { path throws(FileProblem) in try MemoryExport.format(of: path) } ?? .jsonl
      let losses: FormatLosses
      if let output {
        let sink = try FileSink(output)
        losses = try MemoryExport.write(store, filter, as: format) { (text) throws(FileProblem) in try sink.write(text)
        }
        try sink.finish()
      } else {
        losses = try MemoryExport.write(store, filter, as: format) { Terminal.write($0) }
      }
      for loss in losses.all { Terminal.report("eonhae: " + loss.message.text(in: .current)) }
    } catch let problem as FileProblem {
      throw Failure.unusable([problem])
    }
  }
}

/// `eonhae memory stats`.
struct MemoryStatsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "stats", abstract: words("Count the memory's units.", "번역 메모리의 번역 단위를 셉니다", "统计记忆库翻译单元"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var memory: MemoryOptions

  @Option(help: ArgumentHelp(words("Output format.", "출력 형식", "输出格式")))
  var format: Format = .text

  func run() throws {
    let store = try memory.open(try memory.workspace())
    do {
      let statistics = try store.statistics()
      switch format {
      case .json: Terminal.writeLine(JSONText.of(MemoryStatisticsRecord(statistics)))
      case .text: Terminal.write(MemoryStatisticsPage(statistics).text())
      }
    } catch {
      throw Failure.unusable([error])
    }
  }
}

/// `eonhae memory remove`.
struct MemoryRemoveCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "remove",
      abstract: words("Remove units; all that is given must hold.", "조건을 모두 만족하는 번역 단위를 지웁니다", "删除满足全部条件的翻译单元"))
  }

  @OptionGroup var memory: MemoryOptions

  @Option(help: ArgumentHelp(words("Units of this origin.", "이 출처의 번역 단위", "此来源的翻译单元")))
  var origin: String?

  @Option(
    help: ArgumentHelp(
      words("Units with this text in source or target.", "원문이나 번역문에 이 글이 든 번역 단위", "原文或译文包含此文本的翻译单元"), valueName: "text"
    ))
  var containing: String?

  @Option(
    help: ArgumentHelp(
      words("Units with these numbers (“id” of search).", "이 번호의 번역 단위(search의 id)", "这些编号的翻译单元（search 的 id）")))
  var id: [Int64] = []

  @Flag(help: ArgumentHelp(words("Show them and remove nothing.", "보여 주기만 하고 지우지 않습니다", "仅显示，不删除")))
  var dryRun = false

  func validate() throws {
    if let containing, containing.allSatisfy(\.isWhitespace) {
      throw ValidationError(
        words(
          "--containing takes a text, found an empty one", "--containing에는 글이 있어야 하는데 비어 있습니다",
          "--containing 须为文本，却为空"))
    }
    if origin == nil, containing == nil, id.isEmpty {
      throw ValidationError(
        words(
          "say which: --origin, --containing or --id", "--origin, --containing, --id 중 하나로 대상을 지정하세요",
          "请用 --origin、--containing 或 --id 指定要删除的翻译单元"))
    }
  }

  func run() throws {
    let store = try memory.open(try memory.workspace())
    let filter = UnitFilter(ids: id.isEmpty ? nil : id, origin: origin, containing: containing)
    do {
      var count = 0
      if dryRun {
        try store.forEach(filter) { stored in
          Terminal.writeLine("\(stored.id)\t\(stored.unit.source.text)\t\(stored.unit.target.text)")
          count += 1
        }
      } else {
        count = try store.remove(filter)
      }
      Terminal.writeLine(
        dryRun
          ? words("\(count) would be removed", "지울 번역 단위 \(count)개", "将删除 \(count) 条")
          : words("\(count) removed", "지운 번역 단위 \(count)개", "已删除 \(count) 条"))
    } catch {
      throw Failure.unusable([error])
    }
  }
}
