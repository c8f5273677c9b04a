import BitextModel

/// `NAME.draft.json` as values: one record a source block. The keys are part of the format and are never renamed.
struct DraftRecord: Encodable {
  var format = "eonhae-draft"
  var version = 1
  let name: String
  let title: String?
  let sourceLanguage: String
  let targetLanguage: String
  let isDraft: Bool
  let coverage: CoverageRecord
  let segments: [SegmentRecord]
  let targetOnly: [TargetRecord]

  struct CoverageRecord: Encodable {
    let ratio: Double
    let coveredTerms: Int
    let terms: Int
    let coveredMentions: Int
    let mentions: Int
  }

  struct SegmentRecord: Encodable {
    let index: Int
    let row: Int
    let role: String
    let level: Int?
    let cell: CellRecord?
    let line: Int
    let column: Int
    let utf8Range: [Int]
    let text: String
    let origin: String
    let score: Double
    let target: String?
    let joinedTo: Int?
    let certain: [CertainRecord]
    let terms: [TermRecord]
    let findings: Int
  }

  struct CellRecord: Encodable {
    let table: Int
    let row: Int
    let column: Int
    let isHeader: Bool
  }

  struct CertainRecord: Encodable {
    let kind: String
    let korean: String
    let chinese: String
    let concept: String?
    let utf8Range: [Int]
  }

  struct TermRecord: Encodable {
    let concept: String
    let text: String
    let status: String
    let utf8Range: [Int]
  }

  /// Target blocks that have no counterpart in the source.
  struct TargetRecord: Encodable {
    let row: Int
    let text: String
  }
}

extension TextRange {
  var record: [Int] { [start, end] }
}

extension BlockRole {
  /// The role's name in the format.
  var recordName: String {
    switch self {
    case .heading: "heading"
    case .paragraph: "paragraph"
    case .listItem: "listItem"
    case .tableCell: "tableCell"
    case .quotation: "quotation"
    case .caption: "caption"
    case .editorsNote: "editorsNote"
    case .footnote: "footnote"
    case .contents: "contents"
    case .opaque: "opaque"
    }
  }

  /// Of a heading its level, of a list item its depth.
  var recordLevel: Int? {
    switch self {
    case .heading(let level): level
    case .listItem(let depth, _): depth
    default: nil
    }
  }

  var recordCell: DraftRecord.CellRecord? {
    guard case .tableCell(let table, let row, let column, let isHeader) = self else { return nil }
    return .init(table: table, row: row, column: column, isHeader: isHeader)
  }
}
