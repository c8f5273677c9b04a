import BitextModel
import SinoKorean
import Terminology
import TextAnalysis

/// Finds the terms of a termbase and the glosses in an article.
///
/// Letters are found first, whatever stands around them; then each place is judged (``EdgeJudge``), the longest of overlapping places wins, and
/// forms that several concepts share are settled by the glosses of the article.
///
///     let recognizer = TermRecognizer(termbase)
///     recognizer.annotations(of: article).occurrences
public struct TermRecognizer: Sendable {
  public let termbase: Termbase
  let patterns: TermPatterns

  /// - Complexity: O(*n* log *n*) in the number of terms.
  public init(_ termbase: Termbase) { self.init(termbase, TermPatterns(termbase)) }

  init(_ termbase: Termbase, _ patterns: TermPatterns) {
    self.termbase = termbase
    self.patterns = patterns
  }

  public func annotations(of article: Article) -> Annotations {
    var occurrences: [TermOccurrence] = []
    var glosses: [GlossPair] = []
    let verdicts = EojeolVerdicts()
    for (index, block) in article.blocks.enumerated() where block.role != .opaque {
      let text = FoldedText(block.textWithoutCode)
      let found = self.occurrences(in: text, block: index, of: article, verdicts)
      glosses += GlossFinder(self, text: text, block: index, role: block.role, found: found).glosses()
      occurrences += found.map(\.occurrence)
    }
    let known = Set(glosses.flatMap { Set($0.concepts).intersection($0.headConcepts) })
    let all = occurrences.map { settled($0, by: known) }
    return Annotations(occurrences: NameJudge(self, article: article, glosses: glosses).named(all), glosses: glosses)
  }

  /// An occurrence and the units it takes.
  struct Found {
    let occurrence: TermOccurrence
    let units: Range<Int>
  }

  private func occurrences(
    in text: FoldedText, block: Int, of article: Article, _ verdicts: EojeolVerdicts
  ) -> [Found] {
    var judge = EdgeJudge(text, verdicts: verdicts)
    var admitted: [(range: Range<Int>, readings: [Reading])] = []
    for candidate in patterns.candidates(in: text) {
      let readings = patterns.designations[candidate.pattern].compactMap { designation -> Reading? in
        guard let verdict = judge.verdict(on: candidate.range, as: designation),
          hasExactCase(candidate.range, designation, text, article)
        else { return nil }
        return Reading(designation: designation, through: verdict.through)
      }
      if !readings.isEmpty { admitted.append((candidate.range, readings)) }
    }
    // Longest first, then leftmost; what overlaps a longer one is not there.
    admitted.sort { ($1.range.count, $0.range.lowerBound) < ($0.range.count, $1.range.lowerBound) }
    var isTaken = [Bool](repeating: false, count: text.count)
    var result: [Found] = []
    for place in admitted where !isTaken[place.range].contains(true) {
      for index in place.range { isTaken[index] = true }
      result.append(
        Found(
          occurrence: occurrence(place.range, place.readings, text, block, article),
          units: place.range))
    }
    return result.sorted { $0.units.lowerBound < $1.units.lowerBound }
  }

  /// One of the terms that a place may be, and what was looked through to see it.
  private struct Reading {
    let designation: TermPatterns.Designation
    let through: Set<LookedThrough>
  }

  private func occurrence(
    _ range: Range<Int>, _ readings: [Reading], _ text: FoldedText, _ block: Int, _ article: Article
  ) -> TermOccurrence {
    let sourceRange = text.sourceRange(range)
    let written = article.source.string(in: sourceRange)
    // A form that is good for one concept is not held against the writer because another concept forbids it.
    let ordered = readings.sorted { rank($0.designation, written: written) < rank($1.designation, written: written) }
    let reading = ordered[0]
    let chosen = reading.designation
    let term = termbase.concepts[chosen.concept].terms[chosen.term]
    var alternatives: [Int] = []
    for other in ordered.map(\.designation)
    where other.concept != chosen.concept && !alternatives.contains(other.concept) {
      alternatives.append(other.concept)
    }
    let seen = reading.through.union(differences(between: term, and: sourceRange, range, text, article))
    return TermOccurrence(
      range: sourceRange, block: block, concept: chosen.concept, term: chosen.term, alternatives: alternatives,
      through: seen.sorted())
  }

