import ArgumentParser
import BitextModel
import Diagnostics
import Interchange
import Workbench

extension LanguageCodes: ExpressibleByArgument {}

/// Alignments as a file for translation tools.
enum AlignmentUnits {
  enum Format {
    case tmx
    case xliff(XLIFFVersion)
  }

  /// The file of all alignments, which share their source; what did not go into it is reported.
  ///
  /// - Throws: where the targets are in several languages and the format holds one pair.
  static func file(
    of alignments: [AlignmentText], as format: Format, codes: LanguageCodes
  ) throws(FileProblem) -> String {
    let units = alignments.flatMap {
      AlignedUnits.units(source: $0.source, target: $0.target, beads: $0.beads, settled: $0.settled)
    }
    var bytes: [UInt8] = []
    let losses: FormatLosses
    switch format {
    case .tmx:
      var header = TMXHeader(creationToolVersion: Program.version)
      header.sourceLanguage = (alignments.first?.source.language).map { codes.code(of: $0) }
      let writer = TMXWriter(header: header, languages: .all, codes: codes) { (piece) throws(FileProblem) in
        bytes += piece
      }
      for unit in units { try writer.append(unit) }
      losses = try writer.finish()
    case .xliff(let version):
      try refuseSeveralLanguages(alignments)
      let writer = XLIFFWriter(version: version, codes: codes) { (piece) throws(FileProblem) in bytes += piece }
      for unit in units { try writer.append(unit) }
      losses = try writer.finish()
    }
    reportOmissions(alignments)
    for loss in losses.all { Terminal.report("eonhae: " + loss.message.text(in: .current)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func refuseSeveralLanguages(_ alignments: [AlignmentText]) throws(FileProblem) {
    guard let first = alignments.first?.target.language,
      let other = alignments.first(where: { $0.target.language != first })?.target
    else { return }
    let (known, found) = (first.rawValue, other.language.rawValue)
    throw FileProblem(
      path: other.path,
      message: Message(
        en:
          "expected a document in \(known) like the first target, for XLIFF holds one pair of languages, found \(found); write a file for each, or one of --format tmx",
        ko: "XLIFF에는 한 언어 쌍만 담을 수 있어 첫 대상처럼 \(known) 문서가 와야 하는데 \(found)입니다. 파일을 따로 만들거나 --format tmx를 쓰세요",
        zh: "XLIFF 只容纳一个语言对，此处应为与第一篇译文同语言（\(known)）的文档，却是 \(found)；请分别生成文件，或使用 --format tmx"))
  }

  /// A memory holds pairs: what stands in one language only cannot go into it.
  private static func reportOmissions(_ alignments: [AlignmentText]) {
    let count = alignments.reduce(0) { sum, alignment in
      sum + alignment.beads.count { $0.source.isEmpty || $0.target.isEmpty }
    }
    guard count > 0 else { return }
    Terminal.report(
      "eonhae: "
        + words(
          "what stands in one language only was left out (places: \(count))", "한 언어에만 있는 \(count)곳을 뺐습니다",
          "只有一种语言的 \(count) 处已略去"))
  }
}
