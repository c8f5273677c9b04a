import BitextModel
import Diagnostics

/// Writes translation units as TMX 1.4b, one at a time.
///
///     let writer = TMXWriter { bytes throws(FileProblem) in … }
///     for unit in units { try writer.append(unit) }
///     let losses = try writer.finish()
///
/// The same units give the same bytes: no clock is read, dates are those of the units. What TMX cannot hold is counted and told at the end.
public final class TMXWriter {
  /// Which units a file takes.
  public enum Languages: Sendable {
    /// Those of the first unit's pair of languages; many tools mix up what a file of several holds.
    case onePair
    /// All; the header says that each language may be the source (`*all*`).
    case all
  }

  public typealias Sink = ([UInt8]) throws(FileProblem) -> Void

  private var header: TMXHeader
  private let languages: Languages
  private let codes: LanguageCodes
  private let sink: Sink
  private var output = XMLOutput()
  private var hasBegun = false
  private var isInBody = false
  /// What `zh` alone means in the file.
  private var chinese: Language?
  private var pair: (source: Language, target: Language)?
  /// How many units were given, written or not.
  public private(set) var unitCount = 0
  public private(set) var losses = FormatLosses()

  /// - Parameters:
  ///   - header: Its source language is filled in from the first unit where it has none.
  ///   - sink: Takes the bytes of the file, UTF-8, in order.
  public init(
    header: TMXHeader = TMXHeader(), languages: Languages = .onePair, codes: LanguageCodes = .regions,
    sink: @escaping Sink
  ) {
    self.header = header
    self.languages = languages
    self.codes = codes
    self.sink = sink
  }

  public func append(_ unit: TranslationUnit) throws(FileProblem) {
    unitCount += 1
    if !hasBegun { begin(source: unit.sourceLanguage, target: unit.targetLanguage) }
    if languages == .onePair, let pair, pair != (unit.sourceLanguage, unit.targetLanguage) {
      losses.note(.otherLanguages, unit: unitCount)
      return
    }
    write(unit)
    if output.bytes.count >= XMLOutput.bufferLength { try sink(output.takeBytes()) }
  }

  /// Ends the file; the writer is used up then.
  public func finish() throws(FileProblem) -> FormatLosses {
    if !hasBegun { begin(source: nil, target: nil) }
    output.markup("</body>\n</tmx>\n")
    try sink(output.takeBytes())
    return losses
  }

  // MARK: The file

  private func begin(source: Language?, target: Language?) {
    hasBegun = true
    if let source, let target { pair = (source, target) }
    let code =
      header.sourceLanguage ?? (languages == .all ? "*all*" : source.map { codes.code(of: $0) } ?? "*all*")
    output.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header")
    let values = [
      header.creationTool, header.creationToolVersion, header.segmentType, header.originalFormat, header.adminLanguage,
      code, header.dataType,
    ]
    for (name, value) in zip(TMXHeader.required, values) { output.attribute(name, value) }
    let properties = header.properties.map { (address: UnitAddress(type: $0.type), value: $0.value) }
    attributes(of: .unit, properties, except: TMXHeader.required)
    output.markup(">\n")
    for (address, value) in properties where address.kind != .attribute { annotation(address, value) }
    output.markup("</header>\n<body>\n")
    isInBody = true
    if output.invalidCount > 0 { losses.note(.invalidCharacter, unit: 0) }
  }

  // MARK: Units

  private func write(_ unit: TranslationUnit) {
    let invalidBefore = output.invalidCount
    let properties = unit.properties.map { (address: UnitAddress(type: $0.type), value: $0.value) }
    output.markup("<tu")
    let fields = attributeFields(of: unit)
    for (name, value) in fields { output.attribute(name, value) }
    attributes(of: .unit, properties, except: ["srclang"] + fields.map(\.name))
    output.markup(">\n")
    if let note = unit.note { annotation(.init(.unit, .note, "note"), note) }
    field(UnitFields.origin, unit.origin)
    field(UnitFields.position, unit.position.map { String($0) })
    field(UnitFields.previous, unit.previous.map { UnitFields.context(of: $0) })
    field(UnitFields.next, unit.next.map { UnitFields.context(of: $0) })
    if unit.status != .translated { field(UnitFields.status, UnitFields.trados(unit.status)) }
    for (address, value) in properties where address.owner == .unit && address.kind != .attribute {
      annotation(address, value)
    }
    variant(unit.source, language: unit.sourceLanguage, .source, properties)
    variant(unit.target, language: unit.targetLanguage, .target, properties)
    output.markup("</tu>\n")
    if output.invalidCount > invalidBefore { losses.note(.invalidCharacter, unit: unitCount) }
  }

  private typealias Properties = [(address: UnitAddress, value: String)]

  /// The fields of a unit that are attributes.
  private func attributeFields(of unit: TranslationUnit) -> [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = []
    for (name, date) in [("creationdate", unit.created), ("changedate", unit.changed)] {
      guard let date else { continue }
      if let compact = ExchangeDates.compact(date) {
        fields.append((name, compact))
      } else {
        losses.note(.date, unit: unitCount)
      }
    }
    if let author = unit.author { fields.append(("creationid", author)) }
    return fields
  }

