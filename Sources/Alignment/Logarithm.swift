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
  @inline(__always) static func log(_ value: Double) -> Double {
    #if canImport(Glibc)
      Glibc.log(value)
    #elseif canImport(Musl)
      Musl.log(value)
    #else
      Darwin.log(value)
    #endif
  }

  /// log(e^*a* + e^*b*).
  @inline(__always)
  static func sum(_ a: Float, _ b: Float) -> Float {
    let (high, low) = a > b ? (a, b) : (b, a)
    return low == -.infinity || high - low > 20 ? high : high + logf(1 + expf(low - high))
  }
}
