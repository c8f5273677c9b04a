/// A number as it stands in the text.
struct ScannedNumber {
  var value = ExactDecimal.zero
  /// Past its last scalar.
  var end = 0
  /// How many digits the first run of Arabic digits has before a point; 0 where the number is in words.
  var arabicDigits = 0
  var hasComma = false
  var hasPoint = false
  var numeralCount = 0
  var smallCount = 0
  /// The exponent of the biggest 만, 억, 조 in it, or 0.
  var bigPower = 0
  /// 수천: some of the value.
  var isSeveral = false

  var isSpelled: Bool { arabicDigits == 0 }
  /// Digits and nothing else, as a year or a day is written.
  var isPlain: Bool { arabicDigits > 0 && !hasComma && !hasPoint && smallCount == 0 && bigPower == 0 }
}

extension FigureScanner {
  /// The number at `start`: digits, numerals, 십백천 and 만억조, in the order of their size; nil where none stands.
  ///
  /// One space is allowed before a big unit and after it (1 만 4043). nil too where the value needs more than 38 digits.
  func number(at start: Int) -> ScannedNumber? { number(NumberReading(position: start)) }

  /// The power of ten at `start`, in units alone: 천만 in 수천만; nil where none stands or 조 has no name for it.
  func magnitude(at start: Int) -> ScannedNumber? {
    var reading = NumberReading(position: start)
    reading.current = ExactDecimal(1)
    reading.readsUnitsOnly = true
    return number(reading).flatMap { $0.value.mantissa == 1 && $0.value.exponent < 16 ? $0 : nil }
  }

  private func number(_ reading: NumberReading) -> ScannedNumber? {
    var reading = reading
    let start = reading.position
    readSteps(&reading)
    guard let value = reading.value, reading.position > start else { return nil }
    var number = reading.number
    number.value = value
    number.end = reading.position
    return number
  }

  /// A number of more parts than this is none; zeros would let it go on for ever.
  private static let mostSteps = 80

  private func readSteps(_ reading: inout NumberReading) {
    var steps = 0
    while steps < Self.mostSteps, readStep(&reading) { steps += 1 }
  }

  private func readStep(_ reading: inout NumberReading) -> Bool {
    let position = reading.position
    guard let scalar = scalar(position) else { return false }
    if reading.readsUnitsOnly, HanFigures.smallPower(scalar, isKorean: isKorean) == nil,
      HanFigures.bigPower(scalar, isKorean: isKorean) == nil
    {
      return false
    }
    if SpokenNumber.digit(scalar) != nil { return readDigits(&reading) }
    if let digit = HanFigures.digit(scalar, isKorean: isKorean) { return readNumeral(digit, &reading) }
    if let power = HanFigures.smallPower(scalar, isKorean: isKorean) {
      // 千瓦 and 百分点 are units, not thousands and hundreds; 数千瓦 is thousands of watts.
      guard isKorean || reading.current == nil || !matches("百分", at: position),
        isKorean || reading.current == nil || reading.readsUnitsOnly || unit(at: position) == nil
      else { return false }
      return reading.applySmall(power)
    }
    if let power = HanFigures.bigPower(scalar, isKorean: isKorean) {
      return bigUnitStands(at: position) && reading.applyBig(power)
    }
    if scalar == "点", reading.number.isSpelled, reading.current != nil { return readSpelledDecimals(&reading) }
    if scalar == " " { return readSpace(&reading) }
    return false
  }

