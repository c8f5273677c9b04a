import Diagnostics
import TermRecognition
import Terminology

extension Coverage {
  /// How far `termbase` covers the terms of one article or several taken together.
  public init(of articles: [Annotations], in termbase: Termbase) {
    let occurrences = articles.flatMap(\.occurrences)
    let glosses = articles.flatMap(\.glosses)
    var mentions: [Int: Int] = [:]
    for occurrence in occurrences { mentions[occurrence.concept, default: 0] += 1 }
    var glossed: Set<Int> = []
    var order: [String] = []
    var unknown: [String: (korean: String, chinese: String, mentions: Int)] = [:]
    for pair in glosses where pair.head != nil {
      glossed.formUnion(pair.concepts)
      guard pair.concepts.isEmpty else { continue }
      let key = ChineseForm.key(pair.glossText)
      if unknown[key] == nil { order.append(key) }
      unknown[key, default: (pair.headText, pair.glossText, 0)].mentions += 1
    }
    var fields: [String: Coverage.Field] = [:]
    for (concept, count) in mentions {
      let name = termbase.concepts[concept].field
      fields[name, default: Field(name: name)].terms += 1
      fields[name, default: Field(name: name)].mentions += count
    }
    self.init(
      coveredTerms: mentions.count, coveredMentions: mentions.values.reduce(0, +),
      glossedTerms: glossed.intersection(mentions.keys).count,
      uncovered: order.map { key in
        let term = unknown[key]!
        return Uncovered(korean: term.korean, chinese: term.chinese, mentions: term.mentions)
      },
      fields: fields.values.sorted { $0.name < $1.name })
  }
}
