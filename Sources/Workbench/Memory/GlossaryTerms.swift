import BitextModel
import TermRecognition
import Terminology
import TranslationMemory

/// The glossary as the memory asks for terms.
public struct GlossaryTerms: TermFinding {
  private let recognizer: TermRecognizer

  public init(_ recognizer: TermRecognizer) { self.recognizer = recognizer }

  public func terms(in text: String, language: Language) -> [FoundTerm] {
    let source = SourceText(path: "-", text: text)
    let block = Block(
      role: .paragraph, text: MappedText(copying: source.utf8, originStart: 0), sourceRange: source.range)
    let article = Article(source: source, language: language.withScript, title: nil, blocks: [block])
    return recognizer.annotations(of: article).occurrences.map { occurrence in
      FoundTerm(concept: recognizer.termbase.concepts[occurrence.concept].id, range: occurrence.range)
    }.sorted { $0.range < $1.range }
  }

  public func forms(of concept: String, in language: Language) -> [String] {
    guard let concept = recognizer.termbase.concept(concept) else { return [] }
    let preferred = concept.preferredTerm(in: language)
    let others = concept.terms(in: language).filter { $0 != preferred }
    return ([preferred].compactMap(\.self) + others).map(\.text)
  }
}
