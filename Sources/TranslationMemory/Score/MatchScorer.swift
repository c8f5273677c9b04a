import BitextModel

/// A place where the text that is looked for and a stored source text differ.
public struct Difference: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case wording
    /// Particles, the plural or the copula.
    case particle
    case number
    /// A name or term that the caller knows of.
    case name
    case punctuation
  }

  public let kind: Kind
  /// Into the text that is looked for; empty where something is missing in it.
  public let query: TextRange
  /// Into the stored source text; empty where something is missing in it.
  public let source: TextRange
}

/// The one score of the memory.
///
/// Both texts are taken as letters with weights (in twelfths of a syllable): a syllable, a Han character or any other letter 12, a number in digits 12
/// as a whole, a Latin letter 6, punctuation 3, a letter of a Korean tail (particle, plural, copula: 은, 들을, 이다) 3; white space weighs nothing.
/// The *cost* is the least sum of weights of letters dropped, added or changed that turns one text into the other. A changed letter costs the heavier
/// of the two; two syllables cost 4 for each of initial, medial and final that differ, at most what the heavier weighs. Then
///
///     score = ⌊100 × (1 − cost ÷ weight of the heavier text)⌋ − 2 for each number or name that only one of the texts has
///
/// at least 0, where a number for a number counts once. Texts that are the same (``PlainText``) have 100, all others 99 at most. The score of two texts is the same in either order.
///
/// A text of more than ``longest`` letters is compared with texts that are the same only.
public struct MatchScorer: Sendable {
  /// In letters. A quadratic comparison of more would take longer than a translator waits.
  public static let longest = 4_000

  /// What a number or a name that differs costs beyond its weight, in points.
  static let mattersCost = 2

  public let query: String
  private let plain: PlainText
  private let letters: WeighedText
  private var tails = TailCache()
  private var table: [UInt8] = []
  private var line: [Int32] = []

  /// - Parameter names: ranges of `query` that hold names or terms.
  public init(_ query: String, names: [TextRange] = []) {
    self.query = query
    plain = PlainText(query)
    letters = WeighedText(query, names: names, tails: &tails)
  }

  /// How near `source` is, and where it differs, in order.
  ///
  /// - Complexity: O(*n*·*m*) in the letters of the two texts.
  public mutating func compare(_ source: String, names: [TextRange] = []) -> (
    score: MatchScore, differences: [Difference]
  ) {
    if PlainText(source) == plain { return (.whole, []) }
    let other = WeighedText(source, names: names, tails: &tails)
    guard letters.letters.count <= Self.longest, other.letters.count <= Self.longest else { return (.zero, []) }
    let cost = fill(letters.letters, other.letters)
    let weight = max(letters.weight, other.weight, 1)
    let differences = trace(letters.letters, other.letters)
    let value = 100 * (weight - cost) / weight - Self.mattersCost * Self.misses(letters.serious, other.serious)
    return (MatchScore(clamping: min(99, value)), differences)
  }

  /// What turning one letter into the other costs.
  static func cost(_ first: WeighedText.Letter, _ second: WeighedText.Letter) -> Int {
    if first.value == second.value { return 0 }
    let heavier = max(first.weight, second.weight)
    guard (0xAC00...0xD7A3).contains(first.value), (0xAC00...0xD7A3).contains(second.value) else { return heavier }
    let (one, other) = (first.value - 0xAC00, second.value - 0xAC00)
    let differing =
      (one / 588 == other / 588 ? 0 : 1) + (one / 28 % 21 == other / 28 % 21 ? 0 : 1) + (one % 28 == other % 28 ? 0 : 1)
    return min(heavier, 4 * differing)
  }

  /// How many of the sorted numbers and names one side has beyond the other, the side that has more.
  private static func misses(_ first: [UInt64], _ second: [UInt64]) -> Int {
    var (row, column, shared) = (0, 0, 0)
    while row < first.count, column < second.count {
      if first[row] == second[column] {
        shared += 1
        row += 1
        column += 1
      } else if first[row] < second[column] {
        row += 1
      } else {
        column += 1
      }
    }
    return max(first.count, second.count) - shared
  }

