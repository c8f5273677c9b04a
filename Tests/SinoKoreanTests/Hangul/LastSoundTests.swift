import SinoKorean
import Testing

@Suite struct LastSoundTests {
  static let vowels = [
    "제도", "2", "4", "5", "9", "12", "1.5", "19", "1조", "1000000000000", "AI", "LG", "IDC", "Huawei", "HUAWEI",
    "36Kr AI", "R&D", "50%",
    "20℃", "100㎡", "3km", "2GB", "$100", "€5", "제도(制度)", "‘제도’", "**제도**", "제도 (制度, 전 제도)", "제도[制度]", "제도(制度)(2)",
    "Lenovo",
    "Nike", "GitHub", "Cloud", "Inspur", "Alibaba", "Boot", "YouTube", "5G", "COVID-19", "Born2", "ㅏ", "3PEAK", "Ⅱ",
    "50kWh", "+", "(1, 2)",
    "\u{110C}\u{1165}", "Microsoft", "Metaverse", "Ltd.", "カ", "10㏊",
  ]
  static let rieuls = [
    "서울", "1", "7", "8", "31", "Apple", "Google", "Intel", "URL", "kr", "36kr", "5dB", "3.8", "Global", "ㄹ", "‰", "M8",
    "TCL",
  ]
  static let consonants = [
    "전정특신", "0", "3", "6", "10", "100", "1,000", "10000", "100000000", "1.0", "16", "5kg", "3t", "Samsung", "Zoom",
    "Amazon", "Slack",
    "TikTok", "Facebook", "Web", "KM", "전정특신(专精特新)", "전정특신 (专精特新)", "Chrome", "¥100", "₩", "Shenzhen", "Beijing",
    "KOSDAQ", "TCLM",
    "¥", "①③", "R&DN", "\u{110C}\u{1165}\u{11AB}", "ン", "계획》",
  ]

  @Test(arguments: vowels) func endsInAVowel(text: String) { #expect(Hangul.lastSound(of: text) == .vowel) }
  @Test(arguments: rieuls) func endsInRieul(text: String) { #expect(Hangul.lastSound(of: text) == .rieul) }
  @Test(arguments: consonants) func endsInAnotherConsonant(text: String) {
    #expect(Hangul.lastSound(of: text) == .consonant)
  }

  @Test(arguments: ["", "…", "专精特新", "()", "“”"]) func isUnknown(text: String) {
    #expect(Hangul.lastSound(of: text) == nil)
  }

  @Test func hanjaSoundAsTheCallerReadsThem() {
    let reading: HanjaReading = { $0 == "新" ? "신" : $0 == "國" ? "국" : nil }
    #expect(Hangul.lastSound(of: "专精特新", reading: reading) == .consonant)
    #expect(Hangul.lastSound(of: "专精", reading: reading) == nil)
  }
}
