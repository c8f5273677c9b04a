import SinoKorean
import Terminology

/// Weighs where the head of a gloss begins.
///
/// The right edge of a head is the bracket; the left one is not marked. The places where a word begins, back to the first mark that no head
/// crosses, are a lattice of possible heads, each weighed by what speaks for it: whether the glossary knows the form, how it and its words sound
/// against the Chinese (``HeadSounds``), how long it is against it, the quotation mark, particle, verb or class noun before it (``HeadContext``),
/// and what it would have to swallow. The heaviest wins, the shorter of equals.
struct HeadScorer {
  private let finder: GlossFinder
  private let context: HeadContext
  private var text: FoldedText { finder.text }

  private static let farthestWords = 8
  private static let farthestUnits = 40

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

  init(_ finder: GlossFinder) {
    self.finder = finder
    context = HeadContext(finder.text, finder.words)
  }

  /// The bracket that a head is sought for.
  private struct Place {
    /// Where the head ends.
    let end: Int
    let gloss: Range<Int>
    let sounds: HeadSounds
    /// The concepts that have the gloss as a term.
    let concepts: [Int]
    /// The quotation, cell or line that ends with the bracket, if one does.
    let whole: Whole?
    let isClause: Bool
    /// The characters of the gloss.
    let characters: Set<UInt32>
    /// By unit, back from the end: how the word before it ends; the same words lie before and inside all possible heads.
    let endings: [Int: HeadContext.WordEnding]
  }

  /// The head that ends before the mark at `open`; nil where nothing stands there that could be one.
  ///
  /// - Parameter close: the mark that closes the bracket.
  func head(before open: Int, close: Int, gloss: Range<Int>) -> Range<Int>? {
    var end = open
    while end > 0, text.units[end - 1] == Mark.asterisk { end -= 1 }
    if let marked = markedHead(endingAt: end) { return marked }
    guard end > 0, context.isOfHead(end - 1), isNamed(endingAt: end, gloss: gloss) else { return nil }
    let whole = whole(before: end, close: close)
    let starts = starts(before: end, whole: whole)
    guard let farthest = starts.last else { return nil }
    let sounds = HeadSounds(text, from: farthest, to: end, gloss: gloss)
    let place = Place(
      end: end, gloss: gloss, sounds: sounds, concepts: finder.concepts(of: gloss, chinese: true), whole: whole,
      isClause: context.isClause(endingAt: end), characters: Set(text.units[gloss]),
      endings: endings(from: farthest, to: end, sounds))
    // Where a part is known or sounds like all of the Chinese, the rest of a quotation is not the head.
    let doubt = 1 - (starts.map { certainty(of: $0..<end, place) }.max() ?? 0)
    var best: (start: Int, score: Double)?
    for start in starts {
      let score = score(start..<end, place, doubt: doubt)
      if score > (best?.score ?? -.infinity) + 1e-9 { best = (start, score) }
    }
    return best.map { $0.start..<end }
  }

  private func endings(from start: Int, to end: Int, _ sounds: HeadSounds) -> [Int: HeadContext.WordEnding] {
    var result: [Int: HeadContext.WordEnding] = [:]
    for index in start..<end where index > 0 && text.gaps[index] != .none && !sounds.explainsWord(endingAt: index) {
      result[index] = context.ending(ofWordBefore: index)
    }
    return result
  }

  private func certainty(of head: Range<Int>, _ place: Place) -> Double {
    isKnown(head, place) ? 1 : place.sounds.fit(from: head.lowerBound)
  }

  private func isKnown(_ head: Range<Int>, _ place: Place) -> Bool {
    !place.concepts.isEmpty
      && !Set(place.concepts).isDisjoint(with: finder.concepts(of: head, chinese: false))
  }

  /// Something with a beginning of its own that ends with the bracket.
  private struct Whole {
    let start: Int
    let worth: Double
  }

  private func whole(before end: Int, close: Int) -> Whole? {
    if let after = text.units[safely: close + 1], let opening = Mark.opening(after) {
      var start = end
      while start > 0, end - start < Self.farthestUnits, text.units[start - 1] != opening { start -= 1 }
      return start > 0 && text.units[start - 1] == opening ? Whole(start: start, worth: Self.wholeQuotation) : nil
    }
    let isWholeBlock = close >= text.count - 1 && text.units[..<end].allSatisfy { !Mark.isQuote($0) }
    return isWholeBlock ? Whole(start: 0, worth: Self.wholeBlock) : nil
  }

