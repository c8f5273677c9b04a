import BitextModel

/// Cuts text into words by ICU's rules and its dictionary of Chinese: an eojeol of Korean stays whole, 中国人民银行 is 中国|人民|银行.
public enum WordSegmenter {
  /// The words of `text` in order, as ranges into it: letters, ideographs and numbers, no space and no punctuation.
  ///
  ///     WordSegmenter.words(in: "2조3000억원")  // 2|조|3000|억원
  ///
  /// - Complexity: O(*n*), 20 to 45 MB/s.
  public static func words(in text: MappedText) -> [TextRange] {
    text.utf8.withUnsafeBufferPointer { words(in: $0, within: 0..<text.count) }
  }

  /// The words of `text`, as UTF-8 offsets.
  public static func words(in text: String) -> [TextRange] {
    var text = text
    return text.withUTF8 { words(in: $0, within: 0..<$0.count) }
  }

  /// The word boundaries of a run of Han, such as the surroundings of a term, as offsets into `text`: both ends and those between.
  ///
  /// Opening is cheap and the cost grows with `range`, so a caller hands in the run around a doubtful edge, not the whole text.
  ///
  ///     WordSegmenter.chineseWordBoundaries(in: text, range: text.range)  // 中国|人民|银行: [0, 6, 12, 18]
  public static func chineseWordBoundaries(in text: MappedText, range: TextRange) -> [Int] {
    text.utf8.withUnsafeBufferPointer { chineseWordBoundaries(in: $0, range: range) }
  }

  /// The same in bytes; `range` begins and ends between characters.
  public static func chineseWordBoundaries(in utf8: UnsafeBufferPointer<UInt8>, range: TextRange) -> [Int] {
    guard !range.isEmpty else { return [range.start] }
    var result = [range.start]
    forEachSegment(in: utf8, within: range.bounds) { segment, _ in result.append(segment.end) }
    return result
  }

  private static func words(in bytes: UnsafeBufferPointer<UInt8>, within range: Range<Int>) -> [TextRange] {
    var result: [TextRange] = []
    forEachSegment(in: bytes, within: range) { segment, status in
      // Below 100 are space, punctuation and symbols.
      if status >= 100 { result.append(segment) }
    }
    return result
  }

  private static func forEachSegment(
    in bytes: UnsafeBufferPointer<UInt8>, within range: Range<Int>, _ body: (TextRange, Int32) -> Void
  ) {
    let text = UTF16Text(bytes, in: range)
    var iterator = BreakIterator(.word, locale: "zh")
    var start = range.lowerBound
    text.units.withUnsafeBufferPointer { units in
      iterator.forEachBoundary(in: units) { offset, status in
        let end = text.offsets[offset]
        body(TextRange(start, end), status)
        start = end
      }
    }
  }
}
