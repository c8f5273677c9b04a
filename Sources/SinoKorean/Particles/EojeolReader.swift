/// One eojeol, cut into what stands before its last run of Hangul and that run; read as scalar values, without strings.
struct EojeolReader {
  /// ``EojeolEnding``, its form as the number of syllables that end the eojeol.
  struct Ending {
    let kind: EojeolEnding.Kind
    let formCount: Int
    let certainty: EojeolEnding.Certainty

    fileprivate static let noun = Ending(kind: .none, formCount: 0, certainty: .certain)
    fileprivate static let likelyNoun = Ending(kind: .none, formCount: 0, certainty: .likely)
  }

  private let head: UnsafeBufferPointer<UInt32>
  let run: UnsafeBufferPointer<UInt32>

  /// - Parameter eojeol: must stay where it is while the reader is in use.
  init(_ eojeol: UnsafeBufferPointer<UInt32>) {
    var end = eojeol.count
    while end > 0, !SyllableSet.isSyllable(eojeol[end - 1]), !Self.isWord(eojeol[end - 1]) { end -= 1 }
    var start = end
    while start > 0, SyllableSet.isSyllable(eojeol[start - 1]) { start -= 1 }
    // 10만 and 25일 are numbers; nothing there is a particle or the copula.
    if start > 0, Self.isDigit(eojeol[start - 1]) {
      while start < end, Self.counters.contains(eojeol[start]) { start += 1 }
    }
    head = UnsafeBufferPointer(rebasing: eojeol[..<start])
    run = UnsafeBufferPointer(rebasing: eojeol[start..<end])
  }

  private static let counters = SyllableSet("만억조일")

  private static func isDigit(_ unit: UInt32) -> Bool {
    Unicode.Scalar(unit).flatMap { SpokenNumber.digit($0) } != nil
  }

  private static func isWord(_ unit: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(unit) else { return false }
    return LatinSound.isLetter(scalar) || SpokenNumber.digit(scalar) != nil || Hangul.isHan(scalar)
      || SpokenSymbol.sound(of: scalar) != nil
  }

  func ending(isNoun: (UnsafeBufferPointer<UInt32>) -> Bool) -> Ending {
    if let ending = marked(isNoun: isNoun) { return ending }
    return run.isEmpty || isListed(isNoun) ? .noun : .likelyNoun
  }

  /// The ending of what is no noun as far as the form tells, nil of a noun. The dictionary is asked only where the form leaves it open.
  func marked(isNoun: (UnsafeBufferPointer<UInt32>) -> Bool) -> Ending? {
    guard let last = run.last else { return nil }
    if head.isEmpty, let number = EojeolWords.closedClass.number(of: run) {
      return Ending(kind: EojeolWords.closedKinds[number], formCount: run.count, certainty: .certain)
    }
    guard Self.mayMark(last) else { return nil }
    if let tail = headTail() { return tail }
    if EojeolWords.nounEndingsByLast.first(of: run, more: 0) != nil { return nil }
    if let verb = verbForm() { return isListed(isNoun) ? nil : verb }
    return tailAfterHangul(isNoun)
  }

  /// Whether a word with such a last syllable may be anything else than a noun, unless it is listed as a whole.
  private static func mayMark(_ last: UInt32) -> Bool {
    GrammarTable.shared.lasts.contains(last) || EojeolWords.verbEndingsByLast.lasts.contains(last)
      || verbLasts.contains(last)
  }

  /// Whether the word as a whole is a noun of the list or the dictionary.
  private func isListed(_ isNoun: (UnsafeBufferPointer<UInt32>) -> Bool) -> Bool {
    head.isEmpty && (EojeolWords.nouns.contains(run) || isNoun(run))
  }

  // MARK: Tails

  /// What is asked of a ``TailAnalysis`` here.
  private struct Tail {
    let path: TailWalk.Path
    let isSuffixed: Bool
    let ending: EojeolEnding.Kind
    let formCount: Int
  }

