import BitextModel
import TextAnalysis

/// Writes a block's text in Markdown's inline syntax.
///
/// Emphasis is written with asterisks where CommonMark's rules of flanking see it. They do not beside CJK punctuation
/// (`**专精特新（**` before a letter stays as it is printed), nor where asterisks meet asterisks; there the HTML element is
/// written, which CommonMark allows in text.
struct MarkdownInline {
  private(set) var text = ""
  private var isInElement = false

  static func line(_ runs: BlockRuns, isLineStart: Bool) -> String {
    var inline = MarkdownInline()
    inline.append(runs.treeOfMarks(), isLineStart: isLineStart, following: nil)
    while inline.text.hasSuffix(" ") { inline.text.removeLast() }
    return inline.text
  }

  private init() {}

  private mutating func append(_ nodes: [InlineNode], isLineStart: Bool, following: Unicode.Scalar?) {
    for (index, node) in nodes.enumerated() {
      let next = nodes[(index + 1)...].lazy.compactMap(\.firstScalar).first ?? following
      switch node {
      case .text(let text):
        appendText(text, isLineStart: isLineStart && self.text.isEmpty)
      case .findingNumber: break
      case .element(.mark(let kind), let children): append(kind, children, next, isLineStart)
      case .element(_, let children):
        append(children, isLineStart: isLineStart, following: next)
      }
    }
  }

  private mutating func appendText(_ string: String, isLineStart: Bool) {
    let escaped = MarkdownEscaping.escaped(string, isLineStart: isLineStart)
    text += text.hasSuffix(" ") && escaped.hasPrefix(" ") ? String(escaped.dropFirst()) : escaped
  }

  private mutating func append(
    _ kind: InlineMark.Kind, _ children: [InlineNode], _ next: Unicode.Scalar?, _ isLineStart: Bool
  ) {
    switch kind {
    case .code:
      text += MarkdownEscaping.code(children.plainText)
    case .link(let target):
      guard LinkTarget.isSafe(target) else { return append(children, isLineStart: isLineStart, following: next) }
      text += "["
      append(children, isLineStart: false, following: "]")
      text += "](\(MarkdownEscaping.target(target)))"
    case .strong: delimit("**", "strong", children, next)
    case .emphasis: delimit("*", "em", children, next)
    case .strikethrough: delimit("~~", "del", children, next)
    }
  }

  private mutating func delimit(
    _ delimiter: String, _ element: String, _ children: [InlineNode], _ next: Unicode.Scalar?
  ) {
    let isPlain = !isInElement && flanks(children, next)
    let wasInElement = isInElement
    isInElement = true
    text += isPlain ? delimiter : "<\(element)>"
    append(children, isLineStart: false, following: next)
    text += isPlain ? delimiter : "</\(element)>"
    isInElement = wasInElement
  }

  /// Whether delimiters around `children` open and close: CommonMark 0.31, section 6.2, with both ends taken strictly.
  private func flanks(_ children: [InlineNode], _ next: Unicode.Scalar?) -> Bool {
    let inside = children.plainText.unicodeScalars
    guard let first = inside.first, let last = inside.last else { return false }
    let before = text.unicodeScalars.last
    if before == "*" || before == "~" || next == "*" || next == "~" || children.holdsMark { return false }
    guard !isSpace(first), !isSpace(last) else { return false }
    let opens = !isPunctuation(first) || before.map { isSpace($0) || isPunctuation($0) } ?? true
    let closes = !isPunctuation(last) || next.map { isSpace($0) || isPunctuation($0) } ?? true
    return opens && closes
  }

  private func isSpace(_ scalar: Unicode.Scalar) -> Bool { Script(scalar) == .space }

  /// Everything but letters, digits and spaces: symbols count as punctuation since CommonMark 0.31, and before did not.
  private func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    let script = Script(scalar)
    return script == .punctuation || script == .other
  }
}

extension InlineNode {
  fileprivate var firstScalar: Unicode.Scalar? {
    switch self {
    case .text(let text): text.unicodeScalars.first
    case .element(let element, let children):
      switch element {
      case .mark(.strong), .mark(.emphasis): "*"
      case .mark(.strikethrough): "~"
      case .mark(.code): "`"
      case .mark(.link): "["
      default: children.lazy.compactMap(\.firstScalar).first
      }
    case .findingNumber: nil
    }
  }
}

extension [InlineNode] {
  fileprivate var plainText: String {
    map { node in
      switch node {
      case .text(let text): text
      case .element(_, let children): children.plainText
      case .findingNumber: ""
      }
    }.joined()
  }

  /// Whether a mark stands anywhere inside.
  fileprivate var holdsMark: Bool {
    contains { node in
      guard case .element(let element, let children) = node else { return false }
      if case .mark = element { return true }
      return children.holdsMark
    }
  }
}
