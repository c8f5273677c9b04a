import BitextModel
import Diagnostics
import TermRecognition
import Terminology

/// A term that is wrong.
struct ForbiddenTerm: Check {
  func findings(in context: CheckContext) -> [Finding] {
    TermReplacement.findings(of: .forbidden, by: self, in: context, message: message)
  }

  let rule = RuleDescription(
    name: "forbidden-term", severity: .error,
    title: Message(en: "Forbidden term", ko: "금지된 용어", zh: "禁用术语"),
    help: Message(
      en: "The glossary marks this form as wrong: a misreading or a mistranslation.",
      ko: "용어집에서 틀린 표기로 정한 말입니다. 잘못 읽었거나 잘못 옮긴 말입니다.", zh: "术语表标明此形式有误：误读或误译。"))

  private func message(_ written: String, _ preferred: String?) -> Message {
    guard let preferred else {
      return Message(en: "“\(written)” is wrong", ko: "틀린 표기입니다: \(written)", zh: "“\(written)”有误")
    }
    return Message(
      en: "“\(written)” is wrong; use “\(preferred)”", ko: "틀린 표기입니다: \(written) → \(preferred)",
      zh: "“\(written)”有误，请改用“\(preferred)”")
  }
}
