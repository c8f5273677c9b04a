import BitextModel

/// Cuts Korean and Chinese text into sentences.
///
/// The candidates are those of UAX #29: a full stop, a question or exclamation mark or an ellipsis, then closing marks, then
/// perhaps space. The rules on top are this trade's: numbers, dates, list markers, initials, abbreviations and addresses do not end a
/// sentence; closing marks stay with theirs; a quotation that its sentence goes on from (“…다.”라고 말했다), an editor's note and a
/// bracket or a title inside a sentence are not cut; 다.그런데 without a space is, and so are polite endings without a stop
/// (그렇게 했습니다 그런데). A line break always ends a sentence, and a text without a stop is one.
///
///     SentenceSegmenter(.korean).sentences(in: "네. 갑니다.")  // [0..<4, 5..<15]
public struct SentenceSegmenter: Sendable {
  public let language: Language

  public init(_ language: Language) { self.language = language }

  /// The sentences of `text` in order, as ranges into it without surrounding white space; none for a text of white space.
  ///
  /// - Complexity: O(*n*).
  public func sentences(in text: MappedText) -> [TextRange] { text.utf8.withUnsafeBufferPointer(sentences) }

  /// The sentences of `text`, as UTF-8 offsets.
  public func sentences(in text: String) -> [TextRange] {
    var text = text
    return text.withUTF8(sentences)
  }

  private func sentences(in bytes: UnsafeBufferPointer<UInt8>) -> [TextRange] {
    var scanner = SentenceScanner(UTF8Reader(bytes), language)
    return scanner.sentences()
  }
}

/// One pass over one text, from stop to stop.
struct SentenceScanner {
  let reader: UTF8Reader
  let language: Language
  private let enclosures: [Enclosure]
  private var nextEnclosure = 0
  /// The enclosures that are open, and whether each must not be cut.
  private var open: [(enclosure: Enclosure, isWhole: Bool)] = []
  /// How many of them must not be cut.
  private var wholeCount = 0
  private(set) var sentenceStart = 0
  private var result: [TextRange] = []

  /// The longest enclosure that is kept whole, in bytes: marks farther apart rather have lost their partners.
  private static let longestWhole = 4_000
  /// How far into a bracket 편집자 주: may stand, in bytes: the term that the note is on comes first.
  private static let longestNoteHead = 80

  init(_ reader: UTF8Reader, _ language: Language) {
    self.reader = reader
    self.language = language
    enclosures = Enclosure.all(in: reader)
  }

  mutating func sentences() -> [TextRange] {
    sentenceStart = skipSpace(from: 0)
    var offset = sentenceStart
    while offset < reader.bytes.count {
      offset = SentenceMarks.next(in: reader.bytes, from: offset)
      guard offset < reader.bytes.count else { break }
      guard let (scalar, length) = reader.item(at: offset) else {
        offset += 1
        continue
      }
      updateEnclosures(at: offset)
      if SentenceMarks.isLineBreak(scalar) {
        endSentence(at: offset)
        offset = max(sentenceStart, offset + length)
      } else if SentenceMarks.stop(scalar) != nil {
        offset = settleStop(at: offset)
      } else if scalar == 0x20 || SentenceMarks.isTilde(scalar) || SentenceMarks.isExpression(scalar) {
        if open.isEmpty, let end = sentenceEnd(withEndingBefore: offset) { endSentence(at: end) }
        offset = max(sentenceStart, offset + length)
      } else {
        offset += length
      }
    }
    endSentence(at: reader.bytes.count)
    return result
  }

  // MARK: Enclosures

  /// Opens and closes what begins or ends at `offset` or was passed by.
  private mutating func updateEnclosures(at offset: Int) {
    while let last = open.last, last.enclosure.close <= offset { _ = closeLast() }
    while nextEnclosure < enclosures.count, enclosures[nextEnclosure].start <= offset {
      let enclosure = enclosures[nextEnclosure]
      nextEnclosure += 1
      guard enclosure.close > offset else { continue }
      open.append((enclosure, isWhole(enclosure)))
      wholeCount += open.last?.isWhole == true ? 1 : 0
    }
  }

  private mutating func closeLast() -> (enclosure: Enclosure, isWhole: Bool) {
    let last = open.removeLast()
    wholeCount -= last.isWhole ? 1 : 0
    return last
  }

  private func isWhole(_ enclosure: Enclosure) -> Bool {
    guard enclosure.close - enclosure.start <= Self.longestWhole else { return false }
    switch enclosure.kind {
    case .title: return true
    case .bracket: return enclosure.start != sentenceStart || isNote(enclosure)
    case .quotation:
      let length = reader.item(at: enclosure.close)?.length ?? 1
      return continuesAfterQuotation(at: enclosure.close + length, of: enclosure, isWholeQuotation: true)
    }
  }

  /// Whether a bracket holds a note: (*보세구 편집자 주: …) ［编者注：…］
  private func isNote(_ bracket: Enclosure) -> Bool {
    let head = reader.bytes[bracket.start..<min(bracket.close, bracket.start + Self.longestNoteHead)]
    return head.indices.contains { place in
      SentenceLexicon.noteMarks.contains { head[place...].starts(with: $0) }
    }
  }

