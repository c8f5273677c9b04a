import BitextModel

/// Converts a text around its terms.
///
/// The whole text is converted first. A term that a phrase crosses, or whose form came out otherwise, is then cut out: it gets its form, and the stretches on
/// both sides are converted anew, each by itself. That may bring phrases to other places, so it is done until no term is left to cut.
struct ProtectedConversion {
  private let text: String
  private let source: [UInt8]
  private let terms: [ProtectedTerm]
  private let steps: [ConversionStep]

  init(_ text: String, terms: [ProtectedTerm], steps: [ConversionStep]) {
    self.text = text
    self.terms = terms
    self.steps = steps
    source = Array(text.utf8)
  }

  /// A stretch of the text, converted; `term` where it is one that was cut out.
  private struct Part {
    let range: TextRange
    let trace: ConversionTrace
    /// The terms in it, by index.
    let terms: Range<Int>
    let isTerm: Bool
  }

  func conversion() throws(ScriptConversionError) -> ScriptConversion {
    var parts = [try part(TextRange(0, source.count), terms.indices)]
    while true {
      var next: [Part] = []
      for part in parts { next += try self.parts(of: part) }
      guard next.count > parts.count else { return joined(next) }
      parts = next
    }
  }

  /// The part cut at those of its terms that it does not do justice to; the part itself where there are none.
  private func parts(of part: Part) throws(ScriptConversionError) -> [Part] {
    guard !part.isTerm else { return [part] }
    var result: [Part] = []
    var start = part.range.start
    var firstTerm = part.terms.lowerBound
    for index in part.terms {
      let range = terms[index].range
      // A part that is the term already cannot be cut any further.
      guard range != part.range || terms[index].form != nil, !isKept(terms[index], in: part) else { continue }
      if range.start > start { result.append(try self.part(TextRange(start, range.start), firstTerm..<index)) }
      result.append(try self.part(range, index..<index + 1, isTerm: true))
      start = range.end
      firstTerm = index + 1
    }
    guard !result.isEmpty else { return [part] }
    if start < part.range.end {
      result.append(try self.part(TextRange(start, part.range.end), firstTerm..<part.terms.upperBound))
    }
    return result
  }

  private func part(_ range: TextRange, _ terms: Range<Int>, isTerm: Bool = false) throws(ScriptConversionError) -> Part
  {
    let stretch = String(decoding: source[range.bounds], as: UTF8.self)
    return Part(range: range, trace: try ConversionTrace(stretch, by: steps), terms: terms, isTerm: isTerm)
  }

  /// Whether no phrase crosses an end of the term, and the term's form is what came out.
  private func isKept(_ term: ProtectedTerm, in part: Part) -> Bool {
    let range = term.range.shifted(by: -part.range.start)
    guard let last = part.trace.stages.last else { return term.form == nil }
    var place = range
    for stage in part.trace.stages {
      for item in stage.items(in: place) where !place.contains(item.input) && !item.input.contains(place) {
        return false
      }
      place = stage.outputRange(of: place)
    }
    guard let form = term.form else { return true }
    guard part.trace.sourceRange(ofResult: place) == range else { return false }
    return last.output[place.bounds].elementsEqual(form.utf8)
  }

  private func joined(_ parts: [Part]) -> ScriptConversion {
    var result = ""
    var choices: [ScriptConversion.Choice] = []
    for part in parts {
      let stretch = String(decoding: source[part.range.bounds], as: UTF8.self)
      let found = ConversionChoices.choices(of: part.trace, source: stretch).map {
        $0.shifted(by: part.range.start, inResultBy: result.utf8.count)
      }
      if part.isTerm, let term = part.terms.first.map({ terms[$0] }) {
        let form = term.form ?? part.trace.result
        choices += self.choices(
          of: term, form, derived: part.trace.result, decidedByTerms(found, part.terms), at: result.utf8.count)
        result += form
      } else {
        choices += decidedByTerms(found, part.terms)
        result += part.trace.result
      }
    }
    return ScriptConversion(text: result, choices: choices)
  }

  /// The choices within a term that was cut out: between its form and what the dictionary makes of it where they differ, else those of its
  /// characters.
  private func choices(
    of term: ProtectedTerm, _ form: String, derived: String, _ found: [ScriptConversion.Choice], at start: Int
  ) -> [ScriptConversion.Choice] {
    guard let own = term.form, own != derived else { return found }
    return [
      .init(
        range: term.range, resultRange: TextRange(start, start + form.utf8.count),
        written: String(decoding: source[term.range.bounds], as: UTF8.self), chosen: form, others: [derived],
        decision: .term(term.name))
    ]
  }

  /// What lies in a term with a form of its own, the glossary has decided.
  private func decidedByTerms(_ choices: [ScriptConversion.Choice], _ indices: Range<Int>) -> [ScriptConversion.Choice]
  {
    var rest = terms[indices]
    return choices.map { choice in
      rest = rest.drop { $0.range.end <= choice.range.start }
      guard let term = rest.first, term.form != nil, term.range.contains(choice.range) else { return choice }
      return .init(
        range: choice.range, resultRange: choice.resultRange, written: choice.written, chosen: choice.chosen,
        others: choice.others, decision: .term(term.name))
    }
  }
}

extension ScriptConversion.Choice {
  fileprivate func shifted(by distance: Int, inResultBy resultDistance: Int) -> Self {
    .init(
      range: range.shifted(by: distance), resultRange: resultRange.shifted(by: resultDistance), written: written,
      chosen: chosen, others: others, decision: decision)
  }
}
