import BitextModel
import Diagnostics
import SinoKorean
import TermRecognition
import Terminology

/// Puts the preferred term in the place of another, with the particle that the new one asks for: 룽파오 계획을 → 룽퍄오 플랜을.
enum TermReplacement {
  /// The findings on every occurrence of terms with `status`.
  static func findings(
    of status: TermStatus, by check: some Check, in context: CheckContext,
    message: (_ written: String, _ preferred: String?) -> Message
  ) -> [Finding] {
    context.annotations.occurrences.compactMap { occurrence in
      let term = context.term(of: occurrence)
      guard term.status == status, !isGoodElsewhere(occurrence, context) else { return nil }
      let concept = context.concept(occurrence.concept)
      let preferred = concept.preferredTerm(in: term.language)?.text
      let fixes =
        preferred.map {
          [fix(of: occurrence.range, by: $0, in: context, safety: occurrence.isPlain ? .safe : .suggestion)]
        } ?? []
      let message = context.message(message(context.text(in: occurrence.range), preferred), on: occurrence)
      return check.finding(occurrence.range, message, concept: concept, fixes: fixes)
    }
  }

  /// Whether the same form is a usable term of another concept that may be meant: then the place is ambiguous, not wrong.
  private static func isGoodElsewhere(_ occurrence: TermOccurrence, _ context: CheckContext) -> Bool {
    guard occurrence.isAmbiguous else { return false }
    let form = context.term(of: occurrence).text
    return occurrence.alternatives.contains { index in
      context.concept(index).terms.contains { $0.text == form && $0.status.isUsable }
    }
  }

  /// The change of `range` to `replacement`, and of the particle after it where that must follow.
  static func fix(
    of range: TextRange, by replacement: String, in context: CheckContext, safety: Fix.Safety
  ) -> Fix {
    var edits = [Fix.Edit(range: range, replacement: replacement)]
    if let tail = tail(after: range, in: context) {
      let old = context.text(in: tail)
      let new = Particles.adapted(tail: old, from: context.text(in: range), to: replacement)
      if new != old { edits.append(Fix.Edit(range: tail, replacement: new)) }
    }
    return Fix(edits: edits, safety: safety)
  }

  /// The Hangul that hangs on the term, closing marks and the term's own gloss looked through.
  private static func tail(after range: TextRange, in context: CheckContext) -> TextRange? {
    let gloss = context.annotations.glosses.first { $0.head?.end == range.end && $0.form == .bracket }
    let from = gloss?.bracket.end ?? range.end
    let rest = Substring(
      decoding: context.article.source.utf8[from..<min(context.article.source.utf8.count, from + 90)], as: UTF8.self)
    var after = rest.prefix { closingMarks.contains($0) }.endIndex
    // [법식](https://…)을
    if rest[after...].hasPrefix("]("), let close = rest[after...].firstIndex(of: ")") {
      after = rest[rest.index(after: close)...].prefix { closingMarks.contains($0) }.endIndex
    }
    let tail = rest[after...].prefix { $0.unicodeScalars.allSatisfy(isHangul) }
    guard !tail.isEmpty else { return nil }
    let start = from + rest[..<after].utf8.count
    return TextRange(start, start + tail.utf8.count)
  }

  private static let closingMarks: Set<Character> = ["’", "”", "'", "\"", "》", "〉", ">", "*", "_", "~"]

  private static func isHangul(_ scalar: Unicode.Scalar) -> Bool {
    (0xAC00...0xD7A3).contains(scalar.value) || (0x1100...0x11FF).contains(scalar.value)
  }
}
