import BitextModel
import Diagnostics
import Interchange
import SinoKorean
import Terminology
import Testing

/// Whether the project's own glossary is sound.
@Suite struct ProjectGlossaryTests {
  @Test func nothingIsReported() {
    let problems = ProjectGlossary.read.problems.map { "\($0.place): \($0.message.english)" }
    #expect(problems == [])
  }

  @Test func thereAreAtLeast250Concepts() {
    #expect(ProjectGlossary.concepts.count >= 250)
  }

  @Test(arguments: ProjectGlossary.files.map(\.name)) func fileIsSortedByID(_ name: String) {
    let ids = ProjectGlossary.read.entries.filter { $0.path == name }.map(\.concept.id)
    let stray = zip(ids, ids.dropFirst()).filter { $0 >= $1 }.map { "\($1) stands after \($0)" }
    #expect(stray == [])
    #expect(!ids.isEmpty)
  }

  @Test func conceptsHaveKoreanAndChineseTerms() {
    let bare = ProjectGlossary.concepts.filter { concept in
      !concept.hasTerm(in: .korean) || !concept.terms.contains { $0.language.isChinese }
    }
    #expect(bare.map(\.id) == [])
  }

  @Test func koreanTermsSayHowTheyRenderTheChinese() {
    let bare = ProjectGlossary.concepts.flatMap { concept in
      concept.terms(in: .korean).filter { $0.rendering == nil }.map { "\(concept.id): \($0.text)" }
    }
    #expect(bare == [])
  }

  // MARK: Renderings

  @Test func sinoKoreanTermsAreReadings() {
    expectOnly(listed: ListedForms.sinoKorean, among: deviations(of: .sinoKorean, from: sinoKoreanForms))
  }

  @Test func transliterationsFollowTheRules() {
    expectOnly(listed: ListedForms.transliteration, among: deviations(of: .transliteration, from: transliterations))
  }

  /// Usable terms whose form is none of `forms`: `concept: term (expected …)`.
  private func deviations(of rendering: Rendering, from forms: (String) -> [String]) -> [String: String] {
    var result: [String: String] = [:]
    for concept in ProjectGlossary.concepts {
      let chinese = concept.terms.filter { $0.language.isChinese }.map(\.text)
      for term in concept.terms(in: .korean) where term.rendering == rendering && term.status.isUsable {
        let expected = chinese.flatMap(forms)
        guard !expected.contains(where: { isForm(term.text, of: $0) }) else { continue }
        result["\(concept.id): \(term.text)"] = "\(chinese.joined(separator: ", ")) reads \(unique(expected))"
      }
    }
    return result
  }

  private func expectOnly(listed: Set<String>, among deviations: [String: String]) {
    for (form, reason) in deviations.sorted(by: { $0.key < $1.key }) where !listed.contains(form) {
      Issue.record("\(form): \(reason); correct the glossary, or list the form with its reason")
    }
    #expect(listed.subtracting(deviations.keys).sorted() == [], "listed, but it follows the rules")
  }

  /// Whether `text` is `form` with at most some of its letters left out, as short names do: 전인대 of 전국인민대표대회. Spaces and marks do not count.
  private func isForm(_ text: String, of form: String) -> Bool {
    var rest = form[...]
    for letter in text where letter.isLetter || letter.isNumber {
      guard let place = rest.firstIndex(of: letter) else { return false }
      rest = rest[rest.index(after: place)...]
    }
    return true
  }

  private func unique(_ forms: [String]) -> String {
    var seen: Set<String> = []
    return forms.filter { seen.insert($0).inserted }.prefix(4).joined(separator: ", ")
  }

  private func sinoKoreanForms(_ chinese: String) -> [String] {
    SinoKoreanReading.candidates(of: chinese).map(\.reading)
  }

  private func transliterations(_ chinese: String) -> [String] {
    let subjects: [Transliteration.Subject] = [.unspecified, .person, .place]
    return subjects.map { Transliteration.hangul(of: chinese, as: $0) } + Transliteration.customaryForms(of: chinese)
  }

  // MARK: Homographs

  /// A form of two concepts cannot be told apart in a text.
  @Test func formsOfTwoConceptsAreListed() {
    var owners: [String: Set<String>] = [:]
    for concept in ProjectGlossary.concepts {
      for term in concept.terms where term.language != .english {
        let form = term.language.isChinese ? ChineseForm.key(term.text) : term.text.filter { $0 != " " }
        owners[form, default: []].insert(concept.id)
      }
    }
    let shared = owners.filter { $0.value.count > 1 }.map { "\($0.key): \($0.value.sorted().joined(separator: ", "))" }
    #expect(Set(shared).subtracting(ListedForms.homographs).sorted() == [])
    #expect(ListedForms.homographs.subtracting(shared).sorted() == [], "listed, but no longer shared")
  }
}

extension ProjectGlossaryTests {
  /// What `glossary merge` writes is what lint reads.
  @Test func everyConceptIsReadBackAsWritten() {
    for concept in ProjectGlossary.concepts {
      let source = SourceText(path: concept.id, text: GlossaryWriter.text(of: [concept]))
      let (entries, problems) = GlossaryReader.read(source, field: "")
      #expect(problems.map(\.message.english) == [])
      #expect(entries.map(\.concept) == [concept])
    }
  }

  /// Up to quotation marks that YAML does not need.
  @Test func filesAreWrittenAsTheyStand() {
    var same = 0
    for file in ProjectGlossary.files {
      let text = String(decoding: file.content, as: UTF8.self).filter { $0 != "\"" }
      same += ProjectGlossary.concepts.count {
        text.contains("\n" + GlossaryWriter.block(of: $0).filter { $0 != "\"" })
      }
    }
    #expect(
      Double(same) >= 0.8 * Double(ProjectGlossary.concepts.count), "\(same) of \(ProjectGlossary.concepts.count)")
  }
}
