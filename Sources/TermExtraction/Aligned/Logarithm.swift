#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What probabilities need of the system's mathematics library.
enum Logarithm {
  static func of(_ value: Float) -> Float { logf(value) }

  /// 1 / (1 + e^−*x*).
  static func probability(ofLogOdds logOdds: Float) -> Float { 1 / (1 + expf(-logOdds)) }
}
