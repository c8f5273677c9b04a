import COpenCC
import Synchronization

/// The process's OpenCC converters, one a configuration, opened when first used and never closed.
///
/// One thread at a time uses them: a conversion is short, and OpenCC promises nothing about its dictionaries.
final class OpenCC: Sendable {
  static let shared = OpenCC()
  /// Addresses, for a mutex hands out no pointers.
  private let handles = Mutex<[String: UInt]>([:])

  /// What one entry of a dictionary, or none, made of a stretch of text.
  struct Item {
    let stage: Int
    /// In bytes of the stage's input.
    let keyLength: Int
    /// What the entry gives, the first of them chosen; empty where there was no entry and the text stays.
    let values: [String]
  }

  func convert(_ text: String, configuration: String) throws(ScriptConversionError) -> String {
    try with(configuration) { handle in
      var text = text
      var error: UnsafeMutablePointer<CChar>?
      var length = 0
      let converted = text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          copencc_convert(handle, $0.baseAddress ?? Self.nothing, $0.count, &length, &error)
        }
      }
      guard let converted else { return .failure(Self.failure(configuration, error)) }
      defer { copencc_free(converted) }
      let bytes = UnsafeRawBufferPointer(start: converted, count: length)
      return .success(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// Every step of the conversion of `text`, each stage's in order of place, and the number of stages.
  func trace(_ text: String, configuration: String) throws(ScriptConversionError) -> (items: [Item], stages: Int) {
    try with(configuration) { handle in
      var text = text
      var error: UnsafeMutablePointer<CChar>?
      let items = Items()
      let stages = text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          copencc_trace(handle, $0.baseAddress ?? Self.nothing, $0.count, Items.visit, items.address, &error)
        }
      }
      guard stages >= 0 else { return .failure(Self.failure(configuration, error)) }
      return .success((items.all, Int(stages)))
    }
  }

  /// What the dictionary of `stage` lists for exactly `key`; empty where it has no such entry.
  func values(of key: String, stage: Int, configuration: String) -> [String] {
    let found = try? with(configuration) { handle in
      var key = key
      let items = Items()
      key.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          guard let start = $0.baseAddress else { return }
          copencc_entry(handle, Int32(stage), start, $0.count, Items.visit, items.address)
        }
      }
      return .success(items.all.first?.values ?? [])
    }
    return found ?? []
  }

  /// Gathers what the visitor is told.
  private final class Items {
    var all: [Item] = []
    var address: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    static let visit: copencc_visitor = { context, stage, keyLength, values, count in
      let values = (0..<count).map { String(cString: values![$0]) }
      let items = Unmanaged<Items>.fromOpaque(context!).takeUnretainedValue()
      items.all.append(Item(stage: Int(stage), keyLength: keyLength, values: values))
    }
  }

  /// Where an empty text points to.
  nonisolated(unsafe) private static let nothing = UnsafePointer(UnsafeMutablePointer<CChar>.allocate(capacity: 1))

  private func with<Value>(
    _ configuration: String, _ body: (OpaquePointer) -> Result<Value, ScriptConversionError>
  ) throws(ScriptConversionError) -> Value {
    try handles.withLock { handles -> Result<Value, ScriptConversionError> in
      if let known = handles[configuration], let handle = OpaquePointer(bitPattern: known) { return body(handle) }
      var error: UnsafeMutablePointer<CChar>?
      guard let opened = copencc_open(configuration, &error) else {
        return .failure(Self.failure(configuration, error))
      }
      handles[configuration] = UInt(bitPattern: opened)
      return body(opened)
    }.get()
  }

  private static func failure(_ configuration: String, _ error: UnsafeMutablePointer<CChar>?) -> ScriptConversionError {
    defer { copencc_free(error) }
    return ScriptConversionError(
      configuration: configuration, reason: error.map { String(cString: $0) } ?? "no reason given")
  }
}
