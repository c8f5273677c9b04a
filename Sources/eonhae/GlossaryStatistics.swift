import BitextModel
import Terminology

/// How much a glossary holds. Encoded as JSON by these names, which never change.
struct GlossaryStatistics: Encodable {
  struct Field: Encodable {
    let field: String
    let concepts: Int
    let terms: Int
  }

  let concepts: Int
  let terms: Int
  let fields: [Field]
  let languages: [String: Int]
  let statuses: [String: Int]
  let renderings: [String: Int]
  /// Concepts with a definition, and with a source.
  let defined: Int
  let sourced: Int

  init(_ all: [Concept]) {
    concepts = all.count
    let allTerms = all.flatMap(\.terms)
    terms = allTerms.count
    fields = Dictionary(grouping: all, by: \.field).sorted { $0.key < $1.key }.map { name, members in
      Field(field: name, concepts: members.count, terms: members.reduce(0) { $0 + $1.terms.count })
    }
    languages = Self.counts(allTerms) { $0.language.rawValue }
    statuses = Self.counts(allTerms) { $0.status.rawValue }
    renderings = Self.counts(allTerms) { $0.rendering?.rawValue }
    defined = all.count { !$0.definition.isEmpty }
    sourced = all.count { $0.source != nil }
  }

  private static func counts(_ terms: [Term], by key: (Term) -> String?) -> [String: Int] {
    terms.reduce(into: [:]) { result, term in
      if let key = key(term) { result[key, default: 0] += 1 }
    }
  }

  func text() -> String {
    var lines = [
      words(
        "\(concepts) concepts, \(terms) terms; \(defined) defined, \(sourced) with a source",
        "개념 \(concepts)개, 용어 \(terms)개 · 정의 \(defined)개, 출처 \(sourced)개",
        "概念 \(concepts) 个，术语 \(terms) 个；有定义 \(defined) 个，有出处 \(sourced) 个")
    ]
    lines.append("")
    for field in fields { lines.append(row(field.field, field.concepts, words("concepts", "개념", "概念"), field.terms)) }
    for table in [languages, statuses, renderings] {
      lines.append("")
      for (name, count) in table.sorted(by: { $0.key < $1.key }) { lines.append(row(name, count)) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ name: String, _ count: Int, _ unit: String = "", _ more: Int? = nil) -> String {
    let gap = String(repeating: " ", count: max(1, 28 - name.count - String(count).count))
    let rest = more.map { ", \($0) " + words("terms", "용어", "术语") } ?? ""
    return "  \(name)\(gap)\(count) \(unit)\(rest)".trimmingEnd()
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var text = self[...]
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
