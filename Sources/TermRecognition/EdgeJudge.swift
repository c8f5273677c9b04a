import BitextModel
import SinoKorean
import TextAnalysis

/// Decides whether the letters of a term are the term, by what stands around and inside them.
///
/// Korean edges are judged in the eojeol (``EojeolLattice``), Chinese ones by dictionary segmentation, Latin ones by letters and digits alone.
struct EdgeJudge {
  let text: FoldedText
  private let isWord: (ArraySlice<UInt32>) -> Bool
  private var lattices: [Int: EojeolLattice] = [:]
  /// How far the judge looks from a term within one unspaced run: longer ones are no words.
  private static let widestSight = 32
  private var boundaries: [Int: Set<Int>] = [:]

  init(_ text: FoldedText, patterns: TermPatterns) {
    self.text = text
    isWord = { KoreanLexicon.contains($0) || patterns.contains($0) }
  }

  /// What the judge saw around an admitted term.
  struct Verdict {
    var through: Set<LookedThrough> = []
  }

  /// The verdict on a term of one designation at `range`; nil where it is not the term.
  mutating func verdict(on range: Range<Int>, as designation: TermPatterns.Designation) -> Verdict? {
    var verdict = Verdict()
    guard admitsSpacing(inside: range, of: designation, &verdict) else { return nil }
    guard admitsLeftEdge(of: range), admitsRightEdge(of: range) else { return nil }
    guard admitsHangulRun(at: range, designation, &verdict) else { return nil }
    guard admitsHanRun(at: range) else { return nil }
    return verdict
  }

  // MARK: Inside

  /// Spaces may stand inside a term where it has one itself, where a line was broken, and between parts of two syllables and more.
  private func admitsSpacing(
    inside range: Range<Int>, of designation: TermPatterns.Designation, _ verdict: inout Verdict
  ) -> Bool {
    var isVariant = false
    var partStart = range.lowerBound
    for index in range.dropFirst() {
      let place = index - range.lowerBound
      let isSpaced = designation.spacings.contains(place)
      switch text.gaps[index] {
      case .none:
        if isSpaced { isVariant = true } else { continue }
      case .lineBreak:
        verdict.through.insert(.lineBreak)
      case .space:
        if !isSpaced {
          guard admitsSpace(at: index, partStart: partStart, in: range) else { return false }
          isVariant = true
        }
      }
      partStart = index
    }
    if isVariant {
      guard designation.matching.spacing == .free else { return false }
      verdict.through.insert(.spacing)
    }
    return true
  }

  private func admitsSpace(at index: Int, partStart: Int, in range: Range<Int>) -> Bool {
    let before = text.units[index - 1]
    let after = text.units[index]
    // 不 经济: Chinese is written without spaces; one inside a term parts two words.
    if FoldedText.isHan(before), FoldedText.isHan(after) { return false }
    guard FoldedText.isHangul(before), FoldedText.isHangul(after) else { return true }
    let end = (index..<range.upperBound).first { $0 > index && text.gaps[$0] != .none } ?? range.upperBound
    let isPrefix = index - partStart == 1 && KoreanLexicon.prefixes.contains(before)
    return (index - partStart >= 2 || isPrefix) && end - index >= 2
  }

  // MARK: Edges of Latin letters and digits

  private func admitsLeftEdge(of range: Range<Int>) -> Bool {
    let first = range.lowerBound
    guard first > 0, text.gaps[first] == .none else { return true }
    let before = text.units[first - 1]
    guard FoldedText.isAlphanumeric(text.units[first]) else { return true }
    return !FoldedText.isAlphanumeric(before)
  }

  private func admitsRightEdge(of range: Range<Int>) -> Bool {
    let end = range.upperBound
    guard end < text.count, text.gaps[end] == .none else { return true }
    guard FoldedText.isAlphanumeric(text.units[end - 1]) else { return true }
    return !FoldedText.isAlphanumeric(text.units[end])
  }

  // MARK: Edges of Hangul

  private mutating func admitsHangulRun(
    at range: Range<Int>, _ designation: TermPatterns.Designation, _ verdict: inout Verdict
  ) -> Bool {
    let continuesLeft = text.isHangul(range.lowerBound) && touchesHangul(before: range.lowerBound)
    let continuesRight = touchesHangul(after: range.upperBound)
    guard continuesLeft || continuesRight else { return true }
    let end = hangulEnd(from: range.upperBound)
    if !continuesLeft, isTail(range.upperBound..<end, after: range, designation, &verdict) == .certain { return true }
    guard text.isHangul(range.lowerBound), text.isHangul(range.upperBound - 1) else {
      // After a Latin or Chinese term whatever Korean follows is another word or an ending.
      if continuesRight, isTail(range.upperBound..<end, after: range, designation, &verdict) == nil {
        verdict.through.insert(.compound)
      }
      return true
    }
    guard designation.matching.compound == .allow || !continuesLeft else { return false }
    let (start, lattice) = eojeol(around: range)
    guard lattice.admits(range.lowerBound - start..<range.upperBound - start, isName: designation.isName) else {
      return false
    }
    if continuesLeft || isTail(range.upperBound..<end, after: range, designation, &verdict) == nil {
      guard designation.matching.compound == .allow else { return false }
      verdict.through.insert(.compound)
    }
    return true
  }

