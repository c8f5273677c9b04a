import Diagnostics
import Terminology

/// A glossed term that the glossary does not have, once at its first gloss.
struct UnknownTerm: Check {
  func findings(in context: CheckContext) -> [Finding] {
    var seen: Set<String> = []
    return context.annotations.glosses.compactMap { pair in
      guard let head = pair.head, pair.concepts.isEmpty, seen.insert(ChineseForm.key(pair.glossText)).inserted else {
        return nil
      }
      return finding(head, message(korean: context.text(in: head), chinese: context.text(in: pair.gloss)))
    }
  }

  let rule = RuleDescription(
    name: "unknown-term", severity: .warning,
    title: Message(en: "Term not in the glossary", ko: "용어집에 없는 용어", zh: "术语表中没有的术语"),
    help: Message(
      en: "The text glosses a Chinese term that the glossary does not have. Add the concept, or correct the Chinese.",
      ko: "본문에 병기된 중국어가 용어집에 없습니다. 용어집에 개념을 추가하거나 중국어 표기를 바로잡으세요.",
      zh: "正文中括注的中文不在术语表中。请补充该概念，或更正中文。"))

  private func message(korean: String, chinese: String) -> Message {
    Message(
      en: "“\(korean)” (\(chinese)) is not in the glossary", ko: "용어집에 없는 용어입니다: \(korean)(\(chinese))",
      zh: "术语表中没有“\(korean)”（\(chinese)）")
  }
}
