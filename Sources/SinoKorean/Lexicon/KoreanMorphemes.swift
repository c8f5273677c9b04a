import CLanguageTables

/// The words, particles and endings of Korean with what they cost and what they cost beside one another: the ground on which an eojeol is cut.
///
/// The costs are those of mecab-ko-dic, trained on a tagged corpus: negative logarithms of likelihood times 800, so that a sum of costs is a
/// product of likelihoods. Its 3,700 classes of context are merged into 128. Nothing is loaded; words are searched where they lie.
public enum KoreanMorphemes {
  /// What a morpheme is; the raw value is its name in output.
  public enum Kind: String, Sendable, CaseIterable {
    case noun, name
    case boundNoun = "bound-noun"
    case numeral, pronoun, prefix, suffix, determiner, root, particle, ending, copula
    /// 하, 되, 시키 after a noun.
    case verbalSuffix = "verbal-suffix"
    case verb, adverb, other
  }

  /// A class of context and kind that words share.
  public struct Tag: Sendable, Hashable {
    /// How it looks to the word before it.
    public let left: Int
    /// How it looks to the word after it.
    public let right: Int
    public let kind: Kind
    /// Whether it can be part of a noun: no particle, ending or predicate.
    public let isNominal: Bool
  }

  /// In syllables.
  public static var longestWord: Int { 8 }

  private static var costBits: Int { 6 }
  private static var costStep: Int { 112 }
  private static var costBase: Int { -1024 }
  private static var firstSyllable: UInt32 { 0xAC00 }
  private static var syllableCount: UInt32 { 11172 }
  private static var spansPerGroup: Int { 9 }
  private static let kinds = Kind.allCases

  /// Finds the dictionary's words, and remembers for pairs of syllables where theirs lie: texts come back to the same pairs, and the searches in
  /// the large table are what costs.
  public final class Finder {
    /// Where the words with two given syllables lie, for each length from 2; in entries of that length.
    private struct Span {
      var start: UInt32 = 0
      var count: UInt16 = 0
    }

    private static var slotBits: Int { 13 }
    private static var spansPerSlot: Int { KoreanMorphemes.longestWord - 1 }
    /// By slot: the pair that it holds.
    private let pairs = UnsafeMutablePointer<UInt32>.allocate(capacity: 1 << slotBits)
    private let spans = UnsafeMutablePointer<Span>.allocate(capacity: spansPerSlot << slotBits)

    public init() {
      pairs.initialize(repeating: 0, count: 1 << Self.slotBits)
      spans.initialize(repeating: Span(), count: Self.spansPerSlot << Self.slotBits)
    }

    deinit {
      pairs.deallocate()
      spans.deallocate()
    }

    /// Calls `body` with the end, tag and cost of each dictionary word that begins at `start` of the Hangul syllables, shortest first.
    ///
    /// - Complexity: O(log *n*) for each length, *n* the number of words with those first two syllables and that length; O(log *n*) in that with the
    ///   first alone where the pair is new.
    @inline(__always)
    public func forEachWord(
      of syllables: UnsafeBufferPointer<UInt32>, from start: Int, _ body: (_ end: Int, _ tag: Tag, _ cost: Int) -> Void
    ) {
      guard let group = KoreanMorphemes.group(of: syllables[start]) else { return }
      let single = KoreanMorphemes.entries(ofLength: 1, in: group)
      for index in 0..<single.count { KoreanMorphemes.hand(single.words[index], start + 1, body) }
      let longest = min(KoreanMorphemes.longestWord, syllables.count - start)
      // Beyond 0xFFFF there are no syllables, and no room for them in the pair.
      guard longest > 1, syllables[start + 1] <= 0xFFFF else { return }
      let slot = slot(of: syllables[start], syllables[start + 1], in: group)
      for length in 2...longest {
        let span = spans[slot &* Self.spansPerSlot &+ length &- 2]
        guard span.count > 0 else { continue }
        let words = KoreanMorphemes.entries(ofLength: length, in: group).words + Int(span.start) * length
        let count = Int(span.count)
        var index = length == 2 ? 0 : KoreanMorphemes.lowerBound(words, count, length, syllables, start)
        while index < count, KoreanMorphemes.order(words + index * length, length, syllables, start) == 0 {
          KoreanMorphemes.hand(words[index * length + length - 1], start + length, body)
          index += 1
        }
      }
    }

