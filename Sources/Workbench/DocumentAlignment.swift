import Alignment
import BitextModel
import Diagnostics
import TextAnalysis

/// A document to be aligned: its sentences, counted from 0.
public struct AlignedDocument: Sendable {
  /// The text that the sentences stand in.
  let source: SourceText
  public let language: Language
  /// What is aligned of each of ``sentences``.
  let units: [AlignmentUnit]
  /// Mapped into ``source``.
  let sentences: [MappedText]

  public var path: String { source.path }
  public var count: Int { units.count }

  /// The text of some sentences, as one.
  public func text(of sentences: [Int]) -> String {
    sentences.map { units[$0].text }.joined(separator: language.isChinese ? "" : " ")
  }

  /// Reads a file.
  ///
  /// - Parameter isSegmented: whether each line is a sentence, empty lines too; else the file is an article.
  public static func read(_ path: String, encoding: Encoding?, isSegmented: Bool) throws(FileProblem) -> Self {
    guard isSegmented else { return AlignedDocument(try ArticleFile.read(path, encoding: encoding)) }
    return AlignedDocument(lines: try ArticleFile.decoded(path, encoding: encoding))
  }

  /// Of a text whose lines are sentences.
  private init(lines source: SourceText) {
    self.source = source
    var lines = source.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    sentences = lines.map { line in
      MappedText(copying: line.last == 0x0D ? line.dropLast() : line, originStart: line.startIndex)
    }
    let texts = sentences.map(\.string)
    language = Self.language(of: texts)
    units = texts.map { AlignmentUnit($0) }
  }

  private init(_ article: Article) {
    source = article.source
    language = article.language
    let segmenter = SentenceSegmenter(article.language)
    var units: [AlignmentUnit] = []
    var sentences: [MappedText] = []
    for block in article.blocks where block.role != .opaque {
      for range in segmenter.sentences(in: block.text) {
        units.append(AlignmentUnit(block.text.string(in: range), kind: AlignmentUnit.Kind(block.role)))
        sentences.append(block.text.slice(range))
      }
    }
    (self.units, self.sentences) = (units, sentences)
  }

  /// Korean where Hangul outweighs Han.
  static func language(of lines: [String]) -> Language {
    var (hangul, han) = (0, 0)
    for line in lines {
      for scalar in line.unicodeScalars {
        if (0xAC00...0xD7A3).contains(scalar.value) { hangul += 1 }
        if (0x3400...0x9FFF).contains(scalar.value) { han += 1 }
      }
    }
    return hangul * 2 >= han ? .korean : .simplifiedChinese
  }

  var side: Aligner.Document { Aligner.Document(units, language: language) }
}

/// Aligns documents with what is built in and what was learnt.
public struct DocumentAligner: Sendable {
  private let aligner: Aligner
  private var endpoint: EmbeddingEndpoint?
  /// A bead whose score is lower is a doubtful one.
  public static let doubtful = Aligner.doubtful

  public init() { aligner = Aligner() }

  private init(_ lexicon: BilingualLexicon) { aligner = Aligner(lexicon: lexicon) }

  /// The same aligner, asking a server for vectors of sentences as well.
  public func asking(_ endpoint: EmbeddingEndpoint) -> Self {
    var result = self
    result.endpoint = endpoint
    return result
  }

  var asksServer: Bool { endpoint != nil }

  /// - Throws: where a server is asked and does not answer; nothing else.
  public func beads(
    source: AlignedDocument, target: AlignedDocument, fixed: [Bead] = []
  ) throws(FileProblem) -> [Bead] {
    guard let endpoint else {
      return aligner.beadsWithMoves(source: source.side, target: target.side, fixed: fixed)
    }
    let vectors = try endpoint.vectors(of: source.units.map(\.text) + target.units.map(\.text))
    let similarity = SentenceVectors(
      source: Array(vectors[..<source.count]), target: Array(vectors[source.count...]))
    return Aligner(lexicon: aligner.lexicon, similarity: similarity).beadsWithMoves(
      source: source.side, target: target.side, fixed: fixed)
  }

  // MARK: Learning

  private static let learningRounds = 2

  /// Learns from pairs of documents what goes with what, over what is built in.
  public static func learning(from pairs: [(source: AlignedDocument, target: AlignedDocument)]) -> Self {
    var aligner = DocumentAligner()
    for _ in 0..<learningRounds {
      let samples = pairs.flatMap { aligner.aligner.samples(source: $0.source.side, target: $0.target.side) }
      aligner = DocumentAligner(LexiconLearner(samples).lexicon())
    }
    return aligner
  }

