import SinoKorean

/// What an eojeol makes of a term in it, as ``EojeolLattice`` cuts it.
///
/// A term is accepted where the cheapest way that has it as a noun, or as a row of nouns, is hardly dearer than the cheapest way of all. So a
/// longer dictionary word wins (구조 is not in 구조대, 중국 not in 중국어), a cut through words loses (신경제 is not in 신경제거), a stem with its
/// ending wins over a noun (가지 is not in 가지고), and a compound of words is open to its members (전정특신 in 전정특신기업).
///
/// The ways up to the end of the term (``EojeolOpenings``) and those behind it (``EojeolTails``) are each found once, for whatever they meet; for an
/// eojeol the two are joined, with the words that cross the place where they meet.
struct EojeolVerdicts {
  struct Verdict: Hashable {
    var isAdmitted: Bool
    /// Whether particles or endings hang on the term.
    let hasTail: Bool
    /// Whether the term is a member of a compound.
    let isCompound: Bool
    /// Of a name: whether what touches it before or behind is no word, so that the name is hardly one there, as 니오 in 안토니오.
    var isBehindUnknown = false
    var isBeforeUnknown = false
  }

  /// How much dearer than the best way a way may be and still hold, in the unit of ``KoreanMorphemes``.
  static let slack = 1000
  /// The same where the eojeol is a prefix and a noun as well: 대기업, unlike 대출액, which is hardly 대 and 출액.
  static let slackBesidePrefix = 500
  /// The same where the term does not begin the eojeol.
  static let innerSlack = 200

  /// How much is kept before all is forgotten and found anew, in numbers of 32 bits; each thread keeps its own.
  private let capacity: Int
  private var openings = EojeolOpenings()
  private var tails = EojeolTails()
  private var lattice = EojeolLattice()
  private let costs = KoreanMorphemes.costs
  private static let slotCount = 1 << 13
  /// By slot: the opening, tail and kind of term that were joined there last, and the verdict.
  private var joined: [(key: UInt64, verdict: Verdict?)]

  init(capacity: Int = 1 << 24) {
    self.capacity = capacity
    joined = Array(repeating: (0, nil), count: Self.slotCount)
  }

  /// In numbers of 32 bits.
  var size: Int { openings.size + tails.size }

  /// The verdict on a term at `term` of the eojeol `syllables`.
  mutating func verdict(
    onTerm term: Range<Int>, isName: Bool, in syllables: UnsafeBufferPointer<UInt32>, before: EojeolLattice.Before
  ) -> Verdict {
    forgetIfFull()
    let end = term.upperBound
    let tailNumber = tails.number(of: .init(rebasing: syllables[end...]), after: syllables[end - 1], &lattice)
    let tail = tails[tailNumber]
    let isAlone = end == syllables.count
    let isTail = tail.kind.contains(.isTail)
    let result = Verdict(
      isAdmitted: false, hasTail: !isAlone && isTail, isCompound: term.lowerBound > 0 || !isAlone && !isTail)
    // 주장한다 is no 주장(珠江): names make no verbs.
    if isName, tail.kind.contains(.predicate) { return result }
    let openingNumber = openings.number(
      of: .init(rebasing: syllables[..<end]), termStart: term.lowerBound, before: before, &lattice)
    let key = UInt64(openingNumber) << 32 | UInt64(tailNumber) << 1 | (isName ? 1 : 0)
    let slot = Int(truncatingIfNeeded: UnitTable.mixed(key)) & (Self.slotCount - 1)
    if joined[slot].key == key, let known = joined[slot].verdict { return known }
    let found = joint(
      openings[openingNumber], tail, onTerm: term, isName: isName, in: syllables, before: before, result)
    joined[slot] = (key, found)
    return found
  }

