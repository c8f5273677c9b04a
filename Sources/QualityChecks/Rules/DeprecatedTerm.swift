import BitextModel
import Diagnostics
import TermRecognition
import Terminology

/// A term that the house no longer uses.
struct DeprecatedTerm: Check {
  func findings(in context: CheckContext) -> [Finding] {
    TermReplacement.findings(of: .deprecated, by: self, in: context, message: message)
  }

  let rule = RuleDescription(
    name: "deprecated-term", severity: .warning,
    title: Message(en: "Deprecated term", ko: "쓰지 않기로 한 용어", zh: "已弃用的术语"),
    help: Message(
      en: "The glossary keeps this form only so that it is found and replaced by the preferred one.",
      ko: "용어집에서 더는 쓰지 않기로 한 표기입니다. 우선 용어로 바꾸세요.", zh: "术语表已弃用此形式，请改用首选术语。"))

  private func message(_ written: String, _ preferred: String?) -> Message {
    guard let preferred else {
      return Message(
        en: "“\(written)” is deprecated", ko: "쓰지 않기로 한 용어입니다: \(written)", zh: "“\(written)”已弃用")
    }
    return Message(
      en: "“\(written)” is deprecated; use “\(preferred)”", ko: "쓰지 않기로 한 용어입니다: \(written) → \(preferred)",
      zh: "“\(written)”已弃用，请改用“\(preferred)”")
  }
}
