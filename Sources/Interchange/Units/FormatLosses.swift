import Diagnostics

/// What of the units a format could not hold, or only otherwise; each kind with how often and where first.
public struct FormatLosses: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Characters that XML 1.0 cannot hold; U+FFFD stands for each.
    case invalidCharacter
    /// A date that is none; it was left out.
    case date
    /// Units of another pair of languages than the file's; they were left out.
    case otherLanguages
    /// A code that begins or ends a pair without the other; it was written as an isolated one.
    case unpairedCode
    /// The number of the pair of a code that stands alone.
    case codePair
    /// What joins a closing code to the other language.
    case codeMatch
    /// The kind of markup of a code.
    case codeType
    /// The native code of a code.
    case codeContent
    /// A code beyond the end of its text or inside a character; it was moved to the next place that is right.
    case codePlace
    /// A property whose name the file cannot hold; it was left out.
    case property
  }

  public struct Loss: Hashable, Sendable {
    public let kind: Kind
    public let count: Int
    /// The number of the first unit concerned, from 1 in the order of writing; 0 is the file's header.
    public let firstUnit: Int
  }

  private var found: [Kind: (count: Int, firstUnit: Int)] = [:]

  public init() {}

  public var isEmpty: Bool { found.isEmpty }

  /// In the order in which ``Kind`` lists them.
  public var all: [Loss] {
    Kind.allCases.compactMap { kind in
      found[kind].map { Loss(kind: kind, count: $0.count, firstUnit: $0.firstUnit) }
    }
  }

  mutating func note(_ kind: Kind, unit: Int) { found[kind, default: (0, unit)].count += 1 }

  public static func == (first: FormatLosses, second: FormatLosses) -> Bool { first.all == second.all }
  public func hash(into hasher: inout Hasher) { hasher.combine(all) }
}

extension FormatLosses.Loss {
  /// One sentence for the user.
  public var message: Message {
    let what = kind.words
    guard firstUnit > 0 else {
      return Message(
        en: "\(what.en) (places: \(count), first in the header)", ko: "\(what.ko)(\(count)곳, 처음은 헤더)",
        zh: "\(what.zh)（\(count) 处，首见于文件头）")
    }
    return Message(
      en: "\(what.en) (places: \(count), first in unit \(firstUnit))",
      ko: "\(what.ko)(\(count)곳, 처음은 \(firstUnit)번째 번역 단위)",
      zh: "\(what.zh)（\(count) 处，首见于第 \(firstUnit) 个翻译单元）")
  }
}

extension FormatLosses.Kind {
  fileprivate var words: (en: String, ko: String, zh: String) {
    switch self {
    case .invalidCharacter:
      ("characters that XML cannot hold became U+FFFD", "XML에 쓸 수 없는 문자를 U+FFFD로 바꿨습니다", "XML 无法容纳的字符已替换为 U+FFFD")
    case .date: ("what is no date was left out", "날짜가 아닌 값을 뺐습니다", "不是日期的值已略去")
    case .otherLanguages:
      ("units of other languages than the file's were left out", "파일의 언어 쌍과 다른 번역 단위를 뺐습니다", "语言对与文件不同的翻译单元已略去")
    case .unpairedCode:
      ("codes without their other half became isolated ones", "짝이 없는 코드를 독립 코드로 바꿨습니다", "缺少另一半的代码已改为孤立代码")
    case .codePair: ("pair numbers of isolated codes were left out", "독립 코드의 짝 번호를 뺐습니다", "孤立代码的配对编号已略去")
    case .codeMatch:
      ("what joins closing codes to the other language was left out", "닫는 코드의 언어 간 연결 번호를 뺐습니다", "结束代码的跨语言对应编号已略去")
    case .codeType: ("kinds of codes were left out", "코드의 종류를 뺐습니다", "代码的类型已略去")
    case .codeContent: ("native codes were left out", "코드의 원래 마크업을 뺐습니다", "代码的原始标记已略去")
    case .codePlace:
      ("codes beyond the end of the text or inside a character were moved", "자리가 잘못된 코드를 옮겼습니다", "位置错误的代码已移动")
    case .property: ("properties without a usable name were left out", "이름을 쓸 수 없는 속성을 뺐습니다", "名称不可用的属性已略去")
    }
  }
}
