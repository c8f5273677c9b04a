import Alignment
import BitextModel
import Diagnostics
import TermExtraction
import TextAnalysis

/// What aligned text is read from: two documents, or an alignment that was saved.
public enum AlignedTextFile: Hashable, Sendable {
  case documents(source: String, target: String)
  /// What `align --format jsonl` or `--format tsv` wrote.
  case alignment(String)

  private static let alignmentEndings: Set = ["jsonl", "tsv"]

  /// What `paths` name: saved alignments, folders that hold pairs, and documents two by two, source first.
  public static func expanded(_ paths: [String]) throws(FileProblem) -> [AlignedTextFile] {
    var result: [AlignedTextFile] = []
    var source: String?
    for path in paths {
      if let first = source {
        result.append(.documents(source: first, target: path))
        source = nil
      } else if FileAccess.isFolder(path) {
        result += try pairs(in: path)
      } else if alignmentEndings.contains(Path.ending(path)) {
        result.append(.alignment(path))
      } else {
        source = path
      }
    }
    if let source {
      throw FileProblem(
        path: source,
        message: Message(
          en: "expected its translation after it; name documents two by two: SOURCE TARGET",
          ko: "뒤에 번역문이 와야 합니다. 문서를 둘씩 ‘원문 번역문’으로 적으세요", zh: "其后应为译文；请成对列出文档：原文 译文"))
    }
    return result
  }

  /// Documents of a folder and those below it that name a pair: NAME.ko.* with NAME.zh.*, source.* with target.*.
  private static func pairs(in folder: String) throws(FileProblem) -> [AlignedTextFile] {
    let paths = ArticleFile.expanded([folder])
    var targets: [String: String] = [:]
    for path in paths {
      if let name = PairName(path), name.isTarget, targets[name.stem] == nil { targets[name.stem] = path }
    }
    let pairs = paths.compactMap { path -> AlignedTextFile? in
      guard let name = PairName(path), !name.isTarget, let target = targets[name.stem] else { return nil }
      return .documents(source: path, target: target)
    }
    guard !pairs.isEmpty else {
      throw FileProblem(
        path: folder,
        message: Message(
          en:
            "expected documents NAME.ko.txt with NAME.zh.txt beside them, or source.ko.md with target.zh-Hans.md (.txt or .md), found none",
          ko: "NAME.ko.txt와 NAME.zh.txt, 또는 source.ko.md와 target.zh-Hans.md(.txt나 .md)가 짝으로 있어야 하는데 없습니다",
          zh: "应有成对的 NAME.ko.txt 与 NAME.zh.txt，或 source.ko.md 与 target.zh-Hans.md（.txt 或 .md），但未找到"))
    }
    return pairs
  }
}

/// How a file's name says that it is a side of a pair.
private struct PairName {
  /// The same of both sides.
  let stem: String
  let isTarget: Bool

  /// Nil where the name says nothing.
  init?(_ path: String) {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    var parts = path.dropFirst(folder.count).split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 3 else { return nil }
    let language = parts.remove(at: parts.count - 2).lowercased()
    guard language == "ko" || language == "zh" || language.hasPrefix("zh-") || language.hasPrefix("zh_") else {
      return nil
    }
    isTarget = language != "ko"
    if parts[0] == (isTarget ? "target" : "source") { parts[0] = "" }
    stem = folder + parts.dropLast().joined(separator: ".")
  }
}

// MARK: - Reading

extension AlignedTextFile {
  /// The beads as text, the Korean side told from the Chinese by its characters.
  ///
  /// - Parameters:
  ///   - aligner: What pairs the sentences of documents.
  ///   - isSegmented: Whether each line of a document is a sentence.
  public func read(
    with aligner: DocumentAligner, encoding: Encoding?, isSegmented: Bool
  ) throws(FileProblem) -> [AlignedText] {
    switch self {
    case .documents(let source, let target):
      let first = try PlacedDocument.read(source, encoding: encoding, isSegmented: isSegmented)
      let second = try PlacedDocument.read(target, encoding: encoding, isSegmented: isSegmented)
      guard first.document.language.isChinese != second.document.language.isChinese else {
        throw FileProblem(
          path: target,
          message: Message(
            en: "expected one Korean and one Chinese document, found two of one language (the other is \(source))",
            ko: "한국어 문서와 중국어 문서가 하나씩 있어야 하는데 둘 다 같은 언어입니다(다른 하나: \(source))",
            zh: "应为韩文、中文文档各一篇，却是同一语言的两篇（另一篇：\(source)）"))
      }
      return try aligner.beads(source: first.document, target: second.document).compactMap { bead in
        guard !bead.source.isEmpty, !bead.target.isEmpty else { return nil }
        let (source, target) = (first.side(of: bead.source), second.side(of: bead.target))
        return first.document.language.isChinese
          ? AlignedText(korean: target, chinese: source, score: bead.score)
          : AlignedText(korean: source, chinese: target, score: bead.score)
      }
    case .alignment(let path): return try SavedAlignment.read(path, encoding: encoding)
    }
  }
}

/// A document to be aligned whose sentences know where they stand.
private struct PlacedDocument {
  let document: AlignedDocument
  private let source: SourceText
  private let sentences: [MappedText]

  static func read(_ path: String, encoding: Encoding?, isSegmented: Bool) throws(FileProblem) -> PlacedDocument {
    guard isSegmented else { return PlacedDocument(try ArticleFile.read(path, encoding: encoding)) }
    return PlacedDocument(lines: try ArticleFile.decoded(path, encoding: encoding))
  }

  private init(_ article: Article) {
    source = article.source
    let segmenter = SentenceSegmenter(article.language)
    sentences = article.blocks.flatMap { block -> [MappedText] in
      block.role == .opaque ? [] : segmenter.sentences(in: block.text).map(block.text.slice)
    }
    document = AlignedDocument(article)
  }

  private init(lines source: SourceText) {
    self.source = source
    var lines = source.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    sentences = lines.map { line in
      MappedText(copying: line.last == 0x0D ? line.dropLast() : line, originStart: line.startIndex)
    }
    let texts = sentences.map(\.string)
    document = AlignedDocument(
      path: source.path, language: AlignedDocument.language(of: texts), units: texts.map { AlignmentUnit($0) })
  }

  /// Sentences as one text, a line end between them.
  func side(of units: [Int]) -> AlignedText.Side {
    var text = MappedText()
    for unit in units {
      let next = sentences[unit]
      if let start = next.pieces.first?.origin.start, !text.isEmpty {
        text.appendReplacement([0x0A], origin: TextRange(start, start))
      }
      text.append(next)
    }
    return AlignedText.Side(text: text, source: source)
  }
}
