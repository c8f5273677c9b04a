import ArgumentParser
import BitextModel
import Diagnostics
import Interchange
import Terminology
import Workbench

/// `eonhae glossary`: the managed glossary itself.
struct GlossaryCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "glossary",
      abstract: words(
        "Check, count, extend and compile the glossary.", "용어집을 검사·집계·보충·컴파일합니다", "检查、统计、扩充与编译术语表"),
      subcommands: [Lint.self, Stats.self, Merge.self, Add.self, GlossaryCompileCommand.self])
  }

  /// `eonhae glossary lint`: what is wrong in the glossary's files.
  struct Lint: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "lint",
        abstract: words("Report what is wrong in the glossary's files.", "용어집 파일의 잘못을 보고합니다", "报告术语表文件中的错误"))
    }

    @Argument(
      help: ArgumentHelp(
        words(
          "Files or folders; the workspace's glossary without any.", "파일이나 폴더(없으면 작업 폴더의 용어집)", "文件或文件夹（缺省为工作区术语表）"),
        valueName: "path"))
    var paths: [String] = []

    @OptionGroup var shared: SharedOptions

    func run() throws {
      let (entries, problems) = try GlossaryCommand.read(paths + shared.terms.glossary)
      Failure.report(problems, most: .max)
      guard problems.isEmpty else { throw ExitCode(2) }
      Terminal.writeLine(
        words("\(entries.count) concepts, no fault", "개념 \(entries.count)개, 이상 없음", "共 \(entries.count) 个概念，未发现错误"))
    }
  }

  /// `eonhae glossary stats`: concepts and terms by field, language and status.
  struct Stats: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "stats",
        abstract: words(
          "Count concepts and terms by field, language and status.", "분야·언어·상태별로 개념과 용어를 셉니다", "按领域、语言与状态统计概念和术语"))
    }

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(
      help: ArgumentHelp(
        words(
          "Files or folders; the workspace's glossary without any.", "파일이나 폴더(없으면 작업 폴더의 용어집)", "文件或文件夹（缺省为工作区术语表）"),
        valueName: "path"))
    var paths: [String] = []

    @OptionGroup var shared: SharedOptions

    @Option(help: ArgumentHelp(words("Output format.", "출력 형식", "输出格式")))
    var format: Format = .text

    func run() throws {
      let (entries, problems) = try GlossaryCommand.read(paths + shared.terms.glossary)
      guard problems.isEmpty else { throw Failure.unusable(problems) }
      let statistics = GlossaryStatistics(entries.map(\.concept))
      Terminal.write(format == .json ? JSONText.of(statistics) + "\n" : statistics.text())
    }
  }

  private static func read(_ paths: [String]) throws -> (entries: [GlossaryReader.Entry], problems: [FileProblem]) {
    let workspace: Workspace
    do { workspace = try Workspace.find(from: ".", glossary: paths) } catch { throw Failure.unusable(error.problems) }
    guard !workspace.glossaryFiles.isEmpty else {
      Failure.noteMissingGlossary(workspace)
      throw ExitCode(2)
    }
    var contents: [(name: String, content: [UInt8])] = []
    for path in workspace.glossaryFiles {
      do { contents.append((path, try FileAccess.read(path))) } catch { throw Failure.unusable([error]) }
    }
    return GlossaryFiles.read(contents)
  }
}
