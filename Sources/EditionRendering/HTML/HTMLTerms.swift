import BitextModel
import Diagnostics
import TermRecognition
import Terminology

/// Fills the templates that show a concept: the card at a mention, the entry of the index.
struct HTMLTerms {
  let index: TermIndex
  private let termbase: Termbase
  private let wording: EditionWording
  private let colours: [String: String]

  /// How many colours the style sheet has for subject fields.
  static let colourCount = 8

  init(_ termbase: Termbase, _ index: TermIndex, _ wording: EditionWording) {
    self.termbase = termbase
    self.index = index
    self.wording = wording
    colours = Dictionary(
      uniqueKeysWithValues: termbase.fields.enumerated().map { ($1, "field-\($0 % Self.colourCount)") })
  }

  static func mentionID(_ mention: Int, _ side: EditionSide) -> String {
    (side == .source ? "m" : "n") + "\(mention + 1)"
  }
  static func entryID(_ concept: Int) -> String { "c\(concept + 1)" }

  func colour(ofField field: String) -> String { colours[field] ?? "field-0" }
  func colour(of concept: Int) -> String { colour(ofField: termbase.concepts[concept].field) }

  /// What an entry and a card have in common. Every name the templates ask for is there, so that none is taken from around.
  func entry(_ entry: TermIndex.Entry) -> TemplateValues {
    let concept = termbase.concepts[entry.concept]
    var result: TemplateValues = [
      "entry": Self.entryID(entry.concept), "colour": colour(of: entry.concept), "anyForm": entry.anyForm,
      "chinese": entry.chinese ?? "", "chineseTag": entry.simplified == nil ? "zh-Hant" : "zh-Hans",
      "definition": definition(of: concept).map { [$0] } ?? [], "source": source(of: concept),
      "facts": facts(concept, used: nil),
    ]
    result["korean"] = entry.korean ?? false
    result["simplified"] = entry.simplified ?? false
    result["traditional"] = entry.traditional ?? false
    result["english"] = entry.english ?? false
    result["reading"] = entry.reading ?? false
    result["pinyin"] = entry.pinyin ?? false
    result["others"] = others(concept, entry)
    result["places"] = places(entry.mentions)
    return result
  }

  func card(_ occurrence: TermOccurrence, withDefinition: Bool) -> TemplateValues {
    guard let entry = index.entries[occurrence.concept] else { return [:] }
    let concept = termbase.concepts[occurrence.concept]
    let used = concept.terms.indices.contains(occurrence.term) ? concept.terms[occurrence.term] : nil
    var result = self.entry(entry)
    result["facts"] = facts(concept, used: used)
    if !withDefinition {
      result["definition"] = [TemplateValues]()
      result["source"] = [TemplateValues]()
    }
    return result
  }

  /// Whether the term that stands there may be used.
  func isUsable(_ occurrence: TermOccurrence) -> Bool {
    let terms = termbase.concepts[occurrence.concept].terms
    return !terms.indices.contains(occurrence.term) || terms[occurrence.term].status.isUsable
  }

  private func facts(_ concept: Concept, used: Term?) -> String {
    let shown = used ?? concept.preferredTerm(in: .korean)
    let rendering = (shown?.rendering ?? concept.preferredTerm(in: .korean)?.rendering).map(wording.rendering)
    return [shown.map { wording.status($0.status) }, rendering, concept.field]
      .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// In the reader's language where the glossary has it, else in the first that it has.
  private func definition(of concept: Concept) -> TemplateValues? {
    let wanted = [Language(rawValue: wording.tag), .korean, .simplifiedChinese] + concept.definition.keys.sorted()
    guard let language = wanted.first(where: { concept.definition[$0]?.isEmpty == false }) else { return nil }
    return ["tag": language.rawValue, "text": concept.definition[language] ?? ""]
  }

  private func source(of concept: Concept) -> [TemplateValues] {
    guard let source = concept.source, !source.isEmpty else { return [] }
    return [["tag": Self.language(ofSource: source).rawValue, "text": source]]
  }

  /// Sources are titles: Korean where they hold Hangul, Chinese where they hold Han, else English.
  private static func language(ofSource text: String) -> Language {
    LanguageSpans.mainLanguage(of: text)
  }

  private func others(_ concept: Concept, _ entry: TermIndex.Entry) -> [TemplateValues] {
    let shown = [entry.korean, entry.simplified, entry.traditional, entry.english]
    return concept.terms.filter { !shown.contains($0.text) }.map {
      ["tag": $0.language.rawValue, "text": $0.text, "status": wording.status($0.status)]
    }
  }

  private func places(_ mentions: ConceptMentions) -> [TemplateValues] {
    func links(_ indices: [Int], _ side: EditionSide) -> [TemplateValues] {
      indices.enumerated().map { number, mention in
        [
          "id": Self.mentionID(mention, side), "number": side == .source ? "\(number + 1)" : "中\(number + 1)",
          "label": wording.mention(number + 1, isTarget: side == .target),
        ]
      }
    }
    return links(mentions.source, .source) + links(mentions.target, .target)
  }
}
