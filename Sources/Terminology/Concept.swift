import BitextModel

/// One idea of the field, with the terms that name it in each language (ISO 30042: a concept entry).
public struct Concept: Sendable, Hashable {
  /// Stable and unique in the termbase: `zhuanjingtexin`.
  public let id: String
  /// The subject field, which is also the name of its file: `sme-policy`.
  public let field: String
  /// In the order of the glossary: by language, the preferred one first where the editor put it there.
  public let terms: [Term]
  public let definition: [Language: String]
  public let glossing: Glossing?
  public let partOfSpeech: String?
  public let validity: Validity?
  public let source: String?
  public let note: String?

  public init(
    id: String, field: String, terms: [Term], definition: [Language: String] = [:], glossing: Glossing? = nil,
    partOfSpeech: String? = nil, validity: Validity? = nil, source: String? = nil, note: String? = nil
  ) {
    self.id = id
    self.field = field
    self.terms = terms
    self.definition = definition
    self.glossing = glossing
    self.partOfSpeech = partOfSpeech
    self.validity = validity
    self.source = source
    self.note = note
  }

  public func terms(in language: Language) -> [Term] { terms.filter { $0.language == language } }

  /// The preferred term of `language`; the first usable one where none is marked; nil where the language has none.
  public func preferredTerm(in language: Language) -> Term? {
    let candidates = terms(in: language)
    return candidates.first { $0.status == .preferred } ?? candidates.first { $0.status == .admitted }
  }

  /// The Chinese of the concept as it is printed in `language`: its own term there, else that of the other script converted; nil where the
  /// concept has no usable Chinese.
  public func chinese(in language: Language) -> String? {
    if let term = preferredTerm(in: language) { return term.text }
    let other: Language = language == .simplifiedChinese ? .traditionalChinese : .simplifiedChinese
    return preferredTerm(in: other).map { ChineseForm.converted($0.text, to: language) }
  }

  /// Whether the concept has a term of any status in `language`.
  public func hasTerm(in language: Language) -> Bool { terms.contains { $0.language == language } }
}

/// Whether the house prints the Chinese beside the Korean.
public enum Glossing: String, Sendable, Hashable, CaseIterable {
  /// At the first mention, whatever the workspace's style.
  case firstMention = "first-mention"
  /// As the writer likes: readers know the word.
  case optional
  case never
}

/// When a concept holds: a plan, an office. Days as `YYYY-MM-DD`, both ends included.
public struct Validity: Sendable, Hashable {
  public let from: String?
  public let to: String?

  public init(from: String?, to: String?) {
    self.from = from
    self.to = to
  }
}
