import BitextModel
import Diagnostics
import TermRecognition
import Terminology

/// Cuts the blocks of one article into runs.
///
/// Terms, glosses and findings stand in the file, marks and languages in the block's text. All are brought into the text,
/// their ends moved out of replaced pieces and characters, and one walk over the sorted ends cuts.
public struct RunCutter: Sendable {
  private let article: Article
  private let annotations: Annotations
  private let findings: [Finding]
  private let chinese: Language

  /// - Parameter chinese: The script of Han characters that both scripts write alike.
  public init(article: Article, annotations: Annotations, findings: [Finding], chinese: Language) {
    self.article = article
    self.annotations = annotations
    self.findings = findings
    self.chinese = chinese.isChinese ? chinese : .simplifiedChinese
  }

  /// The runs of every block, in order of block.
  ///
  /// - Complexity: O(*n* + *k* log *k*) in the length of the text and the number of marks, terms, glosses and findings.
  public func cut() -> [BlockRuns] {
    let maps = article.blocks.map { OriginMap($0.text) }
    let mentions = placed(annotations.occurrences.map { ($0.block, $0.range) }, maps)
    let glosses = placed(annotations.glosses.map { ($0.block, $0.gloss) }, maps)
    let located = FindingPlacement(article: article, maps: maps, findings: findings).byBlock
    return article.blocks.indices.map { index in
      let spans = BlockSpans(
        mentions: mentions[index, default: []], glosses: glosses[index, default: []],
        findings: located[index, default: []],
        languages: LanguageSpans(own: article.language, chinese: chinese).spans(in: article.blocks[index].text))
      return cut(article.blocks[index], spans)
    }
  }

  private func placed(_ origins: [(block: Int, range: TextRange)], _ maps: [OriginMap]) -> [Int: [Span]] {
    var result: [Int: [Span]] = [:]
    for (index, origin) in origins.enumerated() where maps.indices.contains(origin.block) {
      guard let range = maps[origin.block].textRange(of: origin.range), !range.isEmpty else { continue }
      result[origin.block, default: []].append(Span(range: range, index: index))
    }
    return result
  }

  private func cut(_ block: Block, _ spans: BlockSpans) -> BlockRuns {
    let edges = EdgeSnapping(block.text)
    var sweep = RunSweep(block: block, own: article.language)
    for (index, mark) in block.marks.enumerated() { sweep.add(.mark(index), over: edges.snapped(mark.range)) }
    for span in edges.withoutOverlap(spans.mentions) { sweep.add(.mention(span.index), over: span.range) }
    for span in edges.withoutOverlap(spans.glosses) { sweep.add(.gloss(span.index), over: span.range) }
    let languages = spans.languages.enumerated().map { Span(range: $1.range, index: $0) }
    for span in edges.withoutOverlap(languages) {
      sweep.add(.language(spans.languages[span.index].language), over: span.range)
    }
    var ends: [BlockRuns.FindingEnd] = []
    for placement in spans.findings {
      let range = edges.snapped(placement.span.range)
      sweep.add(.finding(placement.span.index), over: range)
      if placement.isNumbered { ends.append(.init(offset: range.end, finding: placement.span.index)) }
    }
    let offsets = ends.map(\.offset)
    return BlockRuns(
      runs: sweep.runs(alsoCuttingAt: offsets),
      findingEnds: ends.sorted { ($0.offset, $0.finding) < ($1.offset, $1.finding) })
  }
}

/// A stretch of a block's text and what it is of.
struct Span: Hashable {
  var range: TextRange
  let index: Int
}

/// What lies over one block's text.
struct BlockSpans {
  let mentions: [Span]
  let glosses: [Span]
  let findings: [FindingPlacement.Placement]
  let languages: [(range: TextRange, language: Language)]
}
