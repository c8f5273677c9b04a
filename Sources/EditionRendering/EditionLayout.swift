import BitextModel
import Diagnostics
import TermRecognition
import Terminology

/// What every renderer needs of an edition: the runs of both articles, the rows with their tables joined, and where findings stand.
struct EditionLayout: Sendable {
  let edition: Edition
  let sourceRuns: [BlockRuns]
  let targetRuns: [BlockRuns]
  let rows: [LayoutRow]
  /// By index in the edition's findings.
  let findingPlaces: [Position]
  /// Where concepts are mentioned, by index in the termbase.
  let mentions: [Int: ConceptMentions]

  init(_ edition: Edition) {
    self.edition = edition
    sourceRuns = RunCutter(
      article: edition.source, annotations: edition.annotations, findings: edition.findings,
      chinese: edition.targetLanguage
    ).cut()
    targetRuns =
      edition.target.map {
        RunCutter(
          article: $0, annotations: edition.targetAnnotations ?? Annotations(occurrences: [], glosses: []),
          findings: [], chinese: edition.targetLanguage
        ).cut()
      } ?? []
    rows = LayoutRow.joiningTables(edition)
    var finder = PositionFinder(edition.source.source)
    findingPlaces = edition.findings.map { finder.position(at: min($0.range.start, edition.source.source.utf8.count)) }
    mentions = Self.mentions(edition, sourceRuns, targetRuns)
  }

  /// The title to print: the article's own, else the edition's name.
  var title: String { edition.source.title ?? edition.name }

  func blocks(_ side: EditionSide) -> [Block] {
    switch side {
    case .source: edition.source.blocks
    case .target: edition.target?.blocks ?? []
    }
  }

  func runs(_ side: EditionSide) -> [BlockRuns] { side == .source ? sourceRuns : targetRuns }

  func occurrences(_ side: EditionSide) -> [TermOccurrence] {
    side == .source ? edition.annotations.occurrences : edition.targetAnnotations?.occurrences ?? []
  }

  func language(_ side: EditionSide) -> Language {
    side == .source ? edition.source.language : edition.target?.language ?? edition.targetLanguage
  }

  private static func mentions(
    _ edition: Edition, _ source: [BlockRuns], _ target: [BlockRuns]
  ) -> [Int: ConceptMentions] {
    var result: [Int: ConceptMentions] = [:]
    for mention in visible(source) {
      result[edition.annotations.occurrences[mention].concept, default: ConceptMentions()].source.append(mention)
    }
    for mention in visible(target) {
      guard let occurrences = edition.targetAnnotations?.occurrences else { continue }
      result[occurrences[mention].concept, default: ConceptMentions()].target.append(mention)
    }
    return result
  }

  /// The mentions that some run shows: a link to another would lead nowhere.
  private static func visible(_ blocks: [BlockRuns]) -> [Int] {
    Set(blocks.flatMap { $0.runs.compactMap(\.mention) }).sorted()
  }
}

enum EditionSide: Sendable, Hashable {
  case source, target
}

/// The places of one concept, by index in the annotations of each side, ascending.
struct ConceptMentions: Sendable, Hashable {
  var source: [Int] = []
  var target: [Int] = []
}

/// A row of the page: one row of the edition, or all those of one table.
struct LayoutRow: Sendable, Hashable {
  var source: [Int]
  var target: [Int]
  var certain: [CertainItem]

  /// Rows of cells of the same table, one after the other, become one: a table cannot begin anew in each row.
  static func joiningTables(_ edition: Edition) -> [LayoutRow] {
    var result: [LayoutRow] = []
    var open: (source: Int?, target: Int?)?
    for row in edition.rows {
      let tables = (
        source: table(row.source, in: edition.source.blocks),
        target: table(row.target, in: edition.target?.blocks ?? [])
      )
      let holdsCellsOnly =
        (tables.source != nil || row.source.isEmpty) && (tables.target != nil || row.target.isEmpty)
        && (tables.source != nil || tables.target != nil)
      if holdsCellsOnly, let last = open, continues(last.source, tables.source), continues(last.target, tables.target) {
        result[result.count - 1].source += row.source
        result[result.count - 1].target += row.target
        result[result.count - 1].certain += row.certain
        open = (last.source ?? tables.source, last.target ?? tables.target)
      } else {
        result.append(LayoutRow(source: row.source, target: row.target, certain: row.certain))
        open = holdsCellsOnly ? tables : nil
      }
    }
    return result
  }

  /// Rows of list items, one after the other, become one: a list broken by its translation would lose its levels.
  static func joiningLists(_ layout: EditionLayout) -> [LayoutRow] {
    var result: [LayoutRow] = []
    var isOpen = false
    for row in layout.rows {
      let roles =
        row.source.map { layout.blocks(.source)[$0].role } + row.target.map { layout.blocks(.target)[$0].role }
      let isList = roles.allSatisfy { if case .listItem = $0 { true } else { false } }
      if isList, isOpen {
        result[result.count - 1].source += row.source
        result[result.count - 1].target += row.target
        result[result.count - 1].certain += row.certain
      } else {
        result.append(row)
      }
      isOpen = isList
    }
    return result
  }

  private static func continues(_ open: Int?, _ next: Int?) -> Bool { open == nil || next == nil || open == next }

  /// The table that all `blocks` are cells of.
  private static func table(_ indices: [Int], in blocks: [Block]) -> Int? {
    let tables = indices.map { blocks[$0].role.table }
    guard let first = tables.first, tables.allSatisfy({ $0 == first }) else { return nil }
    return first
  }
}

extension BlockRole {
  var table: Int? {
    if case .tableCell(let table, _, _, _) = self { return table }
    return nil
  }
}
