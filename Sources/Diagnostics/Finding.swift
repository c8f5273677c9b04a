import BitextModel

/// How much a finding weighs.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// Worth knowing; nothing has to be done.
  case note
  /// An editor should look.
  case warning
  /// Must not be published so.
  case error

  public static func < (first: Severity, second: Severity) -> Bool { first.rank < second.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// Something that a check found in one article: what, where, how grave, and how to mend it.
public struct Finding: Hashable, Sendable {
  /// The rule's stable name: `gloss-script`.
  public let rule: String
  public var severity: Severity
  /// Into the article's ``SourceText``.
  public let range: TextRange
  public let message: Message
  /// The id of the concept that it is about.
  public let concept: String?
  public let fixes: [Fix]

  public init(
    rule: String, severity: Severity, range: TextRange, message: Message, concept: String? = nil, fixes: [Fix] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.range = range
    self.message = message
    self.concept = concept
    self.fixes = fixes
  }
}

/// A change of the text that mends a finding.
public struct Fix: Hashable, Sendable {
  /// Whether the change may be made without a person looking at it.
  public enum Safety: String, Hashable, Sendable {
    case safe
    /// One of several ways, or one that changes what the sentence says: offered, never applied by itself.
    case suggestion
  }

  public struct Edit: Hashable, Sendable {
    /// Into the article's ``SourceText``.
    public let range: TextRange
    public let replacement: String

    public init(range: TextRange, replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  /// In ascending order, without overlap.
  public let edits: [Edit]
  public let safety: Safety

  public init(edits: [Edit], safety: Safety) {
    self.edits = edits
    self.safety = safety
  }

  public init(replacing range: TextRange, with replacement: String, safety: Safety) {
    self.init(edits: [Edit(range: range, replacement: replacement)], safety: safety)
  }
}

extension Finding {
  /// Findings in the order that every output keeps: by place, then by rule.
  public static func inOrder(_ first: Finding, _ second: Finding) -> Bool {
    (first.range.start, first.range.end, first.rule, first.message.english)
      < (second.range.start, second.range.end, second.rule, second.message.english)
  }
}
