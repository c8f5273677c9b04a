import BitextModel
import CCmarkGFM

/// Reads Markdown: cmark finds the structure, ``InlineReader`` the place of every byte of text.
struct MarkdownReader {
  private enum Container {
    case quotation
    /// `isFresh` until its first block is read.
    case item(marker: String, start: Int, isFresh: Bool)
    case footnote(label: String, start: Int, bodyStart: Int, isFresh: Bool)
  }

  private struct PipeTable {
    let index: Int
    let headerLine: Int
    let start: Int
    var row = -1
    var column = 0
    var isHeader = false
    var cells: [MappedText] = []
  }

  private let source: MarkdownSource
  private var containers: [Container] = []
  private var itemDepth = 0
  private var pipeTable: PipeTable?
  private var html: HTMLBlockReader
  private var references = CharacterReferenceReader()
  private var tableCount = 0
  private var depthIsReported = false
  private var reading = Reading()

  /// Beyond this depth of containers and marks the author meant something else.

  /// - Complexity: O(*n*) in the length of the text; cmark holds about three copies of it.
  static func read(_ utf8: [UInt8]) -> Reading {
    var reader = MarkdownReader(MarkdownSource(utf8))
    reader.readFrontMatter()
    reader.readTabTables()
    reader.readDocument()
    return reader.finish()
  }

  private init(_ source: MarkdownSource) {
    self.source = source
    html = HTMLBlockReader(source: source.utf8)
  }

  private mutating func readFrontMatter() {
    guard let frontMatter = source.frontMatter else { return }
    reading.title = frontMatter.title
    let text = MappedText(copying: source.utf8[frontMatter.range.bounds], originStart: frontMatter.range.start)
    reading.blocks.append(Block(role: .opaque, text: text, sourceRange: frontMatter.range))
  }

  private mutating func finish() -> Reading {
    reading.blocks = Self.renumberingTables(reading.blocks.sorted { $0.sourceRange < $1.sourceRange })
    reading.damage.sort { $0.range < $1.range }
    return reading
  }

  /// Tables are counted as they are met, which is not the order of place.
  private static func renumberingTables(_ blocks: [Block]) -> [Block] {
    var numbers: [Int: Int] = [:]
    return blocks.map { block in
      guard case .tableCell(let table, let row, let column, let isHeader) = block.role else { return block }
      let number = numbers[table] ?? numbers.count
      numbers[table] = number
      return Block(
        role: .tableCell(table: number, row: row, column: column, isHeader: isHeader), text: block.text,
        marks: block.marks, sourceRange: block.sourceRange)
    }
  }

  // MARK: The tree

  private mutating func readDocument() {
    let document = CmarkDocument(parsing: source.document())
    while let (event, node) = document.next() {
      event == CMARK_EVENT_ENTER ? enter(node, in: document) : exit(node)
    }
  }

  private mutating func enter(_ node: OpaquePointer, in document: CmarkDocument) {
    let type = cmark_node_get_type(node)
    switch type {
    case CMARK_NODE_BLOCK_QUOTE: push(.quotation, at: node)
    case CMARK_NODE_ITEM:
      itemDepth += 1
      let start = start(of: node)
      push(.item(marker: marker(at: start), start: start, isFresh: true), at: node)
    case CMARK_NODE_FOOTNOTE_DEFINITION: enterFootnote(node)
    case CMARK_NODE_HEADING: readHeading(node, in: document)
    case CMARK_NODE_PARAGRAPH: readParagraph(node, in: document)
    case CMARK_NODE_CODE_BLOCK: readCode(node)
    case CMARK_NODE_HTML_BLOCK: readHTML(node)
    default: enterTablePart(node, in: document)
    }
  }

