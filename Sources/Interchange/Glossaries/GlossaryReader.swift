import BitextModel
import Diagnostics
import SinoKorean
import Terminology
import Yams

/// Reads the native glossary: one YAML file a field, a list of concepts.
///
/// Everything that is wrong in a file is reported with its line, not only the first thing; a concept with a fault in it is left out.
public struct GlossaryReader {
  private var yaml: YAMLReader

  /// A concept and where it stands.
  public struct Entry: Sendable {
    public let concept: Concept
    public let path: String
    public let line: Int
  }

  /// The concepts of one file, in its order, and its faults in order of place.
  ///
  /// - Parameter field: The field of concepts that do not name theirs: the file's name without its ending.
  public static func read(_ source: SourceText, field: String) -> (entries: [Entry], problems: [FileProblem]) {
    var reader = GlossaryReader(yaml: YAMLReader(path: source.path))
    let entries = reader.entries(in: source, field: field)
    return (entries, reader.yaml.problems.sorted(by: FileProblem.inOrder))
  }

  private mutating func entries(in source: SourceText, field: String) -> [Entry] {
    guard let root = yaml.root(of: source) else { return [] }
    guard case .sequence(let list) = root else {
      yaml.report(
        root,
        Message(
          en: "expected a list of concepts (each begins with “- id: …”), found \(yaml.kind(of: root).english)",
          ko: "개념 목록이 와야 합니다(각 개념은 ‘- id: …’로 시작합니다). 지금은 \(yaml.kind(of: root).korean)입니다",
          zh: "此处应为概念列表（每个概念以“- id: …”开头），却是\(yaml.kind(of: root).chinese)"))
      return []
    }
    return list.compactMap { node in
      concept(node, field: field).map { Entry(concept: $0, path: source.path, line: node.mark?.line ?? 1) }
    }
  }

  // MARK: One concept

  private static let conceptKeys = [
    "id", "field", "partOfSpeech", "gloss", "terms", "definition", "valid", "source", "note",
  ]

  private mutating func concept(_ node: Node, field fileField: String) -> Concept? {
    let faults = yaml.problems.count
    guard let mapping = yaml.mapping(node, named: "concept", keys: Self.conceptKeys) else { return nil }
    guard let idNode = mapping["id"], let id = yaml.string(idNode), !id.isEmpty else {
      yaml.report(
        mapping["id"] ?? node,
        Message(
          en: "a concept needs an id: “- id: zhuanjingtexin”",
          ko: "개념에는 id가 있어야 합니다: ‘- id: zhuanjingtexin’",
          zh: "概念必须有 id：“- id: zhuanjingtexin”"))
      return nil
    }
    let terms = mapping["terms"].map { self.terms($0, concept: id) } ?? []
    if mapping["terms"] == nil || (terms.isEmpty && yaml.problems.count == faults) {
      yaml.report(
        mapping["terms"] ?? node,
        Message(
          en: "concept \(id) has no terms: add “terms: {ko: […], zh-Hans: […]}”",
          ko: "개념 \(id)에 용어가 없습니다. ‘terms: {ko: […], zh-Hans: […]}’를 넣으세요",
          zh: "概念 \(id) 没有术语：请加上“terms: {ko: […], zh-Hans: […]}”"))
    }
    let concept = Concept(
      id: id, field: mapping["field"].flatMap { yaml.string($0) } ?? fileField, terms: terms,
      definition: mapping["definition"].map { definition($0) } ?? [:],
      glossing: mapping["gloss"].flatMap { yaml.choice($0, of: Glossing.self) },
      partOfSpeech: mapping["partOfSpeech"].flatMap { yaml.string($0) },
      validity: mapping["valid"].flatMap { validity($0) },
      source: mapping["source"].flatMap { yaml.string($0) },
      note: mapping["note"].flatMap { yaml.string($0) })
    return yaml.problems.count == faults ? concept : nil
  }

  private mutating func definition(_ node: Node) -> [Language: String] {
    if case .scalar = node { return yaml.string(node).map { [.korean: $0] } ?? [:] }
    guard let mapping = yaml.mapping(node, named: "definition", keys: Self.languageTags) else { return [:] }
    var result: [Language: String] = [:]
    for (key, value) in mapping { result[Language(rawValue: key)] = yaml.string(value) }
    return result
  }

  private mutating func validity(_ node: Node) -> Validity? {
    guard let mapping = yaml.mapping(node, named: "valid", keys: ["from", "to"]) else { return nil }
    var days: [String: String] = [:]
    for key in ["from", "to"] {
      guard let node = mapping[key], let text = yaml.string(node) else { continue }
      guard isDay(text) else {
        yaml.report(
          node,
          Message(
            en: "“\(text)” is no day; write YYYY-MM-DD, as in 2011-09-01",
            ko: "날짜가 아닙니다: \(text). 2011-09-01처럼 YYYY-MM-DD로 쓰세요",
            zh: "“\(text)”不是日期；请写成 YYYY-MM-DD，如 2011-09-01"))
        continue
      }
      days[key] = text
    }
    if let from = days["from"], let to = days["to"], from > to {
      yaml.report(
        node,
        Message(
          en: "ends (\(to)) before it begins (\(from))", ko: "끝(\(to))이 시작(\(from))보다 앞섭니다",
          zh: "结束日期（\(to)）早于开始日期（\(from)）"))
    }
    return Validity(from: days["from"], to: days["to"])
  }

