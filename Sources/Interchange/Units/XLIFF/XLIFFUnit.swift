import BitextModel

/// A `trans-unit` or `unit` as it stands in a file.
struct XLIFFUnit {
  struct Segment {
    var id: String?
    var source = UnitText("")
    /// nil where there is no `target`.
    var target: UnitText?
    var state: String?
    var qualifier: String?
    /// What a tool's own attribute says.
    var toolStatus: TranslationUnit.Status?
  }

  var id: String?
  var isApproved = false
  var segments: [Segment] = []
  var notes: [String] = []
  /// By the names that ``XLIFFWriter`` gives.
  var metadata: [(name: String, value: String)] = []
  var toolStatus: TranslationUnit.Status?
  private(set) var position: Int?
  private(set) var idProperty: String?

  /// An id that is a number is a position, one that the writer made up is nothing.
  mutating func settleID() {
    guard let id else { return }
    if let number = Int(id), number >= 0, String(number) == id {
      position = number
    } else if !Self.isMadeUp(id) {
      idProperty = id
    }
  }

  /// Whether an id is of the kind that the writer makes up: `_7`.
  static func isMadeUp(_ id: String) -> Bool {
    guard let digits = id.rest(behind: "_"), !digits.isEmpty else { return false }
    return digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}

extension XLIFFUnit.Segment {
  /// nil where there is no translation.
  func unit(
    of whole: XLIFFUnit, from sourceLanguage: Language, into targetLanguage: Language, origin: String?
  ) -> TranslationUnit? {
    guard let target else { return nil }
    var status = XLIFFState.status(state, qualifier: qualifier, isApproved: whole.isApproved)
    if state == nil, let told = toolStatus ?? whole.toolStatus { status = told }
    // An empty target is a translation only where somebody says so.
    if target == UnitText(""), state == nil || status == .proposed { return nil }
    var result = TranslationUnit(
      source: source, target: target, sourceLanguage: sourceLanguage, targetLanguage: targetLanguage, status: status,
      origin: origin, position: whole.position, note: whole.notes.first)
    if let id = whole.idProperty { result.properties.append(.init("@id", id)) }
    if let state, !Self.plainStates.contains(state) { result.properties.append(.init("@state", state)) }
    for note in whole.notes.dropFirst() { result.properties.append(.init("#note", note)) }
    for (name, value) in whole.metadata { result.take(name, value) }
    return result
  }

  /// The states that the writer gives.
  private static let plainStates = Set(
    TranslationUnit.Status.allCases.flatMap { status in
      XLIFFVersion.allCases.map { XLIFFState.state(of: status, $0) }
    })
}

extension TranslationUnit {
  fileprivate mutating func take(_ name: String, _ value: String) {
    switch name {
    case "position": position = Int(value)
    case "status": status = Status(rawValue: value) ?? status
    case "author": author = value
    case "created": created = value
    case "changed": changed = value
    case "previous": previous = value
    case "next": next = value
    default: properties.append(.init(name.rest(behind: "property:") ?? name, value))
    }
  }
}
