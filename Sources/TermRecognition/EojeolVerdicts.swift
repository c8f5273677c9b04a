import SinoKorean

/// What an eojeol makes of a term in it; each eojeol of a text is cut once, however often it comes.
final class EojeolVerdicts {
  struct Verdict {
    let isAdmitted: Bool
    /// Whether particles or endings hang on the term.
    let hasTail: Bool
    /// Whether the term is a member of a compound.
    let isCompound: Bool
  }

  /// A term in an eojeol.
  struct Place {
    /// Into the syllables of the eojeol.
    let term: Range<Int>
    let isName: Bool
    let before: EojeolLattice.Before
  }

  private struct Entry {
    let start: Int
    let count: Int
    let place: Place
    let verdict: Verdict
  }

  private var entries: [UInt64: Entry] = [:]
  /// The syllables of all entries: equal hashes are no proof.
  private var storage: [UInt32] = []

  func verdict(of place: Place, in syllables: UnsafeBufferPointer<UInt32>) -> Verdict {
    let key = Self.hash(syllables, place)
    let known = entries[key]
    if let known, isSame(known, place, syllables) { return known.verdict }
    let verdict = Self.judge(place, syllables)
    if known == nil {
      entries[key] = Entry(start: storage.count, count: syllables.count, place: place, verdict: verdict)
      storage.append(contentsOf: syllables)
    }
    return verdict
  }

  private func isSame(_ entry: Entry, _ place: Place, _ syllables: UnsafeBufferPointer<UInt32>) -> Bool {
    guard entry.count == syllables.count, entry.place.term == place.term, entry.place.isName == place.isName,
      entry.place.before == place.before
    else { return false }
    for index in syllables.indices where storage[entry.start + index] != syllables[index] { return false }
    return true
  }

  /// FNV-1a.
  private static func hash(_ syllables: UnsafeBufferPointer<UInt32>, _ place: Place) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ value: UInt64) { hash = (hash ^ value) &* 0x100_0000_01B3 }
    for syllable in syllables { mix(UInt64(syllable)) }
    mix(UInt64(place.term.lowerBound) << 8 | UInt64(place.term.upperBound))
    mix(UInt64(place.before.rawValue) << 1 | (place.isName ? 1 : 0))
    return hash
  }

  private static func judge(_ place: Place, _ syllables: UnsafeBufferPointer<UInt32>) -> Verdict {
    let lattice = EojeolLattice(syllables, before: place.before)
    let tail = text(syllables[place.term.upperBound...])
    let analysis = Particles.analyse(tail: tail, after: text([syllables[place.term.upperBound - 1]]))
    // 주장한다 is no 주장(珠江): names make no verbs.
    let isVerb = place.isName && analysis?.parts.contains { $0.kind == .predicate } == true
    let startsEojeol = place.term.lowerBound == 0
    // A syllable alone is told by what hangs on it: 칩과, but not 성과.
    let isSyllableWithTail =
      place.term.count == 1 && startsEojeol && analysis?.agreement == .agrees
      && !lattice.hidesInLongerNoun(place.term)
    return Verdict(
      isAdmitted: !isVerb && (isSyllableWithTail || lattice.admits(place.term, isName: place.isName)),
      hasTail: !tail.isEmpty && analysis != nil, isCompound: !startsEojeol || !tail.isEmpty && analysis == nil)
  }

  private static func text(_ units: some Sequence<UInt32>) -> String {
    var text = String.UnicodeScalarView()
    for unit in units { text.append(Unicode.Scalar(unit)!) }
    return String(text)
  }
}
