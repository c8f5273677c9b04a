extension Transliteration {
  /// Pinyin in Hangul: `Zhōngguāncūn`, `zhong1 guan1 cun1`, `Xi'an`, `lü`, `lv`. Spaces and hyphens between syllables are
  /// kept, apostrophes dropped.
  ///
  /// Joined syllables are told apart as pinyin's spelling has it: a syllable that begins with a vowel has an apostrophe
  /// before it, so the longest syllables that use up the letters are meant (`fangan` is 판간).
  ///
  /// - Returns: nil where a stretch of letters is not pinyin.
  public static func hangul(ofPinyin text: String) -> String? {
    var result = ""
    var word: [Character] = []
    for letter in Array(text) + [" "] {
      let isApostrophe = letter == "'" || letter == "’"
      if !isApostrophe, letter.isLetter || letter.isNumber {
        word.append(letter)
        continue
      }
      guard let syllables = PinyinSyllables.split(word) else { return nil }
      for syllable in syllables {
        guard let hangul = syllable.hangul else { return nil }
        result += hangul
      }
      word = []
      if !isApostrophe { result.append(letter) }
    }
    result.removeLast()
    return result
  }
}

extension PinyinSyllables {
  /// The syllables of joined pinyin, the longest first where there is a choice; nil where the letters do not come out.
  static func split(_ letters: [Character]) -> [PinyinSyllable]? {
    split(letters, vowelsNeedMark: true) ?? split(letters, vowelsNeedMark: false)
  }

  /// Filled from the end, so that each place is settled once: 连 as lian or li'an would double the ways at every syllable.
  private static func split(_ letters: [Character], vowelsNeedMark: Bool) -> [PinyinSyllable]? {
    var steps = [(syllable: PinyinSyllable, end: Int)?](repeating: nil, count: letters.count)
    for start in letters.indices.reversed() {
      for end in stride(from: min(letters.count, start + 7), to: start, by: -1) {
        if end < letters.count {
          // A tone number belongs to the syllable before it.
          guard steps[end] != nil, !letters[end].isNumber else { continue }
          if vowelsNeedMark, !letters[end - 1].isNumber, beginsWithVowel(letters[end]) { continue }
        }
        guard let syllable = parse(String(letters[start..<end])) else { continue }
        steps[start] = (syllable, end)
        break
      }
    }
    var result: [PinyinSyllable] = []
    var start = 0
    while start < letters.count {
      guard let step = steps[start] else { return nil }
      result.append(step.syllable)
      start = step.end
    }
    return result
  }

  private static func beginsWithVowel(_ letter: Character) -> Bool {
    "aoeāáǎàōóǒòēéěè".contains(letter.lowercased())
  }

  /// The Hangul of each syllable by its number; nil for the few without a vowel (`ng`).
  static let hangul: [String?] = names.map(HangulFromPinyin.hangul(of:))
}

extension PinyinSyllable {
  var hangul: String? { PinyinSyllables.hangul[index] }
}

/// The official table: initials and finals of Mandarin in Hangul.
enum HangulFromPinyin {
  /// Leads as numbers of ``HangulSyllable``.
  private static let initials: [(spelling: String, lead: Int)] = [
    ("zh", 12), ("ch", 14), ("sh", 9), ("b", 7), ("p", 17), ("m", 6), ("f", 17), ("d", 3), ("t", 16), ("n", 2),
    ("l", 5), ("g", 0), ("k", 15), ("h", 18), ("j", 12), ("q", 14), ("x", 9), ("r", 5), ("z", 13), ("c", 14), ("s", 10),
  ]

  /// Finals behind an initial, with ㅇ where the initial goes.
  private static let finals: [String: String] = [
    "a": "아", "o": "오", "e": "어", "ê": "에", "ai": "아이", "ei": "에이", "ao": "아오", "ou": "어우",
    "an": "안", "en": "언", "ang": "앙", "eng": "엉", "er": "얼", "ong": "웅",
    "i": "이", "ia": "야", "io": "요", "ie": "예", "iai": "야이", "iao": "야오", "iu": "유", "ian": "옌", "in": "인",
    "iang": "양", "ing": "잉", "iong": "융",
    "u": "우", "ua": "와", "uo": "워", "uai": "와이", "ui": "우이", "uan": "완", "un": "운", "uang": "왕", "ueng": "웡",
    "ü": "위", "üe": "웨", "üan": "위안", "ün": "윈",
  ]

  /// Syllables without an initial, as they are spelled.
  private static let bare: [String: String] = [
    "yi": "이", "ya": "야", "yo": "요", "ye": "예", "yai": "야이", "yao": "야오", "you": "유", "yan": "옌", "yin": "인",
    "yang": "양", "ying": "잉", "wu": "우", "wa": "와", "wo": "워", "wai": "와이", "wei": "웨이", "wan": "완",
    "wen": "원", "wang": "왕", "weng": "웡", "wong": "웡", "yu": "위", "yue": "웨", "yuan": "위안", "yun": "윈",
    "yong": "융",
  ]

  /// A syllable of pinyin without tone; nil where it has no vowel or is none.
  static func hangul(of syllable: String) -> String? {
    if let whole = bare[syllable] ?? finals[syllable] { return whole }
    guard let initial = initials.first(where: { syllable.hasPrefix($0.spelling) }) else { return nil }
    var final = String(syllable.dropFirst(initial.spelling.count))
    if ["zhi", "chi", "shi", "ri", "zi", "ci", "si"].contains(syllable) {
      // The vowel of these is none of the finals: 즈 츠 스 르 쯔 츠 쓰.
      return String(HangulSyllable(lead: initial.lead, vowel: 18, tail: 0).scalar)
    }
    if ["j", "q", "x"].contains(initial.spelling), final.hasPrefix("u") { final = "ü" + final.dropFirst() }
    guard let form = finals[final] else { return nil }
    return joined(lead: initial.lead, form)
  }

  private static func joined(lead: Int, _ final: String) -> String? {
    var scalars = Array(final.unicodeScalars)
    guard let first = scalars.first, var syllable = HangulSyllable(first.value) else { return nil }
    syllable.lead = lead
    // 제3장 제7절: behind ㅈ, ㅉ and ㅊ the vowels ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ lose their glide.
    if [12, 13, 14].contains(lead), let plain = [2: 0, 3: 1, 6: 4, 7: 5, 12: 8, 17: 13][syllable.vowel] {
      syllable.vowel = plain
    }
    scalars[0] = syllable.scalar
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
