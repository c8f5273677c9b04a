import BitextModel
import Diagnostics

/// What readers of units in XML share: the nodes, what was odd in them, and how much one unit may hold.
///
/// A unit that holds more than ``TMXReader/largestUnit``, or a text of more than ``TMXReader/largestText``, is read past and left out: nothing that
/// a file says of one unit is kept beyond that.
struct UnitFileReader: ~Copyable {
  /// What an element counts for beside the values of its attributes, in bytes.
  private static let elementSize = 64

  private var xml: XMLPullReader
  var log: ReadingWarnings
  private var hasNotedEncoding = false
  private var chinese: Language?
  private var size = 0
  private(set) var isOverBudget = false
  /// Whether something in the unit was lost that makes its text another.
  private(set) var isDamaged = false

  init(_ xml: consuming XMLPullReader, path: String) {
    self.xml = xml
    log = ReadingWarnings(path: path)
  }

  /// Begins a unit, whose start was read last.
  mutating func begin(_ element: XMLPullReader.Element) {
    size = 0
    isOverBudget = false
    isDamaged = false
    count(.start(element))
  }

  /// Says that the unit holds more than it may.
  mutating func exceedBudget() { isOverBudget = true }

  /// Notes what can be known only at the end of the file.
  mutating func finish() {
    if xml.invalidCount > 0 { log.note(XMLWords.invalidBytes(xml.invalidCount)) }
  }

  mutating func note(_ element: XMLPullReader.Element, _ message: Message, kind: String? = nil) {
    log.note(line: element.line, column: element.column, message, kind: kind)
  }

  // MARK: Chinese without a script

  /// What `zh` alone means in this file, decided once: the script of the first such texts, those of 64 KiB of the file or more.
  ///
  /// - Parameters:
  ///   - text: One that was read already.
  ///   - isChinese: Whether the texts in an element are such ones.
  mutating func chinese(
    in text: String = "", andElements isChinese: (XMLPullReader.Element) -> Bool
  ) -> Language {
    if let chinese { return chinese }
    var sample = text
    // How deep in such an element the node is; 0 is outside.
    var depth = 0
    for node in xml.nodesAhead() {
      switch node {
      case .start(let element): if depth > 0 || isChinese(element) { depth += 1 }
      case .end: depth = max(0, depth - 1)
      case .text(let piece): if depth > 0 { sample += piece }
      case .oddity: break
      }
    }
    let language = LanguageCodes.language(ofChinese: sample)
    chinese = language
    return language
  }

  // MARK: Nodes

  /// The next node that is no oddity; those are noted.
  mutating func next() throws(FileProblem) -> XMLPullReader.Node? {
    let node = try nextUncounted()
    if let node { count(node) }
    return node
  }

  private mutating func nextUncounted() throws(FileProblem) -> XMLPullReader.Node? {
    while let node = try xml.next() {
      if !hasNotedEncoding, let contradiction = xml.encodingContradiction {
        hasNotedEncoding = true
        log.note(line: 1, column: 1, contradiction)
      }
      guard case .oddity(let oddity) = node else { return node }
      log.note(line: oddity.line, column: oddity.column, oddity.message, kind: oddity.kind.rawValue)
      if oddity.kind == .ampersand { isDamaged = true }
    }
    return nil
  }

  private mutating func count(_ node: XMLPullReader.Node) {
    switch node {
    case .start(let element):
      size += element.attributes.reduce(Self.elementSize) { $0 + $1.value.utf8.count }
    case .text(let piece): size += piece.utf8.count
    case .end, .oddity: break
    }
    if size > TMXReader.largestUnit { isOverBudget = true }
  }

  /// Passes over the rest of the element whose start was read last; it counts for nothing.
  mutating func skip() throws(FileProblem) {
    var depth = 1
    while depth > 0, let node = try nextUncounted() {
      if case .start = node { depth += 1 }
      if case .end = node { depth -= 1 }
    }
  }

  /// The text in the element whose start was read last, elements in it included; `cp` elements of XLIFF are their characters.
  ///
  /// Where it is longer than it may be it is cut, and the unit over its budget.
  ///
  /// - Parameter visit: is told of each element in it.
  mutating func text(visit: (XMLPullReader.Element) -> Void = { _ in }) throws(FileProblem) -> String {
    var result = ""
    var depth = 1
    while depth > 0, let node = try next() {
      switch node {
      case .text(let piece): append(piece, to: &result)
      case .start(let child):
        depth += 1
        if child.name == "cp" { append(XLIFFCodePoint.text(child["hex"]), to: &result) }
        visit(child)
      case .end: depth -= 1
      case .oddity: break
      }
    }
    return result
  }

  private mutating func append(_ piece: String, to text: inout String) {
    guard text.utf8.count + piece.utf8.count <= TMXReader.largestText else { return exceedBudget() }
    if !isOverBudget { text += piece }
  }
}
