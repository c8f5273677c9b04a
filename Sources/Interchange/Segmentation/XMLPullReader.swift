import CLibXML2
import Diagnostics

/// Reads XML node by node, and refuses what makes XML dangerous: nothing is fetched, declared entities are refused before any of
/// them is used, and libxml2's own limits on depth and length stay on.
struct XMLPullReader: ~Copyable {
  enum Node {
    case start(Element)
    /// Text and CDATA, in one or more pieces.
    case text(String)
    case end(String)
  }

  /// Names are without their prefix.
  struct Element {
    let name: String
    /// From 1.
    let line: Int
    /// Whether it is written `<name/>`, so that no end follows.
    let isEmpty: Bool
    let attributes: [String: String]

    subscript(name: String) -> String? { attributes[name] }
  }

  private let path: String
  private let bytes: UnsafeMutableRawBufferPointer
  private let handle: xmlTextReaderPtr

  init(_ bytes: [UInt8], path: String) throws(FileProblem) {
    self.path = path
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
    copy.copyBytes(from: bytes)
    guard
      let handle = xmlReaderForMemory(
        copy.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil, nil, Int32(options))
    else {
      copy.deallocate()
      throw FileProblem(path: path, message: Self.unreadable("out of memory"))
    }
    self.bytes = copy
    self.handle = handle
  }

  deinit {
    xmlFreeTextReader(handle)
    bytes.deallocate()
  }

  /// The next node; nil at the end.
  mutating func next() throws(FileProblem) -> Node? {
    while true {
      switch xmlTextReaderRead(handle) {
      case 1: if let node = try current() { return node }
      case 0: return nil
      default: throw damage()
      }
    }
  }

  /// The node the reader stands on; nil for comments and the like.
  private func current() throws(FileProblem) -> Node? {
    switch xmlTextReaderNodeType(handle) {
    case Int32(XML_READER_TYPE_ELEMENT.rawValue): return .start(element())
    case Int32(XML_READER_TYPE_END_ELEMENT.rawValue): return .end(name)
    case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
      Int32(XML_READER_TYPE_WHITESPACE.rawValue), Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue):
      return .text(string(xmlTextReaderConstValue(handle)))
    case Int32(XML_READER_TYPE_DOCUMENT_TYPE.rawValue):
      if declaresAnything { throw FileProblem(path: path, line: line, message: Self.declarations) }
      return nil
    case Int32(XML_READER_TYPE_ENTITY_REFERENCE.rawValue):
      throw FileProblem(path: path, line: line, message: Self.declarations)
    default: return nil
    }
  }

  private var name: String { string(xmlTextReaderConstLocalName(handle)) }
  // The parser itself is ahead of the node, by what it has read at once.
  private var line: Int { max(1, xmlGetLineNo(xmlTextReaderCurrentNode(handle))) }

  /// Whether the document type has declarations of its own, among which entities may be.
  private var declaresAnything: Bool {
    guard let document = xmlTextReaderCurrentDoc(handle), let subset = document.pointee.intSubset else { return false }
    return subset.pointee.children != nil
  }

  private func element() -> Element {
    let name = name
    let isEmpty = xmlTextReaderIsEmptyElement(handle) == 1
    let line = line
    var attributes: [String: String] = [:]
    while xmlTextReaderMoveToNextAttribute(handle) == 1 {
      attributes[self.name] = string(xmlTextReaderConstValue(handle))
    }
    xmlTextReaderMoveToElement(handle)
    return Element(name: name, line: line, isEmpty: isEmpty, attributes: attributes)
  }

  private func string(_ text: UnsafePointer<xmlChar>?) -> String {
    text.map { String(decoding: UnsafeBufferPointer(start: $0, count: Int(xmlStrlen($0))), as: UTF8.self) } ?? ""
  }

  // MARK: Damage

  private func damage() -> FileProblem {
    guard let error = xmlGetLastError() else { return FileProblem(path: path, message: Self.unreadable("")) }
    let words = error.pointee.message.map { String(cString: $0) } ?? ""
    let line = Int(error.pointee.line)
    return FileProblem(
      path: path, line: line > 0 ? line : nil,
      message: Self.unreadable(words.last == "\n" ? String(words.dropLast()) : words))
  }

  private static func unreadable(_ words: String) -> Message {
    Message(
      en: "the file is not well-formed XML (\(words)); mend it there", ko: "올바른 XML이 아닙니다(\(words)). 그 자리를 고치세요",
      zh: "文件不是格式正确的 XML（\(words)）；请在该处修正")
  }

  private static let declarations = Message(
    en: "the file declares or uses entities of its own, which are not read for safety; write the text out",
    ko: "파일이 엔티티를 선언하거나 씁니다. 안전을 위해 읽지 않으니 글자를 그대로 쓰세요",
    zh: "文件声明或使用了自定义实体，出于安全不予读取；请直接写出文字")
}
