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
  public var warnings: [FileProblem] { file.log.kept }
  public var warningCount: Int { file.log.count }

  private let path: String
  private let wantedSource: Language?
  private let wantedTarget: Language?
  var file: UnitFileReader
  private var isFinished = false
  /// The unit that was read last, and the pairs of its texts that are still to be given, the next one last.
  private var unit = TMXUnit()
  private var pending: [(source: Int, target: Int)] = []
  /// What the codes of the file mean.
  var codes: [String: (language: Language, isPlain: Bool)] = [:]

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
    file = UnitFileReader(xml, path: path)
    self.path = path
    wantedSource = source
    wantedTarget = target
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
        guard let node = try file.next() else {
          isFinished = true
          file.finish()
          return nil
        }
        if case .start(let element) = node {
          if element.name == "tu" { try take(element) } else if element.name != "body" { try file.skip() }
        }
      } catch {
        isFinished = true
        file.finish()
        throw FileProblem(
          path: error.path, line: error.line, column: error.column,
          message: TMXWords.damaged(error.message, after: unitCount))
      }
    }
    // One at a time: what a unit says of itself goes into each of its pairs.
    let (source, target) = pending.removeLast()
    return unit.pair(source, target, warnings: &file.log, line: line)
  }

  // MARK: The beginning of the file

  private func readUpToBody() throws(FileProblem) {
    var hasHeader = false
    var isTMX = false
    while let node = try file.next() {
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
        if !hasHeader { file.note(element, TMXWords.noHeader) }
        if element.name == "tu" { try take(element) }
        return
      default: try file.skip()
      }
    }
  }

  private func readHeader(_ element: XMLPullReader.Element) throws(FileProblem) {
    file.begin(element)
    for attribute in element.attributes {
      switch attribute.prefix == nil ? attribute.name : "" {
      case "creationtool": header.creationTool = attribute.value
      case "creationtoolversion": header.creationToolVersion = attribute.value
      case "segtype": header.segmentType = attribute.value
      case "o-tmf": header.originalFormat = attribute.value
      case "adminlang": header.adminLanguage = attribute.value
      case "srclang": header.sourceLanguage = attribute.value
      case "datatype": header.dataType = attribute.value
      default: header.properties.append(.init("@" + attribute.commonName, attribute.value))
      }
    }
    let missing = TMXHeader.required.filter { element[$0] == nil }
    if !missing.isEmpty {
      file.note(element, TMXWords.headerLacks(missing))
    }
    while let node = try file.next() {
      switch node {
      case .start(let child) where child.name == "prop" || child.name == "note":
        let type = child.name == "note" ? "note" : child["type"] ?? ""
        let text = try file.text()
        guard !file.isOverBudget else {
          file.note(child, TMXWords.notKept("<\(child.name)>"), kind: "element")
          continue
        }
        header.properties.append(.init(UnitAddress(.unit, child.name == "note" ? .note : .property, type).type, text))
      case .start(let child):
        file.note(child, TMXWords.notKept("<\(child.name)>"), kind: "element")
        try file.skip()
      case .end: return
      case .text, .oddity: break
      }
    }
  }

  // MARK: Units

  private func take(_ element: XMLPullReader.Element) throws(FileProblem) {
    unit = try readUnit(element)
    unitCount += 1
    line = element.line
    guard !file.isDamaged else { return }
    guard !file.isOverBudget else { return file.note(element, TMXWords.tooLong(Self.largestText)) }
    pending = pairs(element).reversed()
  }

  /// The texts of the unit that are wanted, source and target, in the order in which they are given.
  private func pairs(_ element: XMLPullReader.Element) -> [(source: Int, target: Int)] {
    var sources = unit.variants.indices.filter { index in
      wantedSource.map { unit.variants[index].language.isKind(of: $0) } ?? false
    }
    if wantedSource == nil { sources = fileSources(element) }
    var result: [(source: Int, target: Int)] = []
    for source in sources {
      for target in unit.variants.indices where target != source {
        let language = unit.variants[target].language
        guard
          wantedTarget.map({ language.isKind(of: $0) }) ?? (language != unit.variants[source].language)
        else { continue }
        result.append((source, target))
      }
    }
    if result.isEmpty { file.note(element, TMXWords.noPair) }
    return result
  }

  /// The texts that the file calls the source.
  private func fileSources(_ element: XMLPullReader.Element) -> [Int] {
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
    file.note(element, TMXWords.noSource(code), kind: "noSource")
    return [0]
  }
}
