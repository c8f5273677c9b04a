import BitextModel
import SinoKorean
import Terminology

extension TermRecognizer {
  /// The Chinese terms that stand in `text`, for a conversion to `script`: in order of place, the longest where several share text.
  ///
  /// A term is where ``annotations(of:)`` sees it, so that 国产 is none in 中国产业. Its form is the glossary's own in the target script:
  /// the same term in its other script, else, for a concept's preferred term, the preferred one of that script. Where the glossary
  /// has neither, only the ends of the term are protected.
  ///
  /// - Complexity: that of ``annotations(of:)``.
  public func protectedTerms(in text: String, for script: ChineseScript) -> [ProtectedTerm] {
    let source = SourceText(path: "-", text: text)
    let block = Block(
      role: .paragraph, text: MappedText(copying: source.utf8, originStart: 0), sourceRange: source.range)
    let article = Article(source: source, language: .simplifiedChinese, title: nil, blocks: [block])
    return annotations(of: article).occurrences.compactMap { occurrence in
      guard isChinese(occurrence) else { return nil }
      return ProtectedTerm(
        range: occurrence.range, form: form(of: occurrence, in: script),
        name: termbase.concepts[occurrence.concept].id)
    }
  }

  /// Whether the occurrence is of a term of Chinese with Chinese characters in it.
  public func isChinese(_ occurrence: TermOccurrence) -> Bool {
    let term = termbase.concepts[occurrence.concept].terms[occurrence.term]
    return term.language.isChinese && term.text.unicodeScalars.contains { FoldedText.isHan($0.value) }
  }

  private func form(of occurrence: TermOccurrence, in script: ChineseScript) -> String? {
    // What is written otherwise than the glossary has it keeps its capitals and spaces.
    guard occurrence.through.allSatisfy({ $0 == .script || $0 == .compound }) else { return nil }
    let concept = termbase.concepts[occurrence.concept]
    let term = concept.terms[occurrence.term]
    let language: Language = script == .simplified ? .simplifiedChinese : .traditionalChinese
    let counterpart = counterpart(of: term, in: language, of: concept)
    guard let counterpart, script == .hanja else { return counterpart }
    return try? ScriptConverter(from: .traditional, to: .hanja).convert(counterpart)
  }

  private func counterpart(of term: Term, in language: Language, of concept: Concept) -> String? {
    guard term.status.isUsable else { return nil }
    if term.language == language { return term.text }
    let key = ChineseForm.key(term.text)
    let candidates = concept.terms(in: language).filter(\.status.isUsable)
    if let same = candidates.first(where: { ChineseForm.key($0.text) == key }) { return same.text }
    guard term == concept.preferredTerm(in: term.language) else { return nil }
    return concept.preferredTerm(in: language)?.text
  }
}
