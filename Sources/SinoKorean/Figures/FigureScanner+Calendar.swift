extension FigureScanner {
  // MARK: Five-year plans

  /// 제14차 5개년 계획, 14·5 계획, “十四五”规划, 第十四个五年规划.
  func plan(at start: Int) -> (Figure, Int)? { isKorean ? koreanPlan(at: start) : chinesePlan(at: start) }

  private func koreanPlan(at start: Int) -> (Figure, Int)? {
    let ordinal = matches("제", at: start) ? skipSpace(start + 1) : start
    guard let number = number(at: ordinal), number.isPlain, let plan = number.value.integer, plan < 30 else {
      return shortPlan(at: start)
    }
    if let batch = word("차", at: skipSpace(number.end)), let year = word("5개년|5 개년|5년", at: skipSpace(batch)) {
      let end = word("계획|규획", at: skipSpace(year)) ?? year
      return make(start, end, .fiveYearPlan, .plan(plan))
    }
    return shortPlan(at: start)
  }

  /// 14·5 계획, 14.5 규획, ‘14·5’ 계획.
  private func shortPlan(at start: Int) -> (Figure, Int)? {
    let quotes = Set("'\"“‘".unicodeScalars)
    let first = scalar(start).map(quotes.contains) == true ? start + 1 : start
    var end = first
    while digit(at: end) { end += 1 }
    guard end > first, end - first <= 2, let mark = scalar(end), "·.ㆍ・‧".unicodeScalars.contains(mark),
      matches("5", at: end + 1), !digit(at: end + 2)
    else { return nil }
    var after = end + 2
    if first > start, let close = scalar(after), "'\"”’".unicodeScalars.contains(close) { after += 1 }
    let text = String(String.UnicodeScalarView(scalars[first..<end]))
    guard let close = word("계획|규획|기간", at: skipSpace(after)), let plan = ExactDecimal(text)?.integer,
      plan < 30
    else { return nil }
    return make(start, close, .fiveYearPlan, .plan(plan))
  }

  private func chinesePlan(at start: Int) -> (Figure, Int)? {
    if matches("第", at: start), let number = number(at: start + 1), let plan = number.value.integer,
      plan < 30, let year = word("个五年|个5年", at: number.end)
    {
      return make(start, word("规划|计划", at: year) ?? year, .fiveYearPlan, .plan(plan))
    }
    let isQuoted = scalar(start).map { "“\"‘'「『".unicodeScalars.contains($0) } == true
    let first = isQuoted ? start + 1 : start
    var end = first
    while let scalar = scalar(end), HanFigures.digit(scalar, isKorean: false) != nil || scalar == "十" { end += 1 }
    guard end - first >= 2, scalars[end - 1] == "五" else { return nil }
    let head = FigureScanner(String(String.UnicodeScalarView(scalars[first..<(end - 1)])), isKorean: false)
    guard let number = head.number(at: 0), number.end == end - 1 - first, let plan = number.value.integer, plan < 30
    else { return nil }
    let isClosed = isQuoted && scalar(end).map { "”\"’'」』".unicodeScalars.contains($0) } == true
    let after = isClosed ? end + 1 : end
    let noun = word("规划|计划|期间|时期|以来|末|开局|收官", at: after)
    // 十五 without quotation marks is the number; 十四五 can be nothing else.
    guard isClosed || (noun != nil && plan > 10) else { return nil }
    return make(start, word("规划|计划", at: after) ?? after, .fiveYearPlan, .plan(plan))
  }

  // MARK: Dates

  /// 2022년 6월 27일, 2022/8/22~26, 2022.07.27, 6월 27일, 2017~2020년.
  func date(at start: Int) -> (Figure, Int)? { numericDate(at: start) ?? writtenDate(at: start) }

  private func plainInteger(at start: Int) -> (value: Int, end: Int, digits: Int)? {
    var end = start
    var value = 0
    while let digit = scalar(end).flatMap(SpokenNumber.digit), end - start < 5 {
      value = value * 10 + digit
      end += 1
    }
    return end > start ? (value, end, end - start) : nil
  }

  private func numericDate(at start: Int) -> (Figure, Int)? {
    guard let year = plainInteger(at: start), year.digits == 4, (1000...2999).contains(year.value),
      let mark = scalar(year.end), "/.-".unicodeScalars.contains(mark),
      let month = plainInteger(at: skipSpace(year.end + 1)), month.digits <= 2, (1...12).contains(month.value),
      scalar(month.end) == mark, let day = plainInteger(at: skipSpace(month.end + 1)), day.digits <= 2,
      (1...31).contains(day.value)
    else { return nil }
    let first = CalendarDate(year: year.value, month: month.value, day: day.value)
    if let dash = rangeMark(at: day.end, betweenDates: true), let last = plainInteger(at: dash), last.digits <= 2 {
      var end = CalendarDate(year: year.value, month: month.value, day: last.value)
      var position = last.end
      if scalar(last.end) == mark, let lastDay = plainInteger(at: last.end + 1), lastDay.digits <= 2 {
        end = CalendarDate(year: year.value, month: last.value, day: lastDay.value)
        position = lastDay.end
      }
      return make(start, position, .date, .dates(first, end))
    }
    return make(start, day.end, .date, .date(first))
  }

  /// The position after a mark of range at `index`, with a space on either side; nil where there is none.
  ///
  /// 부터 joins dates only: of 10명부터 20명까지 both ends matter apart.
  func rangeMark(at index: Int, betweenDates: Bool = false) -> Int? {
    let position = skipSpace(index)
    if let mark = scalar(position), "~∼〜–—-".unicodeScalars.contains(mark) {
      return skipSpace(scalar(position + 1) == mark ? position + 2 : position + 1)
    }
    guard isKorean else { return word("至|到", at: position) }
    return word(betweenDates ? "내지 |에서 |부터 " : "내지 ", at: position)
  }

  private func writtenDate(at start: Int) -> (Figure, Int)? {
    if let result = yearFirst(at: start) { return result }
    if let month = field(at: start, isKorean ? "월" : "月", 1...12) { return monthFirst(start, month, year: nil) }
    // 40일 is a stretch of time; 27일 alone is a day unless 간 follows.
    guard let day = field(at: start, isKorean ? "일" : "日|号", 1...31),
      word(isKorean ? "간|동안|째|치" : "间|楼|线", at: day.end) == nil, !isYen(from: day.end)
    else { return dayRange(at: start) }
    if let next = rangeMark(at: day.end, betweenDates: true),
      let last = field(at: next, isKorean ? "일" : "日|号", 1...31), last.value > day.value
    {
      return make(start, last.end, .date, .dates(CalendarDate(day: day.value), CalendarDate(day: last.value)))
    }
    return make(start, day.end, .date, .date(CalendarDate(day: day.value)))
  }

  /// 1日元 is money, 1日元旦 a day.
  private func isYen(from position: Int) -> Bool {
    !isKorean && word("元|圆", at: position) != nil && word("元旦", at: position) == nil
  }

  /// 22~26일.
  private func dayRange(at start: Int) -> (Figure, Int)? {
    guard let first = plainInteger(at: start), first.digits <= 2, first.value > 0, let next = rangeMark(at: first.end)
    else {
      return nil
    }
    if let last = field(at: next, isKorean ? "일" : "日|号", 1...31), last.value > first.value,
      word(isKorean ? "간|동안" : "间", at: last.end) == nil
    {
      return make(start, last.end, .date, .dates(CalendarDate(day: first.value), CalendarDate(day: last.value)))
    }
    guard let last = field(at: next, isKorean ? "월" : "月", 1...12), first.value < last.value else { return nil }
    return make(start, last.end, .date, .dates(CalendarDate(month: first.value), CalendarDate(month: last.value)))
  }

  private func yearFirst(at start: Int) -> (Figure, Int)? {
    guard let number = yearNumber(at: start) else { return nil }
    if let end = word(isKorean ? "년" : "年", at: skipSpace(number.end)) {
      if word(isKorean ? "간|동안|여" : "间", at: end) != nil { return nil }
      let position = skipSpace(end)
      if let part = halfOrQuarter(at: position, year: number.value) {
        return make(start, part.end, part.kind, part.value)
      }
      if let month = field(at: position, isKorean ? "월" : "月", 1...12) {
        return monthFirst(start, month, year: number.value)
      }
      if let last = monthSpan(at: position, year: number.value) { return make(start, last.end, .date, last.value) }
      if let last = lastYear(at: end, after: number.value) {
        return make(
          start, last.end, .date, .dates(CalendarDate(year: number.value), CalendarDate(year: last.value)))
      }
      return make(start, end, .date, .date(CalendarDate(year: number.value)))
    }
    guard let next = rangeMark(at: number.end), let last = yearNumber(at: next), last.value > number.value,
      let end = word(isKorean ? "년" : "年", at: skipSpace(last.end))
    else { return nil }
    return make(start, end, .date, .dates(CalendarDate(year: number.value), CalendarDate(year: last.value)))
  }

  /// ~2020년 after 2017년; 2017년~2020년 6월 are two dates.
  private func lastYear(at start: Int, after first: Int) -> (value: Int, end: Int)? {
    guard let next = rangeMark(at: start, betweenDates: true), let last = yearNumber(at: next), last.value > first,
      let end = word(isKorean ? "년" : "年", at: skipSpace(last.end)),
      field(at: skipSpace(end), isKorean ? "월" : "月", 1...12) == nil
    else { return nil }
    return (last.value, end)
  }

  /// Four digits, in figures or in words, also spaced out.
  private func yearNumber(at start: Int) -> (value: Int, end: Int)? {
    guard start == 0 || !digit(at: start - 1) else { return nil }
    let number =
      plainInteger(at: start).flatMap { $0.digits == 4 ? ($0.value, $0.end) : nil }
      ?? spacedDigits(at: start).flatMap { number in number.value.integer.map { ($0, number.end) } }
      ?? (isKorean ? nil : self.number(at: start)).flatMap { number in
        number.isSpelled && number.numeralCount == 4 && number.smallCount == 0
          ? number.value.integer.map { ($0, number.end) } : nil
      }
    guard let number, (1000...2999).contains(number.0) else { return nil }
    return (number.0, number.1)
  }

  private func monthSpan(at start: Int, year: Int) -> (value: Figure.Value, end: Int)? {
    guard let first = plainInteger(at: start), let next = rangeMark(at: first.end),
      let last = field(at: next, isKorean ? "월" : "月", 1...12), first.value < last.value
    else { return nil }
    return (
      .dates(CalendarDate(year: year, month: first.value), CalendarDate(year: year, month: last.value)), last.end
    )
  }

  private func monthFirst(_ start: Int, _ month: (value: Int, end: Int), year: Int?) -> (Figure, Int)? {
    let position = skipSpace(month.end)
    let days = isKorean ? "일" : "日|号"
    if let day = field(at: position, days, 1...31) {
      let first = CalendarDate(year: year, month: month.value, day: day.value)
      if let next = rangeMark(at: day.end, betweenDates: true) {
        if let other = field(at: next, isKorean ? "월" : "月", 1...12),
          let last = field(at: skipSpace(other.end), days, 1...31)
        {
          return make(
            start, last.end, .date, .dates(first, CalendarDate(year: year, month: other.value, day: last.value)))
        }
        if let last = field(at: next, days, 1...31) {
          return make(
            start, last.end, .date, .dates(first, CalendarDate(year: year, month: month.value, day: last.value)))
        }
      }
      return make(start, day.end, .date, .date(first))
    }
    if let day = plainInteger(at: position), let next = rangeMark(at: day.end, betweenDates: true),
      let last = field(at: next, days, 1...31)
    {
      return make(
        start, last.end, .date,
        .dates(
          CalendarDate(year: year, month: month.value, day: day.value),
          CalendarDate(year: year, month: month.value, day: last.value)))
    }
    if let next = rangeMark(at: month.end, betweenDates: true),
      let last = field(at: next, isKorean ? "월" : "月", 1...12), last.value > month.value,
      field(at: skipSpace(last.end), days, 1...31) == nil
    {
      return make(
        start, last.end, .date,
        .dates(CalendarDate(year: year, month: month.value), CalendarDate(year: year, month: last.value)))
    }
    return make(start, month.end, .date, .date(CalendarDate(year: year, month: month.value)))
  }

  /// A whole number in `limits` with one of the units right after it.
  private func field(at start: Int, _ units: String, _ limits: ClosedRange<Int>) -> (value: Int, end: Int)? {
    var value: Int?
    var end = start
    if let plain = plainInteger(at: start), plain.digits <= 2 {
      (value, end) = (plain.value, plain.end)
    } else if !isKorean, let number = number(at: start), number.isSpelled, !number.hasPoint {
      (value, end) = (number.value.integer, number.end)
    }
    guard let value, limits.contains(value), let close = word(units, at: skipSpace(end)) else { return nil }
    return (value, close)
  }

  // MARK: Parts of the year

  /// 상반기, 1분기, 上半年, 一季度, 前三季度.
  func part(at start: Int) -> (Figure, Int)? {
    halfOrQuarter(at: start, year: nil).map { make(start, $0.end, $0.kind, $0.value) }
  }

  private func halfOrQuarter(at start: Int, year: Int?) -> (kind: Figure.Kind, value: Figure.Value, end: Int)? {
    for (index, name) in [isKorean ? "상반기" : "上半年", isKorean ? "하반기" : "下半年"].enumerated() {
      if let end = word(name, at: start) {
        return (.halfYear, .part(year: year, first: index + 1, last: index + 1), end)
      }
    }
    let unit = isKorean ? "분기|사분기|/4분기|/4 분기" : "季度|季"
    if !isKorean, let close = word("前", at: start), let last = field(at: close, unit, 2...4) {
      return (.quarter, .part(year: year, first: 1, last: last.value), last.end)
    }
    let first = word(isKorean ? "제" : "第", at: start) ?? start
    if let single = field(at: first, unit, 1...4) {
      return (.quarter, .part(year: year, first: single.value, last: single.value), single.end)
    }
    guard let opening = plainInteger(at: first), (1...3).contains(opening.value), let next = rangeMark(at: opening.end),
      let last = field(at: next, unit, 2...4)
    else { return nil }
    return (.quarter, .part(year: year, first: opening.value, last: last.value), last.end)
  }

  // MARK: Times

  /// 14:00, 14:00~16:00, 오후 2시 30분, 下午2点.
  func clock(at start: Int) -> (Figure, Int)? {
    guard let first = time(at: start) else { return nil }
    if let next = rangeMark(at: first.end, betweenDates: true), let last = time(at: next) {
      return make(start, last.end, .time, .times(first.value, last.value))
    }
    return make(start, first.end, .time, .time(first.value))
  }

  /// 两 in 下午两点.
  private func spelledHour(at start: Int, marked: Bool) -> (value: Int, end: Int, digits: Int)? {
    guard marked, let number = number(at: start), number.isSpelled, !number.hasPoint else { return nil }
    return number.value.integer.map { ($0, number.end, 2) }
  }

  private func time(at start: Int) -> (value: TimeOfDay, end: Int)? {
    let morning = word(isKorean ? "오전" : "上午|早上|凌晨", at: start)
    let afternoon = word(isKorean ? "오후" : "下午|晚上|中午", at: start)
    let position = (morning ?? afternoon).map(skipSpace) ?? start
    guard let hour = plainInteger(at: position) ?? spelledHour(at: position, marked: position > start),
      hour.digits <= 2,
      hour.value <= 24
    else { return nil }
    func result(_ minute: Int, _ end: Int) -> (TimeOfDay, Int) {
      (TimeOfDay(hour: afternoon != nil && hour.value < 12 ? hour.value + 12 : hour.value, minute: minute), end)
    }
    if scalar(hour.end) == ":", let minute = plainInteger(at: hour.end + 1), minute.digits == 2, minute.value < 60 {
      return result(minute.value, minute.end)
    }
    // 14시, but not 12시간; 2点 only after 上午 or 下午, for 点 is also the decimal point.
    guard let close = word(isKorean ? "시" : "点|时", at: skipSpace(hour.end)),
      isKorean ? !matches("간", at: close) && !matches("리즈", at: close) : morning != nil || afternoon != nil
    else { return nil }
    if let minute = plainInteger(at: skipSpace(close)), let end = word(isKorean ? "분" : "分", at: skipSpace(minute.end)),
      minute.value < 60
    {
      return result(minute.value, end)
    }
    if let half = word("반|半", at: skipSpace(close)), !isKorean || scalar(half).map(Hangul.isSyllable) != true {
      return result(30, half)
    }
    return result(0, close)
  }
}