  private mutating func exit(_ node: OpaquePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_FOOTNOTE_DEFINITION: containers.removeLast()
    case CMARK_NODE_ITEM:
      itemDepth -= 1
      containers.removeLast()
    default: break
    }
  }

  private mutating func push(_ container: Container, at node: OpaquePointer) {
    containers.append(container)
    noteDepth(containers.count, at: start(of: node))
  }

  private mutating func noteDepth(_ depth: Int, at offset: Int) {
    guard depth > NestingDepth.deepestMeant, !depthIsReported else { return }
    depthIsReported = true
    let line = source.lines.range(of: source.lines.line(at: offset), in: source.utf8)
    reading.damage.append(
      Damage(.tooDeep(levels: NestingDepth.deepestMeant), range: TextRange(min(offset, line.end), line.end)))
  }

  // MARK: Places

  /// Where `node` starts in the file; its end for what stands behind it.
  private func start(of node: OpaquePointer) -> Int {
    let line = source.lines.start(of: max(0, Int(cmark_node_get_start_line(node)) - 1))
    return min(line + max(0, Int(cmark_node_get_start_column(node)) - 1), source.utf8.count)
  }

  private func lastLine(of node: OpaquePointer, from first: Int) -> Int {
    min(max(first, Int(cmark_node_get_end_line(node)) - 1), source.lines.count - 1)
  }

  /// Where the content of a leaf's later line begins: behind the marks of the quotations around it and white space.
  private func contentStart(of line: TextRange) -> Int {
    let utf8 = source.utf8
    var index = line.start
    // Before a mark stand up to three spaces, and one more behind the mark before it; an item's content is indented
    // further.
    var widest = 3
    for container in containers {
      switch container {
      case .item, .footnote: widest = Int.max
      case .quotation:
        let mark = utf8.skippingBlanks(from: index, limit: line.end)
        let width = utf8[index..<mark].reduce(0) { $0 + ($1 == Ascii.tab ? 4 : 1) }
        guard mark < line.end, utf8[mark] == Ascii.greater, width <= widest else { return mark }
        index = mark + 1
        widest = max(widest, 4)
      }
    }
    return utf8.skippingBlanks(from: index, limit: line.end)
  }

  /// What cmark took as the content of a leaf: its lines without the marks of containers, one LF between them.
  private func content(from start: Int, lastLine: Int) -> MappedText {
    var content = MappedText()
    let first = source.lines.line(at: start)
    var end = start
    for line in first...max(first, lastLine) {
      let range = source.lines.range(of: line, in: source.utf8)
      let begin = line == first ? min(start, range.end) : contentStart(of: range)
      if line > first {
        content.appendReplacement(
          CollectionOfOne(Ascii.lineFeed), origin: TextRange(min(end, begin), begin), kind: .lineBreak)
      }
      content.appendCopy(of: source.prepared[begin..<range.end], originStart: begin)
      end = range.end
    }
    return content
  }

  // MARK: Leaves

  private mutating func readInlines(
    of node: OpaquePointer, content: MappedText, from start: Int = 0, in document: CmarkDocument
  ) -> InlineText {
    var reader = InlineReader(content: content, start: start, source: source.utf8)
    let inline = reader.read(node, iterator: document.iterator, references: &references)
    for miss in reader.misses where !content.isEmpty {
      reading.damage.append(
        Damage(.roughPlace, range: miss))
    }
    noteDepth(containers.count + reader.deepest, at: content.originRange(of: TextRange(0, 0)).start)
    return inline
  }

  private mutating func readParagraph(_ node: OpaquePointer, in document: CmarkDocument) {
    var start = start(of: node)
    let last: Int
    let isTabled = cmark_node_get_start_line(node) == 0
    if isTabled, let table = cmark_node_next(node) {
      // Lines before a table's header are a paragraph without a place of its own; the table has it.
      start = self.start(of: table)
      last = max(source.lines.line(at: start), headerLine(of: table) - 1)
    } else {
      last = lastLine(of: node, from: source.lines.line(at: start))
      // cmark counts a tab behind a footnote's label as the columns it fills.
      if case .footnote(_, _, let bodyStart, true) = containers.last,
        source.lines.line(at: bodyStart) == Int(cmark_node_get_start_line(node)) - 1
      {
        start = bodyStart
      }
    }
    let content = content(from: start, lastLine: last)
    let definitionsEnd = isTabled ? 0 : LinkSyntax.referenceDefinitionsEnd(in: content.utf8)
    let inline = readInlines(of: node, content: content, from: definitionsEnd, in: document)
    guard start < source.utf8.count else { return }
    append(inline)
  }

  private mutating func append(_ inline: InlineText) {
    let range = inline.lines.reduce(inline.lines[0].sourceRange) { $0.union($1.sourceRange) }
    guard let container = containers.last else {
      for line in inline.lines { append(inline, line.range, as: .paragraph, sourceRange: line.sourceRange) }
      return
    }
    let last = containers.count - 1
    switch container {
    case .quotation:
      append(
        inline, inline.text.range, as: .quotation,
        sourceRange: TextRange(quotationStart(before: range.start), range.end))
    case .item(let marker, let start, let isFresh):
      containers[last] = .item(marker: marker, start: start, isFresh: false)
      append(
        inline, inline.text.range, as: .listItem(depth: itemDepth, marker: isFresh ? marker : ""),
        sourceRange: TextRange(isFresh ? min(start, range.start) : range.start, range.end))
    case .footnote(let label, let start, let bodyStart, let isFresh):
      containers[last] = .footnote(label: label, start: start, bodyStart: bodyStart, isFresh: false)
      append(
        inline, inline.text.range, as: .footnote(label: label),
        sourceRange: TextRange(isFresh ? min(start, range.start) : range.start, range.end))
    }
  }

  private mutating func append(_ inline: InlineText, _ range: TextRange, as role: BlockRole, sourceRange: TextRange) {
    let (text, marks) = inline.slice(range)
    if !text.isEmpty { reading.blocks.append(Block(role: role, text: text, marks: marks, sourceRange: sourceRange)) }
  }

  private func quotationStart(before start: Int) -> Int {
    var index = start
    while index > 0, source.utf8[index - 1].isBlank || source.utf8[index - 1] == Ascii.greater { index -= 1 }
    return source.utf8.skippingBlanks(from: index, limit: start)
  }

  private mutating func readHeading(_ node: OpaquePointer, in document: CmarkDocument) {
    let utf8 = source.utf8
    let start = start(of: node)
    let line = source.lines.line(at: start)
    let range = source.lines.range(of: line, in: utf8)
    let level = Int(cmark_node_get_heading_level(node))
    let hashesEnd = utf8.endOfRun(of: Ascii.hash, from: start, limit: range.end)
    let isMarked = hashesEnd - start == level && (hashesEnd == range.end || utf8[hashesEnd].isBlank)
    let last = isMarked ? line : underline(after: line, of: node)
    let text =
      isMarked
      ? MappedText(
        copying: source.prepared[utf8.skippingBlanks(from: hashesEnd, limit: range.end)..<range.end],
        originStart: utf8.skippingBlanks(from: hashesEnd, limit: range.end))
      : content(from: start, lastLine: last - 1)
    let definitionsEnd = isMarked ? 0 : LinkSyntax.referenceDefinitionsEnd(in: text.utf8)
    let inline = readInlines(of: node, content: text, from: definitionsEnd, in: document)
    let end = source.lines.range(of: last, in: utf8).end
    append(inline, inline.text.range, as: .heading(level: level), sourceRange: TextRange(start, max(start, end)))
  }

  /// The line of `===` or `---` under a heading that starts at `line`.
  private func underline(after line: Int, of node: OpaquePointer) -> Int {
    let last = lastLine(of: node, from: line)
    for candidate in (min(line + 1, last)...last).reversed() {
      let range = source.lines.range(of: candidate, in: source.utf8)
      let text = source.utf8.trimmingBlanks(TextRange(contentStart(of: range), range.end))
      guard let mark = source.utf8[text.bounds].first, mark == Ascii.equals || mark == Ascii.hyphen else { continue }
      if source.utf8.endOfRun(of: mark, from: text.start, limit: text.end) == text.end { return candidate }
    }
    return last
  }

  private mutating func readCode(_ node: OpaquePointer) {
    let start = start(of: node)
    let firstLine = source.lines.line(at: start)
    let lastLine = lastLine(of: node, from: firstLine)
    let isFenced = Self.isFenced(node)
    var text = MappedText()
    for line in firstLine...lastLine {
      let range = source.lines.range(of: line, in: source.utf8)
      if isFenced, line == firstLine || line == lastLine && isFence(range) { continue }
      let begin = line == firstLine ? start : isFenced ? contentStartOfCode(in: range) : range.start
      let end = line == lastLine ? range.end : source.lines.start(of: line + 1)
      text.appendCopy(of: source.utf8[min(begin, end)..<end], originStart: min(begin, end))
    }
    let end = source.lines.range(of: lastLine, in: source.utf8).end
    guard start < end else { return }
    reading.blocks.append(Block(role: .opaque, text: text, sourceRange: TextRange(start, end)))
  }

  private static func isFenced(_ node: OpaquePointer) -> Bool {
    var length: CInt = 0
    var offset: CInt = 0
    var mark: CChar = 0
    return cmark_node_get_fenced(node, &length, &offset, &mark) != 0
  }

  private func contentStartOfCode(in line: TextRange) -> Int {
    containers.isEmpty ? line.start : contentStart(of: line)
  }

  private func isFence(_ line: TextRange) -> Bool {
    let text = source.utf8.trimmingBlanks(TextRange(contentStart(of: line), line.end))
    guard text.count >= 3, source.utf8[text.start] == Ascii.backtick || source.utf8[text.start] == Ascii.tilde else {
      return false
    }
    return source.utf8.endOfRun(of: source.utf8[text.start], from: text.start, limit: text.end) == text.end
  }

  private mutating func readHTML(_ node: OpaquePointer) {
    let start = start(of: node)
    guard start < source.utf8.count else { return }
    let content = content(from: start, lastLine: lastLineOfHTML(node, from: source.lines.line(at: start)))
    html.read(content, references: &references, tableCount: &tableCount, into: &reading)
  }

  /// cmark's own last line is one too few where the block ends with its closing tag or mark.
  private func lastLineOfHTML(_ node: OpaquePointer, from first: Int) -> Int {
    guard let literal = CmarkDocument.literal(of: node) else { return first }
    let lines = LineTable(Array(literal))
    return min(first + lines.count - 1, source.lines.count - 1)
  }

  private mutating func enterFootnote(_ node: OpaquePointer) {
    let start = start(of: node)
    let line = source.lines.range(of: source.lines.line(at: start), in: source.utf8)
    // cmark counts from behind the label.
    var labelStart = line.start
    while labelStart < line.end, source.utf8[labelStart].isBlank || source.utf8[labelStart] == Ascii.greater {
      labelStart += 1
    }
    let label = source.footnoteLabel(at: labelStart, limit: line.end)
    let name = label.map { String(decoding: source.utf8[$0.start + 2..<$0.end - 1], as: UTF8.self) } ?? ""
    let bodyStart = label.map { source.utf8.skippingBlanks(from: $0.end + 1, limit: line.end) } ?? start
    push(.footnote(label: name, start: label?.start ?? start, bodyStart: bodyStart, isFresh: true), at: node)
  }

  /// The marker of the list item at `start`: `-`, `1.`, `2)`.
  private func marker(at start: Int) -> String {
    let utf8 = source.utf8
    var end = start
    while utf8.byte(at: end).isAsciiDigit { end += 1 }
    return end < utf8.count ? String(decoding: utf8[start...end], as: UTF8.self) : ""
  }
}

