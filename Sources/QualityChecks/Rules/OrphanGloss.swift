import BitextModel
import Diagnostics

/// Chinese in a bracket with nothing before it that it could gloss.
struct OrphanGloss: Check {
  func findings(in context: CheckContext) -> [Finding] {
    context.annotations.glosses.compactMap { pair in
      guard pair.head == nil else { return nil }
      let concept = pair.concepts.first.map { context.concept($0) }
      let korean = concept?.preferredTerm(in: .korean)?.text
      let fixes = korean.map {
        [Fix(replacing: TextRange(pair.bracket.start, pair.bracket.start), with: $0, safety: .suggestion)]
      }
      return finding(
        pair.bracket, message(context.text(in: pair.gloss), korean), concept: concept, fixes: fixes ?? [])
    }
  }

  let rule = RuleDescription(
    name: "orphan-gloss", severity: .warning,
    title: Message(en: "Gloss without a term", ko: "용어 없는 병기", zh: "缺少术语的括注"),
    help: Message(
      en: "A bracket with Chinese follows no Korean term; the term was lost, often in a line break or a cut.",
      ko: "중국어를 병기한 괄호 앞에 한국어 용어가 없습니다. 줄바꿈이나 편집 과정에서 용어가 빠진 경우가 많습니다.",
      zh: "括注的中文前没有韩文术语，多为换行或删改时遗漏。"))

  private func message(_ chinese: String, _ korean: String?) -> Message {
    let hint = korean.map { " (\($0))" } ?? ""
    return Message(
      en: "nothing stands before the gloss \(chinese)\(hint)", ko: "병기 앞에 용어가 없습니다: \(chinese)\(hint)",
      zh: "括注“\(chinese)”前没有术语\(korean.map { "（\($0)）" } ?? "")")
  }
}
