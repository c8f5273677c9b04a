import BitextModel
import Interchange
import TestSupport

extension FuzzTarget {
  static let readerTargets = [
    FuzzTarget(name: "markdown", check: { input, _ in try article(input, .markdown) }),
    FuzzTarget(name: "plain-text", check: { input, _ in try article(input, .plainText) }),
    FuzzTarget(name: "glossary", check: glossary),
    FuzzTarget(name: "settings", check: settings),
  ]

  private static func article(_ input: [UInt8], _ format: ArticleFormat) throws {
    let source = SourceText(path: "a.md", text: text(input))
    for language in [nil, Language.korean, .simplifiedChinese] {
      let (article, damage) = ArticleReader.read(source, language: language, format: format)
      for block in article.blocks {
        try requireMap(block.text, origin: 0..<source.utf8.count)
        for mark in block.marks {
          try require(
            mark.range.end <= block.text.count && isBoundary(mark.range.start, in: block.text.utf8)
              && isBoundary(mark.range.end, in: block.text.utf8), "a mark on \(mark.range) of \(block.text.count)")
        }
      }
      for place in damage { try require(place.range.end <= source.utf8.count, "damage at \(place.range)") }
    }
    _ = ArticleReader.read(SourceText(path: "-", utf8: input), format: format)
  }

  private static func glossary(_ input: [UInt8], _ chance: inout SplitMix) throws {
    _ = GlossaryReader.read(SourceText(path: "g.yaml", utf8: input), field: "f")
    _ = GlossaryReader.read(SourceText(path: "g.yaml", text: text(input)), field: "f")
  }

  private static func settings(_ input: [UInt8], _ chance: inout SplitMix) throws {
    _ = WorkspaceSettings.read(SourceText(path: "eonhae.yaml", utf8: input), knownRules: ["gloss-mismatch"])
    _ = WorkspaceSettings.read(SourceText(path: "eonhae.yaml", text: text(input)), knownRules: ["gloss-mismatch"])
  }
}
