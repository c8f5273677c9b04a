import BitextModel
import CCmarkGFM

/// Maps the inline content of one Markdown leaf back to the file.
///
/// cmark tells which characters are text and which are markup, but the positions it gives inlines are off after
/// escapes, entities,
/// indented lines and escaped pipes. So the reader walks cmark's nodes and the leaf's content side by side: a cursor
/// passes over
/// the markup that each node is known to have, and every byte of text is compared with the content before it counts as
/// copied.
struct InlineReader {
  private enum LinkForm {
    case bracketed, angled, bare
  }

  private enum TextForm {
    /// Escapes and character references are read.
    case prose
    /// The address of an autolink: the characters as they stand come first.
    case address
  }

  private let content: MappedText
  private var cursor: Int
  private var piece = 0
  private var builder: TextBuilder
  private var links: [(form: LinkForm, start: Int, url: String)] = []
  private var markStarts: [Int] = []
  private var strays: [StrayDelimiter] = []
  private var lineStart: Int
  /// Where text was found whose place is not known.
  private(set) var misses: [TextRange] = []
  private(set) var deepest = 0

  /// - Parameters:
  ///   - content: What cmark parsed as the leaf's content, mapped to `source`; its line ends are one LF each.
  ///   - start: Where the inlines begin, behind reference definitions.
  init(content: MappedText, start: Int = 0, source: [UInt8]) {
    self.content = content
    cursor = start
    lineStart = cursor
    builder = TextBuilder(source: source)
  }

