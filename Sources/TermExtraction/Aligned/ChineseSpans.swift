import BitextModel
import SinoKorean
import TextAnalysis

/// Finds what may be a term in Chinese text: words of the dictionary, rows of words, and runs of characters that no dictionary has, which are mostly names.
enum ChineseSpans {
  private static let limits = SpanLimits(words: 4, units: 6, length: 10)

  /// The spans of `text`, each once, by start, then by end.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  static func spans(of text: MappedText) -> [TextSpan] {
    var result: [TextRange] = []
    var row: [SpanUnit] = []
    let utf8 = text.utf8
    var end = 0
    func close() {
      SpanUnit.forEachSpan(of: row, within: limits) { range, units in
        if isTerm(row[units]) { result.append(range) }
      }
      row.removeAll(keepingCapacity: true)
    }
    for word in WordSegmenter.words(in: text) {
      let gap = utf8[end..<word.start]
      end = word.end
      let isSpaced = !gap.isEmpty && gap.allSatisfy { $0 == 0x20 }
      if !gap.isEmpty, !isSpaced, !isMiddleDot(gap) { close() }
      guard let unit = unit(word, utf8[word.bounds], isSpaced: isSpaced) else {
        close()
        continue
      }
      row.append(unit)
    }
    close()
    return Set(result).sorted().map { TextSpan(range: $0, key: key(utf8[$0.bounds])) }
  }

  /// Case, spaces and script tell no terms apart.
  private static func key(_ utf8: ArraySlice<UInt8>) -> String {
    ScriptFolding.fold(
      String(
        decoding: utf8.lazy.filter { $0 != 0x20 }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self))
  }

  /// Nil for what no term holds: function words and numbers.
  private static func unit(_ range: TextRange, _ utf8: ArraySlice<UInt8>, isSpaced: Bool) -> SpanUnit? {
    let text = String(decoding: utf8, as: UTF8.self)
    guard let first = text.unicodeScalars.first else { return nil }
    if first.value < 0x250 {
      guard text.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else { return nil }
      return SpanUnit(
        range: range, length: 1, canStart: true, canEnd: true, standsAlone: utf8.count > 1, isSpaced: isSpaced,
        isLatin: true)
    }
    guard first.properties.isIdeographic else { return nil }
    let folded = ScriptFolding.fold(text)
    guard !FunctionWords.chinese.contains(folded), !FunctionWords.isCounted(folded) else { return nil }
    return SpanUnit(
      range: range, length: folded.unicodeScalars.count, canStart: !FunctionWords.chineseNeverFirst.contains(folded),
      canEnd: !FunctionWords.chineseNeverLast.contains(folded), standsAlone: true, isSpaced: isSpaced, isLatin: false)
  }

  /// Rows of more than four words are none; a name of single characters may be longer.
  private static func isTerm(_ units: ArraySlice<SpanUnit>) -> Bool {
    units.count <= 4 || units.count { $0.length > 1 } <= 1
  }

  private static func isMiddleDot(_ gap: ArraySlice<UInt8>) -> Bool {
    gap.elementsEqual("·".utf8) || gap.elementsEqual("•".utf8)
  }
}
