import ArgumentParser
import BitextModel
import Diagnostics
import Interchange
import Workbench

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `eonhae align`: which sentences of two documents translate each other.
struct AlignCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "align", _superCommandName: "eonhae",
      abstract: words("Pair the sentences of documents.", "두 문서의 문장을 짝짓습니다", "将两篇文档逐句对齐"))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl, tsv, html, tmx, xliff, xliff2 }

  @Argument(
    help: ArgumentHelp(
      words(
        "The source document, or a folder whose NAME.ko.* and NAME.zh.* are aligned.",
        "원본 문서, 또는 NAME.ko.*와 NAME.zh.*를 짝지을 폴더", "源文档，或含有待对齐的 NAME.ko.* 与 NAME.zh.* 的文件夹")))
  var source: String

  @Argument(
    help: ArgumentHelp(
      words(
        "The target document; of several, which supports which sentence is told.",
        "대상 문서. 여럿이면 어느 문서가 어느 문장의 근거인지 보입니다", "目标文档；若有多篇，则指出各句以哪一篇为依据")))
  var targets: [String] = []

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

  @Option(
    help: ArgumentHelp(
      words(
        "Also ask this embeddings interface (http://…/v1/embeddings) for vectors of sentences.",
        "이 embeddings 주소(http://…/v1/embeddings)에 문장 벡터도 묻습니다", "同时向此 embeddings 接口（http://…/v1/embeddings）请求句子向量"),
      valueName: "url"))
  var embeddings: String?

  @Option(help: ArgumentHelp(words("The model's name for --embeddings.", "--embeddings의 모델 이름", "--embeddings 的模型名称")))
  var embeddingModel: String?

  @Option(
    help: ArgumentHelp(
      words(
        "The environment variable that holds the key for --embeddings.", "--embeddings의 키가 든 환경 변수",
        "存放 --embeddings 密钥的环境变量"), valueName: "name"))
  var embeddingKey = "EONHAE_EMBEDDINGS_KEY"

  @Option(
    help: ArgumentHelp(
      words("A folder in which vectors are kept.", "벡터를 저장할 폴더", "保存向量的文件夹"), valueName: "folder"))
  var embeddingCache: String?

  func validate() throws {
    if embeddings == nil, embeddingModel != nil || embeddingCache != nil {
      throw ValidationError(
        words(
          "--embedding-model and --embedding-cache go with --embeddings",
          "--embedding-model과 --embedding-cache는 --embeddings와 함께 씁니다",
          "--embedding-model 和 --embedding-cache 须与 --embeddings 一起使用"))
    }
    if embeddings != nil, embeddingModel == nil {
      throw ValidationError(
        words(
          "--embeddings needs --embedding-model", "--embeddings에는 --embedding-model이 필요합니다",
          "--embeddings 需要 --embedding-model"))
    }
    if targets.count != 1, evaluate != nil || corrections != nil {
      throw ValidationError(
        words(
          "--evaluate and --corrections go with one target", "--evaluate와 --corrections는 대상 하나에만 쓸 수 있습니다",
          "--evaluate 和 --corrections 只能用于一篇目标文档"))
    }
    if targets.count > 1, format == .tsv {
      throw ValidationError(
        words(
          "--format tsv goes with one target", "--format tsv는 대상 하나에만 쓸 수 있습니다", "--format tsv 只能用于一篇目标文档"))
    }
    if targets.isEmpty, format == .html {
      throw ValidationError(
        words(
          "--format html makes one page: name a target document", "--format html은 한 쪽을 만듭니다. 대상 문서를 지정하세요",
          "--format html 生成一个页面：请指定目标文档"))
    }
  }

  func run() throws {
    do { try align() } catch let problem as FileProblem { throw Failure.unusable([problem]) }
  }

  private func align() throws {
    let aligner = try aligner()
    if targets.isEmpty { return try alignFolder(aligner) }
    let source = try AlignedDocument.read(source, encoding: nil, isSegmented: segmented)
    var alignments: [AlignmentText] = []
    for path in targets {
      let target = try AlignedDocument.read(path, encoding: nil, isSegmented: segmented)
      var fixed: [Bead] = []
      if let corrections {
        fixed = try BeadFile.corrections(corrections, source: source.count, target: target.count)
      }
      let beads = try aligner.beads(source: source, target: target, fixed: fixed)
      alignments.append(AlignmentText(source: source, target: target, beads: beads, fixed: Set(fixed.map(\.source))))
    }
    if let evaluate {
      Terminal.write(try AlignmentText.agreement(BeadFile.score(alignments[0].beads, gold: BeadFile.gold(evaluate))))
    } else if let exchange {
      Terminal.write(try AlignmentUnits.file(of: alignments, as: exchange, codes: languageCodes))
    } else if alignments.count > 1 {
      write(SupportText(alignments))
    } else {
      write(alignments[0])
    }
  }

  private func write(_ alignment: AlignmentText) {
    switch format {
    case .text: Terminal.write(alignment.text(namesFiles: false))
    case .jsonl: Terminal.write(alignment.lines(namesFiles: false))
    case .tsv: Terminal.write(AlignmentText.tableHead + alignment.table)
    case .html: Terminal.write(alignment.page)
    case .tmx, .xliff, .xliff2: break
    }
  }

  private func write(_ support: SupportText) {
    switch format {
    case .text, .tsv: Terminal.write(support.text)
    case .jsonl: Terminal.write(support.lines)
    case .html: Terminal.write(support.page)
    case .tmx, .xliff, .xliff2: break
    }
  }

  /// All pairs of a folder in one run, each named by its files. What cannot be read is reported, and the others are aligned.
  private func alignFolder(_ aligner: DocumentAligner) throws {
    let paths = try Self.paths(in: source)
    var problems: [FileProblem] = []
    func align<Output: Sendable>(
      _ result: @Sendable (AlignmentText) -> Output, take: (Output) -> Void
    ) {
      aligner.forEachAlignment(of: paths, isSegmented: segmented) { source, target, beads in
        result(AlignmentText(source: source, target: target, beads: beads, fixed: []))
      } take: { output in
        switch output {
        case .success(let output): take(output)
        case .failure(let problem): problems.append(problem)
        }
      }
    }
    if let exchange {
      var alignments: [AlignmentText] = []
      align {
        $0
      } take: {
        alignments.append($0)
      }
      Terminal.write(try AlignmentUnits.file(of: alignments, as: exchange, codes: languageCodes))
    } else {
      if format == .tsv { Terminal.write("sourceFile\ttargetFile\t" + AlignmentText.tableHead) }
      let format = format
      align {
        Self.named($0, as: format)
      } take: {
        Terminal.write($0)
      }
    }
    guard problems.isEmpty else { throw Failure.unusable(problems) }
  }

  /// One alignment of several: every line or the head names its files.
  private static func named(_ alignment: AlignmentText, as format: Format) -> String {
    switch format {
    case .jsonl: return alignment.lines(namesFiles: true)
    case .tsv:
      let files = "\(alignment.source.path)\t\(alignment.target.path)\t"
      return alignment.table.split(separator: "\n").map { files + $0 + "\n" }.joined()
    case .text, .html, .tmx, .xliff, .xliff2: return alignment.text(namesFiles: true)
    }
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
    let aligner = try learntAligner()
    guard let embeddings, let embeddingModel else { return aligner }
    let key = ProcessInfo.processInfo.environment[embeddingKey]
    return aligner.asking(
      EmbeddingEndpoint(url: embeddings, model: embeddingModel, key: key, cacheFolder: embeddingCache))
  }

  private func learntAligner() throws(FileProblem) -> DocumentAligner {
    guard let learn else {
      guard let lexicon else { return DocumentAligner() }
      return try DocumentAligner(lexicon: lexicon)
    }
    let aligner = DocumentAligner.learning(from: try Self.pairs(in: learn, isSegmented: segmented))
    if let lexicon { try FileAccess.write(Array(aligner.lexiconText.utf8), to: lexicon) }
    return aligner
  }

  private static func pairs(
    in folder: String, isSegmented: Bool
  ) throws(FileProblem) -> [(source: AlignedDocument, target: AlignedDocument)] {
    try paths(in: folder).map { pair throws(FileProblem) in
      (
        try AlignedDocument.read(pair.source, encoding: nil, isSegmented: isSegmented),
        try AlignedDocument.read(pair.target, encoding: nil, isSegmented: isSegmented)
      )
    }
  }

  /// The documents NAME.ko.* of a folder that have a NAME.zh.*, by name.
  private static func paths(in folder: String) throws(FileProblem) -> [(source: String, target: String)] {
    let paths = ArticleFile.expanded([folder])
    let known = Set(paths)
    let pairs = paths.compactMap { path -> (source: String, target: String)? in
      guard let place = path.lastRange(of: ".ko.") else { return nil }
      let other = String(path[..<place.lowerBound] + ".zh." + path[place.upperBound...])
      return known.contains(other) ? (path, other) : nil
    }
    guard !pairs.isEmpty else {
      throw FileProblem(
        path: folder,
        message: Message(
          en: "expected a target document, or a folder of documents NAME.ko.txt with NAME.zh.txt beside them (or .md)",
          ko: "대상 문서를 지정하거나, NAME.ko.txt와 짝이 되는 NAME.zh.txt(또는 .md)가 있는 폴더를 지정해야 합니다",
          zh: "应指定目标文档，或含有成对的 NAME.ko.txt 与 NAME.zh.txt（或 .md）的文件夹"))
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
