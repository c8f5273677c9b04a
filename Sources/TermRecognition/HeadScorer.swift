import SinoKorean
import Terminology

/// Weighs where the head of a gloss begins.
///
/// The right edge of a head is the bracket; the left one is not marked. Every place where a word begins is weighed by what speaks for it:
/// whether the glossary knows the form, how it sounds against the Chinese (``ReadingFit``), how long it is against it, the quotation mark, particle
/// or adnominal ending before it, and what it would have to swallow. The heaviest wins, the shorter of equals.
struct HeadScorer {
  private let finder: GlossFinder
  private var text: FoldedText { finder.text }

  private static let farthestWords = 8
  private static let farthestUnits = 40

  private static let known = 3.0
  private static let fit = 3.0
  private static let weakFit = 0.8
  private static let quoted = 0.8
  private static let afterStop = 0.3
  private static let afterParticle = 0.5
  private static let insideWord = -1.5
  private static let cutLatin = -0.6
  private static let swallowedBeforeLatin = -0.8
  private static let loneLetter = -1.0
  /// After or inside a form that may be a verb: 옮긴, 빠진.
  private static let afterPossibleVerb = 0.45
  private static let swallowedPossibleVerb = -0.6
  private static let swallowedParticle = -0.9
  private static let swallowedLikelyParticle = -0.6
  private static let swallowedDeterminer = -1.0
  private static let swallowedListMark = -0.5
  private static let swallowedQuote = -0.8
  /// The head is a term of the glossary, if of another concept than the gloss.
  private static let otherTerm = 1.0
  private static let cutTerm = -3.0
  private static let numeral = 0.8
  private static let lengthWeight = 0.5
  /// Korean syllables to a Chinese character, of translated terms.
  private static let usualRatio = 1.3

  init(_ finder: GlossFinder) { self.finder = finder }

  /// The head that ends before the bracket at `open`; nil where nothing stands there that could be one.
  func head(before open: Int, gloss: Range<Int>) -> Range<Int>? {
    var end = open
    while end > 0, text.units[end - 1] == Mark.asterisk { end -= 1 }
    if let marked = markedHead(endingAt: end) { return marked }
    let chinese = text.string(gloss)
    guard end > 0, isOfHead(end - 1), isNamed(endingAt: end, gloss: gloss) else { return nil }
    let concepts = finder.concepts(of: gloss, chinese: true)
    var best: (start: Int, score: Double)?
    for start in starts(before: end) {
      let score = score(start..<end, gloss: gloss, chinese: chinese, concepts: concepts)
      if score > (best?.score ?? -.infinity) + 1e-9 { best = (start, score) }
    }
    return best.map { $0.start..<end }
  }

  /// Digits alone (#938-286-012) name nothing, but a name may end with them (너자 2), or be the gloss's own (618 of 618大促).
  private func isNamed(endingAt end: Int, gloss: Range<Int>) -> Bool {
    var index = end
    while index > 0, isOfHead(index - 1), end - index < Self.farthestUnits {
      index -= 1
      if text.isHangul(index) || FoldedText.isLetter(text.units[index]) { return true }
    }
    return index < end && text.units[gloss].starts(with: text.units[index..<end])
  }

  // MARK: Places

  /// Where a head may begin, nearest first: at words, after marks, where the script changes, and inside a word of Hangul.
  private func starts(before end: Int) -> [Int] {
    var result: [Int] = []
    var words = 0
    var index = end
    while index > 0, end - index < Self.farthestUnits, words < Self.farthestWords {
      let unit = text.units[index - 1]
      if isStop(index - 1, headEnd: end) { break }
      index -= 1
      if Mark.isQuote(unit) || Mark.isListMark(unit) {
        if Mark.isOpeningQuote(unit), result.isEmpty || !Mark.isClosingQuote(unit) { break }
        continue
      }
      let isWordStart =
        index == 0 || text.gaps[index] != .none || !isOfHead(index - 1) || Mark.isListMark(text.units[index - 1])
      if isWordStart { words += 1 }
      guard isWordStart || text.isHangul(index) || !isSameScript(index - 1, index) else { continue }
      if !isTailOfBracket(index, before: end) { result.append(index) }
    }
    return result
  }

  /// Whether a particle begins at `index` whose word ended with the bracket or quotation before it: (深圳天使母基金)는 난커엔젤펀드.
  private func isTailOfBracket(_ index: Int, before end: Int) -> Bool {
    guard index > 0, text.gaps[index] == .none, text.isHangul(index), closesWord(text.units[index - 1]) else {
      return false
    }
    var tailEnd = index
    while tailEnd < end, text.isHangul(tailEnd), tailEnd == index || text.gaps[tailEnd] == .none { tailEnd += 1 }
    guard tailEnd < end else { return false }
    return Particles.analyse(tail: text.string(index..<tailEnd), afterSound: nil) != nil
  }

