extension Particles {
  /// How `eojeol` ends: with a particle, or a verb form that modifies what follows, or as a noun.
  ///
  /// Quotes, brackets and punctuation at its end are looked through. Evidence is taken in this order: words that are
  /// listed (제한 and 회의 are nouns, 위한 modifies, 및 connects), `isNoun`, the grammar of tails with the allomorph (국가
  /// does not end in 가, for 국 takes 이), the shapes of verb forms in general. Without `isNoun` a one-syllable particle
  /// is `likely` at most.
  ///
  ///     Particles.endsWithParticleOrAdnominal("기업의").kind  // particle
  ///     Particles.endsWithParticleOrAdnominal("보유한").kind  // adnominal
  ///     Particles.endsWithParticleOrAdnominal("제한").kind   // none
  ///
  /// - Parameter isNoun: whether a word is a noun, from a dictionary or termbase; asked for the eojeol and for stems.
  /// - Complexity: O(*n*) in the length of the eojeol; only its last 24 syllables can be a tail.
  public static func endsWithParticleOrAdnominal(
    _ eojeol: String, isNoun: ((String) -> Bool)? = nil
  ) -> EojeolEnding {
    let word = EojeolReader(eojeol, isNoun: isNoun)
    return word.ending()
  }
}

/// One eojeol, cut into what stands before its last run of Hangul and that run.
private struct EojeolReader {
  let head: [Unicode.Scalar]
  let run: [Unicode.Scalar]
  let isNoun: ((String) -> Bool)?

  private static let noun = EojeolEnding(kind: .none, form: "", certainty: .certain)

  init(_ eojeol: String, isNoun: ((String) -> Bool)?) {
    var scalars = Array(Hangul.composed(eojeol).unicodeScalars)[...]
    while let last = scalars.last, !Hangul.isSyllable(last), !Self.isWord(last) { scalars.removeLast() }
    var start = scalars.lastIndex { !Hangul.isSyllable($0) }.map { $0 + 1 } ?? scalars.startIndex
    // 10만 and 25일 are numbers; nothing there is a particle or the copula.
    if start > 0, SpokenNumber.digit(scalars[start - 1]) != nil {
      while start < scalars.endIndex, "만억조일".unicodeScalars.contains(scalars[start]) { start += 1 }
    }
    head = Array(scalars[..<start])
    run = Array(scalars[start...])
    self.isNoun = isNoun
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    LatinSound.isLetter(scalar) || SpokenNumber.digit(scalar) != nil || Hangul.isHan(scalar)
      || SpokenSymbol.sound(of: scalar) != nil
  }

  func ending() -> EojeolEnding {
    guard !run.isEmpty else { return Self.noun }
    let text = string(run)
    if head.isEmpty {
      if let listed = EojeolWords.closedClass[run] { return listed }
      if EojeolWords.nouns.contains(run) || isNoun?(text) == true { return Self.noun }
    }
    if let tail = headTail() { return tail }
    if EojeolWords.nounEndingsByLast[run[run.count - 1]]?.contains(where: { hasSuffix($0) }) == true {
      return EojeolEnding(kind: .none, form: "", certainty: .likely)
    }
    if let verb = verbForm() { return verb }
    return tailAfterHangul() ?? EojeolEnding(kind: .none, form: "", certainty: .likely)
  }

  /// After a bracket, a quote, a digit or Latin letters the whole run is the tail: AI를, ‘작은 거인’의.
  private func headTail() -> EojeolEnding? {
    guard !head.isEmpty, let analysis = Particles.analyse(tail: string(run), after: string(head)),
      analysis.agreement != .disagrees, analysis.ending != .none
    else { return nil }
    return EojeolEnding(kind: analysis.ending, form: form(of: analysis), certainty: .certain)
  }

  /// The longest tail after a stem of at least one syllable.
  private func tailAfterHangul() -> EojeolEnding? {
    var best: EojeolEnding?
    for cut in max(1, run.count - TailSearch.longest)..<run.count {
      guard let sound = LastSound(run[cut - 1]),
        let analysis = Particles.analyse(tail: string(run[cut...]), afterSound: sound),
        analysis.agreement == .agrees, analysis.ending != .none, analysis.parts[0].kind != .suffix
      else { continue }
      if isNoun?(string(run[..<cut])) == true {
        return EojeolEnding(kind: analysis.ending, form: form(of: analysis), certainty: .certain)
      }
      guard best == nil else { continue }
      best = EojeolEnding(
        kind: analysis.ending, form: form(of: analysis), certainty: certainty(of: analysis, stem: cut))
    }
    return best
  }

  private func certainty(of analysis: TailAnalysis, stem: Int) -> EojeolEnding.Certainty {
    let form = form(of: analysis)
    if EojeolWords.unmistakable.contains(form) { return stem > 1 ? .certain : .likely }
    if form.unicodeScalars.count > 1 { return stem > 1 ? .certain : .likely }
    if EojeolWords.treacherous.contains(form) { return .possible }
    return stem > 1 ? .likely : .possible
  }

  /// The last part, with the one before it where a particle chain ends the eojeol.
  private func form(of analysis: TailAnalysis) -> String { analysis.parts.last?.text ?? "" }

  /// Shapes of verbs in general, which the grammar of noun tails does not know.
  private func verbForm() -> EojeolEnding? {
    guard run.count > 1 else { return nil }
    for (kind, ending) in EojeolWords.verbEndingsByLast[run[run.count - 1]] ?? []
    where run.count > ending.count && hasSuffix(ending) {
      return EojeolEnding(kind: kind, form: string(ending), certainty: .certain)
    }
    // ㅆ before 다 is the past (밝혔다, 나섰다) or 있다.
    if run[run.count - 1] == "다", Hangul.Syllable(run[run.count - 2])?.final == "ㅆ" {
      return EojeolEnding(kind: .finite, form: "다", certainty: .certain)
    }
    if run[run.count - 1] == "고", Hangul.Syllable(run[run.count - 2])?.final == "ㅆ" {
      return EojeolEnding(kind: .connective, form: "고", certainty: .certain)
    }
    // 는 after a final is never the topic particle: 받는, 있는.
    if run[run.count - 1] == "는", Hangul.hasFinal(run[run.count - 2]) {
      return EojeolEnding(kind: .adnominal, form: "는", certainty: .certain)
    }
    return nil
  }

  private func hasSuffix(_ ending: [Unicode.Scalar]) -> Bool {
    run.count >= ending.count && run.suffix(ending.count).elementsEqual(ending)
  }

  private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
