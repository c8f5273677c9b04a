import BitextModel

/// What is aligned as a whole: a sentence, or a block of an article.
public struct AlignmentUnit: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case text
    /// `level` from 1 to 6.
    case heading(level: Int)
    /// `column` from 0.
    case cell(column: Int)
    /// Code, front matter: kept, never read.
    case code
  }

  public let text: String
  public let kind: Kind

  public init(_ text: String, kind: Kind = .text) {
    self.text = text
    self.kind = kind
  }

  /// A block of an article.
  public init(_ block: Block) {
    self.init(block.text.string, kind: Kind(block.role))
  }
}

extension AlignmentUnit.Kind {
  public init(_ role: BlockRole) {
    switch role {
    case .heading(let level): self = .heading(level: level)
    case .tableCell(_, _, let column, _): self = .cell(column: column)
    case .opaque: self = .code
    default: self = .text
    }
  }

  /// How much two kinds differ, from 0 (the same) to 1.
  func difference(from other: Self) -> Float {
    switch (self, other) {
    case (.heading(let level), .heading(let otherLevel)): level == otherLevel ? 0 : 0.1
    case (.cell(let column), .cell(let otherColumn)): column == otherColumn ? 0 : 1
    default: self == other ? 0 : 1
    }
  }
}
