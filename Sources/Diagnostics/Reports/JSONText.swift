#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Records as JSON in one line, keys sorted, slashes as they are.
public enum JSONText {
  public static func of(_ record: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(record), as: UTF8.self)
    } catch {
      preconditionFailure("a record of names and numbers is always JSON: \(error)")
    }
  }

  /// A text as ``of(_:)`` writes it: for records so many that an encoder for each takes longer than the work.
  public static func quoted(_ text: String) -> String {
    var result = "\""
    var rest = text.utf8[...]
    while let place = rest.firstIndex(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
      result += Substring(rest[..<place])
      result += escape(rest[place])
      rest = rest[rest.index(after: place)...]
    }
    return result + Substring(rest) + "\""
  }

  private static func escape(_ byte: UInt8) -> String {
    switch byte {
    case 0x22: "\\\""
    case 0x5C: "\\\\"
    case 0x08: "\\b"
    case 0x09: "\\t"
    case 0x0A: "\\n"
    case 0x0C: "\\f"
    case 0x0D: "\\r"
    default: (byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)
    }
  }
}
