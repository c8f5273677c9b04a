import BitextModel
import TestSupport
import Testing

@Suite struct MappedTextTests {
  /// `가나&amp;다⏎라`, read: `가나&다 라`.
  static let sample: MappedText = {
    var text = MappedText(copying: "가나".utf8, originStart: 0)
    text.appendReplacement("&".utf8, origin: TextRange(6, 11))
    text.appendCopy(of: "다".utf8, originStart: 11)
    text.appendReplacement(" ".utf8, origin: TextRange(14, 15), kind: .lineBreak)
    text.appendCopy(of: "라".utf8, originStart: 15)
    return text
  }()

  @Test func piecesAreReadInOrder() {
    #expect(Self.sample.string == "가나&다 라")
    #expect(Self.sample.count == 14)
    #expect(Self.sample.range == TextRange(0, 14))
    #expect(Self.sample.pieces.map(\.kind) == [.copied, .replaced, .copied, .lineBreak, .copied])
    #expect(Self.sample.string(in: TextRange(6, 10)) == "&다")
  }

  @Test(arguments: [
    (TextRange(0, 3), TextRange(0, 3)), (TextRange(3, 14), TextRange(3, 10)), (TextRange(6, 11), TextRange(6, 7)),
    (TextRange(7, 9), TextRange(6, 7)), (TextRange(11, 18), TextRange(7, 14)), (TextRange(15, 30), nil),
    (TextRange(20, 21), nil),
  ])
  func placesOfTheSourceAreFound(_ origin: TextRange, _ range: TextRange?) {
    #expect(Self.sample.range(ofOrigin: origin) == range)
  }

  @Test func copiesThatTouchAreOnePiece() {
    var text = MappedText(copying: "가".utf8, originStart: 3)
    text.appendCopy(of: "나".utf8, originStart: 6)
    #expect(text.pieces == [.init(range: TextRange(0, 6), origin: TextRange(3, 9), kind: .copied)])
    text.appendCopy(of: "다".utf8, originStart: 10)
    #expect(text.pieces.count == 2)
    text.appendCopy(of: "".utf8, originStart: 99)
    text.appendReplacement("".utf8, origin: TextRange(13, 20))
    #expect(text.pieces.count == 2)
  }

  @Test(arguments: [
    (0, 3, 0, 3), (3, 6, 3, 6), (0, 6, 0, 6), (6, 7, 6, 11), (3, 7, 3, 11), (6, 10, 6, 14), (0, 14, 0, 18),
    (10, 11, 14, 15), (10, 14, 14, 18), (7, 11, 11, 15),
    (4, 5, 4, 5),
    // Empty ranges stand at the start of what follows, the last at the end.
    (0, 0, 0, 0), (3, 3, 3, 3), (6, 6, 6, 6), (7, 7, 11, 11), (10, 10, 14, 14), (11, 11, 15, 15), (14, 14, 18, 18),
  ])
  func rangesGoBackToTheOrigin(start: Int, end: Int, originStart: Int, originEnd: Int) {
    #expect(Self.sample.originRange(of: TextRange(start, end)) == TextRange(originStart, originEnd))
  }

