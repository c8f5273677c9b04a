import BitextModel
import SinoKorean
import Terminology
import TestSupport
import Testing

@testable import TermRecognition

/// The recogniser's clever parts beside slow obvious ones.
@Suite struct CandidatePropertyTests {
  private static let letters = ["가", "나", "각", "a", "A", "專", "专", "发", "發", "9", "-"]
  private static let marks = [" ", "  ", "\n", "\u{3000}", "."]

  private static func text(_ length: Int, spaced: Int, _ random: inout SplitMix) -> String {
    (0..<length).map { _ in
      Int.random(in: 0..<100, using: &random) < spaced
        ? marks.randomElement(using: &random)! : letters.randomElement(using: &random)!
    }.joined()
  }

  private struct Place: Hashable {
    let concept: Int
    let range: Range<Int>
  }

  /// Every place where the units of a term stand in those of the text, found by trying all places.
  @Test(arguments: UInt64(1)...60) func candidatesAreAllPlacesOfTheLetters(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let terms = (0..<12).map { _ in
      Self.text(Int.random(in: 1...4, using: &random), spaced: 10, &random)
    }
    let termbase = Termbase(terms.enumerated().map { .of("t\($0 + 10)", .ko($1)) })
    let patterns = TermPatterns(termbase)
    let source = Self.text(80, spaced: 20, &random)
    let text = FoldedText(MappedText(copying: source.utf8, originStart: 0))
    var found: [Place] = []
    patterns.forEachCandidate(in: text) { candidate in
      for designation in patterns.designations(ofPattern: candidate.pattern) {
        found.append(Place(concept: designation.concept, range: candidate.range))
      }
    }
    var expected: Set<Place> = []
    for (concept, term) in terms.enumerated() {
      let units = FoldedText.units(of: term)
      guard !units.isEmpty, units.count <= text.count else { continue }
      for start in 0...text.count - units.count
      where text.units[start..<start + units.count].elementsEqual(units) {
        expected.insert(Place(concept: concept, range: start..<start + units.count))
      }
    }
    #expect(Set(found) == expected, "seed \(seed): \(terms) in \(source)")
    #expect(found.count == expected.count, "seed \(seed): \(terms) in \(source)")
  }

  /// Units, their places and the gaps before them, read scalar by scalar.
  @Test(arguments: UInt64(1)...60) func unitsAreTheScalarsOfTheFormWithoutSpaces(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let source = Self.text(60, spaced: 30, &random)
    let text = FoldedText(MappedText(copying: source.utf8, originStart: 0))
    var units: [UInt32] = []
    var places: [TextRange] = []
    var isParted: [Bool] = []
    var offset = 0
    var gap = false
    for scalar in text.form.string.unicodeScalars {
      let end = offset + String(scalar).utf8.count
      if scalar == " " || scalar == "\n" {
        gap = true
      } else {
        units.append(ScriptFolding.fold(scalar).value)
        places.append(TextRange(offset, end))
        isParted.append(gap)
        gap = false
      }
      offset = end
    }
    #expect(text.units == units)
    #expect((0..<text.count).map { text.formRange($0..<$0 + 1) } == places)
    #expect((0..<text.count).map { text.gaps[$0] != .none } == isParted)
    for start in 0..<text.count {
      for end in start + 1...min(start + 4, text.count) {
        let range = text.sourceRange(start..<end)
        let written = SourceText(path: "", text: source).string(in: range)
        let isSame = written.unicodeScalars.map(\.value) == Array(text.units[start..<end])
        #expect(text.isWrittenAsCompared(start..<end) == isSame, "seed \(seed): \(written)")
      }
    }
  }

  /// The longest first, then the leftmost, among those that a judge lets stand.
  @Test(arguments: UInt64(1)...100) func theLongestOfARowStand(seed: UInt64) {
    var random = SplitMix(seed: seed)
    var candidates: [TermPatterns.Candidate] = []
    for start in 0..<20 {
      for length in 1...5 where Int.random(in: 0..<3, using: &random) == 0 {
        candidates.append(
          TermPatterns.Candidate(pattern: candidates.count, range: start..<start + length))
      }
    }
    let isGood = candidates.map { _ in Bool.random(using: &random) }
    var standing: [Int] = []
    var row = OverlappingRow()
    for candidate in candidates {
      if candidate.range.lowerBound >= row.end {
        row.settle {
          if isGood[$0.pattern] { standing.append($0.pattern) }
          return isGood[$0.pattern]
        }
      }
      row.add(candidate)
    }
    row.settle {
      if isGood[$0.pattern] { standing.append($0.pattern) }
      return isGood[$0.pattern]
    }
    var expected: [TermPatterns.Candidate] = []
    for candidate in candidates.sorted(by: {
      ($1.range.count, $0.range.lowerBound) < ($0.range.count, $1.range.lowerBound)
    })
    where isGood[candidate.pattern]
      && !expected.contains(where: { $0.range.overlaps(candidate.range) })
    {
      expected.append(candidate)
    }
    #expect(standing.sorted() == expected.map(\.pattern).sorted(), "seed \(seed)")
  }

