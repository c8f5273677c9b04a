import SinoKorean

/// How everything that may be the head of one gloss sounds against its Chinese, word by word.
///
/// One alignment serves all starts. Two and more syllables in a row that stand for characters in a row are no chance: they say which of the words belong
/// to the Chinese although others are translated (시장진입 네거티브 리스트 begins as 市场准入负面清单 does).
struct HeadSounds {
  /// By the unit that it begins at.
  private var fits: [Int: ReadingFit] = [:]
  private var shares: [Int: Share] = [:]
  /// Whether a word that ends before a unit sounds in the Chinese to its last syllable.
  private var explainedEnds: Set<Int> = []

  struct Share {
    /// Of the characters of the Chinese, from 0 to 1.
    var explained = 0.0
    /// Whether the first of them stand for the first syllables.
    var isAnchored = false
  }

  init(_ text: FoldedText, from start: Int, to end: Int, gloss: Range<Int>) {
    let chinese = text.string(gloss)
    let characters = max(
      1, gloss.count { FoldedText.isHan(text.units[$0]) || FoldedText.isAlphanumeric(text.units[$0]) })
    let origin = text.offsets[start]
    var unitAt: [Int: Int] = [:]
    for unit in start..<end { unitAt[text.offsets[unit] - origin] = unit }
    for (offset, fit) in ReadingFit.suffixes(of: text.string(start..<end), chinese: chinese) {
      guard let unit = unitAt[offset] else { continue }
      fits[unit] = fit
      let runs = Self.runs(of: fit)
      let count = runs.reduce(0) { $0 + $1.characters }
      shares[unit] = Share(
        explained: min(1, Double(count) / Double(characters)),
        isAnchored: runs.first.map { $0.chinese == 0 && $0.korean.lowerBound == offset } ?? false)
      for last in runs.flatMap(\.lastSyllables) { if let unit = unitAt[last] { explainedEnds.insert(unit + 1) } }
    }
  }

  func fit(from start: Int) -> ReadingFit? { fits[start] }

  func share(from start: Int) -> Share { shares[start] ?? Share() }

  func explainsWord(endingAt end: Int) -> Bool { explainedEnds.contains(end) }

  // MARK: Runs

  /// Syllables in a row that are read as characters in a row.
  private struct Run {
    var korean: Range<Int>
    /// Where the last syllable of each part of the run begins.
    var lastSyllables: [Int]
    /// Where it begins in the Chinese, in bytes.
    var chinese: Int
    var end: Int
    var characters: Int
    var syllables: Int
    var exact: Int

    /// One syllable alone, or mostly likenesses, may be chance.
    var isSolid: Bool { syllables >= 2 && exact * 2 >= syllables }
  }

  private static func runs(of fit: ReadingFit) -> [Run] {
    var result: [Run] = []
    var open: Run?
    for verdict in fit.verdicts {
      guard verdict.agreement != .none, !verdict.korean.isEmpty, !verdict.chinese.isEmpty else {
        if let run = open, run.isSolid { result.append(run) }
        open = nil
        continue
      }
      let syllables = max(1, verdict.expected.unicodeScalars.count)
      let isExact = verdict.agreement == .exact
      if var run = open, run.end == verdict.chinese.lowerBound {
        run.korean = run.korean.lowerBound..<verdict.korean.upperBound
        run.lastSyllables.append(verdict.korean.upperBound - 3)
        run.end = verdict.chinese.upperBound
        run.characters += verdict.chinese.count / 3
        run.syllables += syllables
        run.exact += isExact ? syllables : 0
        open = run
      } else {
        if let run = open, run.isSolid { result.append(run) }
        open = Run(
          korean: verdict.korean, lastSyllables: [verdict.korean.upperBound - 3], chinese: verdict.chinese.lowerBound,
          end: verdict.chinese.upperBound, characters: verdict.chinese.count / 3, syllables: syllables,
          exact: isExact ? syllables : 0)
      }
    }
    if let run = open, run.isSolid { result.append(run) }
    return result
  }
}
