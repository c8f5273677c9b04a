import BitextModel
import Terminology

/// What the glossary says to a pair of forms.
struct GlossaryStandings {
  private let termbase: Termbase
  private var byChinese: [String: [Int]] = [:]
  private var byKorean: [String: [(concept: Int, term: Int)]] = [:]

  init(_ termbase: Termbase) {
    self.termbase = termbase
    for (index, concept) in termbase.concepts.enumerated() {
      for (termIndex, term) in concept.terms.enumerated() {
        if term.language.isChinese {
          let key = ChineseForm.key(term.text)
          if byChinese[key]?.last != index { byChinese[key, default: []].append(index) }
        } else {
          byKorean[Spelling.key(term.text), default: []].append((index, termIndex))
        }
      }
    }
  }

  /// The field of the first concept that has the Chinese.
  func field(ofChinese chinese: String) -> String? {
    byChinese[ChineseForm.key(chinese)]?.first.map { termbase.concepts[$0].field }
  }

  /// Known where a concept has both and the Korean may be used; in conflict where it has one of them with something else; else new.
  func standing(of korean: String, chinese: String) -> TermCandidate.Standing {
    let concepts = byChinese[ChineseForm.key(chinese)] ?? []
    let forms = byKorean[Spelling.key(korean)] ?? []
    for concept in concepts {
      if let form = forms.first(where: { $0.concept == concept }),
        termbase.concepts[concept].terms[form.term].status.isUsable
      {
        return .known(concept: termbase.concepts[concept].id)
      }
    }
    if let concept = concepts.first.map({ termbase.concepts[$0] }) {
      guard let expected = concept.preferredTerm(in: .korean)?.text else { return .new }
      return .conflict(concept: concept.id, expected: expected)
    }
    if let form = forms.first {
      let concept = termbase.concepts[form.concept]
      let expected = concept.preferredTerm(in: .simplifiedChinese) ?? concept.preferredTerm(in: .traditionalChinese)
      // A form that is wrong or out of use for another concept may be right for this one.
      if let expected, concept.terms[form.term].status.isUsable {
        return .conflict(concept: concept.id, expected: expected.text)
      }
    }
    return .new
  }
}
