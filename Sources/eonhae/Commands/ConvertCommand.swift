import ArgumentParser
import Diagnostics
import SinoKorean

/// `eonhae convert`: between the scripts of Chinese.
struct ConvertCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "convert",
      abstract: words(
        "Convert Chinese between scripts, word by word.", "중국어를 간체·번체·한국 한자로 바꿉니다", "在简体、繁体与韩国汉字之间转换中文"),
      discussion: words(
        "Without a text, lines of standard input are converted.", "글이 없으면 표준 입력을 한 줄씩 바꿉니다.", "不带文本时逐行转换标准输入。"))
  }

  enum Script: String, ExpressibleByArgument, CaseIterable {
    case simplified = "Hans"
    case traditional = "Hant"
    case taiwan = "Hant-TW"
    case hongKong = "Hant-HK"
    case hanja = "Hanja"

    var script: ChineseScript {
      switch self {
      case .simplified: .simplified
      case .traditional: .traditional
      case .taiwan: .taiwanWords
      case .hongKong: .hongKong
      case .hanja: .hanja
      }
    }
  }

  @Argument(help: ArgumentHelp(words("Chinese text.", "중국어 글", "中文文本"), valueName: "text"))
  var texts: [String] = []

  @Option(name: .customLong("to"), help: ArgumentHelp(words("The script to convert to.", "바꿀 자체", "目标字体")))
  var script: Script

  @Option(
    help: ArgumentHelp(
      words("Language of messages: en, ko, zh.", "메시지 언어: en, ko, zh", "提示语言：en、ko、zh"), valueName: "en|ko|zh"))
  var ui: InterfaceLanguage = .current

  func run() throws {
    let converter = ScriptConverter(to: script.script)
    var failure: ScriptConversionError?
    InputLines.each(of: texts) { text in
      guard failure == nil else { return }
      do throws(ScriptConversionError) { Terminal.writeLine(try converter.convert(text)) } catch { failure = error }
    }
    if let failure {
      Terminal.report("eonhae: \(failure)")
      throw ExitCode(70)
    }
  }
}
