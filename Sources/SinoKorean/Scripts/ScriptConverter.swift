import COpenCC
import Synchronization

/// The scripts that Chinese terms are printed in.
public enum ChineseScript: String, CaseIterable, Sendable {
  /// 简体, the mainland's.
  case simplified
  /// 繁體 without regional choices.
  case traditional
  /// 繁體 in Taiwan's forms, characters only.
  case taiwan
  /// 繁體 in Taiwan's forms and words: 软件 → 軟體.
  case taiwanWords
  /// 繁體 in Hong Kong's forms.
  case hongKong
  /// The forms Korean prints: 淸, 敎, 爲 where Taiwan has 清, 教, 為.
  case hanja
}

/// Turns Chinese text from one script into another, word by word: 头发 → 頭髮 but 发展 → 發展.
///
/// The door to OpenCC: its configurations and dictionaries are opened at the first conversion (about 10 ms) and shared by
/// the whole process. For matching, ``ScriptFolding`` is a hundred times cheaper.
///
///     try ScriptConverter(to: .traditional).convert("专精特新")  // "專精特新"
public struct ScriptConverter: Sendable {
  public let target: ChineseScript

  public init(to target: ChineseScript) { self.target = target }

  /// `text` in the target script; what is not Chinese stays as it is.
  ///
  /// To ``ChineseScript/simplified`` both traditional and simplified text may be given; to the others the text is read
  /// as simplified, and what is traditional already stays.
  ///
  /// - Throws: ``ScriptConversionError`` where OpenCC's dictionaries are not installed or do not load.
  public func convert(_ text: String) throws(ScriptConversionError) -> String {
    let converted = try OpenCCHandle.shared.convert(text, configuration: configuration)
    return target == .hanja ? Self.inHanjaForms(converted) : converted
  }

  private var configuration: String {
    switch target {
    case .simplified: "t2s.json"
    case .traditional, .hanja: "s2t.json"
    case .taiwan: "s2tw.json"
    case .taiwanWords: "s2twp.json"
    case .hongKong: "s2hk.json"
    }
  }

  private static func inHanjaForms(_ text: String) -> String {
    let table = LanguageTables.hanjaForms
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(Unicode.Scalar(table[scalar.value]).flatMap { $0.value == 0 ? nil : $0 } ?? scalar)
    }
    return String(result)
  }
}

extension ScriptConverter {
  private static let simplifiedOnly: UInt32 = 1 << 24
  private static let traditionalOnly: UInt32 = 1 << 25

  /// Whether no character of `text` belongs to the other script alone: 復旦 is not simplified, 复旦 not traditional.
  ///
  /// Characters that both scripts have never count, nor those of one script that are a character of their own in the
  /// other (后, 里, 干 in traditional text; 乾, 著, 瞭 in simplified). The regional forms of traditional script count alike.
  ///
  /// - Complexity: O(*n*).
  public static func isWritten(_ text: String, in script: ChineseScript) -> Bool {
    foreignCharacters(of: text, in: script).isEmpty
  }

  /// The characters of `text` that its script does not have, in order, each with its UTF-8 offset.
  public static func foreignCharacters(of text: String, in script: ChineseScript) -> [(
    offset: Int, character: Unicode.Scalar
  )] {
    let table = LanguageTables.folding
    let foreign = script == .simplified ? traditionalOnly : simplifiedOnly
    var offset = 0
    var result: [(offset: Int, character: Unicode.Scalar)] = []
    for scalar in text.unicodeScalars {
      if table[scalar.value] & foreign != 0 { result.append((offset, scalar)) }
      offset += UTF8.width(scalar)
    }
    return result
  }
}

/// A script conversion that cannot run.
public struct ScriptConversionError: Error, Hashable, CustomStringConvertible {
  /// OpenCC's configuration, as `s2t.json`.
  public let configuration: String
  /// What OpenCC says.
  public let reason: String

  public var description: String {
    "OpenCC cannot use its configuration \(configuration): \(reason). Install its dictionaries (Debian: libopencc-data)."
  }
}

/// The process's OpenCC converters, one a configuration, opened when first used and never closed.
///
/// OpenCC reports errors through one global string, so opening is kept to one thread at a time; converting is, too, for
/// its C interface promises no more.
private final class OpenCCHandle: Sendable {
  static let shared = OpenCCHandle()
  /// Addresses, for a mutex hands out no pointers.
  private let handles = Mutex<[String: UInt]>([:])

  func convert(_ text: String, configuration: String) throws(ScriptConversionError) -> String {
    let result: Result<String, ScriptConversionError> = handles.withLock { handles in
      guard let handle = Self.handle(of: configuration, in: &handles) else {
        return .failure(Self.lastError(configuration))
      }
      var text = text
      let converted = text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { opencc_convert_utf8(handle, $0.baseAddress, $0.count) }
      }
      guard let converted else { return .failure(Self.lastError(configuration)) }
      defer { opencc_convert_utf8_free(converted) }
      return .success(String(cString: converted))
    }
    return try result.get()
  }

  private static func handle(of configuration: String, in handles: inout [String: UInt]) -> UnsafeMutableRawPointer? {
    if let known = handles[configuration] { return UnsafeMutableRawPointer(bitPattern: known) }
    let opened = opencc_open(configuration)
    // opencc_open reports failure as (opencc_t)-1.
    guard let opened, UInt(bitPattern: opened) != UInt.max else { return nil }
    handles[configuration] = UInt(bitPattern: opened)
    return opened
  }

  private static func lastError(_ configuration: String) -> ScriptConversionError {
    ScriptConversionError(
      configuration: configuration, reason: opencc_error().map { String(cString: $0) } ?? "no reason given")
  }
}