  private func readDigits(_ reading: inout NumberReading) -> Bool {
    guard reading.current == nil else { return false }
    var end = reading.position
    var text = ""
    var whole = 0
    while let scalar = scalar(end) {
      if let digit = SpokenNumber.digit(scalar) {
        text += String(digit)
        if !reading.number.hasPoint { whole += 1 }
        end += 1
      } else if scalar == ",", !reading.number.hasPoint, groupFollows(end, digitsBefore: whole, reading.number.hasComma)
      {
        reading.number.hasComma = true
        end += 1
      } else if scalar == ".", !reading.number.hasPoint, digit(at: end + 1) {
        reading.number.hasPoint = true
        text += "."
        end += 1
      } else {
        break
      }
    }
    guard let value = ExactDecimal(text) else { return false }
    reading.current = value
    if reading.number.arabicDigits == 0 { reading.number.arabicDigits = whole }
    reading.position = end
    return true
  }

  func digit(at index: Int) -> Bool { scalar(index).flatMap(SpokenNumber.digit) != nil }

  /// Whether a comma at `index` groups thousands: exactly three digits follow, and one to three precede the first
  /// comma.
  private func groupFollows(_ index: Int, digitsBefore: Int, _ hasComma: Bool) -> Bool {
    guard hasComma || digitsBefore <= 3 else { return false }
    return digit(at: index + 1) && digit(at: index + 2) && digit(at: index + 3) && !digit(at: index + 4)
  }

  private func readNumeral(_ digit: Int, _ reading: inout NumberReading) -> Bool {
    if let current = reading.current {
      // 二〇二二: digits in a row, as years are written.
      guard reading.number.isSpelled, reading.number.smallCount == 0, reading.number.bigPower == 0, !isKorean,
        let next = current.multiplied(by: ExactDecimal(10))?.adding(ExactDecimal(digit))
      else { return false }
      reading.current = next
    } else {
      reading.current = ExactDecimal(digit)
    }
    // 零 in 一千零五 only marks the gap.
    if digit == 0, reading.number.smallCount + reading.number.bigPower > 0 { reading.current = nil }
    reading.number.numeralCount += 1
    reading.position += 1
    return true
  }

  private func readSpelledDecimals(_ reading: inout NumberReading) -> Bool {
    var end = reading.position + 1
    var places = 0
    var fraction = ExactDecimal.zero
    while let digit = scalar(end).flatMap({ HanFigures.digit($0, isKorean: false) }) {
      places += 1
      guard let next = fraction.adding(ExactDecimal(digit).shifted(by: -places)) else { return false }
      fraction = next
      end += 1
    }
    guard places > 0, let current = reading.current, let sum = current.adding(fraction) else { return false }
    reading.current = sum
    reading.number.hasPoint = true
    reading.number.numeralCount += places
    reading.position = end
    return true
  }

  /// Whether 만, 억 or 조 at `index` is the unit and not the beginning of a word: 5 만족, 3조사.
  private func bigUnitStands(at index: Int) -> Bool {
    // 兆瓦 is the megawatt.
    guard isKorean else { return scalars[index] != "兆" || unit(at: index) == nil }
    guard let next = scalar(index + 1), Hangul.isSyllable(next) else { return true }
    let isApart = scalar(index - 1) == " "
    let isDoubtful =
      scalars[index] == "조" && scalar(index - 1).map { HanFigures.smallPower($0, isKorean: true) == nil } == true
    if isApart { return unit(at: index + 1) != nil || "여대명원".unicodeScalars.contains(next) }
    return !isDoubtful || !"사건직합항각로".unicodeScalars.contains(next)
  }

  private func readSpace(_ reading: inout NumberReading) -> Bool {
    let next = reading.position + 1
    if let power = scalar(next).flatMap({ HanFigures.bigPower($0, isKorean: isKorean) }), reading.hasSection,
      reading.number.arabicDigits > 0, bigUnitStands(at: next)
    {
      reading.position = next
      return reading.applyBig(power)
    }
    // 5 천만: the small unit belongs to a big one.
    if reading.current != nil, reading.number.arabicDigits > 0,
      let power = scalar(next).flatMap({ HanFigures.smallPower($0, isKorean: isKorean) }),
      scalar(next + 1).flatMap({ HanFigures.bigPower($0, isKorean: isKorean) }) != nil
    {
      reading.position = next
      return reading.applySmall(power)
    }
    guard !reading.isLookingAhead, reading.number.bigPower > 0, !reading.hasSection, digit(at: next),
      !yearStands(at: next)
    else { return false }
    // One section tells enough, and looking on from there would double the work at every space.
    var ahead = NumberReading(position: next)
    ahead.isLookingAhead = true
    readSteps(&ahead)
    // 3만 5000 goes on; 5만 12억 begins anew.
    guard let value = ahead.value, value < ExactDecimal.power(reading.lastBig) else { return false }
    reading.position = next
    return readDigits(&reading)
  }

