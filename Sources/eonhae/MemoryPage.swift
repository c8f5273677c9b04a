import BitextModel
import TranslationMemory

/// What a memory answers, for people.
struct MemoryPage {
  private let answer: MemoryAnswer
  private let isColored: Bool

  init(_ answer: MemoryAnswer, isColored: Bool) {
    self.answer = answer
    self.isColored = isColored
  }

  func text() -> String {
    guard !(answer.matches.isEmpty && answer.uses.isEmpty && answer.terms.isEmpty) else {
      return words(
        "nothing like “\(answer.query)” in the memory", "번역 메모리에 비슷한 글이 없습니다: \(answer.query)",
        "记忆库中没有与“\(answer.query)”相似的文本")
        + "\n"
    }
    var parts = answer.matches.map(entry) + answer.uses.map { entry($0) }
    parts += answer.terms.map { term in
      bold(answer.query.part(term.term)) + "\n" + term.found.map { entry($0) }.joined(separator: "\n")
    }
    return parts.joined(separator: "\n")
  }

  // MARK: Entries

  private func entry(_ match: MemoryMatch) -> String {
    let unit = match.unit
    let source = marked(unit.source.text, match.differences.map(\.source), removed: true)
    var lines = [
      "\(bold(String(match.score.value))) \(name(of: match.kind))  \(faint(about(match.stored)))", "  \(source)",
    ]
    if !match.differences.isEmpty {
      lines.append("  \(marked(answer.query, match.differences.map(\.query), removed: false))")
    }
    lines.append("  → \(unit.target.text)")
    if let repair = match.repair {
      lines.append("  ⇒ \(marked(repair.target, repair.changes.map(\.range), removed: false))")
      for change in repair.changes {
        let what = change.kind == .number ? words("number", "숫자", "数字") : words("term", "용어", "术语")
        lines.append("    \(faint("\(what): \(change.old) → \(change.new)"))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func entry(_ use: MemoryAnswer.Use) -> String {
    let unit = use.stored.unit
    return
      "  \(marked(unit.source.text, use.places, removed: false))\n  → \(unit.target.text)\n  \(faint(about(use.stored)))\n"
  }

  private func name(of kind: MemoryMatch.Kind) -> String {
    switch kind {
    case .inContext: words("in context", "문맥 일치", "上下文匹配")
    case .exact: words("exact", "완전 일치", "完全匹配")
    case .fuzzy: words("fuzzy", "유사 일치", "模糊匹配")
    }
  }

  private func about(_ stored: StoredUnit) -> String {
    let unit = stored.unit
    let place = unit.origin.map { origin in unit.position.map { "\(origin):\($0)" } ?? origin }
    let direction = stored.direction == .turned ? words("found by its translation", "번역문에서 찾음", "在译文中找到") : nil
    return [
      place, unit.changed ?? unit.created, unit.author, unit.status == .translated ? nil : unit.status.name, direction,
    ]
    .compactMap(\.self).joined(separator: " · ")
  }

  // MARK: Marks

  /// Brackets where there is no colour: [-gone-] in the stored text, {+new+} in the query.
  private func marked(_ text: String, _ ranges: [TextRange], removed: Bool) -> String {
    var result = ""
    var position = 0
    for range in ranges where !range.isEmpty && range.start >= position {
      result += text.part(TextRange(position, range.start))
      let part = text.part(range)
      if isColored {
        result += "\u{1B}[\(removed ? "31" : "32")m\(part)\u{1B}[0m"
      } else {
        result += removed ? "[-\(part)-]" : "{+\(part)+}"
      }
      position = range.end
    }
    return result + text.part(TextRange(position, text.utf8.count))
  }

  private func bold(_ text: String) -> String { isColored ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  private func faint(_ text: String) -> String { isColored ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}

extension String {
  /// The stretch of this text at a range of UTF-8 offsets.
  func part(_ range: TextRange) -> String { String(decoding: Array(utf8)[range.bounds], as: UTF8.self) }
}
