import BitextModel
import Diagnostics
import TermRecognition
import Terminology

/// What is published: the article's blocks beside their Chinese, with the terms and findings of each.
public struct Edition: Sendable {
  /// The file's name without folder and endings: `newsletter-289`.
  public let name: String
  public let source: Article
  /// The Chinese article where there is one.
  public let target: Article?
  public let targetLanguage: Language
  public let termbase: Termbase
  /// What was recognized in ``source``.
  public let annotations: Annotations
  public let targetAnnotations: Annotations?
  /// In order of place in ``source``.
  public let findings: [Finding]
  public let coverage: Coverage
  /// In reading order; every block of both articles stands in exactly one row.
  public let rows: [EditionRow]

  public init(
    name: String, source: Article, target: Article?, targetLanguage: Language, termbase: Termbase,
    annotations: Annotations, targetAnnotations: Annotations?, findings: [Finding], coverage: Coverage,
    rows: [EditionRow]
  ) {
    self.name = name
    self.source = source
    self.target = target
    self.targetLanguage = targetLanguage
    self.termbase = termbase
    self.annotations = annotations
    self.targetAnnotations = targetAnnotations
    self.findings = findings
    self.coverage = coverage
    self.rows = rows
  }

  public var isDraft: Bool { target == nil }
}

/// One row of the two columns.
public struct EditionRow: Sendable, Hashable {
  /// Blocks of the source article, by index, ascending; empty where the target has no counterpart.
  public let source: [Int]
  /// Blocks of the target article.
  public let target: [Int]
  /// Without a target article: what is certain of the Chinese, in order of place.
  public let certain: [CertainItem]
  /// Where the Chinese comes from.
  public let origin: TargetOrigin
  /// How sure it is that the target blocks render the source blocks, from 0 to 1; nil where nothing has judged it.
  public let score: Double?

  /// - Parameter origin: Left out: ``TargetOrigin/target`` where there are target blocks, ``TargetOrigin/glossary`` where
  ///   there are certain items, ``TargetOrigin/none`` else.
  public init(
    source: [Int], target: [Int], certain: [CertainItem] = [], origin: TargetOrigin? = nil, score: Double? = nil
  ) {
    self.source = source
    self.target = target
    self.certain = certain
    self.origin = origin ?? (!target.isEmpty ? .target : certain.isEmpty ? .none : .glossary)
    self.score = score
  }
}

/// Where the Chinese of a row comes from.
public enum TargetOrigin: String, Sendable, Hashable, CaseIterable {
  /// The translation memory.
  case memory
  /// A translation provider.
  case provider
  /// Terms, names and figures only: certain items.
  case glossary
  /// The Chinese article.
  case target
  case none
}

/// A piece of the Chinese that follows from the Korean without translating: a term, a name, a figure, a date.
public struct CertainItem: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    /// A term of the glossary.
    case term
    /// What the article itself glosses and the glossary does not know.
    case gloss
    /// A number, an amount, a percentage.
    case figure
    case date
  }

  public let kind: Kind
  /// Into the source article's text.
  public let range: TextRange
  public let korean: String
  public let chinese: String
  /// By index in the termbase.
  public let concept: Int?

  public init(kind: Kind, range: TextRange, korean: String, chinese: String, concept: Int? = nil) {
    self.kind = kind
    self.range = range
    self.korean = korean
    self.chinese = chinese
    self.concept = concept
  }
}

/// Writes an edition in one format.
public protocol EditionRenderer: Sendable {
  /// Without the dot: `html`.
  var fileExtension: String { get }
  func render(_ edition: Edition) throws -> String
}
