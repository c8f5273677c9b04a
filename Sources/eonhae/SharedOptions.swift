import ArgumentParser
import BitextModel
import Diagnostics
import TermRecognition
import TextAnalysis
import Workbench

/// When to write in colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  var isOn: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      Terminal.outputIsTerminal && environment("NO_COLOR").map(\.isEmpty) != false && environment("TERM") != "dumb"
    }
  }
}

/// What every verb takes.
struct InterfaceOptions: ParsableArguments {
  /// Read before all else, by ``InterfaceLanguage/current``; declared so that it is accepted and explained.
  @Option(
    help: ArgumentHelp(
      words("Language of messages: en, ko, zh.", "메시지 언어: en, ko, zh", "提示语言：en、ko、zh"), valueName: "en|ko|zh"))
  var ui: InterfaceLanguage = .current
}

/// Which glossary to use.
struct GlossaryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      words(
        "Glossary files or folders instead of the workspace's.", "작업 폴더의 용어집 대신 쓸 파일이나 폴더", "替代工作区术语表的文件或文件夹"),
      valueName: "path"))
  var glossary: [String] = []

  /// The workspace around the current folder.
  func workspace() throws -> Workspace {
    do {
      return try Workspace.find(from: ".", glossary: glossary, caches: UserFolders.caches)
    } catch {
      throw Failure.unusable(error.problems)
    }
  }

  /// What finds the terms of the glossary; nil where there is none, which is no error.
  func recognizer() throws -> TermRecognizer? {
    let workspace = try workspace()
    do {
      let termbase = try workspace.termbase()
      return termbase.isEmpty ? nil : TermRecognizer(termbase)
    } catch {
      throw Failure.unusable(error.problems)
    }
  }
}

/// What the verbs of the workbench take.
struct SharedOptions: ParsableArguments {
  @OptionGroup var interface: InterfaceOptions

  @Option(help: ArgumentHelp(words("Colour: auto, always, never.", "색: auto, always, never", "颜色：auto、always、never")))
  var color: ColorChoice = .auto

  @OptionGroup var terms: GlossaryOptions

  var style: TextStyle {
    TextStyle(isColored: color.isOn, width: Terminal.outputIsTerminal ? Terminal.width : 100)
  }

  func workspace() throws -> Workspace { try terms.workspace() }

  func pipeline() throws -> EditionPipeline {
    let workspace = try workspace()
    do {
      let pipeline = try EditionPipeline(workspace)
      if pipeline.termbase.isEmpty { Failure.noteMissingGlossary(workspace) }
      return pipeline
    } catch {
      throw Failure.unusable(error.problems)
    }
  }
}

/// How article files are read.
struct ArticleOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      words("Articles: files, folders, or - for standard input.", "기사: 파일, 폴더, 표준 입력은 -", "文章：文件、文件夹，或用 - 表示标准输入"),
      valueName: "file"))
  var files: [String]

  @OptionGroup var reading: ReadingOptions

  var encoding: EncodingChoice? { reading.encoding }

  /// Hands over each article in the order of the command line; false where any could not be read, which was then reported.
  func read(_ body: (Article) throws -> Void) throws -> Bool { try reading.read(files, body) }
}

/// How the files are read that a verb names.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      words("Encoding of the files, when it should not be detected.", "파일 인코딩(자동 감지 대신)", "文件编码（不自动检测时）"),
      valueName: Encoding.acceptedNames.joined(separator: "|")))
  var encoding: EncodingChoice?

  func read(_ files: [String], _ body: (Article) throws -> Void) throws -> Bool {
    var isComplete = true
    let paths = ArticleFile.expanded(files)
    if paths.isEmpty {
      Terminal.report(
        "eonhae: "
          + words(
            "no article was found there (looked for .md, .markdown, .txt)", "기사가 없습니다(.md, .markdown, .txt를 찾았습니다)",
            "未找到文章（查找了 .md、.markdown、.txt）"))
      throw ExitCode(2)
    }
    for path in paths {
      do throws(FileProblem) {
        let article = try ArticleFile.read(path, encoding: encoding?.encoding)
        do { try body(article) } catch let problem as FileProblem { throw problem } catch {
          throw Self.unexpected(error, path)
        }
      } catch {
        Failure.report([error])
        isComplete = false
      }
    }
    return isComplete
  }

  private static func unexpected(_ error: any Error, _ path: String) -> FileProblem {
    FileProblem(path: path, message: Message(verbatim: "\(error)"))
  }
}

struct EncodingChoice: ExpressibleByArgument {
  let encoding: Encoding

  init?(argument: String) {
    guard let encoding = Encoding(name: argument) else { return nil }
    self.encoding = encoding
  }
}

/// What ends a run, and its exit status: the three live here so that each verb says only what happened.
enum Failure {
  /// The settings or glossary cannot be used: all problems, then status 2.
  static func unusable(_ problems: [FileProblem]) -> ExitCode {
    report(problems)
    return ExitCode(2)
  }

  /// Without a glossary, or with an empty one, much can be done, but nothing is known.
  static func noteMissingGlossary(_ workspace: Workspace) {
    if let file = workspace.glossaryFiles.first {
      Terminal.report(
        "eonhae: "
          + words(
            "the glossary has no concepts yet (\(file)); add some with “eonhae glossary add”",
            "용어집에 아직 개념이 없습니다(\(file)). ‘eonhae glossary add’로 추가하세요", "术语表中尚无概念（\(file)）；请用“eonhae glossary add”添加"))
      return
    }
    Terminal.report(
      "eonhae: "
        + words(
          "there is no glossary here; run “eonhae init” or name one with --glossary",
          "용어집이 없습니다. ‘eonhae init’을 실행하거나 --glossary로 지정하세요", "此处没有术语表；请运行“eonhae init”或用 --glossary 指定"))
  }

  /// - Parameter count: how many there are where `problems` are only the first of them.
  static func report(_ problems: [FileProblem], most: Int = 20, of count: Int? = nil) {
    report(problems, as: words("error", "오류", "错误"), most, of: count)
  }

  /// What is odd in an input and does not keep it from being used.
  static func warn(of oddities: [FileProblem]) {
    report(oddities, as: words("warning", "경고", "警告"), 20)
  }

  private static func report(
    _ problems: [FileProblem], as severity: String, _ most: Int, of count: Int? = nil
  ) {
    let count = count ?? problems.count
    for problem in problems.prefix(most) {
      Terminal.report("\(problem.place): \(severity): \(problem.message.text(in: .current))")
    }
    if count > most {
      let rest = count - most
      Terminal.report(words("… and \(rest) more", "… 외 \(rest)건", "……另有 \(rest) 处"))
    }
  }
}
