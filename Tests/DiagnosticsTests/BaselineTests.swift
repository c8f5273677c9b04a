import BitextModel
import Diagnostics
import Testing

@Suite struct BaselineTests {
  @Test func baselineIsSortedOneFindingALine() throws {
    let text = Baseline(Sample.report).written()
    #expect(
      text == """
        {
          "findings": [
            {"count":1,"file":"译文/b.md","fingerprint":"8418debddd77a586","rule":"gloss-missing"},
            {"count":1,"file":"기사/1호 특집.md","fingerprint":"cc768adbddf73c22","rule":"gloss-script"},
            {"count":1,"file":"기사/1호 특집.md","fingerprint":"aa50902678e0299c","rule":"name-policy"},
            {"count":1,"file":"기사/1호 특집.md","fingerprint":"4ddb395fd2af5beb","rule":"spacing-variant"}
          ],
          "version": 1
        }

        """)
    #expect(try Baseline.read(text) == Baseline(Sample.report))
  }

  @Test func emptyBaselineReadsBack() throws {
    let empty = Baseline(CheckReport(files: [], coverage: Coverage(), rules: []))
    #expect(empty.written() == "{\n  \"findings\": [],\n  \"version\": 1\n}\n")
    #expect(try Baseline.read(empty.written()).count == 0)
  }

  @Test func knownFindingsGoAndTheRestStays() {
    let rest = Sample.report.without(Baseline(Sample.report))
    #expect(rest.findingCount == 0)
    #expect(rest.files.map(\.source.path) == Sample.report.files.map(\.source.path))
    #expect(rest.coverage == Sample.coverage)
  }

  @Test(arguments: [
    ("앞 문단이다.\n\n우리 전정특신 기업은 크다.", true),
    ("우리  전정특신\n기업은 크다.", true),
    ("**우리** ‘전정특신’ 기업은 크다!", true),
    ("우리 전정특신 기업은 작다.", false),
    ("너희 전정특신 기업은 크다.", false),
  ])
  func findingIsKnownByTheWordsAroundIt(text: String, isKnown: Bool) {
    let baseline = Baseline(report(of: "우리 전정특신 기업은 크다."))
    #expect(report(of: text).without(baseline).findingCount == (isKnown ? 0 : 1))
  }

  @Test func findingOfAnotherRuleConceptOrFileIsNew() {
    let text = "우리 전정특신 기업은 크다."
    let baseline = Baseline(report(of: text))
    #expect(report(of: text, rule: "other").without(baseline).findingCount == 1)
    #expect(report(of: text, concept: "other").without(baseline).findingCount == 1)
    #expect(report(of: text, path: "b.md").without(baseline).findingCount == 1)
  }

  @Test func equalFindingsAreKnownAsOftenAsTheyWereCounted() {
    let line = "우리 전정특신 기업은 크다.\n\n"
    let baseline = Baseline(report(of: line + line))
    #expect(baseline.count == 2)
    let rest = report(of: line + line + line).without(baseline)
    #expect(rest.files[0].findings.map(\.range.start) == [line.utf8.count * 2 + 7])
  }

  @Test(arguments: [
    "", "[]", "{\"findings\":[{\"rule\":\"r\"}],\"version\":1}", "{\"findings\":[],\"version\":2}",
    "{\"findings\":[{\"count\":0,\"file\":\"a\",\"fingerprint\":\"0\",\"rule\":\"r\"}],\"version\":1}",
  ])
  func whatIsNoBaselineIsRefused(text: String) {
    let problem = #expect(throws: FileProblem.self) { try Baseline.read(text, path: "known.json") }
    #expect(problem?.place == "known.json")
    #expect(problem?.message.english.contains("expected a ") == true)
  }

  private func report(
    of text: String, rule: String = "r", concept: String? = nil, path: String = "a.md"
  ) -> CheckReport {
    let source = SourceText(path: path, text: text)
    let term = Array("전정특신".utf8)
    let starts = source.utf8.indices.filter { source.utf8[$0...].starts(with: term) }
    let findings = starts.map {
      Finding(
        rule: rule, severity: .warning, range: TextRange($0, $0 + term.count), message: Message(verbatim: "m"),
        concept: concept)
    }
    return CheckReport(files: [FileReport(source: source, findings: findings)], coverage: Coverage(), rules: [])
  }
}