  private enum TailCertainty {
    /// A long, fitting tail no dictionary word could be mistaken for.
    case certain
    case possible
  }

  /// Whether the syllables `tail` are particles or endings after the term.
  private func isTail(
    _ tail: Range<Int>, after range: Range<Int>, _ designation: TermPatterns.Designation, _ verdict: inout Verdict
  ) -> TailCertainty? {
    guard !tail.isEmpty else { return .possible }
    guard let analysis = Particles.analyse(tail: text.string(tail), after: text.string(range)) else { return nil }
    // 주장한다 is no 주장(珠江): names make no verbs.
    if designation.isName, analysis.parts.contains(where: { $0.kind == .predicate }) { return nil }
    verdict.through.insert(.particle)
    return analysis.agreement != .disagrees && !isHiddenInLongerWord(range, upTo: tail.upperBound)
      ? .certain : .possible
  }

  /// Whether a dictionary word begins where the term begins and reaches beyond it.
  private func isHiddenInLongerWord(_ range: Range<Int>, upTo end: Int) -> Bool {
    guard text.isHangul(range.lowerBound) else { return false }
    let start = range.lowerBound
    for wordEnd in stride(from: range.upperBound + 1, through: min(end, start + KoreanLexicon.longestWord), by: 1)
    where isWord(text.units[start..<wordEnd]) {
      return true
    }
    return false
  }

  private func touchesHangul(before index: Int) -> Bool {
    index > 0 && text.gaps[index] == .none && text.isHangul(index - 1)
  }

  private func touchesHangul(after end: Int) -> Bool {
    end < text.count && text.gaps[end] == .none && text.isHangul(end)
  }

  private func hangulEnd(from index: Int) -> Int {
    var end = index
    while touchesHangul(after: end), end - index < Self.widestSight { end += 1 }
    return end
  }

  /// The run of Hangul that holds the term, spaces inside the term aside, and where it begins.
  private mutating func eojeol(around range: Range<Int>) -> (start: Int, lattice: EojeolLattice) {
    var start = range.lowerBound
    while touchesHangul(before: start), range.lowerBound - start < Self.widestSight { start -= 1 }
    let end = hangulEnd(from: range.upperBound)
    let key = start << 24 | end
    if let known = lattices[key] { return (start, known) }
    let lattice = EojeolLattice(Array(text.units[start..<end]), isWord: isWord)
    lattices[key] = lattice
    return (start, lattice)
  }

  // MARK: Edges of Chinese

  /// A short term may not cut words of the dictionary: 国产 is not in 中国产业. Of a long one the dictionary knows less than the glossary.
  private mutating func admitsHanRun(at range: Range<Int>) -> Bool {
    guard text.isHan(range.lowerBound) || text.isHan(range.upperBound - 1), range.count < 4 else { return true }
    let continuesLeft = range.lowerBound > 0 && text.gaps[range.lowerBound] == .none && text.isHan(range.lowerBound - 1)
    let continuesRight =
      range.upperBound < text.count && text.gaps[range.upperBound] == .none && text.isHan(range.upperBound)
    guard continuesLeft || continuesRight else { return true }
    let words = chineseBoundaries(around: range)
    let cutsLeft = continuesLeft && !words.contains(range.lowerBound)
    let cutsRight = continuesRight && !words.contains(range.upperBound)
    return range.count == 3 ? !(cutsLeft && cutsRight) : !cutsLeft && !cutsRight
  }

  /// The unit indices at which words of the run of Chinese around the term begin or end.
  private mutating func chineseBoundaries(around range: Range<Int>) -> Set<Int> {
    var start = range.lowerBound
    while start > 0, text.gaps[start] == .none, text.isHan(start - 1), range.lowerBound - start < Self.widestSight {
      start -= 1
    }
    var end = range.upperBound
    while end < text.count, text.gaps[end] == .none, text.isHan(end), end - range.upperBound < Self.widestSight {
      end += 1
    }
    let key = start << 24 | end
    if let known = boundaries[key] { return known }
    let run = TextRange(text.offsets[start], text.ends[end - 1])
    let offsets = Set(WordSegmenter.chineseWordBoundaries(in: text.form, range: run))
    let result = Set((start..<end).filter { offsets.contains(text.offsets[$0]) } + [end])
    boundaries[key] = result
    return result
  }
}
