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

  public var warnings: [FileProblem] { log.kept }
  public var warningCount: Int { log.count }

  private let path: String
  var xml: XMLPullReader
  var log: ReadingWarnings
  private var hasNotedEncoding = false
  private var isFinished = false
  private var pending: [TranslationUnit] = []
  private var source: Language?
  private var target: Language?
  private var origin: String?
  var isDamaged = false

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
    self.xml = xml
    self.path = path
    log = ReadingWarnings(path: path)
    while let node = try nextNode() {
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
      source = element["srcLang"].map { LanguageCodes.language(of: $0) }
      target = element["trgLang"].map { LanguageCodes.language(of: $0) }
      if isTwo { noteLanguages(element, "srcLang", "trgLang") }
      return
    }
  }

  /// The next unit; nil at the end.
  ///
  /// - Throws: once, where the file is damaged so that nothing behind it can be read; all units before have then been given.
  public func next() throws(FileProblem) -> TranslationUnit? {
    while pending.isEmpty {
      guard !isFinished else { return nil }
      do throws(FileProblem) {
        guard let node = try nextNode() else {
          finish()
          return nil
        }
        guard case .start(let element) = node else { continue }
        switch element.name {
        case "file": begin(element)
        case "unit", "trans-unit": try take(element)
        case "body", "group": break
        default: try skip()
        }
      } catch {
        finish()
        throw FileProblem(
          path: error.path, line: error.line, column: error.column,
          message: TMXWords.damaged(error.message, after: segmentCount))
      }
    }
    return pending.removeFirst()
  }

  private func finish() {
    isFinished = true
    if xml.invalidCount > 0 { log.note(XMLWords.invalidBytes(xml.invalidCount)) }
    if untranslatedCount > 0 { log.note(XLIFFWords.untranslated(untranslatedCount)) }
  }

  private func begin(_ element: XMLPullReader.Element) {
    origin = element["original"].flatMap { $0.isEmpty ? nil : $0 }
    guard !isTwo else { return }
    source = element["source-language"].map { LanguageCodes.language(of: $0) }
    target = element["target-language"].map { LanguageCodes.language(of: $0) }
    noteLanguages(element, "source-language", "target-language")
  }

  private func noteLanguages(_ element: XMLPullReader.Element, _ sourceName: String, _ targetName: String) {
    if source == nil { note(element, XLIFFWords.noLanguage(sourceName)) }
    if target == nil { note(element, XLIFFWords.noLanguage(targetName)) }
  }

  func note(_ element: XMLPullReader.Element, _ message: Message) {
    log.note(line: element.line, column: element.column, message)
  }

  func nextNode() throws(FileProblem) -> XMLPullReader.Node? {
    while let node = try xml.next() {
      if !hasNotedEncoding, let contradiction = xml.encodingContradiction {
        hasNotedEncoding = true
        log.note(line: 1, column: 1, contradiction)
      }
      guard case .oddity(let oddity) = node else { return node }
      log.note(line: oddity.line, column: oddity.column, oddity.message)
      if oddity.kind == .ampersand { isDamaged = true }
    }
    return nil
  }

  /// Passes over the rest of the element whose start was read last.
  func skip() throws(FileProblem) {
    var depth = 1
    while depth > 0, let node = try nextNode() {
      if case .start = node { depth += 1 }
      if case .end = node { depth -= 1 }
    }
  }

  // MARK: Units

  private func take(_ element: XMLPullReader.Element) throws(FileProblem) {
    isDamaged = false
    var unit = isTwo ? try readUnit(element) : try readTransUnit(element)
    segmentCount += unit.segments.count
    line = element.line
    guard !isDamaged else { return }
    if unit.isTooLong { return note(element, TMXWords.tooLong(TMXReader.largestText)) }
    guard let source, let target else { return }
    // A code that is the file's own number says where the unit stands.
    unit.settleID()
    for segment in unit.segments {
      guard let result = segment.unit(of: unit, from: source, into: target, origin: origin) else {
        untranslatedCount += 1
        continue
      }
      pending.append(result)
    }
  }
}
