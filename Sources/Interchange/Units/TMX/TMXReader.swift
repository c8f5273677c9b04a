import BitextModel
import Diagnostics

/// Reads translation units from a TMX file of any version from 1.1 to 1.4b, one at a time and in bounded memory.
///
///     let reader = try TMXReader(path: "memory.tmx", source: .korean, target: .simplifiedChinese)
///     while let unit = try reader.next() { … }
///     for warning in reader.warnings { … }
///
/// A unit of several languages gives a ``TranslationUnit`` for each pair that is asked for. The codes of languages become the languages of
/// this program (`zh-CN` is `zh-Hans`); what the code says beyond that is kept as a property, as is everything that has no place of its own.
/// What a ``TranslationUnit/Property`` means by its type is told in Documentation/Formats.md.
///
/// ## Topics
/// - Reading: ``init(path:source:target:)``, ``next()``
/// - What the file says of itself: ``header``
/// - What was odd or could not be kept: ``warnings``, ``warningCount``
public final class TMXReader {
  /// The most bytes of one text, codes included; a unit with a longer one is left out.
  public static let largestText = 1 << 20
  /// The most bytes of all that one unit holds.
  public static let largestUnit = 8 << 20
  /// The most texts of one unit.
  static let mostVariants = 64
  private static let structure: Set = ["tmx", "header", "body", "tu", "tuv"]

  public private(set) var header: TMXHeader
  /// How many `tu` were read, whether or not they gave a unit.
  public private(set) var unitCount = 0
  /// The line on which the unit begins that ``next()`` gave last; 0 before the first.
  public private(set) var line = 0

  /// The first of each kind, each with its place where it has one.
  public var warnings: [FileProblem] { log.kept }
  public var warningCount: Int { log.count }

  private let path: String
  private let wantedSource: Language?
  private let wantedTarget: Language?
  var xml: XMLPullReader
  var log: ReadingWarnings
  private var hasNotedEncoding = false
  private var isFinished = false
  private var pending: [TranslationUnit] = []
  /// What the codes of the file mean.
  var codes: [String: (language: Language, isPlain: Bool)] = [:]
  /// Set where something in the unit was lost that makes its text another.
  var isDamaged = false

  /// Opens a file and reads its header.
  ///
  /// - Parameters:
  ///   - path: A file, or `-` for standard input.
  ///   - source: The source language of the units that are wanted, whatever the file's; nil for the file's own.
  ///   - target: Their target language; nil for every other that a unit has.
  /// - Throws: where the file cannot be read, is no TMX, declares entities or is in an encoding that is not read.
  public convenience init(path: String, source: Language? = nil, target: Language? = nil) throws(FileProblem) {
    try self.init(
      XMLPullReader(path: path, tolerance: .characters, structure: Self.structure), path: path, source: source,
      target: target)
  }

  /// - Parameter path: It stands in messages.
  public convenience init(
    bytes: [UInt8], path: String, source: Language? = nil, target: Language? = nil
  ) throws(FileProblem) {
    try self.init(
      XMLPullReader(bytes, path: path, tolerance: .characters, structure: Self.structure), path: path, source: source,
      target: target)
  }

  private init(
    _ xml: consuming XMLPullReader, path: String, source: Language?, target: Language?
  ) throws(FileProblem) {
    self.xml = xml
    self.path = path
    wantedSource = source
    wantedTarget = target
    log = ReadingWarnings(path: path)
    header = TMXHeader(creationTool: "", creationToolVersion: "", originalFormat: "")
    header.segmentType = ""
    header.adminLanguage = ""
    header.dataType = ""
    header.version = ""
    try readUpToBody()
  }

  /// The next unit; nil at the end.
  ///
  /// - Throws: once, where the file is damaged so that nothing behind it can be read, with the place and how many units came before. All
  ///   units before have then been given.
  public func next() throws(FileProblem) -> TranslationUnit? {
    while pending.isEmpty {
      guard !isFinished else { return nil }
      do throws(FileProblem) {
        guard let node = try nextNode() else {
          finish()
          return nil
        }
        if case .start(let element) = node {
          if element.name == "tu" { try take(element) } else if element.name != "body" { try skip(element) }
        }
      } catch {
        finish()
        throw FileProblem(
          path: error.path, line: error.line, column: error.column,
          message: TMXWords.damaged(error.message, after: unitCount))
      }
    }
    return pending.removeFirst()
  }

  private func finish() {
    isFinished = true
    if xml.invalidCount > 0 { log.note(XMLWords.invalidBytes(xml.invalidCount)) }
  }

  // MARK: Nodes

  /// The next node that is no oddity; those are noted.
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

  /// Passes over what is in an element.
  func skip(_ element: XMLPullReader.Element) throws(FileProblem) {
    var depth = 1
    while depth > 0, let node = try nextNode() {
      if case .start = node { depth += 1 }
      if case .end = node { depth -= 1 }
    }
  }

