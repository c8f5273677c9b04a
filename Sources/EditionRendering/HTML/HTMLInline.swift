import BitextModel
import Mustache
import TermRecognition
import Terminology

/// What a template is filled with.
typealias TemplateValues = [String: Any]

/// Fills the inline templates of one side of the page.
struct HTMLInline {
  private let layout: EditionLayout
  private let side: EditionSide
  private let terms: HTMLTerms
  private let wording: EditionWording
  /// The concepts whose definition the row has already given: it stands in the first card of each row, and in the index.
  private var defined = Set<Int>()
  private var cards: [CardKey: String] = [:]
  private let library: MustacheLibrary

  private struct CardKey: Hashable {
    let concept: Int
    let term: Int
    let hasDefinition: Bool
  }

  init(
    _ layout: EditionLayout, _ side: EditionSide, _ terms: HTMLTerms, _ wording: EditionWording,
    _ library: MustacheLibrary
  ) {
    self.library = library
    self.layout = layout
    self.side = side
    self.terms = terms
    self.wording = wording
  }

  mutating func beginRow() { defined = [] }

  mutating func values(ofBlock index: Int) -> [TemplateValues] {
    values(layout.runs(side)[index].tree(in: layout.language(side)))
  }

  private mutating func values(_ nodes: [InlineNode]) -> [TemplateValues] {
    var result: [TemplateValues] = []
    for node in nodes {
      switch node {
      case .text(let text): result.append(["template": "text", "text": text])
      case .findingNumber(let finding): result.append(number(of: finding))
      case .element(let element, let children): result.append(values(element, children))
      }
    }
    return result
  }

  private mutating func values(_ element: InlineElement, _ children: [InlineNode]) -> TemplateValues {
    switch element {
    case .mention(let mention): return term(mention, children)
    case .findings(let findings):
      let severity = findings.map { layout.edition.findings[$0].severity }.max() ?? .note
      return ["template": "finding", "severity": severity.rawValue, "children": values(children)]
    case .gloss(let gloss):
      let glosses =
        side == .source ? layout.edition.annotations.glosses : layout.edition.targetAnnotations?.glosses ?? []
      let isKnown = glosses.indices.contains(gloss) && !glosses[gloss].concepts.isEmpty
      return ["template": "gloss", "class": isKnown ? "gloss" : "gloss unknown", "children": values(children)]
    case .language(let language):
      return ["template": "language", "tag": language.rawValue, "children": values(children)]
    case .mark(let kind): return mark(kind, values(children))
    }
  }

  private func mark(_ kind: InlineMark.Kind, _ children: [TemplateValues]) -> TemplateValues {
    switch kind {
    case .emphasis: return ["template": "emphasis", "children": children]
    case .strong: return ["template": "strong", "children": children]
    case .strikethrough: return ["template": "strikethrough", "children": children]
    case .code: return ["template": "code", "children": children]
    case .link(let target):
      guard LinkTarget.isSafe(target) else { return ["template": "bare", "children": children] }
      return ["template": "link", "target": target, "children": children]
    }
  }

  private mutating func term(_ mention: Int, _ children: [InlineNode]) -> TemplateValues {
    let occurrence = layout.occurrences(side)[mention]
    let isFirst = defined.insert(occurrence.concept).inserted
    return [
      "template": "term", "id": HTMLTerms.mentionID(mention, side), "entry": HTMLTerms.entryID(occurrence.concept),
      "colour": terms.colour(of: occurrence.concept), "refused": !terms.isUsable(occurrence),
      "linked": !children.holdsLink, "card": card(occurrence, withDefinition: isFirst), "children": values(children),
    ]
  }

  /// A card is the same at every mention, so its template is filled once and put in as it is.
  private mutating func card(_ occurrence: TermOccurrence, withDefinition: Bool) -> String {
    let key = CardKey(concept: occurrence.concept, term: occurrence.term, hasDefinition: withDefinition)
    if let card = cards[key] { return card }
    var values = terms.card(occurrence, withDefinition: withDefinition)
    values["ui"] = wording.tag
    let card = library.render(values, withTemplate: "card") ?? ""
    cards[key] = card
    return card
  }

  private func number(of finding: Int) -> TemplateValues {
    let value = layout.edition.findings[finding]
    return [
      "template": "findingNumber", "number": finding + 1, "severity": value.severity.rawValue,
      "message": value.message.text(in: wording.language),
      "label": wording.findingNumber(finding + 1, value.severity),
    ]
  }
}

/// Which links of an article a page may carry.
enum LinkTarget {
  /// Whether `target` is a web or mail address; anything else, `javascript:` above all, is printed without its link.
  static func isSafe(_ target: String) -> Bool {
    let lower = target.lowercased()
    guard ["http://", "https://", "mailto:"].contains(where: { lower.hasPrefix($0) }) else { return false }
    return !target.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
  }
}
