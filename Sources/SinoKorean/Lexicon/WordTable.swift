import CLanguageTables

/// The words of `korean-words.bin`, by their first two syllables; searched where they lie.
struct WordTable: @unchecked Sendable {
  private static let firstSyllable: UInt32 = 0xAC00
  private static let syllableCount = 11172

  // Of the program's own memory, which stays as it is.
  private let singleStarts: UnsafePointer<UInt32>
  private let pairStarts: UnsafePointer<UInt32>
  private let wordStarts: UnsafePointer<UInt32>
  private let singles: UnsafePointer<UInt16>
  private let seconds: UnsafePointer<UInt16>
  private let places: UnsafePointer<UInt16>
  private let words: UnsafePointer<UInt16>

  init() {
    singleStarts = language_table_korean_words().bytes.assumingMemoryBound(to: UInt32.self)
    pairStarts = singleStarts + Self.syllableCount + 1
    wordStarts = pairStarts + Self.syllableCount + 1
    singles = UnsafeRawPointer(wordStarts + Self.syllableCount).assumingMemoryBound(to: UInt16.self)
    seconds = singles + Int(singleStarts[Self.syllableCount])
    let pairCount = Int(pairStarts[Self.syllableCount])
    places = seconds + pairCount
    words = places + pairCount
  }

  private static func number(of syllable: UInt32) -> Int? {
    let number = Int(syllable) - Int(firstSyllable)
    return (0..<syllableCount).contains(number) ? number : nil
  }

  /// The values of the words of one syllable.
  @inline(__always)
  func singles(of syllable: UInt32) -> UnsafeBufferPointer<UInt16> {
    guard let number = Self.number(of: syllable) else { return UnsafeBufferPointer(start: nil, count: 0) }
    let start = Int(singleStarts[number])
    return UnsafeBufferPointer(start: singles + start, count: Int(singleStarts[number + 1]) - start)
  }

  /// Whether longer words begin with the syllable.
  func hasPairs(_ first: UInt32) -> Bool {
    Self.number(of: first).map { pairStarts[$0] < pairStarts[$0 + 1] } ?? false
  }

  /// Where the words that begin with two syllables lie; nil where there are none.
  ///
  /// - Complexity: O(log *n*) in the number of syllables that come second.
  func place(of first: UInt32, _ second: UInt32) -> Int? {
    guard let number = Self.number(of: first) else { return nil }
    var low = Int(pairStarts[number])
    let end = Int(pairStarts[number + 1])
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if seconds[middle] < second { low = middle + 1 } else { high = middle }
    }
    return low < end && seconds[low] == second ? Int(wordStarts[number]) + Int(places[low]) : nil
  }

  func group(at place: Int) -> Group { Group(words + place) }

  /// The words of two and more syllables that begin with the same two, in lists of one length, the shortest first.
  struct Group: Sequence, IteratorProtocol {
    /// A bit for each length that there is, two syllables first.
    private var lengths: UInt16
    private var count: Int
    private var counts: UnsafePointer<UInt16>
    private var entries: UnsafePointer<UInt16>

    @inline(__always)
    fileprivate init(_ head: UnsafePointer<UInt16>) {
      lengths = head[0] & 0xFF
      count = Int(head[0] >> 8)
      counts = head + 1
      entries = head + lengths.nonzeroBitCount
    }

    @inline(__always)
    mutating func next() -> List? {
      guard lengths != 0 else { return nil }
      let list = List(length: lengths.trailingZeroBitCount + 2, count: count, entries: entries)
      lengths &= lengths &- 1
      if lengths != 0 {
        entries += count * (list.length - 1)
        count = Int(counts[0])
        counts += 1
      }
      return list
    }
  }

  /// Words of one length, in order; one for each value.
  struct List {
    /// In syllables.
    let length: Int
    let count: Int
    /// Of each word: the syllables after the second, then the value.
    fileprivate let entries: UnsafePointer<UInt16>

    func value(_ index: Int) -> UInt16 { entries[(index + 1) * (length - 1) - 1] }

    /// The first word whose syllables after the second are, or begin with, `rest`, or that comes behind such words.
    @inline(__always)
    func firstIndex(of rest: UnsafeBufferPointer<UInt32>) -> Int {
      var low = 0
      var high = rest.isEmpty ? 0 : count
      while low < high {
        let middle = (low + high) / 2
        if order(middle, rest) < 0 { low = middle + 1 } else { high = middle }
      }
      return low
    }

    /// Below 0 where the word comes before those that begin with `rest`, 0 where it is one of them.
    @inline(__always)
    func order(_ index: Int, _ rest: UnsafeBufferPointer<UInt32>) -> Int {
      let entry = entries + index * (length - 1)
      for offset in 0..<rest.count {
        let difference = Int(entry[offset]) - Int(rest[offset])
        if difference != 0 { return difference }
      }
      return 0
    }
  }
}
