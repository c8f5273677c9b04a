import CLanguageTables

/// The Mandarin reading of Chinese text in either script, as pinyin.
///
/// The text is cut into words; a character with more than one reading takes the one it has in the longest listed word
/// (银行 yín háng, 重庆 chóng qìng), else its most frequent one.
///
///     Pinyin.syllables(of: "银行")  // ["yín", "háng"]
///     Pinyin.initials(of: "专精特新")  // "zjtx"
///
/// ## Topics
/// - ``syllables(of:tones:)``, ``initials(of:)``, ``Tones``
public enum Pinyin {
  /// How tones are written.
  public enum Tones: Sendable {
    /// `lǜ`
    case marks
    /// `lü4`; the light tone is 5.
    case numbers
    /// `lü`
    case none
  }

  /// The syllables of `text`, one for each Han character, in order.
  ///
  /// A run of Latin letters and digits is one element, as it stands; other characters, and Han characters without a
  /// reading, are left out.
  public static func syllables(of text: String, tones: Tones = .marks) -> [String] {
    let text = HanText(text)
    var result: [String] = []
    for run in text.runs() {
      if run.isHan {
        for syllable in syllables(of: text, run.range) {
          if let syllable { result.append(syllable.text(tones)) }
        }
      } else {
        result.append(contentsOf: plainWords(text, run.range))
      }
    }
    return result
  }

  /// The first letters of the syllables, and Latin letters and digits as lower case: 5G网络 → `5gwl`.
  public static func initials(of text: String) -> String {
    let text = HanText(text)
    var result = ""
    for run in text.runs() {
      if run.isHan {
        for syllable in syllables(of: text, run.range) { if let first = syllable?.name.first { result.append(first) } }
      } else {
        for word in plainWords(text, run.range) { result += word.lowercased() }
      }
    }
    return result
  }

  private static func plainWords(_ text: HanText, _ range: Range<Int>) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.scalars[range] {
      if scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
        word.unicodeScalars.append(scalar)
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}

/// A syllable of Mandarin: which one, and its tone from 1 to 5.
struct PinyinSyllable: Hashable, Sendable {
  /// Into ``PinyinSyllables/names``.
  let index: Int
  let tone: Int

  /// Without tone: `lü`.
  var name: String { PinyinSyllables.names[index] }

  func text(_ tones: Pinyin.Tones) -> String {
    switch tones {
    case .none: name
    case .numbers: "\(name)\(tone)"
    case .marks: PinyinSyllables.marked(name, tone)
    }
  }
}

/// The syllables that the tables number, and tone marks.
enum PinyinSyllables {
  /// In the order of their numbers.
  static let names: [String] = {
    var names: [String] = []
    SortedLines(language_table_syllables()).forEachLine { names.append(String(decoding: $0, as: UTF8.self)) }
    return names
  }()

