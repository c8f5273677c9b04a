import BitextModel
import Diagnostics

extension XLIFFReader {
  /// Reads the content of a `source`, `seg-source` or `target` to its end.
  func readContent(
    _ numbers: inout XLIFFIDNumbers, data: [String: String]
  ) throws(FileProblem) -> XLIFFPieces {
    var content = XLIFFContentReader(data: data)
    while let node = try file.next() {
      switch node {
      case .text(let piece): content.append(piece)
      case .start where file.isOverBudget: try file.skip()
      case .start(let element):
        switch element.name {
        case "bpt", "ept", "it": try content.append(element, content: file.text(), &numbers)
        case "ph" where !isTwo: try content.append(element, content: file.text(), &numbers)
        default: content.start(element, &numbers)
        }
      case .end:
        if content.end() { continue }
        if content.isTooLong { file.exceedBudget() }
        return content.finished()
      case .oddity: break
      }
    }
    return content.finished()
  }
}

/// Puts the content of a `source` or `target` together, of either version.
private struct XLIFFContentReader {
  private enum Open {
    /// `g` and `pc` with the number of their pair, and the native code at their end.
    case pair(Int, end: String)
    case segment
    case other
  }

  private let data: [String: String]
  private var whole = UnitTextBuilder(limit: TMXReader.largestText)
  private var segment: (id: String, text: UnitTextBuilder)?
  private var segments: [(id: String, text: UnitText)] = []
  private var hasLongSegment = false
  private var open: [Open] = []
  private var groups: [String: Int] = [:]
  private var groupCount = 0

  init(data: [String: String]) { self.data = data }

  var isTooLong: Bool { hasLongSegment || whole.isTooLong }

  mutating func append(_ text: String) { each { $0.append(text) } }

  private mutating func each(_ body: (inout UnitTextBuilder) -> Void) {
    body(&whole)
    if segment != nil { body(&segment!.text) }
  }

  private mutating func group(_ id: String?) -> Int {
    if let id, let known = groups[id] { return known }
    groupCount += 1
    if let id { groups[id] = groupCount }
    return groupCount
  }

  // MARK: Codes with their native code in them

  mutating func append(_ element: XMLPullReader.Element, content: String, _ numbers: inout XLIFFIDNumbers) {
    let match = XLIFFCodeIDs.match(of: element["id"], &numbers)
    let type = element["ctype"].map { XLIFFCodeType.type(ofCType: $0) }
    let pair = element["rid"] ?? element["id"]
    switch element.name {
    case "bpt":
      let group = group(pair)
      each { $0.append(.opening, group: group, match: match, type: type, content: content) }
    case "ept":
      let group = group(pair)
      each { $0.append(.closing, group: group, content: content) }
    case "it":
      let kind: InlineCode.Kind = element["pos"] == "close" ? .isolatedClosing : .isolatedOpening
      each { $0.append(kind, match: match, type: type, content: content) }
    default: each { $0.append(.placeholder, match: match, type: type, content: content) }
    }
  }

  // MARK: Codes around text, and those that are empty

  mutating func start(_ element: XMLPullReader.Element, _ numbers: inout XLIFFIDNumbers) {
    let ctype = element["ctype"].map { XLIFFCodeType.type(ofCType: $0) }
    let type = ctype ?? XLIFFCodeType.type(element["type"], subType: element["subType"])
    var state = Open.other
    switch element.name {
    case "g", "pc":
      let match = XLIFFCodeIDs.match(of: element["id"], &numbers)
      let group = group(nil)
      let start = content(element["dataRefStart"])
      each { $0.append(.opening, group: group, match: match, type: type, content: start) }
      state = .pair(group, end: content(element["dataRefEnd"]))
    case "x", "ph":
      let match = XLIFFCodeIDs.match(of: element["id"], &numbers)
      let native = content(element["dataRef"])
      each { $0.append(.placeholder, match: match, type: type, content: native) }
    case "bx", "sc": startPair(element, type, &numbers)
    case "ex", "ec": endPair(element, type, &numbers)
    case "cp": append(XLIFFCodePoint.text(element["hex"]))
    case "mrk" where element["mtype"] == "seg" && segment == nil:
      segment = (element["mid"] ?? "", UnitTextBuilder(limit: TMXReader.largestText))
      state = .segment
    default: break
    }
    open.append(state)
  }

  private mutating func startPair(
    _ element: XMLPullReader.Element, _ type: String?, _ numbers: inout XLIFFIDNumbers
  ) {
    let match = XLIFFCodeIDs.match(of: element["id"], &numbers)
    let native = content(element["dataRef"])
    if element["isolated"] == "yes" {
      each { $0.append(.isolatedOpening, match: match, type: type, content: native) }
    } else {
      let group = group(element["rid"] ?? element["id"])
      each { $0.append(.opening, group: group, match: match, type: type, content: native) }
    }
  }

  private mutating func endPair(_ element: XMLPullReader.Element, _ type: String?, _ numbers: inout XLIFFIDNumbers) {
    let native = content(element["dataRef"])
    if element["isolated"] == "yes" {
      let match = XLIFFCodeIDs.match(of: element["id"], &numbers)
      each { $0.append(.isolatedClosing, match: match, type: type, content: native) }
    } else {
      let group = group(element["startRef"] ?? element["rid"] ?? element["id"])
      each { $0.append(.closing, group: group, content: native) }
    }
  }

  private func content(_ reference: String?) -> String { reference.flatMap { data[$0] } ?? "" }

  /// Whether the end was one of an element within; false at the end of all.
  mutating func end() -> Bool {
    guard let last = open.popLast() else { return false }
    switch last {
    case .pair(let group, let native): each { $0.append(.closing, group: group, content: native) }
    case .segment:
      if let (id, text) = segment {
        hasLongSegment = hasLongSegment || text.isTooLong
        segments.append((id, text.finished()))
      }
      segment = nil
    case .other: break
    }
    return true
  }

  func finished() -> XLIFFPieces {
    XLIFFPieces(whole: whole.finished(), segments: segments)
  }
}
