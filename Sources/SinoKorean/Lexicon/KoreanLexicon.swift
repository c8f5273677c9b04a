import CLanguageTables

/// The Sino-Korean nouns of the dictionary (hanja.txt), as they are written in Hangul: what decides where words begin and end.
public enum KoreanLexicon {
  /// In syllables.
  public static let longestWord = 8
  private static let shortestWord = 2

  /// Syllables that stand before a noun: 신경제, 비영리, 각국.
  public static let prefixes = Set("신구대소초비반전각총고저주본동여남친탈무재역준범다".unicodeScalars.map(\.value))

  /// Whether the Hangul syllables, as scalar values, are a noun of the dictionary.
  ///
  /// - Complexity: O(log *n*) in the size of the dictionary; nothing is loaded, and nothing allocated.
  public static func contains(_ syllables: UnsafeBufferPointer<UInt32>) -> Bool {
    guard (shortestWord...longestWord).contains(syllables.count) else { return false }
    return lists[syllables.count - shortestWord].contains(syllables)
  }

  public static func contains(_ syllables: ArraySlice<UInt32>) -> Bool {
    syllables.withUnsafeBufferPointer { contains($0) }
  }

  public static func contains(_ word: String) -> Bool {
    let scalars = word.unicodeScalars.map(\.value)
    return contains(scalars[...])
  }

  private static let lists = (shortestWord...longestWord).map { NounList(length: $0) }

  /// The nouns of one length, sorted.
  private struct NounList: @unchecked Sendable {
    /// How many words lie from one signpost to the next.
    private static let step = 32

    private let words: UnsafePointer<UInt16>
    private let count: Int
    /// In syllables.
    private let length: Int
    /// The first two syllables of each 32nd word: the search ends within two cache lines or three of the list itself.
    private let signposts: [UInt32]

    init(length: Int) {
      let table = language_table_nouns().bytes
      let heads = table.assumingMemoryBound(to: UInt32.self)
      let place = (length - shortestWord) * 2
      let words = (table + Int(heads[place])).assumingMemoryBound(to: UInt16.self)
      count = Int(heads[place + 1])
      signposts = stride(from: 0, to: count, by: Self.step).map {
        UInt32(words[$0 * length]) << 16 | UInt32(words[$0 * length + 1])
      }
      self.words = words
      self.length = length
    }

    func contains(_ syllables: UnsafeBufferPointer<UInt32>) -> Bool {
      guard syllables[0] | syllables[1] <= 0xFFFF else { return false }
      var (low, high) = range(of: syllables[0] << 16 | syllables[1])
      while low < high {
        let middle = (low + high) / 2
        switch order(words + middle * length, syllables) {
        case 0: return true
        case ..<0: low = middle + 1
        default: high = middle
        }
      }
      return false
    }

    /// Where the words lie that begin with two syllables.
    private func range(of beginning: UInt32) -> (low: Int, high: Int) {
      signposts.withUnsafeBufferPointer { signposts in
        var low = 0
        var high = signposts.count
        while low < high {
          let middle = (low + high) / 2
          if signposts[middle] < beginning { low = middle + 1 } else { high = middle }
        }
        while high < signposts.count, signposts[high] == beginning { high += 1 }
        return (max(0, low - 1) * Self.step, min(count, high * Self.step))
      }
    }

    private func order(_ word: UnsafePointer<UInt16>, _ syllables: UnsafeBufferPointer<UInt32>) -> Int {
      for index in 0..<length {
        let difference = Int(word[index]) - Int(syllables[index])
        if difference != 0 { return difference }
      }
      return 0
    }
  }
}
