import BitextModel
import Diagnostics
import TestSupport
import Testing
import TranslationMemory

@testable import WorkspaceStorage

/// Files whose numbers cannot be, as a fault of the disk leaves them or a stranger makes them.
@Suite struct ForgedMemoryTests {
  private static func memory(_ folder: Folder) throws -> SQLiteMemory {
    let store = try folder.memory()
    // Two segments, and a tail.
    for (start, end) in [(0, 1_050), (1_050, 2_100), (2_100, 2_150)] {
      _ = try store.add((start..<end).map { unit("정부는 혁신 기업 \($0)개를 육성한다.", "政府培育\($0)家创新企业。") })
    }
    return store
  }

  private static func forge(_ store: SQLiteMemory, _ sql: String) throws {
    try store.write { connection in try Statement(connection, sql).run() }
  }

  /// What every use says of the file: nothing, or a problem.
  private static func problems(_ store: SQLiteMemory) -> [FileProblem] {
    func problem(_ body: () throws(FileProblem) -> Void) -> FileProblem? {
      do throws(FileProblem) { try body() } catch { return error }
      return nil
    }
    let text = PlainText("정부는 혁신 기업 77곳을 육성한다.")
    return [
      problem { () throws(FileProblem) in
        _ = try store.units(withSource: text, in: koreanToChinese, context: UnitContext(previous: "앞"), limit: 10)
      },
      problem { () throws(FileProblem) in
        _ = try store.unitsLike(text, in: koreanToChinese, threshold: MatchScore(50)!, limit: 64)
      },
      problem { () throws(FileProblem) in
        _ = try store.units(holding: ConcordancePhrase("혁신 기업"), in: koreanToChinese, limit: 50)
      },
      problem { () throws(FileProblem) in try store.forEach(UnitFilter()) { _ in } },
      problem { () throws(FileProblem) in _ = try store.statistics() },
      problem { () throws(FileProblem) in
        _ = try store.add((0..<1_000).map { unit("새 글 \($0)", "新文 \($0)") })
      },
      problem { () throws(FileProblem) in try store.settle() },
      problem { () throws(FileProblem) in _ = try store.remove(UnitFilter(ids: [2])) },
    ].compactMap(\.self)
  }

  private static let least = "-9223372036854775808"
  private static let greatest = "9223372036854775807"

  @Test(arguments: [
    "UPDATE segment SET span = -1", "UPDATE segment SET span = 1 << 40", "UPDATE segment SET span = \(greatest)",
    "UPDATE segment SET count = -1", "UPDATE segment SET count = \(greatest)", "UPDATE segment SET first = 0",
    "UPDATE segment SET first = \(least)", "UPDATE segment SET first = \(greatest)", "UPDATE segment SET first = 1",
    "UPDATE segment SET first = 500", "UPDATE segment SET id = id + (1 << 40)", "UPDATE segment SET lengths = x'01'",
    "UPDATE segment SET lengths = zeroblob(100000)", "UPDATE state SET indexedTo = \(least)",
    "UPDATE state SET indexedTo = 0", "UPDATE state SET indexedTo = \(greatest)", "UPDATE state SET indexedTo = 3",
    "DELETE FROM state", "UPDATE posting SET list = x'80'", "UPDATE posting SET list = x'FFFFFFFFFFFFFF'",
    "UPDATE posting SET list = x'FFFFFFFF0F'", "UPDATE posting SET list = x'00FFFFFFFF0F01'",
    "UPDATE unit SET id = \(greatest) WHERE id = 2150",
    "UPDATE sqlite_sequence SET seq = \(greatest) WHERE name = 'unit'",
    "UPDATE unit SET sourceCodes = '999' || char(9) || 'opening' || char(9, 9, 9, 9) || '<b>' WHERE id = 7",
    "UPDATE unit SET targetCodes = '-1' || char(9) || 'opening' || char(9, 9, 9, 9) || '<b>' WHERE id = 7",
    "UPDATE unit SET sourceCodes = 'nothing of the kind' WHERE id = 7",
  ])
  func whatCannotBeIsToldAsDamage(_ sql: String) throws {
    let folder = Folder()
    let store = try Self.memory(folder)
    try Self.forge(store, sql)
    let problems = Self.problems(store)
    #expect(!problems.isEmpty)
    for problem in problems { #expect(problem.message.english.contains("the memory is damaged")) }
  }

  /// Odd, and no harm; the first is no forgery.
  @Test(arguments: [
    "UPDATE unit SET id = id",
    "UPDATE unit SET id = 1 << 40 WHERE id = 2150", "UPDATE unit SET id = -5 WHERE id = 2150",
    "UPDATE unit SET status = 77", "UPDATE unit SET source = x'F8FFFFFFFEC3' WHERE id < 500",
    "UPDATE unit SET source = x'FFBFBFBF' WHERE id > 2100", "UPDATE unit SET position = \(least)",
    "UPDATE posting SET list = x''",
  ])
  func whatIsOddIsBorne(_ sql: String) throws {
    let folder = Folder()
    let store = try Self.memory(folder)
    try Self.forge(store, sql)
    #expect(Self.problems(store).isEmpty)
  }

  /// Bytes changed anywhere in the index: found wrong, or not, but never the end of the program.
  @Test func changedBytesEndNothing() throws {
    let folder = Folder()
    let store = try Self.memory(folder)
    var chance = SplitMix(seed: 14)
    for _ in 0..<40 {
      let column = Bool.random(using: &chance) ? "lengths" : "list"
      let table = column == "list" ? "posting" : "segment"
      let bytes = (0..<4).map { _ in
        let byte = String(UInt8.random(in: 0...255, using: &chance), radix: 16, uppercase: true)
        return byte.count == 1 ? "0" + byte : byte
      }.joined()
      let place = Int.random(in: 1...400, using: &chance)
      try Self.forge(
        store,
        """
        UPDATE \(table) SET \(column) = CAST(substr(\(column), 1, \(place)) || x'\(bytes)' AS BLOB)
          || substr(\(column), \(place) + 5)
        WHERE length(\(column)) > \(place) + 5
        """)
      for problem in Self.problems(store) { #expect(problem.message.english.contains("the memory is damaged")) }
    }
  }
}
