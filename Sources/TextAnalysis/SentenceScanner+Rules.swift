/// Whether a stop ends its sentence.
extension SentenceScanner {
  func endsSentence(_ stop: StopRun) -> Bool {
    guard let next = reader.scalar(at: stop.closingEnd), !SentenceMarks.isLineBreak(next) else { return true }
    let following = skipSpace(from: stop.closingEnd)
    guard let first = reader.scalar(at: following), !SentenceMarks.isLineBreak(first) else { return true }
    if SentenceMarks.isContinuing(first), !isOpeningMark(first, at: following) { return false }
    if let quotation = stop.quotation,
      continuesAfterQuotation(at: stop.closingEnd, of: quotation, isWholeQuotation: false)
    {
      return false
    }
    let context = StopContext(
      previous: reader.scalar(before: stop.start, from: sentenceStart), next: next, first: first, following: following)
    if stop.isEllipsis { return endsSentence(ellipsis: stop, context) }
    if stop.hasFullWidth { return true }
    if stop.hasMark { return endsSentence(mark: stop, context) }
    return endsSentence(dot: stop, context)
  }

  /// What stands around a stop: before it, right behind its closing marks, and behind the space after these.
  struct StopContext {
    let previous: UInt32?
    let next: UInt32
    let first: UInt32
    let following: Int

    var hasSpace: Bool { next != first || SentenceMarks.isSpace(next) }
    var previousScript: Script { previous.map(Script.init(value:)) ?? .space }
    var nextScript: Script { Script(value: next) }
    var firstScript: Script { Script(value: first) }
    var opensEnclosure: Bool { SentenceMarks.isOpening(first) }
    /// Whether the syllable before the stop ends statements: 했다, 해요, 했음, 함, 죠, 까 ….
    var endsWithFinal: Bool { previous.map(SentenceLexicon.finalSyllables.contains) ?? false }
    /// Latin in lower case after Latin: an abbreviation that goes on.
    var goesOnInLowerCase: Bool { previousScript == .latin && first >= 0x61 && first <= 0x7A }
  }

  /// A straight quotation mark behind a stop opens, for a closing one would have been taken in with the stop.
  private func isOpeningMark(_ scalar: UInt32, at offset: Int) -> Bool { scalar == 0x22 || scalar == 0x27 }

  // MARK: … ! ?

  private func endsSentence(ellipsis stop: StopRun, _ context: StopContext) -> Bool {
    switch context.previousScript {
    case .hangul: context.endsWithFinal && (context.hasSpace || context.opensEnclosure || stop.isEllipsisWithFullStop)
    case .latin: context.hasSpace && context.first >= 0x41 && context.first <= 0x5A
    // 他说“……”“……” : between two quotations only.
    default: stop.hasClosing && context.opensEnclosure
    }
  }

  private func endsSentence(mark stop: StopRun, _ context: StopContext) -> Bool {
    if context.hasSpace || context.opensEnclosure { return !context.goesOnInLowerCase }
    if stop.hasClosing { return context.nextScript == .hangul || context.nextScript == .han }
    switch (context.previousScript, context.nextScript) {
    // In an address (?id=1) or a name (Yahoo!는).
    case (_, .latin), (_, .digit), (.latin, _), (_, .other), (_, .punctuation): return false
    case (_, .hangul): return !begins(with: SentenceLexicon.particlesAfterQuotation, at: stop.closingEnd)
    default: return true
    }
  }

  // MARK: The full stop

  private func endsSentence(dot stop: StopRun, _ context: StopContext) -> Bool {
    if !context.hasSpace { return endsSentenceWithoutSpace(dot: stop, context) }
    if context.previousScript == .space { return endsSentence(spacedDot: stop, context) }
    if !stop.hasClosing, isListMarker(before: stop.start) { return false }
    switch context.previousScript {
    case .digit: return context.firstScript != .digit && !isDate(before: stop.start)
    case .latin: return !context.goesOnInLowerCase && !isAbbreviation(before: stop.start)
    default: return true
    }
  }

