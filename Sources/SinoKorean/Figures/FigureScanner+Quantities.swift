extension FigureScanner {
  // MARK: Fractions

  /// 3분의 1, 三分之一, 百分之十四点九, 절반, 一半, 1/3.
  func fraction(at start: Int) -> (Figure, Int)? {
    if let end = word(isKorean ? "절반" : "一半|半数", at: start) {
      return make(
        start, end, .fraction, .fraction(numerator: ExactDecimal(1), denominator: ExactDecimal(2)), spelled: true)
    }
    guard let bottom = number(at: start), !bottom.isSeveral else { return nil }
    if let close = word(isKorean ? "분의" : "分之", at: skipSpace(bottom.end)),
      let top = number(at: isKorean ? skipSpace(close) : close)
    {
      return fraction(start, bottom, top)
    }
    // 1/3, not 14/8 nor the year of 2022/8/22.
    guard bottom.isPlain, scalar(bottom.end) == "/", scalar(start - 1) != "/", let top = number(at: bottom.end + 1),
      top.isPlain, scalar(top.end) != "/", bottom.value < top.value, top.value <= ExactDecimal(10)
    else { return nil }
    return make(start, top.end, .fraction, .fraction(numerator: bottom.value, denominator: top.value))
  }

  private func fraction(_ start: Int, _ bottom: ScannedNumber, _ top: ScannedNumber) -> (Figure, Int)? {
    let spelled = bottom.isSpelled && top.isSpelled
    if bottom.value == ExactDecimal(100) {
      if let next = rangeMark(at: top.end), let last = number(at: word("百分之", at: next) ?? next),
        top.value < last.value
      {
        return make(start, last.end, .percent, .range(top.value, last.value), spelled: spelled)
      }
      return make(start, top.end, .percent, .number(top.value), spelled: spelled)
    }
    return make(
      start, top.end, .fraction, .fraction(numerator: top.value, denominator: bottom.value), spelled: spelled)
  }

  // MARK: Quantities

  /// A number with its sign, its unit and what qualifies it; the reading of last resort.
  func quantity(at start: Int) -> (Figure, Int)? {
    nativeQuantity(at: start) ?? doubling(at: start) ?? ordinal(at: start) ?? signed(at: start)
  }

  /// 두 배, 세 가지, 첫 번째.
  private func nativeQuantity(at start: Int) -> (Figure, Int)? {
    guard isKorean else { return nil }
    for (name, value) in HanFigures.nativeOrdinals where matches(name, at: start) {
      let end = start + name.unicodeScalars.count
      return make(start, end, .ordinal, .number(ExactDecimal(value)), unit: .time, spelled: true)
    }
    for (name, value) in HanFigures.native where matches(name, at: start) {
      let position = start + name.unicodeScalars.count
      guard let unit = unit(at: skipSpace(position)), takesNative(unit.meaning),
        wordEnds(at: unit.end, isApart: scalar(position) == " "), scalar(position) == " " || joinsNative(position)
      else { continue }
      return build(
        Draft(
          start: start, value: .number(ExactDecimal(value)), unit: unit, end: unit.end, qualifiers: [], spelled: true))
    }
    return nil
  }

  private func takesNative(_ meaning: FigureUnits.Meaning) -> Bool {
    switch meaning {
    case .multiple, .period(.year), .period(.month), .period(.week), .period(.hour): true
    case .counter(let counter):
      [
        .thing, .person, .matter, .place, .sort, .machine, .time, .company, .country, .work, .volume, .stage, .age,
        .household,
      ].contains(counter)
    default: false
    }
  }

  /// 두개 and 한달 are written in one word; 세대, 열대, 세종 and 한편 are other words.
  private func joinsNative(_ index: Int) -> Bool {
    word("개|명|번|배|가지|달|시간|곳|차례|사람", at: index) != nil
  }

  /// Whether a Hangul word can end here, so that 두 대학 is not 두 대. Nothing but a particle may follow.
  private func wordEnds(at index: Int, isApart: Bool) -> Bool {
    guard isKorean, let next = scalar(index), Hangul.isSyllable(next) else { return true }
    var end = index
    while let scalar = scalar(end), Hangul.isSyllable(scalar) { end += 1 }
    guard let sound = LastSound(scalars[index - 1]) else { return true }
    let tail = String(String.UnicodeScalarView(scalars[index..<end]))
    return Particles.analyse(tail: tail, afterSound: sound)?.agreement == .agrees
  }

  /// 翻番, 翻一番, 翻两番.
  private func doubling(at start: Int) -> (Figure, Int)? {
    guard !isKorean, matches("翻", at: start - 1), let times = number(at: start), times.isSpelled,
      let end = word("番", at: times.end), let count = times.value.integer, (1...9).contains(count)
    else { return nil }
    return make(start, end, .multiple, .number(ExactDecimal(1 << count)), spelled: true)
  }

  /// 제3회, 第三届, 1위, 1,2 위, 2번째.
  private func ordinal(at start: Int) -> (Figure, Int)? {
    let marked = word(isKorean ? "제" : "第", at: start)
    let first = marked ?? start
    let position = marked != nil && isKorean ? skipSpace(first) : first
    guard let number = ordinalNumber(at: position), !number.hasPoint, marked != nil || number.isPlain else {
      return nil
    }
    var values = [number.value]
    var end = number.end
    while values.count < Self.longestList, let mark = scalar(end), ",·、".unicodeScalars.contains(mark),
      let next = self.number(at: end + 1),
      next.isPlain,
      number.isPlain, number.arabicDigits <= 2, next.arabicDigits <= 2
    {
      values.append(next.value)
      end = next.end
    }
    let unit = unit(at: skipSpace(end), ordinal: true)
    let counter = unit.flatMap { ordinalCounter($0.meaning) }
    guard let unit, let counter, marked != nil || bareOrdinals.contains(counter),
      marked != nil || wordEnds(at: unit.end, isApart: false)
    else {
      // 第一 alone is a rank; 제1 alone belongs to a name.
      guard marked != nil, !isKorean, values.count == 1 else { return nil }
      return make(start, end, .ordinal, .number(values[0]), unit: .rank, spelled: number.isSpelled)
    }
    let value = values.count == 1 ? Figure.Value.number(values[0]) : .list(values)
    return make(start, unit.end, .ordinal, value, unit: counter, spelled: number.isSpelled)
  }

  private static let longestList = 20

  /// 5 in 제5조, where 조 is the article and no 10¹².
  private func ordinalNumber(at start: Int) -> ScannedNumber? {
    guard let number = number(at: start), isKorean, number.bigPower > 0, digit(at: start) else {
      return self.number(at: start)
    }
    var end = start
    while digit(at: end) { end += 1 }
    let text = String(String.UnicodeScalarView(scalars[start..<end]))
    return ExactDecimal(text).map { ScannedNumber(value: $0, end: end, arabicDigits: end - start) }
  }

  private var bareOrdinals: Set<Counter> { isKorean ? [.rank, .time, .issue, .batch] : [] }

  private func ordinalCounter(_ meaning: FigureUnits.Meaning) -> Counter? {
    if case .ordinal(let counter) = meaning { counter } else { nil }
  }

  private func signed(at start: Int) -> (Figure, Int)? {
    if let sign = word(isKorean ? "마이너스 |마이너스|-" : "负|-", at: start) {
      let isMinus = scalar(start - 1).map { " (（~：:".unicodeScalars.contains($0) } ?? true
      guard isMinus || scalars[start] != "-", let (figure, end) = amount(at: sign, from: start),
        case .number(let value) = figure.value
      else { return nil }
      return make(
        start, end, figure.kind, .number(value.negated), unit: figure.unit, qualifiers: figure.qualifiers,
        spelled: figure.isSpelledOut)
    }
    if let currency = FigureUnits.signs[scalars[start]] {
      guard let number = number(at: skipSpace(start + 1)) else { return nil }
      return make(start, number.end, .money(currency), .number(number.value), qualifiers: qualifiers(start, number.end))
    }
    return amount(at: start, from: start)
  }

  /// What has been read of a quantity.
  private struct Draft {
    let start: Int
    var value: Figure.Value
    var unit: (meaning: FigureUnits.Meaning, end: Int)?
    var end: Int
    var qualifiers: Figure.Qualifiers
    var spelled: Bool
  }

  /// 三四百, 五六个: neighbouring numerals are the ends of a range.
  private func neighbours(at position: Int) -> (Figure, Int)? {
    guard !isKorean, let low = scalar(position).flatMap({ HanFigures.digit($0, isKorean: false) }), low > 0,
      let high = scalar(position + 1).flatMap({ HanFigures.digit($0, isKorean: false) }), high == low + 1,
      let number = number(at: position + 1), number.value.mantissa == Int128(high)
    else { return nil }
    let first = ExactDecimal(low).shifted(by: number.value.exponent)
    var draft = Draft(
      start: position, value: .range(first, number.value), end: number.end, qualifiers: [], spelled: true)
    readUnit(&draft)
    guard draft.unit != nil || number.smallCount + number.bigPower > 0 else { return nil }
    return build(draft)
  }

  private func amount(at position: Int, from start: Int) -> (Figure, Int)? {
    if let figure = neighbours(at: position) { return figure }
    guard let number = spacedDigits(at: position) ?? several(at: position) ?? number(at: position) else { return nil }
    var draft = Draft(
      start: start, value: number.isSeveral ? .several(of: number.value) : .number(number.value), end: number.end,
      qualifiers: [], spelled: number.isSpelled)
    if let some = someMark(at: draft.end) {
      draft.qualifiers.insert(.some)
      draft.end = some
      // 3万多亿 does not exist, but 十多亿 does.
      if let power = scalar(some).flatMap({ HanFigures.bigPower($0, isKorean: isKorean) }), !isKorean {
        draft.value = .number(number.value.shifted(by: power))
        draft.end += 1
      }
    }
    readUnit(&draft)
    readRange(number, &draft)
    guard stands(number, draft) else { return nil }
    return build(draft)
  }

  private func readUnit(_ draft: inout Draft) {
    guard let unit = unit(at: skipSpace(draft.end)), unitStands(unit, after: draft.end) else { return }
    draft.unit = unit
    draft.end = unit.end
  }

  /// A unit of Hangul letters must end its word, but for particles; 대 in 40 대학 is no counter.
  private func unitStands(_ unit: (meaning: FigureUnits.Meaning, end: Int), after end: Int) -> Bool {
    guard let last = scalar(unit.end - 1) else { return false }
    if LatinSound.isLetter(last) { return scalar(unit.end).map { !LatinSound.isLetter($0) } ?? true }
    guard isKorean, Hangul.isSyllable(last) else { return true }
    if case .money = unit.meaning { return !matches("칙", at: unit.end) && !matches("인", at: unit.end) }
    return wordEnds(at: unit.end, isApart: scalar(end) == " ") || compoundFollows(unit)
  }

  /// 5개사, 3년간, 100명당: words written onto a unit that leave it one; in running text also a noun (30주년기념).
  private func compoundFollows(_ unit: (meaning: FigureUnits.Meaning, end: Int)) -> Bool {
    word("이상|이하|미만|초과|가량|정도|안팎|내외|남짓|당|마다|규모|짜리|넘|기준|전|후|내|동안|연속|만에", at: unit.end) != nil
  }

  /// 수천, 몇십, 几千, 数万.
  private func several(at start: Int) -> ScannedNumber? {
    guard let after = word(isKorean ? "수|몇 |몇" : "数|几", at: start), let next = scalar(after),
      HanFigures.smallPower(next, isKorean: isKorean) != nil || HanFigures.bigPower(next, isKorean: isKorean) != nil,
      var number = magnitude(at: after)
    else { return nil }
    number.isSeveral = true
    return number
  }

  /// 여, 多, 余 between number and unit.
  private func someMark(at index: Int) -> Int? {
    let position = skipSpace(index)
    guard isKorean else {
      return word("多|余", at: position).flatMap { unit(at: $0) != nil || bigFollows($0) ? $0 : nil }
    }
    return word("여", at: position).flatMap { unit(at: skipSpace($0)) != nil ? $0 : nil }
  }

  private func bigFollows(_ index: Int) -> Bool {
    scalar(index).flatMap { HanFigures.bigPower($0, isKorean: isKorean) } != nil
  }

  private func readRange(_ first: ScannedNumber, _ draft: inout Draft) {
    guard case .number(var low) = draft.value else { return }
    if isRatio(first, &draft) { return }
    guard let next = rangeMark(at: draft.end), scalar(draft.end) != "-" || draft.unit != nil || first.isPlain,
      let second = number(at: next)
    else { return }
    var end = second.end
    let unit = unit(at: skipSpace(end)).flatMap { unitStands($0, after: end) ? $0 : nil }
    if let unit { end = unit.end }
    if let mine = draft.unit, let other = unit, mine.meaning != other.meaning { return }
    guard draft.unit == nil || unit != nil, unit != nil || (first.isPlain && second.isPlain) else { return }
    // 10~20억 is from 10억; 5000~1만 is from 5000.
    if first.bigPower == 0, second.bigPower > 0, low.shifted(by: second.bigPower) < second.value {
      low = low.shifted(by: second.bigPower)
    }
    guard low < second.value else { return }
    draft.value = .range(low, second.value)
    draft.unit = unit ?? draft.unit
    draft.end = end
  }

  /// 3:1, 3대 1, 3比1.
  private func isRatio(_ first: ScannedNumber, _ draft: inout Draft) -> Bool {
    guard case .number(let value) = draft.value else { return false }
    let close = word(isKorean ? "대 |대|:| : " : "比|:", at: first.end) ?? (isKorean ? word(" 대 ", at: first.end) : nil)
    guard let close, let second = number(at: close), !second.isSpelled || !isKorean,
      unit(at: skipSpace(second.end)) == nil
    else { return false }
    draft.value = .ratio(value, second.value)
    draft.unit = nil
    draft.end = second.end
    return true
  }

  /// Whether the number counts something: digits do unless they are part of a name, numerals only with a unit or a
  /// clear shape.
  private func stands(_ number: ScannedNumber, _ draft: Draft) -> Bool {
    if number.isSpelled { return spelledStands(number, draft) }
    if draft.unit == nil, number.isPlain, number.arabicDigits <= 2, isListMarker(draft) { return false }
    guard let next = scalar(draft.end) else { return true }
    // 36kr, 5G, 1.2.3, +86-10-6780.
    if draft.unit == nil, LatinSound.isLetter(next) { return false }
    if draft.unit == nil, [".", "-", "+", "/", ":"].contains(next), digit(at: draft.end + 1) { return false }
    if draft.unit == nil, let before = scalar(draft.start - 1), ["+", "/", "#", "-", ":"].contains(before) {
      return false
    }
    return true
  }

  /// 1. and 2) at the beginning of a line.
  private func isListMarker(_ draft: Draft) -> Bool {
    guard let mark = scalar(draft.end), mark == "." || mark == ")" else { return false }
    var before = draft.start - 1
    while let scalar = scalar(before), " #*-(".unicodeScalars.contains(scalar) { before -= 1 }
    return before < 0 || scalars[before] == "\n"
  }

  private func spelledStands(_ number: ScannedNumber, _ draft: Draft) -> Bool {
    if number.isSeveral { return !isKorean || draft.unit != nil || wordEnds(at: draft.end, isApart: false) }
    if isKorean { return koreanSpelledStands(number, draft) }
    if case .ratio = draft.value { return true }
    // 一二三四 is a list, unless it is a year.
    guard number.smallCount + number.bigPower > 0 || number.numeralCount == 1 || number.hasPoint else { return false }
    let before = scalar(draft.start - 1)
    if let unit = draft.unit {
      // 十分 is "very", 一点 "a little".
      if unit.meaning == .counter(.point) { return number.numeralCount > 1 }
      return before != "统" && before != "唯" && !HanFigures.words.contains { matches($0, at: draft.start) }
    }
    return number.numeralCount >= 2 && number.smallCount > 0
      && before.map { !"统万专第".unicodeScalars.contains($0) } != false
  }

  /// 이백오십만 is a number by its shape; 백만 and 삼십 want a unit, and 백 alone one that stands apart (백도 is a peach).
  private func koreanSpelledStands(_ number: ScannedNumber, _ draft: Draft) -> Bool {
    guard let unit = draft.unit else { return number.numeralCount >= 4 && number.smallCount >= 2 }
    if number.numeralCount > 1 { return number.smallCount > 0 }
    let isApart = scalar(number.end) == " " || draft.qualifiers.contains(.some)
    return number.smallCount > 0 && (unit.meaning == .counter(.person) || isApart)
  }

  private func build(_ draft: Draft) -> (Figure, Int) {
    let qualifiers = draft.qualifiers.union(qualifiers(draft.start, draft.end))
    var kind = Figure.Kind.cardinal
    var counter: Counter?
    var value = draft.value
    switch draft.unit?.meaning {
    case nil: if case .ratio = draft.value { kind = .ratio }
    case .percent: kind = .percent
    case .percentPoint: kind = .percentPoint
    case .multiple: kind = .multiple
    case .tenths:
      kind = .percent
      if case .number(let number) = value { value = .number(number.shifted(by: 1)) }
    case .money(let currency): kind = .money(currency)
    case .measure(let measure): kind = .measure(measure)
    case .period(let unit): kind = .period(unit)
    case .counter(let name): counter = name
    case .ordinal(let name):
      kind = .ordinal
      counter = name
    }
    return make(
      draft.start, draft.end, kind, value, unit: counter, qualifiers: qualifiers, spelled: draft.spelled)
  }

  /// The longest unit at `index`; names for ordinals only where one is wanted.
  func unit(at index: Int, ordinal: Bool = false) -> (meaning: FigureUnits.Meaning, end: Int)? {
    guard let first = scalar(index), let names = (isKorean ? FigureUnits.korean : FigureUnits.chinese)[first] else {
      return nil
    }
    for name in names {
      if case .ordinal = name.meaning { if !ordinal { continue } } else if ordinal { continue }
      let end = index + name.text.count
      if end <= scalars.count, scalars[index..<end].elementsEqual(name.text) { return (name.meaning, end) }
    }
    return nil
  }

  private func qualifiers(_ start: Int, _ end: Int) -> Figure.Qualifiers {
    var result: Figure.Qualifiers = []
    let before: [(String, Figure.Qualifiers)] =
      isKorean
      ? [("약", .about), ("대략", .about), ("최소", .atLeast), ("최대", .atMost)]
      : [
        ("约", .about), ("近", .about), ("超过", .moreThan), ("超", .moreThan), ("逾", .moreThan), ("不足", .lessThan),
        ("至少", .atLeast), ("最多", .atMost), ("不低于", .atLeast), ("不超过", .atMost),
      ]
    let head = scalar(start - 1) == " " ? start - 1 : start
    for (name, qualifier) in before where word(name, at: head - name.unicodeScalars.count) != nil {
      result.insert(qualifier)
    }
    if result.contains([.moreThan, .atMost]) { result.remove(.moreThan) }
    let after: [(String, Figure.Qualifiers)] =
      isKorean
      ? [
        ("이상", .atLeast), ("이하", .atMost), ("미만", .lessThan), ("초과", .moreThan), ("을 초과", .moreThan),
        ("를 초과", .moreThan),
        ("가량", .about), ("정도", .about), ("안팎", .about), ("내외", .about), ("을 넘", .moreThan), ("를 넘", .moreThan),
      ]
      : [("以上", .atLeast), ("以下", .atMost), ("以内", .atMost), ("左右", .about), ("上下", .about)]
    for (name, qualifier) in after where matches(name, at: end) || matches(name, at: skipSpace(end)) {
      result.insert(qualifier)
    }
    return result
  }
}
