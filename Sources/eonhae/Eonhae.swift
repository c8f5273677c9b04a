import ArgumentParser
import Diagnostics
import Workbench

/// The program: one verb a subcommand, each a thin face of the workbench.
@main
struct Eonhae: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "eonhae",
      abstract: words("Translate and localize between Korean and Chinese.", "한국어–중국어 번역·현지화 작업대", "韩中翻译与本地化工作台"),
      discussion: words(
        "Start with “eonhae init” in an empty folder; “eonhae help VERB” explains a verb.",
        "빈 폴더에서 ‘eonhae init’으로 시작하세요. ‘eonhae help 명령’으로 명령별 설명을 볼 수 있습니다.",
        "请先在空文件夹中运行“eonhae init”；“eonhae help 命令”可查看各命令的说明。"),
      version: Program.version,
      subcommands: [
        InitCommand.self, LookupCommand.self, AnnotateCommand.self, HarvestCommand.self, CheckCommand.self,
        DraftCommand.self, AlignCommand.self, SegmentCommand.self, ReadingCommand.self, ConvertCommand.self,
        GlossaryCommand.self, MemoryCommand.self,
      ])
  }

  /// Verbs that are run once a file by scripts; each names this program as its super command.
  private static let frequent: [any ParsableCommand.Type] = [AlignCommand.self]

  /// The arguments of a frequent verb are read by the verb alone, which spares it a tenth of its time on a small file. What it does
  /// not take (errors, help) is read again from the top, so that it is told alike for all verbs.
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard let verb = frequent.first(where: { $0.configuration.commandName == arguments.first }),
      var command = try? verb.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == verb
    else { return main(nil) }
    do { try command.run() } catch { exit(withError: error) }
  }
}

/// The wording for the user's language, chosen once from `--ui`, `LC_ALL` and `LANG`.
func words(_ english: String, _ korean: String, _ chinese: String) -> String {
  Message(en: english, ko: korean, zh: chinese).text(in: .current)
}
