import BitextModel

// XLIFF 1.2: `trans-unit`.
extension XLIFFWriter {
  func writeTransUnit(_ unit: TranslationUnit, _ terms: [XLIFFTerm]) {
    let id = takeID(of: unit)
    let state = state(of: unit)
    output.markup("<trans-unit")
    output.attribute("id", id.id)
    if unit.status == .reviewed { output.attribute("approved", "yes") }
    output.markup(">\n<source>")
    content(unit.source, side: "s", marks: []) { losses.note($0, unit: unitCount) }
    output.markup("</source>\n<seg-source><mrk mtype=\"seg\" mid=\"1\">")
    // What is lost was told of the source.
    content(unit.source, side: "s", marks: terms.map(\.range)) { _ in }
    output.markup("</mrk></seg-source>\n<target")
    output.attribute("state", state)
    if unit.status == .rejected { output.attribute("state-qualifier", "rejected-inaccurate") }
    output.markup("><mrk mtype=\"seg\" mid=\"1\">")
    content(unit.target, side: "t", marks: []) { losses.note($0, unit: unitCount) }
    output.markup("</mrk></target>\n")
    note(unit)
    for (name, value) in metadata(of: unit, id: id, state: state) {
      output.markup("<eonhae:meta")
      output.attribute("type", name)
      output.markup(">")
      output.text(value)
      output.markup("</eonhae:meta>\n")
    }
    output.markup("</trans-unit>\n")
  }

  private func content(
    _ text: UnitText, side: String, marks: [TextRange], note: (FormatLosses.Kind) -> Void
  ) {
    let order = CodeOrder(text, note: note)
    let nests = order.nests { _ in true }
    var ids = XLIFFCodeIDs(side: side)
    ContentWalk(text, order, marks: marks).run { part in
      switch part {
      case .text(let piece): output.text(piece)
      case .markStart: output.markup("<mrk mtype=\"term\">")
      case .markEnd: output.markup("</mrk>")
      case .code(let item): code(item, ids.id(of: item, note: note), nests: nests && !order.hasPairContent)
      }
    }
  }

  private func code(_ item: CodeOrder.Item, _ id: String, nests: Bool) {
    let code = item.code
    let isEmpty = code.content.isEmpty
    switch code.kind {
    case .opening where nests: element("g", code, id: id, end: ">")
    case .closing where nests: output.markup("</g>")
    case .opening where !item.hasContent: element("bx", code, id: id, rid: item.pair, end: "/>")
    case .closing where !item.hasContent: element("ex", code, id: id, rid: item.pair, end: "/>")
    case .opening: element("bpt", code, id: id, rid: item.pair)
    case .closing: element("ept", code, id: id, rid: item.pair)
    case .placeholder where isEmpty: element("x", code, id: id, end: "/>")
    case .placeholder: element("ph", code, id: id)
    case .isolatedOpening: element("it", code, id: id, position: "open")
    case .isolatedClosing: element("it", code, id: id, position: "close")
    }
  }

  /// - Parameter end: What closes the tag; nil for an element with the native code in it.
  private func element(
    _ name: String, _ code: InlineCode, id: String, rid: Int? = nil, position: String? = nil, end: String? = nil
  ) {
    output.raw("<" + name)
    output.attribute("id", id)
    output.attribute("rid", rid.map { String($0) })
    output.attribute("pos", position)
    if code.kind != .closing { output.attribute("ctype", code.type.map { XLIFFCodeType.ctype(of: $0) }) }
    output.raw(end ?? ">")
    guard end == nil else { return }
    output.text(code.content)
    output.raw("</" + name + ">")
  }
}
