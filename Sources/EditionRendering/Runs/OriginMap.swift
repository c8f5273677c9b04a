import BitextModel

/// Where stretches of the file stand in a block's text: the way back of ``MappedText/originRange(of:)``.
struct OriginMap {
  /// In order of origin.
  private let pieces: [MappedText.Piece]
  /// The stretch of the file from the first to the last byte that the text was made from; nil of an empty text.
  let extent: TextRange?

  init(_ text: MappedText) {
    let isSorted = zip(text.pieces, text.pieces.dropFirst()).allSatisfy { $0.origin.start <= $1.origin.start }
    pieces = isSorted ? text.pieces : text.pieces.sorted { $0.origin < $1.origin }
    if let first = pieces.first {
      extent = pieces.dropFirst().reduce(first.origin) { $0.union($1.origin) }
    } else {
      extent = nil
    }
  }

  /// The smallest stretch of the text that holds everything made from `origin`; nil where nothing was.
  ///
  /// A replaced piece counts as a whole. Of an empty `origin`: the empty stretch where it stands.
  ///
  /// - Complexity: O(log *p* + *k*) in the number of pieces and of those in `origin`.
  func textRange(of origin: TextRange) -> TextRange? {
    guard let extent else { return nil }
    if origin.isEmpty { return point(at: origin.start, extent: extent) }
    var index = firstPiece(endingAfter: origin.start)
    var result: TextRange?
    while index < pieces.count, pieces[index].origin.start < origin.end {
      if let part = part(of: pieces[index], in: origin) { result = result?.union(part) ?? part }
      index += 1
    }
    return result
  }

  private func part(of piece: MappedText.Piece, in origin: TextRange) -> TextRange? {
    guard piece.kind.mapsByPosition else { return piece.origin.overlaps(origin) ? piece.range : nil }
    let start = max(piece.origin.start, origin.start)
    let end = min(piece.origin.end, origin.end)
    guard start < end else { return nil }
    return TextRange(start, end).shifted(by: piece.range.start - piece.origin.start)
  }

  private func point(at offset: Int, extent: TextRange) -> TextRange? {
    guard extent.start <= offset, offset <= extent.end else { return nil }
    let index = firstPiece(endingAfter: offset)
    guard index < pieces.count else { return pieces.last.map { TextRange($0.range.end, $0.range.end) } }
    let piece = pieces[index]
    let inside = piece.kind.mapsByPosition ? max(0, offset - piece.origin.start) : 0
    return TextRange(piece.range.start + inside, piece.range.start + inside)
  }

  private func firstPiece(endingAfter offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].origin.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
