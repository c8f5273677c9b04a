import BitextModel
import Terminology

/// Writes concepts as the native glossary, in the one form that the project's own files have.
///
/// Keys stand in a fixed order, a Korean term is a mapping on one line, terms of other languages that need no more are a list of texts. What is read back is
/// what was written.
public enum GlossaryWriter {
  /// A whole file: concepts in order of id, a blank line between two.
  public static func text(of concepts: [Concept]) -> String {
    concepts.sorted { $0.id < $1.id }.map(block).joined(separator: "\n")
  }

  /// One concept, from `- id:` to the line feed at its end.
  public static func block(of concept: Concept) -> String {
    var lines = ["- id: \(YAMLText.scalar(concept.id))", "  field: \(YAMLText.scalar(concept.field))"]
    func add(_ key: String, _ value: String?) {
      if let value { lines.append("  \(key): \(YAMLText.scalar(value))") }
    }
    add("partOfSpeech", concept.partOfSpeech)
    add("gloss", concept.glossing?.rawValue)
    lines.append("  terms:")
    for language in languages {
      let terms = concept.terms(in: language)
      if !terms.isEmpty { lines += self.lines(of: terms, language) }
    }
    if !concept.definition.isEmpty {
      lines.append("  definition:")
      for language in languages {
        if let text = concept.definition[language] {
          lines.append("    \(language.rawValue): \(YAMLText.scalar(text))")
        }
      }
    }
    if let validity = concept.validity {
      let days = [validity.from.map { "from: \($0)" }, validity.to.map { "to: \($0)" }].compactMap(\.self)
      lines.append("  valid: {\(days.joined(separator: ", "))}")
    }
    add("source", concept.source)
    add("note", concept.note)
    return lines.joined(separator: "\n") + "\n"
  }

  private static let languages: [Language] = [.korean, .simplifiedChinese, .traditionalChinese, .english]

  private static func lines(of terms: [Term], _ language: Language) -> [String] {
    let isPlain =
      language != .korean && terms.enumerated().allSatisfy { $1.isPlain(as: $0 == 0 ? .preferred : .admitted) }
    guard !isPlain else {
      let texts = terms.map { YAMLText.scalar($0.text, inFlow: true) }
      return ["    \(language.rawValue): [\(texts.joined(separator: ", "))]"]
    }
    let lines = terms.enumerated().map { index, term in
      let isText = language != .korean && term.isPlain(as: index == 0 ? .preferred : .admitted)
      return "      - " + (isText ? YAMLText.scalar(term.text) : "{\(mapping(of: term))}")
    }
    return ["    \(language.rawValue):"] + lines
  }

  private static func mapping(of term: Term) -> String {
    var pairs = [("term", term.text), ("status", term.status.rawValue)]
    if let rendering = term.rendering { pairs.append(("rendering", rendering.rawValue)) }
    if term.type != .fullForm { pairs.append(("type", term.type.rawValue)) }
    if let part = term.partOfSpeech { pairs.append(("partOfSpeech", part)) }
    var texts = pairs.map { "\($0): \(YAMLText.scalar($1, inFlow: true))" }
    if let match = match(of: term.matching) { texts.append("match: {\(match)}") }
    if let source = term.source { texts.append("source: \(YAMLText.scalar(source, inFlow: true))") }
    if let note = term.note { texts.append("note: \(YAMLText.scalar(note, inFlow: true))") }
    return texts.joined(separator: ", ")
  }

  private static func match(of options: MatchOptions) -> String? {
    let usual = MatchOptions()
    var parts: [String] = []
    if options.letterCase != usual.letterCase { parts.append("case: \(options.letterCase.rawValue)") }
    if options.spacing != usual.spacing { parts.append("spacing: \(options.spacing.rawValue)") }
    if options.compound != usual.compound { parts.append("compound: \(options.compound.rawValue)") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension Term {
  fileprivate func isPlain(as status: TermStatus) -> Bool {
    self.status == status && rendering == nil && type == .fullForm && partOfSpeech == nil
      && matching == MatchOptions() && source == nil && note == nil
  }
}

/// Texts as YAML scalars.
enum YAMLText {
  /// Plain where every YAML reader takes it for this text, else in double quotation marks.
  static func scalar(_ text: String, inFlow: Bool = false) -> String {
    isPlain(text, inFlow: inFlow) ? text : quoted(text)
  }

  private static let indicators = Set("-?:,[]{}#&*!|>'\"%@`".unicodeScalars)
  private static let flowIndicators = Set(",[]{}".unicodeScalars)
  private static let words: Set = ["", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"]

  private static func isPlain(_ text: String, inFlow: Bool) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first, let last = scalars.last, !words.contains(text.lowercased()) else { return false }
    guard !indicators.contains(first), first != " ", last != " ", last != ":" else { return false }
    if scalars.allSatisfy(isOfNumber), scalars.contains(where: { ("0"..."9").contains($0) }) { return false }
    for (index, scalar) in scalars.enumerated() {
      if scalar.value < 0x20 || scalar.value == 0x7F || isInvisible(scalar) { return false }
      if inFlow, flowIndicators.contains(scalar) { return false }
      if scalar == ":", index + 1 < scalars.count, scalars[index + 1] == " " || inFlow { return false }
      if scalar == "#", index > 0, scalars[index - 1] == " " { return false }
    }
    return true
  }

  /// Of numbers, dates and times, which are texts all the same: 2025, 0x1F, 2025-01-01, 1.0e3.
  private static func isOfNumber(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || ("a"..."f").contains(scalar) || "+-.:_xoTZE ".unicodeScalars.contains(scalar)
  }

  /// Line ends of Unicode, and what no eye sees.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x80...0x9F, 0xA0, 0x200B...0x200F, 0x2028...0x202F, 0x2060...0x206F, 0xFEFF: true
    default: false
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F || isInvisible(scalar): result += escaped(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
