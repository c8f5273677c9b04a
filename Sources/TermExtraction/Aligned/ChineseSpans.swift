import Alignment
import BitextModel
import SinoKorean
import TextAnalysis

/// Finds what may be a term in Chinese text: words of the dictionaries, rows of words, and runs of characters that no dictionary has, which are mostly names.
enum ChineseSpans {
  private static let limits = SpanLimits(words: 4, units: 8, length: 12)

  /// A word as it was cut.
  private struct Word {
    var range: TextRange
    /// Script-folded, as scalar values.
    var folded: [UInt32]
    let isSpaced: Bool
    /// Whether no term goes on from the word before it.
    let startsRow: Bool

    var isHan: Bool { folded.first.map { $0 >= 0x3400 } ?? false }
  }

  /// The spans of `text`, each once, by start, then by end.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  static func spans(of text: MappedText) -> [TextSpan] {
    var result: [TextSpan] = []
    var row: [SpanUnit] = []
    func close() {
      SpanUnit.forEachSpan(of: row, within: limits) { range, units in
        guard isTerm(row[units]) else { return }
        result.append(
          TextSpan(
            range: range, key: ScriptFolding.fold(FormKey.of(text.utf8[range.bounds])), isWord: units.count == 1,
            looseEdges: SpanUnit.looseEdges(of: units, in: row)))
      }
      row.removeAll(keepingCapacity: true)
    }
    let words = joined(words(of: text))
    for (index, word) in words.enumerated() {
      if word.startsRow { close() }
      let isNextToCharacter =
        index > 0 && !word.startsRow && isNameCharacter(words[index - 1])
        || index + 1 < words.count && !words[index + 1].startsRow && isNameCharacter(words[index + 1])
      guard let unit = unit(word, isNextToCharacter: isNextToCharacter) else {
        close()
        continue
      }
      row.append(unit)
    }
    close()
    return result.sorted { $0.range < $1.range }
  }

  // MARK: Words

  private static func words(of text: MappedText) -> [Word] {
    let utf8 = text.utf8
    var end = 0
    return WordSegmenter.words(in: text).map { range in
      let gap = utf8[end..<range.start]
      end = range.end
      let isSpaced = !gap.isEmpty && isSpace(gap)
      let folded = ScriptFolding.fold(String(decoding: utf8[range.bounds], as: UTF8.self)).unicodeScalars.map(\.value)
      return Word(
        range: range, folded: folded, isSpaced: isSpaced, startsRow: !gap.isEmpty && !isSpaced && !isNameMark(gap))
    }
  }

  private static func isSpace(_ gap: ArraySlice<UInt8>) -> Bool {
    gap.allSatisfy { $0 == 0x20 }
      || String(decoding: gap, as: UTF8.self).unicodeScalars.allSatisfy { FormKey.isSpace($0.value) }
  }

  private static func isNameMark(_ gap: ArraySlice<UInt8>) -> Bool {
    ["·", "•", "‧", "-"].contains { gap.elementsEqual($0.utf8) }
  }

  /// Words that touch and together are a word of the general lexicon are one: 内|核, 二|进制.
  private static func joined(_ words: [Word]) -> [Word] {
    var result: [Word] = []
    var index = 0
    while index < words.count {
      var word = words[index]
      var next = index + 1
      var folded = word.folded
      var end = index + 1
      while next < words.count, words[next].range.start == words[next - 1].range.end, words[next].isHan, word.isHan {
        folded += words[next].folded
        next += 1
        guard folded.count <= LexiconWords.longest else { break }
        if LexiconWords.containsChinese(folded[...]) { end = next }
      }
      if end > index + 1 {
        word.folded = words[index..<end].flatMap(\.folded)
        word.range.end = words[end - 1].range.end
      }
      result.append(word)
      index = end
    }
    return result
  }

  /// Nil for what no term holds: function words and numbers.
  ///
  /// - Parameter isNextToCharacter: Whether what stands beside it is no word, so that it may be a part of a name: 里 of 伊莱里斯.
  private static func unit(_ word: Word, isNextToCharacter: Bool) -> SpanUnit? {
    guard let first = word.folded.first else { return nil }
    if first < 0x250 {
      guard word.range.count <= SpanUnit.longestLatin,
        word.folded.contains(where: { (0x61...0x7A).contains($0 | 0x20) || $0 >= 0xC0 })
      else { return nil }
      return SpanUnit(
        range: word.range, length: 1, canStart: true, canEnd: true, standsAlone: word.range.count > 1,
        isSpaced: word.isSpaced, isLatin: true)
    }
    guard word.isHan else { return nil }
    let text = string(word.folded)
    if FunctionWords.chineseConnectors.contains(text) {
      return SpanUnit(
        range: word.range, length: 1, canStart: false, canEnd: false, standsAlone: false, isSpaced: word.isSpaced,
        isLatin: false, isSoft: true)
    }
    if FunctionWords.chinese.contains(text) {
      guard isNextToCharacter, FunctionWords.inChineseNames.contains(text) else { return nil }
      return SpanUnit(
        range: word.range, length: 1, canStart: true, canEnd: !FunctionWords.neverLastInNames.contains(text),
        standsAlone: false, isSpaced: word.isSpaced, isLatin: false, isSoft: true)
    }
    guard !FunctionWords.isCounted(text) else { return nil }
    return SpanUnit(
      range: word.range, length: word.folded.count, canStart: !FunctionWords.chineseNeverFirst.contains(text),
      canEnd: !FunctionWords.chineseNeverLast.contains(text), standsAlone: true, isSpaced: word.isSpaced,
      isLatin: false)
  }

  private static func isNameCharacter(_ word: Word) -> Bool {
    word.isHan && (word.folded.count == 1 || !LexiconWords.containsChinese(word.folded[...]))
      && !FunctionWords.chinese.contains(string(word.folded))
  }

  private static func string(_ folded: [UInt32]) -> String {
    var text = String.UnicodeScalarView()
    for code in folded { if let scalar = Unicode.Scalar(code) { text.append(scalar) } }
    return String(text)
  }

  /// Rows of more than four words are none; a name of single characters may be longer.
  private static func isTerm(_ units: ArraySlice<SpanUnit>) -> Bool {
    units.count { $0.canStart || $0.canEnd } <= limits.words || units.count { $0.length > 1 } <= 1
  }
}
