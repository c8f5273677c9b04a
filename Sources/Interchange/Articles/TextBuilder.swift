import BitextModel

/// The text of one leaf of a document, markup taken out.
struct InlineText {
  /// A line that its author broke by two spaces at the end of the one before.
  struct Line {
    /// Into the text.
    var range: TextRange
    /// Into the source, markup included.
    let sourceRange: TextRange
  }

  var text = MappedText()
  var marks: [InlineMark] = []
  /// At least one where the text was read from Markdown.
  var lines: [Line] = []

  /// The part of the text in `range`, with the marks that reach into it, white space at its ends taken off.
  func slice(_ range: TextRange) -> (text: MappedText, marks: [InlineMark]) {
    let trimmed = text.utf8.trimmingWhiteSpace(range)
    if trimmed == text.range { return (text, marks) }
    var kept: [InlineMark] = []
    for mark in marks where mark.range.overlaps(trimmed) {
      let start = max(mark.range.start, trimmed.start) - trimmed.start
      let end = min(mark.range.end, trimmed.end) - trimmed.start
      kept.append(InlineMark(kind: mark.kind, range: TextRange(start, end)))
    }
    return (text.slice(trimmed), kept)
  }
}

extension Array where Element == UInt8 {
  /// `range` without the white space at its ends.
  func trimmingWhiteSpace(_ range: TextRange) -> TextRange {
    var start = range.start
    while start < range.end {
      let length = whiteSpaceLength(at: start)
      if length == 0 { break }
      start += length
    }
    start = Swift.min(start, range.end)
    var end = range.end
    while end > start {
      var character = end - 1
      while character > start, self[character].isUTF8Continuation { character -= 1 }
      if whiteSpaceLength(at: character) == 0 { break }
      end = character
    }
    return TextRange(start, end)
  }
}

/// Puts the text of one leaf together and keeps its marks.
struct TextBuilder {
  private let source: [UInt8]
  private(set) var result = InlineText()
  private var openTags: [(name: String, start: Int)] = []
  /// The tag of an element that stands on lines of its own: parts what stands before it from what comes.
  private var edge: TextRange?
  /// Above 0 inside an image or a script: what is appended there is no text.
  var hidingDepth = 0

  /// How many open tags a closing one is compared with.
  private static let tagReach = 100

  init(source: [UInt8]) { self.source = source }

  var count: Int { result.text.count }

  mutating func appendCopy(of origin: TextRange) {
    guard hidingDepth == 0, !origin.isEmpty else { return }
    appendEdge(before: source[origin.start])
    result.text.appendCopy(of: source[origin.bounds], originStart: origin.start)
  }

  mutating func append(_ bytes: some Sequence<UInt8>, origin: TextRange, kind: MappedText.Piece.Kind = .replaced) {
    guard hidingDepth == 0 else { return }
    if kind == .lineBreak { edge = nil } else { appendEdge(before: 0) }
    result.text.appendReplacement(bytes, origin: origin, kind: kind)
  }

  private mutating func appendEdge(before next: UInt8) {
    guard let origin = edge else { return }
    edge = nil
    guard !next.isBlankOrLineEnd, let last = result.text.utf8.last, !last.isBlankOrLineEnd else { return }
    result.text.appendReplacement(CollectionOfOne(Ascii.space), origin: origin)
  }

  /// A break of the line, read as one space; none at the start of the text.
  mutating func appendLineBreak(origin: TextRange) {
    guard count > 0 else { return }
    append(CollectionOfOne(Ascii.space), origin: origin, kind: .lineBreak)
  }

  mutating func mark(_ kind: InlineMark.Kind, from start: Int) {
    guard hidingDepth == 0, start < count else { return }
    result.marks.append(InlineMark(kind: kind, range: TextRange(start, count)))
  }

  /// Reads a tag: a break, an edge between words, a mark or nothing; `origin` is its place in the source.
  mutating func read(_ tag: HTMLTag, origin: TextRange) {
    if HTMLVocabulary.opaqueNames.contains(tag.name) {
      hidingDepth = max(0, hidingDepth + (tag.isClosing ? -1 : 1))
    } else if tag.name == "br" {
      appendLineBreak(origin: origin)
    } else if HTMLVocabulary.blockNames.contains(tag.name) {
      edge = origin
    } else if tag.isClosing {
      closeMark(of: tag)
    } else if Self.markKinds[tag.name] != nil {
      openTags.append((tag.name, count))
    }
  }

  mutating func endLine(sourceRange: TextRange) {
    let start = result.lines.last?.range.end ?? 0
    result.lines.append(InlineText.Line(range: TextRange(start, count), sourceRange: sourceRange))
  }

  mutating func finish() -> InlineText {
    result.marks.sort { ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end) }
    return result
  }

  private static let markKinds: [String: InlineMark.Kind] = [
    "b": .strong, "strong": .strong, "i": .emphasis, "em": .emphasis, "s": .strikethrough, "del": .strikethrough,
    "strike": .strikethrough, "code": .code, "kbd": .code, "samp": .code, "tt": .code,
  ]

  private mutating func closeMark(of tag: HTMLTag) {
    guard let kind = Self.markKinds[tag.name],
      let index = openTags.suffix(Self.tagReach).lastIndex(where: { $0.name == tag.name })
    else { return }
    mark(kind, from: openTags[index].start)
    openTags.removeSubrange(index...)
  }
}
