import BitextModel
import SinoKorean
import Testing

@Suite struct FigureWritingTests {
  @Test(arguments: [
    ("1256억 1000만 위안", "1256.1亿元", "1256.1億元"), ("1만 4043명", "1.4043万人", "1.4043萬人"),
    ("8조 3000억 위안", "8.3万亿元", "8.3萬億元"),
    ("2022년 6월 27일", "2022年6月27日", "2022年6月27日"), ("1분기", "一季度", "一季度"), ("2022년 상반기", "2022年上半年", "2022年上半年"),
    ("제14차 5개년 계획", "“十四五”规划", "“十四五”規劃"), ("14.9%", "14.9%", "14.9%"), ("3.5%p", "3.5个百分点", "3.5個百分點"),
    ("12.1배", "12.1倍", "12.1倍"),
    ("3분의 1", "3分之1", "3分之1"), ("110조 원", "110万亿韩元", "110萬億韓元"), ("100여 개", "100多个", "100多個"),
    ("약 50% 이상", "约50%以上", "約50%以上"),
    ("1위", "第1位", "第1位"), ("제3회", "第3届", "第3屆"), ("14:00~16:00", "14:00~16:00", "14:00~16:00"),
    ("2022/8/22~26", "2022年8月22日~26日", "2022年8月22日~26日"),
    ("수천 명", "数千人", "數千人"), ("1~3분기", "前三季度", "前三季度"), ("40~55 점", "40~55分", "40~55分"),
    ("12억 3456만 7890원", "12亿3456万7890韩元", "12億3456萬7890韓元"),
    ("30 주년", "30周年", "30周年"), ("2주", "2周", "2週"), ("-3.5%", "-3.5%", "-3.5%"), ("3대 1", "3比1", "3比1"),
  ])
  func koreanInChinese(korean: String, simplified: String, traditional: String) throws {
    let figure = try #require(FigureRecognizer(.korean).figures(in: korean).first)
    #expect(figure.written(in: .simplifiedChinese) == simplified)
    #expect(figure.written(in: .traditionalChinese) == traditional)
  }

  @Test(arguments: [
    ("1256.1亿元", "1256억 1000만 위안"), ("1.4043万人", "1만 4043명"), ("8.3万亿元", "8조 3000억 위안"), ("“十四五”规划", "제14차 5개년 계획"),
    ("二〇二二年六月二十七日", "2022년 6월 27일"), ("三成", "30%"), ("3.5个百分点", "3.5%p"), ("200余家", "200여 개사"), ("第三届", "제3회"),
    ("一季度", "1분기"),
    ("5000万美元", "5000만 달러"), ("30平方米", "30㎡"), ("三年", "3년"), ("三分之一", "3분의 1"), ("超过100家", "100개사 초과"),
    ("几十亿元", "수십억 위안"),
  ])
  func chineseInKorean(chinese: String, korean: String) throws {
    let figure = try #require(FigureRecognizer(.simplifiedChinese).figures(in: chinese).first)
    #expect(figure.written(in: .korean) == korean)
  }

  @Test func stylesOfOneNumber() throws {
    let figure = try #require(FigureRecognizer(.korean).figures(in: "1만 4043명").first)
    #expect(figure.written(in: .simplifiedChinese, style: .plain) == "14043人")
    #expect(figure.written(in: .simplifiedChinese, style: .sections) == "1万4043人")
    #expect(figure.written(in: .korean, style: .decimal) == "1.4043만명")
  }

  @Test func everyFormOfTheTablesComesBackEqual() {
    for (table, language) in [
      (KoreanFigureTests.table, Language.korean), (ChineseFigureTests.table, .simplifiedChinese),
    ] {
      for (text, _) in table {
        for figure in FigureRecognizer(language).figures(in: text) { expectRoundTrip(figure, "\(text)") }
      }
    }
  }

