import BitextModel
import Diagnostics

/// What of an article could not be read as its author meant it. Reading went on behind it.
public struct Damage: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// More levels of quotations, lists or brackets than any article has: no article.
    case tooDeep(levels: Int)
    /// A comment or declaration of HTML that nothing closes.
    case unclosed(String)
    /// Markup so involved that the place of the text in it is known only roughly.
    case roughPlace
  }

  public let kind: Kind
  /// Where, in the article's ``SourceText``.
  public let range: TextRange

  public init(_ kind: Kind, range: TextRange) {
    self.kind = kind
    self.range = range
  }

  /// Whether the file is no article and should not be worked on.
  public var isFatal: Bool {
    if case .tooDeep = kind { true } else { false }
  }

  /// What was expected, what was found and how to mend it.
  public var message: Message {
    switch kind {
    case .tooDeep(let levels):
      Message(
        en: "expected at most \(levels) levels of nesting, found more; escape marks (> * [) that are meant as text",
        ko: "중첩은 \(levels)단계까지만 읽는데 더 깊습니다. 글자로 쓴 기호(> * [)는 \\로 이스케이프하세요",
        zh: "最多支持 \(levels) 层嵌套，此处更深；作为文字使用的符号（> * [）请用 \\ 转义")
    case .unclosed(let end):
      Message(
        en: "expected “\(end)”, found the end of the block; close it", ko: "‘\(end)’ 없이 블록이 끝났습니다. 닫아 주세요",
        zh: "此处应有“\(end)”，但段落已结束；请补上")
    case .roughPlace:
      Message(
        en: "the place of the text here is known only roughly; write its markup more simply",
        ko: "이 부분의 위치를 대략만 알 수 있습니다. 마크업을 더 단순하게 쓰세요", zh: "此处文字的位置只能大致确定；请简化标记")
    }
  }
}