// MARK: - Tables

extension MarkdownReader {
  // The headers name no constants for the types of extensions' nodes.
  private mutating func enterTablePart(_ node: OpaquePointer, in document: CmarkDocument) {
    switch String(cString: cmark_node_get_type_string(node)) {
    case "table": enterTable(node)
    case "table_row", "table_header": enterRow(node)
    case "table_cell": readCell(node, in: document)
    default: break
    }
  }

  private mutating func enterTable(_ node: OpaquePointer) {
    pipeTable = PipeTable(index: tableCount, headerLine: headerLine(of: node), start: start(of: node))
    tableCount += 1
  }

  /// The line before the one of dashes and pipes.
  private func headerLine(of table: OpaquePointer) -> Int {
    let first = source.lines.line(at: start(of: table))
    for line in first...lastLine(of: table, from: first) where line > first {
      let range = source.lines.range(of: line, in: source.utf8)
      let row = source.utf8[contentStart(of: range)..<range.end]
      let isDelimiter = row.allSatisfy { $0 == Ascii.pipe || $0 == Ascii.hyphen || $0 == Ascii.colon || $0.isBlank }
      if isDelimiter, row.contains(Ascii.hyphen) { return line - 1 }
    }
    return first
  }

  private mutating func enterRow(_ node: OpaquePointer) {
    guard var table = pipeTable else { return }
    table.row += 1
    table.column = 0
    table.isHeader = cmark_gfm_extensions_get_table_row_is_header(node) != 0
    let line = table.row == 0 ? table.headerLine : table.headerLine + 1 + table.row
    let range = source.lines.range(of: line, in: source.utf8)
    let start = line == source.lines.line(at: table.start) ? table.start : contentStart(of: range)
    table.cells = pipeCells(in: TextRange(min(start, range.end), range.end))
    pipeTable = table
  }

