import BitextModel
import Diagnostics

/// Reads translation units from a file, one at a time, so that the file may be of any size.
///
/// What is wrong with one unit is kept in ``problems``, and the next one is read.
public protocol UnitReader: ~Copyable {
  /// nil at the end.
  ///
  /// Throws where the file cannot be read any further.
  mutating func next() throws(FileProblem) -> TranslationUnit?

  var problems: FirstProblems { get }

  /// What was odd in the file, or is kept in another form; nothing was lost that would make a unit wrong.
  var warnings: [FileProblem] { get }
}

extension UnitReader where Self: ~Copyable {
  public var warnings: [FileProblem] { [] }
}

/// What a file does not say of its units.
public struct UnitDefaults: Sendable {
  public var languages: (source: Language, target: Language)
  public var origin: String?
  public var author: String?
  /// In UTC, as ISO 8601 writes it.
  public var created: String?

  public init(
    languages: (source: Language, target: Language), origin: String? = nil, author: String? = nil,
    created: String? = nil
  ) {
    self.languages = languages
    self.origin = origin
    self.author = author
    self.created = created
  }
}
