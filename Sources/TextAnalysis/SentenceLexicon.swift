/// The words that sentence segmentation knows.
enum SentenceLexicon {
  /// Syllables that end statements, requests and notes, also where no space follows the full stop.
  static let finalSyllables = Set("다요음함임됨죠까네".unicodeScalars.map(\.value))

  /// 가. 나. 다. and so on before the items of a list.
  static let markerSyllables = Set("가나다라마바사아자차카타파하".unicodeScalars.map(\.value))
  /// What the parts of a book, a law or a series are counted in: 7장. 제3조.
  static let partCounters = Set("장절편조항호".unicodeScalars.map(\.value))
  static let romanNumerals = Set("ivxIVX".unicodeScalars.map(\.value)).union(0x2160...0x217F)
  static let hanNumerals = Set("一二三四五六七八九十".unicodeScalars.map(\.value))

  /// What follows a closing mark directly where the quotation is a part of its sentence.
  ///
  /// 이 alone begins new sentences too (이번에), so it is listed by the words that it makes.
  static let particlesAfterQuotation = words(
    "라고 라는 라며 라면서 라던 라기 라지만 란 고 며 면서 는 은 이라 이란 이며 이고 이었 이다 이나 이자 이냐 을 를 가 에 의 와 과 도 로 으로 만 까지 부터 처럼 하고 하며 하는 했 한다 였 뿐 조차 마저 보다 인데"
  )

  /// The same with a space between, as is often written.
  static let spacedParticlesAfterQuotation =
    words(
      "라고 라는 라며 라면서 이라고 이라는 이라며 이라면서 고 며 하고 하며 하는 면서"
    ).filter { $0.count > 3 }
    + words("고 며").map { $0 + [0x20] }

  /// What goes on with the phrase behind a quotation inside it.
  static let hanAfterQuotation = words("的 等 之 和 与 與 及 是 为 為 成 并 而 也 都 中 里 上 后 後 时 時 这一 這一 这个 这种 这样 一词 一文 口号")

  /// The last character of a verb of saying.
  static let sayingVerbs = Set("说說问問道喊".unicodeScalars.map(\.value))
  /// Verbs of saying whose last character alone says nothing.
  static let longSayingVerbs = words("表示 指出 强调 強調 坦言 感叹 感嘆 补充 補充 介绍 介紹 解释 解釋")
  /// Those that end a clause behind a speaker of any length: 退休的所长回忆说.
  static let clearSayingVerbs = Set("说說道".unicodeScalars.map(\.value))
  /// 说 and 道 behind one of these are no verbs of saying: 也就是说, 一般来说, 换句话说, 据说, 比如说, 知道, 难道.
  static let phrasesWithSay = words("是 来 來 话 話 据 據 如 以 应该 應該 知 难 難")

  // MARK: Endings without a stop

  /// What stands before 요 in polite endings: 했어요, 이에요, 하세요, 거든요, 할까요, 할게요; contracted 담겨요, 몰라요, 돼요 ….
  static let stemsOfPoliteEndings = Set("어아해예에세네군든까래대지데게께겨려켜쳐져워돼봐줘라써커".unicodeScalars.map(\.value))
  /// Words in 요 that look like polite endings and go on: the button 좋아요, the interjections 그런데요 and 근데요.
  static let falsePoliteEndings = words("좋아 그런데 근데")
  /// What goes on behind words as such, with a space between: 합니다 라고, 하세요 라는.
  static let particlesAfterEnding = words("라고 라는 라며 라면서 라던 란 하고 하며 하는 했 한다 라도 버튼")

  /// What a drawn-out Chinese sentence ends with: 开工啦~ 来呀～
  static let hanFinalParticles = Set("啦呀哦喔哟喲呢吧呗唄啊噢嘛".unicodeScalars.map(\.value))

  /// In lower case, without the full stop.
  static let abbreviations: Set<String> = [
    "al", "approx", "apr", "art", "aug", "ave", "bros", "ca", "cf", "ch", "co", "col", "corp", "cos", "dec", "dept",
    "dr",
    "ed", "eds", "eq", "esp", "est", "etc", "feb", "fig", "figs", "gen", "gov", "hon", "inc", "intl", "jan", "jr",
    "jul", "jun",
    "ltd", "mar", "max", "messrs", "min", "mr", "mrs", "ms", "mt", "no", "nos", "nov", "oct", "op", "p", "ph", "pl",
    "plc",
    "pp", "pres", "prof", "pte", "pty", "pvt", "ref", "rep", "rev", "sec", "sen", "sep", "sept", "sr", "st", "univ",
    "v", "ver",
    "vol", "vols", "vs",
  ]

  /// What marks a bracket as an editor's or a translator's note.
  static let noteMarks = words("주: 주： 注： 注: 註： 註: 按： 按:")

  static func isASCIILetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  private static func words(_ list: String) -> [[UInt8]] { list.split(separator: " ").map { Array($0.utf8) } }
}
