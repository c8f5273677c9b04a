import BitextModel
import Diagnostics
import Interchange
import TermExtraction
import TextAnalysis

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads the beads that `align` wrote as lines of JSON or as a table.
enum SavedAlignment {
  /// A bead, with its texts and where they stand in the file.
  fileprivate struct Row {
    let source: MappedText
    let target: MappedText
    let score: Double
  }

  static func read(_ path: String, encoding: Encoding?) throws(FileProblem) -> [AlignedText] {
    let file = try ArticleFile.decoded(path, encoding: encoding)
    var rows = Path.ending(path) == "tsv" ? try table(file) : try lines(file)
    rows.removeAll { $0.source.isEmpty || $0.target.isEmpty }
    guard !rows.isEmpty else { return [] }
    // A source in Chinese has the Korean for target.
    let isTurned = isChinese(rows.map(\.source))
    guard isTurned != isChinese(rows.map(\.target)) else {
      throw FileProblem(
        path: path,
        message: Message(
          en: "expected Korean on one side and Chinese on the other, found one language on both",
          ko: "한쪽은 한국어, 다른 쪽은 중국어여야 하는데 양쪽이 같은 언어입니다", zh: "两侧应分别为韩文和中文，却是同一语言"))
    }
    return rows.map { row in
      let source = AlignedText.Side(text: row.source, source: file)
      let target = AlignedText.Side(text: row.target, source: file)
      return isTurned
        ? AlignedText(korean: target, chinese: source, score: row.score)
        : AlignedText(korean: source, chinese: target, score: row.score)
    }
  }

  private static func isChinese(_ texts: [MappedText]) -> Bool {
    LanguageGuess.language(of: texts.flatMap(\.utf8)).isChinese
  }

