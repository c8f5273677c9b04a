import BitextModel
import EditionRendering
import SinoKorean
import TermRecognition
import Terminology

/// Fills the Chinese column of an article that has no translation yet with what is certain: terms, glossed names, figures, dates.
///
/// Nothing is guessed. What the glossary or the article itself says in Chinese is taken over, figures are written by value; the rest waits for a
/// translator.
public struct CertainDrafter: Sendable {
  private let termbase: Termbase
  private let language: Language

  public init(termbase: Termbase, language: Language) {
    self.termbase = termbase
    self.language = language
  }

  /// The certain items of one block, in order of place, no two overlapping.
  public func items(in article: Article, block: Int, _ annotations: Annotations) -> [CertainItem] {
    var items: [CertainItem] = []
    let pairs = annotations.glosses(inBlock: block).filter { $0.form != .editorsNote }
    for pair in pairs {
      guard let head = pair.head else { continue }
      // 화웨이·샤오미(华为·小米): one bracket, two names.
      let isShared = pairs.contains { $0.bracket == pair.bracket && $0.gloss != pair.gloss }
      add(gloss(pair, range: isShared ? head : pair.extent, head: head, in: article), to: &items)
    }
    for occurrence in annotations.occurrences(inBlock: block) {
      if let item = term(occurrence, in: article) { add(item, to: &items) }
    }
    for item in figures(in: article.blocks[block], of: article) { add(item, to: &items) }
    return items.sorted { $0.range < $1.range }
  }

  private func add(_ item: CertainItem, to items: inout [CertainItem]) {
    if !items.contains(where: { $0.range.overlaps(item.range) }) { items.append(item) }
  }

  private func gloss(_ pair: GlossPair, range: TextRange, head: TextRange, in article: Article) -> CertainItem {
    let concept = pair.concepts.first
    let printed = concept.flatMap { termbase.concepts[$0].chinese(in: language) }
    let written = ChineseForm.converted(article.source.string(in: pair.gloss), to: language)
    return CertainItem(
      kind: concept == nil ? .gloss : .term, range: range, korean: article.source.string(in: head),
      chinese: pair.concepts.count == 1 ? printed ?? written : written, concept: concept)
  }

  private func term(_ occurrence: TermOccurrence, in article: Article) -> CertainItem? {
    let concept = termbase.concepts[occurrence.concept]
    guard occurrence.alternatives.isEmpty, concept.terms[occurrence.term].language == .korean,
      let chinese = concept.chinese(in: language)
    else { return nil }
    return CertainItem(
      kind: .term, range: occurrence.range, korean: article.source.string(in: occurrence.range), chinese: chinese,
      concept: occurrence.concept)
  }

  private func figures(in block: Block, of article: Article) -> [CertainItem] {
    guard article.language == .korean else { return [] }
    return FigureRecognizer(.korean).figures(in: block.text.string)
      .filter { !isBare($0) && isWhole($0, in: block.text) }
      .map { figure in
        let range = block.text.originRange(of: figure.range)
        return CertainItem(
          kind: isDate(figure) ? .date : .figure, range: range, korean: block.text.string(in: figure.range),
          chinese: figure.written(in: language))
      }
  }

  /// A small number without a unit says nothing by itself, and one in words (두, 한) is grammar.
  private func isBare(_ figure: Figure) -> Bool {
    figure.isSpelledOut || (figure.kind == .cardinal && figure.unit == nil)
  }

  /// Whether no digit stands beside the figure with nothing but spaces and marks between: 4,5 00달러 was broken on the way here, and its half is
  /// a wrong figure.
  private func isWhole(_ figure: Figure, in text: MappedText) -> Bool {
    isFree(text.utf8[..<figure.range.start].reversed()) && isFree(text.utf8[figure.range.end...])
  }

  private func isFree(_ neighbours: some Sequence<UInt8>) -> Bool {
    for byte in neighbours {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "."): continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"): return false
      default: return true
      }
    }
    return true
  }

  private func isDate(_ figure: Figure) -> Bool {
    switch figure.kind {
    case .date, .time, .halfYear, .quarter, .fiveYearPlan, .period: true
    default: false
    }
  }
}