  /// A full stop with a space before it: 그는 갔다 . but not 2 0 2 2 . 0 8 . 1 0
  private func endsSentence(spacedDot stop: StopRun, _ context: StopContext) -> Bool {
    guard !stop.hasClosing, context.previous != nil else { return false }
    var offset = stop.start
    while let (scalar, length) = reader.item(before: offset, from: sentenceStart), SentenceMarks.isSpace(scalar) {
      offset -= length
    }
    let before = reader.scalar(before: offset, from: sentenceStart).map(Script.init(value:))
    return before != .digit || context.firstScript != .digit
  }

  private func endsSentenceWithoutSpace(dot stop: StopRun, _ context: StopContext) -> Bool {
    switch (context.previousScript, context.nextScript) {
    case (.hangul, .hangul) where stop.quotation != nil, (.han, .han) where stop.quotation != nil: return true
    case (.hangul, .hangul), (.hangul, .han), (.hangul, .digit): return context.endsWithFinal
    case (.hangul, .latin): return context.endsWithFinal && context.next < 0x61
    case (.hangul, _), (.han, _): return context.opensEnclosure && context.next != 0x28 && context.next != 0xFF08
    default: return false
    }
  }

  /// Whether the sentence so far is only a list marker: 1. 1.2. iv. a. 가. 一. ①. Ⅱ. 7장. 제3조.
  func isListMarker(before end: Int) -> Bool {
    guard end - sentenceStart <= 15 else { return false }
    var offset = sentenceStart
    var scalars: [UInt32] = []
    while offset < end, let (scalar, length) = reader.item(at: offset) {
      scalars.append(scalar)
      offset += length
    }
    if let first = scalars.first, SentenceMarks.opensBracket(first) { scalars.removeFirst() }
    guard let first = scalars.first, let last = scalars.last else { return false }
    if scalars.count == 1 {
      let script = Script(value: first)
      if script == .latin || SentenceLexicon.markerSyllables.contains(first) || 0x2460...0x24FF ~= first { return true }
    }
    return isNumber(scalars[...]) && scalars.count <= 5
      || scalars.count <= 5 && scalars.allSatisfy(SentenceLexicon.romanNumerals.contains)
      || scalars.count <= 3 && scalars.allSatisfy(SentenceLexicon.hanNumerals.contains)
      || SentenceLexicon.partCounters.contains(last) && isNumber(scalars.dropFirst(first == 0xC81C ? 1 : 0).dropLast())
  }

  /// Digits, perhaps with full stops between them.
  private func isNumber(_ scalars: ArraySlice<UInt32>) -> Bool {
    guard let first = scalars.first, first != 0x2E else { return false }
    return scalars.allSatisfy { Script(value: $0) == .digit || $0 == 0x2E }
  }

  /// Whether the number before `end` is the day of a date written with dots: 2022. 7. 27., 2022.7.27. or 7. 27.
  private func isDate(before end: Int) -> Bool {
    var offset = end
    var numbers = 0
    var isSpaced = false
    while let number = numberStart(before: offset) {
      numbers += 1
      offset = number
      while let (scalar, length) = reader.item(before: offset, from: sentenceStart), scalar == 0x20 {
        offset -= length
      }
      guard reader.scalar(before: offset, from: sentenceStart) == 0x2E else { break }
      isSpaced = isSpaced || offset < number
      offset -= 1
    }
    return numbers >= 3 || numbers == 2 && isSpaced
  }

  private func numberStart(before end: Int) -> Int? {
    var offset = end
    while offset > sentenceStart, end - offset < 5, 0x30...0x39 ~= reader.bytes[offset - 1] { offset -= 1 }
    return offset < end && end - offset <= 4 ? offset : nil
  }

  /// Whether the Latin letters before `end` are an initial (J.), a chain of them (U.S.) or an abbreviation (Inc.).
  private func isAbbreviation(before end: Int) -> Bool {
    var start = end
    while start > sentenceStart, end - start < 8, SentenceLexicon.isASCIILetter(reader.bytes[start - 1]) { start -= 1 }
    guard start < end else { return false }
    let before = reader.scalar(before: start, from: sentenceStart)
    // The end of don’t is no initial.
    if before == 0x27 || before == 0x2019 { return false }
    if end - start == 1, before == 0x2E || reader.bytes[start] < 0x61 { return true }
    let word = String(decoding: reader.bytes[start..<end], as: UTF8.self).lowercased()
    return SentenceLexicon.abbreviations.contains(word)
  }

