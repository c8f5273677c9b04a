import BitextModel
import SinoKorean
import Terminology

/// Finds the glosses of one block: brackets that hold the Chinese of what stands before them, in every form that print uses.
///
/// | form | example |
/// |---|---|
/// | bracket, quoted or not, spaced or not | 전정특신(专精特新), '전정특신'(专精特新), 《ko》(zh) |
/// | with a note | 리이중[李毅中, 전 산업정보화부 장관] |
/// | a list in one bracket | 화웨이·샤오미(华为·小米) |
/// | reversed | 专精特新(전정특신) |
/// | editor's note | (\*보세구 편집자 주: 保税区 …) |
///
/// A bracket is no gloss because it holds Chinese: addresses, dates and sentences are passed over (``GlossContent``). Where the head begins is
/// weighed by ``HeadScorer``.
final class GlossFinder {
  let recognizer: TermRecognizer
  let memory: HeadMemory
  let text: FoldedText
  let block: Int
  let role: BlockRole
  /// In order of place, without overlap.
  let found: [Sighting]

  /// The glosses of a block, in order of place.
  ///
  /// - Complexity: O(*n*) in the length of the block.
  static func glosses(
    _ recognizer: TermRecognizer, memory: HeadMemory, text: FoldedText, block: Int, role: BlockRole,
    found: [Sighting]
  ) -> [GlossPair] {
    GlossFinder(recognizer, memory: memory, text: text, block: block, role: role, found: found).glosses()
  }

  init(
    _ recognizer: TermRecognizer, memory: HeadMemory, text: FoldedText, block: Int, role: BlockRole,
    found: [Sighting]
  ) {
    self.recognizer = recognizer
    self.memory = memory
    self.text = text
    self.block = block
    self.role = role
    self.found = found
  }

  /// The terms that end after the unit at `start`.
  ///
  /// - Complexity: O(log *t*) in the number of terms of the block: heads are many where a block is long.
  func found(from start: Int) -> ArraySlice<Sighting> {
    var low = 0
    var high = found.count
    while low < high {
      let middle = (low + high) / 2
      if found[middle].units.upperBound <= start { low = middle + 1 } else { high = middle }
    }
    return found[low...]
  }

  private func glosses() -> [GlossPair] {
    guard isKorean else { return [] }
    var result: [GlossPair] = []
    for bracket in brackets() {
      if let note = editorsNote(in: bracket) {
        result += note
      } else {
        result += pairs(at: bracket)
      }
    }
    return result.sorted { $0.gloss < $1.gloss }
  }

  /// A block of Chinese has brackets of its own; one of a Latin name and its Chinese (HUAWEI Hubble (华为哈勃)) is Korean as well.
  private var isKorean: Bool {
    text.hasHangul
      || text.units.first.map { FoldedText.isAlphanumeric($0) || Mark.isQuote($0) || $0 == Mark.roundOpen } == true
        && text.units.first(where: { FoldedText.isHan($0) || $0 == Mark.roundOpen }) == Mark.roundOpen
  }

  // MARK: Brackets

  /// A bracket by the indices of its marks; an editor's note may lack the closing one.
  struct Bracket {
    let open: Int
    let close: Int
    var content: Range<Int> { open + 1..<close }
  }

  /// All round and square brackets of the block, inner ones too, by their opening.
  private func brackets() -> [Bracket] {
    var open: [Int] = []
    var result: [Bracket] = []
    for (index, unit) in text.units.enumerated() {
      if unit == Mark.roundOpen || unit == Mark.squareOpen || unit == Mark.tortoiseOpen {
        open.append(index)
      } else if let last = open.last, Mark.closing(text.units[last]) == unit {
        open.removeLast()
        result.append(Bracket(open: last, close: index))
      }
    }
    for left in open where isNote(at: left + 1..<text.count) {
      result.append(Bracket(open: left, close: text.count))
    }
    return result.sorted { $0.open < $1.open }
  }

  // MARK: Editor's notes

  private static let noteMark = FoldedText.units(of: "편집자주")

  private func isNote(at content: Range<Int>) -> Bool { noteMark(in: content) != nil }

