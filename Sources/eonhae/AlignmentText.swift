import BitextModel
import Diagnostics
import TermExtraction
import Workbench

/// An alignment, written for people and programs.
struct AlignmentText: Sendable {
  let source: AlignedDocument
  let target: AlignedDocument
  let beads: [Bead]
  /// The source sides of the beads that a person has settled.
  let fixed: Set<[Int]>

  private func isDoubtful(_ bead: Bead) -> Bool { bead.score < DocumentAligner.doubtful }

  private func isFixed(_ bead: Bead) -> Bool { bead.score == 1 && fixed.contains(bead.source) }

  static func numbers(_ units: [Int]) -> String { units.map(String.init).joined(separator: ",") }

  // MARK: For people

  func text(namesFiles: Bool) -> String {
    var result = namesFiles ? "\(source.path) – \(target.path)\n\n" : ""
    for bead in beads {
      let moved = bead.place == .moved ? "  " + Self.movedWord : ""
      let mark = isDoubtful(bead) ? " ?" : ""
      result +=
        "\(Self.numbers(bead.source)) – \(Self.numbers(bead.target))  \(ScoreText.text(bead.score))\(mark)\(moved)\n"
      if !bead.source.isEmpty { result += "  \(source.text(of: bead.source))\n" }
      if !bead.target.isEmpty { result += "  \(target.text(of: bead.target))\n" }
      for name in names(of: bead) { result += "  ! \(Self.told(name))\n" }
      result += "\n"
    }
    return result
  }

  private static var movedWord: String { words("moved", "다른 자리", "位置不同") }

  static func told(_ name: NameMismatch) -> String {
    words(
      "the names do not fit: \(name.korean) – \(name.chinese); its reading is \(name.expected)",
      "이름이 서로 맞지 않습니다: \(name.korean) – \(name.chinese). \(name.chinese)의 음은 \(name.expected)입니다",
      "人名不相符：\(name.korean) – \(name.chinese)；\(name.chinese)的读音为 \(name.expected)")
  }

  /// The persons of a bead whose names are not each other's reading, where the bead is else not in doubt.
  func names(of bead: Bead) -> [NameMismatch] {
    guard !bead.source.isEmpty, !bead.target.isEmpty, !isDoubtful(bead) else { return [] }
    let (first, second) = (source.text(of: bead.source), target.text(of: bead.target))
    return source.language.isChinese
      ? NameMismatch.all(korean: second, chinese: first) : NameMismatch.all(korean: first, chinese: second)
  }

  static func agreement(_ agreement: AlignmentAgreement) -> String {
    func line(_ name: String, _ figures: AlignmentAgreement.Figures) -> String {
      "\(name) P \(ScoreText.text(figures.precision)) R \(ScoreText.text(figures.recall)) F1 \(ScoreText.text(figures.f1))\n"
    }
    return line("strict", agreement.strict) + line("lax   ", agreement.lax)
  }

  // MARK: For programs

  func lines(namesFiles: Bool) -> String {
    let files = namesFiles ? (JSONText.quoted(source.path), JSONText.quoted(target.path)) : nil
    var result = ""
    for bead in beads {
      // Keys in the order in which all records have them.
      result += "{\"kind\":\"\(BeadKind(bead).rawValue)\""
      if let names = nameRecords(of: bead) { result += ",\"names\":\(JSONText.of(names))" }
      result += ",\"score\":\(Self.shortScore(bead.score)),\"source\":[\(Self.numbers(bead.source))]"
      if let files { result += ",\"sourceFile\":\(files.0)" }
      result += ",\"sourceText\":\(JSONText.quoted(source.text(of: bead.source)))"
      result += ",\"target\":[\(Self.numbers(bead.target))]"
      if let files { result += ",\"targetFile\":\(files.1)" }
      result += ",\"targetText\":\(JSONText.quoted(target.text(of: bead.target)))}\n"
    }
    return result
  }

  /// With three decimals, as JSON writes a number: 1, 0.5.
  private static func shortScore(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    var (decimals, places) = (thousandths % 1000, 3)
    while places > 0, decimals % 10 == 0 { (decimals, places) = (decimals / 10, places - 1) }
    guard places > 0 else { return String(thousandths / 1000) }
    let digits = String(decimals)
    return "\(thousandths / 1000)." + String(repeating: "0", count: places - digits.count) + digits
  }

