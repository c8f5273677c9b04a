import ArgumentParser
import BitextModel
import Diagnostics
import EditionRendering
import Workbench

/// `eonhae draft`: the bilingual edition.
struct DraftCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "draft",
      abstract: words("Make the bilingual edition of articles.", "대역판을 만듭니다", "生成双语版"),
      discussion: words(
        "Without --target the Chinese column carries what is certain: terms, names, figures and dates.",
        "--target이 없으면 중국어 칸에는 확실한 것(용어, 이름, 숫자, 날짜)만 채웁니다.", "不带 --target 时，中文栏只填入确定的内容：术语、名称、数字与日期。"))
  }

  enum TargetLanguage: String, ExpressibleByArgument, CaseIterable {
    case simplified = "zh-Hans"
    case traditional = "zh-Hant"
  }

  @OptionGroup var articles: ArticleOptions
  @OptionGroup var shared: SharedOptions

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(words("The folder to write to.", "결과를 쓸 폴더", "输出文件夹"), valueName: "dir"))
  var output = "."

  @Option(
    help: ArgumentHelp(words("The Chinese article to set beside.", "나란히 놓을 중국어 기사", "并排的中文文章"), valueName: "file"))
  var target: String?

  @Option(name: .customLong("to"), help: ArgumentHelp(words("Language of the edition.", "대역판의 언어", "双语版的目标语言")))
  var language: TargetLanguage?

  @Option(
    help: ArgumentHelp(
      words("Formats, separated by commas: html, md.", "형식(쉼표로 구분): html, md", "格式（以逗号分隔）：html、md"),
      valueName: "formats"))
  var formats = "html,md"

  func validate() throws {
    if formats.isEmpty || chosenFormats.count != formats.split(separator: ",").count {
      let known = EditionFiles.Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(
        words(
          "--formats takes \(known), separated by commas", "--formats에 쓸 수 있는 값(쉼표로 구분): \(known)",
          "--formats 可取 \(known)，以逗号分隔"))
    }
    if target != nil, articles.files.count > 1 {
      throw ValidationError(words("--target goes with one article", "--target은 기사 하나에만 쓸 수 있습니다", "--target 只能用于一篇文章"))
    }
  }

  private var chosenFormats: [EditionFiles.Format] {
    formats.split(separator: ",").compactMap { EditionFiles.Format(rawValue: String($0)) }
  }

  func run() throws {
    let pipeline = try shared.pipeline()
    let language = self.language.map { Language(rawValue: $0.rawValue) } ?? pipeline.workspace.settings.targetLanguage
    var targetArticle: Article?
    if let target {
      do { targetArticle = try ArticleFile.read(target, encoding: articles.encoding?.encoding) } catch {
        throw Failure.unusable([error])
      }
    }
    var names: Set<String> = []
    let isComplete = try articles.read { article in
      let name = EditionFiles.name(of: article.source.path)
      guard names.insert(name).inserted else {
        throw FileProblem(
          path: article.source.path,
          message: Message(
            en:
              "another article is named “\(name)” too, and its edition would be lost; draft them into different folders",
            ko: "이름이 같은 기사가 또 있어 대역판이 지워지게 됩니다(\(name)). 서로 다른 폴더에 만드세요",
            zh: "另有同名文章“\(name)”，其双语版会被覆盖；请输出到不同的文件夹"))
      }
      let edition = pipeline.edition(named: name, of: article, target: targetArticle, language: language)
      let written = try EditionFiles(edition, language: .current).write(to: output, formats: Set(chosenFormats))
      for path in written { Terminal.writeLine(path) }
    }
    if !isComplete { throw ExitCode(2) }
  }
}