  /// Where “편집자 주” stands among the first thirty units.
  private func noteMark(in content: Range<Int>) -> Int? {
    let mark = Self.noteMark
    let last = min(content.upperBound - mark.count, content.lowerBound + 30)
    guard last >= content.lowerBound else { return nil }
    return (content.lowerBound...last).first { text.units[$0..<$0 + mark.count].elementsEqual(mark) }
  }

  /// The pair that an editor's note explains; nil where the bracket is no such note, empty where it names no Chinese.
  private func editorsNote(in bracket: Bracket) -> [GlossPair]? {
    guard let mark = noteMark(in: bracket.content) else { return nil }
    var head = bracket.content.lowerBound..<mark
    while let first = head.first, text.units[first] == Mark.asterisk || text.units[first] == Mark.referenceMark {
      head = head.dropFirst()
    }
    // (\*수준별 육성(梯度培育) 편집자 주: …) holds a gloss of its own.
    if head.contains(where: { text.units[$0] == Mark.roundOpen }) { return [] }
    head = trimmed(head)
    guard !head.isEmpty, let gloss = noteGloss(in: mark + Self.noteMark.count..<bracket.close) else { return [] }
    return [pair(.editorsNote, head: head, gloss: gloss, bracket: bracket)]
  }

  /// The first Chinese of a note, before its explanation in Korean begins.
  private func noteGloss(in range: Range<Int>) -> Range<Int>? {
    guard let first = range.first(where: { text.isHan($0) || text.isHangul($0) }), text.isHan(first) else { return nil }
    return GlossContent(text).leadingChinese(in: first..<range.upperBound)
  }

  // MARK: Pairs

  private func pairs(at bracket: Bracket) -> [GlossPair] {
    let content = GlossContent(text)
    if let reversed = reversedPair(at: bracket) { return [reversed] }
    let glosses = content.glosses(in: bracket.content)
    guard var gloss = glosses.first, let last = glosses.last, !followsVerb(bracket.open) else { return [] }
    if glosses.count > 1 {
      if let heads = listedHeads(before: bracket, glosses: glosses) {
        return zip(heads, glosses).map { pair(.bracket, head: $0, gloss: $1, bracket: bracket) }
      }
      // 赫尔曼·西蒙: the point joins the parts of a foreign name, unless the first part is a term by itself.
      if concepts(of: gloss, chinese: true).isEmpty { gloss = gloss.lowerBound..<last.upperBound }
    }
    guard let head = HeadScorer(self).head(before: bracket.open, close: bracket.close, gloss: gloss) else {
      return isLost(gloss, bracket) ? [orphan(gloss, bracket)] : []
    }
    if gloss.count == 1, !isSoundSingle(head: head, gloss: gloss) { return [] }
    return [pair(.bracket, head: head, gloss: gloss, bracket: bracket)]
  }

  /// 말했다(我们…): after the past of a verb stands a quotation in the original, no gloss.
  private func followsVerb(_ open: Int) -> Bool {
    guard open > 1, text.units[open - 1] == Self.declarative, text.isHangul(open - 2) else { return false }
    return (text.units[open - 2] - 0xAC00) % 28 == Self.doubleSios
  }

  /// 다
  private static let declarative: UInt32 = 0xB2E4
  /// ㅆ among the 28 finals of a syllable.
  private static let doubleSios: UInt32 = 20

  /// Whether a bracket without a head lost one. 中 or 株 alone abbreviates or classifies, except where a sentence begins with it.
  private func isLost(_ gloss: Range<Int>, _ bracket: Bracket) -> Bool {
    gloss.count > 1 || bracket.open == 0 || text.units[bracket.open - 1] == 0x2E
      || !concepts(of: gloss, chinese: true).isEmpty
  }

  private func orphan(_ gloss: Range<Int>, _ bracket: Bracket) -> GlossPair {
    pair(.bracket, head: nil, gloss: gloss, bracket: bracket)
  }