  // MARK: Quotations

  /// Whether the sentence goes on behind the closing mark that ends at `offset`.
  ///
  /// A whole quotation is one that must not be cut inside either.
  func continuesAfterQuotation(at offset: Int, of quotation: Enclosure, isWholeQuotation: Bool) -> Bool {
    guard let next = reader.scalar(at: offset) else { return false }
    switch Script(value: next) {
    case .hangul: return begins(with: SentenceLexicon.particlesAfterQuotation, at: offset)
    case .space:
      return begins(with: SentenceLexicon.spacedParticlesAfterQuotation, at: skipSpace(from: offset))
    case .han:
      if !isWholeQuotation, begins(withSayingAt: offset) { return true }
      return isInsidePhrase(quotation) && begins(with: SentenceLexicon.hanAfterQuotation, at: offset)
    default: return false
    }
  }

  /// Whether the quotation is a part of its sentence (在“……！”的口号下), not speech behind a colon or a sentence of its own.
  private func isInsidePhrase(_ quotation: Enclosure) -> Bool {
    guard let before = reader.scalar(before: quotation.start), quotation.start > sentenceStart else { return false }
    return Script(value: before).isLetter || Script(value: before) == .digit
  }

  /// Whether a speaker of at most ten characters and a verb of saying follow, and nothing else: 他说。 退休的所长回忆说。 记者问道，
  private func begins(withSayingAt offset: Int) -> Bool {
    var position = offset
    for _ in 0..<12 {
      guard let (scalar, length) = reader.item(at: position), Script(value: scalar) == .han else { break }
      position += length
    }
    guard position > offset, Script(value: reader.scalar(at: position) ?? 0) != .han else { return false }
    let clause = reader.bytes[offset..<position]
    if ends(clause, with: SentenceLexicon.longSayingVerbs) { return true }
    guard clause.count > 3, let last = reader.scalar(before: position) else { return false }
    let verbs = clause.count > 12 ? SentenceLexicon.clearSayingVerbs : SentenceLexicon.sayingVerbs
    guard verbs.contains(last) else { return false }
    return !ends(clause.dropLast(3), with: SentenceLexicon.phrasesWithSay)
  }

  private func ends(_ text: Slice<UnsafeBufferPointer<UInt8>>, with words: [[UInt8]]) -> Bool {
    words.contains { text.suffix($0.count).elementsEqual($0) }
  }

  // MARK: Endings without a stop

  /// Where the sentence ends whose last word ends at `wordEnd` with no stop behind: behind the tildes and marks of feeling that
  /// follow (주세요~ 샀네요 ㅠㅠ); nil where it goes on.
  func sentenceEnd(withEndingBefore wordEnd: Int) -> Int? {
    guard let (last, _) = reader.item(before: wordEnd, from: sentenceStart) else { return nil }
    if SentenceLexicon.hanFinalParticles.contains(last) { return drawnEnd(from: wordEnd) }
    guard closesPolitely(last, at: wordEnd) else { return nil }
    let end = expressionEnd(from: wordEnd) ?? wordEnd
    let following = skipSpace(from: end)
    guard following > end, let first = reader.scalar(at: following), isSentenceOpening(first),
      !begins(with: SentenceLexicon.particlesAfterEnding, at: following)
    else { return nil }
    return end
  }