  /// The low bits of a hash choose the slot; a bit of the row that they do not depend on would put rows that differ there into one slot.
  @Test func lowBitsOfAHashDependOnAllOfIt() {
    var random = SplitMix(seed: 3)
    let hashes = (0..<2_048).map { _ in UInt64.random(in: 0...UInt64.max, using: &random) }
    for bit in 0..<64 as Range<UInt64> {
      let changed = hashes.reduce(UInt64(0)) { $0 | (UnitTable.mixed($1) ^ UnitTable.mixed($1 ^ 1 << bit)) }
      #expect(changed & 0x3FF == 0x3FF, "bit \(bit)")
    }
  }

  /// Bytes that are no UTF-8 are read as something or left off, and nothing is written beside the units.
  @Test(
    arguments: [
      Array(repeating: 0x80, count: 4096), Array(repeating: 0xFF, count: 4097), [0xF0], [0xEA, 0xB0],
      Array("수도".utf8) + Array(repeating: 0xBF, count: 999) + Array("수도".utf8),
    ] as [[UInt8]])
  func brokenTextIsReadWithinBounds(bytes: [UInt8]) {
    let text = FoldedText(MappedText(copying: bytes, originStart: 0))
    #expect(text.count <= bytes.count)
    for index in 0..<text.count { #expect(text.offset(of: index) < text.form.utf8.count) }
  }

  @Test func rowsOfUnitsAreNumberedAsTheyCome() {
    var random = SplitMix(seed: 7)
    var table = UnitTable()
    var numbers: [[UInt32]: Int] = [:]
    for _ in 0..<5_000 {
      let row = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        UInt32.random(in: 0..<9, using: &random)
      }
      let tag = UInt32.random(in: 0..<3, using: &random)
      let number = row.withUnsafeBufferPointer { table.number(of: $0, tag: tag) }
      let expected = numbers[row + [100 + tag]] ?? numbers.count
      numbers[row + [100 + tag]] = expected
      #expect(number == expected)
    }
  }

  /// A long article is read by several threads; what they find is what is found block by block.
  @Test func longArticlesAreReadAsShortOnes() {
    let lines = ["전정특신(专精特新) 기업은 늘었고, 구조대가 왔다.", "중국 정부는 전정특신기업을 육성한다.", "专精特新企业很多。", "국가는 구조를 바꾼다."]
    var random = SplitMix(seed: 3)
    var utf8: [UInt8] = []
    var ranges: [TextRange] = []
    while utf8.count < 300_000 {
      let line = (0..<20).map { _ in lines.randomElement(using: &random)! }.joined(separator: " ")
      ranges.append(TextRange(utf8.count, utf8.count + line.utf8.count))
      utf8 += line.utf8
    }
    let source = SourceText(path: "long.md", utf8: utf8)
    let blocks = ranges.map {
      Block(
        role: .paragraph, text: MappedText(copying: utf8[$0.bounds], originStart: $0.start), sourceRange: $0)
    }
    let recognizer = TermRecognizer(
      Termbase([.of("a", .ko("전정특신"), .zh("专精特新")), .of("b", .ko("구조"), .zh("结构")), .of("c", .ko("육성"))]))
    func annotations(_ blocks: [Block]) -> Annotations {
      recognizer.annotations(of: Article(source: source, language: .korean, title: nil, blocks: blocks))
    }
    let whole = annotations(blocks)
    let single = blocks.map { annotations([$0]) }
    #expect(whole.occurrences.map(\.range) == single.flatMap(\.occurrences).map(\.range))
    #expect(whole.occurrences.map(\.concept) == single.flatMap(\.occurrences).map(\.concept))
    #expect(whole.glosses.map(\.gloss) == single.flatMap(\.glosses).map(\.gloss))
    #expect(whole.glosses.map(\.head) == single.flatMap(\.glosses).map(\.head))
    #expect(whole.occurrences.map(\.block) == whole.occurrences.map(\.block).sorted())
  }
}
