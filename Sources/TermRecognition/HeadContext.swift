import SinoKorean

/// What the words before a bracket are to the head: its own, or the sentence around it.
struct HeadContext {
  private let units: [UInt32]
  private let gaps: FoldedText.Gaps

  init(_ text: FoldedText) {
    units = text.units
    gaps = text.gaps
  }

  enum WordEnding {
    case particle
    case likelyParticle
    case determiner
    case possibleVerb
    /// 치료제, 로켓 기업: says what the name after it is. Any of its counterparts (``HeadWords/counterparts(ofClassNoun:)``) in the Chinese would make
    /// it the name's own.
    case classNoun(Int)
    case none
  }

  // MARK: Units

  func isOfHead(_ index: Int) -> Bool {
    let unit = units[index]
    return FoldedText.isHangul(unit) || FoldedText.isAlphanumeric(unit) || unit == 0x25 || unit == 0x2B || unit == 0x2D
  }

  private func isHangul(_ index: Int) -> Bool { FoldedText.isHangul(units[index]) }

  func isSameScript(_ first: Int, _ second: Int) -> Bool {
    isHangul(first) == isHangul(second)
  }

  /// Whether a particle begins at `index` whose word ended with the bracket or quotation before it: (深圳天使母基金)는 난커엔젤펀드.
  func isTailOfBracket(_ index: Int, before end: Int) -> Bool {
    guard index > 0, gaps[index] == .none, isHangul(index), closesWord(units[index - 1]) else {
      return false
    }
    var tailEnd = index
    while tailEnd < end, isHangul(tailEnd), tailEnd == index || gaps[tailEnd] == .none { tailEnd += 1 }
    guard tailEnd < end else { return false }
    return withUnits(index..<tailEnd) { Particles.agreement(ofTail: $0, afterSound: nil) != nil }
  }

  private func closesWord(_ unit: UInt32) -> Bool { unit == 0x29 || unit == 0x5D || Mark.isClosingQuote(unit) }

  /// Where the word that ends before `end` begins.
  private func wordStart(before end: Int) -> Int {
    var first = end
    while first > 0, isOfHead(first - 1), first == end || gaps[first] == .none { first -= 1 }
    return first
  }

  /// Calls `body` with the units `range`.
  func withUnits<Result>(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt32>) -> Result) -> Result {
    units.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  // MARK: Clauses

  /// 장원을 걸고 장수를 뽑는다(揭榜挂帅): a head that ends with a verb is a clause, and has all that belongs to the verb.
  func isClause(endingAt end: Int) -> Bool {
    let start = wordStart(before: end)
    return start < end && isHangul(end - 1) && withUnits(start..<end, HeadWords.isFiniteVerb)
  }

  func isClauseStart(_ start: Int) -> Bool {
    guard start > 0 else { return true }
    return Mark.isStop(units[start - 1]) || Mark.isOpeningQuote(units[start - 1])
  }

  // MARK: Words

  /// Whether the dictionary has the word that ends before `end`, so that it is hardly a name.
  func isNoun(wordBefore end: Int) -> Bool {
    withUnits(wordStart(before: end)..<end) { KoreanLexicon.contains($0) }
  }

  /// How the word that ends before `start` ends.
  func ending(ofWordBefore start: Int) -> WordEnding {
    let first = wordStart(before: start)
    guard first < start else { return .none }
    if isTailOfBracket(first, before: start + 1) { return .particle }
    if let ending = withUnits(first..<start, HeadWords.ending) { return ending }
    if isVerb(first..<start) { return .particle }
    return withUnits(first..<start, HeadWords.mayBeVerb) ? .possibleVerb : .none
  }

  /// 왕닝이 세운, 회사들을 묶어: behind a subject or object a word of this shape is the verb, though the dictionary has a noun 세운 (世運).
  private func isVerb(_ word: Range<Int>) -> Bool {
    guard word.count <= 4, word.lowerBound > 0, gaps[word.lowerBound] != .none,
      let last = units[safely: word.upperBound - 1]
    else { return false }
    let isAttributive = HeadWords.verbEnds.contains(last) || (word.count > 1 && Self.attributives.contains(last))
    let isConnective = Self.converbs.contains(last)
    guard isAttributive || isConnective else { return false }
    let before = wordStart(before: word.lowerBound)
    guard before < word.lowerBound else { return false }
    let particle = units[word.lowerBound - 1]
    // The object particle is no noun's end; 이 and 가 are a particle's where they close a bracket or a word of three.
    if Self.objectParticles.contains(particle), word.lowerBound - before > 1 { return true }
    guard isAttributive, Self.subjectParticles.contains(particle) else { return false }
    return isTailOfBracket(before, before: word.lowerBound + 1) || word.lowerBound - before >= 3
  }

  /// The same behind an object or subject.
  private static let attributives = SyllableSet("는은한란난간인산판연단")
  private static let converbs = SyllableSet("어아여워와해고며서")
  private static let objectParticles = SyllableSet("을를")
  private static let subjectParticles = SyllableSet("이가")
}

extension Array {
  subscript(safely index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
