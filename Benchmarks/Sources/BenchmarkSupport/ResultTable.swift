/// Lines of columns: words flush left, then figures flush right.
public struct ResultTable {
  private let wordColumns: Int
  private var rows: [[String]]

  public init(_ header: [String], wordColumns: Int) {
    self.wordColumns = wordColumns
    rows = [header]
  }

  public mutating func append(_ row: [String]) { rows.append(row) }

  public var text: String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    return rows.map { row in
      row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        return column < wordColumns ? cell + padding : padding + cell
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}

/// A number of 0 or more with `digits` decimals.
public func rounded(_ value: Double, digits: Int = 0) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let whole = Int((value * scale).rounded())
  guard digits > 0 else { return String(whole) }
  let fraction = String(whole % Int(scale))
  return "\(whole / Int(scale))." + String(repeating: "0", count: digits - fraction.count) + fraction
}
