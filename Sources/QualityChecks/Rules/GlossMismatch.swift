import Diagnostics

/// A gloss whose Korean is one concept and whose Chinese is another.
struct GlossMismatch: Check {
  func findings(in context: CheckContext) -> [Finding] {
    context.annotations.glosses.compactMap { pair in
      guard let head = pair.head, let chinese = pair.concepts.first, !pair.headConcepts.isEmpty,
        Set(pair.concepts).isDisjoint(with: pair.headConcepts)
      else { return nil }
      let ofHead = context.concept(pair.headConcepts[0])
      let ofGloss = context.concept(chinese)
      var fixes: [Fix] = []
      if let printed = context.printedChinese(of: ofHead) {
        fixes.append(Fix(replacing: pair.gloss, with: printed, safety: .suggestion))
      }
      if let korean = ofGloss.preferredTerm(in: .korean)?.text {
        fixes.append(TermReplacement.fix(of: head, by: korean, in: context, safety: .suggestion))
      }
      return finding(
        head,
        message(
          context.text(in: head), context.printedChinese(of: ofHead), context.text(in: pair.gloss),
          ofGloss.preferredTerm(in: .korean)?.text),
        concept: ofHead, fixes: fixes)
    }
  }

  let rule = RuleDescription(
    name: "gloss-mismatch", severity: .error,
    title: Message(en: "Gloss of another concept", ko: "다른 개념의 병기", zh: "括注与术语不符"),
    help: Message(
      en: "The glossary knows both the Korean and the Chinese, as two different concepts. One of them is wrong.",
      ko: "한국어와 병기된 중국어가 용어집에서 서로 다른 개념입니다. 둘 중 하나가 틀렸습니다.", zh: "韩文与括注的中文在术语表中属于不同概念，其中一个有误。"))

  private func message(_ korean: String, _ itsChinese: String?, _ chinese: String, _ itsKorean: String?) -> Message {
    let expected = itsChinese ?? "–"
    let other = itsKorean ?? "–"
    return Message(
      en: "“\(korean)” is \(expected) in the glossary, but is glossed \(chinese), which is “\(other)”",
      ko: "‘\(korean)’의 중국어는 \(expected)인데 \(chinese)(‘\(other)’)로 병기되어 있습니다",
      zh: "“\(korean)”在术语表中对应\(expected)，却括注为\(chinese)（即“\(other)”）")
  }
}
