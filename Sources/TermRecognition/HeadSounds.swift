import SinoKorean

/// How everything that may be the head of one gloss sounds against its Chinese, word by word.
///
/// One alignment serves all starts. Two and more syllables in a row that stand for characters in a row are no chance: they say which of the words belong
/// to the Chinese although others are translated (시장진입 네거티브 리스트 begins as 市场准入负面清单 does). It reads one gloss after the other and keeps its
/// memory.
final class HeadSounds {
  struct Share {
    /// Of the characters of the Chinese, from 0 to 1.
    var explained = 0.0
    /// Whether the first of them stand for the first syllables.
    var isAnchored = false
  }

  /// The first unit that was read; what follows is by unit from there.
  private var first = 0
  private var fits: [Double] = []
  private var shares: [Share] = []
  /// Whether a word that ends before the unit sounds in the Chinese to its last syllable.
  private var isExplainedEnd: [Bool] = []

  private let suffixes = ReadingSuffixes()
  /// By start of the Korean string: its unit.
  private var unitOf: [Int] = []
  private var rests = SoundRests()

  func read(_ text: FoldedText, from start: Int, to end: Int, gloss: Range<Int>) {
    first = start
    fits.reset(to: 0, count: end - start)
    shares.reset(to: Share(), count: end - start)
    isExplainedEnd.reset(to: false, count: end - start + 1)
    let bytes = text.form.utf8
    suffixes.read(bytes[text.formRange(start..<end).bounds], chinese: bytes[text.formRange(gloss).bounds])
    findUnits(text, from: start, to: end)
    let characters = max(
      1, gloss.count { FoldedText.isHan(text.units[$0]) || FoldedText.isAlphanumeric(text.units[$0]) })
    rests.reset(placeCount: suffixes.placeCount)
    for index in stride(from: suffixes.count - 1, through: 0, by: -1) {
      let unit = unitOf[index]
      fits[unit] = suffixes.score(from: index)
      let runs = rests.read(suffixes, from: index) { last in explainEnd(last, text) }
      shares[unit] = Share(
        explained: min(1, Double(runs.characterCount) / Double(characters)),
        isAnchored: runs.firstChinese == 0 && runs.firstKorean == suffixes.start(index))
    }
  }

  private func findUnits(_ text: FoldedText, from start: Int, to end: Int) {
    let origin = text.offset(of: start)
    unitOf.removeAll(keepingCapacity: true)
    var unit = start
    for index in 0..<suffixes.count {
      while unit < end - 1, text.offset(of: unit) - origin < suffixes.start(index) { unit += 1 }
      unitOf.append(unit - start)
    }
  }

  /// The last syllable of a part, as the part's last start and the offset three bytes before its end: of figures and letters no syllable begins there.
  private func explainEnd(_ last: SoundRests.LastSyllable, _ text: FoldedText) {
    let origin = text.offset(of: first)
    var unit = unitOf[last.start]
    while unit > 0, text.offset(of: first + unit) - origin > last.offset { unit -= 1 }
    if text.offset(of: first + unit) - origin == last.offset { isExplainedEnd[unit + 1] = true }
  }

  /// How well the head from `start` on fits, from 0 to 1.
  func fit(from start: Int) -> Double { fits.indices.contains(start - first) ? fits[start - first] : 0 }

  func share(from start: Int) -> Share {
    shares.indices.contains(start - first) ? shares[start - first] : Share()
  }

  func explainsWord(endingAt end: Int) -> Bool {
    isExplainedEnd.indices.contains(end - first) && isExplainedEnd[end - first]
  }
}

/// The rows of syllables that are read as characters in a row, from each start on.
///
/// The ways of most starts meet before the first row begins; what lies behind a place where ways have met is read once.
private struct SoundRests {
  struct LastSyllable {
    /// The last start in its part.
    let start: Int
    /// In bytes.
    let offset: Int
  }

  /// What a way holds from a place on where no row is open.
  struct Rest {
    /// Of all rows.
    var characterCount = 0
    /// Where the first row begins on either side, in bytes; -1 where there is none.
    var firstKorean = -1
    var firstChinese = -1
  }

  /// By number of the place; nil where no way came by.
  private var rests: [Rest?] = []
  private var passed: [Int] = []
  private var runs = SoundRuns()

  mutating func reset(placeCount: Int) { rests.reset(to: nil, count: placeCount) }

  /// - Parameter explain: called with the last syllable of each part of the rows that were not read before.
  mutating func read(
    _ suffixes: ReadingSuffixes, from index: Int, _ explain: (LastSyllable) -> Void
  ) -> Rest {
    passed.removeAll(keepingCapacity: true)
    runs.reset()
    var place = suffixes.place(index)
    var isBeforeParts = true
    var result: Rest?
    while result == nil {
      if isBeforeParts, let number = place.number(in: suffixes) {
        result = rests[number]
        if result == nil { passed.append(number) }
      }
      guard result == nil, let step = suffixes.step(at: place) else { break }
      if let part = step.part, !part.korean.isEmpty, !part.chinese.isEmpty {
        isBeforeParts = false
        runs.add(part)
      } else {
        runs.close()
      }
      place = step.next
    }
    let rest = result ?? runs.finish(explain)
    for number in passed { rests[number] = rest }
    return rest
  }
}

/// The rows of one way. One syllable alone, or mostly likenesses, may be chance and are left out.
private struct SoundRuns {
  private struct Run {
    let korean: Int
    /// Where it begins and ends in the Chinese, in bytes.
    let chinese: Int
    var end: Int
    var characters = 0
    var syllables = 0
    var exact = 0
    /// The first of its last syllables.
    let firstLast: Int

    var isSolid: Bool { syllables >= 2 && exact * 2 >= syllables }
  }

  private var rest = SoundRests.Rest()
  /// The last syllable of each part of a row.
  private var lastSyllables: [SoundRests.LastSyllable] = []
  private var open: Run?

  mutating func reset() {
    rest = SoundRests.Rest()
    lastSyllables.removeAll(keepingCapacity: true)
    open = nil
  }

  mutating func add(_ part: ReadingSuffixes.Part) {
    if let run = open, run.end != part.chinese.lowerBound { close() }
    var run =
      open
      ?? Run(
        korean: part.korean.lowerBound, chinese: part.chinese.lowerBound, end: part.chinese.lowerBound,
        firstLast: lastSyllables.count)
    let syllables = max(1, part.expectedSyllables)
    run.end = part.chinese.upperBound
    run.characters += part.chinese.count / 3
    run.syllables += syllables
    if part.agreement == .exact { run.exact += syllables }
    lastSyllables.append(SoundRests.LastSyllable(start: part.lastStart, offset: part.korean.upperBound - 3))
    open = run
  }

  mutating func close() {
    guard let run = open else { return }
    open = nil
    guard run.isSolid else {
      lastSyllables.removeSubrange(run.firstLast...)
      return
    }
    if rest.firstKorean < 0 { (rest.firstKorean, rest.firstChinese) = (run.korean, run.chinese) }
    rest.characterCount += run.characters
  }

  mutating func finish(_ explain: (SoundRests.LastSyllable) -> Void) -> SoundRests.Rest {
    close()
    for last in lastSyllables { explain(last) }
    return rest
  }
}

extension Array {
  /// Makes the array `count` equal elements, in the memory that it has.
  mutating func reset(to element: Element, count: Int) {
    removeAll(keepingCapacity: true)
    append(contentsOf: repeatElement(element, count: count))
  }
}
