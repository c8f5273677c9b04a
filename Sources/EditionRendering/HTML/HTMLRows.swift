import BitextModel
import Mustache

/// Fills the templates of the rows.
struct HTMLRows {
  private let layout: EditionLayout
  private let terms: HTMLTerms
  private let wording: EditionWording
  private var source: HTMLInline
  private var target: HTMLInline

  init(
    _ layout: EditionLayout, _ terms: HTMLTerms, _ wording: EditionWording, _ library: MustacheLibrary
  ) {
    self.layout = layout
    self.terms = terms
    self.wording = wording
    source = HTMLInline(layout, .source, terms, wording, library)
    target = HTMLInline(layout, .target, terms, wording, library)
  }

  mutating func values() -> [TemplateValues] {
    var result: [TemplateValues] = []
    for row in layout.rows { result.append(values(row)) }
    return result
  }

  private mutating func values(_ row: LayoutRow) -> TemplateValues {
    source.beginRow()
    target.beginRow()
    let right: [TemplateValues] =
      layout.edition.isDraft
      ? draft(row)
      : row.target.isEmpty ? [missing("missingTarget")] : blocks(row.target, .target)
    return [
      "class": (["row"] + classes(row)).joined(separator: " "),
      "sourceTag": layout.language(.source).rawValue, "targetTag": layout.language(.target).rawValue,
      "source": row.source.isEmpty ? [missing("missingSource")] : blocks(row.source, .source),
      "target": right,
    ]
  }

  private func classes(_ row: LayoutRow) -> [String] {
    var result: [String] = []
    if !layout.edition.isDraft, row.source.isEmpty || row.target.isEmpty { result.append("lonely") }
    let first = row.source.first.map { layout.blocks(.source)[$0].role }
    let role = first ?? row.target.first.map { layout.blocks(.target)[$0].role }
    switch role {
    case .heading(let level): result += ["opens", "opens-\(level)"]
    case .contents: result.append("list-of-contents")
    case .tableCell: result.append("holds-table")
    default: break
    }
    return result
  }

  private func missing(_ label: String) -> TemplateValues { ["template": "missing", "text": wording.label(label)] }

  // MARK: Blocks

  private mutating func blocks(_ indices: [Int], _ side: EditionSide) -> [TemplateValues] {
    let blocks = layout.blocks(side)
    var result: [TemplateValues] = []
    for group in BlockGroup.groups(indices, in: blocks) {
      switch group {
      case .block(let index):
        var values = Self.template(blocks[index].role)
        values["inline"] = inline(index, side)
        result.append(values)
      case .list(let items): result.append(list(items, side))
      case .table(let grid):
        var cells: [Int: TemplateValues] = [:]
        for index in grid.rows.joined().flatMap(\.blocks) { cells[index] = ["inline": inline(index, side)] }
        result.append(table(grid) { $0.blocks.compactMap { cells[$0] } })
      }
    }
    return result
  }

  private mutating func inline(_ index: Int, _ side: EditionSide) -> [TemplateValues] {
    side == .source ? source.values(ofBlock: index) : target.values(ofBlock: index)
  }

  private static func template(_ role: BlockRole) -> TemplateValues {
    switch role {
    case .heading(let level): ["template": "heading", "level": min(max(level, 1) + 1, 6)]
    case .paragraph, .listItem, .tableCell: ["template": "paragraph"]
    case .quotation: ["template": "quotation"]
    case .caption: ["template": "caption"]
    case .editorsNote: ["template": "note"]
    case .footnote(let label): ["template": "footnote", "label": label]
    case .contents: ["template": "contents"]
    case .opaque: ["template": "opaque"]
    }
  }

  private mutating func list(_ items: [Int], _ side: EditionSide) -> TemplateValues {
    var values: [TemplateValues] = []
    for index in items {
      guard case .listItem(let depth, let marker) = layout.blocks(side)[index].role else { continue }
      values.append([
        "depth": min(max(depth, 1), 6), "marker": ["-", "*", "+"].contains(marker) ? "–" : marker,
        "inline": inline(index, side),
      ])
    }
    return ["template": "list", "items": values]
  }

  private func table(_ grid: TableGrid, content: (TableGrid.Cell) -> [TemplateValues]) -> TemplateValues {
    let header = grid.headerRows
    let rows: [TemplateValues] = grid.rows.enumerated().map { row, cells in
      [
        "cells": cells.map { cell -> TemplateValues in
          var blocks = content(cell)
          for index in blocks.indices { blocks[index]["last"] = index == blocks.count - 1 }
          let scope: [String] = cell.isHeader ? [row < header ? "col" : "row"] : []
          return ["scope": scope, "blocks": blocks]
        }
      ]
    }
    let head: [TemplateValues] = header == 0 ? [] : [["rows": Array(rows[..<header])]]
    return ["template": "table", "head": head, "body": Array(rows[header...])]
  }
}

// MARK: The draft

extension HTMLRows {
  /// What is certain of the Chinese, in the shape of the Korean: a table stays a table.
  private func draft(_ row: LayoutRow) -> [TemplateValues] {
    let blocks = layout.blocks(.source)
    let groups = BlockGroup.groups(row.source, in: blocks)
    guard groups.contains(where: { if case .table = $0 { true } else { false } }) else {
      return [field(row.certain)]
    }
    return groups.map { group in
      switch group {
      case .block(let index): field(items(row, within: [index]))
      case .list(let indices): field(items(row, within: indices))
      case .table(let grid):
        table(grid) { cell in
          cell.blocks.map { ["inline": [draftCell(items(row, within: [$0]))]] }
        }
      }
    }
  }

  private func items(_ row: LayoutRow, within indices: [Int]) -> [CertainItem] {
    let ranges = indices.map { layout.blocks(.source)[$0].sourceRange }
    return row.certain.filter { item in ranges.contains { $0.contains(item.range.start) } }
  }

  private func field(_ items: [CertainItem]) -> TemplateValues {
    ["template": "draft", "hasItems": !items.isEmpty, "items": items.map(item)]
  }

  private func draftCell(_ items: [CertainItem]) -> TemplateValues {
    ["template": "draftCell", "hasItems": !items.isEmpty, "items": items.map(item)]
  }

  private func item(_ item: CertainItem) -> TemplateValues {
    let isIndexed = item.concept.map { terms.index.entries[$0] != nil } ?? false
    let entry: [String] = isIndexed ? [HTMLTerms.entryID(item.concept ?? 0)] : []
    return [
      "kind": item.kind.rawValue, "colour": item.concept.map(terms.colour(of:)) ?? "",
      "entry": entry.first.map { $0 as Any } ?? false,
      "chinese": item.chinese, "korean": item.korean, "chineseTag": layout.edition.targetLanguage.rawValue,
      "koreanTag": layout.language(.source).rawValue,
    ]
  }
}
