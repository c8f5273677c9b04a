import BitextModel

// XLIFF 2.0 and 2.1: `unit`.
extension XLIFFWriter {
  func writeUnit(_ unit: TranslationUnit, _ terms: [XLIFFTerm]) {
    let id = takeID(of: unit)
    let state = state(of: unit)
    let source = CodeOrder(unit.source) { losses.note($0, unit: unitCount) }
    let target = CodeOrder(unit.target) { losses.note($0, unit: unitCount) }
    let walk = ContentWalk(unit.source, source, marks: terms.map(\.range))
    output.markup("<unit")
    output.attribute("id", id.id)
    output.markup(">\n")
    glossary(terms, marked: Set(walk.writtenMarks))
    let metadata = metadata(of: unit, id: id, state: state)
    if !metadata.isEmpty {
      output.markup("<mda:metadata><mda:metaGroup category=\"eonhae\">\n")
      for (name, value) in metadata {
        output.markup("<mda:meta")
        output.attribute("type", name)
        output.markup(">")
        output.text(value)
        output.markup("</mda:meta>\n")
      }
      output.markup("</mda:metaGroup></mda:metadata>\n")
    }
    if unit.note != nil {
      output.markup("<notes>")
      note(unit)
      output.markup("</notes>\n")
    }
    let data = originalData(of: source, target)
    output.markup("<segment")
    output.attribute("state", state)
    output.markup("><source>")
    content(walk, source, side: "s", data)
    output.markup("</source><target>")
    content(ContentWalk(unit.target, target, marks: []), target, side: "t", data)
    output.markup("</target></segment>\n</unit>\n")
  }

  /// Glossary module: an entry a term, which refers to the mark on it.
  private func glossary(_ terms: [XLIFFTerm], marked: Set<Int>) {
    guard !terms.isEmpty else { return }
    output.markup("<gls:glossary>\n")
    for (index, term) in terms.enumerated() {
      output.markup("<gls:glossEntry")
      output.attribute("id", "g\(index + 1)")
      if marked.contains(index) { output.attribute("ref", "#m\(index + 1)") }
      output.markup("><gls:term>")
      output.text(term.source)
      output.markup("</gls:term>")
      for translation in term.translations {
        output.markup("<gls:translation>")
        output.text(translation)
        output.markup("</gls:translation>")
      }
      if let definition = term.definition {
        output.markup("<gls:definition>")
        output.text(definition)
        output.markup("</gls:definition>")
      }
      output.markup("</gls:glossEntry>\n")
    }
    output.markup("</gls:glossary>\n")
  }

  /// The native codes, each once, by what refers to them.
  private func originalData(of source: CodeOrder, _ target: CodeOrder) -> NativeCodes {
    var ids = NativeCodes()
    for item in source.items + target.items where !item.code.content.isEmpty {
      guard ids.insert(item.code.content) else { continue }
      if ids.count == 1 { output.markup("<originalData>") }
      output.markup("<data")
      output.attribute("id", "d\(ids.count)")
      output.markup(">")
      withCodePoints { output.text(item.code.content) }
      output.markup("</data>")
    }
    if !ids.isEmpty { output.markup("</originalData>\n") }
    return ids
  }

  /// In text of XLIFF 2 characters that XML cannot hold are `cp` elements.
  private func withCodePoints(_ body: () -> Void) {
    output.isCodePointElementAllowed = true
    body()
    output.isCodePointElementAllowed = false
  }

  private func content(_ walk: ContentWalk, _ order: CodeOrder, side: String, _ data: NativeCodes) {
    let nests = order.nests { _ in true }
    var ids = XLIFFCodeIDs(side: side)
    let endings = Dictionary(
      order.items.filter { $0.code.kind == .closing }.compactMap { item in item.pair.map { ($0, item.code) } }
    ) { first, _ in first }
    walk.run { part in
      switch part {
      case .text(let piece): withCodePoints { output.text(piece) }
      case .markStart(let number):
        output.markup("<mrk")
        output.attribute("id", "m\(number + 1)")
        output.attribute("type", "term")
        output.markup(">")
      case .markEnd: output.markup("</mrk>")
      case .code(let item):
        let id = ids.id(of: item) { losses.note($0, unit: unitCount) }
        let ending = item.pair.flatMap { endings[$0] }
        if nests, item.pair != nil { spanning(item.code, ending: ending, id, data) } else { code(item.code, id, data) }
      }
    }
  }

  private func spanning(_ code: InlineCode, ending: InlineCode?, _ id: String, _ data: NativeCodes) {
    guard code.kind == .opening else { return output.markup("</pc>") }
    output.markup("<pc")
    output.attribute("id", id)
    type(of: code)
    output.attribute("dataRefStart", data[code.content])
    output.attribute("dataRefEnd", ending.flatMap { data[$0.content] })
    output.markup(">")
  }

  private func code(_ code: InlineCode, _ id: String, _ data: NativeCodes) {
    switch code.kind {
    case .opening, .isolatedOpening: output.markup("<sc")
    case .closing, .isolatedClosing: output.markup("<ec")
    case .placeholder: output.markup("<ph")
    }
    output.attribute(code.kind == .closing ? "startRef" : "id", id)
    if code.kind == .isolatedOpening || code.kind == .isolatedClosing { output.attribute("isolated", "yes") }
    if code.kind != .closing { type(of: code) }
    output.attribute("dataRef", data[code.content])
    output.markup("/>")
  }

  private func type(of code: InlineCode) {
    guard let attributes = code.type.map({ XLIFFCodeType.attributes(of: $0) }) else { return }
    output.attribute("type", attributes.type)
    output.attribute("subType", attributes.subType)
  }
}

/// Native codes by their bytes, for equal strings may be written differently, with the ids of the elements that hold them.
private struct NativeCodes {
  private var ids: [[UInt8]: String] = [:]

  var count: Int { ids.count }
  var isEmpty: Bool { ids.isEmpty }

  /// Whether the code is new.
  mutating func insert(_ code: String) -> Bool {
    let key = Array(code.utf8)
    guard ids[key] == nil else { return false }
    ids[key] = "d\(ids.count + 1)"
    return true
  }

  subscript(code: String) -> String? { ids[Array(code.utf8)] }
}
