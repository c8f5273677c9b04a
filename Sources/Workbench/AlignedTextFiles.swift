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

  /// What `paths` name: saved alignments, folders that hold pairs, and documents two by two, source first; and what has no counterpart.
  public static func expanded(_ paths: [String]) -> (files: [AlignedTextFile], problems: [FileProblem]) {
    var files: [AlignedTextFile] = []
    var problems: [FileProblem] = []
    var source: String?
    for path in paths {
      let isFolder = FileAccess.isFolder(path)
      guard isFolder || alignmentEndings.contains(Path.ending(path)) else {
        if let first = source {
          files.append(.documents(source: first, target: path))
          source = nil
        } else {
          source = path
        }
        continue
      }
      if let first = source { problems.append(withoutTranslation(first)) }
      source = nil
      if isFolder {
        let folder = DocumentPairs(in: path)
        files += folder.pairs.map { .documents(source: $0.source, target: $0.target) }
        problems += folder.problems
      } else {
        files.append(.alignment(path))
      }
    }
    if let source { problems.append(withoutTranslation(source)) }
    return (files, problems)
  }

  private static func withoutTranslation(_ path: String) -> FileProblem {
    FileProblem(
      path: path,
      message: Message(
        en: "expected its translation after it; name documents two by two: SOURCE TARGET",
        ko: "뒤에 번역문이 와야 합니다. 문서를 둘씩 ‘원문 번역문’으로 적으세요", zh: "其后应为译文；请成对列出文档：原文 译文"))
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
      let first = try AlignedDocument.read(source, encoding: encoding, isSegmented: isSegmented)
      let second = try AlignedDocument.read(target, encoding: encoding, isSegmented: isSegmented)
      guard first.language.isChinese != second.language.isChinese else {
        throw FileProblem(
          path: target,
          message: Message(
            en: "expected one Korean and one Chinese document, found two of one language (the other is \(source))",
            ko: "한국어 문서와 중국어 문서가 하나씩 있어야 하는데 둘 다 같은 언어입니다(다른 하나: \(source))",
            zh: "应为韩文、中文文档各一篇，却是同一语言的两篇（另一篇：\(source)）"))
      }
      return try aligner.beads(source: first, target: second).compactMap { bead in
        guard !bead.source.isEmpty, !bead.target.isEmpty else { return nil }
        let (source, target) = (first.side(of: bead.source), second.side(of: bead.target))
        return first.language.isChinese
          ? AlignedText(korean: target, chinese: source, score: bead.score)
          : AlignedText(korean: source, chinese: target, score: bead.score)
      }
    case .alignment(let path): return try SavedAlignment.read(path, encoding: encoding)
    }
  }
}

extension AlignedDocument {
  /// Sentences as one text, a line end between them.
  fileprivate func side(of units: [Int]) -> AlignedText.Side {
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
