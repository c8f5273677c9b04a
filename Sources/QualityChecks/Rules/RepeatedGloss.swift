import BitextModel
import Diagnostics
import TermRecognition
import Terminology

/// A gloss that the reader has seen before.
///
/// Headings, table cells, captions and editor's notes are looked at apart from the running text: they neither open nor repeat a gloss there.
struct RepeatedGloss: Check {
  func findings(in context: CheckContext) -> [Finding] {
    var seen: Set<String> = []
    return context.annotations.glosses.compactMap { pair in
      guard pair.form != .editorsNote, pair.head != nil, context.role(of: pair.block).isBody else { return nil }
      // Another Korean form of the same Chinese is no repetition; it has a rule of its own.
      let isFirst = seen.insert(ChineseForm.key(pair.headText) + "\t" + ChineseForm.key(pair.glossText)).inserted
      let policy = context.glossPolicy(of: pair.concepts.first.map(context.concept))
      guard policy == .never || policy == .firstMention && !isFirst else { return nil }
      let fixes =
        pair.form == .bracket
        ? [Fix(replacing: removal(of: pair, context), with: "", safety: safety(pair, context))] : []
      return finding(
        pair.bracket, message(pair.headText, context.text(in: pair.gloss), isFirst: isFirst),
        concept: pair.concepts.first.map { context.concept($0) }, fixes: fixes)
    }
  }

  /// The bracket and the space or line break before it: the particle behind it comes back to its term.
  private func removal(of pair: GlossPair, _ context: CheckContext) -> TextRange {
    var start = pair.bracket.start
    while start > 0, [0x20, 0x0A, 0x0D].contains(context.article.source.utf8[start - 1]) { start -= 1 }
    return TextRange(start, pair.bracket.end)
  }

  /// A bracket that holds a note as well is not thrown away unseen.
  private func safety(_ pair: GlossPair, _ context: CheckContext) -> Fix.Safety {
    let content = context.text(in: pair.bracket).dropFirst().dropLast()
    return content.filter { $0 != " " } == context.text(in: pair.gloss).filter { $0 != " " } ? .safe : .suggestion
  }

  let rule = RuleDescription(
    name: "repeated-gloss", severity: .warning,
    title: Message(en: "Gloss repeated", ko: "거듭된 병기", zh: "重复括注"),
    help: Message(
      en: "The house glosses a term at its first mention only (style.gloss).",
      ko: "병기는 처음 나올 때 한 번만 합니다(style.gloss).", zh: "术语仅在首次出现时括注（style.gloss）。"))

  private func message(_ korean: String, _ chinese: String, isFirst: Bool) -> Message {
    if isFirst {
      return Message(
        en: "the house prints no glosses: \(korean)(\(chinese))", ko: "병기하지 않는 것이 원칙입니다: \(korean)(\(chinese))",
        zh: "按体例不加括注：\(korean)（\(chinese)）")
    }
    return Message(
      en: "\(chinese) was glossed before; drop it here", ko: "앞에서 이미 병기했습니다: \(chinese)", zh: "\(chinese)前文已括注，此处可省")
  }
}