  private func isDay(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return false }
    func number(_ range: Range<Int>) -> Int? { Int(String(decoding: bytes[range], as: UTF8.self)) }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...12).contains(month) && (1...lengths[month - 1]).contains(day)
  }

  // MARK: Terms

  static let languageTags = ["ko", "zh-Hans", "zh-Hant", "en"]

  private mutating func terms(_ node: Node, concept: String) -> [Term] {
    guard let mapping = yaml.mapping(node, named: "terms", keys: Self.languageTags) else { return [] }
    return Self.languageTags.flatMap { tag -> [Term] in
      guard let node = mapping[tag] else { return [] }
      return terms(node, language: Language(rawValue: tag), concept: concept)
    }
  }

  private mutating func terms(_ node: Node, language: Language, concept: String) -> [Term] {
    let items: [Node] = if case .sequence(let list) = node { Array(list) } else { [node] }
    var result: [Term] = []
    var preferred: Term?
    for item in items {
      guard let term = term(item, language: language, isFirst: result.isEmpty) else { continue }
      if result.contains(where: { $0.text == term.text }) {
        yaml.report(
          item,
          Message(
            en: "the \(language.rawValue) term “\(term.text)” stands twice in concept \(concept)",
            ko: "개념 \(concept)에 \(language.rawValue) 용어가 두 번 있습니다: \(term.text)",
            zh: "概念 \(concept) 中 \(language.rawValue) 术语“\(term.text)”出现了两次"))
      }
      if term.status == .preferred {
        if let preferred {
          yaml.report(
            item,
            Message(
              en: "concept \(concept) has two preferred \(language.rawValue) terms, “\(preferred.text)” and "
                + "“\(term.text)”: make one of them admitted",
              ko: "개념 \(concept)에 \(language.rawValue) 우선 용어가 ‘\(preferred.text)’, ‘\(term.text)’ 두 개입니다. "
                + "하나를 admitted로 바꾸세요",
              zh: "概念 \(concept) 有两个 \(language.rawValue) 首选术语“\(preferred.text)”和“\(term.text)”：请把其中一个改为 admitted"))
        } else {
          preferred = term
        }
      }
      result.append(term)
    }
    return result
  }

  private static let termKeys = [
    "term", "status", "rendering", "partOfSpeech", "type", "match", "source", "note",
  ]

  private mutating func term(_ node: Node, language: Language, isFirst: Bool) -> Term? {
    let defaultStatus: TermStatus = isFirst ? .preferred : .admitted
    if case .scalar = node {
      guard let text = yaml.string(node), isSound(text, language: language, at: node) else { return nil }
      return Term(text, language: language, status: defaultStatus)
    }
    guard let mapping = yaml.mapping(node, named: "term", keys: Self.termKeys) else { return nil }
    guard let textNode = mapping["term"], let text = yaml.string(textNode) else {
      yaml.report(
        node,
        Message(
          en: "a term given as a mapping needs the key “term”", ko: "용어를 매핑으로 쓸 때는 ‘term’ 키가 있어야 합니다",
          zh: "以映射形式书写的术语必须有“term”键"))
      return nil
    }
    guard isSound(text, language: language, at: textNode) else { return nil }
    return Term(
      text, language: language,
      status: mapping["status"].flatMap { yaml.choice($0, of: TermStatus.self) } ?? defaultStatus,
      rendering: mapping["rendering"].flatMap { yaml.choice($0, of: Rendering.self) },
      type: mapping["type"].flatMap { yaml.choice($0, of: TermType.self) } ?? .fullForm,
      partOfSpeech: mapping["partOfSpeech"].flatMap { yaml.string($0) },
      matching: mapping["match"].map { matching($0) } ?? MatchOptions(),
      source: mapping["source"].flatMap { yaml.string($0) }, note: mapping["note"].flatMap { yaml.string($0) })
  }

  private mutating func matching(_ node: Node) -> MatchOptions {
    guard let mapping = yaml.mapping(node, named: "match", keys: ["case", "spacing", "compound"]) else {
      return MatchOptions()
    }
    return MatchOptions(
      letterCase: mapping["case"].flatMap { yaml.choice($0, of: MatchOptions.Case.self) } ?? .ignore,
      spacing: mapping["spacing"].flatMap { yaml.choice($0, of: MatchOptions.Spacing.self) } ?? .free,
      compound: mapping["compound"].flatMap { yaml.choice($0, of: MatchOptions.Compound.self) } ?? .allow)
  }

  private mutating func isSound(_ text: String, language: Language, at node: Node) -> Bool {
    if let fault = TermSoundness.fault(of: text, language: language) {
      yaml.report(node, fault)
      return false
    }
    return true
  }
}
