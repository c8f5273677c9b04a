import TestSupport
import Testing

@testable import Interchange

@Suite struct ShownColumnsTests {
  /// Of each scalar of the text but line ends: its line, its column in scalars, and that of its cluster, by Swift's characters.
  private static func places(_ text: String) -> [(line: Int, scalars: Int, clusters: Int)] {
    var result: [(line: Int, scalars: Int, clusters: Int)] = []
    var (line, scalars, clusters) = (1, 1, 1)
    for character in text {
      if character == "\n" || character == "\r\n" {
        (line, scalars, clusters) = (line + 1, 1, 1)
        continue
      }
      for _ in character.unicodeScalars {
        result.append((line, scalars, clusters))
        scalars += 1
      }
      clusters += 1
    }
    return result
  }

  private static func expectShown(_ text: String, pieces: Int, _ comment: Comment) {
    var columns = ShownColumns()
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      columns.pass(Array(bytes[start..<min(bytes.count, start + pieces)]))
    }
    // The last cluster is only counted when the next one comes.
    columns.pass(Array("x".utf8))
    for place in places(text) {
      #expect(
        columns.column(line: place.line, scalars: place.scalars) == place.clusters,
        "\(comment) \(place) \(text.debugDescription)")
    }
  }

  @Test(arguments: [
    "", "가나", "\u{1112}\u{1161}\u{11AB}글<", "<한\u{11A8}>", "a\u{301}b\ne\u{301}\u{302}f", "👩\u{200D}🔬<", "🇰🇷🇨🇳<",
    "辻\u{E0100}<", "か\u{3099}<",
    "“《가》”…—<", "ｶﾞ<", "1\u{FE0F}\u{20E3}<", "\r\n가\r\n나", "𠀀𠀁<",
  ])
  func columnsAreThoseOfCharacters(text: String) {
    for pieces in [1, 2, 3, 5, 64] { Self.expectShown(text, pieces: pieces, "pieces of \(pieces)") }
  }

  @Test(arguments: 1...120 as ClosedRange<UInt64>) func columnsOfRandomTextAreThoseOfCharacters(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let scalars: [Unicode.Scalar] = [
      "a", "<", "가", "企", "“", "\n", "\u{301}", "\u{1112}", "\u{1161}", "\u{11AB}", "\u{200D}", "👩", "🔬", "🇰",
      "\u{FE0F}", "\u{E0100}", "か",
      "\u{3099}",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...40, using: &random) { text.append(scalars.randomElement(using: &random)!) }
    Self.expectShown(String(text), pieces: [1, 2, 4, 7, 30, 200].randomElement(using: &random)!, "seed \(seed)")
  }

  @Test func aLineOfVeryManyMarksIsCountedInBoundedRoom() {
    var columns = ShownColumns()
    for _ in 0..<200 { columns.pass(Array(String(repeating: "e\u{301}", count: 1000).utf8)) }
    columns.pass(Array("<x".utf8))
    #expect(columns.column(line: 1, scalars: 400_001) == 200_001)
  }

  @Test func messagesHaveTheColumnsOfAnEditor() throws {
    let reader = try TMXReaderTests.read(
      TMXReaderTests.file(
        srclang: "ko",
        "<tu><note>\u{1112}\u{1161}\u{11AB}e\u{301}</note><tuv><seg>가</seg></tuv><tuv xml:lang='zh-CN'><seg>价</seg></tuv></tu>"
      ))
    _ = try reader.rest()
    #expect(reader.warnings.first?.place == "a.tmx:2:20")
  }
}
