import BitextModel
import SinoKorean
import TextAnalysis

/// Decides whether the letters of a term are the term, by what stands around and inside them.
///
/// Korean edges are judged in the eojeol (``EojeolLattice``), Chinese ones by dictionary segmentation, Latin ones by letters and digits alone.
struct EdgeJudge {
  private(set) var text = FoldedText(MappedText())
  private let patterns: TermPatterns
  private var verdicts: EojeolVerdicts
  /// How far the judge looks from a term within one unspaced run of Hangul: longer ones are no words.
  static let widestSight = 32
  /// The eojeol that was asked for last, for several candidates lie in one.
  private var lastEojeol = 0..<0
  private var lastHanRun = 0..<0
  private var segmentation: ChineseSegmentation?

  init(_ patterns: TermPatterns, verdicts: EojeolVerdicts = EojeolVerdicts()) {
    self.patterns = patterns
    self.verdicts = verdicts
  }

  /// Turns to another text; what is known of eojeols is kept.
  mutating func turn(to text: FoldedText) {
    self.text = text
    lastEojeol = 0..<0
    lastHanRun = 0..<0
    segmentation = nil
  }

  /// What the judge saw around an admitted term.
  struct Verdict {
    var through: LookedThroughSet = []
  }

  /// The verdict on a term of one designation at `range`; nil where it is not the term.
  @inline(__always)
  mutating func verdict(on range: Range<Int>, as designation: TermPatterns.Designation) -> Verdict? {
    var verdict = Verdict()
    return refusal(of: range, as: designation, &verdict) == nil ? verdict : nil
  }

  /// Why the letters at `range` are not the term; nil where they are.
  mutating func refusal(
    of range: Range<Int>, as designation: TermPatterns.Designation, _ verdict: inout Verdict
  ) -> TermHit.Refusal? {
    guard admitsSpacing(inside: range, of: designation, &verdict) else { return .spacing }
    guard admitsLeftEdge(of: range), admitsRightEdge(of: range) else { return .lettersBeside }
    if let refusal = refusalByHangul(at: range, designation, &verdict) { return refusal }
    return admitsHanRun(at: range) ? nil : .chineseWord
  }

  // MARK: Inside