  // MARK: The table

  private enum Step {
    static let change: UInt8 = 0
    static let drop: UInt8 = 1
    static let add: UInt8 = 2
  }

  /// The cheapest way, step by step; of equally cheap ones a change before a drop before an addition.
  private mutating func fill(_ rows: [WeighedText.Letter], _ columns: [WeighedText.Letter]) -> Int {
    let width = columns.count + 1
    if table.count < (rows.count + 1) * width { table = [UInt8](repeating: 0, count: (rows.count + 1) * width) }
    line = [Int32](repeating: 0, count: width)
    for column in 1..<max(width, 1) {
      line[column] = line[column - 1] + Int32(columns[column - 1].weight)
      table[column] = Step.add
    }
    let weights = columns.map { Int32($0.weight) }
    table.withUnsafeMutableBufferPointer { table in
      line.withUnsafeMutableBufferPointer { line in
        columns.withUnsafeBufferPointer { columns in
          for (index, letter) in rows.enumerated() {
            let base = (index + 1) * width
            let weight = Int32(letter.weight)
            var diagonal = line[0]
            line[0] += weight
            table[base] = Step.drop
            for column in 1..<max(width, 1) {
              let change = diagonal + Int32(Self.cost(letter, columns[column - 1]))
              let drop = line[column] + weight
              let add = line[column - 1] + weights[column - 1]
              diagonal = line[column]
              if change <= drop, change <= add {
                line[column] = change
                table[base + column] = Step.change
              } else if drop <= add {
                line[column] = drop
                table[base + column] = Step.drop
              } else {
                line[column] = add
                table[base + column] = Step.add
              }
            }
          }
        }
      }
    }
    return Int(line[columns.count])
  }

  // MARK: Differences

  private struct Piece {
    var kind: Difference.Kind
    var rows: Range<Int>
    var columns: Range<Int>
  }

  private func trace(_ rows: [WeighedText.Letter], _ columns: [WeighedText.Letter]) -> [Difference] {
    var pieces: [Piece] = []
    var (row, column) = (rows.count, columns.count)
    while row > 0 || column > 0 {
      let step = table[row * (columns.count + 1) + column]
      let end = (row, column)
      if step != Step.add { row -= 1 }
      if step != Step.drop { column -= 1 }
      if step == Step.change, rows[row].value == columns[column].value { continue }
      let here = Piece(
        kind: kind(row < end.0 ? rows[row] : nil, column < end.1 ? columns[column] : nil), rows: row..<end.0,
        columns: column..<end.1)
      if let last = pieces.last, last.rows.lowerBound == end.0, last.columns.lowerBound == end.1,
        last.kind == here.kind
      {
        pieces[pieces.count - 1].rows = row..<last.rows.upperBound
        pieces[pieces.count - 1].columns = column..<last.columns.upperBound
      } else {
        pieces.append(here)
      }
    }
    return pieces.reversed().map { piece in
      Difference(
        kind: piece.kind, query: range(piece.rows, rows), source: range(piece.columns, columns))
    }
  }

  private func kind(_ first: WeighedText.Letter?, _ second: WeighedText.Letter?) -> Difference.Kind {
    let both = [first, second].compactMap(\.self)
    if both.contains(where: { $0.kind == .number }) { return .number }
    if both.contains(where: \.isName) { return .name }
    if both.allSatisfy({ $0.kind == .tail }) { return .particle }
    if both.allSatisfy({ $0.kind == .punctuation }) { return .punctuation }
    return .wording
  }

  private func range(_ indices: Range<Int>, _ letters: [WeighedText.Letter]) -> TextRange {
    if indices.isEmpty {
      let place = indices.lowerBound > 0 ? letters[indices.lowerBound - 1].end : 0
      return TextRange(place, place)
    }
    return TextRange(letters[indices.lowerBound].start, letters[indices.upperBound - 1].end)
  }
}
