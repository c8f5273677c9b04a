import BitextModel
import SinoKorean

/// Fits the target of a fuzzy match to the query: a number or term that the query has instead of the source's takes that one's place in the target.
///
/// A change is made only where it is certain what to change: the old number or term stands in the target exactly once, and the differences pair old and
/// new one to one. Everything else is left for the translator to see.
struct MatchRepair {
  let query: String
  let queryTerms: [FoundTerm]
  let terms: any TermFinding

  private struct Edit {
    let kind: Repair.Change.Kind
    let range: TextRange
    let new: String
  }

  func repair(_ unit: TranslationUnit, sourceTerms: [FoundTerm], differences: [Difference]) -> Repair? {
    guard differences.contains(where: { $0.kind == .number || $0.kind == .name || $0.kind == .wording }) else {
      return nil
    }
    var edits = numbers(unit, differences) + exchangedTerms(unit, sourceTerms, differences)
    edits.sort { $0.range < $1.range }
    let apart = zip(edits, edits.dropFirst()).allSatisfy { $0.range.end <= $1.range.start }
    guard !edits.isEmpty, apart else { return nil }
    return applied(edits, to: unit)
  }

  // MARK: Numbers

  private func numbers(_ unit: TranslationUnit, _ differences: [Difference]) -> [Edit] {
    guard isReadable(unit.sourceLanguage), isReadable(unit.targetLanguage) else { return [] }
    let reader = FigureRecognizer(unit.sourceLanguage)
    let wanted = reader.figures(in: query)
    let stored = reader.figures(in: unit.source.text)
    // What did not change keeps the order; a figure more or less on one side leaves none to pair.
    guard wanted.count == stored.count else { return [] }
    let targets = FigureRecognizer(unit.targetLanguage).figures(in: unit.target.text)
    var edits: [Edit] = []
    for (new, old) in zip(wanted, stored) where !new.sameValue(as: old) {
      guard new.kind == old.kind, new.unit == old.unit,
        differences.contains(where: { $0.query.overlaps(new.range) && $0.source.overlaps(old.range) })
      else { continue }
      let places = targets.filter { $0.sameValue(as: old) }
      guard places.count == 1, stored.count(where: { $0.sameValue(as: old) }) == 1 else { continue }
      edits.append(
        Edit(kind: .number, range: places[0].range, new: written(new, like: places[0], unit)))
    }
    return edits
  }

  private func isReadable(_ language: Language) -> Bool { language.withScript == .korean || language.isChinese }

  /// The figure as the target writes the old one. Of a quantity only the number changes: what is counted by 家 stays counted by 家, and what
  /// had commas has them.
  private func written(_ figure: Figure, like old: Figure, _ unit: TranslationUnit) -> String {
    let language = unit.targetLanguage.withScript
    let oldText = unit.target.text.part(old.range)
    let number = Self.number(in: oldText)?.text ?? ""
    let style =
      number.contains(",")
      ? .plain
      : NumberStyle.allCases.first { Self.number(in: old.written(in: language, style: $0))?.text == number }
    let newText = figure.written(in: language, style: style)
    guard case .number = figure.value, let place = Self.number(in: oldText), let new = Self.number(in: newText)
    else { return newText }
    let digits = number.contains(",") ? Self.grouped(new.text) : new.text
    return oldText.part(TextRange(0, place.range.start)) + digits
      + oldText.part(TextRange(place.range.end, oldText.utf8.count))
  }

  /// The one run of digits, with the 만, 억, 万 and 亿 that belong to it; nil where there is none or more than one.
  private static func number(in text: String) -> (range: TextRange, text: String)? {
    var runs: [TextRange] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      let end = offset + String(scalar).utf8.count
      let isDigit = ("0"..."9").contains(scalar)
      if let last = runs.last, last.end == offset, isDigit || inner.contains(scalar) {
        runs[runs.count - 1].end = end
      } else if isDigit {
        runs.append(TextRange(offset, end))
      }
      offset = end
    }
    guard runs.count == 1 else { return nil }
    var run = runs[0]
    while text.part(run).hasSuffix(" ") { run.end -= 1 }
    return (run, text.part(run))
  }

  private static let inner = Set(",. 만억조천백십万亿萬億兆千百十".unicodeScalars)

  /// 12000 with commas: 12,000; what is not all digits stays.
  private static func grouped(_ digits: String) -> String {
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return digits }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return result
  }

  // MARK: Terms

  private func exchangedTerms(
    _ unit: TranslationUnit, _ sourceTerms: [FoundTerm], _ differences: [Difference]
  ) -> [Edit] {
    guard queryTerms.count == sourceTerms.count else { return [] }
    var edits: [Edit] = []
    for (new, old) in zip(queryTerms, sourceTerms) where new.concept != old.concept {
      guard differences.contains(where: { $0.query.overlaps(new.range) || $0.source.overlaps(old.range) }),
        sourceTerms.count(where: { $0.concept == old.concept }) == 1,
        let form = terms.forms(of: new.concept, in: unit.targetLanguage.withScript).first,
        let place = onlyPlace(
          of: terms.forms(of: old.concept, in: unit.targetLanguage.withScript), in: unit.target.text)
      else { continue }
      edits.append(Edit(kind: .term, range: place, new: form))
    }
    return edits
  }

  /// Where one of the forms stands, if all of them together stand there once; the longest counts.
  private func onlyPlace(of forms: [String], in text: String) -> TextRange? {
    let bytes = Array(text.utf8)
    var places: [TextRange] = []
    for form in forms.map({ Array($0.utf8) }).sorted(by: { $0.count > $1.count }) where !form.isEmpty {
      var start = 0
      while start + form.count <= bytes.count {
        let range = TextRange(start, start + form.count)
        if bytes[range.bounds].elementsEqual(form) {
          if !places.contains(where: { $0.contains(range) }) { places.append(range) }
          start = range.end
        } else {
          start += 1
        }
      }
    }
    return places.count == 1 ? places[0] : nil
  }

  // MARK: Writing

  private func applied(_ edits: [Edit], to unit: TranslationUnit) -> Repair {
    let target = unit.target.text
    let isKorean = unit.targetLanguage.withScript == .korean
    var result = ""
    var changes: [Repair.Change] = []
    var position = 0
    for (index, edit) in edits.enumerated() {
      let old = target.part(edit.range)
      result += target.part(TextRange(position, edit.range.start))
      let start = result.utf8.count
      result += edit.new
      changes.append(
        Repair.Change(kind: edit.kind, old: old, new: edit.new, range: TextRange(start, result.utf8.count)))
      position = edit.range.end
      guard isKorean else { continue }
      // 3을 becomes 2를: the particle follows what stands before it now.
      let limit = index + 1 < edits.count ? edits[index + 1].range.start : target.utf8.count
      let tail = syllables(of: target.part(TextRange(position, limit)))
      if !tail.isEmpty, Particles.analyse(tail: tail, after: old) != nil {
        result += Particles.adapted(tail: tail, from: old, to: edit.new)
        position += tail.utf8.count
      }
    }
    result += target.part(TextRange(position, target.utf8.count))
    return Repair(target: result, changes: changes)
  }

  private func syllables(of text: String) -> String {
    var tail = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard Hangul.isSyllable(scalar) else { break }
      tail.append(scalar)
    }
    return String(tail)
  }
}
