import BitextModel

/// A stretch of text that may be a term, with the key by which the same term is known elsewhere.
struct TextSpan: Hashable, Sendable {
  /// Into the UTF-8 of the text.
  let range: TextRange
  let key: String
  /// Whether it is one word, not a row of them.
  let isWord: Bool
  /// How many of its two edges stand beside characters that no dictionary joins, so that it may be a part of a name; half an edge where one side is a word.
  let looseEdges: Float
}

/// A row of units that may stand in one term: morphemes of nouns, words, names.
struct SpanUnit {
  let range: TextRange
  /// In characters; a Latin word is one.
  let length: Int
  let canStart: Bool
  let canEnd: Bool
  /// Whether a term of this unit alone is one.
  let standsAlone: Bool
  /// Whether there is a space before it.
  let isSpaced: Bool
  let isLatin: Bool
  /// Whether it is a function word that also writes a sound of names.
  var isSoft = false
}

/// How long a candidate may be.
struct SpanLimits {
  /// Parts between spaces.
  let words: Int
  let units: Int
  /// In characters.
  let length: Int
}

extension SpanUnit {
  /// In UTF-8 bytes: what is longer is an address or data, no word of a term.
  static let longestLatin = 40

  /// How many edges of a stretch of a row stand between single characters; half an edge for one beside a word.
  static func looseEdges(of units: Range<Int>, in row: [SpanUnit]) -> Float {
    [units.lowerBound, units.upperBound].reduce(0) { sum, place in
      guard place > 0, place < row.count, row[place].range.start == row[place - 1].range.end else { return sum }
      let sides = [row[place - 1], row[place]]
      guard sides.allSatisfy({ !$0.isLatin && !$0.isSoft }) else { return sum }
      return sum + 0.5 * Float(sides.count { $0.length == 1 })
    }
  }

  /// Calls `body` with every stretch of a row that may be a term: of several words where it begins and ends with one, not inside.
  static func forEachSpan(of row: [SpanUnit], within limits: SpanLimits, _ body: (TextRange, Range<Int>) -> Void) {
    for start in row.indices where row[start].canStart {
      var words = 1
      var length = 0
      for end in start..<min(row.count, start + limits.units) {
        if end > start, row[end].isSpaced { words += 1 }
        length += row[end].length
        guard words <= limits.words, length <= limits.length else { break }
        guard row[end].canEnd, end > start || row[end].standsAlone else { continue }
        if words > 1, isInside(start, of: row) || isInside(end + 1, of: row) { continue }
        body(TextRange(row[start].range.start, row[end].range.end), start..<end + 1)
      }
    }
  }

  /// Whether the place before a unit lies inside a word of letters that are written together.
  private static func isInside(_ place: Int, of row: [SpanUnit]) -> Bool {
    place > 0 && place < row.count && !row[place].isSpaced && row[place].range.start == row[place - 1].range.end
      && !row[place].isLatin && !row[place - 1].isLatin
  }
}