  /// The verdict on the term between an opening and a tail.
  private mutating func joint(
    _ opening: EojeolOpenings.Opening, _ tail: EojeolTails.Tail, onTerm term: Range<Int>, isName: Bool,
    in syllables: UnsafeBufferPointer<UInt32>, before: EojeolLattice.Before, _ open: Verdict
  ) -> Verdict {
    let end = term.upperBound
    let startsEojeol = term.lowerBound == 0
    let isAlone = end == syllables.count
    var result = open
    func verdict(_ isAdmitted: Bool) -> Verdict {
      var result = result
      result.isAdmitted = isAdmitted
      return result
    }
    let crossing = crossing(opening, tail, syllables, end, before)
    // A syllable alone is told by what hangs on it: 칩과, but not 성과.
    if term.count == 1, startsEojeol, tail.kind.contains(.agrees), crossing.longerNouns == 0 { return verdict(true) }
    let parted = cheapest(opening.ends, tail)
    let best = min(crossing.cost, parted)
    let right = EojeolLattice.unknown(isName: isName, endingWith: syllables[end - 1]).right
    let asTerm = isName ? opening.asName : opening.asNoun
    let cost = min(asTerm + tails.cost(of: tail, after: right), cheapest(opening.nouns, tail))
    if isName {
      result.isBehindUnknown = !opening.isBehindWords
      // 화웨이망, but not 상하이힐, which is 상 and 하이힐 more likely.
      let joins: EojeolTails.Kind =
        parted <= crossing.cost ? [.isTail, .joinsNames, .mayJoinNames] : [.isTail, .joinsNames]
      result.isBeforeUnknown = !isAlone && tail.kind.isDisjoint(with: joins)
    }
    // 메타데이터 is a word, and no 메타 with 데이터.
    let slack = isName && crossing.longerNouns != 0 ? 0 : startsEojeol ? Self.slack : Self.innerSlack
    if Int(cost - best) <= slack {
      return verdict(
        cost <= best || !startsEojeol
          || !opensLongerNoun(
            syllables, end, isPrefixed: crossing.start == 1 && Int(cost - best) > Self.slackBesidePrefix)
      )
    }
    // 중관춘식, 상하이항: with a suffix a name is a name and a noun a noun, where the dictionary has no other word for it.
    guard startsEojeol, !isAlone, isName || crossing.longerNouns & 1 == 0,
      (isName ? EojeolAffixes.nameSuffixes : EojeolAffixes.suffixes).contains(syllables[end])
    else { return verdict(false) }
    let suffixed = EojeolLattice.unknown(isName: isName, endingWith: syllables[end])
    let rest = tails.cost(of: tail, after: suffixed.right, at: 1, isLast: end + 1 == syllables.count)
    return verdict(Int(asTerm + rest - best) <= Self.slack)
  }

  /// Whether the eojeol is a noun of one more syllable, which the lexicon has and the dictionary of morphemes cuts: 전화기 is no 전화 with 기, 대기업
  /// no 대기 (大氣) with 업. A suffix makes no other noun of the term, but where the rest is a noun behind a prefix.
  ///
  /// - Parameter isPrefixed: Whether the eojeol is far more likely cut behind its first syllable.
  private mutating func opensLongerNoun(
    _ syllables: UnsafeBufferPointer<UInt32>, _ end: Int, isPrefixed: Bool
  ) -> Bool {
    guard end < syllables.count, KoreanLexicon.contains(UnsafeBufferPointer(rebasing: syllables[...end])) else {
      return false
    }
    let isPrefixed =
      isPrefixed && KoreanLexicon.prefixes.contains(syllables[0])
      && KoreanLexicon.contains(UnsafeBufferPointer(rebasing: syllables[1...end]))
    guard isPrefixed || !EojeolAffixes.nounSuffixes.contains(syllables[end]) else { return false }
    return end + 1 == syllables.count || isKnownTail(UnsafeBufferPointer(rebasing: syllables[(end + 1)...]))
  }

  /// Whether `syllables` are a particle or ending after one sound or another: where they are none, they are none after any.
  mutating func mayBeTail(_ syllables: UnsafeBufferPointer<UInt32>) -> Bool {
    forgetIfFull()
    return isKnownTail(syllables)
  }

