import SinoKorean

/// A word as Korean reads it and as Chinese writes it.
public struct BilingualWord: Sendable {
  public let reading: String
  public let traditional: String
  public let simplified: String
  /// Whether the reading ends in a consonant, which chooses the particle.
  let endsInConsonant: Bool
}

/// The words of libhangul's hanja.txt: two to four characters with a reading as long.
public struct WordList: Sendable {
  public static let path = "/usr/share/libhangul/hanja/hanja.txt"
  public let words: [BilingualWord]

  /// - Throws: ``InputError`` where the file is missing or holds no words.
  public init(path: String = WordList.path) throws {
    var words: [BilingualWord] = []
    for line in String(decoding: try readFile(path), as: UTF8.self).split(separator: "\n") where line.first != "#" {
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3, let word = Self.word(reading: String(fields[0]), hanja: String(fields[1])) else {
        continue
      }
      words.append(word)
    }
    guard words.count > 1000 else { throw InputError("\(path): expected words as reading:hanja:meaning, found none") }
    var random = SplitMix(seed: 1)
    words.shuffle(using: &random)
    self.words = words
  }

  private static func word(reading: String, hanja: String) -> BilingualWord? {
    let syllables = reading.unicodeScalars
    guard (2...4).contains(syllables.count), hanja.unicodeScalars.count == syllables.count, let last = syllables.last,
      syllables.allSatisfy({ (0xAC00...0xD7A3).contains($0.value) }),
      hanja.unicodeScalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) })
    else { return nil }
    return BilingualWord(
      reading: reading, traditional: hanja, simplified: ScriptFolding.fold(hanja),
      endsInConsonant: (last.value - 0xAC00) % 28 > 0)
  }

  /// Some word, the first ones of the list far more often than the last, as words of a language are used.
  func any(_ random: inout SplitMix) -> BilingualWord {
    let share = Double(random.below(1 << 20)) / Double(1 << 20)
    return words[Int(Double(words.count) * share * share * share)]
  }
}
