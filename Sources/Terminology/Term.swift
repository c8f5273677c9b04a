import BitextModel

/// A designation of a concept in one language.
public struct Term: Sendable, Hashable {
  public let text: String
  public let language: Language
  public let status: TermStatus
  /// How the Chinese became this Korean; nil where it is not said, and for other languages.
  public let rendering: Rendering?
  public let type: TermType
  public let partOfSpeech: String?
  public let matching: MatchOptions
  public let source: String?
  public let note: String?

  public init(
    _ text: String, language: Language, status: TermStatus, rendering: Rendering? = nil, type: TermType = .fullForm,
    partOfSpeech: String? = nil, matching: MatchOptions = MatchOptions(), source: String? = nil, note: String? = nil
  ) {
    self.text = text
    self.language = language
    self.status = status
    self.rendering = rendering
    self.type = type
    self.partOfSpeech = partOfSpeech
    self.matching = matching
    self.source = source
    self.note = note
  }
}

/// The administrative status of a term (ISO 30042, TBX-Basic).
public enum TermStatus: String, Sendable, Hashable, CaseIterable {
  case preferred
  case admitted
  /// No longer used; the preferred term replaces it.
  case deprecated
  /// Wrong.
  case forbidden

  /// Whether a writer may use it.
  public var isUsable: Bool { self == .preferred || self == .admitted }
}

/// The ways in which a Chinese term becomes Korean.
public enum Rendering: String, Sendable, Hashable, CaseIterable {
  /// Read in Sino-Korean: 专精特新 → 전정특신.
  case sinoKorean = "sino-korean"
  /// Written as it sounds: 中关村 → 중관춘.
  case transliteration
  /// Put into Korean words: 小巨人 → 작은 거인.
  case translation
  /// A foreign name: 浪潮 → Inspur.
  case foreign
  /// Several of these at once: 深圳天使母基金 → 선전엔젤모펀드.
  case mixed
}

public enum TermType: String, Sendable, Hashable, CaseIterable {
  case fullForm = "full-form"
  case shortForm = "short-form"
  case abbreviation
  case acronym
}

/// How a term is looked for in running text.
public struct MatchOptions: Sendable, Hashable {
  public enum Case: String, Sendable, Hashable, CaseIterable { case exact, ignore }
  public enum Spacing: String, Sendable, Hashable, CaseIterable { case free, strict }
  public enum Compound: String, Sendable, Hashable, CaseIterable { case allow, refuse }

  /// Whether the case of Latin letters counts.
  public let letterCase: Case
  /// Whether 산업 정보화부 is 산업정보화부.
  public let spacing: Spacing
  /// Whether the term is found as a member of a compound (전정특신기업).
  public let compound: Compound

  public init(letterCase: Case = .ignore, spacing: Spacing = .free, compound: Compound = .allow) {
    self.letterCase = letterCase
    self.spacing = spacing
    self.compound = compound
  }
}