  /// The cells of a row as cmark reads them: parted by pipes; a pipe behind a backslash is the cell's own, and the
  /// backslash goes.
  private func pipeCells(in row: TextRange) -> [MappedText] {
    let utf8 = source.utf8
    var cells: [MappedText] = []
    var index = utf8.skippingBlanks(from: row.start, limit: row.end)
    if index < row.end, utf8[index] == Ascii.pipe { index += 1 }
    while index < row.end {
      var end = index
      var pipes: [Int] = []
      while end < row.end {
        if utf8[end] == Ascii.pipe {
          guard end > index, utf8[end - 1] == Ascii.backslash else { break }
          pipes.append(end - 1)
        }
        end += 1
      }
      cells.append(pipeCell(utf8.trimmingBlanks(TextRange(index, end)), escapedPipes: pipes))
      index = end + 1
    }
    return cells
  }

  private func pipeCell(_ range: TextRange, escapedPipes: [Int]) -> MappedText {
    var cell = MappedText()
    var start = range.start
    for pipe in escapedPipes {
      cell.appendCopy(of: source.prepared[start..<pipe], originStart: start)
      cell.appendReplacement(CollectionOfOne(Ascii.pipe), origin: TextRange(pipe, pipe + 2))
      start = pipe + 2
    }
    cell.appendCopy(of: source.prepared[start..<max(start, range.end)], originStart: start)
    return cell
  }

