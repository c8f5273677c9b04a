import BitextModel
import Terminology
import TextAnalysis

/// The stretches of a text that are not in its own language, by script.
struct LanguageSpans {
  let own: Language
  /// What Han characters in a Korean text are, where both scripts write them alike.
  let chinese: Language

  /// In order of place, without overlap; digits, spaces and punctuation between two stretches of one language belong to it.
  func spans(in text: MappedText) -> [(range: TextRange, language: Language)] {
    var result: [(range: TextRange, language: Language)] = []
    var current: (range: TextRange, script: Script)?
    var offset = 0
    for scalar in text.string.unicodeScalars {
      let start = offset
      offset += UTF8.width(scalar)
      let script = Script(scalar)
      guard script == .hangul || script == .han || script == .latin else { continue }
      if let open = current, open.script == script {
        current = (TextRange(open.range.start, offset), script)
      } else {
        close(current, of: text, in: &result)
        current = (TextRange(start, offset), script)
      }
    }
    close(current, of: text, in: &result)
    return result
  }

  private func close(
    _ span: (range: TextRange, script: Script)?, of text: MappedText,
    in result: inout [(range: TextRange, language: Language)]
  ) {
    guard let span else { return }
    let language = language(of: span.script) { text.string(in: span.range) }
    if language != own { result.append((span.range, language)) }
  }

  private func language(of script: Script, text: () -> String) -> Language {
    switch script {
    case .hangul: return .korean
    case .latin: return .english
    default:
      if own.isChinese { return own }
      let text = text()
      let isSimplified = ChineseForm.isWritten(text, in: .simplifiedChinese)
      let isTraditional = ChineseForm.isWritten(text, in: .traditionalChinese)
      if isSimplified == isTraditional { return chinese }
      return isSimplified ? .simplifiedChinese : .traditionalChinese
    }
  }
}

extension LanguageSpans {
  /// The language to set a short text in: Korean where it holds Hangul, Chinese where it holds Han, else English.
  static func mainLanguage(of text: String) -> Language {
    let scripts = Set(text.unicodeScalars.map { Script($0) })
    if scripts.contains(.hangul) { return .korean }
    guard scripts.contains(.han) else { return .english }
    return ChineseForm.isWritten(text, in: .simplifiedChinese) ? .simplifiedChinese : .traditionalChinese
  }
}
