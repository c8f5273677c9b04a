#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The few functions of the system's mathematics library that probabilities need.
enum Logarithm {
  @inline(__always) static func log(_ value: Float) -> Float { logf(value) }
  @inline(__always) static func exp(_ value: Float) -> Float { expf(value) }
  /// log(e^*a* + e^*b*): sums over long documents want the places of a double, a difference those of a float, which beside 1
  /// does not see e^−17.
  @inline(__always)
  static func sum(_ a: Double, _ b: Double) -> Double {
    let (high, low) = a > b ? (a, b) : (b, a)
    return low == -.infinity || high - low > 17 ? high : high + Double(logf(1 + expf(Float(low - high))))
  }
}
