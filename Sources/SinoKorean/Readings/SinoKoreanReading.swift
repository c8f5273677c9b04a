/// The Sino-Korean reading (한자음) of Chinese text in either script: 专精特新 and 專精特新 are 전정특신.
///
/// Words come first: the text is cut into the fewest words of the word list, and a word keeps the reading it has there
/// (更新 갱신, 金浦 김포). Characters outside words take their usual reading. Then the laws of sound of 한글 맞춤법 §10–12
/// and §52 apply: at the start of a word 녀 is 여 and 료 is 요; 렬 and 률 are 열 and 율 after a vowel or ㄴ; 不 is 부 before
/// ㄷ and ㅈ.
///
///     SinoKoreanReading.reading(of: "比率")  // "비율"
///
/// ## Topics
/// - ``reading(of:using:)``, ``candidates(of:)``
public enum SinoKoreanReading {
  /// What a reading may draw on.
  public enum Knowledge: Sendable {
    case words
    /// The usual reading of each character and the laws of sound, the whole run being one word.
    case charactersOnly
  }

  /// The reading of every Han character of `text`; all other characters, and Han characters without a reading, stay.
  ///
  /// - Complexity: O(*n*) in the length of `text` with a small factor for the word list; nothing is loaded.
  public static func reading(of text: String, using knowledge: Knowledge = .words) -> String {
    let text = HanText(text)
    // Not a view of a string: appending a stretch to that copies all before it.
    var result: [Unicode.Scalar] = []
    for run in text.runs() {
      guard run.isHan else {
        result.append(contentsOf: text.scalars[run.range])
        continue
      }
      // After a Hangul syllable the run goes on with the word (거북船); else it begins one.
      let previous = run.range.lowerBound > 0 ? text.scalars[run.range.lowerBound - 1] : nil
      let syllables = readings(
        of: text, run.range, using: knowledge, after: previous.flatMap { HangulSyllable($0.value) })
      result.append(contentsOf: syllables)
    }
    return string(result)
  }

  /// Another reading of a text, and where it comes from.
  public struct Candidate: Hashable, Sendable {
    public enum Ground: Hashable, Sendable {
      /// The reading of ``SinoKoreanReading/reading(of:using:)``.
      case preferred
      /// The word list has the whole text with this reading too.
      case wordList
      /// The rules alone give it, without the word list.
      case rule
      /// One character has another reading: 金 as 김.
      case character(String, reading: String)
    }
    public let reading: String
    public let ground: Ground

    public init(reading: String, ground: Ground) {
      self.reading = reading
      self.ground = ground
    }
  }

  /// The readings that `text` can have, the preferred one first; each reading once.
  ///
  /// Other readings of single characters are given for texts of up to 64 characters: each is the whole text once more.
  public static func candidates(of text: String) -> [Candidate] {
    let preferred = reading(of: text)
    var result = [Candidate(reading: preferred, ground: .preferred)]
    func add(_ reading: String, _ ground: Candidate.Ground) {
      if !result.contains(where: { $0.reading == reading }) {
        result.append(Candidate(reading: reading, ground: ground))
      }
    }
    let han = HanText(text)
    if han.count > 1, han.isHan(0), let word = han.longestWord(of: .hanja, at: 0, limit: han.count),
      word.end == han.count
    {
      for reading in LanguageTables.words.items(of: word.value) { add(reading, .wordList) }
    }
    add(reading(of: text, using: .charactersOnly), .rule)
    let syllables = Array(preferred.unicodeScalars)
    for index in han.scalars.indices
    where han.count <= longestVaried && han.isHan(index) && syllables.count == han.count {
      for other in characterReadings(han.scalars[index].value) {
        let form = index == 0 || !han.isHan(index - 1) ? other.initialForm : other
        var changed = syllables
        changed[index] = form.scalar
        add(string(changed), .character(String(han.scalars[index]), reading: String(form.scalar)))
      }
    }
    return result
  }

