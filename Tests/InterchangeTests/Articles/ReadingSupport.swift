import BitextModel
import Testing

@testable import Interchange

/// The blocks of a text as lines: role, a space, text; several blocks a line end apart.
func blocks(_ text: String, as format: ArticleFormat = .markdown, language: Language = .korean) -> [String] {
  article(text, as: format, language: language).blocks.map { "\(name(of: $0.role)) \($0.text.string)" }
}

func article(_ text: String, as format: ArticleFormat = .markdown, language: Language = .korean) -> Article {
  ArticleReader.read(SourceText(path: "article.md", text: text), language: language, format: format).article
}

func damage(_ text: String, as format: ArticleFormat = .markdown) -> [Damage] {
  ArticleReader.read(SourceText(path: "article.md", text: text), language: .korean, format: format).damage
}

private func name(of role: BlockRole) -> String {
  switch role {
  case .heading(let level): "h\(level)"
  case .paragraph: "p"
  case .listItem(let depth, let marker): "li\(depth)\(marker)"
  case .tableCell(let table, let row, let column, let isHeader): "\(isHeader ? "th" : "td")\(table).\(row).\(column)"
  case .quotation: "quote"
  case .caption: "caption"
  case .editorsNote: "note"
  case .footnote(let label): "fn[\(label)]"
  case .contents: "contents"
  case .opaque: "opaque"
  }
}

/// The bytes of the file that `part` of the text of one of the article's blocks stands for.
func origin(of part: String, in text: String, as format: ArticleFormat = .markdown) -> String? {
  let article = article(text, as: format)
  let bytes = Array(part.utf8)
  for block in article.blocks {
    for start in block.text.utf8.indices where block.text.utf8[start...].starts(with: bytes) {
      return article.source.string(in: block.text.originRange(of: TextRange(start, start + bytes.count)))
    }
  }
  return nil
}

/// What is wrong with the places of an article's text; empty where nothing is.
func misplacements(in article: Article) -> [String] {
  var wrong: [String] = []
  var lastStart = 0
  for (index, block) in article.blocks.enumerated() {
    if block.sourceRange.start < lastStart { wrong.append("block \(index) starts before the one before it") }
    lastStart = block.sourceRange.start
    if block.sourceRange.end > article.source.utf8.count { wrong.append("block \(index) ends behind the file") }
    var end = 0
    for piece in block.text.pieces {
      if piece.range.start != end { wrong.append("block \(index): gap in the text at \(end)") }
      end = piece.range.end
      if !block.sourceRange.contains(piece.origin) {
        wrong.append("block \(index) \(block.sourceRange): \(piece) lies outside")
      }
      if piece.kind == .copied, block.text.utf8[piece.range.bounds] != article.source.utf8[piece.origin.bounds] {
        wrong.append(
          "block \(index): `\(block.text.string(in: piece.range))` at \(piece.origin) is a copy of other bytes"
        )
      }
    }
    if end != block.text.count { wrong.append("block \(index): text without a piece at \(end)") }
    if String(validating: block.text.utf8, as: UTF8.self) == nil { wrong.append("block \(index): not UTF-8") }
    for mark in block.marks where mark.range.end > block.text.count || mark.range.isEmpty {
      wrong.append("block \(index): \(mark) in \(block.text.count) bytes")
    }
  }
  return wrong
}

/// A generator of the same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  // SplitMix64 (Steele, Lea, Flood 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
