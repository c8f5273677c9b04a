import BitextModel

/// Moves the ends of a stretch outwards until they stand between characters and outside replaced pieces.
struct EdgeSnapping {
  private let text: MappedText

  init(_ text: MappedText) { self.text = text }

  func snapped(_ range: TextRange) -> TextRange {
    let start = snapped(min(range.start, text.count), up: false)
    if range.isEmpty { return TextRange(start, start) }
    return TextRange(start, max(start, snapped(min(range.end, text.count), up: true)))
  }

  /// Snapped, each beginning no earlier than the one before ends; what is empty then is dropped.
  func withoutOverlap(_ spans: [Span]) -> [Span] {
    var result: [Span] = []
    var end = 0
    for var span in spans.sorted(by: { ($0.range, $0.index) < ($1.range, $1.index) }) {
      let range = snapped(span.range)
      guard range.end > max(range.start, end) else { continue }
      span.range = TextRange(max(range.start, end), range.end)
      end = range.end
      result.append(span)
    }
    return result
  }

  private func snapped(_ offset: Int, up: Bool) -> Int {
    guard offset > 0, offset < text.count else { return offset }
    let piece = text.pieces[text.pieceIndex(at: offset)]
    if !piece.kind.mapsByPosition, piece.range.start < offset { return up ? piece.range.end : piece.range.start }
    var offset = offset
    while offset > 0, offset < text.count, text.utf8[offset] & 0xC0 == 0x80 { offset += up ? 1 : -1 }
    return offset
  }
}
