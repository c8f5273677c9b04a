import BitextModel
import Diagnostics
import Interchange
import Testing

/// Faults of the XML itself, as both readers of units meet them.
@Suite struct XMLFaultTests {
  private static let unit =
    "<tu><tuv xml:lang='ko'><seg>가</seg></tuv><tuv xml:lang='zh-CN'><seg>价</seg></tuv></tu>\n"

  private static func unit(_ source: String, attributes: String = "") -> String {
    "<tu\(attributes)><tuv xml:lang='ko'><seg>\(source)</seg></tuv><tuv xml:lang='zh-CN'><seg>价</seg></tuv></tu>\n"
  }

  // MARK: Where reading ends

  @Test(arguments: [
    "a < b", "a <3", "a <", "<<ph/>", "a </ b", "가<!-- \u{1} <tu> -->나", "<?x \u{1}?>", "<ph x='\u{1}'/>", "<ph x/>",
    "<![CDATA[\u{1}]]>", "a <b", "<!x>", "]]>",
  ])
  func whatHidesTheRestOfTheFileIsThrown(segment: String) throws {
    let reader = try TMXReaderTests.read(
      TMXReaderTests.file(
        srclang: "ko",
        String(repeating: Self.unit, count: 4) + Self.unit(segment) + String(repeating: Self.unit, count: 9995)))
    for _ in 0..<4 { #expect(try reader.next() != nil) }
    let problem = #expect(throws: FileProblem.self) {
      while let unit = try reader.next() { #expect(unit.source.text == "가") }
    }
    #expect(problem?.line ?? 0 >= 6)
    #expect(problem?.message.english.contains("well-formed") == true)
  }

  // MARK: Attributes

  @Test func anUnknownEntityInAnAttributeStaysOutOfTheText() throws {
    for doctype in ["", "<!DOCTYPE tmx SYSTEM 'tmx14.dtd'>"] {
      let reader = try TMXReaderTests.read(
        doctype
          + TMXReaderTests.file(
            srclang: "ko", Self.unit("가<ph type='a&nbsp;b'>{}</ph>나&nbsp;다", attributes: " tuid='1&nbsp;2'")))
      let unit = try #require(try reader.next())
      #expect(
        unit.source == UnitText("가나&nbsp;다", codes: [InlineCode(at: 3, .placeholder, type: "ab", content: "{}")]),
        "\(doctype)")
      #expect(unit.properties == [.init("@tuid", "12")])
      #expect(reader.warnings.map(\.message.english).map { $0.contains("in an attribute") } == [true, true, false])
    }
  }

  @Test func aLoneAmpersandInAnAttributeOfTheUnitIsOfThatUnit() throws {
    let reader = try TMXReaderTests.read(
      TMXReaderTests.file(
        srclang: "ko",
        Self.unit("하나", attributes: " tuid='1'") + Self.unit("둘", attributes: " tuid='R&D'") + Self.unit("셋")))
    #expect(try reader.rest().map(\.source.text) == ["하나", "셋"])
    let xliff = try XLIFFReader(
      bytes: Array(
        "<xliff version='1.2'><file original='R&D' source-language='ko' target-language='zh-CN'><body><trans-unit id='1'><source>하나</source><target>一</target></trans-unit><trans-unit id='R&D'><source>둘</source><target>二</target></trans-unit></body></file></xliff>"
          .utf8), path: "a.xlf")
    #expect(try xliff.next()?.source.text == "하나")
    #expect(try xliff.next() == nil)
  }

  @Test func whatADTDDeclaresForAttributesDoesNotMultiply() throws {
    let long = String(repeating: "a", count: 1_000_000)
    let reader = try TMXReaderTests.read(
      "<!DOCTYPE tmx [<!ATTLIST tu o-x CDATA '\(long)'>]>"
        + TMXReaderTests.file(
          srclang: "ko", String(repeating: Self.unit, count: 3) + Self.unit("나", attributes: " o-x='b'")))
    #expect(try reader.rest().map(\.properties) == [[], [], [], [.init("@o-x", "b")]])
  }

  // MARK: Places

  @Test func aTagOverSeveralLinesHasThePlaceOfItsStart() throws {
    let reader = try TMXReaderTests.read(
      TMXReaderTests.file(
        srclang: "ko",
        "가 <tu\n tuid='1'\n\n creationdate='20200101T000000Z'\n><tuv xml:lang='ko'><seg>가<x\n/></seg></tuv><tuv\n xml:lang='zh-CN'><seg>价</seg></tuv>"
          + "<tuv\n><seg/></tuv></tu>"))
    _ = try reader.rest()
    #expect(reader.line == 2)
    #expect(reader.warnings.map(\.place) == ["a.tmx:6:27", "a.tmx:8:37"])
  }
}
