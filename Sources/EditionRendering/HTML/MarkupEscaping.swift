import Mustache

/// Escapes text for HTML, in content and in quoted attributes.
///
/// It works on scalars: by `Character`, as the engine's own escaping does, a quotation mark with a combining mark after it is another
/// character than a quotation mark, passes as it is, and ends the attribute.
package struct MarkupEscaping: MustacheContentType {
  /// What templates name it by, in their pragma.
  static let name = "MARKUP"

  package func escapeText(_ text: String) -> String { Self.escaped(text) }

  /// Control characters, which HTML does not allow, become U+FFFD; tabs and line ends stay.
  package static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + text.utf8.count / 8)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): result += "&lt;".utf8
      case UInt8(ascii: ">"): result += "&gt;".utf8
      case UInt8(ascii: "&"): result += "&amp;".utf8
      case UInt8(ascii: "\""): result += "&quot;".utf8
      case UInt8(ascii: "'"): result += "&#39;".utf8
      case 0x09, 0x0A, 0x0D: result.append(byte)
      case 0..<0x20, 0x7F: result += "\u{FFFD}".utf8
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
