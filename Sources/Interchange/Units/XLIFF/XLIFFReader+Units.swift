import BitextModel
import Diagnostics

extension XLIFFReader {
  // MARK: 1.x

  /// Reads a `trans-unit` to its end.
  func readTransUnit(_ element: XMLPullReader.Element) throws(FileProblem) -> XLIFFUnit {
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
    while let node = try nextNode() {
      guard case .start(let child) = node else {
        if case .end = node { break }
        continue
      }
      switch child.name {
      case "source": source = try readContent(&numbers, data: [:])
      case "seg-source": segmented = try readContent(&numbers, data: [:])
      case "target":
        whole.state = child["state"]
        whole.qualifier = child["state-qualifier"]
        target = try readContent(&numbers, data: [:])
      case "note": unit.notes.append(try text())
      case "meta" where child["type"] != nil: unit.metadata.append((child["type"] ?? "", try text()))
      case "seg-defs": try readSegmentDefinitions(into: &tools)
      default: try skip()
      }
    }
    unit.isTooLong = source.isTooLong || segmented?.isTooLong == true || target?.isTooLong == true
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
    for segment in target?.segments ?? [] where !source.segments.contains(where: { $0.id == segment.id }) {
      note(element, XLIFFWords.unpairedSegment)
    }
    return source.segments.map { segment in
      var result = whole
      result.id = segment.id
      result.source = segment.text
      result.target = target?.segments.first { $0.id == segment.id }?.text
      result.toolStatus = tools[segment.id]
      return result
    }
  }

  /// Trados says in `sdl:seg-defs` how far each segment is.
  private func readSegmentDefinitions(into tools: inout [String: TranslationUnit.Status]) throws(FileProblem) {
    var depth = 1
    while depth > 0, let node = try nextNode() {
      switch node {
      case .start(let child):
        depth += 1
        if child.name == "seg", let id = child["id"] {
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
    var unit = XLIFFUnit()
    unit.id = element["id"]
    var numbers = XLIFFIDNumbers()
    var data: [String: String] = [:]
    var open: [String] = []
    while let node = try nextNode() {
      switch node {
      case .start(let child):
        switch child.name {
        case "segment": unit.segments.append(try readSegment(child, &numbers, data: data, isTooLong: &unit.isTooLong))
        case "notes", "originalData", "metadata", "metaGroup": open.append(child.name)
        case "note": unit.notes.append(try text())
        case "data":
          let content = try text()
          if let id = child["id"], data.count < 10_000 { data[id] = content }
        case "meta": unit.metadata.append((child["type"] ?? "", try text()))
        default: try skip()
        }
      case .end: if open.popLast() == nil { return unit }
      case .text, .oddity: break
      }
    }
    return unit
  }

  private func readSegment(
    _ element: XMLPullReader.Element, _ numbers: inout XLIFFIDNumbers, data: [String: String], isTooLong: inout Bool
  ) throws(FileProblem) -> XLIFFUnit.Segment {
    var segment = XLIFFUnit.Segment()
    segment.id = element["id"]
    segment.state = element["state"]
    while let node = try nextNode() {
      guard case .start(let child) = node else {
        if case .end = node { break }
        continue
      }
      switch child.name {
      case "source":
        let pieces = try readContent(&numbers, data: data)
        segment.source = pieces.joined
        isTooLong = isTooLong || pieces.isTooLong
      case "target":
        let pieces = try readContent(&numbers, data: data)
        segment.target = pieces.joined
        isTooLong = isTooLong || pieces.isTooLong
      default: try skip()
      }
    }
    return segment
  }

  // MARK: Text

  /// The text in the element whose start was read last, up to a limit; `cp` elements are their characters.
  func text() throws(FileProblem) -> String {
    var result = ""
    var size = 0
    var depth = 1
    while depth > 0, let node = try nextNode() {
      switch node {
      case .text(let piece):
        size += piece.utf8.count
        if size <= TMXReader.largestText { result += piece }
      case .start(let child):
        depth += 1
        if child.name == "cp" { result += XLIFFCodePoint.text(child["hex"]) }
      case .end: depth -= 1
      case .oddity: break
      }
    }
    return result
  }
}

/// The text of a `source` or `target`, as a whole and by its segments.
struct XLIFFPieces {
  var whole = UnitText("")
  var segments: [(id: String, text: UnitText)] = []
  var isTooLong = false

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
