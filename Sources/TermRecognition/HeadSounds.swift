import SinoKorean

/// How everything that may be the head of one gloss sounds against its Chinese, word by word.
///
/// One alignment serves all starts. Two and more syllables in a row that stand for characters in a row are no chance: they say which of the words belong
/// to the Chinese although others are translated (시장진입 네거티브 리스트 begins as 市场准入负面清单 does).
struct HeadSounds {
  struct Share {
    /// Of the characters of the Chinese, from 0 to 1.
    var explained = 0.0
    /// Whether the first of them stand for the first syllables.
    var isAnchored = false
  }

  /// The first unit that was read; what follows is by unit from there.
  fileprivate var first = 0
  fileprivate var fits: [Double] = []
  fileprivate var shares: [Share] = []
  /// Whether a word that ends before the unit sounds in the Chinese to its last syllable.
  fileprivate var isExplainedEnd: [Bool] = []

  /// How well the head from `start` on fits, from 0 to 1.
  func fit(from start: Int) -> Double { fits.indices.contains(start - first) ? fits[start - first] : 0 }

  func share(from start: Int) -> Share {
    shares.indices.contains(start - first) ? shares[start - first] : Share()
  }

  func explainsWord(endingAt end: Int) -> Bool {
    isExplainedEnd.indices.contains(end - first) && isExplainedEnd[end - first]
  }
}

/// Listens to one gloss after the other, in the same memory.
struct HeadSoundReader {
  private var suffixes = ReadingSuffixes()
  /// By start of the Korean string: its unit, counted from the first.
  private var unitOf: [Int] = []
  private var rests = SoundRests()

  mutating func read(
    _ text: FoldedText, from start: Int, to end: Int, gloss: Range<Int>, into sounds: inout HeadSounds
  ) {
    sounds.first = start
    sounds.fits.reset(to: 0, count: end - start)
    sounds.shares.reset(to: HeadSounds.Share(), count: end - start)
    sounds.isExplainedEnd.reset(to: false, count: end - start + 1)
    suffixes.read(
      text.form.utf8[text.formRange(start..<end).bounds], chinese: text.form.utf8[text.formRange(gloss).bounds])
    findUnits(text, from: start, to: end)
    let characters = max(
      1, gloss.count { FoldedText.isHan(text.units[$0]) || FoldedText.isAlphanumeric(text.units[$0]) })
    rests.reset(placeCount: suffixes.placeCount)
    for index in stride(from: suffixes.count - 1, through: 0, by: -1) {
      let unit = unitOf[index]
      sounds.fits[unit] = suffixes.score(from: index)
      let runs = rests.read(suffixes, from: index)
      guard runs.firstKorean >= 0 else { continue }
      sounds.shares[unit] = HeadSounds.Share(
        explained: min(1, Double(runs.characterCount) / Double(characters)),
        isAnchored: runs.firstChinese == 0 && runs.firstKorean == suffixes.start(index))
    }
    for last in rests.lastSyllables { explainEnd(last, text, in: &sounds) }
  }

  private mutating func findUnits(_ text: FoldedText, from start: Int, to end: Int) {
    let origin = text.offset(of: start)
    unitOf.removeAll(keepingCapacity: true)
    var unit = start
    for index in 0..<suffixes.count {
      while unit < end - 1, text.offset(of: unit) - origin < suffixes.start(index) { unit += 1 }
      unitOf.append(unit - start)
    }
  }

  /// Where the last syllable of a part ends, a word may: of figures and letters no syllable begins three bytes before.
  private func explainEnd(_ last: SoundRests.LastSyllable, _ text: FoldedText, in sounds: inout HeadSounds) {
    let origin = text.offset(of: sounds.first)
    var unit = unitOf[last.start]
    while unit > 0, text.offset(of: sounds.first + unit) - origin > last.offset { unit -= 1 }
    if text.offset(of: sounds.first + unit) - origin == last.offset { sounds.isExplainedEnd[unit + 1] = true }
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

  /// Of all rows: the last syllable of each part.
  private(set) var lastSyllables: [LastSyllable] = []
  /// By number of the place: the number of its rest and 1, or 0 where no way came by.
  private var restOf: [UInt16] = []
  private var rests: [Rest] = []
  private var passed: [Int] = []
  private var runs = SoundRuns()

  mutating func reset(placeCount: Int) {
    restOf.reset(to: 0, count: placeCount)
    rests.removeAll(keepingCapacity: true)
    lastSyllables.removeAll(keepingCapacity: true)
  }

  mutating func read(_ suffixes: borrowing ReadingSuffixes, from index: Int) -> Rest {
    passed.removeAll(keepingCapacity: true)
    var place = suffixes.place(index)
    var isBeforeParts = true
    while true {
      if isBeforeParts, let number = suffixes.number(of: place) {
        if restOf[number] != 0 { return keep(restOf[number]) }
        passed.append(number)
      }
      let here = place
      let move = suffixes.move(from: &place)
      if move == .end { break }
      if move == .render {
        if isBeforeParts { runs.reset() }
        isBeforeParts = false
        runs.add(suffixes.part(at: here))
      } else if !isBeforeParts {
        runs.close()
      }
    }
    rests.append(isBeforeParts ? Rest() : runs.finish(&lastSyllables))
    return keep(UInt16(rests.count))
  }

  /// Notes the rest of that number for all places that the way has passed.
  private mutating func keep(_ number: UInt16) -> Rest {
    for place in passed { restOf[place] = number }
    return rests[Int(number) - 1]
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

  mutating func finish(_ last: inout [SoundRests.LastSyllable]) -> SoundRests.Rest {
    close()
    last += lastSyllables
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
