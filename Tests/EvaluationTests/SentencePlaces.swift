import BitextModel
import Foundation

/// Sentences by where they begin and end, edges of markup and white space set aside, so that gold (text of the file) and
/// segments (text without markup) can be compared.
enum SentencePlaces {
  /// The gold's sentences of the source in order.
  static func gold(of article: GoldArticle) -> [Item] {
    let source = SourceText(path: article.name, text: article.source)
    let ranges = BeadTexts.ranges(of: article.beads.flatMap(\.source), in: article.source).compactMap(\.self)
    return items(ranges, in: source)
  }

  /// The program's sentences.
  static func found(in article: Article, _ segments: [Segment]) -> [Item] {
    items(segments.map { article.blocks[$0.block].text.originRange(of: $0.range) }, in: article.source)
  }

  private static func items(_ ranges: [TextRange], in source: SourceText) -> [Item] {
    ranges.compactMap { trimmed($0, in: source) }.map { range in
      var finder = PositionFinder(source)
      let start = finder.position(at: range.start)
      let text = source.string(in: range).split(whereSeparator: \.isNewline).joined(separator: "⏎")
      return Item(line: start.line, column: start.column, name: text)
    }
  }

  private static let edges: Set<UInt8> = Set("*_~`\\ \t\r\n".utf8)

  private static func trimmed(_ range: TextRange, in source: SourceText) -> TextRange? {
    var bytes = source.utf8[range.bounds]
    while let first = bytes.first, edges.contains(first) { bytes = bytes.dropFirst() }
    while true {
      if let last = bytes.last, edges.contains(last) {
        bytes = bytes.dropLast()
      } else if let footnote = footnoteMark(atEndOf: bytes) {
        bytes = bytes[..<footnote]
      } else {
        break
      }
    }
    return bytes.isEmpty ? nil : TextRange(bytes.startIndex, bytes.endIndex)
  }

  /// Where a `[^1]` begins that ends the text.
  private static func footnoteMark(atEndOf bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.last == UInt8(ascii: "]"), let open = bytes.lastIndex(of: UInt8(ascii: "[")), open + 1 < bytes.endIndex,
      bytes[open + 1] == UInt8(ascii: "^")
    else { return nil }
    return open
  }
}

/// Where the texts of beads stand in their file.
enum BeadTexts {
  /// The stretch of each text, in order, each sought behind the one before it; nil where it is not there.
  ///
  /// Looked through: white space of the file, line ends and the `>` of a quotation among it, and decomposed
  /// characters. Front matter holds no bead.
  static func ranges(of texts: [String], in file: String) -> [TextRange?] {
    let stream = Stream(file)
    var position = stream.starts.firstIndex { $0 >= frontMatterEnd(of: file) } ?? 0
    return texts.map { text in
      let wanted = Stream(text).bytes
      guard !wanted.isEmpty, let start = stream.first(wanted, from: position) else { return nil }
      position = start + wanted.count
      return TextRange(stream.starts[start], stream.ends[position - 1])
    }
  }

  /// Behind the line that closes the front matter; 0 of a file without one.
  static func frontMatterEnd(of file: String) -> Int {
    guard file.hasPrefix("---\n"), let end = file.range(of: "\n---\n") else { return 0 }
    return file.utf8.distance(from: file.startIndex, to: end.upperBound)
  }

  /// The bytes of a text, composed, that are not white space, each with the stretch of the character it belongs to.
  private struct Stream {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    var ends: [Int] = []

    init(_ text: String) {
      var isLineStart = true
      var offset = 0
      for character in text {
        let end = offset + character.utf8.count
        defer { offset = end }
        if character.isNewline {
          isLineStart = true
        } else if !character.isWhitespace, !(character == ">" && isLineStart) {
          isLineStart = false
          for byte in String(character).precomposedStringWithCanonicalMapping.utf8 {
            bytes.append(byte)
            starts.append(offset)
            ends.append(end)
          }
        }
      }
    }

    func first(_ wanted: [UInt8], from start: Int) -> Int? {
      guard bytes.count >= wanted.count, start <= bytes.count - wanted.count else { return nil }
      return (start...(bytes.count - wanted.count)).first { bytes[$0...].starts(with: wanted) }
    }
  }
}
