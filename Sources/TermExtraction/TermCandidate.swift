import BitextModel
import TermRecognition
import Terminology

/// An entry proposed for the glossary, with what speaks for it.
///
/// ## Topics
/// - ``variants``, ``chinese``, ``kind``, ``rendering``: what would be entered
/// - ``score``, ``standing``, ``evidence``: what an editor decides by
public struct TermCandidate: Sendable {
  /// One Korean spelling.
  public struct Variant: Sendable, Hashable {
    /// As printed, spaces kept.
    public let text: String
    /// How often it stands beside the Chinese.
    public let count: Int
    public let standing: Standing
  }

  /// What the glossary says to a pair.
  public enum Standing: Sendable, Hashable {
    case new
    /// The concept has both forms, and the Korean one may be used.
    case known(concept: String)
    /// The glossary pairs one of the two with something else: `expected` is what it has there.
    case conflict(concept: String, expected: String)
  }

  /// The best spelling first.
  public let variants: [Variant]
  /// As printed most often.
  public let chinese: String
  /// In simplified characters.
  public let simplified: String
  /// In traditional characters, where print has it so and conversion of ``simplified`` does not give it.
  public let traditional: String?
  public let kind: KindJudgement
  public let rendering: Rendering
  /// What the rules give for the way it is rendered; nil where it is translated or is written so.
  public let expected: String?
  /// That the pair is right, from 0 to 1.
  public let score: Double
  public let standing: Standing
  /// In order of the articles given and of place; of aligned text the first ten places.
  public let evidence: [Evidence]
  /// How often the pair stands so.
  public let count: Int
  /// What speaks for a pair of aligned text; nil for a gloss, which speaks for itself.
  public let association: TermAssociation?

  public var korean: String { variants[0].text }

  /// The id that the concept would have: toneless pinyin in one word.
  public var id: String { ConceptID.of(simplified) }
}

/// A place where a pair is printed.
public struct Evidence: Sendable {
  public enum Form: String, Sendable {
    case bracket, reversed
    case editorsNote = "editors-note"
    /// 장쑤(江苏)대학, which teaches 장쑤대학 as well.
    case partial
    /// In sentences that translate each other.
    case aligned
  }

  /// Where the Chinese stands, if not beside the Korean.
  public struct Counterpart: Sendable {
    public let source: SourceText
    public let range: TextRange
    /// The sentences around it.
    public let sentence: String
  }

  public let source: SourceText
  /// Head and Chinese together, into ``source``; of aligned text the Korean alone.
  public let range: TextRange
  public let form: Form
  public let korean: String
  public let chinese: String
  /// The sentence around it, markup taken out.
  public let sentence: String
  public let counterpart: Counterpart?

  init(
    source: SourceText, range: TextRange, form: Form, korean: String, chinese: String, sentence: String,
    counterpart: Counterpart? = nil
  ) {
    self.source = source
    self.range = range
    self.form = form
    self.korean = korean
    self.chinese = chinese
    self.sentence = sentence
    self.counterpart = counterpart
  }
}

/// The ids of concepts.
public enum ConceptID {
  /// Toneless pinyin in one word, ü as v, digits and small letters kept: 专精特新 → `zhuanjingtexin`.
  public static func of(_ chinese: String) -> String { Spelling.plain(chinese) }
}
