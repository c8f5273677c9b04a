/// A text that was made from another one (markup taken out, characters normalized, a cut word joined) and knows where each part of it stands there.
///
/// It is a sequence of *pieces*. A piece stands in the origin byte for byte, or character by character in another spelling of the same length
/// (專精 read as 专精), or was put in place of a stretch of it (`&amp;` read as `&`, a line break read as a space, nothing read as nothing).
/// Positions go back to the origin through ``originRange(of:)``.
public struct MappedText: Sendable {
  /// One stretch of the text and the stretch of the origin that it stands for.
  public struct Piece: Hashable, Sendable {
    public enum Kind: UInt8, Hashable, Sendable {
      /// The same bytes stand in the origin.
      case copied
      /// As many bytes stand in the origin, character for character, but perhaps others.
      case respelled
      /// Other bytes stand in the origin; the piece maps only as a whole.
      case replaced
      /// A line or page break of the origin, read as a space: a word may have been cut here.
      case lineBreak

      /// Whether each position of the piece has its own in the origin.
      @inlinable public var mapsByPosition: Bool { self == .copied || self == .respelled }
    }
    public let range: TextRange
    public let origin: TextRange
    public let kind: Kind

    @inlinable public init(range: TextRange, origin: TextRange, kind: Kind) {
      self.range = range
      self.origin = origin
      self.kind = kind
    }
  }

  public private(set) var utf8: [UInt8] = []
  public private(set) var pieces: [Piece] = []

  public init() {}

  /// A text of pieces that were put together elsewhere: in order, touching, not empty, and covering all of `utf8`.
  package init(utf8: [UInt8], pieces: [Piece]) {
    precondition(pieces.last?.range.end ?? 0 == utf8.count, "pieces that do not cover the text")
    self.utf8 = utf8
    self.pieces = pieces
  }

  /// A text that stands byte for byte in its origin from `originStart` on.
  public init(copying text: some Sequence<UInt8>, originStart: Int) {
    appendCopy(of: text, originStart: originStart)
  }

  public var string: String { String(decoding: utf8, as: UTF8.self) }
  public var count: Int { utf8.count }
  public var isEmpty: Bool { utf8.isEmpty }
  public var range: TextRange { TextRange(0, utf8.count) }

  public func string(in range: TextRange) -> String { String(decoding: utf8[range.bounds], as: UTF8.self) }

  /// Appends bytes that stand in the origin from `originStart` on. Joined with the piece before where the two touch on both sides.
  public mutating func appendCopy(of text: some Sequence<UInt8>, originStart: Int) {
    appendByPosition(text, originStart: originStart, kind: .copied)
  }

  private mutating func appendByPosition(_ text: some Sequence<UInt8>, originStart: Int, kind: Piece.Kind) {
    let start = utf8.count
    utf8.append(contentsOf: text)
    guard utf8.count > start else { return }
    let origin = TextRange(originStart, originStart + utf8.count - start)
    if let last = pieces.last, last.kind == kind, last.origin.end == originStart {
      pieces[pieces.count - 1] = Piece(
        range: TextRange(last.range.start, utf8.count), origin: last.origin.union(origin), kind: kind)
    } else {
      pieces.append(Piece(range: TextRange(start, utf8.count), origin: origin, kind: kind))
    }
  }

  /// Appends characters that stand from `originStart` on in other spellings of the same lengths. Joined with the piece before where that is
  /// respelled too and the two touch on both sides.
  public mutating func appendRespelling(_ text: some Sequence<UInt8>, originStart: Int) {
    appendByPosition(text, originStart: originStart, kind: .respelled)
  }

  /// Appends bytes that stand for `origin`, where other bytes (or none) stand. Empty `text` is dropped: what is skipped needs no piece.
  public mutating func appendReplacement(_ text: some Sequence<UInt8>, origin: TextRange, kind: Piece.Kind = .replaced)
  {
    let start = utf8.count
    utf8.append(contentsOf: text)
    guard utf8.count > start else { return }
    pieces.append(Piece(range: TextRange(start, utf8.count), origin: origin, kind: kind))
  }

