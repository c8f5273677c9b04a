import BitextModel
import Diagnostics
import TermRecognition
import Terminology

/// One Chinese term in two Korean forms: 롵팡오 플랜 here and 통파오 플랜 there for 蓉漂计划.
///
/// A form is judged against the glossary where that knows the Chinese, else against the article's own first form. Short forms and abbreviations
/// vary nothing; deprecated and forbidden forms have rules of their own.
struct InconsistentRendering: Check {
  func findings(in context: CheckContext) -> [Finding] {
    ofKnownConcepts(in: context) + ofUnknownTerms(in: context)
  }

  /// A Korean form and where it first stands.
  private struct Form {
    let key: String
    let text: String
    let range: TextRange
    /// Whether the glossary has the form for the concept.
    let isKnown: Bool
  }

  // MARK: Terms of the glossary

  private func ofKnownConcepts(in context: CheckContext) -> [Finding] {
    var forms: [Int: [Form]] = [:]
    func add(_ form: Form, to concept: Int) {
      if let known = forms[concept, default: []].firstIndex(where: { $0.key == form.key }) {
        if form.range < forms[concept]![known].range { forms[concept]![known] = form }
      } else {
        forms[concept, default: []].append(form)
      }
    }
    for occurrence in context.annotations.occurrences {
      let term = context.term(of: occurrence)
      guard term.language == .korean, term.status.isUsable, term.type == .fullForm, occurrence.alternatives.isEmpty
      else { continue }
      let text = context.text(in: occurrence.range)
      add(
        Form(key: ChineseForm.key(term.text), text: text, range: occurrence.range, isKnown: true),
        to: occurrence.concept)
    }
    for pair in context.annotations.glosses {
      // A head that the glossary knows is an occurrence already; a gloss that fits several concepts says nothing.
      guard let head = pair.head, pair.concepts.count == 1, pair.headConcepts.isEmpty else { continue }
      add(
        Form(key: ChineseForm.key(pair.headText), text: context.text(in: head), range: head, isKnown: false),
        to: pair.concepts[0])
    }
    return forms.keys.sorted().flatMap { deviations(forms[$0]!, of: context.concept($0), context) }
  }

  private func deviations(_ forms: [Form], of concept: Concept, _ context: CheckContext) -> [Finding] {
    guard let preferred = concept.preferredTerm(in: .korean)?.text else {
      return deviations(
        fromFirst: forms, chinese: context.printedChinese(of: concept) ?? "", concept: concept, context)
    }
    let preferredKey = ChineseForm.key(preferred)
    let deviating = forms.filter { !isSame($0.key, preferredKey) }
    guard
      forms.contains(where: { isSame($0.key, preferredKey) }) || deviating.count > 1
        || deviating.contains(where: { !$0.isKnown })
    else { return [] }
    return deviating.map { form in
      let others = forms.filter { !isSame($0.key, form.key) }.sorted { $0.range < $1.range }.map(\.text)
      return finding(
        form.range,
        message(form.text, context.printedChinese(of: concept) ?? concept.id, preferred: preferred, others: others),
        concept: concept,
        fixes: [TermReplacement.fix(of: form.range, by: preferred, in: context, safety: .suggestion)])
    }
  }

  /// A form that goes on where the other ends is the same rendering at another length: 베이징 and 베이징시.
  private func isSame(_ first: String, _ second: String) -> Bool { first.hasPrefix(second) || second.hasPrefix(first) }

  // MARK: Terms that only the article knows

  private func ofUnknownTerms(in context: CheckContext) -> [Finding] {
    var order: [String] = []
    var forms: [String: (chinese: String, forms: [Form])] = [:]
    for pair in context.annotations.glosses {
      guard let head = pair.head, pair.concepts.isEmpty else { continue }
      let chinese = ChineseForm.key(pair.glossText)
      if forms[chinese] == nil {
        forms[chinese] = (context.text(in: pair.gloss), [])
        order.append(chinese)
      }
      let key = ChineseForm.key(pair.headText)
      if !forms[chinese]!.forms.contains(where: { $0.key == key }) {
        forms[chinese]!.forms.append(Form(key: key, text: context.text(in: head), range: head, isKnown: false))
      }
    }
    return order.flatMap { deviations(fromFirst: forms[$0]!.forms, chinese: forms[$0]!.chinese, concept: nil, context) }
  }

  private func deviations(
    fromFirst forms: [Form], chinese: String, concept: Concept?, _ context: CheckContext
  ) -> [Finding] {
    let sorted = forms.sorted { $0.range < $1.range }
    guard let first = sorted.first else { return [] }
    return sorted.dropFirst().map { form in
      finding(
        form.range, message(form.text, chinese, preferred: nil, others: [first.text]), concept: concept,
        fixes: [TermReplacement.fix(of: form.range, by: first.text, in: context, safety: .suggestion)])
    }
  }

  // MARK: Words

  let rule = RuleDescription(
    name: "inconsistent-rendering", severity: .warning,
    title: Message(en: "Inconsistent rendering", ko: "일관되지 않은 번역", zh: "译法不一致"),
    help: Message(
      en: "One Chinese term should have one Korean form in an article, the preferred one of the glossary.",
      ko: "한 글에서 같은 중국어 용어는 한 가지 한국어로, 용어집의 우선 용어로 씁니다.", zh: "同一中文术语在一篇文章中应只有一种韩文译法，即术语表的首选术语。"))

  private func message(_ form: String, _ chinese: String, preferred: String?, others: [String]) -> Message {
    let list = others.map { "“\($0)”" }.joined(separator: ", ")
    let koreanList = others.map { "‘\($0)’" }.joined(separator: ", ")
    let chineseList = others.map { "“\($0)”" }.joined(separator: "、")
    guard let preferred else {
      return Message(
        en: "\(chinese) is “\(form)” here and \(list) elsewhere",
        ko: "\(chinese)의 번역이 여기서는 ‘\(form)’, 다른 곳에서는 \(koreanList)입니다", zh: "\(chinese)此处译作“\(form)”，别处译作\(chineseList)"
      )
    }
    if others.isEmpty || others == [preferred] {
      return Message(
        en: "\(chinese) is “\(form)” here; the glossary prefers “\(preferred)”",
        ko: "\(chinese)의 번역이 여기서는 ‘\(form)’인데 용어집의 우선 용어는 ‘\(preferred)’입니다",
        zh: "\(chinese)此处译作“\(form)”，术语表首选“\(preferred)”")
    }
    return Message(
      en: "\(chinese) is “\(form)” here and \(list) elsewhere; the glossary prefers “\(preferred)”",
      ko: "\(chinese)의 번역이 여기서는 ‘\(form)’, 다른 곳에서는 \(koreanList)입니다. 용어집의 우선 용어는 ‘\(preferred)’입니다",
      zh: "\(chinese)此处译作“\(form)”，别处译作\(chineseList)；术语表首选“\(preferred)”")
  }
}