    /// The slot of a pair, filled.
    ///
    /// - Precondition: Both are below 0x10000.
    private func slot(of first: UInt32, _ second: UInt32, in group: Int) -> Int {
      let pair = first << 16 | second
      let slot = Int((pair &* 0x9E37_79B1) >> UInt32(32 - Self.slotBits))
      if pairs[slot] == pair { return slot }
      pairs[slot] = pair
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2) { both in
        both[0] = first
        both[1] = second
        for length in 2...KoreanMorphemes.longestWord {
          let (words, count) = KoreanMorphemes.entries(ofLength: length, in: group)
          let start = KoreanMorphemes.lowerBound(words, count, length, UnsafeBufferPointer(both), 0, compared: 1)
          var end = start
          while end < count, UInt32(words[end * length]) == second { end += 1 }
          spans[slot * Self.spansPerSlot + length - 2] = Span(
            start: UInt32(start), count: UInt16(clamping: end - start))
        }
      }
      return slot
    }
  }

  /// The number of the words that begin with the syllable; nil where there are none.
  private static func group(of syllable: UInt32) -> Int? {
    let first = syllable &- firstSyllable
    guard first < syllableCount else { return nil }
    let group = Int(language_table_korean_words().bytes.assumingMemoryBound(to: UInt16.self)[Int(first)])
    return group > 0 ? group : nil
  }

  /// The words of a group with `length` syllables; of each entry: the syllables after the first, then the value.
  private static func entries(ofLength length: Int, in group: Int) -> (words: UnsafePointer<UInt16>, count: Int) {
    let place = (group - 1) * spansPerGroup + length - 1
    return (words + Int(spans[place]), Int(spans[place + 1] - spans[place]) / length)
  }

  @inline(__always)
  private static func hand(_ value: UInt16, _ end: Int, _ body: (_ end: Int, _ tag: Tag, _ cost: Int) -> Void) {
    let value = Int(value)
    body(end, tag(value >> costBits), (value & (1 << costBits - 1)) * costStep + costBase)
  }

  /// What classes cost beside one another. Take it once for many questions.
  public struct Costs: @unchecked Sendable {
    // Of the program's own memory, which stays as it is.
    @usableFromInline let starts: UnsafePointer<Int16>
    @usableFromInline let ends: UnsafePointer<Int16>
    @usableFromInline let matrix: UnsafePointer<Int16>
    @usableFromInline let rightCount: Int

    fileprivate init() {
      starts = KoreanMorphemes.starts
      ends = KoreanMorphemes.ends
      matrix = KoreanMorphemes.matrix
      rightCount = KoreanMorphemes.rightCount
    }

    /// The cost of a word of class `left` after one of class `right`.
    @inlinable @inline(__always)
    public func cost(of left: Int, after right: Int) -> Int { Int(matrix[left &* rightCount &+ right]) }

    /// The cost of beginning an eojeol with a word of class `left`.
    @inlinable @inline(__always)
    public func startCost(_ left: Int) -> Int { Int(starts[left]) }

    /// The cost of ending an eojeol with a word of class `right`.
    @inlinable @inline(__always)
    public func endCost(_ right: Int) -> Int { Int(ends[right]) }
  }

  public static let costs = Costs()

  /// The class of a noun or name that no dictionary has.
  public static func unknown(isName: Bool, endsInConsonant: Bool) -> Tag {
    Tag(
      left: head(isName ? 4 : 3), right: head((isName ? 7 : 5) + (endsInConsonant ? 1 : 0)),
      kind: isName ? .name : .noun,
      isNominal: true)
  }

  /// The right class of a number.
  public static let number = head(9)

  private static func lowerBound(
    _ entries: UnsafePointer<UInt16>, _ count: Int, _ length: Int, _ syllables: UnsafeBufferPointer<UInt32>,
    _ start: Int, compared: Int = longestWord
  ) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let order = order(entries + middle * length, min(length, compared + 1), syllables, start)
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func order(
    _ entry: UnsafePointer<UInt16>, _ length: Int, _ syllables: UnsafeBufferPointer<UInt32>, _ start: Int
  ) -> Int {
    for offset in 0..<length - 1 {
      let difference = Int(entry[offset]) - Int(syllables[start + 1 + offset])
      if difference != 0 { return difference }
    }
    return 0
  }

  private static func tag(_ number: Int) -> Tag {
    let bytes = tags + number * 4
    return Tag(
      left: Int(bytes[0]), right: Int(bytes[1]), kind: kinds[Int(bytes[2] & 0x7F)], isNominal: bytes[2] & 0x80 != 0)
  }

  // MARK: The tables

  private static func head(_ index: Int) -> Int {
    Int(language_table_korean_grammar().bytes.assumingMemoryBound(to: UInt16.self)[index])
  }

  private static var headCount: Int { 10 }
  private static let leftCount = head(0)
  private static let rightCount = head(1)
  private nonisolated(unsafe) static let starts =
    (language_table_korean_grammar().bytes + headCount * 2).assumingMemoryBound(to: Int16.self)
  private nonisolated(unsafe) static let ends = starts + leftCount
  private nonisolated(unsafe) static let matrix = ends + rightCount
  private nonisolated(unsafe) static let tags =
    UnsafeRawPointer(matrix + leftCount * rightCount).assumingMemoryBound(to: UInt8.self)
  private nonisolated(unsafe) static let spans =
    (language_table_korean_words().bytes + Int(syllableCount) * 2).assumingMemoryBound(to: UInt32.self)
  private nonisolated(unsafe) static let words =
    UnsafeRawPointer(spans + Int(groupCount) * spansPerGroup).assumingMemoryBound(to: UInt16.self)
  private static let groupCount = {
    let numbers = language_table_korean_words().bytes.assumingMemoryBound(to: UInt16.self)
    return (0..<Int(syllableCount)).reduce(UInt16(0)) { max($0, numbers[$1]) }
  }()
}
