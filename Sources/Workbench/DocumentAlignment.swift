import Alignment
import BitextModel
import Diagnostics
import Interchange
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
    language = LanguageGuess.language(of: source.utf8)
    units = sentences.map { AlignmentUnit($0.string) }
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

  var side: Aligner.Document { Aligner.Document(units, language: language) }
}

/// Aligns documents with what is built in and what was learnt.
public struct DocumentAligner: Sendable {
  private let aligner: Aligner
  private(set) var endpoint: EmbeddingEndpoint?
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
