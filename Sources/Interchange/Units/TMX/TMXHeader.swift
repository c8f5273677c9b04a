import BitextModel

/// What the header of a TMX file says (TMX 1.4b, `header`).
public struct TMXHeader: Hashable, Sendable {
  /// The version of TMX: `1.4`.
  public var version = "1.4"
  public var creationTool: String
  public var creationToolVersion: String
  /// `sentence`, `paragraph`, `phrase` or `block`.
  public var segmentType = "sentence"
  /// The format of the memory that the file comes from: `o-tmf`.
  public var originalFormat: String
  public var adminLanguage = "en"
  /// The code of the source language as the file has it, `*all*` where every language may be one; nil where the file does not say.
  public var sourceLanguage: String?
  public var dataType = "plaintext"
  /// What else it says: `@creationdate` is an attribute, `#note` a note, all else a `prop`.
  public var properties: [TranslationUnit.Property] = []

  public init(creationTool: String = "Eonhae", creationToolVersion: String = "1", originalFormat: String = "Eonhae") {
    self.creationTool = creationTool
    self.creationToolVersion = creationToolVersion
    self.originalFormat = originalFormat
  }

  /// The attributes that TMX 1.4b requires, in the order of its specification.
  static let required = [
    "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype",
  ]
}
