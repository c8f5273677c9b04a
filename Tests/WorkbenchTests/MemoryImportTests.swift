import BitextModel
import Diagnostics
import Interchange
import Testing
import TranslationMemory

@testable import Workbench

/// A store that notes what it is given.
private final class NotingStore: MemoryStore {
  let place = "notes"
  private(set) var batches: [[TranslationUnit]] = []

  func add(_ units: [TranslationUnit]) -> AdditionCounts {
    batches.append(units)
    return AdditionCounts(added: units.count)
  }

  func settle() {}
  func remove(_ filter: UnitFilter) -> Int { 0 }
  func units(
    withSource text: PlainText, in languages: LanguagePair, context: UnitContext, limit: Int
  ) -> [StoredUnit] { [] }
  func unitsLike(_ text: PlainText, in languages: LanguagePair, threshold: MatchScore, limit: Int) -> [StoredUnit] {
    []
  }
  func units(holding phrase: ConcordancePhrase, in languages: LanguagePair, limit: Int) -> [StoredUnit] { [] }
  func forEachTarget(in languages: LanguagePair, _ body: (Int64, UnsafeRawBufferPointer) -> Void) {}
  func forEach(_ filter: UnitFilter, _ body: (StoredUnit) throws(FileProblem) -> Void) {}
  func statistics() -> MemoryStatistics { MemoryStatistics(units: 0, languages: [], origins: [], statuses: []) }
}

@Suite struct MemoryImportTests {
  @Test func aBatchIsClosedByItsBytes() throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "a", count: 3_000)
    let path = try folder.write(
      "source\ttarget\tnote\n" + (0..<20).map { "\($0)\tb\t\(long)\n" }.joined(), to: "a.tsv")
    let store = NotingStore()
    var importer = MemoryImport(into: store, defaults: UnitDefaults(languages: (.korean, .simplifiedChinese)))
    importer.batchSize = 10_000
    #expect(try importer.add(path).counts.added == 20)
    // Three are less than the size, four more.
    #expect(store.batches.map(\.count) == [4, 4, 4, 4, 4])
    #expect(store.batches.joined().map(\.source.text) == (0..<20).map(String.init))
  }
}
