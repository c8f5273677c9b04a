import SinoKorean
import Terminology

/// What one gloss's possible heads are worth: whether the glossary knows the form, how it and its words sound against the Chinese
/// (``HeadSounds``), how long it is against it, the quotation mark, particle, verb or class noun before it (``HeadContext``), and what it would
/// have to swallow.
///
/// The heads all end at the bracket, so each has all that the nearer ones have; what is counted in them is counted once, from near to far. How a
/// word ends is asked only where the head could still win by it.
struct HeadWeights {
  private static let known = 3.0
  private static let fit = 3.0
  private static let weakFit = 0.8
  /// All characters stand for words of the head, whatever else the head holds.
  private static let explained = 1.2
  /// The head begins as the Chinese does.
  private static let anchored = 0.5
  private static let quoted = 0.8
  /// A quotation, cell or line that is nothing but the head and its gloss.
  private static let wholeQuotation = 1.8
  private static let wholeBlock = 0.8
  private static let wholeClause = 1.5
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
  private static let sharedListMark = 0.4
  private static let swallowedQuote = -0.8
  /// A class noun that the Chinese does not have: 치료제 before 스핀라자(诺西那生钠).
  private static let afterClassNoun = 0.4
  private static let swallowedClassNoun = -0.9
  /// What particles inside a quotation or a title count, and 의 where the Chinese has 的.
  private static let phraseShare = 0.4
  /// The head is a term of the glossary, if of another concept than the gloss.
  private static let otherTerm = 1.0
  private static let cutTerm = -3.0
  private static let numeral = 0.8
  private static let lengthWeight = 0.5
  /// Korean syllables to a Chinese character, of translated terms.
  private static let usualRatio = 1.3

  private let finder: GlossFinder
  private let units: [UInt32]
  private let gaps: FoldedText.Gaps
  private let context: HeadContext
  private let sounds: HeadSounds
  /// Where the heads end.
  private let end: Int
  private let gloss: Range<Int>
  /// The concepts that have the gloss as a term.
  private let concepts: [Int]
  private let starts: [Int]
  /// The starts of heads that are terms of these concepts.
  private var knownStarts: [Int] = []
  /// How little is known or sounds like all of the Chinese: where a part does, the rest of a quotation is not the head.
  private var doubt = 1.0
  /// The quotation, cell or line that ends with the bracket, if one does.
  private let whole: HeadScorer.Whole?

  /// What the gloss has of what heads are compared with.
  private let hasGenitive: Bool
  private let beginsWithNumeral: Bool
  private let glossListMarks: Int
  /// Korean syllables.
  private let expectedLength: Double

  private var isClause: Bool?
  private var isLastWordNoun: Bool?
  private var isPartOfTerm: Bool?

  // Of the head that begins at `start`, and so of all that are farther.
  private var start: Int
  private var syllables = 0
  private var letters = 0
  private var listMarks = 0
  /// Inside: not its first unit.
  private var quotes = 0
  /// Whether it reaches over the word before the bracket, words being parted by spaces.
  private var hasWholeLastWord = false
  private var lastWordSyllables = 0
  private var lastWordLetters = 0
  private var lastWordStart: Int
  /// The terms from here on end behind the start.
  private var foundIndex: Int

  /// Where the ends of words have been asked for, back from the bracket.
  private var askedFrom: Int
  /// What the words that were asked for count if they are swallowed; never more than 0.
  private var swallowed = 0.0
  /// How the word before ``askedFrom`` ends.
  private var lastEnding = HeadContext.WordEnding.none

