/// The words that sentence segmentation knows.
enum SentenceLexicon {
  /// Syllables that end statements, requests and notes, also where no space follows the full stop.
  static let finalSyllables = Set("다요음함임됨죠까네".unicodeScalars.map(\.value))

  /// 가. 나. 다. and so on before the items of a list.
  static let markerSyllables = Set("가나다라마바사아자차카타파하".unicodeScalars.map(\.value))
  static let romanNumerals = Set("ivxIVX".unicodeScalars.map(\.value))
  static let hanNumerals = Set("一二三四五六七八九十".unicodeScalars.map(\.value))

  /// What follows a closing mark directly where the quotation is a part of its sentence.
  ///
  /// 이 alone begins new sentences too (이번에), so it is listed by the words that it makes.
  static let particlesAfterQuotation = words(
    "라고 라는 라며 라면서 라던 라기 라지만 란 고 며 면서 는 은 이라 이란 이며 이고 이었 이다 이나 이자 이냐 을 를 가 에 의 와 과 도 로 으로 만 까지 부터 처럼 하고 하며 하는 했 한다")

  /// The same with a space between, as is often written.
  static let spacedParticlesAfterQuotation =
    words(
      "라고 라는 라며 라면서 이라고 이라는 이라며 이라면서 고 며 하고 하며 하는 면서"
    ).filter { $0.count > 3 }
    + words("고 며").map { $0 + [0x20] }

  /// What goes on with the phrase behind a quotation inside it.
  static let hanAfterQuotation = words("的 等 之 和 与 與 及 是 为 為 成 并 而 也 都 中 里 上 后 後 时 時 这一 這一 这个 这种 这样 一词 一文 口号")

  static let sayingVerbs = Set("说說问問道喊".unicodeScalars.map(\.value))

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

  static func isASCIILetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  private static func words(_ list: String) -> [[UInt8]] { list.split(separator: " ").map { Array($0.utf8) } }
}
