/// A language as a BCP 47 tag: the script of Chinese is part of it, for 简体 and 繁體 are never poured into one another.
public struct Language: RawRepresentable, Hashable, Sendable, Comparable {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public static let korean = Language(rawValue: "ko")
  public static let simplifiedChinese = Language(rawValue: "zh-Hans")
  public static let traditionalChinese = Language(rawValue: "zh-Hant")
  public static let english = Language(rawValue: "en")

  /// Whether this is Chinese in either script.
  public var isChinese: Bool { rawValue == "zh" || rawValue.hasPrefix("zh-") }

  public static func < (first: Language, second: Language) -> Bool { first.rawValue < second.rawValue }
}
