/// Words of one to eight Hangul syllables, each with a number, looked up without a string.
///
/// A word is a key of 14 bits a syllable; an open-addressing hash of these.
public struct SyllableWords: Sendable {
  private struct Key: Equatable {
    var high: UInt64 = 0
    var low: UInt64 = 0

    /// nil of what is no row of one to eight syllables.
    @inline(__always)
    init?(_ units: UnsafeBufferPointer<UInt32>) {
      guard units.count - 1 < 8, !units.isEmpty else { return nil }
      for unit in units {
        guard SyllableSet.isSyllable(unit) else { return nil }
        high = high << 14 | low >> 42
        low = (low << 14 | UInt64(unit - SyllableSet.first + 1)) & (1 << 56 - 1)
      }
    }

    var hash: Int { Int(truncatingIfNeeded: ((low ^ high &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93) >> 40) }
  }

  private var keys: [Key?]
  private var numbers: [UInt8]

  /// The words of `lists`, parted by spaces and line breaks, each with the number of its list; of a word in two lists the later one's.
  public init(_ lists: [String]) {
    let words = lists.map { $0.split { $0 == " " || $0 == "\n" }.map { $0.unicodeScalars.map(\.value) } }
    var capacity = 16
    while capacity < 4 * words.reduce(0, { $0 + $1.count }) { capacity *= 2 }
    keys = Array(repeating: nil, count: capacity)
    numbers = Array(repeating: 0, count: capacity)
    for (number, list) in words.enumerated() {
      for word in list { word.withUnsafeBufferPointer { insert($0, UInt8(number)) } }
    }
  }

  private mutating func insert(_ word: UnsafeBufferPointer<UInt32>, _ number: UInt8) {
    guard let key = Key(word) else { preconditionFailure("words have one to eight syllables") }
    var slot = key.hash & (keys.count - 1)
    while let other = keys[slot], other != key { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    numbers[slot] = number
  }

  /// The number of the list that has the word; nil where none has it.
  public func number(of word: UnsafeBufferPointer<UInt32>) -> Int? {
    guard let key = Key(word) else { return nil }
    var slot = key.hash & (keys.count - 1)
    while let other = keys[slot] {
      if other == key { return Int(numbers[slot]) }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }

  public func contains(_ word: UnsafeBufferPointer<UInt32>) -> Bool { number(of: word) != nil }
}
