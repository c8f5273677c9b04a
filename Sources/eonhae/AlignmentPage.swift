import BitextModel
import Diagnostics
import EditionRendering
import TermExtraction
import Workbench

/// A page of an alignment: heading, summary, what its colours mean, and a table.
struct AlignmentPage {
  /// What a colour or mark on the page stands for.
  enum Mark {
    case doubtful, omission, unsupported, moved, names

    fileprivate var html: String {
      switch self {
      case .doubtful:
        Self.swatch(
          "doubtful",
          words(
            "doubtful: a score below \(Self.bar); look at it", "의심스러움: 점수 \(Self.bar) 미만, 확인이 필요합니다",
            "存疑：评分低于 \(Self.bar)，请核对"))
      case .omission:
        Self.swatch(
          "omission", words("no counterpart in the other language", "다른 언어에 대응하는 문장이 없음", "另一语言中没有对应"))
      case .unsupported: Self.swatch("omission", words("no support in any source", "어느 자료에도 근거가 없음", "任何来源均无依据"))
      case .moved:
        Self.swatch("moved", words("its counterpart stands in another place", "대응하는 문장이 다른 자리에 있음", "对应内容位置不同"))
      case .names:
        "<li><mark>\(words("name", "이름", "人名"))</mark> "
          + AlignmentPage.escaped(
            words(
              "names that are not each other's reading", "음이 서로 맞지 않는 이름", "读音不相符的人名")) + "</li>\n"
      }
    }

    private static var bar: String { ScoreText.text(DocumentAligner.doubtful).prefix(3).description }

    private static func swatch(_ kind: String, _ meaning: String) -> String {
      "<li><span class=\"swatch \(kind)\"></span> \(AlignmentPage.escaped(meaning))</li>\n"
    }
  }

  let title: String
  /// Paragraphs under the heading.
  var summary: [String] = []
  var legend: [Mark] = []
  /// The heads of the table's columns.
  var columns: [String] = []

  init(title: String) { self.title = title }

  func text(rows: String) -> String {
    let title = Self.escaped(title)
    let scores = words(
      "Scores are probabilities, from 0 to 1; ! is what a person has settled. Sentences are numbered from 1.",
      "점수는 맞을 확률(0~1)이고 !는 사람이 확정한 것입니다. 문장 번호는 1부터 셉니다.", "评分为正确的概率（0–1），! 表示已由人确认；句子编号从 1 起。")
    return """
      <!doctype html>
      <html lang="\(InterfaceLanguage.current.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <style>
      \(Self.style)</style>
      </head>
      <body>
      <header>
      <h1>\(title)</h1>
      \(summary.map { "<p>\(Self.escaped($0))</p>\n" }.joined())<ul class="legend">
      \(legend.map(\.html).joined())</ul>
      <p class="note">\(Self.escaped(scores))</p>
      </header>
      <table>
      <thead><tr>\(columns.map { "<th scope=\"col\">\(Self.escaped($0))</th>" }.joined())</tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>
      </body>
      </html>

      """
  }

  /// A cell with text of a language, and notes for the reader under it.
  ///
  /// - Parameters:
  ///   - content: markup.
  ///   - notes: markup.
  static func cell(_ content: String, _ language: Language, _ notes: String = "") -> String {
    "<td><span lang=\"\(language.rawValue)\">\(content)</span>\(notes)</td>"
  }

  /// The text as markup, with the first mention of each name marked.
  static func marked(_ text: String, _ names: [String]) -> String {
    names.reduce(escaped(text)) { text, name in
      let parts = text.split(separator: escaped(name), maxSplits: 1, omittingEmptySubsequences: false)
      return parts.count == 2 ? "\(parts[0])<mark>\(escaped(name))</mark>\(parts[1])" : text
    }
  }

  static func note(_ text: String) -> String { "<p class=\"note\">\(escaped(text))</p>" }

  static func escaped(_ text: String) -> String { MarkupEscaping.escaped(text) }

