import ArgumentParser
import BitextModel
import Diagnostics
import Interchange
import Workbench

extension LanguageCodes: ExpressibleByArgument {}

/// Alignments as a file for translation tools, written to standard output one after the other: none is held.
final class AlignmentUnits {
  enum Format {
    case tmx
    case xliff(XLIFFVersion)
  }

  private enum Writer {
    case tmx(TMXWriter)
    case xliff(XLIFFWriter)
  }

  private let format: Format
  private let codes: LanguageCodes
  private var writer: Writer?
  /// Of the first alignment.
  private var target: Language?
  /// Places that stand in one language only.
  private var omissions = 0

  init(_ format: Format, codes: LanguageCodes) {
    self.format = format
    self.codes = codes
  }

  /// Writes the units of the beads that have both sides.
  ///
  /// - Throws: where the target is in another language than the first one's and the format holds one pair; nothing of it is written then.
  func append(_ alignment: AlignmentText) throws(FileProblem) {
    try refuseOtherLanguage(alignment)
    let units = AlignedUnits.units(
      source: alignment.source, target: alignment.target, beads: alignment.beads, settled: alignment.settled)
    omissions += alignment.beads.count { $0.source.isEmpty || $0.target.isEmpty }
    let writer = writer ?? begun(alignment.source.language)
    for unit in units {
      switch writer {
      case .tmx(let writer): try writer.append(unit)
      case .xliff(let writer): try writer.append(unit)
      }
    }
  }

  /// Ends the file, and reports what did not go into it.
  func finish() throws(FileProblem) {
    let losses =
      switch writer ?? begun(nil) {
      case .tmx(let writer): try writer.finish()
      case .xliff(let writer): try writer.finish()
      }
    reportOmissions()
    for loss in losses.all { Terminal.report("eonhae: " + loss.message.text(in: .current)) }
  }

  private func begun(_ source: Language?) -> Writer {
    let sink = { (piece: [UInt8]) throws(FileProblem) in Terminal.write(String(decoding: piece, as: UTF8.self)) }
    let result: Writer
    switch format {
    case .tmx:
      var header = TMXHeader(creationToolVersion: Program.version)
      header.sourceLanguage = source.map { codes.code(of: $0) }
      result = .tmx(TMXWriter(header: header, languages: .all, codes: codes, sink: sink))
    case .xliff(let version): result = .xliff(XLIFFWriter(version: version, codes: codes, sink: sink))
    }
    writer = result
    return result
  }

  /// Before anything of several targets is written.
  ///
  /// - Throws: for the first that ``append(_:)`` would refuse.
  func check(_ alignments: [AlignmentText]) throws(FileProblem) {
    for alignment in alignments { try refuseOtherLanguage(alignment) }
    target = nil
  }

  private func refuseOtherLanguage(_ alignment: AlignmentText) throws(FileProblem) {
    guard case .xliff = format else { return }
    guard let first = target else {
      target = alignment.target.language
      return
    }
    let other = alignment.target
    guard other.language != first else { return }
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
  private func reportOmissions() {
    guard omissions > 0 else { return }
    Terminal.report(
      "eonhae: "
        + words(
          "what stands in one language only was left out (places: \(omissions))", "한 언어에만 있는 \(omissions)곳을 뺐습니다",
          "只有一种语言的 \(omissions) 处已略去"))
  }
}
