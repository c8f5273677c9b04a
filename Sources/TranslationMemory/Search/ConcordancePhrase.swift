import BitextModel

/// A phrase to look for in sources: its words without their particles, which may have others in the text, or none.
///
///     ConcordancePhrase("기업의 혁신은").ranges(in: "기업들의 혁신을")  // one: 기업들의 혁신
///
/// Capitals, full-width forms and spacing are looked through.
public struct ConcordancePhrase: Sendable {
  /// Folded letters of each word, tails taken off.
  let words: [[UInt32]]
  private let isKorean: Bool

  /// Whether there is nothing to look for.
  public var isEmpty: Bool { words.isEmpty }

  public init(_ text: String) {
    let letters = PlainText(text).folded
    var tails = TailCache()
    isKorean = letters.contains(where: Self.isSyllable)
    words = letters.split(separator: 0x20).map { word in
      let run = word.reversed().prefix(while: Self.isSyllable).count
      return Array(word.dropLast(tails.length(ofTailIn: Array(word.suffix(run)))))
    }
  }

  /// The words without their tails, folded.
  public var stems: [String] {
    words.map { word in String(String.UnicodeScalarView(word.compactMap { Unicode.Scalar($0) })) }
  }

  /// What every text has in its grams that the phrase stands in; empty where the phrase is too short to tell.
  public var grams: [UInt32] {
    var grams: Set<UInt32> = []
    for word in words {
      var previous: UInt32?
      for letter in word {
        if let previous { grams.insert(Grams.gram(previous, letter)) }
        previous = letter
      }
    }
    return grams.sorted()
  }

  /// Where the phrase stands, as UTF-8 offsets; the tail of its last word is left out.
  ///
  /// - Complexity: O(*n*) in the length of `text` for words that do not begin everywhere.
  public func ranges(in text: String) -> [TextRange] {
    guard let first = words.first?.first else { return [] }
    let letters = Letters(text)
    var tails = TailCache()
    var failed: Set<Int> = []
    var result: [TextRange] = []
    var start = 0
    while start < letters.values.count {
      if letters.values[start] == first, let end = end(from: start, word: 0, in: letters, &tails, &failed) {
        result.append(TextRange(letters.starts[start], letters.ends[end - 1]))
        start = end
      } else {
        start += 1
      }
    }
    return result
  }

  /// The letters of a text without white space.
  private struct Letters {
    var values: [UInt32] = []
    var starts: [Int] = []
    var ends: [Int] = []

    init(_ text: String) {
      var text = text
      text.withUTF8 { utf8 in
        var reader = ScalarReader(utf8)
        while let (scalar, start) = reader.next() {
          let end = start + (scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4)
          if PlainText.isSpace(scalar) || PlainText.isWithoutWidth(scalar) { continue }
          if let joined = PlainText.joined(values.last ?? 0, scalar) {
            values[values.count - 1] = joined
            ends[ends.count - 1] = end
            continue
          }
          values.append(PlainText.folded(scalar))
          starts.append(start)
          ends.append(end)
        }
      }
    }

    /// Whether white space stands before the letter.
    func isApart(_ index: Int) -> Bool { index >= values.count || index == 0 || starts[index] != ends[index - 1] }
  }

  /// Past the letters of the words from `word` on, with a tail behind each but the last.
  ///
  /// - Parameter failed: places and words that lead nowhere, so that none is tried twice.
  private func end(
    from start: Int, word: Int, in letters: Letters, _ tails: inout TailCache, _ failed: inout Set<Int>
  ) -> Int? {
    let key = start * words.count + word
    guard !failed.contains(key) else { return nil }
    let end = furtherEnd(from: start, word: word, in: letters, &tails, &failed)
    if end == nil { failed.insert(key) }
    return end
  }

  private func furtherEnd(
    from start: Int, word: Int, in letters: Letters, _ tails: inout TailCache, _ failed: inout Set<Int>
  ) -> Int? {
    let stem = words[word]
    guard start + stem.count <= letters.values.count, letters.values[start..<(start + stem.count)].elementsEqual(stem)
    else { return nil }
    let end = start + stem.count
    guard word + 1 < words.count else { return end }
    if let whole = self.end(from: end, word: word + 1, in: letters, &tails, &failed) { return whole }
    guard isKorean else { return nil }
    var next = end
    while next < letters.values.count, next - end < 6, Self.isSyllable(letters.values[next]),
      next == end || !letters.isApart(next)
    {
      next += 1
      guard letters.isApart(next), tails.isTail(Array(letters.values[end..<next]), after: letters.values[end - 1])
      else {
        continue
      }
      if let whole = self.end(from: next, word: word + 1, in: letters, &tails, &failed) { return whole }
    }
    return nil
  }

  private static func isSyllable(_ letter: UInt32) -> Bool { (0xAC00...0xD7A3).contains(letter) }
}
