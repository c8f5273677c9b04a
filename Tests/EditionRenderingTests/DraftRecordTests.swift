import FoundationEssentials
import Testing

@testable import EditionRendering

@Suite struct DraftRecordTests {
  private struct Record: Decodable {
    struct Segment: Decodable {
      struct Term: Decodable { let concept: String }
      let index: Int
      let origin: String
      let score: Double
      let role: String
      let target: String?
      let terms: [Term]
      let findings: Int
      let line: Int
    }
    struct Target: Decodable { let text: String }
    let segments: [Segment]
    let targetOnly: [Target]
    let isDraft: Bool
  }

  private func record(withTarget: Bool) throws -> Record {
    let text = try DraftRecordRenderer().render(Sample.edition(withTarget: withTarget))
    return try JSONDecoder().decode(Record.self, from: Data(text.utf8))
  }

  @Test func everySourceBlockHasARecord() throws {
    let record = try record(withTarget: true)
    #expect(record.segments.map(\.index) == Array(0..<19))
    #expect(record.segments[2].origin == "target")
    #expect(record.segments[2].score == 0.9)
    #expect(record.segments[2].terms.map(\.concept) == ["zhuanjingtexin", "xiaojuren"])
    #expect(record.segments[2].findings == 2)
    #expect(record.segments[2].line == 5)
    #expect(record.segments[3].origin == "none")
    #expect(record.segments[3].score == 0)
    #expect(record.segments[3].role == "editorsNote")
    #expect(record.targetOnly.map(\.text) == ["本文由编辑部整理。"])
  }

  @Test func draftNamesTheGlossary() throws {
    let record = try record(withTarget: false)
    #expect(record.isDraft)
    #expect(record.segments[1].origin == "glossary")
    #expect(record.segments[3].origin == "none")
    #expect(record.segments.allSatisfy { (0...1).contains($0.score) && $0.target == nil })
  }

  @Test func sameEditionGivesSameBytes() throws {
    let first = try DraftRecordRenderer().render(Sample.edition(withTarget: true))
    #expect(try DraftRecordRenderer().render(Sample.edition(withTarget: true)) == first)
  }
}
