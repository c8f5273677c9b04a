import Diagnostics

/// A term written with other spacing than the glossary has, once for each way.
struct SpacingVariant: Check {
  func findings(in context: CheckContext) -> [Finding] {
    var seen: Set<String> = []
    return context.annotations.occurrences.compactMap { occurrence in
      let term = context.term(of: occurrence)
      guard occurrence.through.contains(.spacing), !occurrence.through.contains(.lineBreak), term.status.isUsable else {
        return nil
      }
      let written = context.text(in: occurrence.range)
      guard seen.insert(written).inserted else { return nil }
      return finding(
        occurrence.range, message(written, term.text), concept: context.concept(occurrence.concept),
        fixes: [Fix(replacing: occurrence.range, with: term.text, safety: .suggestion)])
    }
  }

  let rule = RuleDescription(
    name: "spacing-variant", severity: .note,
    title: Message(en: "Other spacing", ko: "띄어쓰기가 다른 용어", zh: "空格写法不同"),
    help: Message(
      en: "The term is in the glossary with other spacing. One spacing throughout reads better.",
      ko: "용어집과 띄어쓰기가 다릅니다. 한 가지로 통일하면 읽기 좋습니다.", zh: "该术语与术语表的空格写法不同，统一写法更便于阅读。"))

  private func message(_ written: String, _ term: String) -> Message {
    Message(
      en: "“\(written)” is spaced otherwise in the glossary: “\(term)”", ko: "용어집과 띄어쓰기가 다릅니다: \(written) → \(term)",
      zh: "与术语表的空格写法不同：\(written) → \(term)")
  }
}
