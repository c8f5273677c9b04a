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
  public static let longestWord = 8

  private static let costBits = 6
  private static let costStep = 112
  private static let costBase = -1024
  private static let firstSyllable: UInt32 = 0xAC00
  private static let syllableCount: UInt32 = 11172
  private static let spansPerGroup = 9
  private static let kinds = Kind.allCases

  /// Calls `body` with the end, tag and cost of each dictionary word that begins at `start` of the Hangul syllables, shortest first.
  ///
  /// - Complexity: O(log *n*) for each length, *n* the number of words with that first syllable and length.
  @inline(__always)
  public static func forEachWord(
    of syllables: UnsafeBufferPointer<UInt32>, from start: Int, _ body: (_ end: Int, _ tag: Tag, _ cost: Int) -> Void
  ) {
    let first = syllables[start] &- firstSyllable
    guard first < syllableCount else { return }
    let table = language_table_korean_words().bytes
    let group = Int(table.assumingMemoryBound(to: UInt16.self)[Int(first)])
    guard group > 0 else { return }
    let spans = (table + Int(syllableCount) * 2).assumingMemoryBound(to: UInt32.self)
    let groups = Int(groupCount)
    let words = (table + Int(syllableCount) * 2 + groups * spansPerGroup * 4).assumingMemoryBound(to: UInt16.self)
    for length in 1...min(longestWord, syllables.count - start) {
      let place = (group - 1) * spansPerGroup + length - 1
      // Of each entry: the syllables after the first, then the value.
      let entries = words + Int(spans[place])
      let count = Int(spans[place + 1] - spans[place]) / length
      var index = lowerBound(entries, count, length, syllables, start)
      while index < count, order(entries + index * length, length, syllables, start) == 0 {
        let value = Int(entries[index * length + length - 1])
        body(start + length, tag(value >> costBits), (value & (1 << costBits - 1)) * costStep + costBase)
        index += 1
      }
    }
  }

  /// The cost of a word of class `left` after one of class `right`.
  @inline(__always)
  public static func cost(of left: Int, after right: Int) -> Int { Int(matrix[left * rightCount + right]) }

  /// The cost of beginning an eojeol with a word of class `left`.
  @inline(__always)
  public static func startCost(_ left: Int) -> Int { Int(starts[left]) }

  /// The cost of ending an eojeol with a word of class `right`.
  @inline(__always)
  public static func endCost(_ right: Int) -> Int { Int(ends[right]) }

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
    _ start: Int
  ) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if order(entries + middle * length, length, syllables, start) < 0 { low = middle + 1 } else { high = middle }
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

  private static let headCount = 10
  private static let leftCount = head(0)
  private static let rightCount = head(1)
  private nonisolated(unsafe) static let starts =
    (language_table_korean_grammar().bytes + headCount * 2).assumingMemoryBound(to: Int16.self)
  private nonisolated(unsafe) static let ends = starts + leftCount
  private nonisolated(unsafe) static let matrix = ends + rightCount
  private nonisolated(unsafe) static let tags =
    UnsafeRawPointer(matrix + leftCount * rightCount).assumingMemoryBound(to: UInt8.self)
  private static let groupCount = {
    let numbers = language_table_korean_words().bytes.assumingMemoryBound(to: UInt16.self)
    return (0..<Int(syllableCount)).reduce(UInt16(0)) { max($0, numbers[$1]) }
  }()
}