  /// The text in an element, elements in it included; nil where it is longer than `limit` bytes.
  func text(in element: XMLPullReader.Element, limit: Int) throws(FileProblem) -> String? {
    var result = ""
    var size = 0
    var depth = 1
    while depth > 0, let node = try nextNode() {
      switch node {
      case .text(let piece):
        size += piece.utf8.count
        if size <= limit { result += piece }
      case .start: depth += 1
      case .end: depth -= 1
      case .oddity: break
      }
    }
    return size <= limit ? result : nil
  }

  // MARK: The beginning of the file

  private func readUpToBody() throws(FileProblem) {
    var hasHeader = false
    var isTMX = false
    while let node = try nextNode() {
      guard case .start(let element) = node else { continue }
      guard isTMX else {
        guard element.name == "tmx" else {
          throw FileProblem(
            path: path, line: element.line, column: element.column, message: TMXWords.notTMX(element.name))
        }
        isTMX = true
        header.version = element["version"] ?? ""
        continue
      }
      switch element.name {
      case "header":
        hasHeader = true
        try readHeader(element)
      case "body", "tu":
        if !hasHeader { log.note(line: element.line, column: element.column, TMXWords.noHeader) }
        if element.name == "tu" { try take(element) }
        return
      default: try skip(element)
      }
    }
  }

  private func readHeader(_ element: XMLPullReader.Element) throws(FileProblem) {
    for attribute in element.attributes {
      switch attribute.name {
      case "creationtool": header.creationTool = attribute.value
      case "creationtoolversion": header.creationToolVersion = attribute.value
      case "segtype": header.segmentType = attribute.value
      case "o-tmf": header.originalFormat = attribute.value
      case "adminlang": header.adminLanguage = attribute.value
      case "srclang": header.sourceLanguage = attribute.value
      case "datatype": header.dataType = attribute.value
      default: header.properties.append(.init("@" + attribute.name, attribute.value))
      }
    }
    let missing = TMXHeader.required.filter { element[$0] == nil }
    if !missing.isEmpty {
      log.note(line: element.line, column: element.column, TMXWords.headerLacks(missing))
    }
    while let node = try nextNode() {
      switch node {
      case .start(let child) where child.name == "prop" || child.name == "note":
        let address = UnitAddress(
          .unit, child.name == "note" ? .note : .property, child.name == "note" ? "note" : child["type"] ?? "")
        guard header.properties.count < 1000, let text = try text(in: child, limit: Self.largestText) else { break }
        header.properties.append(.init(address.type, text))
      case .start(let child):
        log.note(line: child.line, column: child.column, TMXWords.notKept("<\(child.name)>"))
        try skip(child)
      case .end: return
      case .text, .oddity: break
      }
    }
  }

  // MARK: Units

  private func take(_ element: XMLPullReader.Element) throws(FileProblem) {
    isDamaged = false
    let unit = try readUnit(element)
    unitCount += 1
    line = element.line
    guard !isDamaged else { return }
    if unit.isTooLong {
      log.note(line: element.line, column: element.column, TMXWords.tooLong(Self.largestText))
      return
    }
    pending = pairs(of: unit, element)
  }

  private func pairs(of unit: TMXUnit, _ element: XMLPullReader.Element) -> [TranslationUnit] {
    var sources = unit.variants.indices.filter { index in
      wantedSource.map { unit.variants[index].language.isKind(of: $0) } ?? false
    }
    if wantedSource == nil { sources = fileSources(of: unit, element) }
    var result: [TranslationUnit] = []
    for source in sources {
      for target in unit.variants.indices where target != source {
        let language = unit.variants[target].language
        guard
          wantedTarget.map({ language.isKind(of: $0) }) ?? (language != unit.variants[source].language)
        else { continue }
        result.append(unit.pair(source, target, warnings: &log, line: element.line))
      }
    }
    if result.isEmpty { log.note(line: element.line, column: element.column, TMXWords.noPair) }
    return result
  }

  /// The texts that the file calls the source.
  private func fileSources(of unit: TMXUnit, _ element: XMLPullReader.Element) -> [Int] {
    guard !unit.variants.isEmpty else { return [] }
    let code = unit.sourceLanguage ?? header.sourceLanguage ?? "*all*"
    if code.isEmpty || code.lowercased() == "*all*" { return [0] }
    let same = unit.variants.indices.filter { unit.variants[$0].code.lowercased() == code.lowercased() }
    if !same.isEmpty { return same }
    let language = LanguageCodes.language(of: code)
    let alike = unit.variants.indices.filter {
      unit.variants[$0].language.isKind(of: language) || language.isKind(of: unit.variants[$0].language)
    }
    if !alike.isEmpty { return alike }
    log.note(line: element.line, column: element.column, TMXWords.noSource(code))
    return [0]
  }
}
