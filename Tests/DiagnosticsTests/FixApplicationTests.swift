import BitextModel
import Diagnostics
import Testing

@Suite struct FixApplicationTests {
  /// Each fix is safe and belongs to a finding of its own, at the place of its first edit.
  @Test(
    arguments: [
      // Beside each other, in any order.
      ([[(3, 6, "D")], [(0, 3, "A")]], "AD다라마바", 2),
      ([[(6, 9, "")], [(0, 3, "12")]], "12나라마바", 2),
      // Overlapping: the first in place is made, the other waits.
      ([[(0, 6, "X")], [(3, 9, "Y")]], "X다라마바", 1),
      ([[(0, 9, "X")], [(3, 6, "Y")]], "X라마바", 1),
      // Two insertions at one place: which comes first would be chance.
      ([[(3, 3, "X")], [(3, 3, "Y")]], "가X나다라마바", 1),
      // An insertion inside a change, at its start, at its end.
      ([[(0, 9, "X")], [(3, 3, "Y")]], "X라마바", 1),
      ([[(3, 3, "X")], [(3, 6, "Y")]], "가X나다라마바", 1),
      ([[(0, 3, "X")], [(3, 3, "Y")]], "XY나다라마바", 2),
      ([[(0, 3, "X")], [(3, 3, "Y")], [(3, 6, "Z")]], "XY나다라마바", 2),
      // Two findings with the same edit are mended together.
      ([[(3, 6, "X")], [(3, 6, "X")]], "가X다라마바", 2),
      ([[(3, 3, "X")], [(3, 3, "X")]], "가X나다라마바", 2),
      // Several edits are made together or not at all.
      ([[(0, 3, "X"), (9, 12, "Y")], [(6, 9, "Z"), (9, 12, "W")]], "X나다Y마바", 1),
      ([[(0, 3, "X"), (9, 12, "Y")], [(3, 6, "Z"), (9, 12, "Y")]], "X나다Y마바", 1),
      ([[]], "가나다라마바", 0),
    ] as [([[(Int, Int, String)]], String, Int)])
  func safeFixesAreMade(fixes: [[(Int, Int, String)]], expected: String, mended: Int) {
    let source = SourceText(path: "a.md", text: "가나다라마바")
    let findings = fixes.map { edits in
      let edits = edits.map { Fix.Edit(range: TextRange($0.0, $0.1), replacement: $0.2) }
      return Finding(
        rule: "r", severity: .warning, range: edits.first?.range ?? TextRange(0, 0), message: Message(verbatim: "m"),
        fixes: [Fix(edits: edits, safety: .safe)])
    }
    let result = source.applyingSafeFixes(of: findings)
    #expect(result.text.string(in: result.text.range) == expected)
    #expect(result.text.path == "a.md")
    #expect(result.mended == mended)
  }

  @Test func suggestionsAreNotMadeAndTheFirstSafeFixIs() {
    let source = SourceText(path: "a.md", text: "가나")
    let range = TextRange(0, 3)
    let finding = Finding(
      rule: "r", severity: .warning, range: range, message: Message(verbatim: "m"),
      fixes: [
        Fix(replacing: range, with: "1", safety: .suggestion), Fix(replacing: range, with: "2", safety: .safe),
        Fix(replacing: range, with: "3", safety: .safe),
      ])
    #expect(source.applyingSafeFixes(of: [finding]).text.utf8 == Array("2나".utf8))
  }
}
