import BitextModel
import Diagnostics
import QualityChecks
import Terminology
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct CheckRunnerTests {
  static let faulty = """
    # 소거인과 중관춘

    소거인은 전정특신(專精特新) 기업이고 중관춘에는 산업 정보화부가 없다. (新质生产力)은 카보쯔와 다르다.

    **작은 거인(小巨人)**은 근간 기업(龙头企业)이 아니며 “전정특신(专精特新)과 중관촌(中关村)은 신질생산력(新质生产力)이다.
    """

  private func rules(_ severities: [String: Severity?]) -> [String: Severity] {
    let found = CheckRunner(severities: severities).findings(in: context(Self.faulty))
    return Dictionary(found.map { ($0.rule, $0.severity) }) { first, _ in first }
  }

  @Test func everyRuleFindsSomethingHereWithItsOwnSeverity() {
    let own = Dictionary(uniqueKeysWithValues: CheckRunner.rules.map { ($0.name, $0.severity) })
    #expect(rules([:]) == own)
  }

  @Test(arguments: CheckRunner.rules.map(\.name))
  func severityIsChangedOrOff(rule: String) {
    let own = rules([:])
    #expect(rules([rule: nil]) == own.filter { $0.key != rule })
    for severity in Severity.allCases {
      #expect(rules([rule: severity]) == own.merging([rule: severity]) { $1 })
    }
  }

  @Test func findingsAreInOrderOfPlace() {
    let found = findings(Self.faulty)
    #expect(found == found.sorted(by: Finding.inOrder))
    #expect(found.map(\.range.start) == found.map(\.range.start).sorted())
  }

  @Test func soundArticleHasNoFindings() {
    let text = """
      # 중관춘의 전정특신 기업

      베이징 중관춘(中关村)은 전정특신(专精特新) 기업을 키운다. 그중 **작은 거인**(小巨人)은 산업정보화부(工业和信息化部)가 뽑으며, 공신부는 해마다 명단을 낸다.

      | 구분 | 수 |
      |---|---|
      | 작은 거인 | 1256 |
      """
    #expect(findings(text).map(\.message.english) == [])
  }

  /// Every sentence for the user is there in the three languages, in the writing of each.
  @Test func messagesAreInThreeLanguages() {
    let cases = GlossRuleTests.all + WordingRuleTests.all
    let found = cases.flatMap { findings(MarkedText($0.marked).text, style: $0.style) }
    #expect(Set(found.map(\.rule)) == Set(CheckRunner.rules.map(\.name)))
    let messages = Set(found.map(\.message) + CheckRunner.rules.flatMap { [$0.title, $0.help] })
    for message in messages {
      #expect(message.english.contains { $0.isASCII && $0.isLetter }, "\(message)")
      #expect(message.korean.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }, "\(message)")
      #expect(message.chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(message)")
      #expect(Set([message.english, message.korean, message.chinese]).count == 3, "\(message)")
      #expect(!"\(message.english)\(message.korean)\(message.chinese)".contains("Optional("), "\(message)")
    }
  }

  /// What a safe fix leaves has no fault that is mended by itself: a second and third run come to rest, and no bracket or
  /// emphasis is broken on the way.
  @Test(arguments: GlossRuleTests.all + WordingRuleTests.all)
  func safeFixesComeToRest(_ example: RuleCase) {
    var source = SourceText(path: "sample.md", text: MarkedText(example.marked).text)
    let before = count(of: ["bracket-pair", "emphasis-after-gloss"], in: findings(MarkedText(example.marked).text))
    for _ in 0..<3 {
      let text = String(decoding: source.utf8, as: UTF8.self)
      source = source.applyingSafeFixes(of: findings(text, style: example.style)).text
    }
    let text = String(decoding: source.utf8, as: UTF8.self)
    let rest = findings(text, style: example.style)
    #expect(rest.filter { $0.fixes.contains { $0.safety == .safe } }.map(\.message.english) == [], "\(text)")
    #expect(count(of: ["bracket-pair", "emphasis-after-gloss"], in: rest) <= before, "\(text)")
  }

  private func count(of rules: Set<String>, in findings: [Finding]) -> Int {
    findings.count { rules.contains($0.rule) }
  }

  /// Documentation/Rules.md has a row for each rule, in order, with its severity.
  @Test func handbookListsTheRules() throws {
    let path = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/Documentation/Rules.md"
    guard let data = FileManager.default.contents(atPath: path) else { return }
    let rows = String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { line -> String? in
      let cells = line.split(separator: "|").map { $0.filter { $0 != " " } }
      guard cells.count == 5, cells[0].hasPrefix("`"), Severity(rawValue: cells[1]) != nil else { return nil }
      return cells[0].filter { $0 != "`" } + " " + cells[1]
    }
    #expect(rows == CheckRunner.rules.map { "\($0.name) \($0.severity.rawValue)" })
  }
}
