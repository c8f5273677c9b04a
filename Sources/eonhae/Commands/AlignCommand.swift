import ArgumentParser
import BitextModel
import Diagnostics
import Interchange
import Workbench

/// `eonhae align`: which sentences of two documents translate each other.
struct AlignCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "align",
      abstract: words("Pair the sentences of documents.", "두 문서의 문장을 짝짓습니다", "将两篇文档逐句对齐"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl, tsv, html, tmx, xliff, xliff2 }

  @Argument(help: ArgumentHelp(words("The source document.", "원본 문서", "源文档")))
  var source: String

  @Argument(help: ArgumentHelp(words("One or more target documents.", "대상 문서(하나 이상)", "一篇或多篇目标文档")))
  var targets: [String]

  @Option(
    help: ArgumentHelp(
      words("Language of messages: en, ko, zh.", "메시지 언어: en, ko, zh", "提示语言：en、ko、zh"), valueName: "en|ko|zh"))
  var ui: InterfaceLanguage = .current

  @Flag(help: ArgumentHelp(words("Each line is a sentence.", "한 줄이 한 문장입니다", "每行一句")))
  var segmented = false

  @Option(help: ArgumentHelp(words("Output format.", "출력 형식", "输出格式")))
  var format: Format = .text

  @Option(
    help: ArgumentHelp(
      words(
        "Print agreement with these beads (3,4:5 a line) instead.", "대응 대신 이 정답(한 줄에 3,4:5)과의 일치도를 출력합니다",
        "改为输出与此标准答案（每行 3,4:5）的一致度"), valueName: "gold"))
  var evaluate: String?

  @Option(
    help: ArgumentHelp(
      words(
        "Learn word pairs from NAME.ko.* and NAME.zh.* of this folder.", "이 폴더의 NAME.ko.*와 NAME.zh.*에서 낱말 쌍을 학습합니다",
        "从此文件夹的 NAME.ko.* 与 NAME.zh.* 学习词对"), valueName: "folder"))
  var learn: String?

  @Option(
    help: ArgumentHelp(
      words(
        "What was learnt: written with --learn, else read.", "학습 결과 파일: --learn이 있으면 쓰고 없으면 읽습니다",
        "学习结果：有 --learn 时写入，否则读取"), valueName: "file"))
  var lexicon: String?

  @Option(
    help: ArgumentHelp(
      words(
        "A tsv table whose rows with ! for score are kept.", "점수 자리에 !를 적은 행을 그대로 두는 tsv 표",
        "tsv 表：评分为 ! 的行保持不变"), valueName: "file"))
  var corrections: String?

  @Option(
    help: ArgumentHelp(
      words(
        "Languages in tmx and xliff as zh-CN (regions) or zh-Hans (scripts).",
        "tmx와 xliff의 언어 코드: zh-CN(regions)이나 zh-Hans(scripts)",
        "tmx 与 xliff 的语言代码：zh-CN（regions）或 zh-Hans（scripts）")))
  var languageCodes: LanguageCodes = .regions

  func validate() throws {
    if targets.isEmpty {
      throw ValidationError(words("name a target document", "대상 문서를 지정하세요", "请指定目标文档"))
    }
    if targets.count > 1, evaluate != nil || corrections != nil || format == .html {
      throw ValidationError(
        words(
          "--evaluate, --corrections and --format html go with one target",
          "--evaluate, --corrections, --format html은 대상 하나에만 쓸 수 있습니다",
          "--evaluate、--corrections 和 --format html 只能用于一篇目标文档"))
    }
  }

  func run() throws {
    do throws(FileProblem) { try align() } catch { throw Failure.unusable([error]) }
  }

  private func align() throws(FileProblem) {
    let aligner = try aligner()
    let source = try AlignedDocument.read(source, encoding: nil, isSegmented: segmented)
    var alignments: [AlignmentText] = []
    for path in targets {
      let target = try AlignedDocument.read(path, encoding: nil, isSegmented: segmented)
      var fixed: [Bead] = []
      if let corrections {
        fixed = try BeadFile.corrections(corrections, source: source.count, target: target.count)
      }
      let beads = aligner.beads(source: source, target: target, fixed: fixed)
      alignments.append(AlignmentText(source: source, target: target, beads: beads, fixed: Set(fixed.map(\.source))))
    }
    if let evaluate {
      Terminal.write(try AlignmentText.agreement(BeadFile.score(alignments[0].beads, gold: BeadFile.gold(evaluate))))
      return
    }
    if let exchange {
      Terminal.write(try AlignmentUnits.file(of: alignments, as: exchange, codes: languageCodes))
      return
    }
    for alignment in alignments {
      switch format {
      case .text: Terminal.write(alignment.text(namesTarget: alignments.count > 1))
      case .jsonl: Terminal.write(alignment.lines(namesTarget: alignments.count > 1))
      case .tsv: Terminal.write(alignment.table)
      case .html: Terminal.write(alignment.page)
      case .tmx, .xliff, .xliff2: break
      }
    }
    if alignments.count > 1, format == .text { Terminal.write(AlignmentText.support(alignments)) }
  }

  /// nil for the formats that are no translation tool's.
  private var exchange: AlignmentUnits.Format? {
    switch format {
    case .text, .jsonl, .tsv, .html: nil
    case .tmx: .tmx
    case .xliff: .xliff(.onePointTwo)
    case .xliff2: .xliff(.twoPointOne)
    }
  }

  // MARK: What is learnt

  private func aligner() throws(FileProblem) -> DocumentAligner {
    guard let learn else {
      guard let lexicon else { return DocumentAligner() }
      return try DocumentAligner(lexicon: lexicon)
    }
    let aligner = DocumentAligner.learning(from: try Self.pairs(in: learn, isSegmented: segmented))
    if let lexicon { try FileAccess.write(Array(aligner.lexiconText.utf8), to: lexicon) }
    return aligner
  }

  /// The documents NAME.ko.* of a folder that have a NAME.zh.*, by name.
  private static func pairs(
    in folder: String, isSegmented: Bool
  ) throws(FileProblem) -> [(source: AlignedDocument, target: AlignedDocument)] {
    var pairs: [(source: AlignedDocument, target: AlignedDocument)] = []
    let paths = ArticleFile.expanded([folder])
    let known = Set(paths)
    for path in paths {
      guard let place = path.lastRange(of: ".ko.") else { continue }
      let other = path[..<place.lowerBound] + ".zh." + path[place.upperBound...]
      guard known.contains(String(other)) else { continue }
      pairs.append(
        (
          try AlignedDocument.read(path, encoding: nil, isSegmented: isSegmented),
          try AlignedDocument.read(String(other), encoding: nil, isSegmented: isSegmented)
        ))
    }
    guard !pairs.isEmpty else {
      throw FileProblem(
        path: folder,
        message: Message(
          en: "expected documents NAME.ko.txt with NAME.zh.txt beside them (or .md), found none",
          ko: "NAME.ko.txt와 짝이 되는 NAME.zh.txt(또는 .md)가 있어야 하는데 없습니다",
          zh: "应有成对的 NAME.ko.txt 与 NAME.zh.txt（或 .md），但未找到"))
    }
    return pairs
  }
}

extension String {
  /// Where `text` stands for the last time.
  fileprivate func lastRange(of text: String) -> Range<Index>? {
    var end = endIndex
    while end > startIndex {
      let start = index(before: end)
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      end = start
    }
    return nil
  }
}
