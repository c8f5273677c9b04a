import BitextModel
import Diagnostics

/// The searches of a memory, the same over every store.
public struct MemorySearch {
  private let store: any MemoryStore
  private let terms: any TermFinding

  /// How many of the nearest texts by plain distance are scored.
  static let scored = 64
  /// In cells of the tables that a search fills; long texts are scored until it is used up.
  private static let cells = 4_000_000

  public init(_ store: any MemoryStore, terms: any TermFinding = NoTerms()) {
    self.store = store
    self.terms = terms
  }

  /// The best matches: those in context first, then exact ones, then fuzzy ones by score; of equals the reviewed first, then those changed last (made
  /// last, where nothing says that they were changed), then the oldest. Rejected units are left out, and so are those below the query's threshold.
  ///
  /// Units that are stored the other way round are found by their targets, behind equals that are not (``StoredUnit/Direction/turned``); for these the
  /// memory is read from end to end.
  public func matches(for query: MemoryQuery) throws(FileProblem) -> [MemoryMatch] {
    let plain = PlainText(query.text)
    guard !plain.letters.isEmpty, query.limit > 0 else { return [] }
    let context = UnitContext(previous: query.previous, next: query.next)
    let exact = try store.units(withSource: plain, in: query.languages, context: context, limit: query.limit)
    var found = exact.map { stored in
      let isInContext = context.holds(previous: stored.unit.previous, next: stored.unit.next)
      return MemoryMatch(
        stored: stored, kind: isInContext ? .inContext : .exact, score: .whole, differences: [], repair: nil)
    }
    if found.count < query.limit {
      let turned = try TurnedUnits(store).like(plain, for: query)
      found += turned.same.map { MemoryMatch(stored: $0, kind: .exact, score: .whole, differences: [], repair: nil) }
      if query.threshold < .whole {
        let near = try store.unitsLike(
          plain, in: query.languages, threshold: query.threshold, limit: max(Self.scored, query.limit))
        found += fuzzyMatches(for: query, plain, among: near) + fuzzyMatches(for: query, plain, among: turned.near)
      }
    }
    found.sort(by: Self.isBetter)
    return repaired(Array(found.prefix(query.limit)), for: query)
  }

  private func repaired(_ matches: [MemoryMatch], for query: MemoryQuery) -> [MemoryMatch] {
    guard matches.contains(where: { $0.kind == .fuzzy }) else { return matches }
    let language = query.languages.source
    let repairer = MatchRepair(
      query: query.text, queryTerms: terms.terms(in: query.text, language: language), terms: terms)
    return matches.map { match in
      guard match.kind == .fuzzy else { return match }
      var match = match
      match.repair = repairer.repair(
        match.unit, sourceTerms: terms.terms(in: match.unit.source.text, language: language),
        differences: match.differences)
      return match
    }
  }

  /// Units whose source holds the phrase, with the places; of units that are stored the other way round those whose target does, behind the others.
  public func concordance(
    _ phrase: ConcordancePhrase, in languages: LanguagePair, limit: Int
  ) throws(FileProblem) -> [(stored: StoredUnit, places: [TextRange])] {
    var found = try uses(of: phrase, in: languages, limit: limit)
    if found.count < limit, !phrase.isEmpty {
      found += try TurnedUnits(store).holding(phrase, in: languages, limit: limit - found.count).map {
        ($0, phrase.ranges(in: $0.unit.source.text))
      }
    }
    return found
  }

  private func uses(
    of phrase: ConcordancePhrase, in languages: LanguagePair, limit: Int
  ) throws(FileProblem) -> [(stored: StoredUnit, places: [TextRange])] {
    guard !phrase.isEmpty else { return [] }
    return try store.units(holding: phrase, in: languages, limit: limit).map {
      ($0, phrase.ranges(in: $0.unit.source.text))
    }
  }

  /// For each term of the text, once each and in order: units in whose source it stands.
  public func termMatches(
    for text: String, in languages: LanguagePair, limit: Int
  ) throws(FileProblem) -> [(term: TextRange, found: [(stored: StoredUnit, places: [TextRange])])] {
    var result: [(term: TextRange, found: [(stored: StoredUnit, places: [TextRange])])] = []
    var seen: Set<String> = []
    for term in terms.terms(in: text, language: languages.source) where seen.insert(term.concept).inserted {
      let phrase = ConcordancePhrase(text.part(term.range))
      let found = try uses(of: phrase, in: languages, limit: limit)
      if !found.isEmpty { result.append((term.range, found)) }
    }
    return result
  }

  // MARK: Kinds

  private func fuzzyMatches(
    for query: MemoryQuery, _ plain: PlainText, among near: [StoredUnit]
  ) -> [MemoryMatch] {
    guard !near.isEmpty else { return [] }
    let language = query.languages.source
    let queryTerms = terms.terms(in: query.text, language: language)
    var scorer = MatchScorer(query.text, names: queryTerms.map(\.range))
    var result: [MemoryMatch] = []
    var cells = 0
    for stored in near where stored.unit.status != .rejected {
      let source = stored.unit.source.text
      cells += plain.letters.count * source.unicodeScalars.count
      if cells > Self.cells, !result.isEmpty { break }
      let sourceTerms = terms.terms(in: source, language: language)
      let (score, differences) = scorer.compare(source, names: sourceTerms.map(\.range))
      guard score >= query.threshold else { continue }
      result.append(
        MemoryMatch(
          stored: stored, kind: .fuzzy, score: score, differences: differences, repair: nil))
    }
    return result
  }

  private static func isBetter(_ first: MemoryMatch, _ second: MemoryMatch) -> Bool {
    if first.kind != second.kind { return first.kind < second.kind }
    if first.score != second.score { return first.score > second.score }
    if first.stored.direction != second.stored.direction { return first.stored.direction == .asStored }
    func rank(_ unit: TranslationUnit) -> Int {
      switch unit.status {
      case .reviewed: 0
      case .translated: 1
      case .proposed: 2
      case .rejected: 3
      }
    }
    let (one, other) = (rank(first.unit), rank(second.unit))
    if one != other { return one < other }
    let changed = first.unit.changed ?? first.unit.created ?? ""
    let otherChanged = second.unit.changed ?? second.unit.created ?? ""
    if changed != otherChanged { return changed > otherChanged }
    return first.stored.id < second.stored.id
  }
}

extension String {
  /// The stretch of this text at a range of UTF-8 offsets.
  func part(_ range: TextRange) -> String { String(decoding: Array(utf8)[range.bounds], as: UTF8.self) }
}
