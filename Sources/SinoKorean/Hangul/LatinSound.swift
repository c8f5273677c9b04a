/// How Latin words, acronyms and units end when they are read aloud in Korean.
///
/// 1. Right after a number, a unit is read by its name: 5kg 킬로그램, 3GB 기가바이트.
/// 2. A word of the exceptions table sounds as listed.
/// 3. One letter, up to five capitals (AI, LG, IDC), or letters without a vowel (kr, pdf) are spelt; so is a word
///    that ends in two capitals (iOS, AIoT).
/// 4. Anything else is a word, whose ending follows the transcription rules of English (외래어 표기법, chapter 3,
///    section 1): n m ng are finals, l is ㄹ, a stop after a single short vowel is a final (Slack 슬랙, Chat 챗), every
///    other ending gets a vowel. A silent e is dropped first (Chrome 크롬, Apple 애플). Pinyin comes out right by the
///    same rules: it ends in a vowel, n or ng.
enum LatinSound {
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0xFF21...0xFF3A, 0xFF41...0xFF5A: scalar != "×" && scalar != "÷"
    default: false
    }
  }

  /// The sound of the word that `text` ends in; its last scalar is a letter.
  static func sound(endOf text: Substring.UnicodeScalarView) -> LastSound {
    var start = text.endIndex
    while start > text.startIndex, isLetter(text[text.index(before: start)]) { start = text.index(before: start) }
    let word = text[start...].map(plain)
    if followsNumber(text[..<start]), let sound = unit(String(String.UnicodeScalarView(word))) { return sound }
    let lower = word.map(lowercased)
    if let listed = exceptions[String(String.UnicodeScalarView(lower))] { return listed }
    return isSpelt(word, lower) ? letter(lower[lower.count - 1]) : ending(of: lower)
  }

  private static func followsNumber(_ text: Substring.UnicodeScalarView) -> Bool {
    guard let last = text.last(where: { $0 != " " && $0 != "\u{A0}" && $0 != "/" }) else { return false }
    return SpokenNumber.digit(last) != nil || "만억조천백십".unicodeScalars.contains(last)
  }

  // Full-width letters and letters with marks count as the plain ones (é as e).
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A: Unicode.Scalar(scalar.value - 0xFEE0)!
    case 0xC0...0x24F: base(of: scalar)
    default: scalar
    }
  }

  /// The letter under a mark: é is e.
  private static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    marked.first { $0.letters.unicodeScalars.contains(scalar) }?.base ?? scalar
  }

  private static let marked: [(letters: String, base: Unicode.Scalar)] = [
    ("ÀÁÂÃÄÅĀĂĄàáâãäåāăąǎ", "a"), ("ÈÉÊËĒĖĘĚèéêëēėęě", "e"), ("ÌÍÎÏĪìíîïīǐ", "i"), ("ÒÓÔÕÖØŌŐòóôõöøōőǒ", "o"),
    ("ÙÚÛÜŪŮùúûüūůǔǖǘǚǜ", "u"), ("ÑñŃńŇň", "n"), ("Çç", "c"), ("Łł", "l"), ("ŚŠśšß", "s"), ("ŹŽŻźžż", "z"),
    ("ČĆčć", "c"),
    ("ŘřŔŕ", "r"), ("Ýýÿ", "y"),
  ]

  private static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    isCapital(scalar) ? Unicode.Scalar(scalar.value + 0x20)! : scalar
  }

  private static func isCapital(_ scalar: Unicode.Scalar) -> Bool { (0x41...0x5A).contains(scalar.value) }

  private static func isVowel(_ scalar: Unicode.Scalar) -> Bool { "aeiouy".unicodeScalars.contains(scalar) }

  private static func isSpelt(_ word: [Unicode.Scalar], _ lower: [Unicode.Scalar]) -> Bool {
    if word.count == 1 || !lower.contains(where: isVowel) { return true }
    if word.allSatisfy(isCapital) { return word.count <= 5 }
    return word.suffix(2).allSatisfy(isCapital)
  }

  /// 엘 and 알 end in ㄹ, 엠 and 엔 in another final, all other names of letters in a vowel.
  private static func letter(_ scalar: Unicode.Scalar) -> LastSound {
    switch scalar {
    case "l", "r": .rieul
    case "m", "n": .consonant
    default: .vowel
    }
  }

  /// The ending of a word in lower case.
  private static func ending(of word: [Unicode.Scalar]) -> LastSound {
    var word = word[...]
    if word.last == "e", word.count > 2, let before = word.dropLast().last, !isVowel(before),
      word.dropLast(2).contains(where: isVowel)
    {
      word = word.dropLast()
      // The dropped e made the vowel long: Lite 라이트, Bike 바이크.
      switch before {
      case "l": return .rieul
      case "n", "m": return .consonant
      default: return .vowel
      }
    }
    guard let last = word.last else { return .vowel }
    switch last {
    case "l": return .rieul
    case "n", "m": return .consonant
    case "g": return word.dropLast().last == "n" ? .consonant : .vowel
    case "p", "t", "k", "c": return isAfterShortVowel(word) ? .consonant : .vowel
    default: return .vowel
    }
  }

  private static func isAfterShortVowel(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    var stem = word.dropLast()
    if word.last == "k", stem.last == "c" { stem = stem.dropLast() }
    guard let vowel = stem.last, isVowel(vowel) else { return false }
    let before = stem.dropLast().last
    // A long vowel keeps the stop apart (Boot 부트), but -ook is short (Facebook 페이스북).
    if before == "o", vowel == "o" { return word.last == "k" }
    return before.map { !isVowel($0) } ?? true
  }

  private static func unit(_ name: String) -> LastSound? {
    switch name {
    case "g", "kg", "mg", "t", "KG", "Kg": .consonant  // 그램, 톤
    case "mol", "dB", "px": .rieul  // 몰, 데시벨, 픽셀
    case "m", "km", "cm", "mm", "nm", "KM", "Km", "l", "L", "ml", "mL", "ha", "Hz", "kHz", "MHz", "GHz", "W", "kW",
      "MW",
      "GW", "Wh", "kWh", "MWh", "GWh", "V", "A", "mAh", "Ah", "B", "KB", "MB", "GB", "TB", "PB", "Mbps", "Gbps", "cal",
      "kcal", "h", "s", "rpm":
      name == "rpm" ? .consonant : .vowel
    default: nil
    }
  }

  /// Words whose spelling misleads.
  private static let exceptions: [String: LastSound] = [
    "web": .consonant, "app": .consonant, "nike": .vowel, "adobe": .vowel, "kaist": .vowel, "postech": .consonant,
    "nasdaq": .consonant, "kosdaq": .consonant, "opec": .consonant, "apec": .consonant, "toeic": .consonant,
    "asean": .consonant, "iot": .vowel, "saas": .vowel, "paas": .vowel, "iaas": .vowel, "phd": .vowel, "recipe": .vowel,
    "apple": .rieul, "google": .rieul, "oracle": .rieul, "startup": .consonant, "coupe": .vowel, "cafe": .vowel,
    "email": .rieul, "pearl": .rieul, "idol": .rieul, "credit": .consonant, "big": .consonant, "bag": .consonant,
    "iphone": .consonant, "skype": .vowel, "porsche": .vowel, "hermes": .vowel, "peugeot": .vowel, "renault": .vowel,
  ]
}
