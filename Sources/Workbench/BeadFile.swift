import Alignment
import BitextModel
import Diagnostics

/// Beads in files.
public enum BeadFile {
  /// The beads of a gold file: `3,4:5` a line.
  ///
  /// - Parameters:
  ///   - source: how many sentences the source has.
  ///   - target: how many the target has.
  public static func gold(
    _ path: String, source sourceCount: Int, target targetCount: Int
  ) throws(FileProblem) -> [Bead] {
    try lines(path).map { line throws(FileProblem) in
      guard let bead = BeadLine.bead(line.text) else {
        throw FileProblem(
          path: path, line: line.number, column: 1,
          message: Message(
            en: "expected a bead like 3,4:5, found “\(line.text)”", ko: "3,4:5 같은 대응이 있어야 하는데 ‘\(line.text)’입니다",
            zh: "此处应为 3,4:5 这样的对应，而非“\(line.text)”"))
      }
      guard (bead.source.last ?? -1) < sourceCount, (bead.target.last ?? -1) < targetCount else {
        throw FileProblem(
          path: path, line: line.number, column: 1,
          message: Message(
            en:
              "expected numbers of sentences, from 0, in documents of \(sourceCount) and \(targetCount), found “\(line.text)”; is this the gold of these documents?",
            ko:
              "문장 번호는 0부터 세어 두 문서의 문장 수(\(sourceCount), \(targetCount))보다 작아야 하는데 ‘\(line.text)’입니다. 이 문서들의 정답 파일인지 확인하세요",
            zh: "句子编号从 0 起，应小于两篇文档的句数（\(sourceCount)、\(targetCount)），却是“\(line.text)”；请确认这是这两篇文档的标准答案"))
      }
      return bead
    }
  }

  /// A bead that a person has settled, and the line that says so, from 1.
  public struct Correction: Sendable {
    public let bead: Bead
    let line: Int
  }

  /// The rows of a table of `align --format tsv` that are to be kept: those with ! for their score.
  ///
  /// What spreadsheets and input methods make of such a table is read too: quoted cells, CR LF, the encodings of articles, ！ and ，.
  ///
  /// - Parameters:
  ///   - source: how many sentences the source has.
  ///   - target: how many the target has.
  public static func corrections(_ path: String, source sourceCount: Int, target targetCount: Int)
    throws(FileProblem) -> [Correction]
  {
    var result: [Correction] = []
    for line in try lines(path) {
      let cells = line.text.split(separator: "\t", omittingEmptySubsequences: false).map(cell)
      guard cells.count >= 3, ["!", "！"].contains(cells[2]) else { continue }
      guard let source = run(cells[0], count: sourceCount), let target = run(cells[1], count: targetCount),
        !(source.isEmpty && target.isEmpty)
      else {
        throw FileProblem(
          path: path, line: line.number, column: 1,
          message: Message(
            en:
              "expected following sentence numbers of the documents, counted from 0, like 3,4, in the first two columns, found “\(cells[0])” and “\(cells[1])”",
            ko:
              "처음 두 열에는 3,4처럼 문서에 있는 이어진 문장 번호(0부터)가 있어야 하는데 ‘\(cells[0])’, ‘\(cells[1])’입니다",
            zh: "前两列应为 3,4 这样的、文档中相连的句子编号（从 0 起），而非“\(cells[0])”和“\(cells[1])”"))
      }
      let isMoved = cells.count > 5 && cells[5] == BeadKind.moved.rawValue
      result.append(
        Correction(
          bead: Bead(source: source, target: target, score: 1, place: isMoved ? .moved : .inOrder), line: line.number))
    }
    return result
  }

  /// What of the corrections does not stand in the beads, for earlier ones are in its way; or that there are none.
  public static func notKept(_ corrections: [Correction], of path: String, in beads: [Bead]) -> [FileProblem] {
    guard !corrections.isEmpty else {
      return [
        FileProblem(
          path: path,
          message: Message(
            en: "expected rows with ! for their score, found none; put ! where a row is right",
            ko: "점수 자리에 !가 있는 행이 없습니다. 맞는 행의 점수를 !로 바꾸세요", zh: "没有评分为 ! 的行；请在正确的行将评分改为 !"))
      ]
    }
    let found = SettledBeads(beads)
    return corrections.filter { !found.contains($0.bead) }.map { correction in
      let text = BeadLine.text(correction.bead)
      return FileProblem(
        path: path, line: correction.line, column: 1,
        message: Message(
          en:
            "this row (\(text)) was not kept, for it crosses another one or shares sentences with it; mark one of them only, or name its kind “moved”",
          ko: "이 행(\(text))은 다른 행과 엇갈리거나 문장이 겹쳐 반영하지 않았습니다. 한쪽만 표시하거나 kind를 ‘moved’로 적으세요",
          zh: "此行（\(text)）与另一行交叉或句子重叠，未予保留；请只标记其一，或将 kind 写作“moved”"))
    }
  }

  private static func cell(_ text: Substring) -> String {
    var text = text[...]
    while let first = text.first, first == " " { text.removeFirst() }
    while let last = text.last, last == " " { text.removeLast() }
    guard text.count > 1, text.first == "\"", text.last == "\"" else { return String(text) }
    return String(text.dropFirst().dropLast())
  }

  private static func run(_ text: String, count: Int) -> [Int]? {
    let text = String(text.map { $0 == "，" ? "," : $0 })
    guard let units = BeadLine.units(text), (units.last ?? -1) < count else { return nil }
    return units.isEmpty || units[units.count - 1] - units[0] == units.count - 1 ? units : nil
  }

  private static func lines(_ path: String) throws(FileProblem) -> [(number: Int, text: String)] {
    let file = try ArticleFile.decoded(path, encoding: nil)
    return file.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().map { index, line in
      (index + 1, String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self))
    }.filter { !$0.1.isEmpty }
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
