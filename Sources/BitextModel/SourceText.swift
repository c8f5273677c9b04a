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
/// It walks on from where it last stood, so positions of sorted offsets cost one pass over the text however long its lines are.
public struct PositionFinder {
  private let source: SourceText
  private var offset = 0
  private var line = 1
  private var column = 1
  private var utf16Offset = 0

  public init(_ source: SourceText) { self.source = source }

  /// The position of the UTF-8 `offset`, which stands between characters; the end of the text is a position too.
  public mutating func position(at target: Int) -> Position {
    precondition(target <= source.utf8.count, "offset \(target) in a text of \(source.utf8.count) bytes")
    if target < offset { self = PositionFinder(source) }
    advance(to: target)
    return Position(line: line, column: column, utf16Offset: utf16Offset)
  }

  private mutating func advance(to target: Int) {
    while offset < target {
      let stop = source.utf8[offset..<target].firstIndex(of: 0x0A)
      let pieceEnd = stop ?? target
      let piece = source.utf8[offset..<pieceEnd]
      if piece.allSatisfy({ $0 < 0x80 }) {
        column += piece.count
        utf16Offset += piece.count
      } else {
        let text = String(decoding: piece, as: UTF8.self)
        column += text.count
        utf16Offset += text.utf16.count
      }
      offset = pieceEnd
      if stop != nil {
        offset += 1
        utf16Offset += 1
        line += 1
        column = 1
      }
    }
  }
}
