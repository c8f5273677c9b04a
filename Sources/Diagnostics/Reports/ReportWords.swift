/// The words that reports use beside the findings' own messages.
enum ReportWords {
  static func severity(_ severity: Severity) -> Message {
    switch severity {
    case .error: Message(en: "error", ko: "오류", zh: "错误")
    case .warning: Message(en: "warning", ko: "경고", zh: "警告")
    case .note: Message(en: "note", ko: "참고", zh: "提示")
    }
  }

  static let deletion = Message(en: "(delete)", ko: "(삭제)", zh: "（删除）")
  /// Appended to a fix that is offered and not made.
  static let suggestion = Message(en: " (suggestion)", ko: " (제안)", zh: "（建议）")

  static func clean(files: Int) -> Message {
    Message(
      en: "\(count(files, "file")) checked, no findings.", ko: "파일 \(files)개를 검사한 결과 지적 사항이 없습니다.",
      zh: "检查了 \(files) 个文件，未发现问题。")
  }

  /// `counts` by severity, the gravest first; those of 0 are left out.
  static func summary(files: Int, counts: [(severity: Severity, count: Int)], fixable: Int) -> Message {
    let found = counts.filter { $0.count > 0 }
    let english = found.map { count($0.count, self.severity($0.severity).english) }.joined(separator: ", ")
    let korean = found.map { "\(self.severity($0.severity).korean) \($0.count)건" }.joined(separator: ", ")
    let chinese = found.map { "\($0.count) 处\(self.severity($0.severity).chinese)" }.joined(separator: "、")
    return Message(
      en: "\(count(files, "file")) checked: \(english)." + (fixable == 0 ? "" : " --fix mends \(fixable) of them."),
      ko: "파일 \(files)개를 검사한 결과: \(korean)." + (fixable == 0 ? "" : " 그중 \(fixable)건은 --fix로 고칠 수 있습니다."),
      zh: "检查了 \(files) 个文件，发现 \(chinese)" + (fixable == 0 ? "。" : "，其中 \(fixable) 处可用 --fix 自动修正。"))
  }

  static func coverage(_ coverage: Coverage) -> Message {
    let percent = coverage.terms == 0 ? 100 : coverage.coveredTerms * 100 / coverage.terms
    return Message(
      en: "Glossary coverage: \(coverage.coveredTerms) of \(count(coverage.terms, "term")) (\(percent)%), "
        + "\(coverage.coveredMentions) of \(count(coverage.mentions, "mention")); "
        + "\(count(coverage.glossedTerms, "term")) glossed.",
      ko: "용어집 수록률: 용어 \(coverage.terms)개 중 \(coverage.coveredTerms)개(\(percent)%), "
        + "출현 \(coverage.mentions)회 중 \(coverage.coveredMentions)회. 원어를 병기한 용어는 \(coverage.glossedTerms)개입니다.",
      zh: "术语表覆盖率：\(coverage.terms) 个术语中收录 \(coverage.coveredTerms) 个（\(percent)%），"
        + "共出现 \(coverage.mentions) 次，其中 \(coverage.coveredMentions) 次为已收录术语；"
        + "\(coverage.glossedTerms) 个术语附有原文。")
  }

  static let byField = Message(en: "By field:", ko: "분야별:", zh: "按领域：")
  static let uncovered = Message(en: "Not in the glossary:", ko: "용어집에 없는 용어:", zh: "术语表未收录：")

  static func terms(_ number: Int) -> Message {
    Message(en: count(number, "term"), ko: "용어 \(number)개", zh: "\(number) 个术语")
  }

  static func mentions(_ number: Int) -> Message {
    Message(en: count(number, "mention"), ko: "\(number)회", zh: "\(number) 次")
  }

  /// What relative paths are relative to.
  static let root = Message(
    en: "The folder in which the check ran.", ko: "검사를 실행한 폴더입니다.", zh: "执行检查时所在的文件夹。")

  /// What a fix does, for tools that offer it in a menu.
  static func fix(to preview: String) -> Message {
    preview.isEmpty
      ? Message(en: "Delete", ko: "삭제하기", zh: "删除")
      : Message(en: "Change to “\(preview)”", ko: "다음과 같이 바꾸기: \(preview)", zh: "改为“\(preview)”")
  }

  private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
