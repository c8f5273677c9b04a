/// The languages the program speaks to its users.
public enum InterfaceLanguage: String, Sendable, CaseIterable {
  case english = "en"
  case korean = "ko"
  case chinese = "zh"
}

/// One sentence for the user, in every language the program speaks.
///
/// The three wordings stand together where the sentence is made, so that none is forgotten:
///
///     Message(en: "unknown key", ko: "알 수 없는 키입니다", zh: "未知的键")
public struct Message: Hashable, Sendable {
  public let english: String
  public let korean: String
  public let chinese: String

  public init(en english: String, ko korean: String, zh chinese: String) {
    self.english = english
    self.korean = korean
    self.chinese = chinese
  }

  /// The same words in every language: a name, a figure.
  public init(verbatim text: String) { self.init(en: text, ko: text, zh: text) }

  public func text(in language: InterfaceLanguage) -> String {
    switch language {
    case .english: english
    case .korean: korean
    case .chinese: chinese
    }
  }
}
