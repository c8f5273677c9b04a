/// Percent-encoding of RFC 3986, section 2.1.
enum PercentEncoding {
  /// `%2C`
  static func of(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (digits.count == 1 ? "0" : "") + digits
  }

  /// A path as part of a URI: everything but unreserved characters and the slash is encoded, so a colon never reads as
  /// a scheme.
  static func of(path: String) -> String {
    path.utf8.map { isUnreserved($0) || $0 == UInt8(ascii: "/") ? String(Unicode.Scalar($0)) : of($0) }.joined()
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