  /// A single character glosses only what it is read as: 신(新), not 8월 4일(木) or 시진핑(中).
  private func isSoundSingle(head: Range<Int>, gloss: Range<Int>) -> Bool {
    let chinese = text.string(gloss)
    // 1일(日) is a Sunday.
    if Self.weekdays.contains(chinese), head.lowerBound > 0, isDigit(head.lowerBound - 1) { return false }
    if ReadingFit.fit(korean: text.string(head), chinese: chinese).score >= 0.8 { return true }
    if head.allSatisfy({ FoldedText.isAlphanumeric(text.units[$0]) }), head.count > 1 { return true }
    return !concepts(of: gloss, chinese: true).isEmpty
  }

  private static let weekdays: Set<String> = ["日", "月", "火", "水", "木", "金", "土"]

  private func isDigit(_ index: Int) -> Bool { (0x30...0x39).contains(text.units[index]) }

  /// As many heads as there are glosses, where the words before the bracket are a list: 화웨이·샤오미(华为·小米).
  ///
  /// List marks part them; where the first begins is weighed as for a gloss of its own.
  private func listedHeads(before bracket: Bracket, glosses: [Range<Int>]) -> [Range<Int>]? {
    var heads: [Range<Int>] = []
    var end = bracket.open
    while heads.count < glosses.count - 1 {
      var start = end
      while start > 0, !Mark.isStop(text.units[start - 1]), !Mark.isListMark(text.units[start - 1]),
        text.gaps[start] == .none || start == end
      {
        start -= 1
      }
      guard start < end, start > 0, Mark.isListMark(text.units[start - 1]) else { return nil }
      heads.insert(start..<end, at: 0)
      end = start - 1
    }
    guard let first = HeadScorer(self).head(before: end, close: end, gloss: glosses[0]),
      !first.contains(where: { Mark.isListMark(text.units[$0]) })
    else { return nil }
    return [first] + heads
  }

  /// zh(ko): Chinese before the bracket, Korean in it, and the two belong together.
  private func reversedPair(at bracket: Bracket) -> GlossPair? {
    guard bracket.open > 0, text.isHan(bracket.open - 1) || Mark.isClosingQuote(text.units[bracket.open - 1]) else {
      return nil
    }
    var end = bracket.open
    while end > 0, Mark.isClosingQuote(text.units[end - 1]) { end -= 1 }
    var start = end
    while start > 0, text.isHan(start - 1), start == end || text.gaps[start] != .space { start -= 1 }
    let content = trimmed(bracket.content)
    guard start < end, end - start <= 20, content.contains(where: text.isHangul), !content.contains(where: text.isHan)
    else { return nil }
    let head = GlossContent(text).leadingKorean(in: content)
    let gloss = start..<end
    let isKnown = !Set(concepts(of: gloss, chinese: true)).isDisjoint(with: concepts(of: head, chinese: false))
    let fit = ReadingFit.fit(korean: text.string(head), chinese: text.string(gloss))
    guard isKnown || fit.score >= 0.5 || (gloss.count >= 2 && head.count <= 3 * gloss.count) else { return nil }
    return pair(.reversed, head: head, gloss: gloss, bracket: bracket)
  }

  // MARK: Values

  private func pair(_ form: GlossPair.Form, head: Range<Int>?, gloss: Range<Int>, bracket: Bracket) -> GlossPair {
    let close = min(bracket.close, text.count - 1)
    return GlossPair(
      form: form, block: block, head: head.map(text.sourceRange), gloss: text.sourceRange(gloss),
      bracket: text.sourceRange(bracket.open..<close + 1), headText: head.map(text.written) ?? "",
      glossText: text.written(gloss), concepts: concepts(of: gloss, chinese: true),
      headConcepts: head.map { concepts(of: $0, chinese: false) } ?? [])
  }

  /// The concepts that have exactly `range` as a Chinese (or else as a Korean or other) term, ascending.
  func concepts(of range: Range<Int>, chinese: Bool) -> [Int] {
    let designations = recognizer.patterns.designations(of: text.units[range])
    guard !designations.isEmpty else { return [] }
    return Set(designations.filter { $0.isChinese == chinese }.map(\.concept)).sorted()
  }

  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, Mark.isQuote(text.units[first]) { range = range.dropFirst() }
    while let last = range.last, Mark.isQuote(text.units[last]) { range = range.dropLast() }
    return range
  }
}