  /// Digits alone (#938-286-012) name nothing, but a name may end with them (너자 2), or be the gloss's own (618 of 618大促).
  private func isNamed(endingAt end: Int, gloss: Range<Int>) -> Bool {
    var index = end
    while index > 0, context.isOfHead(index - 1), end - index < Self.farthestUnits {
      index -= 1
      if text.isHangul(index) || FoldedText.isLetter(text.units[index]) { return true }
    }
    guard index < end else { return false }
    return text.units[gloss].starts(with: text.units[index..<end])
      || ReadingFit.fit(korean: text.string(index..<end), chinese: text.string(gloss)).score >= 0.97
  }

  // MARK: Places

  /// Where a head may begin, nearest first: at words, after marks, where the script changes, and inside a word of Hangul.
  private func starts(before end: Int, whole: Whole?) -> [Int] {
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
        index == 0 || text.gaps[index] != .none || !context.isOfHead(index - 1)
        || Mark.isListMark(text.units[index - 1])
      if isWordStart { words += 1 }
      guard isWordStart || text.isHangul(index) || !context.isSameScript(index - 1, index) else { continue }
      if index == whole?.start || !context.isTailOfBracket(index, before: end) { result.append(index) }
    }
    return result
  }

  private func isStop(_ index: Int, headEnd: Int) -> Bool {
    let unit = text.units[index]
    guard !context.isOfHead(index), !Mark.isQuote(unit), !Mark.isListMark(unit), !text.isHan(index) else {
      return false
    }
    // 1.0, 3.5G: a point between letters or digits belongs to the word.
    if unit == 0x2E, index > 0, index + 1 < headEnd, text.gaps[index + 1] == .none {
      return !(FoldedText.isAlphanumeric(text.units[index - 1]) && FoldedText.isAlphanumeric(text.units[index + 1]))
    }
    return true
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

  private func score(_ head: Range<Int>, _ place: Place, doubt: Double) -> Double {
    let fit = place.sounds.fit(from: head.lowerBound)
    let share = place.sounds.share(from: head.lowerBound)
    var score = max(
      weight(ofFit: fit), Self.explained * share.explained + (share.isAnchored ? Self.anchored : 0))
    if isKnown(head, place) { score += Self.known }
    score += termScore(of: head, place, fit: fit) + numeralScore(of: head, place)
    score += edgeScore(of: head, place, fit: fit)
    score += swallowedScore(in: head, place) + latinScore(of: head)
    if let whole = place.whole, whole.start == head.lowerBound { score += whole.worth * doubt }
    if place.isClause, context.isClauseStart(head.lowerBound) { score += Self.wholeClause * doubt }
    if fit < 0.8 { score -= Self.lengthWeight * lengthMisfit(of: head, gloss: place.gloss) }
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

  private static let chineseNumerals = Set("一二两双三四五六七八九十首第新".unicodeScalars.map(\.value))

  /// A numeral at the head's beginning is its own where the Chinese begins with one, as is one behind the noun that it counts: 게임 한 편(一部游戏).
  private func numeralScore(of head: Range<Int>, _ place: Place) -> Double {
    guard place.gloss.prefix(2).contains(where: { Self.chineseNumerals.contains(text.units[$0]) }) else { return 0 }
    var word = firstWord(of: head)
    if word.upperBound < head.upperBound, place.sounds.explainsWord(endingAt: word.upperBound) {
      word = firstWord(of: word.upperBound..<head.upperBound)
    }
    guard word.upperBound < head.upperBound else { return 0 }
    return HeadWords.numerals.contains(Array(text.units[word])) ? Self.numeral : 0
  }

  private func firstWord(of range: Range<Int>) -> Range<Int> {
    range.lowerBound..<(range.dropFirst().first { text.gaps[$0] != .none } ?? range.upperBound)
  }

  /// A term that the glossary knows is not cut, and is a head sooner than a part of it.
  private func termScore(of head: Range<Int>, _ place: Place, fit: Double) -> Double {
    var score = 0.0
    for found in finder.found(from: head.lowerBound) {
      guard found.units.lowerBound < head.upperBound else { break }
      // 레노버 천씽 is 联想晨星, so where 晨星 is printed the head is 천씽 alone.
      if found.units.upperBound == head.upperBound, place.concepts.isEmpty,
        isPart(place.gloss, of: found.concept)
      {
        if found.units == head { score -= Self.otherTerm }
        continue
      }
      if found.units == head { score += Self.otherTerm }
      if found.units.lowerBound < head.lowerBound { score += Self.cutTerm }
    }
    return score
  }

  /// Whether a Chinese term of the concept ends with the gloss and is longer.
  private func isPart(_ gloss: Range<Int>, of concept: Int) -> Bool {
    finder.recognizer.termbase.concepts[concept].terms.contains { term in
      guard term.language.isChinese else { return false }
      let units = FoldedText.units(of: term.text)
      return units.count > gloss.count && units.suffix(gloss.count).elementsEqual(text.units[gloss])
    }
  }

  /// What stands before the head.
  private func edgeScore(of head: Range<Int>, _ place: Place, fit: Double) -> Double {
    let start = head.lowerBound
    guard start > 0 else { return Self.afterStop }
    let before = text.units[start - 1]
    if Mark.isOpeningQuote(before) && text.gaps[start] == .none { return Self.quoted }
    if Mark.isStop(before) || before == Mark.asterisk { return Self.afterStop }
    if Mark.isListMark(before) || Mark.isQuote(before) { return Self.afterStop / 2 }
    guard text.gaps[start] != .none else {
      // 제조사YiChiP: a change of script is an edge; inside a word only an exact reading is one.
      return context.isSameScript(start - 1, start) ? (fit >= 0.97 ? Self.insideWord / 3 : Self.insideWord) : 0
    }
    if place.sounds.explainsWord(endingAt: start) { return 0 }
    switch place.endings[start] ?? HeadContext.WordEnding.none {
    case .particle, .likelyParticle, .determiner: return Self.afterParticle
    case .possibleVerb: return Self.afterPossibleVerb
    case .classNoun(let counterparts):
      let isName = place.characters.isDisjoint(with: counterparts) && !context.isNoun(lastWordOf: head)
      return isName ? Self.afterClassNoun : 0
    case .none: return 0
    }
  }

  /// What the head would take in: particles, determiners, marks inside it speak against it.
  private func swallowedScore(in head: Range<Int>, _ place: Place) -> Double {
    var score = 0.0
    // A title may be a whole phrase: <대기업과 중소기업의 융합 혁신에 관한 통지>. So may a quotation.
    let isTitle = head.lowerBound > 0 && Mark.isTitleMark(text.units[head.lowerBound - 1])
    let isQuotation = head.lowerBound > 0 && place.whole?.start == head.lowerBound
    let isPhrase =
      isTitle || isQuotation || (place.isClause && context.isClauseStart(head.lowerBound))
    let hasGenitive = place.characters.contains(Self.genitive)
    // 일찍·작게·길게 투자(投早、投小、投长期): a list stands for a list.
    let listMarks = head.count { Mark.isListMark(text.units[$0]) && !place.sounds.explainsWord(endingAt: $0) }
    let isParallel =
      listMarks > 0
      && (listMarks == place.gloss.count { Mark.isListMark(text.units[$0]) } || isAcronym(place.gloss, of: head))
    score += Double(listMarks) * (isParallel ? Self.sharedListMark : Self.swallowedListMark)
    for index in head.dropFirst() {
      if Mark.isQuote(text.units[index]) { score += Self.swallowedQuote }
      guard text.gaps[index] != .none, !place.sounds.explainsWord(endingAt: index) else { continue }
      var share = isPhrase ? Self.phraseShare : 1
      if hasGenitive { share *= Self.phraseShare }
      switch place.endings[index] ?? HeadContext.WordEnding.none {
      case .particle: score += share * Self.swallowedParticle
      case .likelyParticle: score += share * Self.swallowedLikelyParticle
      case .determiner: score += share * Self.swallowedDeterminer
      case .possibleVerb: score += share * Self.swallowedPossibleVerb
      case .classNoun(let counterparts):
        // What follows a class noun is a name; 로봇 항구(无人码头) is a translation of two nouns.
        if place.characters.isDisjoint(with: counterparts), !context.isNoun(lastWordOf: head) {
          score += share * Self.swallowedClassNoun
        }
      case .none: break
      }
    }
    return score
  }

  /// 사막·고비·황무지(沙戈荒): the characters stand for the members of the list, one each.
  private func isAcronym(_ gloss: Range<Int>, of head: Range<Int>) -> Bool {
    let members = head.split { Mark.isListMark(text.units[$0]) }
    guard members.count == gloss.count, gloss.count > 2 else { return false }
    let alike = zip(members, gloss).count { member, character in
      ReadingFit.fit(
        korean: text.string(member.lowerBound..<member.lowerBound + 1), chinese: text.string(character..<character + 1)
      )
      .score >= 0.8
    }
    return alike * 2 > members.count
  }

  /// 的
  private static let genitive: UInt32 = 0x7684

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
