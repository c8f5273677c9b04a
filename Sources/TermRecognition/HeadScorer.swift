import SinoKorean
import Terminology

/// Finds where the head of a gloss begins.
///
/// The right edge of a head is the bracket; the left one is not marked. The places where a word begins, back to the first mark that no head
/// crosses, are a lattice of possible heads, each weighed by what speaks for it (``HeadWeights``). The heaviest wins, the shorter of equals.
struct HeadScorer {
  private let finder: GlossFinder
  private let context: HeadContext
  private var text: FoldedText { finder.text }

  private static let farthestWords = 8
  private static let farthestUnits = 40

  init(_ finder: GlossFinder) {
    self.finder = finder
    context = HeadContext(finder.text)
  }

  /// The head that ends before the mark at `open`; nil where nothing stands there that could be one.
  ///
  /// - Parameter close: the mark that closes the bracket.
  func head(before open: Int, close: Int, gloss: Range<Int>) -> Range<Int>? {
    var end = open
    while end > 0, text.units[end - 1] == Mark.asterisk { end -= 1 }
    if let marked = markedHead(endingAt: end) { return marked }
    guard end > 0, context.isOfHead(end - 1), isNamed(endingAt: end, gloss: gloss) else { return nil }
    let whole = whole(before: end, close: close)
    let memory = finder.memory
    memory.starts.removeAll(keepingCapacity: true)
    addStarts(before: end, whole: whole, to: &memory.starts)
    guard !memory.starts.isEmpty else { return nil }
    memory.listen(to: finder.text, to: end, gloss: gloss)
    var weights = HeadWeights(finder, context, end: end, gloss: gloss, whole: whole, starts: memory.starts)
    return weights.heaviest().map { $0..<end }
  }

  /// Something with a beginning of its own that ends with the bracket.
  struct Whole {
    enum Kind {
      case quotation
      /// A cell or line.
      case block
    }
    let start: Int
    let kind: Kind
  }

  func whole(before end: Int, close: Int) -> Whole? {
    if let after = text.units[safely: close + 1], let opening = Mark.opening(after) {
      var start = end
      while start > 0, end - start < Self.farthestUnits, text.units[start - 1] != opening { start -= 1 }
      return start > 0 && text.units[start - 1] == opening ? Whole(start: start, kind: .quotation) : nil
    }
    let isWholeBlock = close >= text.count - 1 && text.units[..<end].allSatisfy { !Mark.isQuote($0) }
    return isWholeBlock ? Whole(start: 0, kind: .block) : nil
  }

  /// Digits alone (#938-286-012) name nothing, but a name may end with them (너자 2), or be the gloss's own (618 of 618大促).
  private func isNamed(endingAt end: Int, gloss: Range<Int>) -> Bool {
    var index = end
    while index > 0, context.isOfHead(index - 1), end - index < Self.farthestUnits {
      index -= 1
      if text.isHangul(index) || FoldedText.isLetter(text.units[index]) { return true }
    }
    guard index < end else { return false }
    return text.units[gloss].starts(with: text.units[index..<end])
      || ReadingFit.fit(korean: text.string(index..<end), chinese: text.string(gloss)).score >= 0.97
  }

  // MARK: Places

  /// Where a head may begin, nearest first: at words, after marks, where the script changes, and inside a word of Hangul.
  private func addStarts(before end: Int, whole: Whole?, to result: inout [Int]) {
    var words = 0
    var index = end
    while index > 0, end - index < Self.farthestUnits, words < Self.farthestWords {
      let unit = text.units[index - 1]
      if isStop(index - 1, headEnd: end) { break }
      index -= 1
      if Mark.isQuote(unit) || Mark.isListMark(unit) {
        if Mark.isOpeningQuote(unit), result.isEmpty || !Mark.isClosingQuote(unit) { break }
        continue
      }
      let isWordStart =
        index == 0 || text.gaps[index] != .none || !context.isOfHead(index - 1)
        || Mark.isListMark(text.units[index - 1])
      if isWordStart { words += 1 }
      guard isWordStart || text.isHangul(index) || !context.isSameScript(index - 1, index) else { continue }
      if index == whole?.start || !context.isTailOfBracket(index, before: end) { result.append(index) }
    }
  }

  private func isStop(_ index: Int, headEnd: Int) -> Bool {
    let unit = text.units[index]
    guard !context.isOfHead(index), !Mark.isQuote(unit), !Mark.isListMark(unit), !text.isHan(index) else {
      return false
    }
    // 1.0, 3.5G: a point between letters or digits belongs to the word.
    if unit == 0x2E, index > 0, index + 1 < headEnd, text.gaps[index + 1] == .none {
      return !(FoldedText.isAlphanumeric(text.units[index - 1]) && FoldedText.isAlphanumeric(text.units[index + 1]))
    }
    return true
  }

  // MARK: Marked heads

  /// 'ko'(zh), 《ko》(zh): the marks say where the head begins.
  private func markedHead(endingAt end: Int) -> Range<Int>? {
    guard end > 0, let opening = Mark.opening(text.units[end - 1]) else { return nil }
    var start = end - 1
    while start > 0, end - start <= Self.farthestUnits + 20 {
      start -= 1
      if text.units[start] == opening {
        let inside = finder.trimmed(start + 1..<end - 1)
        return inside.isEmpty ? nil : inside
      }
    }
    return nil
  }
}
