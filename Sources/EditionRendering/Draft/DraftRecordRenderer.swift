import BitextModel
import FoundationEssentials
import TextAnalysis

/// Writes an edition as `NAME.draft.json`: every source block with its Chinese, or what is certain of it, and where that comes from.
///
/// The format is described in `Documentation/Formats.md`. The same edition gives the same bytes.
public struct DraftRecordRenderer: EditionRenderer {
  public init() {}

  public var fileExtension: String { "draft.json" }

  public func render(_ edition: Edition) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(record(edition)), as: UTF8.self) + "\n"
  }

  private func record(_ edition: Edition) -> DraftRecord {
    let coverage = edition.coverage
    return DraftRecord(
      name: edition.name, title: edition.source.title, sourceLanguage: edition.source.language.rawValue,
      targetLanguage: edition.targetLanguage.rawValue, isDraft: edition.isDraft,
      coverage: .init(
        ratio: coverage.ratio, coveredTerms: coverage.coveredTerms, terms: coverage.terms,
        coveredMentions: coverage.coveredMentions, mentions: coverage.mentions),
      segments: segments(edition), targetOnly: targetOnly(edition))
  }

  private func segments(_ edition: Edition) -> [DraftRecord.SegmentRecord] {
    let layout = EditionLayout(edition)
    var finder = PositionFinder(edition.source.source)
    var result: [DraftRecord.SegmentRecord] = []
    for (number, row) in edition.rows.enumerated() {
      for block in row.source {
        let certain = row.certain.filter { edition.source.blocks[block].sourceRange.contains($0.range.start) }
        result.append(
          segment(block, of: row, number, layout, certain, &finder))
      }
    }
    return result
  }

  private func segment(
    _ index: Int, of row: EditionRow, _ number: Int, _ layout: EditionLayout, _ certain: [CertainItem],
    _ finder: inout PositionFinder
  ) -> DraftRecord.SegmentRecord {
    let edition = layout.edition
    let block = edition.source.blocks[index]
    let place = finder.position(at: block.sourceRange.start)
    let isFirst = index == row.source.first
    let origin: TargetOrigin = row.origin == .glossary && certain.isEmpty ? .none : row.origin
    return DraftRecord.SegmentRecord(
      index: index, row: number, role: block.role.recordName, level: block.role.recordLevel,
      cell: block.role.recordCell, line: place.line, column: place.column, utf8Range: block.sourceRange.record,
      text: block.text.string, origin: origin.rawValue, score: score(origin, row, block, certain),
      target: isFirst && !row.target.isEmpty ? text(row.target, edition) : nil,
      joinedTo: isFirst || row.target.isEmpty ? nil : row.source.first,
      certain: certain.map { item in
        .init(
          kind: item.kind.rawValue, korean: item.korean, chinese: item.chinese,
          concept: item.concept.map { edition.termbase.concepts[$0].id }, utf8Range: item.range.record)
      },
      terms: layout.sourceRuns[index].mentions.map { term($0, edition) },
      findings: Set(layout.sourceRuns[index].allFindings).count)
  }

  /// A judged row keeps its judgement. Else a target is taken at its word, and certain items count by the share of the block's
  /// letters and digits that they stand for.
  private func score(_ origin: TargetOrigin, _ row: EditionRow, _ block: Block, _ certain: [CertainItem]) -> Double {
    switch origin {
    case .none: return 0
    case .glossary:
      if let score = row.score { return score }
      let all = Self.weight(block.text.string)
      let known = certain.reduce(0) { $0 + Self.weight($1.korean) }
      return all == 0 ? 0 : (min(1, Double(known) / Double(all)) * 1000).rounded() / 1000
    case .memory, .provider, .target: return row.score ?? 1
    }
  }

  private static func weight(_ text: String) -> Int {
    text.unicodeScalars.count { Script($0).isLetter || Script($0) == .digit }
  }

  private func text(_ blocks: [Int], _ edition: Edition) -> String {
    blocks.compactMap { edition.target?.blocks[$0].text.string }.joined(separator: "\n")
  }

  private func term(_ mention: Int, _ edition: Edition) -> DraftRecord.TermRecord {
    let occurrence = edition.annotations.occurrences[mention]
    let concept = edition.termbase.concepts[occurrence.concept]
    let term = concept.terms[occurrence.term]
    return .init(
      concept: concept.id, text: term.text, status: term.status.rawValue, utf8Range: occurrence.range.record)
  }

  private func targetOnly(_ edition: Edition) -> [DraftRecord.TargetRecord] {
    edition.rows.enumerated().filter { $1.source.isEmpty && !$1.target.isEmpty }.map { number, row in
      .init(row: number, text: text(row.target, edition))
    }
  }
}

extension BlockRuns {
  /// The terms of the block, by index in the annotations, in order of place.
  fileprivate var mentions: [Int] {
    var result: [Int] = []
    for mention in runs.compactMap(\.mention) where mention != result.last { result.append(mention) }
    return result
  }

  /// The findings that lie over the block or end in it.
  fileprivate var allFindings: [Int] { runs.flatMap(\.findings) + findingEnds.map(\.finding) }
}