  /// - Parameter starts: where the heads begin, from near to far.
  init(
    _ finder: GlossFinder, _ context: HeadContext, end: Int, gloss: Range<Int>, whole: HeadScorer.Whole?, starts: [Int]
  ) {
    let units = finder.text.units
    self.finder = finder
    self.units = units
    gaps = finder.text.gaps
    self.context = context
    sounds = finder.memory.sounds
    self.end = end
    self.gloss = gloss
    self.whole = whole
    concepts = finder.concepts(of: gloss, chinese: true)
    hasGenitive = gloss.contains { units[$0] == Self.genitive }
    beginsWithNumeral = gloss.prefix(2).contains { Self.chineseNumerals.contains(units[$0]) }
    glossListMarks = gloss.count { Mark.isListMark(units[$0]) }
    expectedLength = max(Double(gloss.count { FoldedText.isHan(units[$0]) }) * Self.usualRatio, 1)
    (start, lastWordStart, askedFrom) = (end, end, end)
    foundIndex = finder.found(from: end).startIndex
    self.starts = starts
    if !concepts.isEmpty { knownStarts = starts.filter { isKnown($0..<end) } }
    for start in starts { doubt = min(doubt, 1 - sounds.fit(from: start)) }
    if !knownStarts.isEmpty { doubt = 0 }
  }

  /// The start whose head is worth most; of equals the nearest.
  ///
  /// - Complexity: O(*n*) in the number of units from the farthest start on.
  mutating func heaviest() -> Int? {
    var best: (start: Int, score: Double)?
    for start in starts {
      let least = (best?.score ?? -.infinity) + Self.tolerance
      if let score = score(from: start, above: least) { best = (start, score) }
    }
    return best?.start
  }

  /// Sums of the same weights in another order.
  private static let tolerance = 1e-9

  private func isKnown(_ head: Range<Int>) -> Bool {
    finder.concepts(of: head, chinese: false).contains(where: concepts.contains)
  }

  // MARK: Counting

  private mutating func move(to start: Int) {
    while self.start > start {
      let index = self.start - 1
      if self.start < end, Mark.isQuote(units[self.start]) { quotes += 1 }
      let unit = units[index]
      if FoldedText.isHangul(unit) {
        syllables += 1
      } else if FoldedText.isAlphanumeric(unit) {
        letters += 1
      } else if Mark.isListMark(unit), !sounds.explainsWord(endingAt: index) {
        listMarks += 1
      }
      if !hasWholeLastWord {
        lastWordStart = index
        if FoldedText.isHangul(unit) { lastWordSyllables += 1 }
        if FoldedText.isLetter(unit) { lastWordLetters += 1 }
        hasWholeLastWord = gaps[index] != .none
      }
      self.start = index
    }
    while foundIndex > 0, finder.found[foundIndex - 1].units.upperBound > start { foundIndex -= 1 }
  }

  // MARK: Weighing

  /// What the head from `start` on is worth, nil where that is no more than `least`; each start is nearer than the next that is asked for.
  mutating func score(from start: Int, above least: Double) -> Double? {
    move(to: start)
    let fit = sounds.fit(from: start)
    let share = sounds.share(from: start)
    var score = max(
      weight(ofFit: fit), Self.explained * share.explained + (share.isAnchored ? Self.anchored : 0))
    if knownStarts.contains(start) { score += Self.known }
    let edge = edgeScore(fit: fit)
    let isClauseStart = context.isClauseStart(start)
    guard score + mostElse + (edge ?? Self.afterParticle) + (isClauseStart ? Self.wholeClause : 0) > least else {
      return nil
    }
    score += termScore() + numeralScore() + latinScore() + markScore()
    if let whole, whole.start == start {
      score += (whole.kind == .quotation ? Self.wholeQuotation : Self.wholeBlock) * doubt
    }
    let isClause = isClauseStart && isClauseAtEnd()
    if isClause { score += Self.wholeClause * doubt }
    if fit < 0.8 { score -= Self.lengthWeight * lengthMisfit() }
    var swallowedShare = isTitle || isQuotation || isClause ? Self.phraseShare : 1
    if hasGenitive { swallowedShare *= Self.phraseShare }
    guard score + swallowedShare * swallowed + (edge ?? Self.afterParticle) > least else { return nil }
    askForWords(behind: start)
    score += swallowedShare * swallowed
    score += edge ?? wordScore()
    return score > least ? score : nil
  }