  private func closesWord(_ unit: UInt32) -> Bool { unit == 0x29 || unit == 0x5D || Mark.isClosingQuote(unit) }

  private func isStop(_ index: Int, headEnd: Int) -> Bool {
    let unit = text.units[index]
    guard !isOfHead(index), !Mark.isQuote(unit), !Mark.isListMark(unit), !text.isHan(index) else { return false }
    // 1.0, 3.5G: a point between letters or digits belongs to the word.
    if unit == 0x2E, index > 0, index + 1 < headEnd, text.gaps[index + 1] == .none {
      return !(FoldedText.isAlphanumeric(text.units[index - 1]) && FoldedText.isAlphanumeric(text.units[index + 1]))
    }
    return true
  }

  private func isOfHead(_ index: Int) -> Bool {
    let unit = text.units[index]
    return FoldedText.isHangul(unit) || FoldedText.isAlphanumeric(unit) || unit == 0x25 || unit == 0x2B || unit == 0x2D
  }

  private func isSameScript(_ first: Int, _ second: Int) -> Bool {
    text.isHangul(first) == text.isHangul(second)
  }

  // MARK: Marked heads

  /// 'ko'(zh), 《ko》(zh): the marks say where the head begins.
  private func markedHead(endingAt end: Int) -> Range<Int>? {
    guard end > 0, let opening = Mark.opening(text.units[end - 1]) else { return nil }
    var start = end - 1
    while start > 0, end - start <= Self.farthestUnits + 20 {
      start -= 1
      if text.units[start] == opening {
        let inside = finder.trimmed(start + 1..<end - 1)
        return inside.isEmpty ? nil : inside
      }
    }
    return nil
  }

  // MARK: Weights

  private func score(_ head: Range<Int>, gloss: Range<Int>, chinese: String, concepts: [Int]) -> Double {
    let fit = ReadingFit.fit(korean: text.string(head), chinese: chinese)
    var score = weight(ofFit: fit.score)
    if !concepts.isEmpty, !Set(concepts).isDisjoint(with: finder.concepts(of: head, chinese: false)) {
      score += Self.known
    }
    score += termScore(of: head) + numeralScore(of: head, gloss: gloss)
    score += edgeScore(at: head.lowerBound, end: head.upperBound, fit: fit.score)
    score += swallowedScore(in: head) + latinScore(of: head)
    if fit.score < 0.8 { score -= Self.lengthWeight * lengthMisfit(of: head, gloss: gloss) }
    return score
  }

  /// One shared word of four is little evidence, three are much.
  private func weight(ofFit fit: Double) -> Double {
    let certainty = min(max((fit - 0.5) / 0.25, 0), 1)
    return fit * (Self.weakFit + (Self.fit - Self.weakFit) * certainty)
  }

  /// A name of Latin words is whole (NED AR), and takes no Korean word before it; a letter that counts does (시리즈 A).
  private func latinScore(of head: Range<Int>) -> Double {
    var lastWord = head.upperBound - 1
    while lastWord > head.lowerBound, text.gaps[lastWord] == .none { lastWord -= 1 }
    let isLatin = (lastWord..<head.upperBound).allSatisfy { !text.isHangul($0) }
    guard isLatin else { return 0 }
    let isNumber = (lastWord..<head.upperBound).allSatisfy { !FoldedText.isLetter(text.units[$0]) }
    guard head.upperBound - lastWord >= 2, !isNumber else { return lastWord == head.lowerBound ? Self.loneLetter : 0 }
    if head.contains(where: text.isHangul) { return Self.swallowedBeforeLatin }
    let start = head.lowerBound
    return start > 0 && FoldedText.isLetter(text.units[start - 1]) ? Self.cutLatin : 0
  }

  /// A numeral before the head is its own where the Chinese begins with one.
  private func numeralScore(of head: Range<Int>, gloss: Range<Int>) -> Double {
    let hasNumeral = gloss.prefix(2).contains { Self.chineseNumerals.contains(text.units[$0]) }
    guard hasNumeral else { return 0 }
    let firstWord = head.first.map { first in head.first { $0 > first && text.gaps[$0] != .none } ?? head.upperBound }
    guard let end = firstWord, end < head.upperBound else { return 0 }
    return Self.numerals.contains(text.string(head.lowerBound..<end)) ? Self.numeral : 0
  }

  /// A term that the glossary knows is not cut, and is a head sooner than a part of it.
  private func termScore(of head: Range<Int>) -> Double {
    var score = 0.0
    for found in finder.found(from: head.lowerBound) {
      guard found.units.lowerBound < head.upperBound else { break }
      if found.units == head { score += Self.otherTerm }
      if found.units.lowerBound < head.lowerBound { score += Self.cutTerm }
    }
    return score
  }

