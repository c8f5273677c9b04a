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

  /// The words of `text` with `terms` among them, each one word: 专精特新 where the dictionary sees 专精|特|新.
  ///
  /// A term is taken as it is given; what stands beside one that cuts a word of the dictionary is cut anew, by itself. Whether the letters of
  /// a term are the term in its place is for the caller to judge: 国产 in 中国产业 is not. Without terms the words are those of ``words(in:)``.
  ///
  /// - Parameter terms: in order of place, none sharing text with another.
  /// - Complexity: as ``words(in:)``, and the opening of an iterator for each stretch beside a term that cuts a word.
  public static func words(in text: MappedText, terms: [TextRange]) -> [TextRange] {
    text.utf8.withUnsafeBufferPointer { words(in: $0, terms: terms) }
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

  private static func words(in bytes: UnsafeBufferPointer<UInt8>, terms: [TextRange]) -> [TextRange] {
    let plain = words(in: bytes, within: 0..<bytes.count)
    guard !terms.isEmpty else { return plain }
    var result: [TextRange] = []
    var rest = terms[...]
    var index = 0
    while index < plain.count {
      rest = rest.drop { $0.end <= plain[index].start }
      let run = run(of: plain, from: index, joinedBy: rest)
      let inside = rest.prefix { $0.start < plain[run.upperBound - 1].end }
      result += inside.isEmpty ? Array(plain[run]) : words(in: bytes, of: plain[run], around: inside)
      index = run.upperBound
    }
    return result
  }

  /// The words from `start` on that touch one another or that a term holds together.
  private static func run(of words: [TextRange], from start: Int, joinedBy terms: ArraySlice<TextRange>) -> Range<Int> {
    var terms = terms
    var index = start + 1
    while index < words.count {
      let gap = words[index - 1].end
      terms = terms.drop { $0.end <= gap }
      let isHeld = terms.first.map { $0.start < gap && words[index].start < $0.end } ?? false
      guard words[index].start == gap || isHeld else { break }
      index += 1
    }
    return start..<index
  }

  /// The words of one run with its terms.
  private static func words(
    in bytes: UnsafeBufferPointer<UInt8>, of run: ArraySlice<TextRange>, around terms: ArraySlice<TextRange>
  ) -> [TextRange] {
    let starts = Set(run.map(\.start))
    let ends = Set(run.map(\.end))
    if terms.allSatisfy({ starts.contains($0.start) && ends.contains($0.end) }) {
      var rest = terms
      let others = run.filter { word in
        rest = rest.drop { $0.end <= word.start }
        return rest.first.map { !$0.overlaps(word) } ?? true
      }
      return (others + terms).sorted()
    }
    var result: [TextRange] = []
    var position = run[run.startIndex].start
    for term in terms {
      if position < term.start { result += words(in: bytes, within: position..<term.start) }
      result.append(term)
      position = term.end
    }
    let end = run[run.endIndex - 1].end
    return position < end ? result + words(in: bytes, within: position..<end) : result
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
