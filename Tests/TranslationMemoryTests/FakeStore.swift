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

  func units(
    withSource text: PlainText, in languages: LanguagePair, context: UnitContext, limit: Int
  ) -> [StoredUnit] {
    let same = all(languages).filter { PlainText($0.unit.source.text) == text && $0.unit.status != .rejected }
    return Array(same.sorted { Self.key($0, context).lexicographicallyPrecedes(Self.key($1, context)) }.prefix(limit))
  }

  /// What the contract orders by, as texts.
  private static func key(_ stored: StoredUnit, _ context: UnitContext) -> [String] {
    let unit = stored.unit
    let status = [TranslationUnit.Status.reviewed: "0", .translated: "1", .proposed: "2"][unit.status] ?? "3"
    let isInContext = context.holds(previous: unit.previous, next: unit.next)
    // Later dates first: digit for digit the other way round.
    let date =
      (unit.changed ?? unit.created ?? "").unicodeScalars.map {
        String(Unicode.Scalar(UInt8(0x7E - min(0x7E, $0.value))))
      }.joined() + "~"
    let id = String(stored.id)
    return [isInContext ? "0" : "1", status, date, String(repeating: "0", count: 20 - id.count) + id]
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

  func forEachTarget(in languages: LanguagePair, _ body: (Int64, UnsafeRawBufferPointer) -> Void) {
    for stored in all(languages) where stored.unit.status != .rejected {
      Array(stored.unit.target.text.utf8).withUnsafeBytes { body(stored.id, $0) }
    }
  }

  func forEach(_ filter: UnitFilter, _ body: (StoredUnit) throws(FileProblem) -> Void) throws(FileProblem) {
    for unit in stored where filter.ids?.contains(unit.id) != false { try body(unit) }
  }

  func statistics() -> MemoryStatistics {
    MemoryStatistics(units: stored.count, languages: [], origins: [], statuses: [])
  }
}
