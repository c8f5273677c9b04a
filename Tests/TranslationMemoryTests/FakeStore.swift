import BitextModel
import Diagnostics

@testable import TranslationMemory

/// A store that looks at every unit: what the real ones must agree with.
final class FakeStore: MemoryStore {
  let place = "units in memory"
  var stored: [StoredUnit] = []

  init(_ units: [TranslationUnit]) {
    for unit in units { stored.append(StoredUnit(id: Int64(stored.count + 1), unit: unit)) }
  }

  func add(_ units: [TranslationUnit]) -> AdditionCounts {
    for unit in units { stored.append(StoredUnit(id: Int64(stored.count + 1), unit: unit)) }
    return AdditionCounts(added: units.count)
  }

  func settle() {}
  func remove(_ filter: UnitFilter) -> Int { 0 }

  private func all(_ languages: LanguagePair) -> [StoredUnit] {
    stored.filter {
      LanguagePair(source: $0.unit.sourceLanguage, target: $0.unit.targetLanguage).isFound(by: languages)
    }
  }

  func units(withSource text: PlainText, in languages: LanguagePair) -> [StoredUnit] {
    all(languages).filter { PlainText($0.unit.source.text) == text }
  }

  func unitsLike(
    _ text: PlainText, in languages: LanguagePair, threshold: MatchScore, limit: Int
  ) -> [StoredUnit] {
    let units = all(languages)
    var nearest = NearestTexts(text, limit: limit)
    for stored in units {
      Array(stored.unit.source.text.utf8).withUnsafeBytes { nearest.add($0, stored.id) }
    }
    return nearest.ids.compactMap { id in units.first { $0.id == id } }
  }

  func units(holding phrase: ConcordancePhrase, in languages: LanguagePair, limit: Int) -> [StoredUnit] {
    Array(all(languages).filter { !phrase.ranges(in: $0.unit.source.text).isEmpty }.prefix(limit))
  }

  func forEach(_ filter: UnitFilter, _ body: (StoredUnit) throws(FileProblem) -> Void) throws(FileProblem) {
    for unit in stored { try body(unit) }
  }

  func statistics() -> MemoryStatistics {
    MemoryStatistics(units: stored.count, languages: [], origins: [], statuses: [])
  }
}
