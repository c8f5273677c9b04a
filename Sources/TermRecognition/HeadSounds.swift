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
  private let first: Int
  private var fits: [Double]
  private var shares: [Share]
  /// Whether a word that ends before the unit sounds in the Chinese to its last syllable.
  private var isExplainedEnd: [Bool]

  init(_ text: FoldedText, from start: Int, to end: Int, gloss: Range<Int>) {
    first = start
    fits = Array(repeating: 0, count: end - start)
    shares = Array(repeating: Share(), count: end - start)
    isExplainedEnd = Array(repeating: false, count: end - start + 1)
    let characters = max(
      1, gloss.count { FoldedText.isHan(text.units[$0]) || FoldedText.isAlphanumeric(text.units[$0]) })
    let origin = text.offset(of: start)
    var unitAt = [Int](repeating: -1, count: text.end(of: end - 1) - origin)
    for unit in start..<end { unitAt[text.offset(of: unit) - origin] = unit - start }
    let suffixes = ReadingSuffixes(of: text.string(start..<end), chinese: text.string(gloss))
    var runs = SoundRuns()
    for index in 0..<suffixes.count {
      let offset = suffixes.start(index)
      let unit = unitAt[offset]
      guard unit >= 0 else { continue }
      fits[unit] = suffixes.score(from: index)
      runs.read(suffixes, from: index)
      shares[unit] = Share(
        explained: min(1, Double(runs.characterCount) / Double(characters)),
        isAnchored: runs.firstChinese == 0 && runs.firstKorean == offset)
      for last in runs.lastSyllables where unitAt.indices.contains(last) && unitAt[last] >= 0 {
        isExplainedEnd[unitAt[last] + 1] = true
      }
    }
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

/// The rows of syllables that are read as characters in a row, from one start on. One syllable alone, or mostly likenesses, may be chance and are
/// left out.
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

  /// Of all rows.
  private(set) var characterCount = 0
  /// Where the first row begins on either side, in bytes; -1 where there is none.
  private(set) var firstKorean = -1
  private(set) var firstChinese = -1
  /// Where the last syllable of each part of a row begins, in bytes.
  private(set) var lastSyllables: [Int] = []
  private var open: Run?

  mutating func read(_ suffixes: ReadingSuffixes, from index: Int) {
    characterCount = 0
    (firstKorean, firstChinese) = (-1, -1)
    lastSyllables.removeAll(keepingCapacity: true)
    suffixes.forEachPart(from: index) { part in
      if let part, !part.korean.isEmpty, !part.chinese.isEmpty { add(part) } else { close() }
    }
    close()
  }

  private mutating func add(_ part: ReadingSuffixes.Part) {
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
    // Of figures and letters no syllable begins there.
    lastSyllables.append(part.korean.upperBound - 3)
    open = run
  }

  private mutating func close() {
    guard let run = open else { return }
    open = nil
    guard run.isSolid else {
      lastSyllables.removeSubrange(run.firstLast...)
      return
    }
    if firstKorean < 0 { (firstKorean, firstChinese) = (run.korean, run.chinese) }
    characterCount += run.characters
  }
}