  static let indices: [String: Int] = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })

  /// The vowels with their marks, by tone from 1 to 4.
  private static let marks: [Character: [Character]] = [
    "a": ["ā", "á", "ǎ", "à"], "e": ["ē", "é", "ě", "è"], "i": ["ī", "í", "ǐ", "ì"], "o": ["ō", "ó", "ǒ", "ò"],
    "u": ["ū", "ú", "ǔ", "ù"], "ü": ["ǖ", "ǘ", "ǚ", "ǜ"], "ê": ["ê̄", "ế", "ê̌", "ề"], "n": ["n̄", "ń", "ň", "ǹ"],
    "m": ["m̄", "ḿ", "m̌", "m̀"],
  ]

  private static let plain: [Character: (letter: Character, tone: Int)] = {
    var result: [Character: (letter: Character, tone: Int)] = [:]
    for (letter, marked) in marks { for (index, mark) in marked.enumerated() { result[mark] = (letter, index + 1) } }
    return result
  }()

  /// The mark stands on a or e, on the o of ou, else on the last vowel.
  static func marked(_ name: String, _ tone: Int) -> String {
    guard (1...4).contains(tone) else { return name }
    let letters = Array(name)
    let vowels = letters.indices.filter { "aeiouüê".contains(letters[$0]) }
    let place =
      letters.firstIndex { "ae".contains($0) } ?? (name.contains("ou") ? letters.firstIndex(of: "o") : nil)
      ?? vowels.last ?? 0
    guard let mark = marks[letters[place]]?[tone - 1] else { return name }
    return String(letters[..<place]) + String(mark) + String(letters[(place + 1)...])
  }

  /// The syllable written `lǜ`, `lü4`, `lv4` or `lü`; nil where there is none such. No tone is tone 5.
  static func parse(_ text: some StringProtocol) -> PinyinSyllable? {
    var tone = 5
    var name = ""
    for letter in text {
      if let (plain, mark) = plain[letter] {
        name.append(plain)
        tone = mark
      } else if let digit = letter.wholeNumberValue, (0...5).contains(digit) {
        if digit > 0 { tone = digit }
      } else {
        name += letter == "v" ? "ü" : letter.lowercased()
      }
    }
    return indices[name].map { PinyinSyllable(index: $0, tone: tone) }
  }
}

extension Pinyin {
  /// The readings of one character, the likeliest first; at most five.
  static func characterReadings(_ code: UInt32) -> [PinyinSyllable] {
    var value = LanguageTables.mandarin[code]
    if value == 0 { value = LanguageTables.mandarin[ScriptFolding.key(of: code)] }
    var result: [PinyinSyllable] = []
    while value != 0 {
      result.append(PinyinSyllable(index: Int(value >> 3 & 0x1FF) - 1, tone: Int(value & 7)))
      value >>= 12
    }
    return result
  }

  /// The syllables of a run of Han characters, one for each; nil for a character without a reading.
  static func syllables(of text: HanText, _ range: Range<Int>) -> [PinyinSyllable?] {
    readings(of: text, range).map(\.syllable)
  }

  /// The syllables of a run, and whether a listed word settles each.
  static func readings(of text: HanText, _ range: Range<Int>) -> [(syllable: PinyinSyllable?, isSettled: Bool)] {
    var result = range.map { (syllable: characterReadings(text.scalars[$0].value).first, isSettled: false) }
    for word in text.mandarinWords(in: range) {
      var start = word.lowerBound
      while start < word.upperBound {
        guard let (end, value) = text.longestWord(of: .polyphones, at: start, limit: word.upperBound) else {
          start += 1
          continue
        }
        var index = start - range.lowerBound
        LanguageTables.polyphones.forEachItem(of: value) { item in
          result[index] = (PinyinSyllables.parse(String(decoding: item, as: UTF8.self)), true)
          index += 1
        }
        start = end
      }
    }
    return result
  }
}

extension HanText {
  /// The run cut into the fewest words of all lists, so that a polyphone's word is not found across the border of others
  /// (北京市|长安街, not 市长).
  fileprivate func mandarinWords(in range: Range<Int>) -> [Range<Int>] {
    var cost = [Int](repeating: 0, count: range.count + 1)
    var length = [Int](repeating: 1, count: range.count)
    for start in range.reversed() {
      let position = start - range.lowerBound
      cost[position] = cost[position + 1] + 12
      for list in [WordList.hanja, .polyphones] {
        forEachWord(of: list, at: start, limit: range.upperBound) { end, _ in
          // A tenth less for the polyphones' own list: where the cuts are equal, it knows better.
          let total = cost[end - range.lowerBound] + (list == .hanja ? 10 : 9)
          if total < cost[position] || total == cost[position] && end - start > length[position] {
            cost[position] = total
            length[position] = end - start
          }
        }
      }
    }
    var words: [Range<Int>] = []
    var start = range.lowerBound
    while start < range.upperBound {
      words.append(start..<start + length[start - range.lowerBound])
      start = words[words.count - 1].upperBound
    }
    return words
  }
}
