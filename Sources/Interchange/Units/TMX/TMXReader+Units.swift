import BitextModel
import Diagnostics

extension TMXReader {
  /// Reads a `tu` to its end.
  func readUnit(_ element: XMLPullReader.Element) throws(FileProblem) -> TMXUnit {
    file.begin(element)
    var unit = TMXUnit()
    for attribute in element.attributes {
      if attribute.name == "srclang" { unit.sourceLanguage = attribute.value }
      guard attribute.name != "srclang", !repeatsHeader(attribute) else { continue }
      unit.entries.append(.init(.attribute, attribute.commonName, attribute.value))
    }
    while let node = try file.next() {
      switch node {
      case .start where file.isOverBudget:
        unit = TMXUnit()
        try file.skip()
      case .start(let child) where child.name == "tuv": try readVariant(child, into: &unit)
      case .start(let child): try readAnnotation(child, into: &unit.entries)
      case .end: return unit
      case .text, .oddity: break
      }
    }
    return unit
  }

  /// Whether the header says the same of all units.
  private func repeatsHeader(_ attribute: XMLPullReader.Attribute) -> Bool {
    switch attribute.name {
    case "segtype": attribute.value == header.segmentType
    case "datatype": attribute.value == header.dataType
    case "o-tmf": attribute.value == header.originalFormat
    default: false
    }
  }

  /// Reads a `prop` or a `note`.
  private func readAnnotation(
    _ element: XMLPullReader.Element, into entries: inout [TMXUnit.Entry]
  ) throws(FileProblem) {
    guard element.name == "prop" || element.name == "note" else {
      file.note(element, TMXWords.notKept("<\(element.name)>"), kind: "element")
      try file.skip()
      return
    }
    for attribute in element.attributes where attribute.name != "type" && attribute.name != "encoding" {
      file.note(element, TMXWords.notKept("\(attribute.name) (<\(element.name)>)"), kind: "attribute")
    }
    let text = try file.text()
    guard !file.isOverBudget else { return }
    entries.append(element.name == "note" ? .init(.note, "note", text) : .init(.property, element["type"] ?? "", text))
  }

  private func readVariant(
    _ element: XMLPullReader.Element, into unit: inout TMXUnit
  ) throws(FileProblem) {
    let code = Self.code(of: element)
    var entries: [TMXUnit.Entry] = []
    for attribute in element.attributes where attribute.name != "lang" {
      entries.append(.init(.attribute, attribute.commonName, attribute.value))
    }
    var text = UnitText("")
    reading: while let node = try file.next() {
      switch node {
      case .start where file.isOverBudget: try file.skip()
      case .start(let child) where child.name == "seg": text = try readSegment()
      case .start(let child): try readAnnotation(child, into: &entries)
      case .end: break reading
      case .text, .oddity: break
      }
    }
    guard let code, !code.isEmpty else {
      file.note(element, TMXWords.noLanguage)
      return
    }
    guard unit.variants.count < Self.mostVariants else {
      file.note(element, TMXWords.tooMany(Self.mostVariants))
      return
    }
    var (language, isPlain) = meaning(of: code)
    if language == .chinese {
      language = file.chinese(in: text.text) { child in
        child.name == "tuv" && Self.code(of: child).map { LanguageCodes.language(of: $0) == .chinese } ?? false
      }
    }
    unit.variants.append(
      .init(code: code, isPlain: isPlain, language: language, text: text, entries: entries))
  }

  /// `xml:lang`, or `lang` of TMX 1.1.
  private static func code(of variant: XMLPullReader.Element) -> String? {
    let codes = variant.attributes.filter { $0.name == "lang" }
    return (codes.first { $0.prefix != nil } ?? codes.first)?.value
  }

  /// The language of a code, and whether the code says no more than that.
  private func meaning(of code: String) -> (language: Language, isPlain: Bool) {
    if let known = codes[code] { return known }
    let language = LanguageCodes.language(of: code)
    let meaning = (language, LanguageCodes.isPlain(code, for: language) && language != .chinese)
    if codes.count < 1000 { codes[code] = meaning }
    return meaning
  }

  // MARK: Segments

  private func readSegment() throws(FileProblem) -> UnitText {
    var builder = UnitTextBuilder(limit: Self.largestText)
    // What is open: a highlight with its number, or an element that TMX does not know.
    var open: [Int?] = []
    var highlights = 0
    while let node = try file.next() {
      switch node {
      case .text(let piece): builder.append(piece)
      case .start where file.isOverBudget: try file.skip()
      case .start(let element):
        switch element.name {
        case "bpt", "ept", "ph", "it", "ut": try readCode(element, into: &builder)
        case "hi":
          highlights += 1
          builder.append(
            .opening, group: highlights, match: number("x", of: element), type: TMXHighlight.type(element["type"]))
          open.append(highlights)
        default:
          file.note(element, TMXWords.unknownElement(element.name), kind: "unknown")
          open.append(nil)
        }
      case .end:
        guard let last = open.popLast() else {
          if builder.isTooLong { file.exceedBudget() }
          return builder.finished()
        }
        if let last { builder.append(.closing, group: last, type: TMXHighlight.type(nil)) }
      case .oddity: break
      }
    }
    return builder.finished()
  }

  private func readCode(
    _ element: XMLPullReader.Element, into builder: inout UnitTextBuilder
  ) throws(FileProblem) {
    var flows: [XMLPullReader.Element] = []
    let content = try file.text { if flows.isEmpty { flows.append($0) } }
    for flow in flows { file.note(flow, TMXWords.subflow) }
    for attribute in element.attributes where attribute.name == "assoc" {
      file.note(element, TMXWords.notKept("\(attribute.name) (<\(element.name)>)"), kind: "attribute")
    }
    let type = element["type"]
    let match = number("x", of: element)
    switch element.name {
    case "bpt": builder.append(.opening, pair: number("i", of: element), match: match, type: type, content: content)
    case "ept": builder.append(.closing, pair: number("i", of: element), match: match, type: type, content: content)
    case "it":
      let ends = element["pos"]?.lowercased() == "end"
      builder.append(ends ? .isolatedClosing : .isolatedOpening, match: match, type: type, content: content)
    case "ut": builder.append(.placeholder, match: match, type: type ?? TMXHighlight.unknownTag, content: content)
    default: builder.append(.placeholder, match: match, type: type, content: content)
    }
  }

  private func number(_ name: String, of element: XMLPullReader.Element) -> Int? {
    guard let text = element[name] else { return nil }
    if let number = Int(text) { return number }
    file.note(element, TMXWords.notKept("\(name)=\"\(text)\""), kind: "number")
    return nil
  }
}

/// The types of codes that stand for elements of TMX without a kind of their own: `hi`, whose text belongs to the segment, and `ut`.
enum TMXHighlight {
  static let plain = "x-tmx-hi"
  static let unknownTag = "x-tmx-ut"

  static func type(_ type: String?) -> String { type.map { plain + ":" + $0 } ?? plain }

  /// Whether a code stands for `hi`, and then the type of that.
  static func isHighlight(_ type: String?) -> Bool { type == plain || type?.rest(behind: plain + ":") != nil }

  static func inner(_ type: String) -> String? {
    type.rest(behind: plain + ":")
  }
}
