import BitextModel
import SinoKorean
import TextAnalysis

/// Where the dictionary cuts a run of Chinese into words.
struct ChineseSegmentation {
  let run: Range<Int>
  /// By unit of the run: whether a word begins there.
  private let begins: [Bool]

  private static let longestWord = 8

  init(of run: Range<Int>, in text: FoldedText) {
    self.run = run
    var begins = [Bool](repeating: false, count: run.count)
    var unit = run.lowerBound
    for offset in WordSegmenter.chineseWordBoundaries(in: text.form, range: text.formRange(run)) {
      while unit < run.upperBound, text.offset(of: unit) < offset { unit += 1 }
      if unit < run.upperBound, text.offset(of: unit) == offset { begins[unit - run.lowerBound] = true }
    }
    self.begins = begins
  }

  /// Whether words begin or end before the unit.
  func isBoundary(_ unit: Int) -> Bool { unit == run.upperBound || begins[unit - run.lowerBound] }

  /// The one word that holds `range`; nil where it lies in several.
  private func word(around range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    while start > run.lowerBound, !isBoundary(start) { start -= 1 }
    var end = range.lowerBound + 1
    while end < run.upperBound, !isBoundary(end) { end += 1 }
    return end >= range.upperBound ? start..<end : nil
  }

  /// Whether `range` is a word in a word that is a row of words of two characters and more: 企业 in 中小企业, not 学生 in 大学生.
  func isMember(_ range: Range<Int>, of text: FoldedText) -> Bool {
    guard range.count > 1, let word = word(around: range) else { return false }
    return isRow(word.lowerBound..<range.lowerBound, of: text) && isRow(range.upperBound..<word.upperBound, of: text)
  }

  private func isRow(_ range: Range<Int>, of text: FoldedText) -> Bool {
    if range.isEmpty { return true }
    guard range.count > 1, range.count <= Self.longestWord else { return false }
    if ChineseWords.contains(text.units[range]) { return true }
    return (range.lowerBound + 2..<range.upperBound).contains { middle in
      ChineseWords.contains(text.units[range.lowerBound..<middle]) && isRow(middle..<range.upperBound, of: text)
    }
  }
}
