import BitextModel

/// The part of a line around a place, cut to a width, and the marker under it.
struct Excerpt {
  let text: String
  /// Spaces up to the place.
  let indent: String
  /// `^~~~` under the place; `^` alone under an empty one.
  let marker: String

  /// - Parameters:
  ///   - range: Of a range over several lines the part on its first line is marked.
  ///   - lineStart: The offset where the line of `range.start` starts.
  ///   - width: In columns. Only as much of the line is read as can be shown, so a file in one line costs no more.
  init(of range: TextRange, in source: SourceText, lineStart: Int, width: Int) {
    let line = source.readableLine(around: range, from: lineStart, reach: width * 5)
    var marked = Cells(source.string(in: line.marked))
    let isCut = marked.width > width
    if isCut { marked = marked.prefix(width - 1) }
    var before = Cells(source.string(in: line.before))
    var after = Cells(isCut ? "" : source.string(in: line.after))
    if line.before.start == lineStart { before = before.droppingLeadingSpaces() }
    let room = max(0, width - marked.width - (isCut ? 1 : 0))
    let beforeRoom = min(before.width, max(room / 2, room - after.width))
    let beforeIsCut = line.before.start > lineStart || before.width > beforeRoom
    let afterRoom = room - beforeRoom
    let afterIsCut = isCut || line.isCutAfter || after.width > afterRoom
    if beforeIsCut { before = before.suffix(beforeRoom - 1) }
    if afterIsCut, !isCut { after = after.prefix(afterRoom - 1) }
    let lead = beforeIsCut && beforeRoom > 0 ? "…" : ""
    let trail = afterIsCut && (isCut || afterRoom > 0) ? "…" : ""
    text = lead + before.string + marked.string + after.string + trail
    indent = String(repeating: " ", count: (lead.isEmpty ? 0 : 1) + before.width)
    marker = "^" + String(repeating: "~", count: max(0, marked.width - 1))
  }
}

/// Text as the cells of a terminal.
struct Cells {
  private var characters: [Character]
  private(set) var width: Int

  init(_ text: String) { self.init(Array(PlainLine.of(text))) }

  private init(_ characters: [Character]) {
    self.characters = characters
    width = characters.reduce(0) { $0 + DisplayWidth.of($1) }
  }

  var string: String { String(characters) }

  /// As many characters from the start as fit into `width` columns.
  func prefix(_ width: Int) -> Cells { Cells(Array(Self.fitting(characters, into: width))) }

  /// As many characters from the end as fit into `width` columns.
  func suffix(_ width: Int) -> Cells { Cells(Self.fitting(characters.reversed(), into: width).reversed()) }

  func droppingLeadingSpaces() -> Cells { Cells(Array(characters.drop { $0 == " " })) }

  /// The text, or as much of it as fits with a … at its end.
  func shortened(to width: Int) -> String { self.width <= width ? string : prefix(width - 1).string + "…" }

  private static func fitting(_ characters: [Character], into width: Int) -> ArraySlice<Character> {
    var taken = 0
    let end = characters.firstIndex { character in
      taken += DisplayWidth.of(character)
      return taken > width
    }
    return characters[..<(end ?? characters.endIndex)]
  }
}

extension SourceText {
  fileprivate struct ReadableLine {
    let before: TextRange
    let marked: TextRange
    let after: TextRange
    let isCutAfter: Bool
  }

  /// The line around `range`, at most `reach` bytes to each side and of the range itself, cut between scalars.
  fileprivate func readableLine(around range: TextRange, from lineStart: Int, reach: Int) -> ReadableLine {
    var markedEnd = scalarStart(atOrBefore: lineEnd(from: range.start, limit: min(range.end, range.start + reach)))
    if markedEnd < range.end, markedEnd > range.start, utf8[markedEnd - 1] == 0x0D { markedEnd -= 1 }
    let limit = min(utf8.count, markedEnd + reach)
    var lineEnd = markedEnd < range.end ? markedEnd : lineEnd(from: markedEnd, limit: limit)
    let isCutAfter = lineEnd == limit && limit < utf8.count && utf8[limit] != 0x0A
    lineEnd = max(markedEnd, scalarStart(atOrBefore: lineEnd))
    if lineEnd > markedEnd, utf8[lineEnd - 1] == 0x0D { lineEnd -= 1 }
    let start = max(lineStart, scalarStart(atOrBefore: max(0, range.start - reach)))
    return ReadableLine(
      before: TextRange(start, range.start), marked: TextRange(range.start, max(range.start, markedEnd)),
      after: TextRange(markedEnd, lineEnd), isCutAfter: isCutAfter)
  }

  private func lineEnd(from start: Int, limit: Int) -> Int { utf8[start..<limit].firstIndex(of: 0x0A) ?? limit }

  private func scalarStart(atOrBefore offset: Int) -> Int {
    var offset = offset
    while offset > 0, offset < utf8.count, utf8[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }
}
