import BitextModel

/// The form in which terms and texts are compared, whatever keyboards, file systems and page extractors made of them.
///
/// It is Unicode's NFKC_Casefold (composed Hangul and Latin, half-width and full-width forms as usual ones, compatibility ideographs
/// and radicals as unified ideographs, Latin in lower case, no zero-width characters, soft hyphens or variation selectors), with
/// these differences:
///
/// - Characters whose decomposition would say something else stay as they are: list markers (①, ⑴, ⒈, ㉠), fractions (½), superscripts
///   (m², a footnote's ¹), squared units (㎡, ㎞, ㏊), the ellipsis, doubled marks (‼, ⁉) and single letters of Hangul (ㄱ, ㅋ).
///   Subscripts become plain: CO₂ is CO2. The company mark ㈜ is (주).
/// - Radicals of U+2E80–U+2EF3 become the ideographs that they stand for in extracted pages (⻄ is 西).
/// - The middle dots ㆍ ‧ ・ ∙ ⋅ are all ·, the hyphens and the minus sign all `-`.
///
/// The form is for keys and for finding; what is stored and shown is never changed.
public enum MatchingForm {
  /// The matching form of `text`, mapped to the origin of `text`.
  ///
  /// What was replaced maps as a whole to its character and the marks on it, so a term in decomposed Hangul maps exactly.
  ///
  /// - Complexity: O(*n*), however many marks follow one another; text in the form already is only copied.
  public static func of(_ text: MappedText) -> MappedText {
    var sink = MappingSink(text)
    text.utf8.withUnsafeBufferPointer { bytes in
      var scanner = MatchingFormScanner(bytes)
      scanner.run(into: &sink)
    }
    return MappedText(utf8: sink.utf8, pieces: sink.pieces)
  }

  /// The matching form of a key, such as a term.
  public static func of(_ string: String) -> String {
    var string = string
    var sink = ByteSink()
    string.withUTF8 { bytes in
      sink.utf8.reserveCapacity(bytes.count)
      var scanner = MatchingFormScanner(bytes)
      scanner.run(into: &sink)
    }
    return String(decoding: sink.utf8, as: UTF8.self)
  }
}

/// What takes in the stretches of a matching form, in order.
protocol MatchingFormSink {
  /// `range` of the input stands in the form as it is.
  mutating func copy(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>)
  /// `replacement`, which is not empty, stands for `range` of the input.
  mutating func replace(_ range: Range<Int>, with replacement: UnsafeBufferPointer<UInt8>)
}

/// Keeps the bytes alone.
struct ByteSink: MatchingFormSink {
  var utf8: [UInt8] = []

  mutating func copy(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    utf8.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
  }

  mutating func replace(_ range: Range<Int>, with replacement: UnsafeBufferPointer<UInt8>) {
    utf8.append(contentsOf: replacement)
  }
}

/// Keeps the bytes and the pieces of the input that they were made from.
struct MappingSink: MatchingFormSink {
  private(set) var utf8: [UInt8] = []
  private(set) var pieces: [MappedText.Piece] = []
  private let input: [MappedText.Piece]
  /// The piece of the input that was read last; stretches come in ascending order.
  private var cursor = 0

  init(_ text: MappedText) {
    input = text.pieces
    utf8.reserveCapacity(text.utf8.count)
    pieces.reserveCapacity(input.count)
  }

  mutating func copy(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    var start = utf8.count
    utf8.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
    var offset = range.lowerBound
    while offset < range.upperBound {
      advance(to: offset)
      let piece = input[cursor]
      let end = min(range.upperBound, piece.range.end)
      let origin =
        piece.kind == .copied
        ? TextRange(
          piece.origin.start + offset - piece.range.start, piece.origin.start + end - piece.range.start)
        : piece.origin
      append(MappedText.Piece(range: TextRange(start, start + end - offset), origin: origin, kind: piece.kind))
      start += end - offset
      offset = end
    }
  }

  mutating func replace(_ range: Range<Int>, with replacement: UnsafeBufferPointer<UInt8>) {
    let start = utf8.count
    utf8.append(contentsOf: replacement)
    advance(to: range.lowerBound)
    let first = input[cursor]
    let originStart =
      first.kind == .copied ? first.origin.start + range.lowerBound - first.range.start : first.origin.start
    advance(to: range.upperBound - 1)
    let last = input[cursor]
    let originEnd = last.kind == .copied ? last.origin.start + range.upperBound - last.range.start : last.origin.end
    let origin = TextRange(min(originStart, originEnd), max(originStart, originEnd))
    append(MappedText.Piece(range: TextRange(start, utf8.count), origin: origin, kind: .replaced))
  }

  private mutating func advance(to offset: Int) {
    while input[cursor].range.end <= offset { cursor += 1 }
  }

  private mutating func append(_ piece: MappedText.Piece) {
    guard piece.kind == .copied, let last = pieces.last, last.kind == .copied, last.origin.end == piece.origin.start
    else {
      pieces.append(piece)
      return
    }
    pieces[pieces.count - 1] = MappedText.Piece(
      range: last.range.union(piece.range), origin: last.origin.union(piece.origin), kind: .copied)
  }
}