  private mutating func readCell(_ node: OpaquePointer, in document: CmarkDocument) {
    guard let table = pipeTable else { return }
    pipeTable?.column += 1
    let content = table.column < table.cells.count ? table.cells[table.column] : MappedText()
    let inline = readInlines(of: node, content: content, in: document)
    let role = BlockRole.tableCell(table: table.index, row: table.row, column: table.column, isHeader: table.isHeader)
    append(inline, inline.text.range, as: role, sourceRange: content.originRange(of: content.range))
  }

  /// Reads the cells of all tab-separated tables: as paragraphs of one document, each led by a comma that keeps it from
  /// being more.
  private mutating func readTabTables() {
    guard !source.tables.isEmpty else { return }
    var document: [UInt8] = []
    var cells: [(range: TextRange, role: BlockRole)] = []
    for table in source.tables {
      for (row, line) in table.rows.enumerated() {
        for (column, cell) in line.cells.enumerated() where !cell.isEmpty {
          let isHeader = table.hasHeader && row == 0
          cells.append((cell, .tableCell(table: tableCount, row: row, column: column, isHeader: isHeader)))
          document.append(Ascii.comma)
          document += source.preparedCell(cell)
          document += [Ascii.lineFeed, Ascii.lineFeed]
        }
      }
      tableCount += 1
    }
    readCells(cells, of: CmarkDocument(parsing: document))
  }

  private mutating func readCells(_ cells: [(range: TextRange, role: BlockRole)], of document: CmarkDocument) {
    var index = 0
    while let (event, node) = document.next() {
      guard event == CMARK_EVENT_ENTER, cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH, index < cells.count else {
        continue
      }
      let (range, role) = cells[index]
      var content = MappedText()
      content.appendReplacement(CollectionOfOne(Ascii.comma), origin: TextRange(range.start, range.start))
      content.appendCopy(of: source.preparedCell(range), originStart: range.start)
      let inline = readInlines(of: node, content: content, in: document)
      append(inline, inline.text.range, as: role, sourceRange: range)
      index += 1
    }
  }
}