  /// Calls `body` with each line that is not empty, without its end, and its number from 1.
  private static func forEachLine(
    of file: SourceText, _ body: (ArraySlice<UInt8>, Int) throws(FileProblem) -> Void
  ) throws(FileProblem) {
    var number = 0
    for line in file.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let line = line.last == 0x0D ? line.dropLast() : line
      if !line.isEmpty { try body(line, number) }
    }
  }

  // MARK: Lines of JSON

  private struct Record: Decodable {
    struct Support: Decodable {
      let file: String
      let source: [Int]
      let target: [Int]
      let targetText: String
      let score: Double
    }

    let source: [Int]?
    let sourceText: String
    let targetText: String?
    let score: Double?
    let support: [Support]?
  }

  /// Escapes stand between the text and the file, so the place of all of it is the line.
  private static func lines(_ file: SourceText) throws(FileProblem) -> [Row] {
    var rows: [Row] = []
    var supports = SavedSupport()
    try forEachLine(of: file) { line, number throws(FileProblem) in
      let place = TextRange(line.startIndex, line.endIndex)
      func mapped(_ text: String) -> MappedText {
        var result = MappedText()
        result.appendReplacement(text.utf8, origin: place)
        return result
      }
      guard let record = try? JSONDecoder().decode(Record.self, from: Data(line)),
        (record.support ?? []).allSatisfy({ (0...1).contains($0.score) })
      else { throw noBead(file.path, number) }
      if let target = record.targetText, let score = record.score, (0...1).contains(score) {
        rows.append(Row(source: mapped(record.sourceText), target: mapped(target), score: score))
      } else if let support = record.support {
        supports.add(sentence: record.source?.first, mapped(record.sourceText))
        for one in support where !one.source.isEmpty {
          supports.add(file: one.file, source: one.source, target: one.target, mapped(one.targetText), score: one.score)
        }
      } else {
        throw noBead(file.path, number)
      }
    }
    return rows + supports.rows()
  }

  private static func noBead(_ path: String, _ number: Int) -> FileProblem {
    FileProblem(
      path: path, line: number, column: 1,
      message: Message(
        en:
          "expected a bead as “align --format jsonl” writes it, with sourceText, targetText and a score from 0 to 1 (or support)",
        ko: "‘align --format jsonl’이 쓴 대응(sourceText, targetText, 0~1의 score, 또는 support)이 있어야 합니다",
        zh: "此处应为“align --format jsonl”所写的对应，含 sourceText、targetText 和 0–1 的 score（或 support）"))
  }

  // MARK: Tables

  private static func table(_ file: SourceText) throws(FileProblem) -> [Row] {
    var rows: [Row] = []
    var columns: Columns?
    try forEachLine(of: file) { line, number throws(FileProblem) in
      if let head = Columns(line) {
        // Of several tables in one file each has a first line of its own.
        columns = head
      } else if let columns {
        rows.append(try row(line, columns, file.path, number))
      } else {
        throw withoutColumns(file.path, number)
      }
    }
    return rows
  }

  /// Where the table has what is needed.
  private struct Columns {
    let source: Int
    let target: Int
    let score: Int

    /// Nil where the line does not name them.
    init?(_ head: ArraySlice<UInt8>) {
      let names = fields(of: head).map { String(decoding: $0, as: UTF8.self) }
      guard let source = names.firstIndex(of: "sourceText"), let target = names.firstIndex(of: "targetText"),
        let score = names.firstIndex(of: "score")
      else { return nil }
      (self.source, self.target, self.score) = (source, target, score)
    }
  }

  private static func withoutColumns(_ path: String, _ number: Int) -> FileProblem {
    FileProblem(
      path: path, line: number, column: 1,
      message: Message(
        en:
          "expected a first line that names the columns score, sourceText and targetText, as “align --format tsv” writes it",
        ko: "첫 줄에 ‘align --format tsv’처럼 score, sourceText, targetText 열 이름이 있어야 합니다",
        zh: "首行应如“align --format tsv”所写，列出 score、sourceText 和 targetText 各列"))
  }

  private static func fields(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    line.split(separator: 0x09, omittingEmptySubsequences: false)
  }

  private static func row(
    _ line: ArraySlice<UInt8>, _ columns: Columns, _ path: String, _ number: Int
  ) throws(FileProblem) -> Row {
    let fields = fields(of: line)
    guard fields.count > max(columns.source, columns.target, columns.score),
      let score = score(String(decoding: fields[columns.score], as: UTF8.self))
    else {
      throw FileProblem(
        path: path, line: number, column: 1,
        message: Message(
          en: "expected a score from 0 to 1 or !, and both texts, in the columns that the first line names",
          ko: "첫 줄의 열 순서대로 점수(0~1 또는 !)와 두 텍스트가 있어야 합니다", zh: "应按首行所列各列给出评分（0–1 或 !）及两侧文本"))
    }
    func mapped(_ field: ArraySlice<UInt8>) -> MappedText { MappedText(copying: field, originStart: field.startIndex) }
    return Row(source: mapped(fields[columns.source]), target: mapped(fields[columns.target]), score: score)
  }

  /// What a person has settled is certain.
  private static func score(_ text: String) -> Double? {
    if text == "!" { return 1 }
    return Double(text).flatMap { (0...1).contains($0) ? $0 : nil }
  }
}

/// The beads of an article with several sources, gathered from lines of one sentence each: a bead of several sentences stands in
/// the line of each.
private struct SavedSupport {
  private struct Key: Hashable {
    let file: String
    let source: [Int]
    let target: [Int]
  }

  private var sentences: [Int: MappedText] = [:]
  private var keys: [Key] = []
  private var targets: [Key: (text: MappedText, score: Double)] = [:]

  mutating func add(sentence: Int?, _ text: MappedText) {
    if let sentence { sentences[sentence] = text }
  }

  mutating func add(file: String, source: [Int], target: [Int], _ text: MappedText, score: Double) {
    let key = Key(file: file, source: source, target: target)
    if targets.updateValue((text, score), forKey: key) == nil { keys.append(key) }
  }

  /// In the order of their first lines. A sentence whose own line is missing is left out.
  func rows() -> [SavedAlignment.Row] {
    keys.compactMap { key in
      targets[key].map { target in
        var source = MappedText()
        for text in key.source.compactMap({ sentences[$0] }) {
          if let start = text.pieces.first?.origin.start, !source.isEmpty {
            source.appendReplacement([0x0A], origin: TextRange(start, start))
          }
          source.append(text)
        }
        return SavedAlignment.Row(source: source, target: target.text, score: target.score)
      }
    }
  }
}
