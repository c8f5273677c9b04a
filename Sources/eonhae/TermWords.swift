import BitextModel
import TermRecognition
import TextAnalysis

/// The words of articles with the Chinese terms of a glossary among them.
struct TermWords {
  private let recognizer: TermRecognizer?

  /// Without a recognizer the words are the dictionary's alone.
  init(_ recognizer: TermRecognizer?) { self.recognizer = recognizer }

  func segments(of article: Article) -> [Segment] {
    let terms = Dictionary(grouping: concepts(in: article).keys, by: \.block)
    return article.blocks.enumerated().flatMap { index, block -> [Segment] in
      guard block.role != .opaque else { return [] }
      let ranges = terms[index, default: []].map(\.range).sorted()
      return WordSegmenter.words(in: block.text, terms: ranges).map { Segment(block: index, range: $0) }
    }
  }

  /// The ids of the concepts whose terms stand in an article, by place.
  func concepts(in article: Article) -> [Segment: String] {
    guard let recognizer else { return [:] }
    var result: [Segment: String] = [:]
    for occurrence in recognizer.annotations(of: article).occurrences where recognizer.isChinese(occurrence) {
      guard let range = article.blocks[occurrence.block].text.range(ofOrigin: occurrence.range) else { continue }
      result[Segment(block: occurrence.block, range: range)] = recognizer.termbase.concepts[occurrence.concept].id
    }
    return result
  }
}
