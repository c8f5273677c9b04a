/// How scores and figures between 0 and 1 are written.
public enum ScoreText {
  /// With three decimals: `0.875`.
  public static func text(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
