import BitextModel
import Testing

@Suite struct FieldTextTests {
  @Test(arguments: [
    (["a", "b"], "a\tb"), (["a\tb", "c\nd\re"], "a\\tb\tc\\nd\\re"), (["\\", ""], "\\\\\t"), (["\\t"], "\\\\t"),
    (["한\u{0301}", "e\t\u{0301}"], "한\u{0301}\te\\t\u{0301}"),
  ])
  func fieldsComeBackAsTheyWent(_ fields: [String], _ line: String) {
    #expect(FieldText.line(fields) == line)
    #expect(FieldText.fields(Array(line.utf8)) == fields)
    #expect(FieldText.lines(line + "\n" + line) == [fields, fields])
  }

  @Test func aBackslashThatEscapesNothingIsOne() {
    #expect(FieldText.fields(Array(#"C:\data\"#.utf8)) == [#"C:\data\"#])
    #expect(FieldText.lines(nil).isEmpty)
  }
}
