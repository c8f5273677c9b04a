import BitextModel
import Terminology

extension Concept {
  /// A concept in few words: `.of("xiaojuren", .ko("작은 거인"), .ko("소거인", .deprecated), .zh("小巨人"))`.
  public static func of(
    _ id: String, field: String = "sample", glossing: Glossing? = nil, _ terms: Term...
  ) -> Concept {
    Concept(id: id, field: field, terms: terms, glossing: glossing)
  }
}

extension Term {
  public static func ko(
    _ text: String, _ status: TermStatus = .preferred, _ rendering: Rendering? = nil, type: TermType = .fullForm,
    matching: MatchOptions = MatchOptions()
  ) -> Term {
    Term(text, language: .korean, status: status, rendering: rendering, type: type, matching: matching)
  }

  public static func zh(
    _ text: String, _ status: TermStatus = .preferred, matching: MatchOptions = MatchOptions()
  ) -> Term { Term(text, language: .simplifiedChinese, status: status, matching: matching) }

  public static func hant(_ text: String, _ status: TermStatus = .preferred) -> Term {
    Term(text, language: .traditionalChinese, status: status)
  }

  public static func en(_ text: String, _ status: TermStatus = .preferred) -> Term {
    Term(text, language: .english, status: status)
  }
}
