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
  /// - Complexity: O(log *n*) in the size of the dictionary; nothing is loaded.
  public static func contains(_ syllables: ArraySlice<UInt32>) -> Bool {
    guard (shortestWord...longestWord).contains(syllables.count) else { return false }
    let table = language_table_nouns().bytes
    let heads = table.assumingMemoryBound(to: UInt32.self)
    let place = (syllables.count - shortestWord) * 2
    let words = (table + Int(heads[place])).assumingMemoryBound(to: UInt16.self)
    var low = 0
    var high = Int(heads[place + 1])
    while low < high {
      let middle = (low + high) / 2
      switch order(words + middle * syllables.count, syllables) {
      case 0: return true
      case ..<0: low = middle + 1
      default: high = middle
      }
    }
    return false
  }

  public static func contains(_ word: String) -> Bool {
    let scalars = word.unicodeScalars.map(\.value)
    return contains(scalars[...])
  }

  private static func order(_ word: UnsafePointer<UInt16>, _ syllables: ArraySlice<UInt32>) -> Int {
    var offset = 0
    for syllable in syllables {
      let difference = Int(word[offset]) - Int(syllable)
      if difference != 0 { return difference }
      offset += 1
    }
    return 0
  }
}
