import BitextModel
import Diagnostics
import Foundation
import Testing

@Suite struct JSONReportTests {
  private static let findings = [
    """
    {"column":10,"concept":"zhuanjingtexin","file":"기사/1호 특집.md",\
    "fixes":[{"edits":[{"replacement":"专精特新","utf8Range":[23,35]}],"safety":"safe"}],"line":1,\
    "message":"traditional script","rule":"gloss-script","severity":"error","utf16Range":[9,13],"utf8Range":[23,35]}
    """,
    """
    {"column":5,"file":"기사/1호 특집.md","fixes":[],"line":3,"message":"place name, 100%: see “𠮷”",\
    "rule":"name-policy","severity":"note","utf16Range":[30,34],"utf8Range":[70,80]}
    """,
    """
    {"column":11,"file":"기사/1호 특집.md",\
    "fixes":[{"edits":[{"replacement":"인공지능","utf8Range":[85,110]}],"safety":"safe"},\
    {"edits":[{"replacement":"","utf8Range":[85,114]}],"safety":"suggestion"}],"line":3,\
    "message":"spaced otherwise: “인공지능”","rule":"spacing-variant","severity":"warning","utf16Range":[37,46],\
    "utf8Range":[85,110]}
    """,
    """
    {"column":1,"concept":"zhuanjingtexin","file":"译文/b.md",\
    "fixes":[{"edits":[{"replacement":"(전정특신)","utf8Range":[12,12]}],"safety":"suggestion"}],"line":1,\
    "message":"first mention without a gloss","rule":"gloss-missing","severity":"warning","utf16Range":[0,4],\
    "utf8Range":[0,12]}
    """,
  ]
  private static let coverage = """
    {"coveredMentions":5,"coveredTerms":2,"fields":[{"field":"ai","mentions":1,"terms":1},\
    {"field":"중소기업","mentions":4,"terms":1}],"glossedTerms":1,"mentions":18,"ratio":0.5,"terms":4,\
    "uncovered":[{"ko":"길림성","mentions":1,"zh":"𠮷林省"},{"ko":"소재","mentions":12,"zh":"原材料"}]}
    """

  @Test func documentHoldsFindingsAndCoverage() {
    let findings = Self.findings.joined(separator: ",")
    #expect(Sample.written(.json) == "{\"coverage\":\(Self.coverage),\"findings\":[\(findings)]}\n")
  }

  @Test func linesHoldOneFindingEachAndTheCoverageLast() {
    let lines = Self.findings + ["{\"coverage\":\(Self.coverage)}"]
    #expect(Sample.written(.jsonl) == lines.map { $0 + "\n" }.joined())
  }

  @Test func messagesFollowTheInterfaceLanguage() {
    #expect(Sample.written(.json, in: .korean).contains("\"message\":\"번체자입니다\""))
    #expect(Sample.written(.json, in: .chinese).contains("\"message\":\"此处为繁体字\""))
  }

  @Test func documentReadsBackAndItsRangesCutTheTextAsRead() throws {
    struct Document: Decodable {
      struct Finding: Decodable {
        let rule: String
        let file: String
        let utf8Range: [Int]
        let utf16Range: [Int]
      }
      let findings: [Finding]
    }
    let document = try JSONDecoder().decode(Document.self, from: Data(Sample.written(.json).utf8))
    let expected = ["專精特新", "𠮷林省", Sample.nfdTerm, "专精特新"]
    #expect(document.findings.count == expected.count)
    for (finding, text) in zip(document.findings, expected) {
      let source = finding.file == Sample.korean.path ? Sample.korean : Sample.chinese
      let units = Array(source.string(in: source.range).utf16)[finding.utf16Range[0]..<finding.utf16Range[1]]
      #expect(source.string(in: TextRange(finding.utf8Range[0], finding.utf8Range[1])) == text)
      #expect(String(decoding: units, as: UTF16.self) == text)
    }
  }

  @Test func placesOfNestedRangesKeepTheirOrder() {
    let source = SourceText(path: "a.md", text: "가나\r\n𠮷다라")
    let ranges = [TextRange(8, 15), TextRange(0, 15), TextRange(12, 15), TextRange(18, 18), TextRange(8, 12)]
    let places = PlaceRecord.records(of: ranges, in: source)
    #expect(places.map(\.line) == [2, 1, 2, 2, 2])
    #expect(places.map(\.column) == [1, 1, 2, 4, 1])
    #expect(places.map(\.utf16Range) == [[4, 7], [0, 7], [6, 7], [8, 8], [4, 6]])
    #expect(PlaceRecord.records(of: [], in: source).isEmpty)
  }
}
