import BitextModel
import Diagnostics
import TermRecognition
import Terminology

/// A term whose first mention in the running text has no gloss.
///
/// Concepts that the glossary marks `gloss: optional` or `never` are asked for only where the article glosses them later: then the gloss came too late.
struct MissingFirstGloss: Check {
  func findings(in context: CheckContext) -> [Finding] {
    let glosses = context.annotations.glosses.filter { $0.head != nil }
    var glossedConcepts: Set<Int> = []
    for pair in glosses { glossedConcepts.formUnion(pair.concepts) }
    // The first place in the article where each concept is glossed, wherever that is.
    var settled: Set<Int> = []
    var nextGloss = 0
    var result: [Finding] = []
    for occurrence in context.annotations.occurrences {
      while nextGloss < glosses.count, glosses[nextGloss].bracket.end <= occurrence.range.start {
        settled.formUnion(glosses[nextGloss].concepts)
        nextGloss += 1
      }
      let concept = occurrence.concept
      guard context.term(of: occurrence).language == .korean || isForeignName(occurrence, context),
        context.role(of: occurrence.block).isBody
      else { continue }
      let isFirst = settled.insert(concept).inserted
      guard !isGlossed(occurrence, context.annotations),
        isDue(context.concept(concept), isFirst: isFirst, isGlossed: glossedConcepts.contains(concept), context)
      else { continue }
      if let finding = finding(on: occurrence, context) { result.append(finding) }
    }
    return result
  }

  /// Whether a gloss hangs on the occurrence, or the occurrence stands inside a gloss pair.
  private func isGlossed(_ occurrence: TermOccurrence, _ annotations: Annotations) -> Bool {
    annotations.glosses(inBlock: occurrence.block).contains { pair in
      guard let head = pair.head else { return false }
      return pair.bracket.overlaps(occurrence.range) || head.overlaps(occurrence.range)
    }
  }

  /// Inspur is a Korean term in Latin letters.
  private func isForeignName(_ occurrence: TermOccurrence, _ context: CheckContext) -> Bool {
    context.term(of: occurrence).language == .english
      && context.concept(occurrence.concept).terms(in: .korean).contains {
        $0.text == context.term(of: occurrence).text
      }
  }

  /// - Parameter isGlossed: Whether the article glosses the concept anywhere.
  private func isDue(_ concept: Concept, isFirst: Bool, isGlossed: Bool, _ context: CheckContext) -> Bool {
    switch (context.glossPolicy(of: concept), concept.glossing) {
    case (.never, _): false
    case (_, .optional), (_, .never): isFirst && isGlossed
    case (.firstMention, _): isFirst
    case (.everyMention, _): true
    }
  }

  private func finding(on occurrence: TermOccurrence, _ context: CheckContext) -> Finding? {
    let concept = context.concept(occurrence.concept)
    guard let chinese = context.printedChinese(of: concept) else { return nil }
    let end = end(of: occurrence, context)
    let isPlain = occurrence.isPlain
    return finding(
      occurrence.range, context.message(message(context.text(in: occurrence.range), chinese), on: occurrence),
      concept: concept,
      fixes: [Fix(replacing: TextRange(end, end), with: "(\(chinese))", safety: isPlain ? .safe : .suggestion)])
  }

  /// Where the gloss goes: behind the term, and behind the marks that end its emphasis where a letter follows them (`**중관춘**은`), for
  /// between a bracket and a letter they would end nothing.
  private func end(of occurrence: TermOccurrence, _ context: CheckContext) -> Int {
    let utf8 = context.article.source.utf8
    let end = occurrence.range.end
    guard end < utf8.count, utf8[end] == UInt8(ascii: "*") || utf8[end] == UInt8(ascii: "~") else { return end }
    let rest = utf8[end...]
    let run = rest.prefix { $0 == utf8[end] }
    let blockStart = context.article.blocks[occurrence.block].sourceRange.start
    let runsBefore = utf8[blockStart..<occurrence.range.start].split { $0 != utf8[end] }.count { $0.count == run.count }
    // Hangul and Han begin with a byte of E3 and more, general punctuation with E2.
    let isBeforeLetter = run.endIndex < utf8.count && utf8[run.endIndex] > 0xE3
    return runsBefore % 2 == 1 && isBeforeLetter ? run.endIndex : end
  }

  let rule = RuleDescription(
    name: "missing-first-gloss", severity: .warning,
    title: Message(en: "First mention not glossed", ko: "첫 언급에 병기 없음", zh: "首次出现未括注"),
    help: Message(
      en: "The house prints the Chinese beside a term where the text first mentions it (style.gloss). "
        + "Mark well-known concepts with “gloss: optional” in the glossary.",
      ko: "용어가 본문에 처음 나올 때 중국어를 병기합니다(style.gloss). 널리 알려진 개념은 용어집에 ‘gloss: optional’로 표시하세요.",
      zh: "术语在正文首次出现时应括注中文（style.gloss）。众所周知的概念可在术语表中标注“gloss: optional”。"))

  private func message(_ korean: String, _ chinese: String) -> Message {
    Message(
      en: "the first mention of “\(korean)” has no gloss (\(chinese))",
      ko: "처음 나오는 용어에 중국어 병기가 없습니다: \(korean)(\(chinese))", zh: "“\(korean)”首次出现，应括注\(chinese)")
  }
}
