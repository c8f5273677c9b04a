/// Why bytes could not be read as a text.
public struct TextDecodingError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// Bytes that mean nothing in the encoding.
    case invalidBytes(Encoding)
    /// The file ends inside a character.
    case truncated(Encoding)
    /// A byte-order mark that contradicts the encoding asked for.
    case oppositeByteOrder(Encoding)
    /// A NUL, or so many control characters that this is a picture, an archive or a program.
    case notText
    /// Several encodings, or none, make a plausible text of it.
    case undetermined
  }

  public let reason: Reason
  /// The offset of the first byte in question, from the start of the file, a byte-order mark included.
  public let offset: Int
  /// The bytes found there, at most eight.
  public let bytes: [UInt8]

  public init(reason: Reason, offset: Int, bytes: [UInt8]) {
    self.reason = reason
    self.offset = offset
    self.bytes = bytes
  }

  init(_ reason: Reason, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>, count: Int) {
    let end = min(bytes.count, offset + min(max(count, 1), 8))
    self.init(reason: reason, offset: offset, bytes: Array(bytes[min(offset, end)..<end]))
  }
}

extension TextDecodingError: CustomStringConvertible {
  public var description: String {
    let found = bytes.isEmpty ? "the end of the file" : bytes.map(Self.hexadecimal).joined(separator: " ")
    switch reason {
    case .invalidBytes(let encoding):
      return
        "byte \(offset): expected \(encoding.rawValue) text, found \(found); save the file as UTF-8 or name its encoding "
        + "with --encoding (\(Encoding.acceptedNames.joined(separator: ", ")))"
    case .truncated(let encoding):
      return
        "byte \(offset): expected a whole character in \(encoding.rawValue), found \(found) and then the end of the file; "
        + "the file was cut short: fetch it again, or name another encoding with --encoding"
    case .oppositeByteOrder(let encoding):
      return
        "byte \(offset): expected \(encoding.rawValue) text, found the byte-order mark \(found) of the other byte order; "
        + "use --encoding utf-16"
    case .notText:
      return "byte \(offset): expected a text, found \(found), which texts do not hold; this looks like binary data: "
        + "export it as plain text or Markdown first"
    case .undetermined:
      return
        "byte \(offset): expected a text in UTF-8, UTF-16, CP949, GB 18030 or Big5, found \(found), which makes no plausible "
        + "text in any one of them; name the encoding with --encoding (\(Encoding.acceptedNames.joined(separator: ", ")))"
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "0x" + (digits.count == 1 ? "0" + digits : digits)
  }
}