  /// What stands before the head.
  private func edgeScore(at start: Int, end: Int, fit: Double) -> Double {
    guard start > 0 else { return Self.afterStop }
    let before = text.units[start - 1]
    if Mark.isOpeningQuote(before) && text.gaps[start] == .none { return Self.quoted }
    if Mark.isStop(before) || before == Mark.asterisk { return Self.afterStop }
    if Mark.isListMark(before) || Mark.isQuote(before) { return Self.afterStop / 2 }
    guard text.gaps[start] != .none else {
      // 제조사YiChiP: a change of script is an edge; inside a word only an exact reading is one.
      return isSameScript(start - 1, start) ? (fit >= 0.97 ? Self.insideWord / 3 : Self.insideWord) : 0
    }
    switch ending(ofWordBefore: start) {
    case .particle, .likelyParticle, .determiner: return Self.afterParticle
    case .possibleVerb: return Self.afterPossibleVerb
    case .none: return 0
    }
  }

  /// What the head would take in: particles, determiners, marks inside it speak against it.
  private func swallowedScore(in head: Range<Int>) -> Double {
    var score = 0.0
    // A title may be a whole phrase: <대기업과 중소기업의 융합 혁신에 관한 통지>.
    let isTitle = head.lowerBound > 0 && Mark.isTitleMark(text.units[head.lowerBound - 1])
    let share = isTitle ? 0.4 : 1
    for index in head.dropFirst() {
      if Mark.isListMark(text.units[index]) { score += Self.swallowedListMark }
      if Mark.isQuote(text.units[index]) { score += Self.swallowedQuote }
      guard text.gaps[index] != .none else { continue }
      switch ending(ofWordBefore: index) {
      case .particle: score += share * Self.swallowedParticle
      case .likelyParticle: score += share * Self.swallowedLikelyParticle
      case .determiner: score += share * Self.swallowedDeterminer
      case .possibleVerb: score += share * Self.swallowedPossibleVerb
      case .none: break
      }
    }
    return score
  }

  private enum WordEnding { case particle, likelyParticle, determiner, possibleVerb, none }

  /// Syllables that end the attributive form of verbs sooner than a noun.
  private static let verbEnds = Set("긴진린킨친힌운던된낸준둔쓴든른큰찬온본".unicodeScalars.map(\.value))

  private static let determiners = Set(
    """
    모든 각 이 그 저 여러 전체 다른 새로운 이미 최근 특히 또한 및 또는 혹은 즉 바로 함께 현재 당시 그리고 등 가장 매우 약 총 본 해당 위 아래 \
    그중 특정 이러한 이런 그런 일부 주요 대표적 이른바 소위 올해 지난해 내년 작년 오는 지난 이후 이전 중 후 전 때 곳 것 곧 사이 다시 이번 대해 위해 통해 따라 함께
    """.split(separator: " ").map(String.init))

  /// Numerals and what counts as one: 두 자녀 정책(二孩政策), 첫 마일(最先一公里). They belong to what follows.
  private static let numerals: Set = ["한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "첫", "새", "더"]
  private static let chineseNumerals = Set("一二两双三四五六七八九十首第新".unicodeScalars.map(\.value))

  /// Particles and endings that no noun ends like.
  private static let longParticles = ["에도", "에는", "에서", "에게", "으로", "까지", "부터", "보다", "처럼", "마다", "에서는", "에서도", "던"]

  /// How the word that ends before `start` ends.
  private func ending(ofWordBefore start: Int) -> WordEnding {
    var first = start
    while first > 0, isOfHead(first - 1), first == start || text.gaps[first] == .none { first -= 1 }
    guard first < start else { return .none }
    if isTailOfBracket(first, before: start + 1) { return .particle }
    let word = text.string(first..<start)
    if Self.determiners.contains(word) { return .determiner }
    if Self.numerals.contains(word) { return .none }
    guard text.isHangul(start - 1) else { return .none }
    if Self.longParticles.contains(where: { word.count > $0.count && word.hasSuffix($0) }) { return .particle }
    let ending = Particles.endsWithParticleOrAdnominal(word) { KoreanLexicon.contains($0) }
    guard ending.kind == .none || ending.certainty < .likely else {
      return ending.certainty == .certain ? .particle : .likelyParticle
    }
    let mayBeVerb = Self.verbEnds.contains(text.units[start - 1]) && start - first <= 3
    return mayBeVerb && !KoreanLexicon.contains(word) ? .possibleVerb : .none
  }

  /// How far the length is from what is usual: 0 where it fits, 1 at double or half, at most 3.
  private func lengthMisfit(of head: Range<Int>, gloss: Range<Int>) -> Double {
    let isLatin = head.allSatisfy { !text.isHangul($0) }
    guard !isLatin else { return 0 }
    var syllables = 0.0
    for index in head {
      if text.isHangul(index) {
        syllables += 1
      } else if FoldedText.isAlphanumeric(text.units[index]) {
        syllables += 0.4
      }
    }
    let expected = max(Double(gloss.count { text.isHan($0) }) * Self.usualRatio, 1)
    return min(max(syllables / expected, expected / max(syllables, 0.4)) - 1, 3)
  }
}
