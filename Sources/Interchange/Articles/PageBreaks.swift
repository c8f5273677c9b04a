import BitextModel

/// Joins paragraphs that the break of a page cut in two.
///
/// Text recovered from a paged document has blank lines where its pages met. A paragraph goes on in the next one where
/// - it is at least 40 characters long, where it is the first part, and no sentence ends with it;
/// - neither opens with a marker, is a caption, a note, or a label with its colon;
/// - the next opens with a Hangul syllable, digit or Latin letter (or a Han character in Chinese text);
/// - nothing but white space stands between the two;
/// - the last of the paragraphs so joined ends a sentence: unfinished lines that follow one another are a list, not
///   prose.
enum PageBreaks {
  private static let shortestCut = 40
  /// A label is this long at most: 모집 정원 : 20명.
  private static let longestLabel = 12

  static func joined(_ blocks: [Block], in source: [UInt8], hanContinues: Bool) -> [Block] {
    var result: [Block] = []
    result.reserveCapacity(blocks.count)
    var index = 0
    while index < blocks.count {
      var end = index + 1
      while end < blocks.count, isCut(blocks[end - 1], atLeast: end == index + 1 ? shortestCut : 1),
        continues(blocks[end], hanContinues: hanContinues),
        isGap(from: blocks[end - 1], to: blocks[end], in: source)
      {
        end += 1
      }
      if end > index + 1, BlockMarker.endsSentence(blocks[end - 1].text.utf8) {
        result.append(joined(blocks[index..<end]))
      } else {
        result.append(contentsOf: blocks[index..<end])
      }
      index = end
    }
    return result
  }

  private static func isCut(_ block: Block, atLeast length: Int) -> Bool {
    guard block.role == .paragraph, !BlockMarker.opens(block.text.utf8), !BlockMarker.endsSentence(block.text.utf8)
    else { return false }
    return block.text.utf8.count { !$0.isUTF8Continuation } >= length
      && !TextualRoles.isCaptionOrNote(block.text.utf8)
  }

  private static func continues(_ block: Block, hanContinues: Bool) -> Bool {
    guard block.role == .paragraph, !BlockMarker.opens(block.text.utf8), !TextualRoles.isCaptionOrNote(block.text.utf8),
      let first = block.text.utf8.scalar(at: 0)
    else { return false }
    switch first.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xAC00...0xD7A3, 0x1100...0x1112:
      return !opensWithLabel(block.text.utf8)
    case 0x3400...0x9FFF, 0x20000...0x3FFFF: return hanContinues && !opensWithLabel(block.text.utf8)
    default: return false
    }
  }

  private static func opensWithLabel(_ utf8: [UInt8]) -> Bool {
    let head = String(decoding: utf8.prefix(4 * longestLabel), as: UTF8.self).unicodeScalars.prefix(longestLabel)
    guard let colon = head.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return false }
    return !head[..<colon].contains { ".,。，".unicodeScalars.contains($0) }
  }

  /// Whether a blank line and only white space part the two.
  private static func isGap(from first: Block, to second: Block, in source: [UInt8]) -> Bool {
    guard first.sourceRange.end < second.sourceRange.start else { return false }
    let gap = TextRange(first.sourceRange.end, second.sourceRange.start)
    var lineEnds = 0
    for index in gap.bounds {
      let byte = source[index]
      if byte == Ascii.lineFeed || byte == Ascii.carriageReturn && source.byte(at: index + 1) != Ascii.lineFeed {
        lineEnds += 1
      }
    }
    return lineEnds > 1 && source.isWhiteSpace(in: gap)
  }

  private static func joined(_ parts: ArraySlice<Block>) -> Block {
    var text = MappedText()
    var marks: [InlineMark] = []
    var range = parts[parts.startIndex].sourceRange
    for part in parts {
      if !text.isEmpty, let last = text.pieces.last, let next = part.text.pieces.first {
        let gap = TextRange(last.origin.end, max(last.origin.end, next.origin.start))
        text.appendReplacement(CollectionOfOne(Ascii.space), origin: gap, kind: .lineBreak)
      }
      marks += part.marks.map { InlineMark(kind: $0.kind, range: $0.range.shifted(by: text.count)) }
      text.append(part.text)
      range = range.union(part.sourceRange)
    }
    return Block(role: .paragraph, text: text, marks: marks, sourceRange: range)
  }
}