  private static let longestVaried = 64

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

extension SinoKoreanReading {
  /// The readings of one character in their original form (녀, 률), the likeliest first; at most four.
  static func characterReadings(_ code: UInt32) -> [HangulSyllable] {
    var value = LanguageTables.hangul[code]
    if value == 0 { value = LanguageTables.hangul[ScriptFolding.key(of: code)] }
    var result: [HangulSyllable] = []
    while value != 0 {
      if let syllable = HangulSyllable(UInt32(value & 0x3FFF) + 0xABFF) { result.append(syllable) }
      value >>= 14
    }
    return result
  }

  /// The readings of a run of Han characters, one for each; a character without a reading stands for itself.
  static func readings(
    of text: HanText, _ range: Range<Int>, using knowledge: Knowledge, after previous: HangulSyllable? = nil
  ) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(range.count)
    let words =
      knowledge == .words
      ? text.words(in: range)
      : [HanText.Word(range: range, reading: nil)]
    for word in words {
      if let reading = word.reading {
        result.append(contentsOf: reading)
        continue
      }
      // A character alone behind another word is a suffix: the law does not reach it.
      let startsWord = word.range.count > 1 || word.range.lowerBound == range.lowerBound && previous == nil
      for index in word.range {
        let isInitial = startsWord && index == word.range.lowerBound
        append(
          text.scalars[index], isInitial: isInitial, previous: previous, isAfterNot: isAfterNot(text, index, range),
          to: &result)
      }
    }
    return result
  }

  private static func isAfterNot(_ text: HanText, _ index: Int, _ range: Range<Int>) -> Bool {
    index > range.lowerBound && text.keys[index - 1] == 0x4E0D
  }

  private static func append(
    _ scalar: Unicode.Scalar, isInitial: Bool, previous: HangulSyllable?, isAfterNot: Bool,
    to result: inout [Unicode.Scalar]
  ) {
    guard let usual = characterReadings(scalar.value).first else {
      result.append(scalar)
      return
    }
    let before = result.last.flatMap { HangulSyllable($0.value) } ?? (result.isEmpty ? previous : nil)
    var syllable = isInitial ? usual.initialForm : usual
    if !isInitial, usual.isRyeolOrRyul, let before, before.tail == 0 || before.tail == 4 {
      syllable = usual.initialForm
    }
    // 불 of 不 loses its ㄹ before ㄷ and ㅈ: 부당, 부정.
    if isAfterNot, syllable.lead == 3 || syllable.lead == 12, result.last == "불" {
      result[result.count - 1] = "부"
    }
    result.append(syllable.scalar)
  }
}

extension HanText {
  /// A word that a run was cut into; `reading` is nil where the characters and the laws give it.
  struct Word {
    let range: Range<Int>
    let reading: String.UnicodeScalarView?
  }

  /// The run cut into the fewest words of the word list, a longer word first where there is a choice.
  func words(in range: Range<Int>) -> [Word] {
    // The cost of a cut in tenths: a character outside every word weighs a little more than a word.
    let loose = 12
    let listed = 10
    var cost = [Int](repeating: 0, count: range.count + 1)
    var choice = [(length: Int, value: SortedLines.Value?)](repeating: (1, nil), count: range.count)
    for start in range.reversed() {
      let position = start - range.lowerBound
      cost[position] = cost[position + 1] + loose
      forEachWord(of: .hanja, at: start, limit: range.upperBound) { end, value in
        let total = cost[end - range.lowerBound] + listed
        // Not less but as good: the words come shortest first, so a longer one wins.
        if total <= cost[position] {
          cost[position] = total
          choice[position] = (end - start, value)
        }
      }
    }
    var words: [Word] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let (length, value) = choice[start - range.lowerBound]
      var reading: String.UnicodeScalarView?
      if let value, !value.isEmpty { reading = LanguageTables.words.items(of: value).first?.unicodeScalars }
      words.append(Word(range: start..<start + length, reading: reading))
      start += length
    }
    return words
  }
}
