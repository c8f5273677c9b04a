import BitextModel

/// Reads the raw HTML blocks of a Markdown file as text: cells of tables, items, headings, paragraphs.
///
/// It remembers what is open from one block to the next, for a blank line ends a block of Markdown but no element of
/// HTML.
struct HTMLBlockReader {
  private struct OpenTable {
    let index: Int
    var row = -1
    var column = -1
    var isHeaderCell = false
    var isInCell = false
  }

  private let source: [UInt8]
  private var builder: TextBuilder
  private var tables: [OpenTable] = []
  private var listDepth = 0
  private var headingLevel = 0
  private var quotationDepth = 0
  private var isInCaption = false

  init(source: [UInt8]) {
    self.source = source
    builder = TextBuilder(source: source)
  }

  /// Appends the blocks of `content`, which is mapped to the source.
  mutating func read(
    _ content: MappedText, references: inout CharacterReferenceReader, tableCount: inout Int,
    into reading: inout Reading
  ) {
    let utf8 = content.utf8
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      if byte == Ascii.less, let tag = HTMLVocabulary.tag(at: index, in: utf8, limit: utf8.count) {
        index = tag.range.end
        if !tag.isClosing, HTMLVocabulary.opaqueNames.contains(tag.name) {
          index = readOpaque(tag, of: content, into: &reading)
        } else {
          read(tag, origin: content.originRange(of: tag.range), tableCount: &tableCount, into: &reading)
        }
      } else if utf8.starts(with: "<!", at: index) || utf8.starts(with: "<?", at: index) {
        index = readDeclaration(at: index, of: content, into: &reading)
      } else if byte.isBlankOrLineEnd {
        index = readWhiteSpace(at: index, of: content)
      } else if byte == Ascii.ampersand, let reference = references.reference(at: index, in: utf8) {
        builder.append(reference.bytes, origin: content.originRange(of: reference.range))
        index = reference.range.end
      } else {
        var end = index + 1
        while end < utf8.count, utf8[end] != Ascii.less, utf8[end] != Ascii.ampersand, !utf8[end].isBlankOrLineEnd {
          end += 1
        }
        builder.appendCopy(of: content.originRange(of: TextRange(index, end)))
        index = end
      }
    }
    flush(into: &reading)
  }

  private mutating func readWhiteSpace(at index: Int, of content: MappedText) -> Int {
    var end = index
    var hasLineEnd = false
    while end < content.count, content.utf8[end].isBlankOrLineEnd {
      hasLineEnd = hasLineEnd || content.utf8[end].isLineEnd
      end += 1
    }
    let origin = content.originRange(of: TextRange(index, end))
    guard builder.count > 0, builder.result.text.utf8.last != Ascii.space else { return end }
    if hasLineEnd {
      builder.appendLineBreak(origin: origin)
    } else if content.utf8[index] == Ascii.space, end == index + 1 {
      builder.appendCopy(of: origin)
    } else {
      builder.append(CollectionOfOne(Ascii.space), origin: origin)
    }
    return end
  }

  /// A comment, declaration or instruction: kept where no text stands before it.
  private mutating func readDeclaration(at index: Int, of content: MappedText, into reading: inout Reading) -> Int {
    let utf8 = content.utf8
    let isComment = utf8.starts(with: "<!--", at: index)
    let end = Self.end(of: isComment ? "-->" : ">", from: index + 2, in: utf8)
    let range = TextRange(index, end ?? utf8.count)
    let origin = content.originRange(of: range)
    if end == nil {
      reading.damage.append(Damage(.unclosed(isComment ? "-->" : ">"), range: origin))
    }
    if builder.count == 0 { appendOpaque(origin, into: &reading) }
    return range.end
  }

  private mutating func readOpaque(_ tag: HTMLTag, of content: MappedText, into reading: inout Reading) -> Int {
    flush(into: &reading)
    let utf8 = content.utf8
    var end = tag.range.end
    while end < utf8.count {
      if utf8[end] == Ascii.less, let closing = HTMLVocabulary.tag(at: end, in: utf8, limit: utf8.count),
        closing.isClosing,
        closing.name == tag.name
      {
        end = closing.range.end
        break
      }
      end += 1
    }
    appendOpaque(content.originRange(of: TextRange(tag.range.start, end)), into: &reading)
    return end
  }

  private func appendOpaque(_ origin: TextRange, into reading: inout Reading) {
    let text = MappedText(copying: source[origin.bounds], originStart: origin.start)
    if !text.isEmpty { reading.blocks.append(Block(role: .opaque, text: text, sourceRange: origin)) }
  }

  private static func end(of mark: StaticString, from start: Int, in utf8: [UInt8]) -> Int? {
    var index = start
    while index < utf8.count {
      if utf8.starts(with: mark, at: index) { return index + mark.utf8CodeUnitCount }
      index += 1
    }
    return nil
  }

  // MARK: Structure

  private mutating func read(
    _ tag: HTMLTag, origin: TextRange, tableCount: inout Int, into reading: inout Reading
  ) {
    let isTablePart = ["table", "tr", "td", "th", "thead", "tbody", "tfoot", "caption"].contains(tag.name)
    guard HTMLVocabulary.blockNames.contains(tag.name), isTablePart || tables.last?.isInCell != true else {
      builder.read(tag, origin: origin)
      return
    }
    flush(into: &reading)
    switch tag.name {
    case "table" where tag.isClosing: tables = tables.dropLast()
    case "table": openTable(&tableCount)
    case "tr": openRow(tag)
    case "td", "th": openCell(tag)
    case "ul", "ol", "menu", "dir", "dl": listDepth = max(0, listDepth + (tag.isClosing ? -1 : 1))
    case "blockquote": quotationDepth = max(0, quotationDepth + (tag.isClosing ? -1 : 1))
    case "h1", "h2", "h3", "h4", "h5", "h6": headingLevel = tag.isClosing ? 0 : Int(tag.name.dropFirst()) ?? 0
    case "caption", "figcaption": isInCaption = !tag.isClosing
    default: break
    }
  }

  private mutating func openTable(_ tableCount: inout Int) {
    tables.append(OpenTable(index: tableCount))
    tableCount += 1
  }

  private mutating func openRow(_ tag: HTMLTag) {
    guard !tables.isEmpty else { return }
    tables[tables.count - 1].isInCell = false
    guard !tag.isClosing else { return }
    tables[tables.count - 1].row += 1
    tables[tables.count - 1].column = -1
  }

  private mutating func openCell(_ tag: HTMLTag) {
    guard !tables.isEmpty else { return }
    tables[tables.count - 1].isInCell = !tag.isClosing
    guard !tag.isClosing else { return }
    tables[tables.count - 1].row = max(0, tables[tables.count - 1].row)
    tables[tables.count - 1].column += 1
    tables[tables.count - 1].isHeaderCell = tag.name == "th"
  }

  private var role: BlockRole {
    if let table = tables.last, table.isInCell {
      return .tableCell(table: table.index, row: table.row, column: table.column, isHeader: table.isHeaderCell)
    }
    if isInCaption { return .caption }
    if headingLevel > 0 { return .heading(level: headingLevel) }
    if listDepth > 0 { return .listItem(depth: listDepth, marker: "") }
    return quotationDepth > 0 ? .quotation : .paragraph
  }

  private mutating func flush(into reading: inout Reading) {
    let inline = builder.finish()
    builder = TextBuilder(source: source)
    let (text, marks) = inline.slice(inline.text.range)
    guard !text.isEmpty else { return }
    reading.blocks.append(Block(role: role, text: text, marks: marks, sourceRange: text.originRange(of: text.range)))
  }
}
