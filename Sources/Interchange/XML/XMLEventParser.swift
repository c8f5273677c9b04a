import CLibXML2
import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// libxml2's push parser: pieces of a file go in, nodes come out.
final class XMLEventParser {
  typealias Node = XMLPullReader.Node

  private var nodes: [Node] = []
  /// What was odd in the attributes of a tag whose node is still to come; it is handed over behind that.
  private var oddAttributes: [XMLPullReader.Oddity] = []
  /// What ended the reading.
  private(set) var damage: FileProblem?

  private let path: String
  private let tolerance: XMLPullReader.Tolerance
  private var context: xmlParserCtxtPtr?
  private let structure: Set<String>
  private var columns = ShownColumns()
  private var open: [Name] = []
  /// Names as Swift strings, by their place in libxml2's dictionary, where each stands once.
  private var names: [UnsafePointer<xmlChar>: Name] = [:]

  private struct Name {
    let text: String
    let isStructure: Bool
  }

  init?(path: String, tolerance: XMLPullReader.Tolerance, structure: Set<String>) {
    self.path = path
    self.tolerance = tolerance
    self.structure = structure
    var handler = Self.handler
    context = xmlCreatePushParserCtxt(&handler, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
    guard let context else { return nil }
    // The bytes are UTF-8 already, whatever the file says. Without NOENT the & of attributes comes as &#38;, for a second parser; entities are not
    // there to be replaced.
    var options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_NOENT.rawValue
    if tolerance == .characters { options |= XML_PARSE_RECOVER.rawValue }
    xmlCtxtUseOptions(context, Int32(bitPattern: options))
  }

  deinit { xmlFreeParserCtxt(context) }

  /// Reads on; after ``damage`` it does nothing.
  func parse(_ piece: [UInt8], isLast: Bool) {
    guard damage == nil else { return }
    // libxml2 ends at a zero; this is a character that it reports with its place.
    let hasZero = piece.withUnsafeBytes { $0.count > 0 && memchr($0.baseAddress!, 0, $0.count) != nil }
    let piece = hasZero ? piece.map { $0 == 0 ? 1 : $0 } : piece
    columns.pass(piece)
    piece.withUnsafeBytes { bytes in
      _ = xmlParseChunk(
        context, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), isLast ? 1 : 0)
    }
    // It may halt with no more than a fault that is passed over elsewhere.
    if let context, context.pointee.disableSAX != 0 {
      stop(at: position, XMLWords.notWellFormed("nothing behind it can be read"))
    }
  }

  /// Gives the nodes since the last call for used ones, whose storage it uses again.
  func exchangeNodes(_ used: inout [Node]) {
    swap(&used, &nodes)
    nodes.removeAll(keepingCapacity: true)
  }

  // MARK: What libxml2 calls

