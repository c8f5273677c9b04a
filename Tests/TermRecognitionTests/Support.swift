import BitextModel
import Interchange
import TermRecognition
import Terminology
import TestSupport
import Testing

/// Marks the occurrences of `termbase` in `text`, read as Markdown.
func occurrences(
  in text: String, _ termbase: Termbase, language: Language = .korean
) -> (marked: String, found: [TermOccurrence]) {
  let source = SourceText(path: "sample.md", text: text)
  let article = ArticleReader.read(source, language: language).article
  let found = TermRecognizer(termbase).annotations(of: article).occurrences
  return (MarkedText.marking(text, found.map(\.range)), found)
}

/// Expects exactly the occurrences that `marked` has in `⟦⟧`.
func expectOccurrences(
  _ marked: String, in termbase: Termbase, language: Language = .korean,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let found = occurrences(in: MarkedText(marked).text, termbase, language: language).marked
  #expect(found == marked, sourceLocation: sourceLocation)
}

/// A termbase with one concept for each Korean term.
func termbase(korean terms: String...) -> Termbase {
  Termbase(terms.enumerated().map { Concept.of("c\($0.offset)", .ko($0.element)) })
}
