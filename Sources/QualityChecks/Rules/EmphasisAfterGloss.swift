import BitextModel
import Diagnostics

/// `**전정특신(专精特新)**은`: emphasis that CommonMark does not apply.
///
/// A closing run between a bracket and a letter is no closing run (CommonMark 0.31, §6.2: it is not right-flanking), so the asterisks are
/// printed. The reader of articles looks through that; browsers and other tools do not.
struct EmphasisAfterGloss: Check {
  func findings(in context: CheckContext) -> [Finding] {
    context.article.blocks.flatMap { block -> [Finding] in
      guard block.role != .opaque else { return [] }
      return (marked(in: block, context) + literal(in: block, context)).map { emphasis in
        finding(emphasis.closing, message(context.text(in: emphasis.closing)), fixes: [fix(emphasis, context)])
      }
    }
  }

  /// Emphasised text and the run after it, in the source.
  private struct Emphasis {
    let content: TextRange
    let closing: TextRange
  }

  /// Emphasis that the reader understood and CommonMark would not.
  private func marked(in block: Block, _ context: CheckContext) -> [Emphasis] {
    block.marks.compactMap { mark in
      switch mark.kind {
      case .strong, .emphasis, .strikethrough: break
      case .link, .code: return nil
      }
      let content = block.text.originRange(of: mark.range)
      guard let closing = run(at: content.end, context), !isClosing(closing, context) else { return nil }
      return Emphasis(content: content, closing: closing)
    }
  }

  /// `*리이중(李毅中)*은`: single asterisks, which the reader leaves in the text because they mark notes as well.
  private func literal(in block: Block, _ context: CheckContext) -> [Emphasis] {
    let utf8 = block.text.utf8
    var result: [Emphasis] = []
    var opening: Int?
    for offset in utf8.indices where utf8[offset] == Ascii.asterisk {
      let origin = block.text.originRange(of: TextRange(offset, offset + 1))
      guard origin.count == 1, let whole = run(at: origin.start, context), whole.count == 1, !isEscaped(origin, context)
      else { continue }
      if let start = opening, !isClosing(origin, context), isAfterBracket(origin, context) {
        result.append(Emphasis(content: TextRange(start, origin.start), closing: origin))
        opening = nil
      } else if isOpening(origin, context) {
        opening = origin.end
      } else if isClosing(origin, context) {
        opening = nil
      }
    }
    return result
  }

  // MARK: CommonMark's flanking

  private enum Neighbour { case space, punctuation, letter }

  private func isClosing(_ run: TextRange, _ context: CheckContext) -> Bool {
    let before = neighbour(before: run.start, context)
    return before != .space && (before != .punctuation || neighbour(after: run.end, context) != .letter)
  }

  private func isOpening(_ run: TextRange, _ context: CheckContext) -> Bool {
    let after = neighbour(after: run.end, context)
    return after != .space && (after != .punctuation || neighbour(before: run.start, context) != .letter)
  }

  private func neighbour(before offset: Int, _ context: CheckContext) -> Neighbour {
    let bytes = context.article.source.utf8[max(0, offset - 4)..<offset]
    return kind(of: String(decoding: bytes, as: UTF8.self).unicodeScalars.last)
  }

  private func neighbour(after offset: Int, _ context: CheckContext) -> Neighbour {
    let utf8 = context.article.source.utf8
    return kind(of: String(decoding: utf8[offset..<min(utf8.count, offset + 4)], as: UTF8.self).unicodeScalars.first)
  }

  private func kind(of scalar: Unicode.Scalar?) -> Neighbour {
    guard let scalar, !scalar.properties.isWhitespace else { return .space }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return .punctuation
    default: return .letter
    }
  }

  private func isAfterBracket(_ run: TextRange, _ context: CheckContext) -> Bool {
    neighbour(before: run.start, context) == .punctuation
  }

  private func isEscaped(_ range: TextRange, _ context: CheckContext) -> Bool {
    range.start > 0 && context.article.source.utf8[range.start - 1] == Ascii.backslash
  }

  /// The run of one delimiter that begins at `offset`.
  private func run(at offset: Int, _ context: CheckContext) -> TextRange? {
    let utf8 = context.article.source.utf8
    guard offset < utf8.count, [Ascii.asterisk, Ascii.tilde, Ascii.underscore].contains(utf8[offset]),
      offset == 0 || utf8[offset - 1] != utf8[offset]
    else { return nil }
    let end = utf8[offset...].firstIndex { $0 != utf8[offset] } ?? utf8.count
    return TextRange(offset, end)
  }

  // MARK: Mending

  /// Before the last bracket the run closes: `**전정특신**(专精特新)은`. Elsewhere HTML says it plainly.
  private func fix(_ emphasis: Emphasis, _ context: CheckContext) -> Fix {
    let delimiter = context.text(in: emphasis.closing)
    if let bracket = lastBracket(of: emphasis.content, context), bracket > emphasis.content.start {
      return Fix(
        edits: [
          Fix.Edit(range: TextRange(bracket, bracket), replacement: delimiter),
          Fix.Edit(range: emphasis.closing, replacement: ""),
        ], safety: .safe)
    }
    let tag = delimiter.first == "~" ? "del" : delimiter.utf8.count == 1 ? "em" : "strong"
    let opening = TextRange(emphasis.content.start - emphasis.closing.count, emphasis.content.start)
    return Fix(
      edits: [
        Fix.Edit(range: opening, replacement: "<\(tag)>"), Fix.Edit(range: emphasis.closing, replacement: "</\(tag)>"),
      ], safety: .suggestion)
  }

  /// Where the bracket opens that closes right before the run.
  private func lastBracket(of content: TextRange, _ context: CheckContext) -> Int? {
    let utf8 = context.article.source.utf8
    let closings: [(close: [UInt8], open: [UInt8])] = [
      (Array(")".utf8), Array("(".utf8)), (Array("）".utf8), Array("（".utf8)), (Array("]".utf8), Array("[".utf8)),
    ]
    for (close, open) in closings where utf8[content.bounds].suffix(close.count).elementsEqual(close) {
      var offset = content.end - close.count - open.count
      while offset >= content.start {
        if utf8[offset..<offset + open.count].elementsEqual(open) { return offset }
        offset -= 1
      }
    }
    return nil
  }

  private enum Ascii {
    static let asterisk = UInt8(ascii: "*")
    static let tilde = UInt8(ascii: "~")
    static let underscore = UInt8(ascii: "_")
    static let backslash = UInt8(ascii: "\\")
  }

  let rule = RuleDescription(
    name: "emphasis-after-gloss", severity: .warning,
    title: Message(en: "Emphasis that does not show", ko: "적용되지 않는 강조 표시", zh: "不生效的强调标记"),
    help: Message(
      en: "CommonMark does not close emphasis between a bracket and a letter; put the marks before the bracket.",
      ko: "CommonMark에서는 괄호와 글자 사이의 강조 표시가 닫히지 않습니다. 괄호 앞에서 닫으세요.",
      zh: "CommonMark 不会在括号与文字之间结束强调；请把标记移到括号之前。"))

  private func message(_ delimiter: String) -> Message {
    Message(
      en: "“\(delimiter)” between a bracket and a letter does not close emphasis in CommonMark",
      ko: "괄호와 글자 사이의 ‘\(delimiter)’는 CommonMark에서 강조를 닫지 못합니다", zh: "括号与文字之间的“\(delimiter)”在 CommonMark 中不能结束强调")
  }
}