  /// The same where nothing may be forgotten, for numbers of openings and tails are in use.
  private mutating func isKnownTail(_ syllables: UnsafeBufferPointer<UInt32>) -> Bool {
    let number = tails.number(of: syllables, after: 0, &lattice)
    return tails[number].kind.contains(.isTail)
  }

  /// Whether the eojeol may be the adnominal form of a verb: 할, 물을, 문제일, not 디지털 or 질환별, whose cheapest way ends with a noun or suffix.
  mutating func mayBeAdnominal(_ syllables: UnsafeBufferPointer<UInt32>) -> Bool {
    lattice.cut(syllables, before: .nothing)
    guard let last = lattice.bestPieces.last else { return false }
    // 일 is the copula, too, and 을 an ending.
    return last.kind != .suffix && (last.range.count == 1 || ![.noun, .name, .root, .determiner].contains(last.kind))
  }

  private mutating func forgetIfFull() {
    guard size > capacity else { return }
    (openings, tails) = (EojeolOpenings(), EojeolTails())
    joined = Array(repeating: (0, nil), count: Self.slotCount)
  }

  private mutating func cheapest(_ ways: Range<Int32>, _ tail: EojeolTails.Tail) -> Int32 {
    var result = EojeolLattice.infinity
    for index in ways {
      let way = openings.ways[Int(index)]
      result = min(result, way.cost + tails.cost(of: tail, after: Int(way.number)))
    }
    return result
  }

  // MARK: Words across the end of the term

  private struct Crossing {
    /// Of the cheapest way with a word that begins before the end of the term and ends behind it.
    var cost = EojeolLattice.infinity
    /// Where the word begins, if the dictionary has it; -1 where nobody knows it.
    var start = -1
    /// The nouns of the dictionary among them that begin the eojeol: a bit for each length, one syllable more than the term first.
    var longerNouns: UInt8 = 0
  }

  private func crossing(
    _ opening: EojeolOpenings.Opening, _ tail: EojeolTails.Tail, _ syllables: UnsafeBufferPointer<UInt32>, _ end: Int,
    _ before: EojeolLattice.Before
  ) -> Crossing {
    var result = Crossing()
    for length in 1...EojeolOpenings.unknownReach {
      let costs = tail.unknown &+ Self.unknownCosts[length - 1]
      result.cost = min(result.cost, opening.unknown[length - 1] + costs.min())
    }
    guard end < syllables.count else { return result }
    for number in opening.links {
      let link = openings.links[Int(number)]
      let start = Int(link.place)
      lattice.finder.forEachWord(of: syllables, from: start, longerThan: end - start) { wordEnd, tag, cost in
        if start == 0, tag.kind == .noun { result.longerNouns |= 1 << UInt8(wordEnd - end - 1) }
        let ways = start == 0 ? lattice.startCost(of: tag.left, before: before) : self.cost(of: tag.left, after: link)
        let rest = tails.cost(of: tail, after: tag.right, at: wordEnd - end, isLast: wordEnd == syllables.count)
        let total = ways + Int32(cost + EojeolLattice.pieceCost) + rest
        if total < result.cost { (result.cost, result.start) = (total, start) }
      }
    }
    return result
  }

  /// By syllables before the end of the term and behind it, 1 first: what a word costs that nobody knows.
  private static let unknownCosts: [SIMD8<Int32>] = (1...EojeolOpenings.unknownReach).map { before in
    var costs = SIMD8(repeating: EojeolLattice.infinity)
    for behind in 1...EojeolOpenings.unknownReach where before + behind <= EojeolLattice.longestUnknown {
      costs[behind - 1] = Int32(EojeolLattice.unknownCost(ofLength: before + behind))
    }
    return costs
  }

  /// Of the cheapest way up to the link and a word of class `left` from there.
  private func cost(of left: Int, after link: EojeolOpenings.Link) -> Int32 {
    var result = EojeolLattice.infinity
    for index in link.ways {
      let way = openings.ways[Int(index)]
      result = min(result, way.cost + Int32(costs.cost(of: left, after: Int(way.number))))
    }
    return result
  }
}
