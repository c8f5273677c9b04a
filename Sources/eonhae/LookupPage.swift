import BitextModel
import Diagnostics
import SinoKorean
import Terminology
import Workbench

/// The answer to a lookup, for people.
struct LookupPage {
  private let query: String
  private let hits: [GlossaryLookup.Hit]
  private let style: TextStyle

  init(_ query: String, _ hits: [GlossaryLookup.Hit], style: TextStyle) {
    self.query = query
    self.hits = hits
    self.style = style
  }

  func text() -> String {
    guard !hits.isEmpty else {
      return words("nothing found for “\(query)”", "‘\(query)’에 맞는 용어가 없습니다", "没有找到“\(query)”") + "\n"
    }
    return hits.map(entry).joined(separator: "\n")
  }

  private func entry(_ hit: GlossaryLookup.Hit) -> String {
    let concept = hit.concept
    let korean = concept.preferredTerm(in: .korean)?.text ?? concept.id
    let chinese = concept.preferredTerm(in: .simplifiedChinese) ?? concept.preferredTerm(in: .traditionalChinese)
    var lines = [
      bold(korean) + (chinese.map { "  " + bold($0.text) } ?? "")
        + faint("  \(concept.field) · \(reason(hit.match, concept))")
    ]
    if let chinese {
      let pinyin = Pinyin.syllables(of: chinese.text).joined(separator: " ")
      let reading = SinoKoreanReading.reading(of: chinese.text)
      lines.append(
        "  " + faint([pinyin, reading == korean ? nil : reading].compactMap(\.self).joined(separator: " · ")))
    }
    for language in [Language.korean, .simplifiedChinese, .traditionalChinese, .english] {
      let others = concept.terms(in: language).filter { $0.text != korean && $0.text != chinese?.text }
      if !others.isEmpty { lines.append("  \(language.rawValue): " + others.map(described).joined(separator: ", ")) }
    }
    if let definition = definition(of: concept) { lines.append("  " + definition) }
    if let source = concept.source { lines.append("  " + faint(source)) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func described(_ term: Term) -> String {
    switch term.status {
    case .preferred, .admitted: term.text
    case .deprecated: "\(term.text) (\(words("deprecated", "쓰지 않음", "弃用")))"
    case .forbidden: "\(term.text) (\(words("wrong", "틀림", "错误")))"
    }
  }

  private func definition(of concept: Concept) -> String? {
    let order: [Language] =
      switch InterfaceLanguage.current {
      case .english: [.english, .korean, .simplifiedChinese]
      case .korean: [.korean, .simplifiedChinese, .english]
      case .chinese: [.simplifiedChinese, .korean, .english]
      }
    return order.lazy.compactMap { concept.definition[$0] }.first
  }

  private func reason(_ match: TermLookup.Match, _ concept: Concept) -> String {
    let term = concept.terms[match.term].text
    return switch match.way {
    case .exact: words("exact", "일치", "完全一致")
    case .form: words("other spacing or case: \(term)", "띄어쓰기·대소문자 차이: \(term)", "空格或大小写不同：\(term)")
    case .script: words("other script of \(term)", "다른 자체: \(term)", "另一种字形：\(term)")
    case .initials: words("initials of \(term)", "초성: \(term)", "初声：\(term)")
    case .pinyin: words("pinyin of \(term)", "병음: \(term)", "拼音：\(term)")
    case .keyboard: words("typed in the wrong layout: \(term)", "한/영 자판 오타: \(term)", "键盘布局有误：\(term)")
    case .beginning: words("begins \(term)", "앞부분: \(term)", "词首：\(term)")
    case .part: words("part of \(term)", "일부: \(term)", "部分：\(term)")
    case .typo: words("did you mean \(term)?", "혹시 \(term)?", "是否要找\(term)？")
    }
  }

  private func bold(_ text: String) -> String { style.isColored ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  private func faint(_ text: String) -> String { style.isColored ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
