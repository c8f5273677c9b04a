import PatternMatching
import TestSupport
import Testing

@Suite struct PatternTrieTests {
  struct Match: Hashable {
    let pattern: Int
    let start: Int
    let end: Int
  }

  static func naive(_ patterns: [[UInt32]], in text: [UInt32]) -> [Match] {
    text.indices.flatMap { start in
      patterns.indices
        .filter { !patterns[$0].isEmpty && text[start...].starts(with: patterns[$0]) }
        .map { Match(pattern: $0, start: start, end: start + patterns[$0].count) }
        .sorted { ($0.end, $0.pattern) < ($1.end, $1.pattern) }
    }
  }

  static func found(_ patterns: [[UInt32]], in text: [UInt32]) -> [Match] {
    found(PatternTrie(patterns), in: text)
  }

  static func found(_ trie: PatternTrie, in text: [UInt32]) -> [Match] {
    var result: [Match] = []
    for start in text.indices {
      trie.forEachMatch(in: text, from: start) { result.append(Match(pattern: $0, start: start, end: $1)) }
    }
    return result
  }

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

  /// Every set of patterns up to three units with every text up to six: 2^15 sets are too many for all texts, so each set of up to three
  /// patterns, and in any case the set of all.
  @Test func allSmallInputsAgreeWithTheNaiveMatcher() {
    let patterns = Self.words(upTo: 3)
    // What begins at a place depends on what follows alone: the texts of six units hold all shorter ones as their ends.
    let texts = Self.words(upTo: 6).filter { $0.count == 6 } + [[]]
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
      let trie = PatternTrie(set)
      for text in texts where Self.found(trie, in: text) != Self.naive(set, in: text) {
        Issue.record("patterns \(set) in \(text): \(Self.found(set, in: text))")
        return
      }
    }
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>) func randomInputsAgreeWithTheNaiveMatcher(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let alphabet = (0..<Int.random(in: 1...40, using: &random)).map { _ in
      UInt32.random(in: 0...0x10FFFF, using: &random)
    }
    func word(_ lengths: ClosedRange<Int>) -> [UInt32] {
      (0..<Int.random(in: lengths, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
    }
    var patterns = (0..<200).map { _ in word(0...6) }
    patterns += patterns.prefix(20)
    let text = word(300...300)
    #expect(Self.found(patterns, in: text) == Self.naive(patterns, in: text), "seed \(seed)")
  }

  @Test func equalPatternsAreAllReported() {
    #expect(Self.found([[1, 2], [1], [1, 2]], in: [1, 2]).map(\.pattern) == [1, 0, 2])
  }

  @Test func emptyPatternIsNeverFound() {
    #expect(Self.found([[]], in: [1, 2]) == [])
    #expect(Self.found([[], [1]], in: [1]) == [Match(pattern: 1, start: 0, end: 1)])
    #expect(Self.found([], in: [1]) == [])
  }

  @Test func nothingBeginsAtTheEnd() {
    PatternTrie([[1]]).forEachMatch(in: [1], from: 1) { _, _ in Issue.record("a match at the end") }
  }
}
