/// How numbers and symbols end when they are read aloud in Korean.
enum SpokenNumber {
  /// The value of an ASCII or full-width digit.
  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value - 0x30)
    case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
    default: nil
    }
  }

  /// The sound of the number that `text` ends in. A currency sign before it is read after it.
  ///
  /// The run of digits may hold separators (1,000) and one decimal point; after a point every digit is read by itself.
  static func sound(endOf text: Substring.UnicodeScalarView) -> LastSound {
    var digits: [Int] = []
    var afterPoint = false
    var leading: Unicode.Scalar?
    var index = text.endIndex
    while index > text.startIndex {
      let before = text.index(before: index)
      let scalar = text[before]
      if let value = digit(scalar) {
        digits.append(value)
      } else if scalar == ".", !digits.isEmpty, isDigit(text, before: before) {
        afterPoint = true
      } else if scalar != "," || !isDigit(text, before: before) {
        leading = scalar
        break
      }
      index = before
    }
    if let leading, let currency = SpokenSymbol.currency(leading) { return currency }
    if afterPoint || digits[0] != 0 { return LastSound(syllable: names[digits[0]]) }
    let zeros = digits.firstIndex { $0 != 0 } ?? 0
    return LastSound(syllable: zeros == 0 ? "영" : place(zeros))
  }

  private static func isDigit(_ text: Substring.UnicodeScalarView, before index: Substring.Index) -> Bool {
    index > text.startIndex && digit(text[text.index(before: index)]) != nil
  }

  private static let names: [Unicode.Scalar] = ["영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"]

  /// The last word of a number with that many zeros at its end: 100 백, 100,000 십만.
  private static func place(_ zeros: Int) -> Unicode.Scalar {
    switch zeros {
    case 1: "십"
    case 2: "백"
    case 3: "천"
    case 4..<8: "만"
    case 8..<12: "억"
    case 12..<16: "조"
    case 16..<20: "경"
    default: "해"
    }
  }
}

enum SpokenSymbol {
  /// nil of what is not read aloud.
  static func sound(of symbol: Unicode.Scalar) -> LastSound? {
    switch symbol {
    // 퍼센트, 도, 제곱미터, 세제곱미터, 킬로미터, 센티미터, 밀리미터, 헥타르, 플러스
    case "%", "％", "℃", "℉", "°", "㎡", "㎥", "㎢", "㎞", "㎝", "㎜", "㎖", "ℓ", "㏊", "+", "＋": .vowel
    case "‰": .rieul  // 퍼밀
    case "㎏", "㎎", "㎍": .consonant  // 킬로그램
    case "㎐", "㎑", "㎒", "㎓", "㎾", "㎿": .vowel
    case "㏈": .rieul  // 데시벨
    case "①"..."⑳": numbered(Int(symbol.value) - 0x2460 + 1)
    case "Ⅰ"..."Ⅻ": numbered(Int(symbol.value) - 0x2160 + 1)
    case "ⅰ"..."ⅻ": numbered(Int(symbol.value) - 0x2170 + 1)
    default: currency(symbol)
    }
  }

  static func currency(_ symbol: Unicode.Scalar) -> LastSound? {
    switch symbol {
    case "$", "＄", "€", "£": .vowel  // 달러, 유로, 파운드
    case "¥", "￥", "₩", "￦": .consonant  // 위안 or 엔, 원
    default: nil
    }
  }

  private static func numbered(_ value: Int) -> LastSound {
    SpokenNumber.sound(endOf: Substring(String(value)).unicodeScalars)
  }
}
