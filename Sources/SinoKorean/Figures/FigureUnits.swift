/// The names of units in both languages.
///
/// The first name of a language is the one that is written; all of them are read. Names are matched longest first.
enum FigureUnits {
  enum Meaning: Hashable {
    case percent, percentPoint, multiple, tenths
    case money(Currency)
    case measure(Measure)
    case period(TimeUnit)
    case counter(Counter)
    case ordinal(Counter)
  }

  struct Entry {
    let meaning: Meaning
    let korean: [String]
    let chinese: [String]

    init(_ meaning: Meaning, _ korean: String, _ chinese: String) {
      self.meaning = meaning
      self.korean = korean.split(separator: "|").map(String.init)
      self.chinese = chinese.split(separator: "|").map(String.init)
    }
  }

  static let entries: [Entry] = [
    Entry(.percent, "%|％|퍼센트|프로", "%|％"),
    Entry(.percentPoint, "%p|%P|%포인트|퍼센트포인트|퍼센트 포인트", "个百分点|百分点"),
    Entry(.multiple, "배", "倍"), Entry(.tenths, "할", "成"),
    Entry(.money(.cny), "위안|위안화|인민폐|CNY|RMB", "元|元人民币|人民币|块|块钱|RMB|CNY"),
    Entry(.money(.krw), "원|원화|KRW", "韩元|韩币|韩圜|KRW"),
    Entry(.money(.usd), "달러|미국 달러|미국달러|미 달러|미달러|불|USD", "美元|美金|USD"),
    Entry(.money(.jpy), "엔|엔화", "日元|日圆"), Entry(.money(.eur), "유로|유로화", "欧元"),
    Entry(.money(.hkd), "홍콩달러|홍콩 달러", "港元|港币"), Entry(.money(.gbp), "파운드", "英镑"),
    Entry(.money(.twd), "대만달러|대만 달러", "新台币|台币"),
    Entry(.measure(.nanometre), "nm|나노미터|나노", "纳米|nm"), Entry(.measure(.millimetre), "mm|㎜|밀리미터|밀리", "毫米|mm"),
    Entry(.measure(.centimetre), "cm|㎝|센티미터|센티", "厘米|公分|cm"), Entry(.measure(.metre), "m|미터", "米|m"),
    Entry(.measure(.kilometre), "km|㎞|킬로미터|KM|Km", "公里|千米|km|KM"),
    Entry(.measure(.squareMetre), "㎡|제곱미터|평방미터|m²|m2", "平方米|㎡|平米|m²|m2"),
    Entry(.measure(.squareKilometre), "㎢|제곱킬로미터|평방킬로미터|km²|km2", "平方公里|平方千米|㎢|km²|km2"),
    Entry(.measure(.hectare), "헥타르|ha|㏊", "公顷|ha"), Entry(.measure(.mu), "무", "亩"),
    Entry(.measure(.gram), "g|그램", "克|g"), Entry(.measure(.kilogram), "kg|㎏|킬로그램|KG|Kg", "公斤|千克|kg|KG"),
    Entry(.measure(.tonne), "톤|t", "吨|t"), Entry(.measure(.millilitre), "ml|mL|㎖|밀리리터", "毫升|ml|mL"),
    Entry(.measure(.litre), "리터|L|ℓ", "升|L"), Entry(.measure(.watt), "W|와트", "瓦|W"),
    Entry(.measure(.kilowatt), "kW|킬로와트|㎾", "千瓦|kW"), Entry(.measure(.megawatt), "MW|메가와트|㎿", "兆瓦|MW"),
    Entry(.measure(.gigawatt), "GW|기가와트", "吉瓦|GW"), Entry(.measure(.kilowattHour), "kWh|킬로와트시", "千瓦时|度电|kWh"),
    Entry(.measure(.megabyte), "MB|메가바이트", "MB"), Entry(.measure(.gigabyte), "GB|기가바이트", "GB"),
    Entry(.measure(.terabyte), "TB|테라바이트", "TB"),
    Entry(.measure(.degreeCelsius), "℃|°C|도", "℃|°C|摄氏度"), Entry(.measure(.hertz), "Hz|헤르츠", "赫兹|Hz"),
    Entry(.measure(.gigahertz), "GHz|기가헤르츠", "吉赫兹|GHz"),
    Entry(.period(.year), "년|년간|개년|년 동안|해", "年|年间"), Entry(.period(.month), "개월|개월간|달|개월 동안", "个月|个多月"),
    Entry(.period(.week), "주|주간|주일", "周|个星期|星期|个周"), Entry(.period(.day), "일간|일 동안", "天|日间"),
    Entry(.period(.hour), "시간|시간 동안", "小时|个小时|个钟头"), Entry(.period(.minute), "분|분간", "分钟"),
    Entry(.period(.second), "초|초간", "秒|秒钟"),
    Entry(.counter(.company), "개사|개 기업|개 업체", "家|家企业|家公司"),
    Entry(.counter(.country), "개국|개 국가|개 나라", "个国家|国"),
    Entry(.counter(.thing), "개|개소|쌍|채", "个|只|支|座|颗|套|款|部|间|门|类|张"),
    Entry(.counter(.person), "명|인|사람", "人|名|位|人次"),
    Entry(.counter(.matter), "건", "件|起|宗|笔"), Entry(.counter(.item), "항|항목|개 항목|가지 항목", "项|项目"),
    Entry(.counter(.place), "곳|군데|개 지역", "所|处|个地区"), Entry(.counter(.sort), "가지|종|종류|개 종류", "种|种类"),
    Entry(.counter(.machine), "대|량|척", "台|辆|架|艘"), Entry(.counter(.time), "회|번|차례|라운드", "次|回|轮"),
    Entry(.counter(.stage), "단계", "个阶段|阶段|步"), Entry(.counter(.point), "점|포인트", "分|点"),
    Entry(.counter(.age), "세|살", "岁|周岁"), Entry(.counter(.floor), "층", "层|楼"),
    Entry(.counter(.household), "가구|세대", "户"), Entry(.counter(.work), "편", "篇"),
    Entry(.counter(.volume), "권", "册|本"), Entry(.counter(.anniversary), "주년", "周年"),
    Entry(.ordinal(.rank), "위|등", "位|名"), Entry(.ordinal(.time), "번째|회째|차례", "次"),
    Entry(.ordinal(.batch), "차", "批|轮"), Entry(.ordinal(.issue), "호", "号"),
    Entry(.ordinal(.session), "회", "届"), Entry(.ordinal(.term), "기", "期"), Entry(.ordinal(.article), "조", "条"),
    Entry(.ordinal(.stage), "단계", "阶段"), Entry(.ordinal(.thing), "개", "个|家|项|款|部|座|种"),
  ]

  typealias Name = (text: [Unicode.Scalar], meaning: Meaning)

  /// By first scalar, longest first; ordinal readings apart, since they hold only after 제 or 第 (or for 위, 번째, 차 and 호).
  static let korean = index { $0.korean }
  static let chinese = index { $0.chinese }

  private static func index(_ names: (Entry) -> [String]) -> [Unicode.Scalar: [Name]] {
    var result: [Unicode.Scalar: [Name]] = [:]
    for entry in entries {
      for name in names(entry) {
        let scalars = Array(name.unicodeScalars)
        result[scalars[0], default: []].append((scalars, entry.meaning))
      }
    }
    for key in result.keys { result[key]?.sort { $0.text.count > $1.text.count } }
    return result
  }

  static func name(of meaning: Meaning, inKorean: Bool) -> String {
    guard let entry = entries.first(where: { $0.meaning == meaning }) else { return "" }
    return inKorean ? entry.korean[0] : entry.chinese[0]
  }

  /// Currency signs that stand before the number; ¥ is the yuan here.
  static let signs: [Unicode.Scalar: Currency] = [
    "$": .usd, "＄": .usd, "¥": .cny, "￥": .cny, "₩": .krw, "￦": .krw, "€": .eur, "£": .gbp,
  ]
}