  /// Appends another text of the same origin.
  public mutating func append(_ other: MappedText) {
    for piece in other.pieces {
      let bytes = other.utf8[piece.range.bounds]
      if piece.kind.mapsByPosition {
        appendByPosition(bytes, originStart: piece.origin.start, kind: piece.kind)
      } else {
        appendReplacement(bytes, origin: piece.origin, kind: piece.kind)
      }
    }
  }

  /// The part of the text in `range`; a replaced piece that `range` cuts keeps the whole of its origin.
  public func slice(_ range: TextRange) -> MappedText {
    var result = MappedText()
    guard !range.isEmpty else { return result }
    var index = pieceIndex(at: range.start)
    while index < pieces.count, pieces[index].range.start < range.end {
      let piece = pieces[index]
      let start = max(piece.range.start, range.start)
      let end = min(piece.range.end, range.end)
      if piece.kind.mapsByPosition {
        result.appendByPosition(
          utf8[start..<end], originStart: piece.origin.start + start - piece.range.start, kind: piece.kind)
      } else {
        result.appendReplacement(utf8[start..<end], origin: piece.origin, kind: piece.kind)
      }
      index += 1
    }
    return result
  }

  /// The smallest stretch of the origin that holds everything `range` was made from. Of an empty range: the empty range where it stands.
  ///
  /// - Complexity: O(log *p*) in the number of pieces.
  public func originRange(of range: TextRange) -> TextRange {
    precondition(range.end <= utf8.count, "range beyond the text")
    guard let first = pieces.first, let last = pieces.last else { return TextRange(0, 0) }
    if range.isEmpty {
      if range.start >= utf8.count { return TextRange(last.origin.end, last.origin.end) }
      if range.start == 0 { return TextRange(first.origin.start, first.origin.start) }
      let start = originStart(of: range.start, in: pieces[pieceIndex(at: range.start)])
      return TextRange(start, start)
    }
    let firstPiece = pieces[pieceIndex(at: range.start)]
    let lastPiece = pieces[pieceIndex(at: range.end - 1)]
    let start = originStart(of: range.start, in: firstPiece)
    let end =
      lastPiece.kind.mapsByPosition
      ? lastPiece.origin.start + range.end - lastPiece.range.start : lastPiece.origin.end
    return TextRange(min(start, end), max(start, end))
  }

  /// The stretch that comes from `range` of the origin; nil where either end of it comes from elsewhere. Of a replaced piece only the whole is known;
  /// what was skipped between the ends does not matter.
  ///
  /// - Precondition: The pieces stand in the order of their origins.
  /// - Complexity: O(log *p* + *t*) in the number of pieces and of those in the range.
  public func range(ofOrigin range: TextRange) -> TextRange? {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].origin.end <= range.start { low = middle + 1 } else { high = middle }
    }
    let touched = pieces[low...].prefix { $0.origin.start < range.end }
    guard let first = touched.first, let last = touched.last, first.origin.start <= range.start,
      range.end <= last.origin.end
    else { return nil }
    let start =
      first.kind.mapsByPosition ? first.range.start + range.start - first.origin.start : first.range.start
    let end = last.kind.mapsByPosition ? last.range.end - (last.origin.end - range.end) : last.range.end
    return TextRange(start, end)
  }

  /// Whether a line or page break of the origin lies inside `range`.
  public func containsLineBreak(in range: TextRange) -> Bool {
    guard !range.isEmpty else { return false }
    var index = pieceIndex(at: range.start)
    while index < pieces.count, pieces[index].range.start < range.end {
      if pieces[index].kind == .lineBreak { return true }
      index += 1
    }
    return false
  }

  /// The index of the piece that holds the byte at `offset`.
  public func pieceIndex(at offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].range.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func originStart(of offset: Int, in piece: Piece) -> Int {
    piece.kind.mapsByPosition ? piece.origin.start + offset - piece.range.start : piece.origin.start
  }
}
