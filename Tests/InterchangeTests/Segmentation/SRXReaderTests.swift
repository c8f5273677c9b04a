import BitextModel
import Diagnostics
import Testing
import TextAnalysis

@testable import Interchange

struct SRXReaderTests {
  @Test func everythingTheFormatSaysIsRead() throws {
    let rules = try read(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <srx xmlns="http://www.lisa.org/srx20" xmlns:x="urn:x" version="2.0">
        <header segmentsubflows="no" cascade="yes">
          <formathandle type="start" include="yes"/>
          <formathandle type="end" include="no"/>
          <formathandle type="isolated" include="yes"/>
          <x:options useIcu4jBreakRules="yes"/>
          <x:sample>무시한다. <b>굵게</b></x:sample>
        </header>
        <body>
          <languagerules>
            <languagerule languagerulename="Korean">
              <!-- 약어 -->
              <rule break="no">
                <beforebreak>\\bNo\\.</beforebreak>
                <afterbreak>\\s</afterbreak>
              </rule>
              <rule><beforebreak><![CDATA[[<&]]]></beforebreak><afterbreak/></rule>
              <rule break="yes"><beforebreak>a&lt;b&#x3002;</beforebreak></rule>
            </languagerule>
            <languagerule languagerulename="Empty"/>
          </languagerules>
          <maprules>
            <languagemap languagepattern="KO.*" languagerulename="Korean"/>
            <languagemap languagepattern=".*" languagerulename="Empty"/>
          </maprules>
        </body>
      </srx>
      """)
    #expect(rules.isCascading && !rules.segmentsSubflows && rules.addsUnicodeBoundaries)
    #expect(rules.formatHandling.includesStart && !rules.formatHandling.includesEnd)
    #expect(rules.formatHandling.includesIsolated)
    #expect(
      rules.languageRules["Korean"] == [
        .init(isBreak: false, before: #"\bNo\."#, after: #"\s"#, line: 14),
        .init(isBreak: true, before: "[<&]", after: "", line: 18),
        .init(isBreak: true, before: "a<b。", after: "", line: 19),
      ])
    #expect(rules.languageRules["Empty"] == [])
    #expect(rules.languageMaps.map(\.name) == ["Korean", "Empty"])
    #expect(rules.languageMaps.map(\.line) == [24, 25])
  }

  @Test func versionOneIsRead() throws {
    let rules = try read(
      """
      <!DOCTYPE srx PUBLIC "-//SRX//DTD SRX//EN" "srx.dtd">
      <srx version="1.0">
        <header segmentsubflows="yes"><formathandle type="start" include="no"/></header>
        <body>
          <languagerules>
            <languagerule languagerulename="Default">
              <rule break="yes"><beforebreak>[。！]</beforebreak><afterbreak></afterbreak></rule>
            </languagerule>
          </languagerules>
          <maprules>
            <maprule maprulename="Default">
              <languagemap languagepattern=".*" languagerulename="Default"/>
            </maprule>
          </maprules>
        </body>
      </srx>
      """)
    #expect(!rules.isCascading)
    let segmenter = try RuleSegmenter(rules, .simplifiedChinese)
    #expect(try segmenter.sentences(in: "好。走！").count == 2)
  }

  @Test func otherEncodingsAreRead() throws {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><srx><body/></srx>"
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(try SRXReader.read(bytes, path: "a.srx").languageMaps.isEmpty)
  }

  @Test func whatIsNoRulesFileIsRefusedWithItsPlace() {
    expectProblem("", line: 1, "well-formed")
    expectProblem("세그먼트", line: 1, "well-formed")
    expectProblem("<srx>\n<body></srx>", line: 2, "well-formed")
    expectProblem("\n<tmx version=\"1.4\"/>", line: 2, "found <tmx>")
    expectProblem("<srx>\n<languagerule/></srx>", line: 2, "languagerulename")
    expectProblem(
      "<srx>\n<languagemap languagepattern='.*'\n languagerulename='X'/></srx>", line: 2, "rules “X”")
  }

  @Test func hostileXMLIsRefused() {
    let bomb = """
      <!DOCTYPE srx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
      <srx><body>&c;</body></srx>
      """
    expectProblem(bomb, line: nil, "entit")
    expectProblem("<!DOCTYPE srx [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><srx>&f;</srx>", line: nil, "entities")
    expectProblem("<!DOCTYPE srx [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x'> %p;]><srx/>", line: nil, "entities")
    expectProblem("<srx>&undeclared;</srx>", line: 1, "")
    let deep = String(repeating: "<srx>", count: 100_000)
    expectProblem(deep, line: nil, "well-formed")
    let large = [UInt8](repeating: 0x20, count: SRXReader.largestFile + 1)
    #expect(throws: FileProblem.self) { try SRXReader.read(large, path: "a.srx") }
  }

  @Test func everyPrefixOfAFileIsReadOrRefused() {
    let file = SRXReader.builtInFile
    for count in stride(from: 0, to: file.count, by: 97) {
      #expect(throws: FileProblem.self) { try SRXReader.read(Array(file[..<count]), path: "a.srx") }
    }
  }

  @Test func aFaultyPatternIsToldWithItsPlaceInThreeLanguages() throws {
    let rules = try read(
      """
      <srx><languagerule languagerulename="X">
      <rule><beforebreak>a(</beforebreak></rule>
      </languagerule><languagemap languagepattern=".*" languagerulename="X"/></srx>
      """)
    let error = try #require(throws: SegmentationRuleError.self) { try RuleSegmenter(rules, .korean) }
    let problem = FileProblem(error)
    #expect(problem.place == "a.srx:2")
    for message in [problem.message.english, problem.message.korean, problem.message.chinese] {
      #expect(
        message.contains("U_REGEX_MISMATCHED_PAREN") && message.contains("a(") && message.contains("<beforebreak>"))
    }
  }

  private func read(_ text: String) throws -> SegmentationRules {
    try SRXReader.read(Array(text.utf8), path: "a.srx")
  }

  private func expectProblem(_ text: String, line: Int?, _ words: String) {
    do {
      _ = try read(text)
      Issue.record("was read: \(text.prefix(80))")
    } catch let problem as FileProblem {
      #expect(line == nil || problem.line == line, "\(text.prefix(80)): \(problem.place)")
      #expect(words.isEmpty || problem.message.english.contains(words), "\(problem.message.english)")
    } catch {
      Issue.record(error)
    }
  }
}
