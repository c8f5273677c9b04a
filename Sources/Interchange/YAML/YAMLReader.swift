import BitextModel
import Diagnostics
import Yams

/// The one way to YAML: nodes as values of the kinds we expect, and every fault with its place and the way to mend it.
struct YAMLReader {
  let path: String
  private(set) var problems: [FileProblem] = []

  init(path: String) { self.path = path }

  /// The document's root; nil where the file is empty or no YAML, which is then among ``problems``.
  mutating func root(of source: SourceText) -> Node? {
    if let tab = tabInIndentation(of: source) {
      report(
        tab.line, tab.column,
        Message(
          en: "a tab in the indentation; YAML takes spaces only: replace it by two spaces",
          ko: "들여쓰기에 탭이 있습니다. YAML에서는 공백만 쓸 수 있으니 탭을 공백 두 칸으로 바꾸세요",
          zh: "缩进中有制表符；YAML 只允许空格：请改为两个空格"))
      return nil
    }
    do {
      // Every scalar is a text to us; telling numbers and dates from texts would cost half of the reading.
      return try Yams.compose(yaml: source.string(in: source.range), .basic)
    } catch {
      report(yaml: error)
      return nil
    }
  }

  /// The entries of a mapping by key; unknown keys are reported with the nearest known one.
  mutating func mapping(_ node: Node, named name: String, keys known: [String]) -> [String: Node]? {
    guard case .mapping(let mapping) = node else {
      report(
        node,
        Message(
          en: "\(name): expected keys (\(known.joined(separator: ", "))), found \(kind(of: node).english)",
          ko: "\(name): 키(\(known.joined(separator: ", ")))가 와야 합니다. 지금은 \(kind(of: node).korean)입니다",
          zh: "\(name)：此处应为键（\(known.joined(separator: "、"))），却是\(kind(of: node).chinese)"))
      return nil
    }
    var result: [String: Node] = [:]
    for (keyNode, value) in mapping {
      let key = keyNode.scalar?.string ?? ""
      guard known.contains(key) else {
        report(keyNode, UnknownKey.message(key, in: name, known: known))
        continue
      }
      result[key] = value
    }
    return result
  }

  mutating func string(_ node: Node) -> String? {
    guard case .scalar(let scalar) = node else {
      report(
        node,
        Message(
          en: "expected a text, found \(kind(of: node).english)", ko: "글이 와야 합니다. 지금은 \(kind(of: node).korean)입니다",
          zh: "此处应为文本，却是\(kind(of: node).chinese)"))
      return nil
    }
    return scalar.string
  }

  /// A list of texts; a single text stands for a list of one.
  mutating func strings(_ node: Node) -> [String] {
    if case .sequence(let list) = node { return list.compactMap { string($0) } }
    return string(node).map { [$0] } ?? []
  }

  mutating func choice<Value: RawRepresentable & CaseIterable>(_ node: Node, of type: Value.Type) -> Value?
  where Value.RawValue == String {
    guard let text = string(node) else { return nil }
    if let value = Value(rawValue: text) { return value }
    report(node, UnknownKey.value(text, known: Value.allCases.map(\.rawValue)))
    return nil
  }

  func kind(of node: Node) -> Message {
    switch node {
    case .scalar: Message(en: "a text", ko: "글", zh: "文本")
    case .mapping: Message(en: "a mapping", ko: "매핑", zh: "映射")
    case .sequence: Message(en: "a list", ko: "목록", zh: "列表")
    case .alias: Message(en: "an alias", ko: "별칭", zh: "别名")
    }
  }

  mutating func report(_ node: Node, _ message: Message) {
    report(node.mark?.line ?? 1, node.mark?.column ?? 1, message)
  }

  mutating func report(_ line: Int, _ column: Int, _ message: Message) {
    problems.append(FileProblem(path: path, line: line, column: column, message: message))
  }

  private mutating func report(yaml error: any Error) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      report(mark.line, mark.column, notYAML(problem))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.map { "\($0)" }.joined(separator: ", ")
      report(
        context.mark.line, context.mark.column,
        Message(
          en: "the key \(keys) stands twice; keep one of them", ko: "같은 키가 두 번 있습니다: \(keys). 하나만 남기세요",
          zh: "键 \(keys) 重复；请只保留一个"))
    default:
      report(1, 1, notYAML("\(error)"))
    }
  }

  private func notYAML(_ problem: String) -> Message {
    Message(
      en: "this is not YAML: \(problem). Quote texts that hold “: ” or begin with a mark, and check the indentation",
      ko: "YAML 형식이 아닙니다: \(problem). ‘: ’이 들어 있거나 기호로 시작하는 글은 따옴표로 묶고 들여쓰기를 확인하세요",
      zh: "不是有效的 YAML：\(problem)。含“: ”或以符号开头的文本请加引号，并检查缩进")
  }

  private func tabInIndentation(of source: SourceText) -> (line: Int, column: Int)? {
    var line = 1
    var column = 1
    var isIndentation = true
    for byte in source.utf8 {
      if byte == 0x0A {
        line += 1
        column = 1
        isIndentation = true
        continue
      }
      if isIndentation, byte == 0x09 { return (line, column) }
      if byte != 0x20 { isIndentation = false }
      column += 1
    }
    return nil
  }
}
