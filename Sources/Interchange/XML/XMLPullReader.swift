import CLibXML2
import Diagnostics

/// Reads XML node by node in bounded memory, and refuses what makes XML dangerous: nothing is fetched, declared entities are refused
/// before any of them is used, and libxml2's own limits on depth and length stay on.
///
/// Of the file one piece of ``XMLInput`` and the nodes in it are held; a text longer than that comes in several nodes.
struct XMLPullReader: ~Copyable {
  enum Node {
    case start(Element)
    /// Text and CDATA, in one or more pieces.
    case text(String)
    case end(String)
    /// Something that was left out, after which reading goes on; only where ``Tolerance/characters`` was asked for.
    case oddity(Oddity)
  }

  /// Names are without their prefix.
  struct Element {
    let name: String
    /// Where its `<` stands, from 1; the column in characters (Unicode scalars).
    let line: Int
    let column: Int
    let attributes: [Attribute]

    /// The value of the first attribute of that name, whatever its prefix.
    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  struct Attribute {
    let name: String
    let prefix: String?
    let value: String

    /// The name with `xml:` where that is its prefix: those names mean the same in every format.
    var commonName: String { prefix == "xml" ? "xml:" + name : name }
  }

  struct Oddity {
    enum Kind: String { case character, entity, ampersand }
    let kind: Kind
    let line: Int
    let column: Int
    let message: Message
  }

  /// What of a file that is not well-formed is passed over.
  enum Tolerance {
    case none
    /// Characters that XML does not allow, unknown entities, a lone `&`: the structure around them is sound.
    case characters
  }

  private let path: String
  private var input: XMLInput
  private let parser: XMLEventParser
  private var nodes: [Node] = []
  private var taken = 0
  private var isFinished = false
  /// What reading ahead ran into; it is thrown in its place.
  private var failure: FileProblem?

  /// - Parameter structure: Elements that hold elements alone: white space directly in them gives no node.
  init(
    _ bytes: [UInt8], path: String, tolerance: Tolerance = .none, structure: Set<String> = []
  ) throws(FileProblem) {
    try self.init(XMLInput(bytes: bytes, path: path), path: path, tolerance, structure)
  }

  /// - Parameter path: `-` is standard input.
  init(path: String, tolerance: Tolerance = .none, structure: Set<String> = []) throws(FileProblem) {
    try self.init(XMLInput(path: path), path: path, tolerance, structure)
  }

  private init(
    _ input: consuming XMLInput, path: String, _ tolerance: Tolerance, _ structure: Set<String>
  ) throws(FileProblem) {
    guard let parser = XMLEventParser(path: path, tolerance: tolerance, structure: structure) else {
      throw FileProblem(path: path, message: XMLWords.notWellFormed("out of memory"))
    }
    self.path = path
    self.input = input
    self.parser = parser
  }

  /// What the file says of its encoding and is not so; known with the first character that is not ASCII.
  var encodingContradiction: Message? { input.contradiction }
  /// How many places held bytes that mean nothing; they were read as U+FFFD.
  var invalidCount: Int { input.invalidCount }

  /// The next node; nil at the end. The nodes before damage come before it is thrown.
  mutating func next() throws(FileProblem) -> Node? {
    while taken == nodes.count {
      if let damage = failure ?? parser.damage { throw damage }
      if isFinished { return nil }
      let piece = try input.next()
      isFinished = input.isAtEnd
      parser.parse(piece, isLast: isFinished)
      taken = 0
      parser.exchangeNodes(&nodes)
    }
    defer { taken += 1 }
    return nodes[taken]
  }

  /// The nodes to come that are held already, and those of one piece more.
  mutating func nodesAhead() -> ArraySlice<Node> {
    if !isFinished, failure == nil, parser.damage == nil {
      do throws(FileProblem) {
        let piece = try input.next()
        isFinished = input.isAtEnd
        parser.parse(piece, isLast: isFinished)
        var more: [Node] = []
        parser.exchangeNodes(&more)
        nodes = nodes[taken...] + more
        taken = 0
      } catch { failure = error }
    }
    return nodes[taken...]
  }
}
