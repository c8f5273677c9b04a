import BitextModel
import Terminology

/// The terms that an edition mentions, in Korean order and in the order of pinyin.
struct TermIndex: Sendable {
  struct Entry: Sendable, Hashable {
    /// By index in the termbase.
    let concept: Int
    let korean: String?
    let simplified: String?
    /// Where the glossary has it and it differs from ``simplified``.
    let traditional: String?
    let english: String?
    let reading: String?
    let pinyin: String?
    let mentions: ConceptMentions

    /// What the entry is found under where a language has no term.
    var anyForm: String { korean ?? simplified ?? traditional ?? english ?? "" }
    var chinese: String? { simplified ?? traditional }
  }

  struct Group: Sendable, Hashable {
    let heading: String
    let entries: [Entry]
  }

  let korean: [Group]
  let pinyin: [Group]
  /// By index in the termbase.
  let entries: [Int: Entry]

  init(_ layout: EditionLayout, _ indexing: TermIndexing) {
    let concepts = layout.edition.termbase.concepts
    let entries = layout.mentions.keys.sorted().map { index in
      Self.entry(concepts[index], index, layout.mentions[index] ?? ConceptMentions(), indexing)
    }
    self.entries = Dictionary(uniqueKeysWithValues: entries.map { ($0.concept, $0) })
    korean = Self.groups(entries, by: \.anyForm, indexing.koreanPrecedes, indexing.koreanHeading)
    pinyin = Self.groups(
      entries.filter { $0.chinese != nil }, by: { $0.chinese ?? "" }, indexing.pinyinPrecedes, indexing.pinyinHeading)
  }

  private static func entry(
    _ concept: Concept, _ index: Int, _ mentions: ConceptMentions, _ indexing: TermIndexing
  ) -> Entry {
    let simplified = concept.preferredTerm(in: .simplifiedChinese)?.text
    let traditional = concept.preferredTerm(in: .traditionalChinese)?.text
    let chinese = simplified ?? traditional
    return Entry(
      concept: index, korean: concept.preferredTerm(in: .korean)?.text, simplified: simplified,
      traditional: traditional == simplified ? nil : traditional,
      english: concept.preferredTerm(in: .english)?.text, reading: chinese.flatMap(indexing.sinoKoreanReading),
      pinyin: chinese.flatMap(indexing.pinyin), mentions: mentions)
  }

  private static func groups(
    _ entries: [Entry], by form: (Entry) -> String, _ precedes: (String, String) -> Bool,
    _ heading: (String) -> String
  ) -> [Group] {
    let sorted = entries.map { (form: form($0), entry: $0) }.sorted { first, second in
      if precedes(first.form, second.form) { return true }
      return !precedes(second.form, first.form) && first.entry.concept < second.entry.concept
    }
    var result: [(heading: String, entries: [Entry])] = []
    for (form, entry) in sorted {
      let heading = heading(form)
      if result.last?.heading == heading {
        result[result.count - 1].entries.append(entry)
      } else {
        result.append((heading, [entry]))
      }
    }
    return result.map { Group(heading: $0.heading, entries: $0.entries) }
  }
}