  private func yearStands(at index: Int) -> Bool {
    var end = index
    while digit(at: end) { end += 1 }
    let unit = skipSpace(end)
    return end - index == 4 && (matches("년", at: unit) || matches("年", at: unit))
  }

  /// Single digits that a converter spaced out: 2 0 2 2 년. At least three, and a unit after them.
  func spacedDigits(at start: Int) -> ScannedNumber? {
    var end = start
    var text = ""
    while digit(at: end), !digit(at: end + 1), !digit(at: end - 1) {
      text += String(SpokenNumber.digit(scalars[end]) ?? 0)
      guard scalar(end + 1) == " ", digit(at: end + 2), !digit(at: end + 3) else {
        end += 1
        break
      }
      end += 2
    }
    guard text.utf8.count >= 3, let value = ExactDecimal(text) else { return nil }
    let after = skipSpace(end)
    guard let next = scalar(after), Hangul.isSyllable(next) || Hangul.isHan(next) || next == "%" else { return nil }
    return ScannedNumber(value: value, end: end, arabicDigits: text.utf8.count)
  }
}

/// A number half read.
private struct NumberReading {
  var position: Int
  var number = ScannedNumber()
  /// The sum of what big units have closed.
  private var total = ExactDecimal.zero
  /// What 십, 백, 천 have closed since the last big unit.
  private var section = ExactDecimal.zero
  private var isSectionOpen = false
  /// Digits not yet multiplied.
  var current: ExactDecimal?
  private(set) var lastBig = Int.max
  private var lastSmall = Int.max
  /// Whether digits and numerals end it: 수천 in 수천이.
  var readsUnitsOnly = false
  /// Whether a space before digits ends it.
  var isLookingAhead = false

  init(position: Int) { self.position = position }

  var hasSection: Bool { isSectionOpen || current != nil }

  var value: ExactDecimal? {
    guard hasSection || number.bigPower > 0 else { return nil }
    return total.adding(section)?.adding(current ?? .zero)
  }

  mutating func applySmall(_ power: Int) -> Bool {
    guard power < lastSmall, let sum = section.adding((current ?? ExactDecimal(1)).shifted(by: power)) else {
      return false
    }
    section = sum
    isSectionOpen = true
    current = nil
    lastSmall = power
    number.smallCount += 1
    if number.arabicDigits == 0 { number.numeralCount += 1 }
    position += 1
    return true
  }

  /// A bigger unit after a smaller one multiplies all before it (万亿), a smaller one opens the next section.
  mutating func applyBig(_ power: Int) -> Bool {
    guard hasSection || (number.bigPower > 0 && lastBig < power) else { return false }
    guard let here = section.adding(current ?? .zero) else { return false }
    if lastBig < power {
      guard let sum = total.adding(here) else { return false }
      total = sum.shifted(by: power)
    } else {
      guard let sum = total.adding(here.shifted(by: power)) else { return false }
      total = sum
    }
    (section, isSectionOpen, current) = (.zero, false, nil)
    // 万亿: what comes next is below 亿, whatever 万 was.
    lastBig = power
    lastSmall = Int.max
    number.bigPower = max(number.bigPower, power)
    if number.arabicDigits == 0 { number.numeralCount += 1 }
    position += 1
    return true
  }
}
