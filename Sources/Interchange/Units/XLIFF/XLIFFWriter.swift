import BitextModel
import Diagnostics

/// Writes translation units as XLIFF 1.2, 2.0 or 2.1, one at a time.
///
/// Units of one origin that follow one another are one `file`. Each unit is one segment: `seg-source` and `mrk` in 1.2, `segment` in 2.x. What XLIFF
/// has no place for goes into its Metadata module (2.x) or into elements of our own namespace (1.2), so that ``XLIFFReader`` gives the same units
/// again, but that pairs of codes are numbered anew. The same units give the same bytes.
public final class XLIFFWriter {
  public typealias Sink = ([UInt8]) throws(FileProblem) -> Void

  /// Of the elements that 1.2 files carry for us.
  static let namespace = "urn:eonhae:unit:1"

  let version: XLIFFVersion
  private let codes: LanguageCodes
  private let sink: Sink
  var output = XMLOutput()
  private var pair: (source: Language, target: Language)?
  private var isInFile = false
  private var fileCount = 0
  private var origin: String?
  private var ids: Set<String> = []
  public private(set) var unitCount = 0
  public internal(set) var losses = FormatLosses()

  public init(version: XLIFFVersion = .onePointTwo, codes: LanguageCodes = .regions, sink: @escaping Sink) {
    self.version = version
    self.codes = codes
    self.sink = sink
    output.isCodePointElementAllowed = false
  }

  /// - Parameter terms: Terms of the glossary that stand in the source text.
  public func append(_ unit: TranslationUnit, terms: [XLIFFTerm] = []) throws(FileProblem) {
    unitCount += 1
    if pair == nil { begin(unit.sourceLanguage, unit.targetLanguage) }
    guard let pair, pair == (unit.sourceLanguage, unit.targetLanguage) else {
      losses.note(.otherLanguages, unit: unitCount)
      return
    }
    let invalidBefore = output.invalidCount
    if !isInFile || origin != unit.origin { beginFile(unit.origin) }
    if version.isTwo { writeUnit(unit, terms) } else { writeTransUnit(unit, terms) }
    if output.invalidCount > invalidBefore { losses.note(.invalidCharacter, unit: unitCount) }
    if output.bytes.count >= XMLOutput.bufferLength { try sink(output.takeBytes()) }
  }

  /// Ends the file; the writer is used up then.
  public func finish() throws(FileProblem) -> FormatLosses {
    if pair == nil { begin(.korean, .simplifiedChinese) }
    if !isInFile { beginFile(nil) }
    endFile()
    output.markup("</xliff>\n")
    try sink(output.takeBytes())
    return losses
  }

  // MARK: Files

  private func begin(_ source: Language, _ target: Language) {
    pair = (source, target)
    output.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff")
    if version.isTwo {
      output.attribute("xmlns", "urn:oasis:names:tc:xliff:document:2.0")
      output.attribute("xmlns:mda", "urn:oasis:names:tc:xliff:metadata:2.0")
      output.attribute("xmlns:gls", "urn:oasis:names:tc:xliff:glossary:2.0")
      output.attribute("version", version.rawValue)
      output.attribute("srcLang", codes.code(of: source))
      output.attribute("trgLang", codes.code(of: target))
    } else {
      output.attribute("xmlns", "urn:oasis:names:tc:xliff:document:1.2")
      output.attribute("xmlns:eonhae", Self.namespace)
      output.attribute("version", version.rawValue)
    }
    output.markup(">\n")
  }

  private func beginFile(_ origin: String?) {
    if isInFile { endFile() }
    guard let pair else { return }
    isInFile = true
    fileCount += 1
    self.origin = origin
    ids = []
    output.markup("<file")
    if version.isTwo {
      output.attribute("id", "f\(fileCount)")
      output.attribute("original", origin)
      output.attribute("xml:space", "preserve")
      output.markup(">\n")
    } else {
      output.attribute("original", origin ?? "")
      output.attribute("source-language", codes.code(of: pair.source))
      output.attribute("target-language", codes.code(of: pair.target))
      output.attribute("datatype", "plaintext")
      output.attribute("xml:space", "preserve")
      output.markup(">\n<body>\n")
    }
  }

  private func endFile() {
    if version.isTwo { output.markup("</file>\n") } else { output.markup("</body>\n</file>\n") }
  }

  // MARK: What both kinds have

  /// The id of the unit: its position or the id that it came with, where no other unit of the file has it.
  func takeID(of unit: TranslationUnit) -> (id: String, tellsPosition: Bool) {
    if let position = unit.position, position >= 0, ids.insert(String(position)).inserted {
      return (String(position), true)
    }
    if let kept = unit.properties.first(where: { $0.type == "@id" })?.value, unit.position == nil,
      XMLName.isValid(kept), !kept.utf8.contains(0x3A), !XLIFFUnit.isMadeUp(kept), ids.insert(kept).inserted
    {
      return (kept, true)
    }
    // No id that a unit came with is one of these.
    return ("_\(unitCount)", unit.position == nil)
  }

  /// The state of the target, as the unit came with it where that still says its status.
  func state(of unit: TranslationUnit) -> String {
    let kept = unit.properties.first { $0.type == "@state" }?.value
    let keeps = kept.map {
      XLIFFState.isState($0, of: version) && XLIFFState.status($0, qualifier: nil, isApproved: false) == unit.status
        && unit.status != .rejected
    }
    return keeps == true ? kept! : XLIFFState.state(of: unit.status, version)
  }

  /// What has no place of its own, as pairs of a name and a text.
  func metadata(of unit: TranslationUnit, id: (id: String, tellsPosition: Bool), state: String) -> [(String, String)] {
    var result: [(String, String)] = []
    func add(_ name: String, _ value: String?) { if let value { result.append((name, value)) } }
    if !id.tellsPosition { add("position", unit.position.map { String($0) }) }
    if version.isTwo, unit.status == .rejected { add("status", unit.status.rawValue) }
    add("author", unit.author)
    add("created", unit.created)
    add("changed", unit.changed)
    add("previous", unit.previous)
    add("next", unit.next)
    for property in unit.properties
    where !(property.type == "@id" && property.value == id.id)
      && !(property.type == "@state" && property.value == state)
    {
      result.append(("property:" + property.type, property.value))
    }
    return result
  }

  func note(_ unit: TranslationUnit) {
    guard let note = unit.note else { return }
    output.markup("<note>")
    output.text(note)
    output.markup("</note>\n")
  }
}
