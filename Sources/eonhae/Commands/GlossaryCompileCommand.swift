import ArgumentParser
import Diagnostics
import Terminology
import Workbench

/// `eonhae glossary compile`: the terms as a file that every other verb maps.
struct GlossaryCompileCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "compile",
      abstract: words(
        "Compile the workspace's glossary, so that no other verb has to.", "작업 폴더의 용어집을 미리 컴파일합니다", "预先编译工作区术语表"))
  }

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let workspace = try shared.workspace()
    guard !workspace.glossaryFiles.isEmpty else {
      Failure.noteMissingGlossary(workspace)
      throw ExitCode(2)
    }
    let made: Workspace.Compilation
    do { made = try workspace.compile() } catch { throw Failure.unusable(error.problems) }
    let place =
      !made.paths.isEmpty
      ? made.paths.joined(separator: ", ")
      : words(
        "not kept: no folder for it can be written", "저장하지 않음(저장할 폴더에 쓸 수 없음)", "未保存（没有可写的缓存文件夹）")
    for fault in made.faults { Terminal.writeLine(Self.text(of: fault)) }
    Terminal.writeLine(
      words(
        "\(made.concepts) concepts, \(made.terms) terms, \(made.bytes) bytes: \(place)",
        "개념 \(made.concepts)개, 용어 \(made.terms)개, \(made.bytes)바이트: \(place)",
        "概念 \(made.concepts) 个，术语 \(made.terms) 个，\(made.bytes) 字节：\(place)"))
  }

  private static func text(of fault: CompiledTermbase.Fault) -> String {
    switch fault {
    case .missing: words("compiled for the first time", "처음으로 컴파일했습니다", "首次编译")
    case .stale: words("the glossary has changed: compiled anew", "용어집이 바뀌어 다시 컴파일했습니다", "术语表已更改：已重新编译")
    case .otherVersion:
      words("the compiled file was of another version: made anew", "다른 버전의 컴파일 파일이어서 다시 만들었습니다", "编译文件属另一版本：已重新生成")
    case .truncated(let expected, let found):
      words(
        "the compiled file was cut short (expected \(expected) bytes, found \(found)): made anew",
        "컴파일 파일이 잘려 있어(\(expected)바이트여야 하는데 \(found)바이트) 다시 만들었습니다",
        "编译文件不完整（应为 \(expected) 字节，实为 \(found) 字节）：已重新生成")
    case .damaged: words("the compiled file was damaged: made anew", "컴파일 파일이 손상되어 다시 만들었습니다", "编译文件已损坏：已重新生成")
    }
  }
}
