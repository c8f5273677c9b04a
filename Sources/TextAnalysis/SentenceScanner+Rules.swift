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
    if context.previousScript == .space { return !stop.hasClosing && context.previous != nil }
    if !stop.hasClosing, isListMarker(before: stop.start) { return false }
    switch context.previousScript {
    case .digit: return context.firstScript != .digit && !isDate(before: stop.start)
    case .latin: return !context.goesOnInLowerCase && !isAbbreviation(before: stop.start)
    default: return true
    }
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

  /// Whether the sentence so far is only a list marker: 1. 1.2. iv. a. 가. 一. ①.
  private func isListMarker(before end: Int) -> Bool {
    guard end - sentenceStart <= 12 else { return false }
    var offset = sentenceStart
    var scalars: [UInt32] = []
    while offset < end, let (scalar, length) = reader.item(at: offset) {
      scalars.append(scalar)
      offset += length
    }
    guard let first = scalars.first else { return false }
    if scalars.count == 1 {
      let script = Script(value: first)
      if script == .latin || SentenceLexicon.markerSyllables.contains(first) || 0x2460...0x24FF ~= first { return true }
    }
    return scalars.allSatisfy { Script(value: $0) == .digit || $0 == 0x2E } && first != 0x2E && scalars.count <= 5
      || scalars.count <= 5 && scalars.allSatisfy(SentenceLexicon.romanNumerals.contains)
      || scalars.count <= 3 && scalars.allSatisfy(SentenceLexicon.hanNumerals.contains)
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

  /// Whether a speaker of at most three characters and a verb of saying follow, and nothing else: 他说。 记者问道，
  private func begins(withSayingAt offset: Int) -> Bool {
    var position = offset
    for _ in 0..<4 {
      guard let (scalar, length) = reader.item(at: position), Script(value: scalar) == .han else { return false }
      position += length
      guard SentenceLexicon.sayingVerbs.contains(scalar), position > offset + length else { continue }
      let next = reader.scalar(at: position) ?? 0
      if Script(value: next) != .han { return true }
    }
    return false
  }

  private func begins(with words: [[UInt8]], at offset: Int) -> Bool {
    let rest = reader.bytes[offset...]
    return words.contains { rest.starts(with: $0) }
  }
}