  /// The most that a head may count by more than its sound, its edge and being a clause.
  private var mostElse: Double {
    Self.otherTerm + (beginsWithNumeral ? Self.numeral : 0) + (whole?.start == start ? Self.wholeQuotation : 0)
      + Double(listMarks) * Self.sharedListMark
  }

  /// One shared word of four is little evidence, three are much.
  private func weight(ofFit fit: Double) -> Double {
    let certainty = min(max((fit - 0.5) / 0.25, 0), 1)
    return fit * (Self.weakFit + (Self.fit - Self.weakFit) * certainty)
  }

  /// A name of Latin words is whole (NED AR), and takes no Korean word before it; a letter that counts does (시리즈 A).
  private func latinScore() -> Double {
    guard lastWordSyllables == 0 else { return 0 }
    guard end - lastWordStart >= 2, lastWordLetters > 0 else { return lastWordStart == start ? Self.loneLetter : 0 }
    if syllables > 0 { return Self.swallowedBeforeLatin }
    return start > 0 && FoldedText.isLetter(units[start - 1]) ? Self.cutLatin : 0
  }

  private static let chineseNumerals = "一二两双三四五六七八九十首第新".unicodeScalars.map(\.value)

  /// A numeral at the head's beginning is its own where the Chinese begins with one, as is one behind the noun that it counts: 게임 한 편(一部游戏).
  private func numeralScore() -> Double {
    guard beginsWithNumeral else { return 0 }
    var word = firstWord(of: start..<end)
    if word.upperBound < end, sounds.explainsWord(endingAt: word.upperBound) {
      word = firstWord(of: word.upperBound..<end)
    }
    guard word.upperBound < end else { return 0 }
    return context.withUnits(word, HeadWords.isNumeral) ? Self.numeral : 0
  }

  private func firstWord(of range: Range<Int>) -> Range<Int> {
    range.lowerBound..<(range.dropFirst().first { gaps[$0] != .none } ?? range.upperBound)
  }

  /// A term that the glossary knows is not cut, and is a head sooner than a part of it.
  ///
  /// Terms do not overlap, so the first that ends behind the start is the only one that the start can cut.
  private mutating func termScore() -> Double {
    guard foundIndex < finder.found.count else { return 0 }
    let found = finder.found[foundIndex].units
    guard found.lowerBound <= start else { return 0 }
    // 레노버 천씽 is 联想晨星, so where 晨星 is printed the head is 천씽 alone.
    if found.upperBound == end, concepts.isEmpty, isGlossPart(of: finder.found[foundIndex].concept) {
      return found.lowerBound == start ? -Self.otherTerm : 0
    }
    if found.lowerBound < start { return Self.cutTerm }
    return found.upperBound == end ? Self.otherTerm : 0
  }

  /// Whether a Chinese term of the concept, that of the term that ends with the bracket, ends with the gloss and is longer.
  private mutating func isGlossPart(of concept: Int) -> Bool {
    if let known = isPartOfTerm { return known }
    let isPart = finder.recognizer.termbase.concepts[concept].terms.contains { term in
      guard term.language.isChinese else { return false }
      let chinese = FoldedText.units(of: term.text)
      return chinese.count > gloss.count && chinese.suffix(gloss.count).elementsEqual(units[gloss])
    }
    isPartOfTerm = isPart
    return isPart
  }

  // MARK: Edges

  /// What stands before the head; nil where a word does, which is asked later.
  private func edgeScore(fit: Double) -> Double? {
    guard start > 0 else { return Self.afterStop }
    let before = units[start - 1]
    if Mark.isOpeningQuote(before) && gaps[start] == .none { return Self.quoted }
    if Mark.isStop(before) || before == Mark.asterisk { return Self.afterStop }
    if Mark.isListMark(before) || Mark.isQuote(before) { return Self.afterStop / 2 }
    guard gaps[start] != .none else {
      // 제조사YiChiP: a change of script is an edge; inside a word only an exact reading is one.
      return context.isSameScript(start - 1, start) ? (fit >= 0.97 ? Self.insideWord / 3 : Self.insideWord) : 0
    }
    return sounds.explainsWord(endingAt: start) ? 0 : nil
  }