  /// The attributes among the properties, each name once.
  ///
  /// - Parameter written: Names that the element has already, or may not have.
  private func attributes(of owner: UnitAddress.Owner, _ properties: Properties, except written: [String]) {
    var names = Set(written)
    // `lang` gives the code of a text, see ``variant(_:language:_:_:)``.
    for (address, value) in properties
    where address.owner == owner && address.kind == .attribute && address.name != "lang" {
      if XMLName.isValid(address.name), names.insert(address.name).inserted {
        output.attribute(address.name, value)
      } else {
        losses.note(.property, unit: isInBody ? unitCount : 0)
      }
    }
  }

  private func field(_ type: String, _ value: String?) {
    if let value { annotation(.init(.unit, .property, type), value) }
  }

  /// A `prop` or a `note` on a line of its own.
  private func annotation(_ address: UnitAddress, _ value: String) {
    if address.kind == .note {
      output.markup("<note>")
      output.text(value)
      output.markup("</note>\n")
    } else {
      output.markup("<prop")
      output.attribute("type", address.name)
      output.markup(">")
      output.text(value)
      output.markup("</prop>\n")
    }
  }

  private func variant(
    _ text: UnitText, language: Language, _ owner: UnitAddress.Owner, _ properties: Properties
  ) {
    // The code that the unit came with, where it still tells this language.
    let kept = properties.first { $0.address == UnitAddress(owner, .attribute, "lang") }?.value
    let code = kept.flatMap { tells($0, language, of: text) ? $0 : nil }
    output.markup("<tuv")
    output.attribute("xml:lang", code ?? codes.code(of: language))
    attributes(of: owner, properties, except: ["xml:lang"])
    output.markup(">")
    for (address, value) in properties where address.owner == owner && address.kind != .attribute {
      output.markup("\n")
      annotation(address, value)
    }
    output.markup("<seg>")
    segment(text)
    output.markup("</seg></tuv>\n")
  }

  /// Whether a reader learns the language by the code: `zh` stands for one language in a file, and for texts that show it.
  private func tells(_ code: String, _ language: Language, of text: UnitText) -> Bool {
    let told = LanguageCodes.language(of: code)
    guard told == .chinese, language != .chinese else { return told == language }
    guard language == chinese ?? language, LanguageCodes.language(ofChinese: text.text) == language else {
      return false
    }
    chinese = language
    return true
  }

  // MARK: Segments

  private func segment(_ text: UnitText) {
    guard !text.codes.isEmpty else { return output.text(text.text) }
    let order = CodeOrder(text) { losses.note($0, unit: unitCount) }
    let hasHighlights = order.nests { TMXHighlight.isHighlight($0.type) }
    var utf8 = text.text.utf8[...]
    var offset = 0
    for item in order.items {
      let end = utf8.index(utf8.startIndex, offsetBy: item.code.offset - offset)
      output.text(Substring(utf8[..<end]))
      utf8 = utf8[end...]
      offset = item.code.offset
      if hasHighlights, item.pair != nil, TMXHighlight.isHighlight(item.code.type), item.code.content.isEmpty {
        highlight(item.code)
      } else {
        code(item)
      }
    }
    output.text(Substring(utf8))
  }

  private func highlight(_ code: InlineCode) {
    guard code.kind == .opening else { return output.markup("</hi>") }
    output.markup("<hi")
    output.attribute("type", code.type.flatMap { TMXHighlight.inner($0) })
    output.attribute("x", code.match.map { String($0) })
    output.markup(">")
  }

  private func code(_ item: CodeOrder.Item) {
    let code = item.code
    let name =
      switch code.kind {
      case .opening: "bpt"
      case .closing: "ept"
      case .placeholder: code.type == TMXHighlight.unknownTag ? "ut" : "ph"
      case .isolatedOpening, .isolatedClosing: "it"
      }
    output.raw("<" + name)
    switch code.kind {
    case .isolatedOpening: output.attribute("pos", "begin")
    case .isolatedClosing: output.attribute("pos", "end")
    case .opening, .closing: output.attribute("i", item.pair.map { String($0) })
    case .placeholder: break
    }
    if code.kind == .closing {
      if code.match != nil { losses.note(.codeMatch, unit: unitCount) }
      if code.type != nil, !TMXHighlight.isHighlight(code.type) { losses.note(.codeType, unit: unitCount) }
    } else {
      output.attribute("x", code.match.map { String($0) })
      output.attribute("type", name == "ut" ? nil : code.type)
    }
    output.markup(">")
    output.text(code.content)
    output.raw("</" + name + ">")
  }
}

/// Names of XML attributes.
enum XMLName {
  /// Of ASCII and without a prefix other than `xml`; what tools write is.
  static func isValid(_ name: String) -> Bool {
    let name = name.rest(behind: "xml:") ?? name
    guard let first = name.utf8.first, isLetter(first) else { return false }
    return name.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
  }
}
