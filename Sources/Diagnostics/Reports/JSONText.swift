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
}
