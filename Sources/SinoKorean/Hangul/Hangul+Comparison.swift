extension Hangul {
  /// Whether typing `beginning` leads on to `text`: the last syllable may be half typed, or hold the next one's
  /// initial as its final.
  ///
  ///     Hangul.isPrefixByJamo("전저", of: "전정특신")  // true
  ///     Hangul.isPrefixByJamo("젅", of: "전정특신")   // true
  public static func isPrefixByJamo(_ beginning: String, of text: String) -> Bool {
    keystrokes(of: text).starts(with: keystrokes(of: beginning))
  }

  /// The fewest strokes to add, drop or change that turn one text into the other.
  ///
  ///     Hangul.editDistance("전정", "전저")  // 1
  ///     Hangul.editDistance("전정", "전화")  // 3
  public static func editDistance(_ first: String, _ second: String) -> Int {
    editDistance(first, second, atMost: Int.max) ?? 0
  }

  /// The same, or nil as soon as it is known to be more than `limit`.
  ///
  /// - Complexity: O(*n*·*m*) in the strokes between what the two texts begin and end with alike.
  public static func editDistance(_ first: String, _ second: String, atMost limit: Int) -> Int? {
    var rows = keystrokes(of: first)[...]
    var columns = keystrokes(of: second)[...]
    let same = zip(rows, columns).prefix { $0 == $1 }.count
    (rows, columns) = (rows.dropFirst(same), columns.dropFirst(same))
    let rest = zip(rows.reversed(), columns.reversed()).prefix { $0 == $1 }.count
    return editDistance(Array(rows.dropLast(rest)), Array(columns.dropLast(rest)), atMost: limit)
  }

  private static func editDistance(
    _ rows: [Unicode.Scalar], _ columns: [Unicode.Scalar], atMost limit: Int
  ) -> Int? {
    guard abs(rows.count - columns.count) <= limit else { return nil }
    var line = Array(0...columns.count)
    for (row, stroke) in rows.enumerated() {
      var diagonal = line[0]
      line[0] = row + 1
      var best = line[0]
      for column in columns.indices {
        let change = diagonal + (columns[column] == stroke ? 0 : 1)
        diagonal = line[column + 1]
        line[column + 1] = min(change, diagonal + 1, line[column] + 1)
        best = min(best, line[column + 1])
      }
      if best > limit { return nil }
    }
    return line[columns.count] <= limit ? line[columns.count] : nil
  }
}
