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

  @OptionGroup var reading: ReadingOptions

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
    do {
      let (aligner, problems) = try aligner()
      Failure.report(problems)
      let isComplete = targets.isEmpty ? try alignFolder(aligner) : try alignDocuments(aligner)
      guard problems.isEmpty, isComplete else { throw ExitCode(2) }
    } catch let problem as FileProblem { throw Failure.unusable([problem]) }
  }

  /// False where a target could not be used, which was then reported.
  private func alignDocuments(_ aligner: DocumentAligner) throws -> Bool {
    let source = try read(source)
    var alignments: [AlignmentText] = []
    for path in targets {
      do throws(FileProblem) {
        alignments.append(try alignment(of: source, with: path, aligner))
      } catch {
        // Of several sources the others are told; a server that does not answer is none of them.
        guard targets.count > 1, error.path == path else { throw error }
        Failure.report([error])
      }
    }
    guard !alignments.isEmpty else { return false }
    if let evaluate {
      let gold = try BeadFile.gold(evaluate, source: source.count, target: alignments[0].target.count)
      Terminal.write(AlignmentText.agreement(BeadFile.score(alignments[0].beads, gold: gold)))
    } else if let exchange {
      let file = AlignmentUnits(exchange, codes: languageCodes)
      try file.check(alignments)
      for alignment in alignments { try file.append(alignment) }
      try file.finish()
    } else if targets.count > 1 {
      write(SupportText(alignments))
    } else {
      write(alignments[0])
    }
    return alignments.count == targets.count
  }

  private func alignment(
    of source: AlignedDocument, with path: String, _ aligner: DocumentAligner
  ) throws(FileProblem) -> AlignmentText {
    let target = try read(path)
    warnOfOneLanguage(source, target)
    guard let corrections else {
      return AlignmentText(
        source: source, target: target, beads: try aligner.beads(source: source, target: target),
        settled: SettledBeads())
    }
    let fixed = try BeadFile.corrections(corrections, source: source.count, target: target.count)
    let beads = try aligner.beads(source: source, target: target, fixed: fixed.map(\.bead))
    Failure.warn(of: BeadFile.notKept(fixed, of: corrections, in: beads))
    return AlignmentText(
      source: source, target: target, beads: beads, settled: SettledBeads(fixed.map(\.bead)))
  }

  private func read(_ path: String) throws(FileProblem) -> AlignedDocument {
    try AlignedDocument.read(path, encoding: reading.encoding?.encoding, isSegmented: segmented)
  }

  private func warnOfOneLanguage(_ source: AlignedDocument, _ target: AlignedDocument) {
    guard source.language != .english, source.language.isChinese == target.language.isChinese,
      target.language != .english
    else { return }
    let name = source.language.isChinese ? ("Chinese", "중국어", "中文") : ("Korean", "한국어", "韩文")
    Failure.warn(of: [
      FileProblem(
        path: target.path,
        message: Message(
          en:
            "expected one Korean and one Chinese document, found two in \(name.0) (the other is \(source.path)); only figures and Latin letters speak for their pairs",
          ko:
            "한국어 문서와 중국어 문서가 하나씩 있어야 하는데 둘 다 \(name.1)입니다(다른 하나: \(source.path)). 숫자와 로마자만으로 짝지었습니다",
          zh: "应为韩文、中文文档各一篇，却是两篇\(name.2)（另一篇：\(source.path)）；仅以数字和拉丁字母为对齐依据"))
    ])
  }

  private func write(_ alignment: AlignmentText) {
    switch format {
    case .text: Terminal.write(alignment.text(namesFiles: false))
    case .jsonl: Terminal.write(alignment.lines(namesFiles: false))
    case .tsv: Terminal.write(AlignmentText.tableHead + alignment.table(namesFiles: false))
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
  private func alignFolder(_ aligner: DocumentAligner) throws -> Bool {
    guard FileAccess.isFolder(source) else {
      // A file that is not there is told as such.
      _ = try read(source)
      throw Self.noTarget(source)
    }
    let folder = DocumentPairs(in: source)
    var problems = folder.problems
    func align<Output: Sendable>(
      _ result: @Sendable (AlignmentText) -> Output, take: (Output) -> Void
    ) {
      aligner.forEachAlignment(of: folder.pairs, encoding: reading.encoding?.encoding, isSegmented: segmented) {
        source, target, beads in
        result(AlignmentText(source: source, target: target, beads: beads, settled: SettledBeads()))
      } take: { output in
        switch output {
        case .success(let output): take(output)
        case .failure(let problem): problems.append(problem)
        }
      }
    }
    guard !folder.pairs.isEmpty else { throw Failure.unusable(problems) }
    if let exchange {
      let file = AlignmentUnits(exchange, codes: languageCodes)
      align {
        $0
      } take: { alignment in
        do throws(FileProblem) { try file.append(alignment) } catch { problems.append(error) }
      }
      try file.finish()
    } else {
      if format == .tsv { Terminal.write("sourceFile\ttargetFile\t" + AlignmentText.tableHead) }
      let format = format
      align {
        Self.named($0, as: format)
      } take: {
        Terminal.write($0)
      }
    }
    Failure.report(problems)
    return problems.isEmpty
  }

  private static func noTarget(_ path: String) -> FileProblem {
    FileProblem(
      path: path,
      message: Message(
        en:
          "expected a target document after it, or a folder of documents NAME.ko.txt with NAME.zh.txt, found one document",
        ko: "뒤에 대상 문서가 오거나, NAME.ko.txt와 NAME.zh.txt가 있는 폴더여야 하는데 문서 하나뿐입니다",
        zh: "其后应有目标文档，或应为含有成对的 NAME.ko.txt 与 NAME.zh.txt 的文件夹，却只有一篇文档"))
  }

  /// One alignment of several: every line or the head names its files.
  private static func named(_ alignment: AlignmentText, as format: Format) -> String {
    switch format {
    case .jsonl: return alignment.lines(namesFiles: true)
    case .tsv: return alignment.table(namesFiles: true)
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

  /// The aligner, and what it could not be taught from.
  private func aligner() throws(FileProblem) -> (DocumentAligner, [FileProblem]) {
    let (aligner, problems) = try learntAligner()
    guard let embeddings, let embeddingModel else { return (aligner, problems) }
    let key = ProcessInfo.processInfo.environment[embeddingKey]
    let endpoint = EmbeddingEndpoint(url: embeddings, model: embeddingModel, key: key, cacheFolder: embeddingCache)
    return (aligner.asking(endpoint), problems)
  }

  private func learntAligner() throws(FileProblem) -> (DocumentAligner, [FileProblem]) {
    guard let learn else {
      guard let lexicon else { return (DocumentAligner(), []) }
      return (try DocumentAligner(lexicon: lexicon), [])
    }
    let folder = DocumentPairs(in: learn)
    var problems = folder.problems
    var pairs: [(source: AlignedDocument, target: AlignedDocument)] = []
    for pair in folder.pairs {
      do throws(FileProblem) { pairs.append((try read(pair.source), try read(pair.target))) } catch {
        problems.append(error)
      }
    }
    // A lexicon that holds nothing would be kept for the next time.
    guard !pairs.isEmpty else { throw problems[0] }
    let aligner = DocumentAligner.learning(from: pairs)
    if let lexicon { try FileAccess.write(Array(aligner.lexiconText.utf8), to: lexicon) }
    return (aligner, problems)
  }
}