  /// The cheapest way to read all of `tail`.
  private static func tail(_ tail: UnsafeBufferPointer<UInt32>, after sound: LastSound?) -> Tail? {
    guard tail.count <= TailSearch.longest else { return nil }
    let table = GrammarTable.shared
    var best: Tail?
    TailWalk.forEachPath(of: tail, after: sound) { end, path, arcs in
      guard end == tail.count, path.cost < best?.path.cost ?? Int.max else { return }
      // The last part with all that joins it.
      var last = path.count - 1
      var formCount = table.arc(arcs[last]).count
      while last > 0, table.arc(arcs[last]).joins {
        last -= 1
        formCount += table.arc(arcs[last]).count
      }
      best = Tail(
        path: path, isSuffixed: table.arc(arcs[0]).kind == .suffix, ending: table.arc(arcs[path.count - 1]).ending,
        formCount: formCount)
    }
    return best
  }

  /// After a bracket, a quote, a digit or Latin letters the whole run is the tail: AI를, ‘작은 거인’의.
  private func headTail() -> Ending? {
    guard !head.isEmpty else { return nil }
    var stem = String.UnicodeScalarView()
    stem.append(contentsOf: head.lazy.compactMap { Unicode.Scalar($0) })
    guard let tail = Self.tail(run, after: Hangul.lastSound(of: String(stem))), tail.path.agreement != .disagrees,
      tail.ending != .none
    else { return nil }
    return Ending(kind: tail.ending, formCount: tail.formCount, certainty: .certain)
  }

  /// The longest tail after a stem of at least one syllable.
  private func tailAfterHangul(_ isNoun: (UnsafeBufferPointer<UInt32>) -> Bool) -> Ending? {
    guard let last = run.last, GrammarTable.shared.lasts.contains(last) else { return nil }
    var best: Ending?
    for cut in max(1, run.count - TailSearch.longest)..<max(1, run.count) {
      let rest = UnsafeBufferPointer(rebasing: run[cut...])
      guard let tail = Self.tail(rest, after: LastSound(unit: run[cut - 1])), tail.path.agreement == .agrees,
        tail.ending != .none, !tail.isSuffixed
      else { continue }
      if best == nil, isListed(isNoun) { return nil }
      if isNoun(UnsafeBufferPointer(rebasing: run[..<cut])) {
        return Ending(kind: tail.ending, formCount: tail.formCount, certainty: .certain)
      }
      if best == nil {
        best = Ending(
          kind: tail.ending, formCount: tail.formCount, certainty: certainty(formCount: tail.formCount, stem: cut))
      }
    }
    return best
  }

  private func certainty(formCount: Int, stem: Int) -> EojeolEnding.Certainty {
    let last = run[run.count - 1]
    if formCount > 1 || EojeolWords.unmistakable.contains(last) { return stem > 1 ? .certain : .likely }
    if EojeolWords.treacherous.contains(last) { return .possible }
    return stem > 1 ? .likely : .possible
  }

  // MARK: Verbs

  private static let da: UInt32 = 0xB2E4
  private static let go: UInt32 = 0xACE0
  private static let neun: UInt32 = 0xB294
  private static let verbLasts = SyllableSet("다고는")
  /// ㅆ among the 28 finals of a syllable.
  private static let doubleSios: UInt32 = 20

  /// Shapes of verbs in general, which the grammar of noun tails does not know.
  private func verbForm() -> Ending? {
    guard run.count > 1 else { return nil }
    if let (kind, count) = EojeolWords.verbEndingsByLast.first(of: run, more: 1) {
      return Ending(kind: kind, formCount: count, certainty: .certain)
    }
    let final = (run[run.count - 2] - SyllableSet.first) % 28
    switch run[run.count - 1] {
    // ㅆ before 다 is the past (밝혔다, 나섰다) or 있다.
    case Self.da where final == Self.doubleSios: return Ending(kind: .finite, formCount: 1, certainty: .certain)
    case Self.go where final == Self.doubleSios: return Ending(kind: .connective, formCount: 1, certainty: .certain)
    // 는 after a final is never the topic particle: 받는, 있는.
    case Self.neun where final != 0: return Ending(kind: .adnominal, formCount: 1, certainty: .certain)
    default: return nil
    }
  }
}
