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
  private static let kinds = Kind.allCases

  /// Finds the dictionary's words, and remembers for pairs of syllables where theirs lie: texts come back to the same pairs.
  public final class Finder {
    private static var slotBits: Int { 13 }

    private let words = WordTable()
    /// By slot: the pair that it holds, and the place of its words in ``WordTable/words`` and 1, or 0.
    private let slots = UnsafeMutablePointer<(pair: UInt32, place: UInt32)>.allocate(capacity: 1 << slotBits)

    public init() { slots.initialize(repeating: (0, 0), count: 1 << Self.slotBits) }

    deinit { slots.deallocate() }

    /// Calls `body` with the end, tag and cost of each dictionary word that begins at `start` of the Hangul syllables, shortest first.
    ///
    /// - Complexity: O(log *n*) for each length, *n* the number of words with those first two syllables and that length; O(log *n*) in that of
    ///   second syllables where the pair is new.
    @inline(__always)
    public func forEachWord(
      of syllables: UnsafeBufferPointer<UInt32>, from start: Int, _ body: (_ end: Int, _ tag: Tag, _ cost: Int) -> Void
    ) {
      for value in words.singles(of: syllables[start]) { KoreanMorphemes.hand(value, start + 1, body) }
      forEachWord(of: syllables, from: start, longerThan: 1, body)
    }

    /// The same of the words with more than `length` syllables, which is 1 or more.
    @inline(__always)
    public func forEachWord(
      of syllables: UnsafeBufferPointer<UInt32>, from start: Int, longerThan length: Int,
      _ body: (_ end: Int, _ tag: Tag, _ cost: Int) -> Void
    ) {
      let longest = syllables.count - start
      guard longest > length, let group = group(of: syllables[start], syllables[start + 1]) else { return }
      for list in group {
        guard list.length <= longest else { break }
        guard list.length > length else { continue }
        let rest = UnsafeBufferPointer(rebasing: syllables[(start + 2)..<start + list.length])
        var index = list.firstIndex(of: rest)
        while index < list.count, list.order(index, rest) == 0 {
          KoreanMorphemes.hand(list.value(index), start + list.length, body)
          index += 1
        }
      }
    }

    /// Whether the dictionary has words that begin with all syllables from `start` on and are longer.
    public func hasLongerWord(of syllables: UnsafeBufferPointer<UInt32>, from start: Int) -> Bool {
      let known = syllables.count - start
      guard known > 1 else { return words.hasPairs(syllables[start]) }
      guard let group = group(of: syllables[start], syllables[start + 1]) else { return false }
      let rest = UnsafeBufferPointer(rebasing: syllables[(start + 2)...])
      return group.contains { list in
        guard list.length > known else { return false }
        let index = list.firstIndex(of: rest)
        return index < list.count && list.order(index, rest) == 0
      }
    }

    /// The words that begin with two syllables.
    @inline(__always)
    private func group(of first: UInt32, _ second: UInt32) -> WordTable.Group? {
      // Beyond 0xFFFF there are no syllables, and no room for them in the pair.
      guard first <= 0xFFFF, second <= 0xFFFF else { return nil }
      let pair = first << 16 | second
      let slot = Int((pair &* 0x9E37_79B1) >> UInt32(32 - Self.slotBits))
      if slots[slot].pair != pair { slots[slot] = (pair, words.place(of: first, second).map { UInt32($0) + 1 } ?? 0) }
      return slots[slot].place == 0 ? nil : words.group(at: Int(slots[slot].place) - 1)
    }
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
    /// How many classes a word may have to the word after it.
    public let rightCount: Int

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
}
