import BitextModel
import Diagnostics

extension XLIFFReader {
  // MARK: 1.x

  /// Reads a `trans-unit` to its end.
  func readTransUnit(_ element: XMLPullReader.Element) throws(FileProblem) -> XLIFFUnit {
    file.begin(element)
    var unit = XLIFFUnit()
    unit.id = element["id"]
    unit.isApproved = element["approved"] == "yes"
    unit.toolStatus = element.attributes.first { $0.name == "status" && $0.prefix != nil }
      .flatMap { XLIFFState.status(ofTool: $0.value) }
    var numbers = XLIFFIDNumbers()
    var source = XLIFFPieces()
    var segmented: XLIFFPieces?
    var target: XLIFFPieces?
    var whole = XLIFFUnit.Segment()
    var tools: [String: TranslationUnit.Status] = [:]
    while let node = try file.next() {
      guard case .start(let child) = node else {
        if case .end = node { break }
        continue
      }
      guard !file.isOverBudget else {
        try file.skip()
        continue
      }
      switch child.name {
      case "source": source = try readContent(&numbers, data: [:])
      case "seg-source": segmented = try readContent(&numbers, data: [:])
      case "target":
        whole.state = child["state"]
        whole.qualifier = child["state-qualifier"]
        target = try readContent(&numbers, data: [:])
      case "note": unit.notes.append(try file.text())
      case "meta" where child["type"] != nil: unit.metadata.append((child["type"] ?? "", try file.text()))
      case "seg-defs": try readSegmentDefinitions(into: &tools)
      default: try file.skip()
      }
    }
    unit.segments = joined(segmented ?? source, target, whole, tools, element)
    return unit
  }

  /// Segments of source and target that have the same number; the whole texts where the source has none.
  private func joined(
    _ source: XLIFFPieces, _ target: XLIFFPieces?, _ whole: XLIFFUnit.Segment,
    _ tools: [String: TranslationUnit.Status], _ element: XMLPullReader.Element
  ) -> [XLIFFUnit.Segment] {
    guard !source.segments.isEmpty, target.map({ !$0.segments.isEmpty || $0.whole == UnitText("") }) ?? true else {
      var result = whole
      result.source = source.joined
      result.target = target?.joined
      result.toolStatus = source.segments.first.flatMap { tools[$0.id] }
      return [result]
    }
    // Segments without a number, or of the same, belong together in their order.
    var targets = Dictionary(grouping: target?.segments ?? [], by: \.id).mapValues { $0.map(\.text)[...] }
    let result = source.segments.map { segment in
      var result = whole
      result.id = segment.id
      result.source = segment.text
      result.target = targets[segment.id]?.popFirst()
      result.toolStatus = tools[segment.id]
      return result
    }
    for _ in 0..<targets.values.reduce(0, { $0 + $1.count }) { file.note(element, XLIFFWords.unpairedSegment) }
    return result
  }

  /// Trados says in `sdl:seg-defs` how far each segment is.
  private func readSegmentDefinitions(into tools: inout [String: TranslationUnit.Status]) throws(FileProblem) {
    var depth = 1
    while depth > 0, let node = try file.next() {
      switch node {
      case .start(let child):
        depth += 1
        if child.name == "seg", let id = child["id"], !file.isOverBudget {
          tools[id] = child["conf"].map { XLIFFState.status(ofTool: $0) } ?? .proposed
        }
      case .end: depth -= 1
      case .text, .oddity: break
      }
    }
  }

  // MARK: 2.x

  /// Reads a `unit` to its end.
  func readUnit(_ element: XMLPullReader.Element) throws(FileProblem) -> XLIFFUnit {
    file.begin(element)
    var unit = XLIFFUnit()
    unit.id = element["id"]
    var numbers = XLIFFIDNumbers()
    var data: [String: String] = [:]
    var open: [String] = []
    while let node = try file.next() {
      switch node {
      case .start where file.isOverBudget: try file.skip()
      case .start(let child):
        switch child.name {
        case "segment": unit.segments.append(try readSegment(child, &numbers, data: data))
        case "notes", "originalData", "metadata", "metaGroup": open.append(child.name)
        case "note": unit.notes.append(try file.text())
        case "data":
          let content = try file.text()
          if let id = child["id"] { data[id] = content }
        case "meta": unit.metadata.append((child["type"] ?? "", try file.text()))
        default: try file.skip()
        }
      case .end: if open.popLast() == nil { return unit }
      case .text, .oddity: break
      }
    }
    return unit
  }

  private func readSegment(
    _ element: XMLPullReader.Element, _ numbers: inout XLIFFIDNumbers, data: [String: String]
  ) throws(FileProblem) -> XLIFFUnit.Segment {
    var segment = XLIFFUnit.Segment()
    segment.id = element["id"]
    segment.state = element["state"]
    while let node = try file.next() {
      guard case .start(let child) = node else {
        if case .end = node { break }
        continue
      }
      switch child.name {
      case "source": segment.source = try readContent(&numbers, data: data).joined
      case "target": segment.target = try readContent(&numbers, data: data).joined
      default: try file.skip()
      }
    }
    return segment
  }
}

/// The text of a `source` or `target`, as a whole and by its segments.
struct XLIFFPieces {
  var whole = UnitText("")
  var segments: [(id: String, text: UnitText)] = []

  /// Where there are segments their texts, one after the other; what stands between them is white space.
  var joined: UnitText {
    guard let first = segments.first else { return whole }
    return segments.count == 1 ? first.text : whole
  }
}

/// A character as XLIFF 2 writes what XML cannot hold.
enum XLIFFCodePoint {
  static func text(_ hex: String?) -> String {
    guard let hex, let value = UInt32(hex, radix: 16), let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
    return String(Character(scalar))
  }
}
