import BitextModel

/// `**` or `~~` that CommonMark left in the text.
///
/// Its rules for which run can open and close (§6.4) ask for a space or punctuation outside a run that has punctuation
/// inside, and Korean
/// and Chinese put none there: in `**중요(重要)**한` the second run closes nothing. A pair of such runs is read as what its
/// author meant.
struct StrayDelimiter {
  let byte: UInt8
  /// In the source.
  let origin: TextRange
  /// The node that holds it: both of a pair have the same.
  let parent: OpaquePointer?

  /// The text with each pair of `strays` (in order of place) taken out and marked.
  static func resolved(_ strays: [StrayDelimiter], in inline: InlineText) -> InlineText {
    guard strays.count > 1 else { return inline }
    var removed: [TextRange] = []
    var marks: [InlineMark] = []
    var open: [OpenKey: TextRange] = [:]
    for stray in strays {
      guard let range = textRange(of: stray.origin, in: inline.text) else { continue }
      let key = OpenKey(byte: stray.byte, parent: stray.parent)
      if let opening = open[key], canClose(range, opening: opening, in: inline.text.utf8) {
        marks.append(
          InlineMark(
            kind: stray.byte == Ascii.tilde ? .strikethrough : .strong,
            range: TextRange(opening.end, range.start)))
        removed += [opening, range]
        open[key] = nil
      } else if canOpen(range, in: inline.text.utf8) {
        open[key] = range
      }
    }
    return removed.isEmpty ? inline : inline.removing(removed.sorted(), adding: marks)
  }

  private struct OpenKey: Hashable {
    let byte: UInt8
    let parent: OpaquePointer?
  }

  private static func textRange(of origin: TextRange, in text: MappedText) -> TextRange? {
    var low = 0
    var high = text.pieces.count
    while low < high {
      let middle = (low + high) / 2
      if text.pieces[middle].origin.end <= origin.start { low = middle + 1 } else { high = middle }
    }
    guard low < text.pieces.count, text.pieces[low].kind == .copied, text.pieces[low].origin.contains(origin)
    else { return nil }
    let start = text.pieces[low].range.start + origin.start - text.pieces[low].origin.start
    return TextRange(start, start + origin.count)
  }

  private static func canOpen(_ range: TextRange, in utf8: [UInt8]) -> Bool {
    range.end < utf8.count && utf8.whiteSpaceLength(at: range.end) == 0
  }

  // Outside one of the runs, or inside it, stands a letter that is no ASCII: else CommonMark's own verdict holds.
  private static func canClose(_ range: TextRange, opening: TextRange, in utf8: [UInt8]) -> Bool {
    guard range.start > opening.end, utf8.byte(at: range.start - 1) != Ascii.space else { return false }
    let neighbours = [opening.start - 1, opening.end, range.start - 1, range.end]
    return neighbours.contains { utf8.byte(at: $0) >= 0x80 }
  }
}

extension InlineText {
  /// The text without `ranges` (ascending, apart), with marks whose ranges are into the text before.
  fileprivate func removing(_ ranges: [TextRange], adding added: [InlineMark]) -> InlineText {
    var result = InlineText()
    var start = 0
    for range in ranges {
      result.text.append(text.slice(TextRange(start, range.start)))
      start = range.end
    }
    result.text.append(text.slice(TextRange(start, text.count)))
    let moved = { (range: TextRange) in
      TextRange(Self.moved(range.start, by: ranges), Self.moved(range.end, by: ranges))
    }
    result.marks = (marks + added).map { InlineMark(kind: $0.kind, range: moved($0.range)) }.filter {
      !$0.range.isEmpty
    }
    result.marks.sort { ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end) }
    result.lines = lines.map { Line(range: moved($0.range), sourceRange: $0.sourceRange) }
    return result
  }

  private static func moved(_ offset: Int, by removed: [TextRange]) -> Int {
    var low = 0
    var high = removed.count
    while low < high {
      let middle = (low + high) / 2
      if removed[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    // All delimiters are two bytes long.
    let inside = low < removed.count ? max(0, offset - removed[low].start) : 0
    return offset - 2 * low - inside
  }
}
