/// Records as lines with tabs between their fields; in a field a tab is written `\t`, a line break `\n` or `\r`, a backslash `\\`.
public enum FieldText {
  /// Without a line feed at the end.
  public static func line(_ fields: [String]) -> String { fields.map(escaped).joined(separator: "\t") }

  /// The fields of a line in UTF-8; a backslash that escapes nothing is one.
  public static func fields(_ line: [UInt8]) -> [String] { fields(line[...]) }

  // Of one type: a generic one is slow for callers in other modules.
  private static func fields(_ line: ArraySlice<UInt8>) -> [String] {
    line.split(separator: 0x09, omittingEmptySubsequences: false).map { field in
      field.contains(0x5C) ? unescaped(field) : String(decoding: field, as: UTF8.self)
    }
  }

  /// The fields of each line; none of an absent text.
  public static func lines(_ text: String?) -> [[String]] {
    guard let text else { return [] }
    return Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false).map { fields($0) }
  }

  private static func escaped(_ field: String) -> String {
    guard field.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 == 0x5C }) else { return field }
    var result: [UInt8] = []
    for byte in field.utf8 {
      switch byte {
      case 0x09: result += [0x5C, UInt8(ascii: "t")]
      case 0x0A: result += [0x5C, UInt8(ascii: "n")]
      case 0x0D: result += [0x5C, UInt8(ascii: "r")]
      case 0x5C: result += [0x5C, 0x5C]
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func unescaped(_ field: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var isEscaped = false
    for byte in field {
      guard isEscaped || byte == 0x5C else {
        result.append(byte)
        continue
      }
      guard isEscaped else {
        isEscaped = true
        continue
      }
      isEscaped = false
      switch byte {
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case 0x5C: result.append(0x5C)
      default: result += [0x5C, byte]
      }
    }
    if isEscaped { result.append(0x5C) }
    return String(decoding: result, as: UTF8.self)
  }
}
