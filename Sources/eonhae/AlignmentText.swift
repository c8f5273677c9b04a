import BitextModel
import Diagnostics
import Workbench

/// An alignment, written for people and programs.
struct AlignmentText {
  let source: AlignedDocument
  let target: AlignedDocument
  let beads: [Bead]
  /// The source sides of the beads that a person has settled.
  let fixed: Set<[Int]>

  private func isDoubtful(_ bead: Bead) -> Bool { bead.score < DocumentAligner.doubtful }

  private func isFixed(_ bead: Bead) -> Bool { bead.score == 1 && fixed.contains(bead.source) }

  private static func numbers(_ units: [Int]) -> String { units.map(String.init).joined(separator: ",") }

  // MARK: For people

  func text(namesTarget: Bool) -> String {
    var result = namesTarget ? "\(target.path)\n\n" : ""
    for bead in beads {
      let mark = isDoubtful(bead) ? " ?" : ""
      result += "\(Self.numbers(bead.source)) – \(Self.numbers(bead.target))  \(ScoreText.text(bead.score))\(mark)\n"
      if !bead.source.isEmpty { result += "  \(source.text(of: bead.source))\n" }
      if !bead.target.isEmpty { result += "  \(target.text(of: bead.target))\n" }
      result += "\n"
    }
    return result
  }

  /// Which target supports each sentence of the one source, and which sentences have no support.
  static func support(_ alignments: [AlignmentText]) -> String {
    guard let source = alignments.first?.source else { return "" }
    var result = words("Support", "근거", "依据") + "\n\n"
    for sentence in 0..<source.count {
      let found = alignments.compactMap { alignment in
        alignment.beads.first { $0.source.contains(sentence) && !$0.target.isEmpty }.map {
          "\(alignment.target.path) \(numbers($0.target)) (\(ScoreText.text($0.score)))"
        }
      }
      let places = found.isEmpty ? words("none", "없음", "无") : found.joined(separator: "; ")
      result += "\(sentence)  \(places)\n"
    }
    return result
  }

  static func agreement(_ agreement: AlignmentAgreement) -> String {
    func line(_ name: String, _ figures: AlignmentAgreement.Figures) -> String {
      "\(name) P \(ScoreText.text(figures.precision)) R \(ScoreText.text(figures.recall)) F1 \(ScoreText.text(figures.f1))\n"
    }
    return line("strict", agreement.strict) + line("lax   ", agreement.lax)
  }

  // MARK: For programs

  func lines(namesTarget: Bool) -> String {
    beads.map { bead in
      let record = BeadRecord(
        source: bead.source, target: bead.target, sourceText: source.text(of: bead.source),
        targetText: target.text(of: bead.target), score: (bead.score * 1000).rounded() / 1000,
        targetFile: namesTarget ? target.path : nil)
      return JSONText.of(record) + "\n"
    }.joined()
  }

  /// Tabs and line breaks in the text become spaces.
  var table: String {
    func cell(_ text: String) -> String {
      String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 })
    }
    let rows = beads.map { bead in
      [
        Self.numbers(bead.source), Self.numbers(bead.target), isFixed(bead) ? "!" : ScoreText.text(bead.score),
        cell(source.text(of: bead.source)), cell(target.text(of: bead.target)),
      ].joined(separator: "\t") + "\n"
    }
    return "source\ttarget\tscore\tsourceText\ttargetText\n" + rows.joined()
  }

  // MARK: As a page

  /// Two columns; the numbers link a bead's sides, doubtful beads and omissions are coloured.
  var page: String {
    let rows = beads.enumerated().map { index, bead in
      let kind = bead.source.isEmpty || bead.target.isEmpty ? "omission" : isDoubtful(bead) ? "doubtful" : "bead"
      return """
        <tr class="\(kind)"><td id="s\(index)" lang="\(source.language.rawValue)">\
        <a href="#t\(index)">\(Self.numbers(bead.source))</a> \(Self.escaped(source.text(of: bead.source)))</td>\
        <td id="t\(index)" lang="\(target.language.rawValue)">\
        <a href="#s\(index)">\(Self.numbers(bead.target))</a> \(Self.escaped(target.text(of: bead.target)))</td>\
        <td>\(ScoreText.text(bead.score))</td></tr>

        """
    }
    return Self.pageHead(title: "\(source.path) – \(target.path)") + rows.joined() + "</table>\n</body>\n</html>\n"
  }

  private static func pageHead(title: String) -> String {
    """
    <!doctype html>
    <html lang="\(InterfaceLanguage.current.rawValue)">
    <head>
    <meta charset="utf-8">
    <title>\(escaped(title))</title>
    <style>
    body { font: 16px/1.6 sans-serif; margin: 2em auto; max-width: 70em; }
    table { border-collapse: collapse; width: 100%; }
    td { border-top: 1px solid #ccc; padding: .3em .6em; vertical-align: top; width: 47%; }
    td:last-child { color: #666; font-variant-numeric: tabular-nums; width: 6%; }
    td:target { outline: 2px solid #06c; }
    a { color: #666; font-size: .8em; }
    .doubtful { background: #fff3cd; }
    .omission { background: #f8d7da; }
    @media (prefers-color-scheme: dark) {
      body { background: #111; color: #eee; }
      .doubtful { background: #4a3b00; }
      .omission { background: #4a1418; }
    }
    </style>
    </head>
    <body>
    <table>

    """
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }
}

/// One line of `align`. Keys are never renamed.
struct BeadRecord: Encodable {
  let source: [Int]
  let target: [Int]
  let sourceText: String
  let targetText: String
  let score: Double
  /// Where there are several targets.
  let targetFile: String?
}
