import BitextModel

/// A finding as JSON: ``PlaceRecord``'s keys and its own beside them.
struct FindingRecord: Encodable {
  struct FixRecord: Encodable {
    let safety: String
    let edits: [EditRecord]
  }

  struct EditRecord: Encodable {
    let utf8Range: [Int]
    let replacement: String
  }

  private enum CodingKeys: String, CodingKey {
    case rule, severity, message, concept, fixes
  }

  let finding: Finding
  let place: PlaceRecord
  let language: InterfaceLanguage

  func encode(to encoder: any Encoder) throws {
    try place.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(finding.rule, forKey: .rule)
    try container.encode(finding.severity.rawValue, forKey: .severity)
    try container.encode(finding.message.text(in: language), forKey: .message)
    try container.encodeIfPresent(finding.concept, forKey: .concept)
    try container.encode(finding.fixes.map(Self.record), forKey: .fixes)
  }

  private static func record(of fix: Fix) -> FixRecord {
    FixRecord(
      safety: fix.safety.rawValue,
      edits: fix.edits.map { EditRecord(utf8Range: [$0.range.start, $0.range.end], replacement: $0.replacement) })
  }
}

/// A ``Coverage`` as JSON.
public struct CoverageRecord: Encodable, Hashable, Sendable {
  public struct Uncovered: Encodable, Hashable, Sendable {
    public let ko: String
    public let zh: String
    public let mentions: Int
  }

  public struct Field: Encodable, Hashable, Sendable {
    public let field: String
    public let terms: Int
    public let mentions: Int
  }

  public let terms: Int
  public let mentions: Int
  public let coveredTerms: Int
  public let coveredMentions: Int
  public let glossedTerms: Int
  /// From 0 to 1.
  public let ratio: Double
  public let uncovered: [Uncovered]
  public let fields: [Field]

  public init(_ coverage: Coverage) {
    terms = coverage.terms
    mentions = coverage.mentions
    coveredTerms = coverage.coveredTerms
    coveredMentions = coverage.coveredMentions
    glossedTerms = coverage.glossedTerms
    ratio = coverage.ratio
    uncovered = coverage.uncovered.map { Uncovered(ko: $0.korean, zh: $0.chinese, mentions: $0.mentions) }
    fields = coverage.fields.map { Field(field: $0.name, terms: $0.terms, mentions: $0.mentions) }
  }
}

extension CheckReport {
  private struct Document: Encodable {
    let findings: [FindingRecord]
    let coverage: CoverageRecord
  }

  private struct LastLine: Encodable {
    let coverage: CoverageRecord
  }

  func jsonDocument(in language: InterfaceLanguage) -> String {
    JSONText.of(Document(findings: findingRecords(in: language), coverage: CoverageRecord(coverage))) + "\n"
  }

  func jsonLines(in language: InterfaceLanguage) -> String {
    let lines = findingRecords(in: language).map { JSONText.of($0) + "\n" }
    return lines.joined() + JSONText.of(LastLine(coverage: CoverageRecord(coverage))) + "\n"
  }

  private func findingRecords(in language: InterfaceLanguage) -> [FindingRecord] {
    files.flatMap { file in
      let places = file.findingPlaces()
      return file.findings.map {
        FindingRecord(
          finding: $0, place: PlaceRecord($0.range, in: file.source, places: places), language: language)
      }
    }
  }
}
