import SinoKorean

/// What an eojeol makes of a term in it; each eojeol of a text is cut once, however often it comes and however many terms lie in it.
final class EojeolVerdicts {
  struct Verdict {
    let isAdmitted: Bool
    /// Whether particles or endings hang on the term.
    let hasTail: Bool
    /// Whether the term is a member of a compound.
    let isCompound: Bool
  }

  private struct Known {
    let start: Int32
    let end: Int32
    let isName: Bool
    let verdict: Verdict
    /// The next of the same eojeol; -1 after the last.
    let next: Int32
  }

  /// How many syllables are kept before all is forgotten: a text of many megabytes goes on with what it holds then.
  private let capacity: Int
  private var eojeols = UnitTable()
  /// By number of the eojeol: the last verdict on a term in it.
  private var lastKnown: [Int32] = []
  private var known: [Known] = []
  private var tails = UnitTable()
  private var tailKinds: [TailKind] = []
  private var lattice = EojeolLattice()
  /// The eojeol that the lattice was made of.
  private var cutEojeol = -1

  init(capacity: Int = 1 << 23) { self.capacity = capacity }

  /// The syllables that are kept: those of eojeols and, once more, of what stands behind terms in them.
  var syllableCount: Int { eojeols.unitCount + tails.unitCount }

  /// The number of an eojeol; it holds until the next call.
  func number(of syllables: UnsafeBufferPointer<UInt32>, before: EojeolLattice.Before) -> Int {
    if syllableCount > capacity { forget() }
    let number = eojeols.number(of: syllables, tag: UInt32(before.rawValue))
    if number == lastKnown.count { lastKnown.append(-1) }
    return number
  }

  private func forget() {
    eojeols = UnitTable()
    lastKnown = []
    known = []
    tails = UnitTable()
    tailKinds = []
    cutEojeol = -1
  }

  /// The verdict on a term at `term` of the eojeol with that number.
  func verdict(onTerm term: Range<Int>, isName: Bool, in number: Int) -> Verdict {
    var index = lastKnown[number]
    while index >= 0 {
      let item = known[Int(index)]
      if item.start == term.lowerBound, item.end == term.upperBound, item.isName == isName { return item.verdict }
      index = item.next
    }
    let verdict = judged(term, isName: isName, in: number)
    known.append(
      Known(
        start: Int32(term.lowerBound), end: Int32(term.upperBound), isName: isName, verdict: verdict,
        next: lastKnown[number]))
    lastKnown[number] = Int32(known.count - 1)
    return verdict
  }

  private func judged(_ term: Range<Int>, isName: Bool, in number: Int) -> Verdict {
    let before = EojeolLattice.Before(rawValue: UInt8(eojeols.tag(of: number))) ?? .nothing
    return eojeols.withUnits(of: number) { syllables in
      let tail = tailKind(of: .init(rebasing: syllables[term.upperBound...]), after: syllables[term.upperBound - 1])
      let startsEojeol = term.lowerBound == 0
      let isAlone = term.upperBound == syllables.count
      if number != cutEojeol {
        lattice.cut(syllables, before: before)
        cutEojeol = number
      }
      // 주장한다 is no 주장(珠江): names make no verbs.
      let isVerb = isName && tail.contains(.predicate)
      // A syllable alone is told by what hangs on it: 칩과, but not 성과.
      let isSyllableWithTail =
        term.count == 1 && startsEojeol && tail.contains(.agrees) && !lattice.hidesInLongerNoun(term)
      return Verdict(
        isAdmitted: !isVerb && (isSyllableWithTail || lattice.admits(term, isName: isName)),
        hasTail: !isAlone && tail.contains(.isTail), isCompound: !startsEojeol || !isAlone && !tail.contains(.isTail))
    }
  }

  // MARK: Tails

  /// What the syllables behind a term are; there are few of them, and they come again and again.
  private struct TailKind: OptionSet {
    let rawValue: UInt8
    static let isTail = TailKind(rawValue: 1)
    static let agrees = TailKind(rawValue: 2)
    static let predicate = TailKind(rawValue: 4)
  }

  private func tailKind(of tail: UnsafeBufferPointer<UInt32>, after syllable: UInt32) -> TailKind {
    let sound = Unicode.Scalar(syllable).flatMap { LastSound($0) }
    let tag: UInt32 =
      switch sound {
      case nil: 0
      case .vowel: 1
      case .rieul: 2
      case .consonant: 3
      }
    let number = tails.number(of: tail, tag: tag)
    if number < tailKinds.count { return tailKinds[number] }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: tail.lazy.compactMap { Unicode.Scalar($0) })
    var kind: TailKind = []
    if let analysis = Particles.analyse(tail: String(text), afterSound: sound) {
      kind.insert(.isTail)
      if analysis.agreement == .agrees { kind.insert(.agrees) }
      if analysis.parts.contains(where: { $0.kind == .predicate }) { kind.insert(.predicate) }
    }
    tailKinds.append(kind)
    return kind
  }
}
