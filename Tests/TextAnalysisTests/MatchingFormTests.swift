import BitextModel
import Testing

@testable import TextAnalysis

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct MatchingFormTests {
  /// Input and matching form; `|` stands between the pieces of the input in both, where one maps to the other.
  @Test(arguments: [
    ("인공지능", "인공지능"),
    ("Á|I 반도체 2.0", "á|i 반도체 2.0"),
    ("\u{1112}\u{1161}\u{11AB}|\u{1100}\u{1173}\u{11AF}|은", "한|글|은"),
    ("e\u{301}|cole", "é|cole"),
    ("école", "école"),
    ("한\u{301}|글", "한\u{301}|글"),
    ("가\u{11A8}|나", "각|나"),
    ("ａ|Ｂ|１|％|（|주|）", "a|b|1|%|(|주|)"),
    ("，|。|！", ",|。|!"),
    ("중국\u{3000}|정부\u{A0}|업무", "중국| |정부| |업무"),
    ("\u{F9E1}|克\u{F98A}", "李|克力"),
    ("\u{2F08}|\u{2F63}", "人|生"),
    ("\u{2EC4}|方\u{2EA0}|", "西|方民"),
    ("専精特新", "専精特新"),
    ("㎡ ① ½ ㎞ … ² ⑴ ㉠ ㄱ ㅋㅋ ™", "㎡ ① ½ ㎞ … ² ⑴ ㉠ ㄱ ㅋㅋ ™"),
    ("CO₂", "co2"),
    ("㈜|삼성", "(주)|삼성"),
    ("14ㆍ5", "14·5"),
    ("14‧5・6･7∙8", "14·5·6·7·8"),
    ("COVID‑19", "covid-19"),
    ("ﾡﾢ", "ㄱㄲ"),
    ("ﾊﾞ", "バ"),
    ("ﬁnance", "finance"),
    ("Straße", "strasse"),
    ("", ""),
    ("\u{200B}\u{FEFF}\u{AD}", ""),
  ])
  func characterTakesItsForm(_ input: String, _ form: String) {
    let source = input.filter { $0 != "|" }
    let expected = form.filter { $0 != "|" }
    #expect(MatchingForm.of(source) == expected)
    let mapped = MatchingForm.of(MappedText(copying: source.utf8, originStart: 0))
    #expect(mapped.string == expected)
    #expect(MatchingForm.of(expected) == expected)
  }

  /// The term and the stretch of the source that its place in the matching form maps to.
  @Test(arguments: [
    ("중국 인공\u{200B}지능\u{200B} 산업", "인공지능", "인공\u{200B}지능"),
    (
      "\u{110B}\u{1175}\u{11AB}\u{1100}\u{1169}\u{11BC}\u{110B}\u{1173}\u{11AB}", "인공",
      "\u{110B}\u{1175}\u{11AB}\u{1100}\u{1169}\u{11BC}"
    ),
    ("오픈ＡＩ는", "ai", "ＡＩ"),
    ("リ\u{F9E1}克强", "李克", "\u{F9E1}克"),
    ("葛\u{E0100}城", "葛", "葛\u{E0100}"),
    ("전\u{AD}문 기업", "전문", "전\u{AD}문"),
    ("㈜화웨이", "주)화", "㈜화"),
  ])
  func termMapsToWhatItWasMadeFrom(_ source: String, _ term: String, _ stretch: String) throws {
    let text = MatchingForm.of(MappedText(copying: source.utf8, originStart: 0))
    let place = try #require(firstRange(of: term, in: text.utf8))
    #expect(SourceText(path: "-", text: source).string(in: text.originRange(of: place)) == stretch)
  }

  @Test func mapsCompose() {
    // The origin: "A&amp;Ｂ⏎나"
    var text = MappedText(copying: "A".utf8, originStart: 0)
    text.appendReplacement("&".utf8, origin: TextRange(1, 6))
    text.appendCopy(of: "Ｂ".utf8, originStart: 6)
    text.appendReplacement(" ".utf8, origin: TextRange(9, 10), kind: .lineBreak)
    text.appendCopy(of: "나".utf8, originStart: 10)
    let form = MatchingForm.of(text)
    #expect(form.string == "a&b 나")
    #expect(
      form.pieces.map(\.origin) == [
        TextRange(0, 1), TextRange(1, 6), TextRange(6, 9), TextRange(9, 10), TextRange(10, 13),
      ])
    #expect(form.pieces.map(\.kind) == [.replaced, .replaced, .replaced, .lineBreak, .copied])
  }

  @Test func millionMarksCostNoMoreThanAMillionLetters() {
    for unit in ["\u{301}\u{323}", "\u{1161}", "\u{200B}", "\u{FE0F}", "\u{11A8}"] {
      let source = "a" + String(repeating: unit, count: 300_000) + "\u{301}b"
      let start = ContinuousClock.now
      let form = MatchingForm.of(MappedText(copying: source.utf8, originStart: 0))
      #expect(form.utf8.last == UInt8(ascii: "b"))
      #expect(ContinuousClock.now - start < .seconds(20))
    }
  }

  @Test func anyTextHasAFormThatIsItsOwnAndMapsInOrder() {
    var generator = SeededGenerator(seed: 42)
    let alphabet: [String] = [
      "a", "A", "é", "e", "\u{301}", "\u{323}", "한", "가", "\u{11A8}", "\u{1100}", "\u{1161}", "中", "\u{F9E1}",
      "\u{2F08}", "\u{2EC4}", "，",
      "\u{3000}", "\u{200B}", "\u{FE0F}", "\u{E0100}", "㎡", "①", "²", "ｶ", "ﾞ", "ㄱ", "ﾡ", "😀", "\u{AD}", "ß", "İ",
      "\u{3099}", "か", "\u{FDFA}", "\u{34F}", " ",
      "\n", "ㆍ", "\u{2F800}", "\u{FFFE}", "\u{10FFFF}",
    ]
    for _ in 0..<30_000 {
      let source = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? ""
      }.joined()
      let text = MatchingForm.of(MappedText(copying: source.utf8, originStart: 100))
      #expect(text.string == MatchingForm.of(source))
      #expect(
        MatchingForm.of(text.string) == text.string, "\(source.unicodeScalars.map { String($0.value, radix: 16) })")
      var end = 0
      var originEnd = 100
      for piece in text.pieces {
        #expect(piece.range.start == end && !piece.range.isEmpty)
        #expect(piece.origin.start >= originEnd && piece.origin.end <= 100 + source.utf8.count)
        (end, originEnd) = (piece.range.end, piece.origin.end)
      }
      #expect(end == text.count)
    }
  }

  /// Characters without exceptions, so that ICU's NFKC_Casefold of the whole text is the slow obvious version.
  private static let plainAlphabet: [String] = [
    "a", "Z", "가", "\u{11A8}", "\u{1112}", "\u{1161}", "中", "\u{4DC1}", "\u{A640}", "\u{D7CB}", "\u{F9E1}", "\u{3000}",
    "\u{301}", "\u{200B}", "，", "é", "”",
  ]

  @Test func everySmallTextHasTheFormOfICU() {
    let alphabet = Self.plainAlphabet
    for first in alphabet {
      for second in alphabet {
        for third in alphabet { expectFormOfICU(first + second + third) }
      }
    }
  }

  /// Long stretches in the form, which are read by words of eight bytes, with something else at any place of a word.
  @Test func longTextsHaveTheFormOfICU() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<4_000 {
      var source = ""
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let filler = ["가", "中", "a", "힣", "一", "가나 다"][Int.random(in: 0...5, using: &generator)]
        source += String(repeating: filler, count: Int.random(in: 0...9, using: &generator))
        source += Self.plainAlphabet.randomElement(using: &generator) ?? ""
      }
      expectFormOfICU(source)
    }
  }

  private func expectFormOfICU(_ source: String) {
    var buffer = [UInt16](repeating: 0, count: 256)
    let count = Array(source.utf16).withUnsafeBufferPointer {
      Normalizer.compatibilityCaseFold.normalize($0, into: &buffer)
    }
    let expected = String(decoding: buffer.prefix(count), as: UTF16.self)
    let codes = source.unicodeScalars.map { String($0.value, radix: 16) }
    #expect(MatchingForm.of(source).utf8.elementsEqual(expected.utf8), "\(codes)")
    let utf8 = Array(source.utf8)
    let text = MatchingForm.of(MappedText(copying: utf8, originStart: 0))
    #expect(text.utf8.elementsEqual(expected.utf8), "\(codes)")
    // Each piece is the form of its origin, and what no piece stands for has none.
    var end = 0
    for piece in text.pieces {
      #expect(form(of: utf8[end..<piece.origin.start]).isEmpty, "\(codes)")
      #expect(form(of: utf8[piece.origin.bounds]).elementsEqual(text.utf8[piece.range.bounds]), "\(codes)")
      if piece.kind == .copied { #expect(utf8[piece.origin.bounds] == text.utf8[piece.range.bounds], "\(codes)") }
      end = piece.origin.end
    }
    #expect(form(of: utf8[end...]).isEmpty, "\(codes)")
  }

  private func form(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    Array(MatchingForm.of(String(decoding: bytes, as: UTF8.self)).utf8)
  }

  @Test func brokenBytesPassThrough() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<5_000 {
      let bytes = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      let form = MatchingForm.of(MappedText(copying: bytes, originStart: 0))
      #expect(form.pieces.last?.range.end ?? 0 == form.count)
    }
  }

  /// NormalizationTest.txt: the canonical forms of a text share its matching form, and its compatibility forms do so
  /// where no exception is involved.
  @Test func normalizationFormsShareTheirMatchingForm() throws {
    guard let file = popen("bzcat /usr/share/unicode/NormalizationTest.txt.bz2 2>/dev/null", "r") else { return }
    defer { pclose(file) }
    var buffer = [CChar](repeating: 0, count: 4096)
    var lines = 0
    while fgets(&buffer, Int32(buffer.count), file) != nil {
      let line = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      guard let first = line.first, first.isHexDigit else { continue }
      let columns = line.split(separator: ";").prefix(5).map { column in
        String(
          String.UnicodeScalarView(
            column.split(separator: " ").compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }))
      }
      lines += 1
      // Folded to the letter ι, the Greek iota below keeps its place among the marks: Unicode's own NFKC_Casefold does the same.
      if columns[0].unicodeScalars.contains("\u{345}") { continue }
      let form = MatchingForm.of(columns[0])
      #expect(MatchingForm.of(MappedText(copying: columns[0].utf8, originStart: 0)).string == form, "\(line)")
      #expect(MatchingForm.of(columns[1]) == form, "\(line)")
      #expect(MatchingForm.of(columns[2]) == form, "\(line)")
      let isExcepted = columns[0].unicodeScalars.contains { MatchingFormExceptions.form(of: $0.value) != nil }
      if isExcepted { continue }
      #expect(MatchingForm.of(columns[3]) == form, "\(line)")
      #expect(MatchingForm.of(columns[4]) == form, "\(line)")
    }
    if lines == 0 { print("skipped: NormalizationTest.txt.bz2 is not installed (Debian package unicode-data)") }
  }

  private func firstRange(of term: String, in text: [UInt8]) -> TextRange? {
    let key = Array(term.utf8)
    let starts = 0...max(0, text.count - key.count)
    return starts.first { text[$0...].starts(with: key) }.map { TextRange($0, $0 + key.count) }
  }
}