  /// Spaces may stand inside a term where it has one itself, where a line was broken, and between parts of two syllables and more.
  private func admitsSpacing(
    inside range: Range<Int>, of designation: TermPatterns.Designation, _ verdict: inout Verdict
  ) -> Bool {
    if !designation.hasSpaces, !text.hasGap(inside: range) { return true }
    let spacings = patterns.spacings(of: designation)
    var isVariant = false
    var partStart = range.lowerBound
    for index in range.dropFirst() {
      let place = index - range.lowerBound
      let isSpaced = spacings.contains(UInt32(place))
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

  private mutating func refusalByHangul(
    at range: Range<Int>, _ designation: TermPatterns.Designation, _ verdict: inout Verdict
  ) -> TermHit.Refusal? {
    if isBoundNoun(range) { return .otherWord }
    let continuesLeft = text.isHangul(range.lowerBound) && touchesHangul(before: range.lowerBound)
    let continuesRight = touchesHangul(after: range.upperBound)
    guard continuesLeft || continuesRight || touchesNumber(before: range.lowerBound) else { return nil }
    guard text.isHangul(range.lowerBound), text.isHangul(range.upperBound - 1) else {
      // After a Latin or Chinese term whatever Korean follows is another word or an ending.
      if continuesRight { verdict.through.insert(isTail(after: range) ? .particle : .compound) }
      return nil
    }
    if designation.matching.compound == .refuse, continuesLeft { return .compoundRefused }
    let part = judgedPart(of: range, continuesLeft: continuesLeft)
    if let refusal = refusal(ofPart: part, designation, &verdict) { return refusal }
    // 대중국 기업은: of a term that is written apart, another part touches what follows.
    let last = continuesLeft && continuesRight ? judgedPart(of: range, continuesLeft: false) : part
    return last == part ? nil : refusal(ofPart: last, designation, &verdict)
  }

  /// Why a term, or the part of it that lies in one eojeol, is not itself there.
  private mutating func refusal(
    ofPart part: Range<Int>, _ designation: TermPatterns.Designation, _ verdict: inout Verdict
  ) -> TermHit.Refusal? {
    let found = eojeolVerdict(on: part, isName: designation.isName)
    guard found.isAdmitted, !found.isBehindUnknown || endsTerm(before: part.lowerBound),
      !found.isBeforeUnknown || beginsTerm(at: part.upperBound)
    else { return .otherWord }
    if found.hasTail { verdict.through.insert(.particle) }
    if found.isCompound {
      if designation.matching.compound == .refuse { return .compoundRefused }
      verdict.through.insert(.compound)
    }
    return nil
  }

  /// Of a term that is written apart, the word that touches another: 작은 거인국 is judged by 거인국.
  func judgedPart(of range: Range<Int>, continuesLeft: Bool) -> Range<Int> {
    let spaces = range.dropFirst().filter { text.gaps[$0] == .space }
    guard let first = spaces.first, let last = spaces.last else { return range }
    let part = continuesLeft ? range.lowerBound..<first : last..<range.upperBound
    return part.count > 1 ? part : range
  }

  /// Whether what stands before `index` in its eojeol is a term, as 베이징 before 상하이.
  private func endsTerm(before index: Int) -> Bool {
    patterns.isTerm(text.units[hangulStart(before: index)..<index])
  }

  private func beginsTerm(at index: Int) -> Bool {
    let end = hangulEnd(from: index)
    return (index..<end).contains { patterns.isTerm(text.units[index...$0]) }
  }

  private mutating func isTail(after range: Range<Int>) -> Bool {
    let tail = range.upperBound..<hangulEnd(from: range.upperBound)
    let mayBeTail = text.units.withUnsafeBufferPointer {
      verdicts.mayBeTail(UnsafeBufferPointer(rebasing: $0[tail]))
    }
    // Some hang on vowels alone, which the letters of a Latin term tell: CATL고 is none.
    return mayBeTail && Particles.analyse(tail: text.string(tail), after: text.string(range)) != nil
  }

  /// Whether the neighbours make a bound noun and its particle of the two syllables.
  mutating func isBoundNoun(_ range: Range<Int>) -> Bool {
    guard BoundNouns.mayStand(at: range, of: text) else { return false }
    if BoundNouns.isIdiom(at: range, of: text) { return true }
    // The syllable before may stand apart.
    let start = hangulStart(before: range.lowerBound - 1)
    return text.units.withUnsafeBufferPointer {
      verdicts.mayBeAdnominal(UnsafeBufferPointer(rebasing: $0[start..<range.lowerBound]))
    }
  }

  private mutating func eojeolVerdict(on range: Range<Int>, isName: Bool) -> EojeolVerdicts.Verdict {
    var run = lastEojeol
    if !(run.lowerBound <= range.lowerBound && range.upperBound <= run.upperBound) {
      run = eojeol(around: range)
      // Of a longer one each term sees its own stretch, and a space inside belongs to one term alone.
      // So do other characters: 제14차5개년계획베이징회의 is an eojeol of its own for 베이징.
      let isForAll = run.count <= Self.widestSight && run.allSatisfy(text.isHangul) && !text.hasGap(inside: run)
      lastEojeol = isForAll ? run : 0..<0
    }
    let before = before(run.lowerBound)
    return text.units.withUnsafeBufferPointer {
      verdicts.verdict(
        onTerm: range.lowerBound - run.lowerBound..<range.upperBound - run.lowerBound, isName: isName,
        in: UnsafeBufferPointer(rebasing: $0[run]), before: before)
    }
  }

  /// What the run that starts at `index` follows without a space.
  func before(_ index: Int) -> EojeolLattice.Before {
    guard index > 0, text.gaps[index] == .none else { return .nothing }
    let unit = text.units[index - 1]
    if (0x30...0x39).contains(unit) { return .number }
    return FoldedText.isAlphanumeric(unit) || FoldedText.isHan(unit) ? .word : .nothing
  }

  private func touchesNumber(before index: Int) -> Bool { text.isHangul(index) && before(index) == .number }

  private func touchesHangul(before index: Int) -> Bool {
    index > 0 && text.gaps[index] == .none && text.isHangul(index - 1)
  }

  private func touchesHangul(after end: Int) -> Bool {
    end < text.count && text.gaps[end] == .none && text.isHangul(end)
  }

  private func hangulStart(before index: Int) -> Int {
    var start = index
    while touchesHangul(before: start), index - start < Self.widestSight { start -= 1 }
    return start
  }

  private func hangulEnd(from index: Int) -> Int {
    var end = index
    while touchesHangul(after: end), end - index < Self.widestSight { end += 1 }
    return end
  }

  /// The run of Hangul that holds the term, spaces inside the term aside.
  func eojeol(around range: Range<Int>) -> Range<Int> {
    hangulStart(before: range.lowerBound)..<hangulEnd(from: range.upperBound)
  }

  // MARK: Edges of Chinese

  /// A short term may not cut words of the dictionary: 国产 is not in 中国产业. Of a long one the dictionary knows less than the glossary.
  ///
  /// A word that is itself a row of words is open to its members: 企业 is in 中小企业.
  private mutating func admitsHanRun(at range: Range<Int>) -> Bool {
    guard text.isHan(range.lowerBound) || text.isHan(range.upperBound - 1), range.count < 4 else { return true }
    let run = hanRun(around: range)
    guard run != range else { return true }
    let words = segmentation(of: run)
    let cutsLeft = range.lowerBound > run.lowerBound && !words.isBoundary(range.lowerBound)
    let cutsRight = range.upperBound < run.upperBound && !words.isBoundary(range.upperBound)
    if range.count == 3 ? !(cutsLeft && cutsRight) : !cutsLeft && !cutsRight { return true }
    return words.isMember(range, of: text)
  }

  /// The run of Chinese around the term.
  private mutating func hanRun(around range: Range<Int>) -> Range<Int> {
    if lastHanRun.lowerBound <= range.lowerBound, range.upperBound <= lastHanRun.upperBound { return lastHanRun }
    var start = range.lowerBound
    while start > 0, text.gaps[start] == .none, text.isHan(start), text.isHan(start - 1) { start -= 1 }
    var end = range.upperBound
    while end < text.count, text.gaps[end] == .none, text.isHan(end), text.isHan(end - 1) { end += 1 }
    let run = start..<end
    // 5G网络: the run that holds other characters belongs to this term alone.
    lastHanRun = range.allSatisfy(text.isHan) && !text.hasGap(inside: range) ? run : 0..<0
    return run
  }

  private mutating func segmentation(of run: Range<Int>) -> ChineseSegmentation {
    if let segmentation, segmentation.run == run { return segmentation }
    let result = ChineseSegmentation(of: run, in: text)
    segmentation = result
    return result
  }
}
