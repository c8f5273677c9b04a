/// The decoded text of one file, as UTF-8: what every position in the program is an offset into.
///
/// A byte-order mark is not part of it. The bytes are valid UTF-8 and otherwise exactly the file's text; nothing is normalized.
public struct SourceText: Sendable {
  /// The path as the user gave it, or `-` for standard input.
  public let path: String
  public let utf8: [UInt8]

  public init(path: String, utf8: [UInt8]) {
    self.path = path
    self.utf8 = utf8
  }

  public init(path: String, text: String) { self.init(path: path, utf8: Array(text.utf8)) }

  public var range: TextRange { TextRange(0, utf8.count) }

  /// The text in `range`, which begins and ends between characters.
  public func string(in range: TextRange) -> String { String(decoding: utf8[range.bounds], as: UTF8.self) }
}

/// A place as an editor shows it: line and column count from 1, the column in grapheme clusters.
public struct Position: Hashable, Sendable, Comparable {
  public let line: Int
  public let column: Int
  /// The offset from the start of the file in UTF-16 code units, from 0.
  public let utf16Offset: Int

  public init(line: Int, column: Int, utf16Offset: Int) {
    self.line = line
    self.column = column
    self.utf16Offset = utf16Offset
  }

  public static func < (first: Position, second: Position) -> Bool {
    (first.line, first.column, first.utf16Offset) < (second.line, second.column, second.utf16Offset)
  }
}

/// Turns offsets into positions, cheapest in ascending order.
///
/// It walks on from where it last stood, so positions of sorted offsets cost one pass over the text however long its lines are. The answer
/// for an offset does not depend on which others were asked before.
public struct PositionFinder {
  private let source: SourceText
  private let text: String
  /// The grapheme cluster in which the last offset stood, or at whose start.
  private var cluster = TextRange(0, 0)
  private var line = 1
  private var column = 1
  /// How far UTF-16 code units are counted, and how many there were.
  private var counted = 0
  private var utf16Offset = 0

  public init(_ source: SourceText) {
    self.source = source
    text = String(decoding: source.utf8, as: UTF8.self)
    cluster = TextRange(0, clusterEnd(from: 0))
  }

  /// The position of the UTF-8 `offset`, which stands between characters; the end of the text is a position too.
  ///
  /// An offset inside a grapheme cluster has the column of the cluster.
  public mutating func position(at target: Int) -> Position {
    precondition(target <= source.utf8.count, "offset \(target) in a text of \(source.utf8.count) bytes")
    if target < counted { restart() }
    while cluster.end <= target, !cluster.isEmpty { advance() }
    for byte in source.utf8[counted..<target] {
      // Continuation bytes count for nothing, the first of four for a surrogate pair.
      if byte & 0xC0 != 0x80 { utf16Offset += byte < 0xF0 ? 1 : 2 }
    }
    counted = target
    return Position(line: line, column: column, utf16Offset: utf16Offset)
  }

  private mutating func restart() {
    (line, column, counted, utf16Offset) = (1, 1, 0, 0)
    cluster = TextRange(0, clusterEnd(from: 0))
  }

  private mutating func advance() {
    // The second byte of CR LF, or LF alone.
    if source.utf8[cluster.end - 1] == 0x0A {
      line += 1
      column = 1
    } else {
      column += 1
    }
    cluster = TextRange(cluster.end, clusterEnd(from: cluster.end))
  }

  /// Where the cluster that begins at `start` ends; `start` at the end of the text.
  private func clusterEnd(from start: Int) -> Int {
    let utf8 = source.utf8
    guard start + 1 < utf8.count else { return utf8.count }
    // Between two bytes of ASCII there is always a boundary, but in CR LF.
    if utf8[start] < 0x80, utf8[start + 1] < 0x80, utf8[start] != 0x0D { return start + 1 }
    let index = text.utf8.index(text.startIndex, offsetBy: start)
    return text.utf8.distance(from: text.startIndex, to: text.index(after: index))
  }
}
