import BitextModel
import Diagnostics

/// The units of a memory from their targets' side: a memory from Korean into Chinese, asked for a Chinese text.
///
/// Targets are in no index, for that would double what an import costs; they are read one by one. Where a memory holds nothing in that direction,
/// nothing is read.
struct TurnedUnits {
  private let store: any MemoryStore

  /// How many units with one target are looked at.
  private static let mostSame = 1000

  init(_ store: any MemoryStore) { self.store = store }

  /// Units whose target is the text, the first ``mostSame``, and those with the nearest targets.
  ///
  /// - Complexity: O(units), less than a microsecond each.
  func like(
    _ text: PlainText, for query: MemoryQuery
  ) throws(FileProblem) -> (same: [StoredUnit], near: [StoredUnit]) {
    var same: [Int64] = []
    var nearest = NearestTexts(
      text, limit: max(MemorySearch.scored, query.limit), least: query.threshold.leastLikeness)
    try store.forEachTarget(in: query.languages.turned) { id, utf8 in
      let target = PlainText(utf8: utf8.bindMemory(to: UInt8.self))
      if target == text { same.append(id) } else if query.threshold < .whole { nearest.add(target, id) }
    }
    return (try units(Array(same.prefix(Self.mostSame))), try units(nearest.ids))
  }

  /// Units in whose target the phrase stands, by id.
  func holding(
    _ phrase: ConcordancePhrase, in languages: LanguagePair, limit: Int
  ) throws(FileProblem) -> [StoredUnit] {
    var found: [Int64] = []
    try store.forEachTarget(in: languages.turned) { id, utf8 in
      guard found.count < limit else { return }
      if !phrase.ranges(in: String(decoding: utf8, as: UTF8.self)).isEmpty { found.append(id) }
    }
    return try units(found)
  }

  /// In the order of `ids`, turned.
  private func units(_ ids: [Int64]) throws(FileProblem) -> [StoredUnit] {
    guard !ids.isEmpty else { return [] }
    var units: [Int64: TranslationUnit] = [:]
    try store.forEach(UnitFilter(ids: ids)) { stored in units[stored.id] = stored.unit }
    return ids.compactMap { id in units[id].map { StoredUnit(id: id, unit: $0.turned, direction: .turned) } }
  }
}

extension LanguagePair {
  /// The other way round.
  var turned: LanguagePair { LanguagePair(source: target, target: source) }
}

extension TranslationUnit {
  /// The other way round. The context is that of the other text, and what its file said of either side belongs to that side: both are left out.
  fileprivate var turned: TranslationUnit {
    var result = self
    (result.source, result.target) = (target, source)
    (result.sourceLanguage, result.targetLanguage) = (targetLanguage, sourceLanguage)
    (result.previous, result.next, result.properties) = (nil, nil, [])
    return result
  }
}
