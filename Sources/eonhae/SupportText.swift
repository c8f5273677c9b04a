import BitextModel
import Diagnostics
import Workbench

/// Which of several sources supports each sentence of an article, written for people and programs.
///
/// The article is the first document of `align`, the sources are the others; each was aligned with the article by itself.
struct SupportText {
  private let alignments: [AlignmentText]

  /// - Precondition: all have the same first document.
  init(_ alignments: [AlignmentText]) { self.alignments = alignments }

  private struct Support {
    let alignment: AlignmentText
    let bead: Bead
  }

  private var article: AlignedDocument { alignments[0].source }

  /// The beads of each sentence of the article that have a side in a source, the likeliest first.
  private func supportBySentence() -> [[Support]] {
    var result = [[Support]](repeating: [], count: article.count)
    for alignment in alignments {
      for bead in alignment.beads where !bead.target.isEmpty {
        for sentence in bead.source { result[sentence].append(Support(alignment: alignment, bead: bead)) }
      }
    }
    // Of equals the source that was named first: sorting keeps no order by itself.
    return result.map { supports in
      supports.enumerated().sorted { ($1.element.bead.score, $0.offset) < ($0.element.bead.score, $1.offset) }
        .map(\.element)
    }
  }

  /// Sentences of a source that support nothing.
  private func beadsNotUsed(_ alignment: AlignmentText) -> [Bead] {
    alignment.beads.filter { $0.source.isEmpty }
  }

  // MARK: For people

  var text: String {
    let supports = supportBySentence()
    var result = ""
    for (sentence, found) in supports.enumerated() {
      result += "\(sentence + 1)  \(article.text(of: [sentence]))\n"
      for support in found {
        let mark = support.bead.score < DocumentAligner.doubtful ? " ?" : ""
        let target = support.alignment.target
        result += "  ← \(AlignmentText.onOneLine(target.path)) \(AlignmentText.ordinals(support.bead.target)) "
        result += "(\(ScoreText.text(support.bead.score))\(mark))  \(target.text(of: support.bead.target))\n"
        for name in support.alignment.names(of: support.bead) { result += "  ! \(AlignmentText.told(name))\n" }
      }
      if found.isEmpty { result += "  ← \(Self.nothing)\n" }
    }
    return result + "\n" + summary(supports)
  }

  private static var nothing: String { words("no support", "근거 없음", "无依据") }

  private func summary(_ supports: [[Support]]) -> String {
    let without = supports.indices.filter { supports[$0].isEmpty }
    let (all, with) = (supports.count, supports.count - without.count)
    var result =
      words(
        "\(with) of \(all) sentences have support", "문장 \(all)개 가운데 \(with)개에 근거가 있습니다",
        "\(all) 句中有 \(with) 句有依据") + "\n"
    for alignment in alignments {
      let count = supports.filter { $0.contains { $0.alignment.target.path == alignment.target.path } }.count
      let unused = beadsNotUsed(alignment).reduce(0) { $0 + $1.target.count }
      result +=
        words(
          "\(alignment.target.path): supports \(count); \(unused) of its \(alignment.target.count) sentences are not used",
          "\(alignment.target.path): \(count)개의 근거, 전체 \(alignment.target.count)개 가운데 \(unused)개는 쓰이지 않음",
          "\(alignment.target.path)：支持 \(count) 句；其 \(alignment.target.count) 句中有 \(unused) 句未被采用") + "\n"
    }
    if !without.isEmpty {
      result +=
        words("without support: ", "근거 없음: ", "无依据：") + AlignmentText.ordinals(without) + "\n"
    }
    return result
  }

  // MARK: For programs

  /// One line a sentence of the article, then one a sentence of the sources that is not used.
  var lines: String {
    let sentences = supportBySentence().enumerated().map { sentence, found in
      SupportRecord(
        source: [sentence], sourceText: article.text(of: [sentence]), isSupported: !found.isEmpty,
        support: found.map { record($0.alignment, $0.bead) })
    }
    let unused = alignments.flatMap { alignment in
      beadsNotUsed(alignment).map {
        SupportRecord(source: [], sourceText: "", isSupported: nil, support: [record(alignment, $0)])
      }
    }
    return (sentences + unused).map { JSONText.of($0) + "\n" }.joined()
  }

  private func record(_ alignment: AlignmentText, _ bead: Bead) -> SupportRecord.Support {
    SupportRecord.Support(
      file: alignment.target.path, source: bead.source, target: bead.target,
      targetText: alignment.target.text(of: bead.target), score: AlignmentText.rounded(bead.score),
      kind: BeadKind(bead),
      names: alignment.nameRecords(of: bead))
  }

  // MARK: As a page

  /// The article with what supports each sentence beside it; sentences without support are coloured.
  var page: String {
    let supports = supportBySentence()
    let rows = supports.enumerated().map { sentence, found in
      let names = found.flatMap { $0.alignment.marks($0.alignment.names(of: $0.bead)).source }
      return """
        <tr class="\(found.isEmpty ? "omission" : "pair")"><td id="s\(sentence + 1)">\
        <span class="number">\(sentence + 1)</span></td>\
        \(AlignmentPage.cell(AlignmentPage.marked(article.text(of: [sentence]), names), article.language))\
        <td>\(found.isEmpty ? AlignmentPage.note(Self.nothing) : found.map(Self.paragraph).joined())</td></tr>

        """
    }
    var page = AlignmentPage(title: article.path)
    page.summary = summary(supports).split(separator: "\n").map(String.init)
    page.legend = [.doubtful, .unsupported, .names]
    page.columns = ["", words("Article", "기사", "文章"), words("Support", "근거", "依据")]
    return page.text(rows: rows.joined())
  }

  private static func paragraph(_ support: Support) -> String {
    let (bead, target) = (support.bead, support.alignment.target)
    let names = support.alignment.names(of: bead)
    let notes = names.map { AlignmentPage.note(AlignmentText.told($0)) }
    return """
      <p class="support\(support.alignment.isDoubtful(bead) ? " doubtful" : "")"><small>\
      \(AlignmentPage.escaped(target.path)) \(AlignmentText.ordinals(bead.target)) \
      (\(ScoreText.text(bead.score)))</small><br><span lang="\(target.language.rawValue)">\
      \(AlignmentPage.marked(target.text(of: bead.target), support.alignment.marks(names).target))</span></p>\(notes.joined())
      """
  }
}

/// One line of `align` with several targets. Keys are never renamed.
struct SupportRecord: Encodable {
  struct Support: Encodable {
    let file: String
    let source: [Int]
    let target: [Int]
    let targetText: String
    let score: Double
    let kind: BeadKind
    let names: [NameRecord]?
  }

  let source: [Int]
  let sourceText: String
  /// Absent for sentences of a source that are not used.
  let isSupported: Bool?
  let support: [Support]
}