  /// Whether the word that ends at `end` with the syllable `last` closes a sentence by its polite ending alone, as in speech written
  /// down.
  ///
  /// Only endings that hardly ever go on count: 하십시오체 and 해요체. A plain 했다 does not, for 했다 하더라도 and 한다 해도 go on.
  private func closesPolitely(_ last: UInt32, at end: Int) -> Bool {
    guard let (stem, _) = reader.item(before: end - 3, from: sentenceStart) else { return false }
    let before = reader.scalar(before: end - 6, from: sentenceStart)
    switch last {
    // 습니다, 합니다; 습니까, 합니까.
    case 0xB2E4, 0xAE4C: return stem == 0xB2C8 && before.map { Self.finalConsonant(of: $0) == 17 } == true
    case 0xC694: return isPolite(stem, before, endingAt: end)
    // 하죠, 그렇죠.
    case 0xC8E0: return 0xAC00...0xD7A3 ~= stem
    default: return false
    }
  }

  /// The end of the tildes at `start`, where a sentence begins behind them.
  private func drawnEnd(from start: Int) -> Int? {
    let end = skipTildes(from: start)
    guard end > start, let next = reader.scalar(at: skipSpace(from: end)) else { return nil }
    return Script(value: next).isLetter ? end : nil
  }

  // MARK: Marks of feeling

  /// The end of the marks of feeling behind a stop and its closing marks so far; nil where there are none.
  ///
  /// Behind a number or a list marker they belong to what follows.
  func expressionEnd(behind stop: StopRun) -> Int? {
    guard let end = expressionEnd(from: stop.closingEnd),
      let last = reader.scalar(before: stop.start, from: sentenceStart), Script(value: last) != .digit,
      !isListMarker(before: stop.start)
    else { return nil }
    return end
  }

  /// The end of tildes at `start`, then marks of feeling, perhaps behind a space; nil where there are none, or where more than
  /// space or a closing mark follows: then they belong to that.
  private func expressionEnd(from start: Int) -> Int? {
    let tildes = skipTildes(from: start)
    let marks = reader.scalar(at: tildes) == 0x20 ? tildes + 1 : tildes
    var end = marks
    var count = 0
    while let (scalar, length) = reader.item(at: end), SentenceMarks.isExpression(scalar) {
      end += length
      count += 1
    }
    // A lone ㄱ or ^ expresses nothing; ㅋ, ㅎ and ㅠ do.
    let first = reader.scalar(at: marks) ?? 0
    if count == 0 || count == 1 && (first == 0x5E || 0x3131...0x314A ~= first) { end = tildes }
    guard end > start else { return nil }
    guard let next = reader.scalar(at: end) else { return end }
    return SentenceMarks.isSpace(next) || SentenceMarks.isClosing(next) ? end : nil
  }

  private func skipTildes(from start: Int) -> Int {
    var offset = start
    while let (scalar, length) = reader.item(at: offset), SentenceMarks.isTilde(scalar) { offset += length }
    return offset
  }

  /// Whether 요 behind the syllable `stem` is a polite ending.
  private func isPolite(_ stem: UInt32, _ before: UInt32?, endingAt end: Int) -> Bool {
    // 했고요, 있고요; 다고요, 더라고요: but 고요.
    if stem == 0xACE0 || stem == 0xAD6C {
      return before.map { Self.finalConsonant(of: $0) == 20 || $0 == 0xB77C || $0 == 0xB2E4 } ?? false
    }
    guard SentenceLexicon.stemsOfPoliteEndings.contains(stem) else { return false }
    return !ends(reader.bytes[sentenceStart..<end - 3], with: SentenceLexicon.falsePoliteEndings)
  }

  private func isSentenceOpening(_ scalar: UInt32) -> Bool {
    switch Script(value: scalar) {
    case .hangul, .han, .latin, .digit: true
    case .punctuation: SentenceMarks.isOpening(scalar) && !SentenceMarks.opensBracket(scalar)
    default: false
    }
  }

  /// The number of the final consonant of a syllable in its row of 28, 0 for none; nil of what is no syllable.
  private static func finalConsonant(of scalar: UInt32) -> UInt32? {
    0xAC00...0xD7A3 ~= scalar ? (scalar - 0xAC00) % 28 : nil
  }

  // MARK: Words

  private func begins(with words: [[UInt8]], at offset: Int) -> Bool {
    let rest = reader.bytes[offset...]
    return words.contains { rest.starts(with: $0) }
  }
}
