import BenchmarkSupport
import BitextModel

/// A text with one block a line.
struct Lines {
  let source: SourceText
  let blocks: [Block]

  /// The first `byteCount` bytes of the file, up to the end of a line.
  init(_ path: String, byteCount: Int) throws {
    self.init(Self.whole(try readFile(path), byteCount))
  }

  init(_ utf8: [UInt8]) {
    source = SourceText(path: "text.txt", utf8: utf8)
    blocks = utf8.split(separator: 10).map { line in
      Block(
        role: .paragraph, text: MappedText(copying: line, originStart: line.startIndex),
        sourceRange: TextRange(line.startIndex, line.endIndex))
    }
  }

  var article: Article { Article(source: source, language: .korean, title: nil, blocks: blocks) }

  func prefix(byteCount: Int) -> SourceText { SourceText(path: "text.txt", utf8: Self.whole(source.utf8, byteCount)) }

  private static func whole(_ utf8: [UInt8], _ byteCount: Int) -> [UInt8] {
    let cut = utf8.prefix(byteCount)
    return Array(cut.count < utf8.count ? cut.prefix((cut.lastIndex(of: 10) ?? cut.count - 1) + 1) : cut)
  }
}
