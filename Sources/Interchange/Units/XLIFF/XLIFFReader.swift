import BitextModel
import Diagnostics

/// Reads translation units from an XLIFF file, 1.x or 2.x, one segment at a time and in bounded memory; Trados's and memoQ's dialects of 1.2, too.
///
/// Units without a translation are passed over and counted. What files carry beside source and target (skeletons, matches, other tools'
/// elements) is passed over as well.
public final class XLIFFReader {
  /// As the file has it: `1.2`.
  public private(set) var version = ""
  /// How many segments were read, with a translation or without.
  public private(set) var segmentCount = 0
  public private(set) var untranslatedCount = 0
  /// The line on which the unit begins that ``next()`` gave last; 0 before the first.
  public private(set) var line = 0

  public var warnings: [FileProblem] { file.log.kept }
  public var warningCount: Int { file.log.count }

  var file: UnitFileReader
  private var isFinished = false
  /// The unit that was read last, and its segments that are still to be given, the next one last.
  private var unit = XLIFFUnit()
  private var pending: [XLIFFUnit.Segment] = []
  private var source: Language?
  private var target: Language?
  private var origin: String?

  private static let structure: Set = [
    "xliff", "file", "body", "group", "trans-unit", "unit", "segment", "notes", "originalData", "metadata", "metaGroup",
  ]

  var isTwo: Bool { version.hasPrefix("2") }

  /// - Parameter path: A file, or `-` for standard input.
  /// - Throws: where the file cannot be read, is no XLIFF of a known version or declares entities.
  public convenience init(path: String) throws(FileProblem) {
    try self.init(XMLPullReader(path: path, tolerance: .characters, structure: Self.structure), path: path)
  }

  /// - Parameter path: It stands in messages.
  public convenience init(bytes: [UInt8], path: String) throws(FileProblem) {
    try self.init(XMLPullReader(bytes, path: path, tolerance: .characters, structure: Self.structure), path: path)
  }

  private init(_ xml: consuming XMLPullReader, path: String) throws(FileProblem) {
    file = UnitFileReader(xml, path: path)
    while let node = try file.next() {
      guard case .start(let element) = node else { continue }
      guard element.name == "xliff" else {
        throw FileProblem(
          path: path, line: element.line, column: element.column, message: XLIFFWords.notXLIFF(element.name))
      }
      version = element["version"] ?? ""
      guard ["1.0", "1.1", "1.2", "2.0", "2.1", "2.2"].contains(version) else {
        throw FileProblem(
          path: path, line: element.line, column: element.column, message: XLIFFWords.unknownVersion(version))
      }
      source = language(element["srcLang"], ofTextsIn: "source")
      target = language(element["trgLang"], ofTextsIn: "target")
      if isTwo { noteLanguages(element, "srcLang", "trgLang") }
      return
    }
  }

  /// The next unit; nil at the end.
  ///
  /// - Throws: once, where the file is damaged so that nothing behind it can be read; all units before have then been given.
  public func next() throws(FileProblem) -> TranslationUnit? {
    while true {
      if let segment = pending.popLast() {
        if let result = translation(segment) { return result }
        untranslatedCount += 1
        continue
      }
      guard !isFinished else { return nil }
      do throws(FileProblem) {
        guard let node = try file.next() else {
          finish()
          return nil
        }
        guard case .start(let element) = node else { continue }
        switch element.name {
        case "file": begin(element)
        case "unit", "trans-unit": try take(element)
        case "body", "group": break
        default: try file.skip()
        }
      } catch {
        finish()
        throw FileProblem(
          path: error.path, line: error.line, column: error.column,
          message: TMXWords.damaged(error.message, after: segmentCount))
      }
    }
  }

  /// The segment as a unit; nil where it has no translation.
  private func translation(_ segment: XLIFFUnit.Segment) -> TranslationUnit? {
    guard let source, let target else { return nil }
    return segment.unit(of: unit, from: source, into: target, origin: origin)
  }

  private func finish() {
    isFinished = true
    file.finish()
    if untranslatedCount > 0 { file.log.note(XLIFFWords.untranslated(untranslatedCount)) }
  }

  private func begin(_ element: XMLPullReader.Element) {
    origin = element["original"].flatMap { $0.isEmpty ? nil : $0 }
    guard !isTwo else { return }
    source = language(element["source-language"], ofTextsIn: "source")
    target = language(element["target-language"], ofTextsIn: "target")
    noteLanguages(element, "source-language", "target-language")
  }

  private func language(_ code: String?, ofTextsIn name: String) -> Language? {
    guard let code else { return nil }
    let language = LanguageCodes.language(of: code)
    return language == .chinese ? file.chinese { $0.name == name } : language
  }

  private func noteLanguages(_ element: XMLPullReader.Element, _ sourceName: String, _ targetName: String) {
    if source == nil { file.note(element, XLIFFWords.noLanguage(sourceName)) }
    if target == nil { file.note(element, XLIFFWords.noLanguage(targetName)) }
  }

  // MARK: Units

  private func take(_ element: XMLPullReader.Element) throws(FileProblem) {
    unit = isTwo ? try readUnit(element) : try readTransUnit(element)
    segmentCount += unit.segments.count
    line = element.line
    guard !file.isDamaged else { return }
    guard !file.isOverBudget else { return file.note(element, TMXWords.tooLong(TMXReader.largestText)) }
    guard source != nil, target != nil else { return }
    // A code that is the file's own number says where the unit stands.
    unit.settleID()
    pending = unit.segments.reversed()
  }
}
