import TestSupport
import Testing

@testable import PatternMatching

@Suite struct PatternMatcherTests {
  /// All texts over two units up to `length`, the empty one included.
  static func words(upTo length: Int) -> [[UInt32]] {
    var result: [[UInt32]] = [[]]
    var last: [[UInt32]] = [[]]
    for _ in 0..<length {
      last = last.flatMap { word in [word + [7], word + [0xAC00]] }
      result += last
    }
    return result
  }

  /// Every set of up to three patterns of up to three units, and the set of all, in every text of five units: 2^15 sets are too many for all texts,
  /// and what begins at a place depends on what follows alone, so the texts of five hold all shorter ones as their ends.
  @Test(arguments: PatternMatcher.Policy.allCases)
  func allSmallInputsAgreeWithTheNaiveMatcher(policy: PatternMatcher.Policy) throws {
    let patterns = Self.words(upTo: 3)
    let texts = Self.words(upTo: 5).filter { $0.count == 5 } + [[]]
    var sets: [[[UInt32]]] = [[], patterns, patterns.reversed()]
    for (index, first) in patterns.enumerated() {
      sets.append([first])
      for (next, second) in patterns.enumerated().dropFirst(index) {
        // Equal ones are among these.
        sets.append([first, second])
        sets += patterns.dropFirst(next).map { [$0, second, first] }
      }
    }
    for set in sets {
      let matcher = try PatternMatcher(set)
      for text in texts {
        let expected = NaiveMatcher.matches(set, in: text, policy: policy)
        for instructions in Instructions.available {
          let found = matcher.found(in: text, policy: policy, instructions)
          let inUTF8 = matcher.found(in: String(units: text), policy: policy, instructions).map(\.pattern)
          if found != expected || inUTF8 != expected.map(\.pattern) {
            Issue.record("patterns \(set) in \(text) by \(instructions): \(found), expected \(expected)")
            return
          }
        }
      }
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>) func randomInputsAgreeWithTheNaiveMatcher(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let ranges: [ClosedRange<UInt32>] = [
      0x20...0x7F, 0xA0...0x7FF, 0xAC00...0xAD00, 0x4E00...0x4F00, 0x20000...0x20040,
    ]
    let alphabet = (0..<Int.random(in: 1...40, using: &random)).map { _ in
      UInt32.random(in: ranges.randomElement(using: &random)!, using: &random)
    }
    func word(_ lengths: ClosedRange<Int>) -> [UInt32] {
      (0..<Int.random(in: lengths, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
    }
    var patterns = (0..<200).map { _ in word(0...6) }
    patterns += patterns.prefix(20)
    let text = word(300...700)
    let matcher = try PatternMatcher(patterns)
    for policy in PatternMatcher.Policy.allCases {
      let inUnits = NaiveMatcher.matches(patterns, in: text, policy: policy)
      let scalars = text.map { Unicode.Scalar($0)! }
      let expected = NaiveMatcher.matches(patterns, in: scalars, folding: .none, policy: policy)
      for instructions in Instructions.available {
        #expect(matcher.found(in: text, policy: policy, instructions) == inUnits, "seed \(seed)")
        #expect(
          matcher.found(in: String(units: text), policy: policy, instructions) == expected, "seed \(seed)")
      }
    }
  }

  /// Capitals, full-width forms, a script, what is passed over, what is several, marks that join, and characters beyond 0xFFFF.
  static let folding = CharacterFolding(
    changes: [
      0x41: [0x61], 0xFF21: [0x61], 0x5C08: [0x4E13], 0x20: [], 0xAD: [], 0x321C: [0x28, 0xC8FC, 0x29],
      0x20010: [0x4E13], 0x1D400: [0x61], 0xC1: [0xE1], 0xFB00: [0x66, 0x66],
    ],
    compositions: [
      .init(first: 0x61, second: 0x301, result: 0xE1), .init(first: 0x1100, second: 0x1161, result: 0xAC00),
      .init(first: 0xAC00, second: 0x11A8, result: 0xAC01),
    ])

  @Test(arguments: 1...30 as ClosedRange<UInt64>) func foldingInTheSamePassAgreesWithFoldingBefore(seed: UInt64) throws
  {
    var random = SplitMix(seed: seed)
    let alphabet: [UInt32] = [
      0x41, 0x61, 0xFF21, 0x5C08, 0x4E13, 0x20, 0xAD, 0x321C, 0x28, 0xC8FC, 0x20010, 0x20011, 0x1D400, 0xC1, 0xE1,
      0xFB00,
      0x66, 0x301, 0x1100, 0x1161, 0x11A8, 0xAC00, 0xAC01, 0xAC02, 0x62, 0x3B1,
    ]
    let some = alphabet.shuffled(using: &random).prefix(Int.random(in: 2...alphabet.count, using: &random))
    func word(_ lengths: ClosedRange<Int>) -> [UInt32] {
      (0..<Int.random(in: lengths, using: &random)).map { _ in some.randomElement(using: &random)! }
    }
    let patterns = (0..<60).map { _ in Self.folding.folded(word(0...4)) }
    let text = word(0...400).map { Unicode.Scalar($0)! }
    let matcher = try PatternMatcher(patterns, folding: Self.folding)
    for policy in PatternMatcher.Policy.allCases {
      let expected = NaiveMatcher.matches(patterns, in: text, folding: Self.folding, policy: policy)
      for instructions in Instructions.available {
        let found = matcher.found(
          in: String(units: text.map(\.value)), policy: policy, instructions)
        #expect(found == expected, "seed \(seed)")
      }
    }
  }

  @Test func positionsAreThoseOfTheSource() throws {
    let matcher = try PatternMatcher([[0x61, 0x4E13], [0xAC01]], folding: Self.folding)
    // Full-width and traditional: 3 bytes each, with a space between.
    #expect(matcher.found(in: "x\u{FF21} 專y") == [Found(pattern: 0, start: 1, end: 8)])
    #expect(matcher.found(in: "\u{1100}\u{1161}\u{11A8}") == [Found(pattern: 1, start: 0, end: 9)])
    // A syllable that goes on is another one.
    #expect(try PatternMatcher([[0xAC00]], folding: Self.folding).found(in: "\u{1100}\u{1161}\u{11A8}") == [])
  }

  @Test(arguments: PatternMatcher.Policy.allCases)
  func matchesAcrossManyBuffersAreFound(policy: PatternMatcher.Policy) throws {
    var random = SplitMix(seed: 7)
    let letters: [UInt32] = [0x61, 0xAC00, 0x4E00]
    let text = (0..<30_000).map { _ in letters.randomElement(using: &random)! }
    // Longer than a buffer, and cut out of the text, so that they are there.
    let patterns = [Array(text[5000..<21_000]), Array(text[7000..<7003]), Array(text[20_000..<20_009])]
    let matcher = try PatternMatcher(patterns)
    let expected = NaiveMatcher.matches(patterns, in: text, policy: policy)
    for instructions in Instructions.available {
      #expect(matcher.found(in: text, policy: policy, instructions) == expected)
      let found = matcher.found(in: String(units: text), policy: policy, instructions)
      #expect(found.map(\.pattern) == expected.map(\.pattern))
    }
  }

  /// Keys that begin at one place and end around the end of the buffer, which is seen again with more behind it: each is found once.
  @Test(arguments: Instructions.available)
  func keysThatBeginTogetherAreFoundOnceAcrossBuffers(instructions: Instructions) throws {
    let lengths = Array(1...20) + Array(1980...2200) + [4090]
    let patterns = lengths.map { [0x61] + Array(repeating: 0x62 as UInt32, count: $0 - 1) }
    let matcher = try PatternMatcher(patterns)
    for place in [0, 3, 70] {
      let text = Array(repeating: 0x78 as UInt32, count: place) + patterns.last! + [0x78, 0x61, 0x78]
      let expected =
        lengths.enumerated().map { Found(pattern: $0.offset, start: place, end: place + $0.element) }
        + [Found(pattern: 0, start: text.count - 2, end: text.count - 1)]
      #expect(matcher.found(in: text, policy: .all, instructions) == expected, "\(place)")
      #expect(matcher.found(in: String(units: text), policy: .all, instructions) == expected, "\(place)")
    }
  }

  /// Patterns of all lengths around the number of units that are looked at side by side, over many buffers.
  @Test(arguments: 1...4 as ClosedRange<UInt64>) func longTextsAgreeWithTheNaiveMatcher(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let letters: [UInt32] = [0x61, 0xAC00, 0x4E00, 0x20000]
    let text = (0..<7000).map { _ in letters.randomElement(using: &random)! }
    var patterns = (0..<60).map { _ in
      let start = Int.random(in: 0..<6900, using: &random)
      return Array(text[start..<start + Int.random(in: 1...16, using: &random)])
    }
    if seed % 2 == 0 { patterns.removeAll { $0.count == 1 } }
    let matcher = try PatternMatcher(patterns)
    for policy in PatternMatcher.Policy.allCases {
      let expected = NaiveMatcher.matches(patterns, in: text, policy: policy)
      for instructions in Instructions.available {
        #expect(matcher.found(in: text, policy: policy, instructions) == expected, "seed \(seed)")
        let found = matcher.found(in: String(units: text), policy: policy, instructions)
        #expect(found.map(\.pattern) == expected.map(\.pattern), "seed \(seed)")
      }
    }
  }

  /// More characters are passed over than are left out of the decoding, and some of several bytes.
  @Test(arguments: Instructions.available)
  func whatIsPassedOverMayBeAnyCharacter(instructions: Instructions) throws {
    let passed: [UInt32] = [0x09, 0x0A, 0x0D, 0x20, 0x2D, 0x2E, 0xA0, 0x200B, 0x3000]
    let folding = CharacterFolding(changes: Dictionary(uniqueKeysWithValues: passed.map { ($0, []) }))
    let matcher = try PatternMatcher([[0xAC00, 0xB098]], folding: folding)
    for unit in passed {
      let text = String(repeating: "가\(String(units: [unit]))나x", count: 40)
      let length = 8 + UTF8.width(Unicode.Scalar(unit)!)
      let expected = (0..<40).map {
        let start = $0 * (length - 1)
        return Found(pattern: 0, start: start, end: start + length - 2)
      }
      #expect(matcher.found(in: text, policy: .all, instructions) == expected)
    }
  }

  /// Texts on which walking from every place would take as many steps as the longest pattern is long; the longest is nearly a buffer.
  @Test(arguments: PatternMatcher.Policy.allCases)
  func textsMadeToBeSlowAreFoundTheSame(policy: PatternMatcher.Policy) throws {
    let patterns: [[UInt32]] =
      [Array(repeating: 0x61, count: 900) + [0x62]] + (1...40).map { Array(repeating: 0x61, count: $0 * 7) }
      + [[0x61, 0x61, 0x62, 0x61], Array(repeating: 0x61, count: 2045) + [0x62]]
    var random = SplitMix(seed: 3)
    var text: [UInt32] = []
    while text.count < 12_000 {
      text += Array(repeating: 0x61, count: Int.random(in: 1...4000, using: &random)) + [0x62]
    }
    let matcher = try PatternMatcher(patterns)
    var expected: [Found] = []
    var run = 0
    // How many 61 follow each place says all: quicker than comparing.
    let runs =
      text.reversed().map { unit -> Int in
        run = unit == 0x61 ? run + 1 : 0
        return run
      }.reversed() as [Int]
    for start in text.indices where policy == .all {
      let follows = start + runs[start] < text.count
      if runs[start] == 2, follows, start + 3 < text.count, text[start + 3] == 0x61 {
        expected.append(Found(pattern: 41, start: start, end: start + 4))
      }
      expected += (1...40).filter { $0 * 7 <= runs[start] }.map {
        Found(pattern: $0, start: start, end: start + $0 * 7)
      }
      if runs[start] == 900, follows { expected.append(Found(pattern: 0, start: start, end: start + 901)) }
      if runs[start] == 2045, follows { expected.append(Found(pattern: 42, start: start, end: start + 2046)) }
    }
    if policy == .all {
      expected.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    } else {
      expected = NaiveMatcher.matches(patterns, in: text, policy: policy)
    }
    for instructions in Instructions.available {
      #expect(matcher.found(in: text, policy: policy, instructions) == expected)
    }
  }

  @Test func aKeyIsFoundAsAWhole() throws {
    let patterns = ["가", "가나", "나다라", "AI"].map(\.units)
    let matcher = try PatternMatcher(patterns)
    for (number, pattern) in patterns.enumerated() {
      #expect(matcher.key(of: pattern).map { Array(matcher.patterns(of: $0)) } == [UInt32(number)])
    }
    #expect(matcher.key(of: "나다".units) == nil)
    #expect(matcher.key(of: []) == nil)
    #expect(matcher.key(of: "가나다".units) == nil)
  }

  @Test func noPatternsAndEmptyOnesAreNeverFound() throws {
    #expect(try PatternMatcher([[UInt32]]()).found(in: "가나다") == [])
    #expect(try PatternMatcher([[]]).found(in: "가나다") == [])
    #expect(try PatternMatcher([[], [0xAC00]]).found(in: "가") == [Found(pattern: 1, start: 0, end: 3)])
    #expect(try PatternMatcher([[0xAC00]]).found(in: "") == [])
  }

  @Test func aPatternOfTenThousandCharactersIsFound() throws {
    let long: [UInt32] = (0..<10_000).map { (place: UInt32) in 0xAC00 + place % 7 * 13 + place % 11 }
    let matcher = try PatternMatcher([long, [0xAC00]])
    let text = "나" + String(units: long) + "다"
    let expected = [Found(pattern: 0, start: 3, end: 30_003)]
    #expect(matcher.found(in: text, policy: .leftmostLongest) == expected)
  }

  @Test func patternsThatDifferByFoldingAloneAreOneKey() throws {
    let spellings: [[UInt32]] = [[0x41, 0x5C08], [0xFF21, 0x20, 0x4E13], [0x61, 0x4E13]]
    let matcher = try PatternMatcher(spellings.map { Self.folding.folded($0) }, folding: Self.folding)
    #expect(matcher.keyCount == 1)
    #expect(matcher.found(in: "Ａ 专").map(\.pattern) == [0, 1, 2])
  }

  @Test func aMillionPatternsAreFound() throws {
    var patterns = PatternSet()
    for number in 0..<1_000_000 as Range<UInt32> {
      patterns.append([0xAC00 + number % 1000, 0x4E00 + number / 1000])
    }
    let matcher = try PatternMatcher(patterns, folding: .none)
    #expect(matcher.keyCount == 1_000_000)
    let text = String(units: [0xAC00 + 7, 0x4E00 + 999, 0x20, 0xAC00 + 999, 0x4E00, 0x4E01])
    #expect(
      matcher.found(in: text) == [
        Found(pattern: 999_007, start: 0, end: 6), Found(pattern: 999, start: 7, end: 13),
      ])
  }

  @Test func moreCharactersThanCodesAreRefused() {
    let every: [[UInt32]] = (0x1_0000..<0x1_0000 + 70_000).map { (unit: UInt32) in [unit] }
    #expect(throws: PatternError.tooManyCharacters(found: 70_000, limit: 0xFFEF)) { try PatternMatcher(every) }
  }

  /// Broken UTF-8 must not lead anywhere: every cut and every changed byte of a text.
  @Test func brokenTextIsNeverReadOutside() throws {
    let matcher = try PatternMatcher(["가나", "專", "a", "\u{20010}"].map(\.units), folding: Self.folding)
    let text = Array(String(repeating: "가나 專a\u{20010}\u{1100}\u{1161}", count: 8).utf8)
    for cut in text.indices {
      var broken = Array(text[..<cut])
      if cut > 0 { broken[cut - 1] = UInt8(truncatingIfNeeded: cut * 37) }
      broken.withUnsafeBufferPointer { bytes in
        for instructions in Instructions.available {
          for match in matcher.matches(in: bytes, policy: .all, instructions)
          where match.start < 0 || match.end > bytes.count || match.start >= match.end {
            Issue.record("\(match) of \(cut) by \(instructions)")
          }
        }
      }
    }
  }
}