  private static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    // Values that a DTD declares for attributes that are not there come last: a long one would multiply by the elements of the file.
    handler.startElementNs = { parser, name, prefix, _, _, _, count, defaulted, attributes in
      XMLEventParser.at(parser).start(name, prefix: prefix, count: Int(count - defaulted), attributes)
    }
    handler.endElementNs = { parser, name, _, _ in XMLEventParser.at(parser).end(name) }
    handler.characters = { parser, text, count in XMLEventParser.at(parser).take(text, count: Int(count)) }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.reference = { parser, name in XMLEventParser.at(parser).keepReference(name) }
    handler.entityDecl = { parser, _, _, _, _, _ in XMLEventParser.at(parser).refuseEntities() }
    handler.unparsedEntityDecl = { parser, _, _, _, _ in XMLEventParser.at(parser).refuseEntities() }
    handler.serror = { parser, error in
      guard let error = error?.pointee else { return }
      XMLEventParser.at(parser).note(
        code: error.code, isFatal: error.level == XML_ERR_FATAL, line: Int(error.line), scalars: Int(error.int2),
        entity: error.str1, message: error.message)
    }
    return handler
  }

  private static func at(_ pointer: UnsafeMutableRawPointer?) -> XMLEventParser {
    Unmanaged<XMLEventParser>.fromOpaque(pointer!).takeUnretainedValue()
  }

  private func start(
    _ tag: UnsafePointer<xmlChar>?, prefix: UnsafePointer<xmlChar>?, count: Int,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard damage == nil else { return }
    let (line, column) = startOfTag
    let name = name(at: tag)
    open.append(name)
    var list: [XMLPullReader.Attribute] = []
    if count > 0, let attributes {
      list.reserveCapacity(count)
      for index in 0..<count {
        // Name, prefix, namespace, start and end of the value.
        let fields = attributes + index * 5
        guard let key = fields[0], let start = fields[3], let end = fields[4] else { continue }
        list.append(
          .init(
            name: self.name(at: key).text, prefix: fields[1].map { self.name(at: $0).text },
            value: String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)))
      }
    }
    nodes.append(.start(.init(name: name.text, line: line, column: column, attributes: list)))
    nodes += oddAttributes.map { .oddity($0) }
    oddAttributes.removeAll()
  }

  private func end(_ name: UnsafePointer<xmlChar>?) {
    guard damage == nil else { return }
    open.removeLast()
    nodes.append(.end(self.name(at: name).text))
  }

  private func take(_ text: UnsafePointer<xmlChar>?, count: Int) {
    guard damage == nil, let text else { return }
    if open.last?.isStructure == true, isWhiteSpace(text, count) { return }
    nodes.append(.text(String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)))
  }

  private func keepReference(_ name: UnsafePointer<xmlChar>?) {
    guard damage == nil, let name else { return }
    keepEntity(String(cString: name), line: position.line, column: position.column)
  }

  private func keepEntity(_ name: String, line: Int, column: Int) {
    if !isInAttribute { nodes.append(.text("&\(name);")) }
    let message = isInAttribute ? XMLWords.entityLostFromAttribute(name) : XMLWords.keptEntity(name)
    append(.init(kind: .entity, line: line, column: column, message: message))
  }

  private func append(_ oddity: XMLPullReader.Oddity) {
    if isInAttribute { oddAttributes.append(oddity) } else { nodes.append(.oddity(oddity)) }
  }

  private var isInAttribute: Bool { context?.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE }

  private func refuseEntities() { stop(at: position, XMLWords.entities) }

  private func stop(at place: (line: Int, column: Int), _ message: Message) {
    guard damage == nil else { return }
    damage = FileProblem(path: path, line: max(1, place.line), column: max(1, place.column), message: message)
    xmlStopParser(context)
  }

  // MARK: Faults

  private func note(
    code: Int32, isFatal: Bool, line: Int, scalars: Int, entity: UnsafePointer<CChar>?, message: UnsafePointer<CChar>?
  ) {
    guard damage == nil else { return }
    let column = shown(line, scalars).column
    var words = message.map { String(cString: $0) } ?? ""
    if words.last == "\n" { words.removeLast() }
    switch xmlParserErrors(UInt32(bitPattern: code)) {
    case XML_WAR_UNDECLARED_ENTITY where tolerance == .characters:
      // The reference itself is handed over next.
      return
    case XML_ERR_UNDECLARED_ENTITY where tolerance == .characters:
      keepEntity(entity.map { String(cString: $0) } ?? "", line: line, column: column)
    // The same codes also stand for faults behind which libxml2 has lost its place: in comments, in tags.
    case XML_ERR_INVALID_CHAR where tolerance == .characters && Self.isPassable(words),
      XML_ERR_INVALID_CHARREF where tolerance == .characters:
      append(.init(kind: .character, line: line, column: column, message: XMLWords.lostCharacter))
    case XML_ERR_ENTITYREF_SEMICOL_MISSING where tolerance == .characters,
      XML_ERR_NAME_REQUIRED where tolerance == .characters && words.hasPrefix("xmlParseEntityRef"):
      append(.init(kind: .ampersand, line: line, column: column, message: XMLWords.strayAmpersand))
    case XML_WAR_UNDECLARED_ENTITY: stop(at: (line, column), XMLWords.entities)
    case XML_ERR_TAG_NOT_FINISHED, XML_ERR_DOCUMENT_END, XML_ERR_DOCUMENT_EMPTY:
      stop(at: (line, column), XMLWords.cutShort(in: open.last?.text))
    default: if isFatal { stop(at: (line, column), XMLWords.notWellFormed(words)) }
    }
  }

  /// Whether it is a character of text, written out or by its number, behind which libxml2 reads on in the same place.
  private static func isPassable(_ words: String) -> Bool {
    words.hasPrefix("PCDATA") || words.hasPrefix("xmlParseCharRef")
  }

  // MARK: Places

  /// Where the parser stands.
  private var position: (line: Int, column: Int) {
    shown(Int(xmlSAX2GetLineNumber(context)), Int(xmlSAX2GetColumnNumber(context)))
  }

  /// Where the `<` of the tag stands that has just been read; no other stands in it.
  private var startOfTag: (line: Int, column: Int) {
    guard let input = context?.pointee.input?.pointee, let base = input.base, var place = input.cur else {
      return (1, 1)
    }
    var line = Int(input.line)
    var column = Int(input.col)
    var hasCrossedLine = false
    while place > base {
      place -= 1
      let byte = place.pointee
      if byte == 0x0A {
        line -= 1
        hasCrossedLine = true
      } else if byte & 0xC0 != 0x80 {
        column -= 1
      }
      if byte == 0x3C { break }
    }
    return shown(line, !hasCrossedLine && column > 0 ? column : Self.columnByCounting(back: place, to: base))
  }

  private func shown(_ line: Int, _ scalars: Int) -> (line: Int, column: Int) {
    (line, columns.column(line: line, scalars: scalars))
  }

  private static func columnByCounting(
    back place: UnsafePointer<xmlChar>, to base: UnsafePointer<xmlChar>
  ) -> Int {
    var place = place
    var column = 1
    while place > base {
      place -= 1
      if place.pointee == 0x0A { break }
      if place.pointee & 0xC0 != 0x80 { column += 1 }
    }
    return column
  }

  private func isWhiteSpace(_ text: UnsafePointer<xmlChar>, _ count: Int) -> Bool {
    (0..<count).allSatisfy { text[$0] == 0x20 || text[$0] == 0x0A || text[$0] == 0x09 || text[$0] == 0x0D }
  }

  private func name(at pointer: UnsafePointer<xmlChar>?) -> Name {
    guard let pointer else { return Name(text: "", isStructure: false) }
    if let known = names[pointer] { return known }
    let text = String(cString: pointer)
    let name = Name(text: text, isStructure: structure.contains(text))
    names[pointer] = name
    return name
  }
}
