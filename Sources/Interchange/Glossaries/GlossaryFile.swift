import BitextModel
import Diagnostics
import Terminology

/// A glossary file that is edited concept by concept: what does not change keeps its bytes, comments stay.
public struct GlossaryFile: Sendable {
  public let source: SourceText
  public let concepts: [Concept]
  /// What stands before the first concept.
  private let header: [String]
  /// Whether a blank line parts it from the first concept.
  private let isHeaderApart: Bool
  private let parts: [Part]
  /// Comments behind the last.
  private let footer: [String]
  /// Whether each concept begins a line with “- ”, so that one can be put beside another.
  private let isListOfBlocks: Bool

  private struct Part {
    let id: String
    /// Comments above it.
    var comments: [String]
    var body: [String]
  }

  /// - Throws: everything that is wrong in the file.
  public init(_ source: SourceText, field: String) throws(GlossaryFileProblems) {
    let (entries, problems) = GlossaryReader.read(source, field: field)
    guard problems.isEmpty else { throw GlossaryFileProblems(problems: problems) }
    self.source = source
    concepts = entries.map(\.concept)
    let text = source.string(in: source.range)
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
    if lines.last == "" { lines.removeLast() }
    let starts = entries.map { $0.line - 1 }
    isListOfBlocks =
      zip(starts, starts.dropFirst()).allSatisfy { $0 < $1 } && starts.allSatisfy { lines[$0].hasPrefix("- ") }
    var above = Self.trimmed(lines[..<(starts.first ?? lines.count)])
    header = starts.isEmpty ? above.filter { $0 != "[]" } : above
    isHeaderApart = starts.first.map { $0 == 0 || lines[$0 - 1].allSatisfy(\.isWhitespace) } ?? true
    above = []
    var parts: [Part] = []
    for (index, start) in starts.enumerated() where isListOfBlocks {
      let end = index + 1 < starts.count ? starts[index + 1] : lines.count
      var last = end
      while last > start + 1, lines[last - 1].isEmpty || lines[last - 1].hasPrefix("#") { last -= 1 }
      parts.append(Part(id: entries[index].concept.id, comments: above, body: Array(lines[start..<last])))
      above = Self.trimmed(lines[last..<end])
    }
    footer = above
    self.parts = parts
  }

  private static func trimmed(_ lines: ArraySlice<String>) -> [String] {
    var lines = lines
    while lines.first?.allSatisfy(\.isWhitespace) == true { lines = lines.dropFirst() }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines = lines.dropLast() }
    return Array(lines)
  }

  /// The file with `changes` in it: concepts of the same id replaced, others put in order of id.
  ///
  /// - Throws: where the file is written in a way that cannot be edited.
  public func with(_ changes: [Concept]) throws(FileProblem) -> SourceText {
    let result = SourceText(path: source.path, text: isListOfBlocks ? edited(changes) : rewritten(changes))
    let (entries, problems) = GlossaryReader.read(result, field: "")
    let expected = merged(changes)
    guard problems.isEmpty, entries.count == expected.count,
      entries.allSatisfy({ entry in expected[entry.concept.id].map { entry.concept.isAlike($0) } ?? false })
    else {
      throw FileProblem(
        path: source.path,
        message: Message(
          en: "the file cannot be edited as it is written; give every concept its lines, “- id: …” at the start of one",
          ko: "지금 적힌 방식으로는 파일을 편집할 수 없습니다. 개념마다 줄을 나누고 ‘- id: …’를 줄 처음에 쓰세요",
          zh: "文件的写法无法编辑；请让每个概念各占其行，以行首的“- id: …”开头"))
    }
    return result
  }

  private func merged(_ changes: [Concept]) -> [String: Concept] {
    var result = Dictionary(uniqueKeysWithValues: concepts.map { ($0.id, $0) })
    for concept in changes { result[concept.id] = concept }
    return result
  }

  private func edited(_ changes: [Concept]) -> String {
    var parts = parts
    for concept in changes.sorted(by: { $0.id < $1.id }) {
      let body = GlossaryWriter.block(of: concept).split(separator: "\n").map(String.init)
      if let place = parts.firstIndex(where: { $0.id == concept.id }) {
        parts[place].comments += parts[place].body.filter { $0.drop(while: \.isWhitespace).first == "#" }
        parts[place].body = body
      } else {
        let place = parts.firstIndex { $0.id > concept.id } ?? parts.count
        parts.insert(Part(id: concept.id, comments: [], body: body), at: place)
      }
    }
    let blocks = (parts.map { $0.comments + $0.body } + (footer.isEmpty ? [] : [footer])).map {
      $0.joined(separator: "\n") + "\n"
    }
    let top = header.map { $0 + "\n" }.joined()
    return top + (top.isEmpty || !isHeaderApart ? "" : "\n") + blocks.joined(separator: "\n")
  }

  /// A list in brackets or indented is written anew, its comments first.
  private func rewritten(_ changes: [Concept]) -> String {
    let lines = source.string(in: source.range).split(whereSeparator: \.isNewline)
    let comments = lines.filter { $0.drop(while: \.isWhitespace).first == "#" }.map { $0 + "\n" }.joined()
    return [comments, GlossaryWriter.text(of: Array(merged(changes).values))].filter { !$0.isEmpty }
      .joined(separator: "\n")
  }
}

/// Everything that is wrong in a glossary file.
public struct GlossaryFileProblems: Error, Sendable {
  public let problems: [FileProblem]
}

extension Concept {
  /// Equal up to the order of terms of different languages, which a file does not keep.
  fileprivate func isAlike(_ other: Concept) -> Bool {
    func sorted(_ concept: Concept) -> [Term] {
      Set(concept.terms.map(\.language)).sorted().flatMap { concept.terms(in: $0) }
    }
    return id == other.id && definition == other.definition && glossing == other.glossing
      && partOfSpeech == other.partOfSpeech && validity == other.validity && source == other.source
      && note == other.note && sorted(self) == sorted(other)
  }
}