  private func rank(_ designation: TermPatterns.Designation, written: String) -> Int {
    let isAsWritten = termbase.concepts[designation.concept].terms[designation.term].text == written
    return switch designation.status {
    case .preferred: isAsWritten ? 0 : 2
    case .admitted: isAsWritten ? 1 : 3
    case .deprecated: 4
    case .forbidden: 5
    }
  }

  func hasExactCase(
    _ range: Range<Int>, _ designation: TermPatterns.Designation, _ text: FoldedText, _ article: Article
  ) -> Bool {
    guard designation.matching.letterCase == .exact else { return true }
    let term = termbase.concepts[designation.concept].terms[designation.term].text
    let written = article.source.string(in: text.sourceRange(range))
    return latin(written) == latin(term)
  }

  private func isLatin(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
  }

  private func lowercased(_ letter: UInt8) -> UInt8 { letter | 0x20 }

  private func latin(_ text: String) -> [UInt8] {
    text.utf8.filter { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
  }

  private func differences(
    between term: Term, and sourceRange: TextRange, _ range: Range<Int>, _ text: FoldedText, _ article: Article
  ) -> Set<LookedThrough> {
    let written = article.source.string(in: sourceRange)
    if written.utf8.elementsEqual(term.text.utf8) { return [] }
    var result: Set<LookedThrough> = []
    let form = text.string(range)
    if form.filter({ $0 != " " }) != MatchingForm.of(term.text).filter({ $0 != " " }) { result.insert(.script) }
    let plain = text.form.slice(TextRange(text.offsets[range.lowerBound], text.ends[range.upperBound - 1]))
    let letters = (latin(written), latin(term.text))
    if letters.0 != letters.1, letters.0.map(lowercased) == letters.1.map(lowercased) {
      result.insert(.letterCase)
    }
    // A capital alone is read as its small letter; what else is replaced is another form.
    let isOtherForm = { (piece: MappedText.Piece) in
      (piece.kind == .replaced || piece.kind == .respelled) && !self.isLatin(article.source.utf8[piece.origin.bounds])
    }
    if plain.pieces.contains(where: isOtherForm) {
      result.insert(.form)
    }
    if zip(plain.pieces, plain.pieces.dropFirst()).contains(where: { $0.origin.end != $1.origin.start }) {
      result.insert(.markup)
    }
    return result
  }

  /// Among concepts of one form the one that the article glosses so.
  private func settled(_ occurrence: TermOccurrence, by known: Set<Int>) -> TermOccurrence {
    guard !occurrence.alternatives.isEmpty, !known.contains(occurrence.concept),
      let better = occurrence.alternatives.first(where: known.contains)
    else { return occurrence }
    let form = FoldedText.units(of: termbase.concepts[occurrence.concept].terms[occurrence.term].text)
    guard let designation = patterns.designations(of: form).first(where: { $0.concept == better }) else {
      return occurrence
    }
    let others = ([occurrence.concept] + occurrence.alternatives).filter { $0 != better }
    return TermOccurrence(
      range: occurrence.range, block: occurrence.block, concept: better, term: designation.term, alternatives: others,
      through: occurrence.through)
  }
}

extension Block {
  /// The text with code and bare addresses taken out: they are shown, never read for terms.
  var textWithoutCode: MappedText {
    let code = marks.filter { $0.kind == .code || isAddress($0) }.map(\.range)
    guard !code.isEmpty else { return text }
    var result = MappedText()
    var position = 0
    for range in code.sorted() where range.start >= position {
      result.append(text.slice(TextRange(position, range.start)))
      // The place stays visible, so that the words beside it do not grow together.
      result.appendReplacement([0xEF, 0xBF, 0xBC], origin: text.originRange(of: range))
      position = range.end
    }
    result.append(text.slice(TextRange(position, text.count)))
    return result
  }

  /// A link that shows its own address.
  private func isAddress(_ mark: InlineMark) -> Bool {
    guard case .link(let address) = mark.kind else { return false }
    let shown = text.string(in: mark.range)
    return address.hasSuffix(shown) || shown.hasPrefix("http")
  }
}
