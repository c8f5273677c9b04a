#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The few functions of the system's mathematics library that probabilities need.
enum Logarithm {
  /// Beside 1 a float does not see e^−17.
  static let unseen: Double = 17

  @inline(__always) static func log(_ value: Float) -> Float { logf(value) }
  @inline(__always) static func exp(_ value: Float) -> Float { expf(value) }
  /// log(e^*a* + e^*b*): sums over long documents want the places of a double, a difference those of a float.
  @inline(__always)
  static func sum(_ a: Double, _ b: Double) -> Double {
    let (high, low) = a > b ? (a, b) : (b, a)
    return low == -.infinity || high - low > unseen ? high : high + Double(logf(1 + expf(Float(low - high))))
  }
}
