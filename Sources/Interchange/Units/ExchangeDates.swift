/// Dates of units: `2026-11-28T02:45:00Z` here, `20261128T024500Z` in TMX. No calendar is asked but for the days of a month, no clock ever.
enum ExchangeDates {
  /// ISO 8601 in UTC, seconds precise, of either writing; a date alone is its midnight. nil for what is no date.
  ///
  /// A fraction of a second is dropped, an offset is reckoned in.
  static func normalized(_ text: String) -> String? {
    var digits = Array(text.utf8)[...]
    func number(_ count: Int) -> Int? {
      guard digits.count >= count, digits.prefix(count).allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      defer { digits = digits.dropFirst(count) }
      return digits.prefix(count).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    func skip(_ byte: UInt8) -> Bool {
      guard digits.first == byte else { return false }
      digits = digits.dropFirst()
      return true
    }
    guard let year = number(4) else { return nil }
    _ = skip(0x2D)
    guard let month = number(2), (1...12).contains(month) else { return nil }
    _ = skip(0x2D)
    guard let day = number(2), (1...days(of: month, year)).contains(day) else { return nil }
    var (hour, minute, second, offset) = (0, 0, 0, 0)
    if skip(0x54) || skip(0x74) || skip(0x20) {
      guard let hours = number(2), hours < 24 else { return nil }
      _ = skip(0x3A)
      guard let minutes = number(2), minutes < 60 else { return nil }
      (hour, minute) = (hours, minutes)
      if skip(0x3A) || (digits.first.map { (0x30...0x39).contains($0) } ?? false) {
        guard let seconds = number(2), seconds < 61 else { return nil }
        second = min(seconds, 59)
      }
      if skip(0x2E) || skip(0x2C) { while number(1) != nil {} }
      if !skip(0x5A), !skip(0x7A), let sign = digits.first, sign == 0x2B || sign == 0x2D {
        digits = digits.dropFirst()
        guard let hours = number(2), hours < 24 else { return nil }
        _ = skip(0x3A)
        guard let minutes = digits.isEmpty ? 0 : number(2), minutes < 60 else { return nil }
        offset = (hours * 60 + minutes) * (sign == 0x2D ? -1 : 1)
      }
    }
    guard digits.isEmpty else { return nil }
    return written(year, month, day, minutes: hour * 60 + minute - offset, second)
  }

  /// As TMX writes it; nil for what is no date.
  static func compact(_ text: String) -> String? {
    normalized(text).map { $0.filter { $0 != "-" && $0 != ":" } }
  }

  private static func written(_ year: Int, _ month: Int, _ day: Int, minutes: Int, _ second: Int) -> String? {
    var (year, month, day, minutes) = (year, month, day, minutes)
    if minutes < 0 {
      minutes += 1440
      day -= 1
      if day == 0 {
        (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1)
        day = days(of: month, year)
      }
    } else if minutes >= 1440 {
      minutes -= 1440
      day += 1
      if day > days(of: month, year) {
        (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
        day = 1
      }
    }
    guard (0...9999).contains(year) else { return nil }
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let years = String(repeating: "0", count: 4 - String(year).count) + String(year)
    return "\(years)-\(two(month))-\(two(day))T\(two(minutes / 60)):\(two(minutes % 60)):\(two(second))Z"
  }

  private static func days(of month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
