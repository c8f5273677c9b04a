import Diagnostics
import Terminology

/// A gloss printed in the other script: 復旦 where the house prints 复旦.
struct GlossScript: Check {
  func findings(in context: CheckContext) -> [Finding] {
    let language = context.style.glossScript.language
    return context.annotations.glosses.compactMap { pair in
      let written = context.text(in: pair.gloss)
      guard let expected = ChineseForm.corrected(written, to: language) else { return nil }
      // Where both scripts have every character a word spoke, and a writer may have meant another.
      let isCertain = !ChineseForm.isWritten(written, in: language)
      return finding(
        pair.gloss, message(written, expected, isSimplified: language == .simplifiedChinese),
        concept: pair.concepts.first.map { context.concept($0) },
        fixes: [Fix(replacing: pair.gloss, with: expected, safety: isCertain ? .safe : .suggestion)])
    }
  }

  let rule = RuleDescription(
    name: "gloss-script", severity: .warning,
    title: Message(en: "Gloss in the other script", ko: "다른 자체로 쓴 병기", zh: "括注字体不符"),
    help: Message(
      en: "The house prints glosses in one script (style.glossScript); this one has characters of the other.",
      ko: "병기는 한 가지 자체로 통일합니다(style.glossScript). 다른 자체의 글자가 섞여 있습니다.",
      zh: "括注应统一使用一种字体（style.glossScript），此处混有另一种字体。"))

  private func message(_ written: String, _ expected: String, isSimplified: Bool) -> Message {
    Message(
      en: "\(written) is not written in \(isSimplified ? "simplified" : "traditional") characters: \(expected)",
      ko: "\(isSimplified ? "간체자" : "번체자")로 쓰지 않았습니다: \(written) → \(expected)",
      zh: "未用\(isSimplified ? "简体" : "繁体")字：\(written) → \(expected)")
  }
}
