import BitextModel

/// How the digits of a number are written.
public enum NumberStyle: Hashable, Sendable, CaseIterable {
  /// One unit and decimals where four places are enough (1256.1亿), else sections (1256억 1000만).
  case decimal
  /// Sections of four digits: 1256억 1000만.
  case sections
  /// All digits: 125610000000.
  case plain
}

extension Figure {
  /// The figure in another language: exactly its value, its unit by that language's name, and its qualifiers.
  ///
  /// Korean is written in sections and Chinese with decimals unless `style` says otherwise. Nothing is rounded.
  ///
  ///     figure.written(in: .simplifiedChinese)  // 1256억 1000만 위안 → 1256.1亿元
  ///
  /// - Parameter language: Korean, or Chinese in either script.
  public func written(in language: Language, style: NumberStyle? = nil) -> String {
    let isKorean = !language.isChinese
    let writer = FigureWriter(isKorean: isKorean, style: style ?? (isKorean ? .sections : .decimal))
    let text = writer.text(of: self)
    return language == .traditionalChinese ? FigureWriter.traditional(text) : text
  }
}

private struct FigureWriter {
  let isKorean: Bool
  let style: NumberStyle

  static func traditional(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(HanFigures.traditional[scalar] ?? scalar) }
    // 周年 keeps 周; only the week is 週.
    let written = String(result)
    return written.hasSuffix("週年") ? String(written.dropLast(2)) + "周年" : written
  }

  func text(of figure: Figure) -> String {
    switch figure.value {
    case .date(let date): return text(of: date)
    case .dates(let first, let last): return text(of: first) + "~" + text(of: last, after: first)
    case .time(let time): return text(of: time)
    case .times(let first, let last): return text(of: first) + "~" + text(of: last)
    case .part(let year, let first, let last): return part(figure.kind, year, first, last)
    case .plan(let number): return plan(number)
    case .fraction(let top, let bottom):
      return isKorean ? "\(digits(bottom))분의 \(digits(top))" : "\(digits(bottom))分之\(digits(top))"
    case .ratio(let first, let second): return digits(first) + (isKorean ? "대 " : "比") + digits(second)
    case .number, .range, .list, .several: return quantity(figure)
    }
  }

  // MARK: Quantities

  private func quantity(_ figure: Figure) -> String {
    let mark = figure.qualifiers.contains(.some) ? (isKorean ? "여" : "多") : ""
    var body = number(figure) + mark
    // 여 wants its space before the counter: 100여 개.
    let unit = unitName(figure)
    let isSymbol = unit.unicodeScalars.first.map { !Hangul.isSyllable($0) && !Hangul.isHan($0) } ?? true
    // 조항 and 조건 are words.
    let endsInTrillions = body.hasSuffix("조")
    let wantsSpace = isKorean && !isSymbol && (!mark.isEmpty || isMoney(figure.kind) || endsInTrillions)
    if figure.kind == .ordinal { body = ordinalPrefix(figure) + body }
    return prefix(figure) + body + (wantsSpace ? " " : "") + unit + span(figure) + suffix(figure)
  }

  /// 간 of a thousand years and more, which else would be a year: 1000년간.
  private func span(_ figure: Figure) -> String {
    guard figure.kind == .period(.year), case .number(let value) = figure.value, value >= ExactDecimal(1000),
      value < ExactDecimal(3000), !figure.qualifiers.contains(.some)
    else { return "" }
    return isKorean ? "간" : "间"
  }

  private func isMoney(_ kind: Figure.Kind) -> Bool { if case .money = kind { true } else { false } }

  private func ordinalPrefix(_ figure: Figure) -> String {
    guard isKorean else { return "第" }
    return figure.unit == .rank || figure.unit == .time ? "" : "제"
  }

  private func number(_ figure: Figure) -> String {
    switch figure.value {
    // 2022년 in 1만 2022년 would be a year, and nobody counts in 第1.2万.
    case .number(let number):
      figure.kind == .period(.year) || figure.kind == .ordinal ? number.description : digits(number)
    case .range(let first, let last): range(first, last, figure)
    case .list(let numbers): numbers.map(digits).joined(separator: isKorean ? "," : "、")
    case .several(let magnitude): (isKorean ? "수" : "数") + magnitudeName(magnitude)
    default: ""
    }
  }

  /// Both ends in full where a shared 만 would be read into the first (1~2만 is 1만~2만), or where no unit shows that they belong
  /// together.
  private func range(_ first: ExactDecimal, _ last: ExactDecimal, _ figure: Figure) -> String {
    let myriad = ExactDecimal.power(4)
    let isMixed = first < myriad && last >= myriad
    let isBare = figure.unit == nil && figure.kind == .cardinal
    if isMixed || isBare || figure.kind == .period(.year) { return "\(first)~\(last)" }
    return digits(first) + "~" + digits(last)
  }

  /// 천, 십만, 千万: a power of ten in words.
  private func magnitudeName(_ value: ExactDecimal) -> String {
    let power = value.exponent
    let small = (isKorean ? ["", "십", "백", "천"] : ["", "十", "百", "千"])[power % 4]
    return small + (power >= 4 ? bigName(power - power % 4) : "")
  }

  private func bigName(_ power: Int) -> String {
    switch power {
    case 4: isKorean ? "만" : "万"
    case 8: isKorean ? "억" : "亿"
    case 12: isKorean ? "조" : "万亿"
    default: ""
    }
  }

  func digits(_ value: ExactDecimal) -> String {
    if value.mantissa < 0 { return "-" + digits(value.negated) }
    let myriad = ExactDecimal.power(4)
    guard style != .plain, value >= myriad else { return value.description }
    if style == .decimal {
      let power = [12, 8, 4].first { value >= ExactDecimal.power($0) } ?? 4
      let scaled = value.shifted(by: -power)
      if scaled.decimalPlaces <= 4 { return scaled.description + bigName(power) }
    }
    return sections(value)
  }

  private func sections(_ value: ExactDecimal) -> String {
    var text = value.description
    var fraction = ""
    if let point = text.firstIndex(of: ".") {
      fraction = String(text[point...])
      text = String(text[..<point])
    }
    var parts: [String] = []
    var power = 0
    while !text.isEmpty {
      // What is above 조 stays in its section: there is no unit the two languages share.
      let count = power == 12 ? text.utf8.count : min(4, text.utf8.count)
      let section = String(text.suffix(count))
      text.removeLast(count)
      let trimmed = String(section.drop { $0 == "0" })
      if power == 0, !fraction.isEmpty {
        parts.append((trimmed.isEmpty ? "0" : trimmed) + fraction)
      } else if !trimmed.isEmpty {
        parts.append(trimmed + bigName(power))
      }
      power += 4
    }
    return parts.reversed().joined(separator: isKorean ? " " : "")
  }

  private func unitName(_ figure: Figure) -> String {
    let meaning: FigureUnits.Meaning? =
      switch figure.kind {
      case .percent: .percent
      case .percentPoint: .percentPoint
      case .multiple: .multiple
      case .money(let currency): .money(currency)
      case .measure(let measure): .measure(measure)
      case .period(let unit): .period(unit)
      case .cardinal: figure.unit.map { .counter($0) }
      case .ordinal: figure.unit.map { .ordinal($0) }
      default: nil
      }
    guard let meaning else { return "" }
    return FigureUnits.name(of: meaning, inKorean: isKorean)
  }

  private func prefix(_ figure: Figure) -> String {
    if isKorean { return figure.qualifiers.contains(.about) ? "약 " : "" }
    if figure.qualifiers.contains(.about) { return "约" }
    if figure.qualifiers.contains(.moreThan) { return "超过" }
    return figure.qualifiers.contains(.lessThan) ? "不足" : ""
  }

  private func suffix(_ figure: Figure) -> String {
    let qualifiers = figure.qualifiers
    if qualifiers.contains(.atLeast) { return isKorean ? " 이상" : "以上" }
    if qualifiers.contains(.atMost) { return isKorean ? " 이하" : "以下" }
    guard isKorean else { return "" }
    return qualifiers.contains(.moreThan) ? " 초과" : qualifiers.contains(.lessThan) ? " 미만" : ""
  }

  // MARK: Dates

  private func text(of date: CalendarDate, after first: CalendarDate? = nil) -> String {
    let names = isKorean ? ["년", "월", "일"] : ["年", "月", "日"]
    // The end of a span repeats only what changes: 2022년 8월 22일~26일.
    let year = date.year == first?.year && date.month != nil ? nil : date.year
    let month = date.month == first?.month && date.day != nil && year == nil ? nil : date.month
    let parts = zip([year, month, date.day], names).compactMap { value, name in value.map { "\($0)\(name)" } }
    return parts.joined(separator: isKorean ? " " : "")
  }

  private func text(of time: TimeOfDay) -> String {
    "\(time.hour):" + (time.minute < 10 ? "0" : "") + "\(time.minute)"
  }

  private func part(_ kind: Figure.Kind, _ year: Int?, _ first: Int, _ last: Int) -> String {
    let head = year.map { isKorean ? "\($0)년 " : "\($0)年" } ?? ""
    if kind == .halfYear {
      return head + (isKorean ? (first == 1 ? "상반기" : "하반기") : (first == 1 ? "上半年" : "下半年"))
    }
    let names = ["一", "二", "三", "四"]
    if first == last { return head + (isKorean ? "\(first)분기" : names[first - 1] + "季度") }
    if isKorean { return head + "\(first)~\(last)분기" }
    return head + (first == 1 ? "前\(names[last - 1])季度" : "\(first)~\(last)季度")
  }

  private func plan(_ number: Int) -> String {
    isKorean ? "제\(number)차 5개년 계획" : "“\(spelled(number))五”规划"
  }

  /// 1 to 99 in Chinese numerals.
  private func spelled(_ number: Int) -> String {
    let names = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    let tens = number >= 20 ? names[number / 10] + "十" : number >= 10 ? "十" : ""
    return tens + names[number % 10]
  }
}