  /// What the word before the head counts, once it was asked for; at most ``afterParticle``.
  private mutating func wordScore() -> Double {
    switch lastEnding {
    case .particle, .likelyParticle, .determiner: Self.afterParticle
    case .possibleVerb: Self.afterPossibleVerb
    case .classNoun(let number): saysWhatNameIs(number) ? Self.afterClassNoun : 0
    case .none: 0
    }
  }

  // MARK: Swallowing

  /// A title may be a whole phrase: <대기업과 중소기업의 융합 혁신에 관한 통지>. So may a quotation.
  private var isTitle: Bool { start > 0 && Mark.isTitleMark(units[start - 1]) }
  private var isQuotation: Bool { start > 0 && whole?.start == start }

  private mutating func isClauseAtEnd() -> Bool {
    if let known = isClause { return known }
    let result = context.isClause(endingAt: end)
    isClause = result
    return result
  }

  /// Quotes and list marks in the head speak against it, unless a list stands for a list: 일찍·작게·길게 투자(投早、投小、投长期).
  private func markScore() -> Double {
    guard listMarks > 0 else { return Double(quotes) * Self.swallowedQuote }
    let isParallel = listMarks == glossListMarks || isAcronym(gloss, of: start..<end)
    return Double(quotes) * Self.swallowedQuote
      + Double(listMarks) * (isParallel ? Self.sharedListMark : Self.swallowedListMark)
  }

  /// Asks how each word ends that the head would take in, and the one before it: particles and determiners speak against it.
  private mutating func askForWords(behind start: Int) {
    while askedFrom > start {
      swallowed += swallowedScore(lastEnding)
      lastEnding = .none
      askedFrom -= 1
      let index = askedFrom
      if index > 0, gaps[index] != .none, !sounds.explainsWord(endingAt: index) {
        lastEnding = context.ending(ofWordBefore: index)
      }
    }
  }

  private mutating func swallowedScore(_ ending: HeadContext.WordEnding) -> Double {
    switch ending {
    case .particle: Self.swallowedParticle
    case .likelyParticle: Self.swallowedLikelyParticle
    case .determiner: Self.swallowedDeterminer
    case .possibleVerb: Self.swallowedPossibleVerb
    case .classNoun(let number): saysWhatNameIs(number) ? Self.swallowedClassNoun : 0
    case .none: 0
    }
  }

  /// Whether what follows the class noun is a name; 로봇 항구(无人码头) is a translation of two nouns.
  private mutating func saysWhatNameIs(_ classNoun: Int) -> Bool {
    let counterparts = HeadWords.counterparts(ofClassNoun: classNoun)
    if units[gloss].contains(where: counterparts.contains) { return false }
    if let known = isLastWordNoun { return !known }
    let isNoun = context.isNoun(wordBefore: end)
    isLastWordNoun = isNoun
    return !isNoun
  }

  /// 사막·고비·황무지(沙戈荒): the characters stand for the members of the list, one each.
  private func isAcronym(_ gloss: Range<Int>, of head: Range<Int>) -> Bool {
    let members = head.split { Mark.isListMark(units[$0]) }
    guard members.count == gloss.count, gloss.count > 2 else { return false }
    let alike = zip(members, gloss).count { member, character in
      ReadingFit.fit(
        korean: finder.text.string(member.lowerBound..<member.lowerBound + 1),
        chinese: finder.text.string(character..<character + 1)
      )
      .score >= 0.8
    }
    return alike * 2 > members.count
  }

  /// 的
  private static let genitive: UInt32 = 0x7684

  /// How far the length is from what is usual: 0 where it fits, 1 at double or half, at most 3.
  private func lengthMisfit() -> Double {
    guard syllables > 0 else { return 0 }
    let length = Double(syllables) + 0.4 * Double(letters)
    return min(max(length / expectedLength, expectedLength / length) - 1, 3)
  }
}
