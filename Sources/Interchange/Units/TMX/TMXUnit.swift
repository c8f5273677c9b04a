import BitextModel

/// A `tu` as it stands in a file, with all its texts.
struct TMXUnit {
  struct Variant {
    /// As the file has it.
    let code: String
    /// Whether the code says no more than the language.
    let isPlain: Bool
    let language: Language
    var text: UnitText
    var entries: [Entry]
  }

  /// What stands beside the texts; the owner is not settled yet.
  struct Entry {
    let address: UnitAddress
    let value: String

    init(_ kind: UnitAddress.Kind, _ name: String, _ value: String) {
      address = UnitAddress(.unit, kind, name)
      self.value = value
    }
  }

  /// `srclang` of the unit itself.
  var sourceLanguage: String?
  var variants: [Variant] = []
  /// Of the unit itself.
  var entries: [Entry] = []

  /// Two of the texts as one unit.
  func pair(_ source: Int, _ target: Int, warnings: inout ReadingWarnings, line: Int) -> TranslationUnit {
    let (source, target) = (variants[source], variants[target])
    var unit = TranslationUnit(
      source: source.text, target: target.text, sourceLanguage: source.language, targetLanguage: target.language)
    for entry in entries { unit.take(entry, of: .unit, warnings: &warnings, line: line) }
    for (owner, variant) in [(UnitAddress.Owner.source, source), (.target, target)] {
      if !variant.isPlain {
        unit.properties.append(.init(UnitAddress(owner, .attribute, "lang").type, variant.code))
      }
      for entry in variant.entries { unit.take(entry, of: owner, warnings: &warnings, line: line) }
    }
    return unit
  }
}

extension TranslationUnit {
  /// Puts a property where it belongs: into a field, where there is one for it that is still empty, else among the properties.
  fileprivate mutating func take(
    _ entry: TMXUnit.Entry, of owner: UnitAddress.Owner, warnings: inout ReadingWarnings, line: Int
  ) {
    var address = entry.address
    address.owner = owner
    // OmegaT says of the target text who made it when; Trados and memoQ say it of the unit.
    if owner != .source, take(entry.value, address, warnings: &warnings, line: line) { return }
    properties.append(Property(address.type, entry.value))
  }

  private mutating func take(
    _ value: String, _ address: UnitAddress, warnings: inout ReadingWarnings, line: Int
  ) -> Bool {
    switch (address.kind, address.name) {
    case (.attribute, "creationid") where author == nil && !value.isEmpty: author = value
    case (.attribute, "creationdate") where created == nil: return takeDate(value, \.created, &warnings, line)
    case (.attribute, "changedate") where changed == nil: return takeDate(value, \.changed, &warnings, line)
    case (.note, "note") where note == nil: note = value
    case (.property, let type) where address.owner == .unit: return takeProperty(type, value)
    default: return false
    }
    return true
  }

  private mutating func takeDate(
    _ value: String, _ field: WritableKeyPath<Self, String?>, _ warnings: inout ReadingWarnings, _ line: Int
  ) -> Bool {
    guard !value.isEmpty else { return true }
    guard let date = ExchangeDates.normalized(value) else {
      warnings.note(line: line, TMXWords.date(value), kind: "date")
      return false
    }
    self[keyPath: field] = date
    return true
  }

  private mutating func takeProperty(_ type: String, _ value: String) -> Bool {
    switch type {
    case UnitFields.origin: return take(value, \.origin)
    case UnitFields.previous: return UnitFields.text(ofContext: value).map { take($0, \.previous) } ?? false
    case UnitFields.next: return UnitFields.text(ofContext: value).map { take($0, \.next) } ?? false
    // To OmegaT these make the unit one for this place alone, so they stay as well.
    case "file": origin = origin ?? value
    case "prev": previous = previous ?? value
    case "next": next = next ?? value
    case UnitFields.position:
      guard position == nil, let number = Int(value), String(number) == value else { return false }
      position = number
      return true
    case UnitFields.status:
      guard let (status, isExact) = UnitFields.status(ofTrados: value) else { return false }
      self.status = status
      return isExact
    default: break
    }
    return false
  }

  private mutating func take(_ value: String, _ field: WritableKeyPath<Self, String?>) -> Bool {
    guard self[keyPath: field] == nil else { return false }
    self[keyPath: field] = value
    return true
  }
}

/// The props that stand for fields of a unit, named as the tools name them that are most used.
enum UnitFields {
  /// memoQ's. OmegaT's own `file`, `prev` and `next` would make each unit one for its place alone.
  static let origin = "x-document"
  static let previous = "x-context-pre"
  static let next = "x-context-post"
  /// Trados's.
  static let status = "x-ConfirmationLevel"
  static let position = "x-position"

  static func trados(_ status: TranslationUnit.Status) -> String {
    switch status {
    case .proposed: "Draft"
    case .translated: "Translated"
    case .reviewed: "ApprovedTranslation"
    case .rejected: "RejectedTranslation"
    }
  }

  /// `isExact`: whether ``trados(_:)`` gives the same word again.
  static func status(ofTrados word: String) -> (TranslationUnit.Status, isExact: Bool)? {
    for status in TranslationUnit.Status.allCases where trados(status) == word {
      return (status, status != .translated)
    }
    switch word {
    case "ApprovedSignOff": return (.reviewed, false)
    case "RejectedSignOff": return (.rejected, false)
    default: return nil
    }
  }

  /// memoQ writes the neighbour as `<seg>…</seg>`.
  static func context(of text: String) -> String { "<seg>" + XMLText.escaped(text) + "</seg>" }

  /// nil where there is more in it than text.
  static func text(ofContext value: String) -> String? {
    let end = "</seg>"
    guard let inner = value.rest(behind: "<seg>"), inner.utf8.suffix(end.utf8.count).elementsEqual(end.utf8) else {
      return value.utf8.contains(0x3C) ? nil : value
    }
    let text = String(Substring(inner.utf8.dropLast(end.utf8.count)))
    guard !text.utf8.contains(0x3C) else { return nil }
    return text.utf8.contains(0x26) ? XMLText.unescaped(text) : text
  }
}