  static func rounded(_ score: Double) -> Double { (score * 1000).rounded() / 1000 }

  func nameRecords(of bead: Bead) -> [NameRecord]? {
    let names = names(of: bead).map { NameRecord(ko: $0.korean, zh: $0.chinese, expected: $0.expected) }
    return names.isEmpty ? nil : names
  }

  static let tableHead = "source\ttarget\tscore\tsourceText\ttargetText\tkind\tnames\n"

  /// Tabs and line breaks in the text become spaces.
  var table: String {
    func cell(_ text: String) -> String {
      String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 })
    }
    return beads.map { bead in
      let names = names(of: bead).map { "\($0.korean)≠\($0.chinese)(\($0.expected))" }
      return [
        Self.numbers(bead.source), Self.numbers(bead.target), isFixed(bead) ? "!" : ScoreText.text(bead.score),
        cell(source.text(of: bead.source)), cell(target.text(of: bead.target)), BeadKind(bead).rawValue,
        names.joined(separator: " "),
      ].joined(separator: "\t") + "\n"
    }.joined()
  }

  // MARK: As a page

  /// Two columns; the numbers link a bead's sides; doubtful and moved beads, omissions and names that do not fit are coloured.
  var page: String {
    let rows = beads.enumerated().map { index, bead in
      let names = names(of: bead)
      let kind = isDoubtful(bead) && BeadKind(bead) == .pair ? "doubtful" : BeadKind(bead).rawValue
      let note =
        (bead.place == .moved ? "<p class=\"note\">\(Self.movedWord)</p>" : "")
        + names.map { "<p class=\"note\">\(Self.escaped(Self.told($0)))</p>" }.joined()
      let (sourceNames, targetNames) =
        source.language.isChinese
        ? (names.map(\.chinese), names.map(\.korean)) : (names.map(\.korean), names.map(\.chinese))
      return """
        <tr class="\(kind)"><td id="s\(index)" lang="\(source.language.rawValue)">\
        <a href="#t\(index)">\(Self.numbers(bead.source))</a> \(Self.marked(source.text(of: bead.source), sourceNames))</td>\
        <td id="t\(index)" lang="\(target.language.rawValue)">\
        <a href="#s\(index)">\(Self.numbers(bead.target))</a> \(Self.marked(target.text(of: bead.target), targetNames))</td>\
        <td>\(ScoreText.text(bead.score))\(note)</td></tr>

        """
    }
    return Self.pageHead(title: "\(source.path) – \(target.path)") + rows.joined() + Self.pageEnd
  }

  static let pageEnd = "</table>\n</body>\n</html>\n"

  /// The text with the first mention of each name marked.
  private static func marked(_ text: String, _ names: [String]) -> String {
    names.reduce(escaped(text)) { text, name in
      let parts = text.split(separator: escaped(name), maxSplits: 1, omittingEmptySubsequences: false)
      return parts.count == 2 ? "\(parts[0])<mark>\(escaped(name))</mark>\(parts[1])" : text
    }
  }

  static func pageHead(title: String) -> String {
    """
    <!doctype html>
    <html lang="\(InterfaceLanguage.current.rawValue)">
    <head>
    <meta charset="utf-8">
    <title>\(escaped(title))</title>
    <style>
    body { font: 16px/1.6 sans-serif; margin: 2em auto; max-width: 70em; }
    table { border-collapse: collapse; width: 100%; }
    td { border-top: 1px solid #ccc; padding: .3em .6em; vertical-align: top; width: 45%; }
    td:last-child { color: #666; font-variant-numeric: tabular-nums; width: 10%; }
    td:target { outline: 2px solid #06c; }
    a { color: #666; font-size: .8em; }
    .doubtful { background: #fff3cd; }
    .omission { background: #f8d7da; }
    .moved { background: #d6e9f8; }
    mark { background: none; color: inherit; text-decoration: underline wavy #c00; }
    .note { margin: 0; font-size: .8em; }
    @media (prefers-color-scheme: dark) {
      body { background: #111; color: #eee; }
      .doubtful { background: #4a3b00; }
      .omission { background: #4a1418; }
      .moved { background: #12344d; }
    }
    </style>
    </head>
    <body>
    <table>

    """
  }

  static func escaped(_ text: String) -> String {
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

/// Persons' names that are not each other's reading.
struct NameRecord: Encodable {
  let ko: String
  let zh: String
  let expected: String
}
