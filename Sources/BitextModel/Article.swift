/// One document, read: its text and its blocks in reading order.
public struct Article: Sendable {
  public let source: SourceText
  public let language: Language
  /// From the front matter or the first heading; nil where the document has neither.
  public let title: String?
  public let blocks: [Block]

  public init(source: SourceText, language: Language, title: String?, blocks: [Block]) {
    self.source = source
    self.language = language
    self.title = title
    self.blocks = blocks
  }
}

/// A paragraph, heading, list item, table cell: the unit of layout.
public struct Block: Sendable {
  public let role: BlockRole
  /// The readable text, markup taken out, mapped to the ``SourceText``.
  public let text: MappedText
  /// Emphasis, links and code inside the text, in order of start; the ranges are into ``text``.
  public let marks: [InlineMark]
  /// The stretch of the file that the block takes, markup included.
  public let sourceRange: TextRange

  public init(role: BlockRole, text: MappedText, marks: [InlineMark] = [], sourceRange: TextRange) {
    self.role = role
    self.text = text
    self.marks = marks
    self.sourceRange = sourceRange
  }
}

public enum BlockRole: Hashable, Sendable {
  /// `level` from 1 to 6.
  case heading(level: Int)
  case paragraph
  /// `depth` from 1; `marker` as printed (`-`, `1.`), empty where there is none.
  case listItem(depth: Int, marker: String)
  /// `table` counts the document's tables from 0, `row` and `column` from 0.
  case tableCell(table: Int, row: Int, column: Int, isHeader: Bool)
  case quotation
  /// A line under a figure or table: 표 1) 출처: …
  case caption
  /// (\*보세구 편집자 주: 保税区 …)
  case editorsNote
  case footnote(label: String)
  /// An entry of a table of contents: it repeats a heading.
  case contents
  /// Code, front matter, raw HTML: kept, never read.
  case opaque

  /// Whether the block is running text, where the first mention of a term is counted.
  public var isBody: Bool {
    switch self {
    case .paragraph, .listItem, .quotation, .footnote: true
    case .heading, .tableCell, .caption, .editorsNote, .contents, .opaque: false
    }
  }
}

public struct InlineMark: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case emphasis
    case strong
    case strikethrough
    case link(String)
    /// Code: shown, never read for terms.
    case code
  }
  public let kind: Kind
  /// Into the block's text.
  public let range: TextRange

  public init(kind: Kind, range: TextRange) {
    self.kind = kind
    self.range = range
  }
}

/// The unit of translation: one sentence, or a heading or cell that ends without a stop.
public struct Segment: Hashable, Sendable {
  /// The index of its block in the article.
  public let block: Int
  /// Into the block's text, without surrounding white space.
  public let range: TextRange

  public init(block: Int, range: TextRange) {
    self.block = block
    self.range = range
  }
}