  // MARK: Stops

  /// Decides about the stop at `start` and returns where to go on.
  private mutating func settleStop(at start: Int) -> Int {
    var stop = StopRun(start: start, end: start)
    while let (scalar, length) = reader.item(at: stop.end), let kind = SentenceMarks.stop(scalar) {
      stop.add(kind)
      stop.end += length
    }
    var closed: [(enclosure: Enclosure, isWhole: Bool)] = []
    stop.closingEnd = stop.end
    while let (scalar, length) = reader.item(at: stop.closingEnd) {
      if let last = open.last, last.enclosure.close == stop.closingEnd {
        closed.append(closeLast())
      } else if let end = expressionEnd(behind: stop) {
        stop.closingEnd = end
        continue
      } else if !SentenceMarks.isClosing(scalar) {
        break
      }
      stop.closingEnd += length
    }
    stop.closingEnd = skipReferences(from: stop.closingEnd)
    stop.closingEnd = skipNumberedNote(behind: stop)
    // 했다.”. : the last stop decides.
    if stop.closingEnd > stop.end, let scalar = reader.scalar(at: stop.closingEnd), SentenceMarks.stop(scalar) != nil {
      return stop.closingEnd
    }
    if wholeCount > 0 || closed.contains(where: { $0.isWhole && !isSentence($0.enclosure) }) { return stop.closingEnd }
    stop.quotation = closed.last { $0.enclosure.kind == .quotation }?.enclosure
    if endsSentence(stop) { endSentence(at: stop.closingEnd) }
    return stop.closingEnd
  }

  /// Whether a bracket stands where a sentence begins, so that one may end with it.
  private func isSentence(_ enclosure: Enclosure) -> Bool {
    enclosure.kind == .bracket && enclosure.start == sentenceStart
  }

  /// The end of the note marks from `start` on: superscript numbers and numbers in square brackets.
  private func skipReferences(from start: Int) -> Int {
    var offset = start
    while let (scalar, length) = reader.item(at: offset) {
      switch scalar {
      case 0xB9, 0xB2, 0xB3, 0x2070, 0x2074...0x2079: offset += length
      case 0x5B:
        var end = offset + 1
        while let digit = reader.scalar(at: end), Script(value: digit) == .digit { end += 1 }
        guard end > offset + 1, reader.scalar(at: end) == 0x5D else { return offset }
        offset = end + 1
      default: return offset
      }
    }
    return offset
  }

  /// The end of the note mark that stands on the sentence without a space: 돌아섰다.1) 반면
  private func skipNumberedNote(behind stop: StopRun) -> Int {
    guard let last = reader.scalar(before: stop.start, from: sentenceStart), Script(value: last) == .hangul,
      !isListMarker(before: stop.start)
    else { return stop.closingEnd }
    var end = stop.closingEnd
    while end < stop.closingEnd + 3, let digit = reader.scalar(at: end), Script(value: digit) == .digit { end += 1 }
    guard end > stop.closingEnd, reader.scalar(at: end) == 0x29, open.last?.enclosure.close != end else {
      return stop.closingEnd
    }
    return reader.scalar(at: end + 1).map(SentenceMarks.isSpace) ?? true ? end + 1 : stop.closingEnd
  }

  // MARK: Sentences

  private mutating func endSentence(at end: Int) {
    var trimmed = end
    while trimmed > sentenceStart, let (scalar, length) = reader.item(before: trimmed, from: sentenceStart),
      SentenceMarks.isSpace(scalar)
    {
      trimmed -= length
    }
    if trimmed > sentenceStart { result.append(TextRange(sentenceStart, trimmed)) }
    sentenceStart = skipSpace(from: end)
  }

  func skipSpace(from start: Int) -> Int {
    var offset = start
    while let (scalar, length) = reader.item(at: offset), SentenceMarks.isSpace(scalar) { offset += length }
    return offset
  }
}

/// A run of stops and the closing marks after it.
struct StopRun {
  let start: Int
  var end: Int
  /// Behind the closing marks and note marks.
  var closingEnd = 0
  /// The quotation that closes behind the run, the outermost if several do.
  var quotation: Enclosure?
  private var dots = 0
  private var ellipses = 0
  private(set) var hasMark = false
  private(set) var hasFullWidth = false

  init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  mutating func add(_ kind: SentenceMarks.Stop) {
    switch kind {
    case .dot: dots += 1
    case .ellipsis: ellipses += 1
    case .mark: hasMark = true
    case .fullWidth: hasFullWidth = true
    }
  }

  /// Dots or ellipsis marks alone: the sentence may trail off here or only pause.
  var isEllipsis: Bool { !hasMark && !hasFullWidth && (ellipses > 0 || dots > 1) }
  var isEllipsisWithFullStop: Bool { ellipses > 0 && dots == 1 }
  var hasClosing: Bool { closingEnd > end }
}