  private static let style = """
    :root { color-scheme: light dark; --line: #d8d8d8; --quiet: #5c5c5c; --doubtful: #fff0bf; --omission: #fbdcdf; --moved: #dcebfa; --link: #0b57a4; }
    body { font: 16px/1.65 "Noto Sans", "Noto Sans CJK KR", sans-serif; margin: 2em auto; max-width: 76em; padding: 0 1em; }
    :lang(zh), :lang(zh-Hans) { font-family: "Noto Sans", "Noto Sans CJK SC", sans-serif; }
    :lang(zh-Hant) { font-family: "Noto Sans", "Noto Sans CJK TC", sans-serif; }
    h1 { font-size: 1.3em; line-height: 1.3; margin: 0 0 .4em; overflow-wrap: anywhere; }
    header p { margin: .2em 0; }
    .legend { display: flex; flex-wrap: wrap; gap: .3em 1.6em; list-style: none; margin: .8em 0 .3em; padding: 0; }
    .swatch { border: 1px solid var(--line); border-radius: 3px; display: inline-block; height: 1em; vertical-align: -.15em; width: 1.6em; }
    table { border-collapse: collapse; margin-top: 1.2em; table-layout: fixed; width: 100%; }
    th { background: Canvas; border-bottom: 2px solid var(--line); font-size: .85em; padding: .4em .6em; position: sticky; text-align: start; top: 0; }
    td { border-top: 1px solid var(--line); overflow-wrap: anywhere; padding: .45em .6em; vertical-align: top; }
    th:empty { width: 3em; }
    th:nth-child(5) { width: 6em; }
    .number, td.score { color: var(--quiet); font-size: .85em; font-variant-numeric: tabular-nums; }
    a { color: var(--link); text-decoration: none; }
    tr:target, td:target { outline: 2px solid var(--link); }
    .doubtful { background: var(--doubtful); }
    .omission { background: var(--omission); }
    .moved { background: var(--moved); }
    .support { margin: 0 0 .4em; padding: .1em .3em; }
    mark { background: none; color: inherit; text-decoration: underline wavy #c8102e; }
    small, .note { color: var(--quiet); font-size: .85em; margin: 0; }
    @media (prefers-color-scheme: dark) {
      :root { --line: #444; --quiet: #a8a8a8; --doubtful: #4a3d08; --omission: #4d1d24; --moved: #16354f; --link: #8ab8f0; }
    }
    @media print { th { position: static; } }

    """
}

extension AlignmentText {
  /// Numbers, both texts side by side and the score; doubtful and moved beads and omissions are coloured, names that do not fit
  /// marked. The number of a bead leads to it from elsewhere: `#3`.
  var page: String {
    var page = AlignmentPage(title: "\(source.path) – \(target.path)")
    page.summary = [summary]
    page.legend = [.doubtful, .omission, .moved, .names]
    let (first, second) = (words("Source", "원문", "原文"), words("Target", "번역문", "译文"))
    page.columns = ["", first, "", second, words("Score", "점수", "评分")]
    return page.text(rows: beads.map(row).joined())
  }

  private var summary: String {
    let (pairs, doubtful) = (beads.count { !isAlone($0) }, beads.count { !isAlone($0) && isDoubtful($0) })
    let (omitted, moved) = (beads.count(where: isAlone), beads.count { $0.place == .moved })
    return words(
      "\(source.count) sentences, \(target.count) sentences; pairs: \(pairs), doubtful: \(doubtful), moved: \(moved); places in one language only: \(omitted)",
      "문장 \(source.count)개와 \(target.count)개. 짝 \(pairs)개(의심스러움 \(doubtful)개, 다른 자리 \(moved)개), 한 언어에만 있는 곳 \(omitted)곳",
      "\(source.count) 句与 \(target.count) 句；对应 \(pairs) 组（存疑 \(doubtful) 组，位置不同 \(moved) 组），只有一种语言的 \(omitted) 处")
  }

  private func isAlone(_ bead: Bead) -> Bool { bead.source.isEmpty || bead.target.isEmpty }

  private func row(_ bead: Bead) -> String {
    let names = names(of: bead)
    let kind = isDoubtful(bead) && BeadKind(bead) == .pair ? "doubtful" : BeadKind(bead).rawValue
    let marks = marks(names)
    let notes = names.map { AlignmentPage.note(Self.told($0)) }.joined()
    let place = bead.place == .moved ? AlignmentPage.note(Self.movedWord) : ""
    return """
      <tr class="\(kind)">\(Self.numberCell(bead.source, "s", other: bead.target.first.map { "t\($0 + 1)" }))\
      \(AlignmentPage.cell(AlignmentPage.marked(source.text(of: bead.source), marks.source), source.language))\
      \(Self.numberCell(bead.target, "t", other: bead.source.first.map { "s\($0 + 1)" }))\
      \(AlignmentPage.cell(AlignmentPage.marked(target.text(of: bead.target), marks.target), target.language, notes))\
      <td class="score">\(settled.contains(bead) ? "!" : ScoreText.text(bead.score))\(place)</td></tr>

      """
  }

  /// What of each side's text is marked.
  func marks(_ names: [NameMismatch]) -> (source: [String], target: [String]) {
    source.language.isChinese
      ? (names.map(\.chinese), names.map(\.korean)) : (names.map(\.korean), names.map(\.chinese))
  }

  /// The numbers of a side, named so that others can point at the first, with a link to the other side.
  private static func numberCell(_ units: [Int], _ side: String, other: String?) -> String {
    guard let first = units.first else { return "<td class=\"number\"></td>" }
    let text = other.map { "<a href=\"#\($0)\">\(ordinals(units))</a>" } ?? ordinals(units)
    return "<td class=\"number\" id=\"\(side)\(first + 1)\">\(text)</td>"
  }
}
