import ArgumentParser
import Diagnostics
import Workbench

/// `eonhae init`: a workspace that works at once.
struct InitCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "init",
      abstract: words("Make a workspace.", "작업 폴더를 만듭니다", "创建工作区"),
      discussion: words(
        "Writes eonhae.yaml, a small glossary and a sample article in both languages; nothing that is there is overwritten.",
        "eonhae.yaml과 작은 용어집, 두 언어로 된 예시 기사를 만듭니다. 이미 있는 파일은 덮어쓰지 않습니다.",
        "写入 eonhae.yaml、一个小术语表和一篇韩中对照的示例文章；已有文件不会被覆盖。"))
  }

  @Argument(help: ArgumentHelp(words("The folder.", "폴더", "文件夹"), valueName: "dir"))
  var folder = "."

  @OptionGroup var interface: InterfaceOptions

  func run() throws {
    do {
      let made = try StarterWorkspace.make(in: folder, language: .current)
      for path in made { Terminal.writeLine(path) }
      if made.isEmpty {
        Terminal.report(
          words("everything is there already; nothing was changed", "이미 모두 있습니다. 바뀐 것은 없습니다", "文件均已存在，未作更改"))
        return
      }
      let place = folder == "." ? "" : "cd \(folder) && "
      Terminal.report(
        words("Try: ", "다음을 실행해 보세요: ", "可以试试：") + "\(place)eonhae check \(StarterWorkspace.articleName)")
    } catch {
      throw Failure.unusable([error])
    }
  }
}
