import BitextModel

/// A version of XLIFF. 1.2 is what tools exchange most (SDLXLIFF and MQXLIFF are dialects of it); 2.0 and 2.1 share a namespace.
public enum XLIFFVersion: String, Sendable, CaseIterable {
  case onePointTwo = "1.2"
  case twoPointZero = "2.0"
  case twoPointOne = "2.1"

  var isTwo: Bool { self != .onePointTwo }
}

/// A term that stands in the source text of a unit, for the Glossary module of XLIFF 2 and the term marks of 1.2.
public struct XLIFFTerm: Hashable, Sendable {
  /// In the source text without codes.
  public var range: TextRange
  /// The term as the glossary has it.
  public var source: String
  public var translations: [String]
  public var definition: String?

  public init(range: TextRange, source: String, translations: [String], definition: String? = nil) {
    self.range = range
    self.source = source
    self.translations = translations
    self.definition = definition
  }
}

/// The states of a translation in XLIFF, and what they are here.
enum XLIFFState {
  /// What the state of a target says; a qualifier of 1.2 may reject it.
  static func status(_ state: String?, qualifier: String?, isApproved: Bool) -> TranslationUnit.Status {
    if qualifier?.hasPrefix("rejected") == true { return .rejected }
    if isApproved { return .reviewed }
    switch state {
    case nil, "translated": return .translated
    case "final", "signed-off", "reviewed": return .reviewed
    default: return .proposed
    }
  }

  /// Whether the version knows the word: 1.2 has a list and lets tools add words that begin with `x-`, 2.x has a list alone.
  static func isState(_ word: String, of version: XLIFFVersion) -> Bool {
    version.isTwo ? statesOfTwo.contains(word) : statesOfOne.contains(word) || word.rest(behind: "x-") != nil
  }

  private static let statesOfOne: Set = [
    "final", "needs-adaptation", "needs-l10n", "needs-review-adaptation", "needs-review-l10n",
    "needs-review-translation", "needs-translation", "new", "signed-off", "translated",
  ]
  private static let statesOfTwo: Set = ["initial", "translated", "reviewed", "final"]

  static func state(of status: TranslationUnit.Status, _ version: XLIFFVersion) -> String {
    switch status {
    case .proposed: version.isTwo ? "initial" : "needs-review-translation"
    case .translated: "translated"
    case .reviewed: version.isTwo ? "reviewed" : "signed-off"
    case .rejected: version.isTwo ? "initial" : "needs-translation"
    }
  }

  /// What Trados (`conf`) and memoQ (`status`) say of a segment in attributes of their own.
  static func status(ofTool word: String) -> TranslationUnit.Status? {
    switch word {
    case "Draft", "Unspecified", "NotStarted", "PartiallyEdited", "Pretranslated", "AssembledFromFragments": .proposed
    case "Translated", "ManuallyConfirmed", "Edited": .translated
    case "ApprovedTranslation", "ApprovedSignOff", "Proofread", "Reviewer1Confirmed": .reviewed
    case "RejectedTranslation", "RejectedSignOff", "Rejected": .rejected
    default: nil
    }
  }
}

/// The kinds of markup: TMX's words here, other words in XLIFF.
enum XLIFFCodeType {
  // MARK: 1.2: ctype

  private static let plainCTypes: Set = ["bold", "italic", "underlined", "link", "image"]

  static func ctype(of type: String) -> String {
    plainCTypes.contains(type) || type.rest(behind: "x-") != nil ? type : "x-type-" + type
  }

  static func type(ofCType ctype: String) -> String {
    ctype.rest(behind: "x-type-") ?? ctype
  }

  // MARK: 2.x: type and subType

  private static let formats = ["bold": "xlf:b", "italic": "xlf:i", "underlined": "xlf:u"]
  private static let types: Set = ["fmt", "ui", "quote", "link", "image", "other"]

  static func attributes(of type: String) -> (type: String, subType: String?) {
    if let format = formats[type] { return ("fmt", format) }
    if types.contains(type) { return (type, nil) }
    for known in types {
      if let subType = type.rest(behind: known + "/"), subType.utf8.contains(0x3A) { return (known, subType) }
    }
    return ("other", "eonhae:" + type)
  }

  static func type(_ type: String?, subType: String?) -> String? {
    guard let type else { return nil }
    guard let subType else { return type }
    if type == "fmt", let format = formats.first(where: { $0.value == subType }) { return format.key }
    if type == "other", let own = subType.rest(behind: "eonhae:") { return own }
    return type + "/" + subType
  }
}