  /// Reads a lexicon that ``lexiconText`` wrote.
  public init(lexicon path: String) throws(FileProblem) {
    let bytes = try FileAccess.read(path)
    do throws(BilingualLexicon.Damage) {
      self.init(try BilingualLexicon(text: String(decoding: bytes, as: UTF8.self)))
    } catch {
      throw FileProblem(
        path: path, line: error.line, column: 1,
        message: Message(
          en:
            "expected a Korean piece, a Chinese piece and two numbers, separated by tabs; learn the lexicon again with --learn",
          ko: "한국어 조각, 중국어 조각, 수 둘이 탭으로 나뉘어 있어야 합니다. --learn으로 다시 학습하세요",
          zh: "此行应为以制表符分隔的韩文片段、中文片段和两个数；请用 --learn 重新学习"))
    }
  }

  /// What was learnt, for a file.
  public var lexiconText: String { aligner.lexicon.text }
}

/// What a bead is, as files say it.
public enum BeadKind: String, Encodable, Sendable {
  case pair
  /// One side has no counterpart.
  case omission
  /// The target stands in another place.
  case moved

  public init(_ bead: Bead) {
    self = bead.place == .moved ? .moved : bead.source.isEmpty || bead.target.isEmpty ? .omission : .pair
  }
}

/// Beads in files.
public enum BeadFile {
  /// The beads of a gold file: `3,4:5` a line.
  public static func gold(_ path: String) throws(FileProblem) -> [Bead] {
    try lines(path).map { line throws(FileProblem) in
      guard let bead = BeadLine.bead(line.text) else {
        throw FileProblem(
          path: path, line: line.number, column: 1,
          message: Message(
            en: "expected a bead like 3,4:5, found “\(line.text)”", ko: "3,4:5 같은 대응이 있어야 하는데 ‘\(line.text)’입니다",
            zh: "此处应为 3,4:5 这样的对应，而非“\(line.text)”"))
      }
      return bead
    }
  }

  /// The rows of a table of `align --format tsv` that are to be kept: those with ! for their score.
  ///
  /// - Parameters:
  ///   - source: how many sentences the source has.
  ///   - target: how many the target has.
  public static func corrections(_ path: String, source sourceCount: Int, target targetCount: Int)
    throws(FileProblem) -> [Bead]
  {
    var result: [Bead] = []
    for line in try lines(path) {
      let fields = line.text.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count >= 3, fields[2] == "!" else { continue }
      guard let source = run(fields[0], count: sourceCount), let target = run(fields[1], count: targetCount) else {
        throw FileProblem(
          path: path, line: line.number, column: 1,
          message: Message(
            en:
              "expected following sentence numbers of the documents, like 3,4, in the first two columns, found “\(fields[0])” and “\(fields[1])”",
            ko: "처음 두 열에는 3,4처럼 문서에 있는 이어진 문장 번호가 있어야 하는데 ‘\(fields[0])’, ‘\(fields[1])’입니다",
            zh: "前两列应为 3,4 这样的、文档中相连的句子编号，而非“\(fields[0])”和“\(fields[1])”"))
      }
      let isMoved = fields.count > 5 && fields[5] == BeadKind.moved.rawValue
      result.append(Bead(source: source, target: target, score: 1, place: isMoved ? .moved : .inOrder))
    }
    return result
  }

  private static func run(_ text: some StringProtocol, count: Int) -> [Int]? {
    guard let units = BeadLine.units(text), (units.last ?? 0) < max(1, count) else { return nil }
    return units.isEmpty || units[units.count - 1] - units[0] == units.count - 1 ? units : nil
  }

  private static func lines(_ path: String) throws(FileProblem) -> [(number: Int, text: String)] {
    let text = String(decoding: try FileAccess.read(path), as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { ($0 + 1, String($1)) }.filter { !$0.1.isEmpty }
  }

  /// Strict and lax agreement.
  public static func score(_ beads: [Bead], gold: [Bead]) -> AlignmentAgreement {
    let score = AlignmentScore(beads: beads, gold: gold)
    func figures(_ count: AlignmentScore.Count) -> AlignmentAgreement.Figures {
      AlignmentAgreement.Figures(precision: count.precision, recall: count.recall, f1: count.f1)
    }
    return AlignmentAgreement(strict: figures(score.strict), lax: figures(score.lax))
  }
}

/// Precision, recall and F1 of beads, from 0 to 1.
public struct AlignmentAgreement: Sendable {
  public struct Figures: Sendable {
    public let precision: Double
    public let recall: Double
    public let f1: Double
  }
  public let strict: Figures
  public let lax: Figures
}
