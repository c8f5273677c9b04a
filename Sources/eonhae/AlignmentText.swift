import BitextModel
import Diagnostics
import TermExtraction
import Workbench

/// An alignment, written for people and programs.
struct AlignmentText: Sendable {
  let source: AlignedDocument
  let target: AlignedDocument
  let beads: [Bead]
  /// What a person has said.
  let settled: SettledBeads

  func isDoubtful(_ bead: Bead) -> Bool { bead.score < DocumentAligner.doubtful }

  /// As programs count sentences: from 0.
  private static func numbers(_ units: [Int]) -> String { units.map(String.init).joined(separator: ",") }

  /// As people count sentences, and as a memory's `position` does: from 1.
  static func ordinals(_ units: [Int]) -> String { numbers(units.map { $0 + 1 }) }

  // MARK: For people

  func text(namesFiles: Bool) -> String {
    var result = namesFiles ? "\(Self.onOneLine(source.path)) – \(Self.onOneLine(target.path))\n\n" : ""
    for bead in beads {
      let moved = bead.place == .moved ? "  " + Self.movedWord : ""
      let mark = isDoubtful(bead) ? " ?" : ""
      result +=
        "\(Self.ordinals(bead.source)) – \(Self.ordinals(bead.target))  \(ScoreText.text(bead.score))\(mark)\(moved)\n"
      if !bead.source.isEmpty { result += "  \(source.text(of: bead.source))\n" }
      if !bead.target.isEmpty { result += "  \(target.text(of: bead.target))\n" }
      for name in names(of: bead) { result += "  ! \(Self.told(name))\n" }
      result += "\n"
    }
    return result
  }

  static var movedWord: String { words("moved", "다른 자리", "位置不同") }

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
      result += ",\"sourceLanguage\":\"\(source.language.rawValue)\""
      result += ",\"sourceText\":\(JSONText.quoted(source.text(of: bead.source)))"
      result += ",\"target\":[\(Self.numbers(bead.target))]"
      if let files { result += ",\"targetFile\":\(files.1)" }
      result += ",\"targetLanguage\":\"\(target.language.rawValue)\""
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

  /// One row a bead, without a first line of names.
  func table(namesFiles: Bool) -> String {
    let files = namesFiles ? [source.path, target.path].map { Self.onOneLine($0) + "\t" }.joined() : ""
    return beads.map { bead in
      let names = names(of: bead).map { "\($0.korean)≠\($0.chinese)(\($0.expected))" }
      return files
        + [
          Self.numbers(bead.source), Self.numbers(bead.target),
          settled.contains(bead) ? "!" : ScoreText.text(bead.score), Self.onOneLine(source.text(of: bead.source)),
          Self.onOneLine(target.text(of: bead.target)), BeadKind(bead).rawValue, names.joined(separator: " "),
        ].joined(separator: "\t") + "\n"
    }.joined()
  }

  /// With spaces for tabs and line breaks.
  static func onOneLine(_ text: String) -> String {
    String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 })
  }
}

/// Persons' names that are not each other's reading.
struct NameRecord: Encodable {
  let ko: String
  let zh: String
  let expected: String
}
