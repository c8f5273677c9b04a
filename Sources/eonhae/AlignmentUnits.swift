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

  /// The file of all alignments; what did not go into it is reported.
  static func file(
    of alignments: [AlignmentText], as format: Format, codes: LanguageCodes
  ) throws(FileProblem) -> String {
    let units = alignments.flatMap {
      AlignedUnits.units(source: $0.source, target: $0.target, beads: $0.beads, fixed: $0.fixed)
    }
    var bytes: [UInt8] = []
    let losses: FormatLosses
    switch format {
    case .tmx:
      let header = TMXHeader(creationToolVersion: Program.version)
      let writer = TMXWriter(header: header, codes: codes) { (piece) throws(FileProblem) in bytes += piece }
      for unit in units { try writer.append(unit) }
      losses = try writer.finish()
    case .xliff(let version):
      let writer = XLIFFWriter(version: version, codes: codes) { (piece) throws(FileProblem) in bytes += piece }
      for unit in units { try writer.append(unit) }
      losses = try writer.finish()
    }
    reportOmissions(alignments)
    for loss in losses.all { Terminal.report("eonhae: " + loss.message.text(in: .current)) }
    return String(decoding: bytes, as: UTF8.self)
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
