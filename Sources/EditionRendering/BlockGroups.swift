import BitextModel

/// Blocks that are set as one thing: the cells of a table, the items of a list, or a block alone.
enum BlockGroup: Hashable, Sendable {
  case block(Int)
  case list([Int])
  case table(TableGrid)

  static func groups(_ indices: [Int], in blocks: [Block]) -> [BlockGroup] {
    var result: [BlockGroup] = []
    var index = 0
    while index < indices.count {
      let end = endOfGroup(from: index, indices, blocks)
      let members = Array(indices[index..<end])
      switch blocks[members[0]].role {
      case .tableCell: result.append(.table(TableGrid(cells: members, in: blocks)))
      case .listItem: result.append(.list(members))
      default: result.append(.block(members[0]))
      }
      index = end
    }
    return result
  }

  private static func endOfGroup(from start: Int, _ indices: [Int], _ blocks: [Block]) -> Int {
    let role = blocks[indices[start]].role
    var end = start + 1
    while end < indices.count, belong(role, blocks[indices[end]].role) { end += 1 }
    return end
  }

  private static func belong(_ first: BlockRole, _ second: BlockRole) -> Bool {
    switch (first, second) {
    case (.tableCell(let table, _, _, _), .tableCell(let other, _, _, _)): table == other
    case (.listItem, .listItem): true
    default: false
    }
  }
}

/// The cells of one table in rows and columns.
struct TableGrid: Hashable, Sendable {
  struct Cell: Hashable, Sendable {
    /// In order; usually one, none where the table has a hole, several where one cell holds several blocks.
    var blocks: [Int] = []
    var isHeader = false
  }

  /// In order of row; all of one length.
  let rows: [[Cell]]

  /// How many rows at the start are made of header cells alone.
  var headerRows: Int { rows.prefix { $0.allSatisfy(\.isHeader) }.count }

  init(cells: [Int], in blocks: [Block]) {
    var byRow: [Int: [Int: Cell]] = [:]
    var width = 0
    for index in cells {
      guard case .tableCell(_, let row, let column, let isHeader) = blocks[index].role else { continue }
      byRow[row, default: [:]][column, default: Cell()].blocks.append(index)
      byRow[row]?[column]?.isHeader = isHeader
      width = max(width, column + 1)
    }
    let columns = width
    rows = byRow.keys.sorted().map { row in
      let isHeader = byRow[row]?.values.allSatisfy(\.isHeader) ?? false
      return (0..<columns).map { byRow[row]?[$0] ?? Cell(isHeader: isHeader) }
    }
  }
}
