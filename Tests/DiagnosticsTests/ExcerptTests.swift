import BitextModel
import Testing

@testable import Diagnostics

@Suite struct ExcerptTests {
  private static let characters: [Character] = [
    "가", "中", "a", "𠮷", "\u{1112}\u{1161}\u{11AB}", "e\u{301}", "！", " ", "\t", "\u{1F468}\u{200D}\u{1F4BB}", "\r\n",
    "\n",
  ]

  @Test(arguments: [1, 2, 3] as [UInt64])
  func excerptsFitAndStartTheMarkerUnderThePlace(seed: UInt64) {
    var random = SplitMix(state: seed)
    for _ in 0..<1500 {
      let text = (0..<Int.random(in: 1..<60, using: &random)).map { _ in Self.characters.randomElement(using: &random)!
      }
      let start = Int.random(in: 0..<text.count, using: &random)
      let end = Int.random(in: start...text.count, using: &random)
      let source = SourceText(path: "a.md", text: String(text))
      let range = TextRange(String(text[..<start]).utf8.count, String(text[..<end]).utf8.count)
      let lineStart = source.utf8[..<range.start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let excerpt = Excerpt(of: range, in: source, lineStart: lineStart, width: 36)
      #expect(DisplayWidth.of(excerpt.text) <= 36, "seed \(seed)")
      if start < end, let shown = text[start...].first, !shown.isWhitespace {
        let characters = Array(excerpt.text)
        let place = characters.indices.first { DisplayWidth.of(String(characters[..<$0])) == excerpt.indent.count }
        #expect(place.map { characters[$0] } == shown, "seed \(seed)")
      }
    }
  }

  @Test(arguments: [
    ("가中！", 6), ("ㄱㆍa…", 6), ("\u{1112}\u{1161}\u{11AB}", 2), ("e\u{301}", 1), ("\u{1F468}\u{200D}\u{1F4BB}", 2),
    ("𠮷", 2), ("か\u{3099}", 2), ("\u{200B}\u{FEFF}", 0), ("。，（）", 8), ("“”", 2),
  ])
  func widthIsCountedInColumns(text: String, width: Int) { #expect(DisplayWidth.of(text) == width) }
}
