import BitextModel
import TestSupport
import Testing

@Suite struct PositionFinderTests {
  /// From the beginning, cluster by cluster.
  static func naivePosition(of offset: Int, in text: String) -> Position {
    var line = 1
    var column = 1
    var start = 0
    for character in text {
      let end = start + character.utf8.count
      if end > offset { break }
      if character == "\n" || character == "\r\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
      start = end
    }
    var utf16Offset = 0
    var position = 0
    for scalar in text.unicodeScalars {
      guard position < offset else { break }
      position += scalar.utf8.count
      utf16Offset += scalar.value > 0xFFFF ? 2 : 1
    }
    return Position(line: line, column: column, utf16Offset: utf16Offset)
  }

  /// The offsets between characters (Unicode scalars), the end included.
  static func offsets(of text: String) -> [Int] {
    text.unicodeScalars.reduce(into: [0]) { $0.append($0.last! + $1.utf8.count) }
  }

  static let texts = [
    "", "\n", "\n\n", "a", "가", "ab\ncd", "가나\n다라\n", "가나\r\n다라\r\n", "\r\n\r\n", "a\rb\nc",
    "전정특신".withDecomposedHangul + "은\n" + "각".withDecomposedHangul,
    "e\u{301}e\u{301}\ne\u{301}", "\u{301}\u{301}", "\n\u{301}a", "𠮷野家\n𠀀𠀁", "👨‍👩‍👧‍👦가👍🏽\n🇰🇷🇨🇳", "🇰🇷🇨🇳🇰", "1️⃣전정특신2️⃣은",
    "가\u{200D}나\u{FE0F}", "专精特新\t（小巨人）\r\n李\u{F9E1}",
    "\u{FEFF}가", "ᄀᄀ각ᆨ가",
  ]

  @Test(arguments: texts) func everyOffsetHasTheColumnOfItsCluster(text: String) {
    let source = SourceText(path: "a", text: text)
    let offsets = Self.offsets(of: text)
    let expected = offsets.map { Self.naivePosition(of: $0, in: text) }
    var ascending = PositionFinder(source)
    #expect(offsets.map { ascending.position(at: $0) } == expected)
    var descending = PositionFinder(source)
    #expect(offsets.reversed().map { descending.position(at: $0) } == expected.reversed())
    // One finder for each, and each offset twice.
    for (offset, position) in zip(offsets, expected) {
      var finder = PositionFinder(source)
      #expect(finder.position(at: offset) == position, "offset \(offset)")
      #expect(finder.position(at: offset) == position, "offset \(offset) again")
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>) func anyOrderOfOffsetsGivesTheSame(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let parts = Self.texts + ["가", "나", "\r", "\n", "\u{301}", "\u{200D}", "👩", "🇰🇷", "ᆨ", "a"]
    let text = (0..<12).map { _ in parts.randomElement(using: &random)! }.joined()
    let offsets = Self.offsets(of: text)
    var finder = PositionFinder(SourceText(path: "a", text: text))
    for offset in offsets.shuffled(using: &random) {
      let found = finder.position(at: offset)
      #expect(
        found == Self.naivePosition(of: offset, in: text), "seed \(seed), offset \(offset) in \(text.debugDescription)")
    }
  }

  @Test func anOffsetInsideAClusterDoesNotShiftTheColumnsAfterIt() {
    let text = "가".withDecomposedHangul + "나다"
    var finder = PositionFinder(SourceText(path: "a", text: text))
    #expect(finder.position(at: 3).column == 1)
    #expect(finder.position(at: 6) == Position(line: 1, column: 2, utf16Offset: 2))
    #expect(finder.position(at: 9).column == 3)
  }

  /// Sorted offsets are found in one pass: a quadratic walk over this line would take hours.
  @Test(.timeLimit(.minutes(1))) func sortedOffsetsOfALongLineAreLinear() {
    let syllables = 400_000
    let source = SourceText(path: "a", utf8: Array(repeatElement(Array("전".utf8), count: syllables).joined()))
    var finder = PositionFinder(source)
    for index in 0...syllables { #expect(finder.position(at: 3 * index).column == index + 1) }
    // And one cluster without an end.
    let marks = SourceText(path: "a", utf8: [0x61] + Array(repeatElement([0xCC, 0x81], count: syllables).joined()))
    var inside = PositionFinder(marks)
    for index in 0..<syllables where index % 4 == 0 { #expect(inside.position(at: 1 + 2 * index).column == 1) }
  }
}
