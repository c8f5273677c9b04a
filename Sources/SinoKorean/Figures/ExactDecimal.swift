/// A decimal number as it was written, without rounding: `mantissa` × 10^`exponent`.
///
/// It holds 38 digits. Arithmetic that would need more gives nil, never a near value. Equal numbers are equal values
/// (1.50 == 1.5).
public struct ExactDecimal: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Without trailing zeros; 0 has the exponent 0.
  public let mantissa: Int128
  public let exponent: Int

  public static let zero = ExactDecimal(0)

  public init(_ value: some BinaryInteger) { self.init(mantissa: Int128(value), exponent: 0) }

  public init(mantissa: Int128, exponent: Int) {
    var mantissa = mantissa
    var exponent = exponent
    while mantissa != 0, mantissa % 10 == 0 {
      mantissa /= 10
      exponent += 1
    }
    self.mantissa = mantissa
    self.exponent = mantissa == 0 ? 0 : exponent
  }

  /// Reads `[-]digits[.digits]`, commas between digits skipped; nil of anything else and of more than 38 digits.
  ///
  ///     ExactDecimal("1,053.5")  // 10535 × 10^-1
  public init?(_ text: String) {
    var mantissa: Int128 = 0
    var decimals = 0
    var seenPoint = false
    var digits = 0
    for (index, unit) in text.utf8.enumerated() {
      switch unit {
      case 0x30...0x39:
        let (tens, overflow) = mantissa.multipliedReportingOverflow(by: 10)
        let (sum, overflow2) = tens.addingReportingOverflow(Int128(unit - 0x30))
        guard !overflow, !overflow2 else { return nil }
        mantissa = sum
        digits += 1
        if seenPoint { decimals += 1 }
      case 0x2E where !seenPoint && digits > 0: seenPoint = true
      case 0x2C where digits > 0 && !seenPoint: break
      case 0x2D where index == 0: break
      default: return nil
      }
    }
    guard digits > 0 else { return nil }
    self.init(mantissa: text.utf8.first == 0x2D ? -mantissa : mantissa, exponent: -decimals)
  }

  /// 10^`power`.
  public static func power(_ power: Int) -> ExactDecimal { ExactDecimal(mantissa: 1, exponent: power) }

  public func adding(_ other: ExactDecimal) -> ExactDecimal? {
    let scale = min(exponent, other.exponent)
    guard let first = scaledMantissa(to: scale), let second = other.scaledMantissa(to: scale) else { return nil }
    let (sum, overflow) = first.addingReportingOverflow(second)
    return overflow ? nil : ExactDecimal(mantissa: sum, exponent: scale)
  }

  public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: other.mantissa)
    return overflow ? nil : ExactDecimal(mantissa: product, exponent: exponent + other.exponent)
  }

  public var negated: ExactDecimal { ExactDecimal(mantissa: -mantissa, exponent: exponent) }

  /// Moves the decimal point: × 10^`places`.
  public func shifted(by places: Int) -> ExactDecimal {
    ExactDecimal(mantissa: mantissa, exponent: mantissa == 0 ? 0 : exponent + places)
  }

  /// The value as an integer, nil where it is none or does not fit.
  public var integer: Int? {
    guard exponent >= 0, let whole = scaledMantissa(to: 0) else { return nil }
    return Int(exactly: whole)
  }

  /// How many digits stand after the decimal point.
  public var decimalPlaces: Int { max(0, -exponent) }

  public static func < (first: ExactDecimal, second: ExactDecimal) -> Bool {
    if first.mantissa.signum() != second.mantissa.signum() { return first.mantissa < second.mantissa }
    let scale = min(first.exponent, second.exponent)
    if let left = first.scaledMantissa(to: scale), let right = second.scaledMantissa(to: scale) { return left < right }
    // Only the one with the greater exponent can overflow, so it is the greater in magnitude.
    return (first.exponent > second.exponent) == (first.mantissa < 0)
  }

  /// All digits, no grouping: `-1053.5`.
  public var description: String {
    var digits = String(mantissa.magnitude)
    if exponent >= 0 {
      digits += String(repeating: "0", count: exponent)
    } else {
      let missing = -exponent - digits.utf8.count + 1
      if missing > 0 { digits = String(repeating: "0", count: missing) + digits }
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: exponent))
    }
    return mantissa < 0 ? "-" + digits : digits
  }

  private func scaledMantissa(to scale: Int) -> Int128? {
    guard mantissa != 0 else { return 0 }
    guard exponent - scale <= 38 else { return nil }
    var result = mantissa
    for _ in 0..<(exponent - scale) {
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      result = product
    }
    return result
  }
}