  /// Reads the nodes that `iterator` gives up to the exit from `leaf`, which it has just entered.
  mutating func read(
    _ leaf: OpaquePointer, iterator: OpaquePointer, references: inout CharacterReferenceReader
  ) -> InlineText {
    var depth = 0
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
      if node == leaf { break }
      if event == CMARK_EVENT_ENTER {
        depth += 1
        deepest = max(deepest, depth)
        enter(node, references: &references)
        if Self.isChildless(node) { depth -= 1 }
      } else {
        depth -= 1
        exit(node)
      }
    }
    endLine(at: content.count)
    return StrayDelimiter.resolved(strays, in: builder.finish())
  }

  // cmark's iterator gives no exit from these.
  private static func isChildless(_ node: OpaquePointer) -> Bool {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE: true
    default: false
    }
  }

  // MARK: Nodes

  private mutating func enter(_ node: OpaquePointer, references: inout CharacterReferenceReader) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: readText(of: node, references: &references)
    case CMARK_NODE_SOFTBREAK: readLineBreak(isHard: false)
    case CMARK_NODE_LINEBREAK: readLineBreak(isHard: true)
    case CMARK_NODE_CODE: readCode()
    case CMARK_NODE_HTML_INLINE: readTag(of: node)
    case CMARK_NODE_EMPH: openMark(length: 1)
    case CMARK_NODE_STRONG: openMark(length: 2)
    case CMARK_NODE_LINK: openLink(node)
    case CMARK_NODE_IMAGE:
      pass(Ascii.exclamation)
      pass(Ascii.openBracket)
      builder.hidingDepth += 1
    case CMARK_NODE_FOOTNOTE_REFERENCE: passFootnoteReference()
    default:
      openMark(length: content.utf8.byte(at: cursor + 1) == Ascii.tilde ? 2 : 1)
    }
  }

  private mutating func exit(_ node: OpaquePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_EMPH: closeMark(.emphasis, length: 1)
    case CMARK_NODE_STRONG: closeMark(.strong, length: 2)
    case CMARK_NODE_LINK: closeLink()
    case CMARK_NODE_IMAGE:
      builder.hidingDepth = max(0, builder.hidingDepth - 1)
      cursor = LinkSyntax.tailEnd(at: cursor, in: content.utf8)
    case CMARK_NODE_FOOTNOTE_REFERENCE: break
    default: closeMark(.strikethrough, length: content.utf8.byte(at: cursor + 1) == Ascii.tilde ? 2 : 1)
    }
  }

  private mutating func openMark(length: Int) {
    for _ in 0..<length { passDelimiter() }
    markStarts.append(builder.count)
  }

  private mutating func closeMark(_ kind: InlineMark.Kind, length: Int) {
    for _ in 0..<length { passDelimiter() }
    if let start = markStarts.popLast() { builder.mark(kind, from: start) }
  }

  private mutating func openLink(_ node: OpaquePointer) {
    let form: LinkForm
    switch content.utf8.byte(at: cursor) {
    case Ascii.openBracket: form = .bracketed
    case Ascii.less: form = .angled
    default: form = .bare
    }
    if form != .bare { cursor += 1 }
    links.append((form, builder.count, cmark_node_get_url(node).map { String(cString: $0) } ?? ""))
  }

  private mutating func closeLink() {
    guard let link = links.popLast() else { return }
    switch link.form {
    case .bracketed: cursor = LinkSyntax.tailEnd(at: cursor, in: content.utf8)
    case .angled: pass(Ascii.greater)
    case .bare: break
    }
    builder.mark(.link(link.url), from: link.start)
  }

  private mutating func passFootnoteReference() {
    guard content.utf8.byte(at: cursor) == Ascii.openBracket, content.utf8.byte(at: cursor + 1) == Ascii.caret else {
      return
    }
    while cursor < content.count, content.utf8[cursor] != Ascii.closeBracket { cursor += 1 }
    pass(Ascii.closeBracket)
  }

  private mutating func readTag(of node: OpaquePointer) {
    guard let literal = cmark_node_get_literal(node) else { return }
    let bytes = Array(String(cString: literal).utf8)
    guard content.utf8[cursor...].starts(with: bytes) else {
      miss()
      return
    }
    let range = TextRange(cursor, cursor + bytes.count)
    cursor = range.end
    if let tag = HTMLVocabulary.tag(at: 0, in: bytes, limit: bytes.count) {
      builder.read(tag, origin: content.originRange(of: range))
    } else if bytes.byte(at: 1).isAsciiLetter || bytes.byte(at: 1) == Ascii.slash {
      emit(range)
    }
  }

  private mutating func readCode() {
    let utf8 = content.utf8
    let open = utf8.endOfRun(of: Ascii.backtick, from: cursor, limit: utf8.count)
    let length = open - cursor
    var close = open
    var closeEnd = open
    while close < utf8.count {
      if utf8[close] == Ascii.backtick {
        closeEnd = utf8.endOfRun(of: Ascii.backtick, from: close, limit: utf8.count)
        if closeEnd - close == length { break }
        close = closeEnd
      } else {
        close += 1
      }
    }
    guard length > 0, close < utf8.count else {
      miss()
      return
    }
    cursor = closeEnd
    emitCode(TextRange(open, close))
  }

  // CommonMark §6.3: one space at either end belongs to the backticks, unless all is spaces.
  private mutating func emitCode(_ range: TextRange) {
    var range = range
    let utf8 = content.utf8
    let isSpace = { (byte: UInt8) in byte == Ascii.space || byte.isLineEnd }
    if range.count > 1, isSpace(utf8[range.start]), isSpace(utf8[range.end - 1]),
      utf8[range.bounds].contains(where: { !isSpace($0) })
    {
      range = TextRange(range.start + 1, range.end - 1)
    }
    let start = builder.count
    emit(range)
    builder.mark(.code, from: start)
  }

  private mutating func readLineBreak(isHard: Bool) {
    let utf8 = content.utf8
    let textEnd = cursor
    var end = utf8.skippingBlanks(from: cursor, limit: utf8.count)
    let isSpaced = isHard && end >= textEnd + 2
    if utf8.byte(at: end) == Ascii.backslash, utf8.byte(at: end + 1) == Ascii.lineFeed { end += 1 }
    guard utf8.byte(at: end) == Ascii.lineFeed else {
      miss()
      return
    }
    end = utf8.skippingBlanks(from: end + 1, limit: utf8.count)
    cursor = end
    if isSpaced { endLine(at: textEnd) }
    builder.appendLineBreak(origin: content.originRange(of: TextRange(textEnd, end)))
    if isSpaced { lineStart = end }
  }

  private mutating func endLine(at end: Int) {
    let range = TextRange(min(lineStart, end), end)
    builder.endLine(sourceRange: content.originRange(of: range))
    lineStart = end
  }

  // MARK: Text

  private mutating func readText(of node: OpaquePointer, references: inout CharacterReferenceReader) {
    guard let literal = CmarkDocument.literal(of: node) else { return }
    // Behind a break written as a backslash cmark keeps the white space of a lazy line.
    let isLineStart = cursor > 0 && content.utf8[cursor - 1] == Ascii.lineFeed
    let text = isLineStart ? UnsafeBufferPointer(rebasing: literal.drop(while: \.isBlank)) : literal
    let form: TextForm = links.last.map { $0.form != .bracketed } ?? false ? .address : .prose
    let first = cursor
    match(text, form: form, references: &references)
    if form == .prose { noteStrays(from: first, parent: cmark_node_parent(node)) }
  }

  private mutating func match(
    _ literal: UnsafeBufferPointer<UInt8>, form: TextForm, references: inout CharacterReferenceReader
  ) {
    let utf8 = content.utf8
    var runStart = cursor
    var index = 0
    while index < literal.count {
      let byte = utf8.byte(at: cursor)
      let isPlain = byte != Ascii.backslash && byte != Ascii.ampersand
      if byte == literal[index], cursor < utf8.count, isPlain || form == .address {
        cursor += 1
        index += 1
      } else if byte == Ascii.backslash, utf8.byte(at: cursor + 1) == literal[index],
        literal[index].isAsciiPunctuation
      {
        emit(TextRange(runStart, cursor))
        replace(TextRange(cursor, cursor + 2), with: CollectionOfOne(literal[index]))
        runStart = cursor
        index += 1
      } else if byte == Ascii.ampersand, let reference = references.reference(at: cursor, in: utf8),
        literal[index...].starts(with: reference.bytes)
      {
        emit(TextRange(runStart, cursor))
        replace(reference.range, with: reference.bytes)
        runStart = cursor
        index += reference.bytes.count
      } else if byte == literal[index], cursor < utf8.count {
        cursor += 1
        index += 1
      } else {
        emit(TextRange(runStart, cursor))
        index = resynchronise(literal, from: index)
        runStart = cursor
      }
    }
    emit(TextRange(runStart, cursor))
  }

  /// How far ahead the place of a text is sought that does not stand at the cursor.
  private static let reach = 64
  private static let proof = 8

  /// Finds where `literal` goes on in the content and gives the index to go on from; what is passed over in `literal`
  /// is
  /// text without a place of its own.
  private mutating func resynchronise(_ literal: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
    miss()
    let utf8 = content.utf8
    for skipped in 0..<Self.reach where index + skipped < literal.count {
      let rest = literal[(index + skipped)...].prefix(Self.proof)
      for distance in 0..<Self.reach where utf8[min(cursor + distance, utf8.count)...].starts(with: rest) {
        guard skipped + distance > 0, !utf8.byte(at: cursor + distance).isUTF8Continuation else { continue }
        emitUnplaced(literal[index..<index + skipped])
        cursor += distance
        return index + skipped
      }
    }
    emitUnplaced(literal[index...])
    return literal.count
  }

  private mutating func emitUnplaced(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    builder.append(bytes, origin: place(of: cursor))
  }

  private mutating func miss() { misses.append(place(of: cursor)) }

  private func place(of offset: Int) -> TextRange {
    content.originRange(of: TextRange(min(offset, content.count), min(offset, content.count)))
  }

  private mutating func replace(_ range: TextRange, with bytes: some Sequence<UInt8>) {
    builder.append(bytes, origin: content.originRange(of: range))
    cursor = range.end
  }

  /// Appends a stretch of the content: as a copy where it stands in the file.
  private mutating func emit(_ range: TextRange) {
    guard !range.isEmpty else { return }
    if piece >= content.pieces.count || content.pieces[piece].range.start > range.start { piece = 0 }
    if !content.pieces[piece].range.contains(range.start) { piece = content.pieceIndex(at: range.start) }
    var index = piece
    while index < content.pieces.count, content.pieces[index].range.start < range.end {
      let current = content.pieces[index]
      let start = max(current.range.start, range.start)
      let end = min(current.range.end, range.end)
      switch current.kind {
      case .copied:
        let origin = current.origin.start + start - current.range.start
        builder.appendCopy(of: TextRange(origin, origin + end - start))
      case .lineBreak: builder.appendLineBreak(origin: current.origin)
      case .replaced where current.origin.isEmpty: break
      case .replaced: builder.append(content.utf8[start..<end], origin: current.origin)
      case .respelled:
        builder.append(content.utf8[start..<end], origin: content.originRange(of: TextRange(start, end)))
      }
      piece = index
      index += 1
    }
  }

  private mutating func pass(_ byte: UInt8) {
    if content.utf8.byte(at: cursor) == byte { cursor += 1 }
  }

  private mutating func passDelimiter() {
    switch content.utf8.byte(at: cursor) {
    case Ascii.asterisk, Ascii.underscore, Ascii.tilde: cursor += 1
    default: miss()
    }
  }

  // MARK: Stray delimiters

  private mutating func noteStrays(from start: Int, parent: OpaquePointer?) {
    let utf8 = content.utf8
    guard builder.hidingDepth == 0, cursor > start + 1 else { return }
    var index = start
    while index < cursor {
      let byte = utf8[index]
      if byte == Ascii.backslash {
        index += 2
      } else if byte == Ascii.asterisk || byte == Ascii.tilde {
        let end = utf8.endOfRun(of: byte, from: index, limit: cursor)
        if end - index == 2 {
          let origin = content.originRange(of: TextRange(index, end))
          strays.append(StrayDelimiter(byte: byte, origin: origin, parent: parent))
        }
        index = end
      } else {
        index += 1
      }
    }
  }
}