  @Test func randomAmountsComeBackEqual() {
    let seed: UInt64 = 20_220_727
    var random = SplitMix64(state: seed)
    let kinds: [(Figure.Kind, Counter?)] = [
      (.money(.cny), nil), (.money(.krw), nil), (.cardinal, .person), (.cardinal, .company), (.percent, nil),
      (.measure(.squareMetre), nil), (.multiple, nil), (.period(.month), nil),
    ]
    for _ in 0..<3000 {
      let digits = Int(random.next() % 15) + 1
      let mantissa = Int128(random.next() % 1_000_000_000_000_000) % ExactDecimal.power(digits).integerPower
      let value = ExactDecimal(mantissa: mantissa, exponent: -Int(random.next() % 4))
      let (kind, unit) = kinds[Int(random.next() % UInt64(kinds.count))]
      let figure = Figure(range: TextRange(0, 0), value: .number(value), kind: kind, unit: unit)
      expectRoundTrip(figure, "seed \(seed): \(value) \(kind)")
    }
  }

  private func expectRoundTrip(_ figure: Figure, _ note: String) {
    for language in [Language.korean, .simplifiedChinese, .traditionalChinese] {
      for style in NumberStyle.allCases {
        let text = figure.written(in: language, style: style)
        let back = FigureRecognizer(language).figures(in: text)
        #expect(back.count == 1 && back[0].sameValue(as: figure), "\(note) → \(text) → \(figures(text, language))")
      }
    }
  }

  /// What random text brought up: each is recognized, written in every language and style, and recognized again.
  @Test(arguments: [
    ("千年", "zh-Hans"), ("1,256年", "zh-Hans"), ("12022년", "ko"), ("22022年", "zh-Hans"),
    ("수만이", "ko"), ("数千二", "zh-Hans"), ("数亿十", "zh-Hans"), ("수천조 원", "ko"), ("第12022", "zh-Hans"), ("数千m", "zh-Hans"),
    ("7조8억항", "ko"), ("1엔", "ko"), ("89972위", "ko"), ("第1万2", "zh-Hans"), ("0~1日", "zh-Hans"),
    ("数千万亿元", "zh-Hans"),
    ("1~20997", "ko"), ("0~55021", "ko"), ("11-7조8억위안", "ko"), ("34·5계획", "ko"),
    ("第一百个五年规划", "zh-Hans"),
    ("百分之五十~4", "zh-Hans"), ("1000여 년", "ko"), ("5000~1만 명", "ko"),
  ])
  func figuresOfRandomTextComeBack(text: String, language: String) {
    for figure in FigureRecognizer(Language(rawValue: language)).figures(in: text) { expectRoundTrip(figure, text) }
  }

  /// Each would be read again from every 만 or digit on, twice as often at every space.
  @Test(arguments: ["0만 ", "0만0억", "〇", "1、", "1·", "십", "수", "1 ", "一点〇", "1~", "分之"])
  func longRunsAreReadInOnePass(unit: String) {
    for language in [Language.korean, .simplifiedChinese] {
      for start in ["", "제", "第"] {
        _ = FigureRecognizer(language).figures(in: start + String(repeating: unit, count: 1_000))
      }
    }
  }

  @Test(arguments: [
    ("1256억 1000만 위안", "1256.1亿元", true), ("1만 4043명", "14043人", true), ("90억 위안", "900万元", false), ("절반", "50%", true),
    ("3할", "三成", true),
    ("40곳", "40所", true), ("1위", "第一", true), ("5억 위안", "5亿美元", false), ("6월", "6个月", false),
    ("2022년 1분기", "一季度", false), ("3분의 1", "三分之一", true),
    ("두 배", "2倍", true), ("40%", "40个百分点", false), ("14·5 계획", "“十四五”规划", true),
  ])
  func valuesAreComparedAcrossLanguages(korean: String, chinese: String, expected: Bool) throws {
    let first = try #require(FigureRecognizer(.korean).figures(in: korean).first)
    let second = try #require(FigureRecognizer(.simplifiedChinese).figures(in: chinese).first)
    #expect(first.sameValue(as: second) == expected)
    #expect(second.sameValue(as: first) == expected)
  }
}

private struct SplitMix64 {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension ExactDecimal {
  fileprivate var integerPower: Int128 { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}
