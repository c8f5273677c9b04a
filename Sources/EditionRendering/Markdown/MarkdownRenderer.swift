import BitextModel
import Diagnostics

/// Writes an edition as a Markdown document: each Korean block, then its Chinese; the index of terms at the end.
///
///     let document = try MarkdownRenderer(language: .chinese, indexing: indexing).render(edition)
///
/// Tables are GFM tables, one a language; what is certain of a draft is a checklist. The same edition gives the same bytes.
public struct MarkdownRenderer: EditionRenderer {
  private let wording: EditionWording
  private let indexing: TermIndexing

  /// - Parameter language: Of headings and labels; the texts keep their own.
  public init(language: InterfaceLanguage, indexing: TermIndexing) {
    wording = EditionWording(language)
    self.indexing = indexing
  }

  public var fileExtension: String { "md" }

  public func render(_ edition: Edition) -> String {
    let layout = EditionLayout(edition)
    let blocks = MarkdownBlocks(layout, wording)
    var parts = ["# " + MarkdownEscaping.escaped(layout.title, isLineStart: false)]
    if let title = edition.target?.title {
      parts.append("**\(MarkdownEscaping.escaped(title, isLineStart: false))**")
    }
    if edition.isDraft { parts.append("> \(wording.label("draft")): \(wording.label("draftBanner"))") }
    for row in LayoutRow.joiningLists(layout) { parts += blocks.parts(row) }
    parts += index(TermIndex(layout, indexing), edition)
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func index(_ index: TermIndex, _ edition: Edition) -> [String] {
    guard !index.entries.isEmpty else { return [] }
    var parts = ["---", "## " + wording.label("index"), "### " + wording.label("byKorean")]
    for group in index.korean {
      parts.append("#### " + MarkdownEscaping.escaped(group.heading, isLineStart: false))
      parts.append(group.entries.map { koreanLine($0, edition) }.joined(separator: "\n"))
    }
    parts.append("### " + wording.label("byPinyin"))
    for group in index.pinyin {
      parts.append("#### " + MarkdownEscaping.escaped(group.heading, isLineStart: false))
      parts.append(group.entries.map(pinyinLine).joined(separator: "\n"))
    }
    return parts
  }

  private func koreanLine(_ entry: TermIndex.Entry, _ edition: Edition) -> String {
    let concept = edition.termbase.concepts[entry.concept]
    let definition =
      concept.definition[Language(rawValue: wording.tag)] ?? concept.definition[.korean]
      ?? concept.definition[.simplifiedChinese]
    return line([
      entry.anyForm, entry.simplified, entry.traditional, entry.reading, entry.pinyin, definition, concept.field,
      wording.mentionCount(entry.mentions.source.count + entry.mentions.target.count),
    ])
  }

  private func pinyinLine(_ entry: TermIndex.Entry) -> String { line([entry.chinese, entry.pinyin, entry.anyForm]) }

  private func line(_ fields: [String?]) -> String {
    let shown = fields.compactMap { $0 }.filter { !$0.isEmpty }
    return "- "
      + shown.enumerated().map { MarkdownEscaping.escaped($1, isLineStart: $0 == 0) }.joined(separator: " · ")
  }
}
