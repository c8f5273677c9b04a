import BitextModel
import Terminology
import TestSupport
import Testing

@Suite struct TermbaseTests {
  static let termbase = Termbase([
    .of("b", field: "y", .ko("둘"), .ko("두엇", .admitted), .zh("二")), .of("a", field: "x", .ko("하나", .deprecated)),
    .of("c", field: "x", .zh("三", .admitted), .zh("叁", .admitted)),
  ])

  @Test func conceptsAreSortedAndFoundById() {
    #expect(Self.termbase.concepts.map(\.id) == ["a", "b", "c"])
    #expect(Self.termbase.index(of: "b") == 1)
    #expect(Self.termbase.concept("c")?.terms.count == 2)
    #expect(Self.termbase.index(of: "d") == nil)
    #expect(Self.termbase.termCount == 6)
    #expect(Self.termbase.fields == ["x", "y"])
    #expect(Termbase([]).isEmpty)
  }

  @Test(
    arguments: [("b", Language.korean, "둘"), ("c", .simplifiedChinese, "三"), ("a", .korean, nil), ("b", .english, nil)]
      as [(String, Language, String?)])
  func preferredTermIsTheFirstUsableOne(id: String, language: Language, text: String?) {
    #expect(Self.termbase.concept(id)?.preferredTerm(in: language)?.text == text)
  }

  @Test func deprecatedTermsAreTermsToo() {
    #expect(Self.termbase.concept("a")?.hasTerm(in: .korean) == true)
    #expect(Self.termbase.concept("a")?.hasTerm(in: .simplifiedChinese) == false)
  }
}
