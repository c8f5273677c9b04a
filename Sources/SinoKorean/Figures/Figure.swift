import BitextModel

/// A number, date or amount in running text, as an exact value that both languages can be compared by.
///
/// ## Topics
/// - Finding: ``FigureRecognizer``
/// - Comparing: ``sameValue(as:)``
/// - Writing: ``written(in:style:)``
public struct Figure: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case cardinal
    /// 제3회, 1위, 第三届.
    case ordinal
    /// The value counts hundredths: 14.9 for 14.9%; 30 for 三成.
    case percent
    case percentPoint
    /// 12.1배, 倍.
    case multiple
    case fraction
    case ratio
    case money(Currency)
    case measure(Measure)
    case date
    case time
    case halfYear
    case quarter
    /// 제14차 5개년 계획.
    case fiveYearPlan
    /// A length of time: 3년간, 12시간.
    case period(TimeUnit)
  }

  public enum Value: Hashable, Sendable {
    case number(ExactDecimal)
    /// 40~55, both ends included.
    case range(ExactDecimal, ExactDecimal)
    /// 1,2위.
    case list([ExactDecimal])
    /// 수천, 数千: some of these.
    case several(of: ExactDecimal)
    case fraction(numerator: ExactDecimal, denominator: ExactDecimal)
    case ratio(ExactDecimal, ExactDecimal)
    case date(CalendarDate)
    case dates(CalendarDate, CalendarDate)
    case time(TimeOfDay)
    case times(TimeOfDay, TimeOfDay)
    /// Half-years or quarters, from 1; `first == last` for a single one.
    case part(year: Int?, first: Int, last: Int)
    /// The number of the plan.
    case plan(Int)
  }

  /// What is said of a value beside the value.
  public struct Qualifiers: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// 약, 가량, 约, 左右.
    public static let about = Qualifiers(rawValue: 1)
    /// 여, 多, 余: a little more.
    public static let some = Qualifiers(rawValue: 2)
    /// 이상, 以上.
    public static let atLeast = Qualifiers(rawValue: 4)
    /// 이하, 以下.
    public static let atMost = Qualifiers(rawValue: 8)
    /// 초과, 넘는, 超过.
    public static let moreThan = Qualifiers(rawValue: 16)
    /// 미만, 不足.
    public static let lessThan = Qualifiers(rawValue: 32)
  }

  /// From the first digit (or 제, 第, a sign) to the end of the unit; qualifiers before and after it are not in it.
  public let range: TextRange
  public let value: Value
  public let kind: Kind
  /// What is counted, where the kind does not say it.
  public let unit: Counter?
  public let qualifiers: Qualifiers
  /// Whether it is written in words (두 배, 三十). A small number in words may well be missing from a translation.
  public let isSpelledOut: Bool

  public init(
    range: TextRange, value: Value, kind: Kind, unit: Counter? = nil, qualifiers: Qualifiers = [],
    isSpelledOut: Bool = false
  ) {
    self.range = range
    self.value = value
    self.kind = kind
    self.unit = unit
    self.qualifiers = qualifiers
    self.isSpelledOut = isSpelledOut
  }

  /// Whether both say the same in whatever language: equal value and kind.
  ///
  /// Counters do not count, for 곳 is 家, 所, 处 and 个; qualifiers do not either, for they are often understood. A fraction
  /// equals any other of its value: 절반, 1/2 and 50%.
  public func sameValue(as other: Figure) -> Bool {
    if let first = hundredths, let second = other.hundredths { return first == second }
    if isQuantity && other.isQuantity && kindsAgree(with: other) { return value == other.value }
    return kind == other.kind && value == other.value
  }

  private var isQuantity: Bool { kind == .cardinal || kind == .ordinal }

  // 第1位, 1등 and 1위 are one thing; a bare number may stand for either.
  private func kindsAgree(with other: Figure) -> Bool { kind == other.kind || unit == nil || other.unit == nil }

  /// A fraction or percentage as an exact pair in lowest terms.
  private var hundredths: [Int]? {
    switch (kind, value) {
    case (.percent, .number(let number)):
      guard let mantissa = Int(exactly: number.mantissa), number.exponent <= 12, number.exponent >= -12 else {
        return nil
      }
      let places = number.exponent - 2
      let scale = (0..<abs(places)).reduce(1) { product, _ in product * 10 }
      return places < 0 ? Figure.lowest(mantissa, scale) : Figure.lowest(mantissa * scale, 1)
    case (.fraction, .fraction(let numerator, let denominator)):
      guard let top = numerator.integer, let bottom = denominator.integer, bottom != 0 else { return nil }
      return Figure.lowest(top, bottom)
    default: return nil
    }
  }

  private static func lowest(_ top: Int, _ bottom: Int) -> [Int] {
    var (first, second) = (abs(top), abs(bottom))
    while second != 0 { (first, second) = (second, first % second) }
    return first == 0 ? [0, 1] : [top / first, bottom / first]
  }
}

/// A date of which parts may be missing: 6월, 27일, 2022년 6월.
public struct CalendarDate: Hashable, Sendable {
  public let year: Int?
  public let month: Int?
  public let day: Int?

  public init(year: Int? = nil, month: Int? = nil, day: Int? = nil) {
    self.year = year
    self.month = month
    self.day = day
  }
}

/// A time of day in the 24-hour clock.
public struct TimeOfDay: Hashable, Sendable {
  public let hour: Int
  public let minute: Int

  public init(hour: Int, minute: Int = 0) {
    self.hour = hour
    self.minute = minute
  }
}

public enum TimeUnit: String, Hashable, Sendable, CaseIterable { case year, month, week, day, hour, minute, second }

/// The currencies of the trade, by ISO 4217.
public enum Currency: String, Hashable, Sendable, CaseIterable { case cny, krw, usd, jpy, eur, hkd, gbp, twd }

public enum Measure: String, Hashable, Sendable, CaseIterable {
  case nanometre, millimetre, centimetre, metre, kilometre
  case squareMetre, squareKilometre, hectare, mu
  case gram, kilogram, tonne
  case millilitre, litre
  case watt, kilowatt, megawatt, gigawatt, kilowattHour
  case megabyte, gigabyte, terabyte
  case degreeCelsius, hertz, gigahertz
}

/// What a cardinal counts. Languages cut this field differently, so the classes are broad.
public enum Counter: String, Hashable, Sendable, CaseIterable {
  /// 개, 个.
  case thing
  /// 명, 人.
  case person
  /// 건, 件.
  case matter
  /// 항, 项.
  case item
  /// 곳, 所.
  case place
  /// 개사, 家.
  case company
  /// 가지, 种.
  case sort
  /// 대, 台.
  case machine
  /// 회, 次.
  case time
  /// 개국, 个国家.
  case country
  /// 단계, 阶段.
  case stage
  /// 점, 分.
  case point
  /// 세, 岁.
  case age
  /// 층, 层.
  case floor
  /// 위, 位.
  case rank
  /// 기, 期.
  case term
  /// 회(제3회), 届.
  case session
  /// 차, 批.
  case batch
  /// 호, 号.
  case issue
  /// 가구, 户.
  case household
  /// 편, 篇.
  case work
  /// 권, 册.
  case volume
  /// 조, 条.
  case article
  /// 주년, 周年.
  case anniversary
}
