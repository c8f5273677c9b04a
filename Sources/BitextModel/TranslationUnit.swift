/// One side of a translation unit: its text, and the markup that stood in it.
public struct UnitText: Hashable, Sendable {
  /// Without markup.
  public var text: String
  /// In order of place; of equal places in the order in which they stood.
  public var codes: [InlineCode]

  public init(_ text: String, codes: [InlineCode] = []) {
    self.text = text
    self.codes = codes
  }
}

/// A piece of markup inside a segment, kept but never read (TMX 1.4b, "Content Markup").
public struct InlineCode: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Begins what a ``closing`` code of the same ``pair`` ends: TMX `bpt`.
    case opening
    /// TMX `ept`.
    case closing
    /// Stands alone: TMX `ph`.
    case placeholder
    /// Begins or ends something outside the segment: TMX `it`.
    case isolatedOpening
    case isolatedClosing
  }

  /// UTF-8 offset into ``UnitText/text``; the code stands before that byte.
  public var offset: Int
  public var kind: Kind
  /// What joins an opening and a closing code of one text: TMX `i`.
  public var pair: Int?
  /// What joins the codes of source and target: TMX `x`.
  public var match: Int?
  /// TMX `type`: `bold`, `link`.
  public var type: String?
  /// The native code as it stood, such as `<b>`.
  public var content: String

  public init(
    at offset: Int, _ kind: Kind, pair: Int? = nil, match: Int? = nil, type: String? = nil, content: String = ""
  ) {
    self.offset = offset
    self.kind = kind
    self.pair = pair
    self.match = match
    self.type = type
    self.content = content
  }
}

/// A source and a target text that translate each other, with what is known of them: what a translation memory holds (TMX 1.4b `tu`).
public struct TranslationUnit: Hashable, Sendable {
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// Made by a program: an alignment or a machine translation that nobody has looked at.
    case proposed
    case translated
    case reviewed
    case rejected
  }

  public var source: UnitText
  public var target: UnitText
  public var sourceLanguage: Language
  public var targetLanguage: Language
  public var status: Status
  /// Where it comes from: the name of a file or of a system.
  public var origin: String?
  /// The number of the unit in the document that it comes from, from 1.
  public var position: Int?
  public var author: String?
  /// In UTC, as ISO 8601 writes it: `2026-11-28T02:45:00Z`.
  public var created: String?
  public var changed: String?
  /// The source texts before and after it in its document; an in-context match wants the same.
  public var previous: String?
  public var next: String?
  public var note: String?
  /// What else a file says of it, as type and value in the order of the file: TMX `prop`.
  public var properties: [Property]

  public struct Property: Hashable, Sendable {
    public var type: String
    public var value: String

    public init(_ type: String, _ value: String) {
      self.type = type
      self.value = value
    }
  }

  public init(
    source: UnitText, target: UnitText, sourceLanguage: Language, targetLanguage: Language,
    status: Status = .translated, origin: String? = nil, position: Int? = nil, author: String? = nil,
    created: String? = nil, changed: String? = nil, previous: String? = nil, next: String? = nil, note: String? = nil,
    properties: [Property] = []
  ) {
    self.source = source
    self.target = target
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.status = status
    self.origin = origin
    self.position = position
    self.author = author
    self.created = created
    self.changed = changed
    self.previous = previous
    self.next = next
    self.note = note
    self.properties = properties
  }
}
