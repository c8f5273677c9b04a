import ArgumentParser
import BitextModel
import Diagnostics
import EditionRendering
import QualityChecks
import TermRecognition
import Workbench

/// `eonhae check`: coverage and consistency.
struct CheckCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: words(
        "Check terms, glosses and coverage.", "용어, 병기, 용어집 적용 범위를 검사합니다", "检查术语、括注与术语覆盖率"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, sarif, junit, github, html }
  enum FailOn: String, ExpressibleByArgument, CaseIterable { case error, warning, never }

  @OptionGroup var articles: ArticleOptions
  @OptionGroup var shared: SharedOptions

  @Option(help: ArgumentHelp(words("Output format.", "출력 형식", "输出格式")))
  var format: Format = .text

  @Option(
    help: ArgumentHelp(
      words("Exit with 1 for findings of this severity and above.", "이 등급 이상의 지적이 있으면 1로 끝냅니다", "存在此级别及以上的问题时以 1 退出")))
  var failOn: FailOn = .error

  @Flag(help: ArgumentHelp(words("Apply the safe fixes to the files.", "안전한 수정을 파일에 적용합니다", "将安全的修正写入文件")))
  var fix = false

  @Flag(
    help: ArgumentHelp(
      words("Show the safe fixes as a diff; change nothing.", "안전한 수정을 diff로만 보여 줍니다", "以 diff 显示安全的修正，不作更改")))
  var diff = false

  @Option(
    help: ArgumentHelp(
      words("Report only what this baseline does not know.", "기준 파일에 없는 지적만 보고합니다", "只报告基线文件中没有的问题"), valueName: "file")
  )
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      words("Write the findings as a new baseline.", "지적을 새 기준 파일로 저장합니다", "将问题写入新的基线文件"), valueName: "file"))
  var writeBaseline: String?

  func validate() throws {
    if format == .html, articles.files.count > 1 {
      throw ValidationError(
        words("--format html goes with one article", "--format html은 기사 하나에만 쓸 수 있습니다", "--format html 只能用于一篇文章"))
    }
  }

  func run() throws {
    let pipeline = try shared.pipeline()
    let known = try baseline.map(readBaseline)
    var articles: [EditionPipeline.Checked] = []
    var isComplete = try self.articles.read { articles.append(pipeline.check($0)) }
    if let writeBaseline, isComplete { try store(Baseline(report(on: articles, pipeline)), at: writeBaseline) }
    if fix || diff {
      articles = articles.map { article in
        do throws(FileProblem) { return try mended(article, without: known, pipeline) } catch {
          Failure.report([error])
          isComplete = false
          return article
        }
      }
    }
    var report = report(on: articles, pipeline)
    if let known { report = report.without(known) }
    let textGoesOut = diff || (fix && articles.contains { $0.article.source.path == "-" })
    if !articles.isEmpty, !textGoesOut {
      Terminal.write(try written(report, of: articles, pipeline))
    }
    guard isComplete else { throw ExitCode(2) }
    if !diff, report.files.contains(where: { $0.findings.contains { fails($0.severity) } }) { throw ExitCode(1) }
  }

  private func report(on articles: [EditionPipeline.Checked], _ pipeline: EditionPipeline) -> CheckReport {
    CheckReport(
      files: articles.map { FileReport(source: $0.article.source, findings: $0.findings) },
      coverage: Coverage(of: articles.map(\.annotations), in: pipeline.termbase), rules: CheckRunner.rules,
      programVersion: Program.version)
  }

  private func written(
    _ report: CheckReport, of articles: [EditionPipeline.Checked], _ pipeline: EditionPipeline
  ) throws -> String {
    guard format == .html else { return report.written(as: reportFormat, language: .current, style: shared.style) }
    return try articles.map { try pipeline.page(of: $0.article, language: .current) }.joined()
  }

  private var reportFormat: ReportFormat {
    switch format {
    case .text, .html: .text
    case .json: .json
    case .sarif: .sarif
    case .junit: .junit
    case .github: .github
    }
  }

  private func fails(_ severity: Severity) -> Bool {
    switch failOn {
    case .error: severity >= .error
    case .warning: severity >= .warning
    case .never: false
    }
  }

  // MARK: Fixes

  /// Makes the safe fixes, writes the file or shows the difference, and hands back what still stands.
  private func mended(
    _ article: EditionPipeline.Checked, without known: Baseline?, _ pipeline: EditionPipeline
  ) throws(FileProblem) -> EditionPipeline.Checked {
    let old = article.article.source
    let (text, count) = fixed(article, without: known, pipeline)
    if diff {
      Terminal.write(UnifiedDiff.between(old: old, new: text))
      return article
    }
    if old.path == "-" {
      Terminal.write(text.string(in: text.range))
    } else if count > 0 {
      try ArticleFile.rewrite(old, as: text)
      Terminal.report(
        "\(old.path): "
          + words("\(count) \(count == 1 ? "fix" : "fixes") made", "지적 \(count)건을 고쳤습니다", "已修正 \(count) 处"))
    }
    return pipeline.check(text)
  }

  /// What a baseline knows stays as it is, so that with one only the findings at hand are mended, once.
  private func fixed(
    _ article: EditionPipeline.Checked, without known: Baseline?, _ pipeline: EditionPipeline
  ) -> (text: SourceText, fixes: Int) {
    guard let known else { return pipeline.mended(article) }
    let findings = report(on: [article], pipeline).without(known).files.flatMap(\.findings)
    let (text, count) = article.article.source.applyingSafeFixes(of: findings)
    return (text, count)
  }

  // MARK: Baselines

  private func store(_ baseline: Baseline, at path: String) throws {
    do { try FileAccess.write(baseline.written(), to: path) } catch { throw Failure.unusable([error]) }
  }

  private func readBaseline(_ path: String) throws -> Baseline {
    do throws(FileProblem) {
      let bytes = try FileAccess.read(path)
      do { return try Baseline.read(String(decoding: bytes, as: UTF8.self), path: path) } catch {
        throw (error as? FileProblem) ?? FileProblem(path: path, message: Message(verbatim: "\(error)"))
      }
    } catch {
      throw Failure.unusable([error])
    }
  }
}
