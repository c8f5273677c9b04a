import BitextModel
import Testing

@testable import TextAnalysis

struct RuleSegmenterTests {
  typealias Rule = SegmentationRules.Rule

  @Test func theFirstRuleThatFitsDecides() throws {
    let stop = yes(#"\."#, #"\s"#)
    let doctor = no(#"\bDr\."#, #"\s"#)
    #expect(try cut("Dr. Kim came. He left.", [doctor, stop]) == ["Dr. Kim came.", "He left."])
    #expect(try cut("Dr. Kim came. He left.", [stop, doctor]) == ["Dr.", "Kim came.", "He left."])
  }

  @Test func emptySidesMatchAnywhere() throws {
    #expect(try cut("가。나。다", [yes("。", "")]) == ["가。", "나。", "다"])
    #expect(try cut("가 #나 #다", [yes("", "#")]) == ["가", "#나", "#다"])
    #expect(try cut("가나", [yes("", "")]) == ["가", "나"])
    #expect(try cut("𠀀𠀁", [yes("", "")]) == ["𠀀", "𠀁"])
    #expect(try cut("가나", [no("", ""), yes("", "")]) == ["가나"])
  }

  @Test func rulesSeeTheWholeText() throws {
    #expect(try cut("1. 가. 나", [no(#"^\d\."#, " "), yes(#"\."#, " ")]) == ["1. 가.", "나"])
    #expect(try cut("가.\n나", [yes(#"\..?"#, "나")]) == ["가.", "나"])
    #expect(try cut("다. 라.", [yes(#"(?<=다)\."#, " (?=라)")]) == ["다.", "라."])
    #expect(try cut("가\n나", [yes(#"\."#, "")]) == ["가\n나"])
  }

  @Test func nothingIsCutWithoutRules() throws {
    #expect(try cut(" 가. 나. ", []) == ["가. 나."])
    #expect(try cut("", [yes(#"\."#, "")]) == [])
    #expect(try cut("  ", [yes(" ", "")]) == [])
  }

  @Test func mapsGoByTheCodeOfTheLanguage() throws {
    var rules = SegmentationRules(path: "rules.srx")
    rules.languageRules = ["Korean": [yes("다", "")], "Chinese": [yes("的", "")], "All": [yes("!", "")]]
    rules.languageMaps = [map("KO.*", "Korean"), map("ZH-CN", "Chinese"), map(".*", "All")]
    #expect(try rules.rules(for: .korean).map(\.before) == ["다"])
    #expect(try rules.rules(for: .simplifiedChinese).map(\.before) == ["的"])
    #expect(try rules.rules(for: .traditionalChinese).map(\.before) == ["!"])
    rules.isCascading = true
    #expect(try rules.rules(for: .korean).map(\.before) == ["다", "!"])
    #expect(try rules.rules(for: .english).map(\.before) == ["!"])
  }

  @Test func boundariesOfUnicodeComeLast() throws {
    var rules = self.rules([no("다!", "")])
    rules.addsUnicodeBoundaries = true
    let segmenter = try RuleSegmenter(rules, .korean)
    #expect(try segmenter.sentences(in: "갔다!왔니? 응.").count == 2)
  }

  @Test func aPatternThatICUCannotReadIsNamed() throws {
    let faulty = Rule(isBreak: true, before: "a", after: "b(c", line: 7)
    let error = try #require(throws: SegmentationRuleError.self) { try RuleSegmenter(rules([faulty]), .korean) }
    #expect(error.line == 7 && error.part == .after && error.pattern == "b(c")
    #expect(error.fault == "U_REGEX_MISMATCHED_PAREN" && error.path == "rules.srx")
    var mapped = rules([yes("a", "")])
    mapped.languageMaps[0].pattern = "["
    #expect(throws: SegmentationRuleError.self) { try RuleSegmenter(mapped, .korean) }
  }

  @Test func aBraceThatClosesNothingIsItself() throws {
    #expect(try cut("가}나}다", [yes("}", "")]) == ["가}", "나}", "다"])
    #expect(try cut("가}나다", [yes(#"[}]|\p{Lu}|x{2}|}"#, "")]) == ["가}", "나다"])
  }

  @Test func searchesThatExplodeAreGivenUp() throws {
    let text = String(repeating: "a", count: 40_000) + "b"
    for pattern in ["(a+)+c", "(a|aa)+$", "(?:a?){30}(?:a){40000}c", "(.*)*c"] {
      let segmenter = try RuleSegmenter(rules([yes(pattern, "")]), .korean)
      let error = try #require(throws: SegmentationRuleError.self, "\(pattern)") { try segmenter.sentences(in: text) }
      #expect(error.isExhaustion, "\(pattern): \(error.fault)")
    }
  }

  @Test func costGrowsWithTheTextAlone() throws {
    let rules = [no(#"\b(?:Dr|Mr)\."#, #"\s"#), no(#"[0-9]+\."#, "[0-9]"), yes("[.!?]+[”’]?", #"\s"#)]
    let segmenter = try RuleSegmenter(self.rules(rules), .korean)
    let text = String(repeating: "Dr. Kim은 3.5를 말했다. 끝! ", count: 40_000)
    let start = ContinuousClock.now
    #expect(try segmenter.sentences(in: text).count == 80_000)
    #expect(ContinuousClock.now - start < .seconds(30))
  }

  @Test func anyTextIsCutInOrder() throws {
    var generator = SeededGenerator(seed: 5)
    let alphabet = ["다", ".", " ", "中", "。", "𠀀", "\n", "”", "a", "\u{301}", "\r\n"]
    let segmenter = try RuleSegmenter(rules([no("a.", ""), yes("[.。”]+", ""), yes(" ", "a")]), .korean)
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0...12, using: &generator))
        .map { _ in alphabet.randomElement(using: &generator) ?? "" }.joined()
      var end = 0
      for sentence in try segmenter.sentences(in: text) {
        #expect(sentence.start >= end && sentence.end > sentence.start, "\(text)")
        end = sentence.end
      }
      #expect(end <= text.utf8.count)
    }
  }

  // MARK: Rules in few words

  private func yes(_ before: String, _ after: String) -> Rule {
    Rule(isBreak: true, before: before, after: after, line: 1)
  }

  private func no(_ before: String, _ after: String) -> Rule {
    Rule(isBreak: false, before: before, after: after, line: 1)
  }

  private func map(_ pattern: String, _ name: String) -> SegmentationRules.LanguageMap {
    .init(pattern: pattern, name: name, line: 1)
  }

  private func rules(_ list: [Rule]) -> SegmentationRules {
    var rules = SegmentationRules(path: "rules.srx")
    rules.languageRules = ["All": list]
    rules.languageMaps = [map(".*", "All")]
    return rules
  }

  private func cut(_ text: String, _ list: [Rule]) throws -> [String] {
    let utf8 = Array(text.utf8)
    return try RuleSegmenter(rules(list), .korean).sentences(in: text)
      .map { String(decoding: utf8[$0.bounds], as: UTF8.self) }
  }
}
