/// Numerals below 10,000 in characters, as far as a rendering writes them as figures.
enum NumeralAsFigures {
  private static func digit(_ key: UInt32) -> Int? {
    switch key {
    case 0x3007, 0x96F6: 0  // 〇 零
    case 0x4E00: 1
    case 0x4E8C, 0x4E24: 2  // 二 两
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    default: nil
    }
  }

  private static func unit(_ key: UInt32) -> Int? {
    switch key {
    case 0x5341: 10  // 十
    case 0x767E: 100  // 百
    case 0x5343: 1000  // 千
    default: nil
    }
  }

  static func isNumeral(_ key: UInt32) -> Bool { digit(key) != nil || unit(key) != nil }

  /// The value of 十四, 三百二十 or 二〇二二; nil where the keys are no numeral of one of these forms.
  static func value(of keys: [UInt32]) -> Int? {
    guard keys.contains(where: { unit($0) != nil }) else {
      return keys.reduce(0) { sum, key in digit(key).map { (sum ?? 0) * 10 + $0 } }
    }
    var sum = 0
    var pending: Int?
    var lastUnit = 10_000
    for key in keys {
      if let unit = unit(key) {
        guard unit < lastUnit, pending != nil || unit == 10 && sum == 0 else { return nil }
        sum += (pending ?? 1) * unit
        pending = nil
        lastUnit = unit
      } else if let digit = digit(key) {
        guard pending == nil || pending == 0 else { return nil }
        pending = digit
      }
    }
    if let pending {
      guard lastUnit == 10 || keys.count > 1 && keys[keys.count - 2] == 0x96F6 else { return nil }
      sum += pending
    }
    return sum
  }
}
