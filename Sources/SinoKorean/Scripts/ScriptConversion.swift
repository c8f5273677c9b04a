import BitextModel

/// A converted text, and where the conversion had to choose.
public struct ScriptConversion: Sendable, Hashable {
  public let text: String
  /// In order of place; a choice between words may hold none between characters.
  public let choices: [Choice]

  public init(text: String, choices: [Choice]) {
    self.text = text
    self.choices = choices
  }

  /// A place where the source stands for one of several forms of the target: 发 for 發 or 髮.
  public struct Choice: Sendable, Hashable {
    /// In the source text.
    public let range: TextRange
    /// In the converted text.
    public let resultRange: TextRange
    public let written: String
    public let chosen: String
    /// What it could have been, as the dictionary lists it, without ``chosen``.
    public let others: [String]
    public let decision: Decision

    /// Whether nothing around the character spoke for the form: a person should look.
    public var isDoubtful: Bool {
      switch decision {
      case .character, .ambiguousPhrase: true
      case .phrase, .term: false
      }
    }
  }

  /// What decided a choice.
  public enum Decision: Sendable, Hashable {
    /// A phrase of OpenCC's dictionary that the character stands in.
    case phrase(String)
    /// A phrase for which the dictionary lists several forms; the first was taken.
    case ambiguousPhrase(String)
    /// A term of the glossary, by its ``ProtectedTerm/name``.
    case term(String)
    /// Nothing but the order in which the dictionary lists the character's forms.
    case character
  }
}

/// A stretch of text that is a term, so that no phrase may be seen across its ends.
public struct ProtectedTerm: Sendable, Hashable {
  /// UTF-8 offsets into the text; between characters, not empty.
  public let range: TextRange
  /// What stands in the result; nil where the term has no form of its own in the target script and is converted.
  public let form: String?
  /// What ``ScriptConversion/Decision/term(_:)`` calls it, such as the concept's id.
  public let name: String

  public init(range: TextRange, form: String?, name: String) {
    self.range = range
    self.form = form
    self.name = name
  }
}