  @Test func aCutReplacementKeepsTheWholeOfItsOrigin() {
    var text = MappedText()
    text.appendReplacement("가나".utf8, origin: TextRange(5, 9))
    #expect(text.originRange(of: TextRange(0, 3)) == TextRange(5, 9))
    #expect(text.originRange(of: TextRange(3, 6)) == TextRange(5, 9))
    #expect(
      text.slice(TextRange(3, 6)).pieces == [.init(range: TextRange(0, 3), origin: TextRange(5, 9), kind: .replaced)])
  }

  /// What was skipped between two pieces belongs to ranges that reach over it, and to no other.
  @Test func skippedMarkupIsInsideRangesThatReachOverIt() {
    // 전정**특신**
    var text = MappedText(copying: "전정".utf8, originStart: 0)
    text.appendCopy(of: "특신".utf8, originStart: 8)
    #expect(text.originRange(of: TextRange(0, 6)) == TextRange(0, 6))
    #expect(text.originRange(of: TextRange(6, 12)) == TextRange(8, 14))
    #expect(text.originRange(of: TextRange(3, 9)) == TextRange(3, 11))
    #expect(text.originRange(of: TextRange(6, 6)) == TextRange(8, 8))
  }

  @Test func aRespelledPieceMapsByPositionAndIsNoCopy() {
    // 專精特新 read as 专精特新
    var text = MappedText(copying: "가".utf8, originStart: 0)
    text.appendRespelling("专精".utf8, originStart: 3)
    text.appendRespelling("特新".utf8, originStart: 9)
    text.appendCopy(of: "나".utf8, originStart: 15)
    #expect(text.pieces.map(\.kind) == [.copied, .respelled, .copied])
    #expect(text.originRange(of: TextRange(6, 12)) == TextRange(6, 12))
    #expect(text.originRange(of: TextRange(9, 9)) == TextRange(9, 9))
    #expect(
      text.slice(TextRange(6, 12)).pieces == [
        .init(range: TextRange(0, 6), origin: TextRange(6, 12), kind: .respelled)
      ])
    var joined = text.slice(TextRange(0, 6))
    joined.append(text.slice(TextRange(6, 18)))
    #expect(joined.pieces == text.pieces)
  }

  @Test func emptyTextStandsAtTheStart() {
    #expect(MappedText().originRange(of: TextRange(0, 0)) == TextRange(0, 0))
    #expect(MappedText().isEmpty)
    #expect(MappedText().slice(TextRange(0, 0)).isEmpty)
    #expect(!MappedText().containsLineBreak(in: TextRange(0, 0)))
  }

  @Test(arguments: [(0, 14, true), (0, 10, false), (10, 11, true), (11, 14, false), (7, 11, true), (10, 10, false)])
  func lineBreaksAreKnown(start: Int, end: Int, contains: Bool) {
    #expect(Self.sample.containsLineBreak(in: TextRange(start, end)) == contains)
  }

  @Test func appendedTextKeepsItsOrigins() {
    var text = MappedText(copying: "가".utf8, originStart: 0)
    text.append(Self.sample.slice(TextRange(3, 14)))
    #expect(text.string == "가나&다 라")
    #expect(text.pieces.first == .init(range: TextRange(0, 6), origin: TextRange(0, 6), kind: .copied))
    #expect(text.originRange(of: text.range) == TextRange(0, 18))
  }

  // MARK: Against a model

  /// A text as a list of bytes that each know the stretch they were made from.
  private struct Model {
    var bytes: [(byte: UInt8, origin: TextRange, kind: MappedText.Piece.Kind)] = []

    func originRange(of range: TextRange) -> TextRange {
      guard let first = bytes.first, let last = bytes.last else { return TextRange(0, 0) }
      guard range.isEmpty else {
        let parts = bytes[range.bounds].map(\.origin)
        return TextRange(parts.map(\.start).min()!, parts.map(\.end).max()!)
      }
      let place =
        range.start == 0
        ? first.origin.start : range.start == bytes.count ? last.origin.end : bytes[range.start].origin.start
      return TextRange(place, place)
    }
  }

  private static func randomText(_ random: inout SplitMix) -> (text: MappedText, model: Model) {
    var text = MappedText()
    var model = Model()
    var origin = Int.random(in: 0...4, using: &random)
    for _ in 0..<Int.random(in: 0...9, using: &random) {
      let bytes = (0..<Int.random(in: 0...5, using: &random)).map { _ in UInt8.random(in: 0x61...0x7A, using: &random) }
      switch Int.random(in: 0...4, using: &random) {
      case 2:
        text.appendRespelling(bytes, originStart: origin)
        model.bytes += bytes.enumerated().map { ($1, TextRange(origin + $0, origin + $0 + 1), .respelled) }
        origin += bytes.count
      case 0:
        let stood = TextRange(origin, origin + Int.random(in: 0...4, using: &random))
        let kind: MappedText.Piece.Kind = Bool.random(using: &random) ? .replaced : .lineBreak
        text.appendReplacement(bytes, origin: stood, kind: kind)
        model.bytes += bytes.map { ($0, stood, kind) }
        origin = stood.end
      case 1: origin += Int.random(in: 0...3, using: &random)
      default:
        text.appendCopy(of: bytes, originStart: origin)
        model.bytes += bytes.enumerated().map { ($1, TextRange(origin + $0, origin + $0 + 1), .copied) }
        origin += bytes.count
      }
    }
    return (text, model)
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>) func everyRangeOfEverySliceAgreesWithTheModel(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let (text, model) = Self.randomText(&random)
    expect(text, agreesWith: model, "seed \(seed)")
    for _ in 0..<4 {
      let start = Int.random(in: 0...text.count, using: &random)
      let end = Int.random(in: start...text.count, using: &random)
      let slice = Model(bytes: Array(model.bytes[start..<end]))
      expect(text.slice(TextRange(start, end)), agreesWith: slice, "seed \(seed), slice \(start)..<\(end)")
    }
    // A text that is cut and put together again is itself.
    let cut = Int.random(in: 0...text.count, using: &random)
    var joined = text.slice(TextRange(0, cut))
    joined.append(text.slice(TextRange(cut, text.count)))
    expect(joined, agreesWith: model, "seed \(seed), joined at \(cut)")
  }

  private func expect(_ text: MappedText, agreesWith model: Model, _ note: Comment) {
    #expect(text.utf8 == model.bytes.map(\.byte), note)
    #expect(text.pieces.flatMap { Array(repeating: $0.kind, count: $0.range.count) } == model.bytes.map(\.kind), note)
    for start in 0...model.bytes.count {
      for end in start...model.bytes.count {
        let range = TextRange(start, end)
        let found = text.originRange(of: range)
        #expect(found == model.originRange(of: range), "\(note), \(start)..<\(end)")
        let hasBreak = model.bytes[range.bounds].contains { $0.kind == .lineBreak }
        #expect(text.containsLineBreak(in: range) == hasBreak, "\(note), \(start)..<\(end)")
      }
    }
  }
}
