import BitextModel
import Diagnostics
import Foundation
import TestSupport
import Testing
import TranslationMemory

@testable import WorkspaceStorage

/// A folder of its own for one memory.
final class Folder {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.appending(path: "eonhae-memory-\(UUID().uuidString)").path
    try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }
  func memory() throws -> SQLiteMemory { try SQLiteMemory(file("memory.sqlite"), ifAbsent: .makesNew) }
}

/// The stores there are; what holds of one must hold of the other.
enum StoreKind: String, CaseIterable, CustomTestStringConvertible {
  case sqlite, postgres

  var testDescription: String { rawValue }

  /// That of PostgreSQL where Scripts/with-postgres runs the tests.
  static var available: [StoreKind] { server == nil ? [.sqlite] : allCases }
  static let server = ProcessInfo.processInfo.environment["EONHAE_TEST_POSTGRES"]

  /// An empty memory of its own, which can be opened more than once.
  func place() throws -> MemoryPlaceForTests {
    switch self {
    case .sqlite: return .file(Folder())
    case .postgres:
      let name = "t" + UUID().uuidString.filter(\.isHexDigit).lowercased()
      let server = try #require(Self.server)
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["psql", "-q", server, "-c", "CREATE DATABASE \(name)"]
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      return .server(
        server.split(separator: "/").dropLast().joined(separator: "/").replacing("postgresql:/", with: "postgresql://")
          + "/" + name)
    }
  }
}

/// Where a memory is.
enum MemoryPlaceForTests {
  case file(Folder)
  case server(String)

  func memory() throws -> any MemoryStore {
    switch self {
    case .file(let folder): try folder.memory()
    case .server(let address): try PostgresMemory(address)
    }
  }
}

let koreanToChinese = LanguagePair(source: .korean, target: .simplifiedChinese)

func unit(_ source: String, _ target: String, origin: String? = nil) -> TranslationUnit {
  TranslationUnit(
    source: UnitText(source), target: UnitText(target), sourceLanguage: .korean, targetLanguage: .simplifiedChinese,
    origin: origin)
}

@Suite struct MemoryStoreTests {
  private func all(_ store: any MemoryStore, _ filter: UnitFilter = UnitFilter()) throws -> [StoredUnit] {
    var result: [StoredUnit] = []
    try store.forEach(filter) { result.append($0) }
    return result
  }

  @Test(arguments: StoreKind.available) func everythingOfAUnitComesBack(_ kind: StoreKind) throws {
    let place = try kind.place()
    let whole = TranslationUnit(
      source: UnitText(
        "굵은 글",
        codes: [
          InlineCode(at: 0, .opening, pair: 1, match: 2, type: "bold", content: "<b a=\"\t\\\n\">"),
          InlineCode(at: 6, .closing, pair: 1),
        ]),
      target: UnitText("粗体"), sourceLanguage: Language(rawValue: "ko-KR"), targetLanguage: Language(rawValue: "zh-CN"),
      status: .reviewed, origin: "기사.md", position: 3, author: "김", created: "2026-11-01T00:00:00Z",
      changed: "2026-11-02T00:00:00Z", previous: "앞", next: "", note: "메모",
      properties: [.init("project", "a\tb"), .init("empty", "")])
    let store = try place.memory()
    #expect(try store.add([whole, unit("가", "甲")]) == AdditionCounts(added: 2))
    #expect(try all(store).map(\.unit) == [whole, unit("가", "甲")])
    #expect(try all(try place.memory()).map(\.unit) == [whole, unit("가", "甲")])
  }

  @Test(arguments: StoreKind.available) func duplicatesMerge(_ kind: StoreKind) throws {
    let place = try kind.place()
    let store = try place.memory()
    var later = unit("기업 ", "企业")
    later.changed = "2026-02-01T00:00:00Z"
    later.status = .reviewed
    var earlier = unit("기업", "企业", origin: "b.md")
    earlier.changed = "2026-01-01T00:00:00Z"
    earlier.created = "2025-01-01T00:00:00Z"
    #expect(try store.add([later, earlier]) == AdditionCounts(added: 1, merged: 1))
    let merged = try all(store).map(\.unit)
    #expect(merged.count == 1)
    #expect(merged.first?.status == .reviewed)
    #expect(merged.first?.origin == "b.md")
    #expect(merged.first?.created == "2025-01-01T00:00:00Z")
    // Another target or another context is another unit.
    var inContext = unit("기업", "企业")
    inContext.previous = "앞"
    #expect(try store.add([unit("기업", "公司"), inContext, unit(" ", "x")]) == AdditionCounts(added: 2, skipped: 1))
  }

  @Test(arguments: StoreKind.available) func exactMatchesKeepScriptsApart(_ kind: StoreKind) throws {
    let place = try kind.place()
    let store = try place.memory()
    var traditional = unit("기업", "企業")
    traditional.targetLanguage = Language(rawValue: "zh-TW")
    _ = try store.add([unit("기업", "企业"), traditional])
    func targets(_ source: String, _ languages: LanguagePair) throws -> [String] {
      try store.units(withSource: PlainText(source), in: languages, context: UnitContext(), limit: 10).map(
        \.unit.target.text)
    }
    #expect(try targets("기업", koreanToChinese) == ["企业"])
    let both = LanguagePair(source: .korean, target: Language(rawValue: "zh"))
    #expect(try targets("기업", both) == ["企业", "企業"])
    #expect(try targets("기", both).isEmpty)
  }

  /// Thousands of units with one source, most of them rejected: the first of the order come, whatever came into the memory first.
  @Test(arguments: StoreKind.available) func ofManyUnitsWithOneSourceTheBestCome(_ kind: StoreKind) throws {
    let place = try kind.place()
    let store = try place.memory()
    var chance = SplitMix(seed: 13)
    let statuses: [TranslationUnit.Status] = [.proposed, .translated, .reviewed]
    let units = (0..<3_000).map { index in
      var unit = unit("기업", "企业 \(index)")
      unit.status = index < 1_500 ? .rejected : statuses.randomElement(using: &chance)!
      unit.created = "2026-01-0\(Int.random(in: 1...9, using: &chance))T00:00:00Z"
      if Bool.random(using: &chance) { unit.changed = "2026-02-0\(Int.random(in: 1...9, using: &chance))T00:00:00Z" }
      // Spaced otherwise, and still the same context.
      unit.previous = ["앞  문장", "앞 문장 ", "다른 문장", nil].randomElement(using: &chance)!
      unit.next = ["뒤 문장", nil].randomElement(using: &chance)!
      return unit
    }
    _ = try store.add(units)
    let contexts = [UnitContext(), UnitContext(previous: "앞 문장"), UnitContext(previous: "앞 문장", next: "뒤 문장")]
    for context in contexts {
      let expected = units.enumerated().filter { $1.status != .rejected }.sorted { first, second in
        func key(_ unit: TranslationUnit) -> [Int] {
          let day = (unit.changed ?? unit.created ?? "").filter(\.isNumber)
          return [
            context.holds(previous: unit.previous, next: unit.next) ? 0 : 1, -statuses.firstIndex(of: unit.status)!,
            -Int(day)!,
          ]
        }
        return (key(first.element) + [first.offset]).lexicographicallyPrecedes(key(second.element) + [second.offset])
      }.map(\.element.target.text)
      for limit in [1, 10, 1_200] {
        let found = try store.units(
          withSource: PlainText("기업"), in: koreanToChinese, context: context, limit: limit)
        #expect(found.map(\.unit.target.text) == Array(expected.prefix(limit)))
      }
    }
  }

  /// Sentences of few words, so that many are near one another.
  private func sentences(_ count: Int, seed: UInt64) -> [String] {
    var chance = SplitMix(seed: seed)
    let words = ["기업", "혁신", "정책", "산업", "육성", "인재", "기술", "창업", "투자", "시장", "공장", "연구소", "정부", "협력", "개발", "수출"]
    let tails = ["은", "을", "의", "에서", "과", "도", "까지", ""]
    return (0..<count).map { index in
      let count = Int.random(in: 2...9, using: &chance)
      let eojeols = (0..<count).map { _ in
        words.randomElement(using: &chance)! + tails.randomElement(using: &chance)!
      }
      return eojeols.joined(separator: " ") + " \(index)."
    }
  }

  @Test(arguments: StoreKind.available) func theIndexFindsWhatLookingAtEveryTextFinds(_ kind: StoreKind) throws {
    let place = try kind.place()
    let store = try place.memory()
    let sources = sentences(6_000, seed: 11)
    // Several segments, one of two pairs, and a tail.
    for (start, end) in [(0, 3_000), (3_000, 4_500), (4_500, 5_700), (5_700, 6_000)] {
      _ = try store.add(sources[start..<end].map { unit($0, "译文") })
      var other = unit(sources[start], "譯文")
      other.targetLanguage = .traditionalChinese
      _ = try store.add([other])
    }
    try check(store, sources)
    try store.settle()
    try check(store, sources)
    #expect(try store.remove(UnitFilter(ids: Array(1...2_000))) == 2_000)
    try check(store, Array(sources[2_000...]))
  }

  private func check(_ store: any MemoryStore, _ sources: [String]) throws {
    var chance = SplitMix(seed: 5)
    var found = 0
    for _ in 0..<40 {
      var query = Array(sources.randomElement(using: &chance)!)
      query[Int.random(in: 0..<query.count, using: &chance)] = "산"
      query.remove(at: Int.random(in: 0..<query.count, using: &chance))
      let plain = PlainText(String(query))
      var slow = NearestTexts(plain, limit: 1)
      for (index, source) in sources.enumerated() {
        Array(source.utf8).withUnsafeBytes { slow.add($0, Int64(index)) }
      }
      let best = sources[Int(slow.ids[0])]
      let near = try store.unitsLike(plain, in: koreanToChinese, threshold: MatchScore(50)!, limit: 64)
      if near.first?.unit.source.text == best { found += 1 }
    }
    #expect(found >= 39)
  }

  @Test(arguments: StoreKind.available) func targetsAreFoundFromTheOtherSide(_ kind: StoreKind) throws {
    let place = try kind.place()
    let store = try place.memory()
    var random = SplitMix(seed: 7)
    let words = ["企业", "政府", "扶持", "培育", "今年", "创新", "了", "和", "的", "300家"]
    let units = (0..<1500).map { index in
      unit("문장 \(index)", (0..<8).map { _ in words.randomElement(using: &random)! }.joined())
    }
    _ = try store.add(units)
    var rejected = unit("문장", units[3].target.text)
    rejected.status = .rejected
    _ = try store.add([rejected])
    let turned = LanguagePair(source: .simplifiedChinese, target: .korean)
    let search = MemorySearch(store)
    for index in [3, 700, 1499] {
      let text = units[index].target.text
      let exact = try search.matches(for: MemoryQuery(text, in: turned))
      #expect(exact.first?.unit.source.text == text)
      #expect(exact.filter { $0.kind == .exact }.contains { $0.unit.target.text == "문장 \(index)" })
      #expect(!exact.contains { $0.unit.target.text == "문장" })
      // What a look at every text finds, by plain distance.
      let query = PlainText(text + "们")
      let best = units.map { unit in
        let other = PlainText(unit.target.text).letters
        var distance = EditDistance(query.letters)
        return 100 - distance.distance(to: other) * 100 / max(query.letters.count, other.count)
      }.max()
      let near = try search.matches(for: MemoryQuery(text + "们", in: turned))
      #expect(near.first?.kind == .fuzzy && near.first?.unit.source.text == text && best.map { $0 > 80 } == true)
    }
    #expect(try search.matches(for: MemoryQuery(units[3].target.text, in: koreanToChinese)).isEmpty)
    let uses = try search.concordance(ConcordancePhrase("创新的企业"), in: turned, limit: 1000)
    #expect(uses.map(\.stored.id).sorted() == uses.map(\.stored.id))
    #expect(Set(uses.map(\.stored.unit.source.text)) == Set(units.map(\.target.text).filter { $0.contains("创新的企业") }))
    #expect(uses.count > 3)
  }

  @Test(arguments: StoreKind.available) func concordanceFindsWhatReadingFinds(_ kind: StoreKind) throws {
    let place = try kind.place()
    let store = try place.memory()
    let sources = sentences(2_500, seed: 12)
    _ = try store.add(sources.map { unit($0, "译文") })
    for phrase in ["기업", "연구소의 정책", "수출 혁신", "부", "없는말"].map({ ConcordancePhrase($0) }) {
      let expected = sources.filter { !phrase.ranges(in: $0).isEmpty }
      let found = try store.units(holding: phrase, in: koreanToChinese, limit: 5_000)
      #expect(found.map(\.unit.source.text) == expected)
      #expect(
        try store.units(holding: phrase, in: koreanToChinese, limit: 3).map(\.unit.source.text)
          == Array(expected.prefix(3)))
    }
  }

  @Test(arguments: StoreKind.available) func filtersAndStatistics(_ kind: StoreKind) throws {
    let place = try kind.place()
    let store = try place.memory()
    _ = try store.add([
      unit("가", "甲", origin: "a"), unit("나", "乙", origin: "b"), unit("다", "丙", origin: "b"), unit("라", "丁"),
    ])
    #expect(try all(store, UnitFilter(origin: "b")).map(\.id) == [2, 3])
    #expect(try all(store, UnitFilter(containing: "丙")).map(\.id) == [3])
    #expect(try all(store, UnitFilter(ids: [1, 9])).map(\.id) == [1])
    #expect(try store.remove(UnitFilter(origin: "b", containing: "나")) == 1)
    #expect(try store.remove(UnitFilter(containing: "")) == 0)
    #expect(
      try store.remove(UnitFilter(languages: LanguagePair(source: .korean, target: .traditionalChinese))) == 0)
    let statistics = try store.statistics()
    #expect(statistics.units == 3)
    #expect(statistics.languages == [.init(koreanToChinese, units: 3)])
    #expect(statistics.origins == [.init(nil, units: 1), .init("a", units: 1), .init("b", units: 1)])
    #expect(statistics.statuses == [.init(.translated, units: 3)])
    // A number is never given twice.
    _ = try store.remove(UnitFilter(ids: [4]))
    _ = try store.add([unit("마", "戊")])
    #expect(try all(store).map(\.id) == [1, 3, 5])
  }

  @Test(arguments: StoreKind.available) func severalWritersTakeTurns(_ kind: StoreKind) async throws {
    let place = try kind.place()
    _ = try place.memory()
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<4 {
        let place = Shared(place)
        group.addTask {
          do {
            let store = try place.value.memory()
            for index in 0..<20 { _ = try store.add([unit("글 \(task) \(index)", "文"), unit("모두의 글 \(index)", "文")]) }
          } catch {
            Issue.record("\(error)")
          }
        }
      }
    }
    #expect(try place.memory().statistics().units == 100)
  }
}

/// A place that several tasks open.
private struct Shared: @unchecked Sendable {
  let value: MemoryPlaceForTests
  init(_ value: MemoryPlaceForTests) { self.value = value }
}

@Suite struct MergeTests {
  @Test func whatComesAgainWithoutADateTakesNoReviewBack() {
    var reviewed = unit("기업", "企业")
    reviewed.status = .reviewed
    reviewed.source.codes = [InlineCode(at: 0, .placeholder, content: "<br>")]
    var draft = unit("기업", "企业", origin: "a.md")
    draft.status = .proposed
    let merged = reviewed.merged(with: draft)
    #expect(merged.status == .reviewed)
    #expect(merged.source.codes == reviewed.source.codes)
    #expect(merged.origin == "a.md")
    #expect(draft.merged(with: reviewed).status == .reviewed)
    draft.changed = "2026-02-01T00:00:00Z"
    reviewed.changed = "2026-01-01T00:00:00Z"
    #expect(reviewed.merged(with: draft).status == .proposed)
  }
}

@Suite struct FirstOpeningTests {
  @Test func severalOpenOneNewFileAtOnce() async throws {
    for _ in 0..<5 {
      let folder = Folder()
      let path = folder.file("memory.sqlite")
      await withTaskGroup(of: Void.self) { group in
        for task in 0..<4 {
          group.addTask {
            do {
              _ = try SQLiteMemory(path, ifAbsent: .makesNew).add([unit("글 \(task)", "文")])
            } catch {
              Issue.record("\(error)")
            }
          }
        }
      }
      #expect(try folder.memory().statistics().units == 4)
    }
  }
}

@Suite struct MemoryFaultTests {
  private func problem(_ path: String, _ absence: SQLiteMemory.Absence = .makesNew) -> FileProblem? {
    do {
      let store = try SQLiteMemory(path, ifAbsent: absence)
      _ = try store.add([unit("가", "甲")])
      return nil
    } catch {
      return error
    }
  }

  @Test func anAbsentMemoryIsAnErrorForReaders() {
    #expect(
      problem(Folder().file("none.sqlite"), .isError)?.message.english.hasPrefix("there is no memory here yet") == true)
  }

  @Test func whatIsNoMemoryIsToldApart() throws {
    let folder = Folder()
    try Data("이것은 데이터베이스가 아니다. ".utf8 + Array(repeating: 65, count: 5_000)).write(
      to: URL(filePath: folder.file("text")))
    #expect(problem(folder.file("text"))?.message.english.contains("no database") == true)
    _ = try folder.memory()
    try patch(folder.file("memory.sqlite"), at: 60, [0, 0, 0, 9])
    #expect(problem(folder.file("memory.sqlite"))?.message.english.contains("found version 9") == true)
    try patch(folder.file("memory.sqlite"), at: 68, [0, 0, 0, 9])
    #expect(problem(folder.file("memory.sqlite"))?.message.english.contains("database of another") == true)
    #expect(
      problem(folder.path + "/no/such/folder/memory.sqlite")?.message.english.contains("cannot be opened") == true)
  }

  /// Overwrites bytes of the header of a file of SQLite (its file format, section 1.3).
  private func patch(_ path: String, at offset: UInt64, _ bytes: [UInt8]) throws {
    let file = try FileHandle(forUpdating: URL(filePath: path))
    try file.seek(toOffset: offset)
    try file.write(contentsOf: bytes)
    try file.close()
  }
}

@Suite struct PostgresFaultTests {
  @Test(arguments: [
    ("postgresql://editor:secret@127.0.0.1:1/memory", "postgresql://editor@127.0.0.1:1/memory"),
    ("postgresql://127.0.0.1:1/memory?user=u&password=secret", "postgresql://127.0.0.1:1/memory"),
    ("postgresql://u:secret@127.0.0.1:1/db?options=a@b", "postgresql://u@127.0.0.1:1/db"),
    ("postgresql://u:sec/ret@127.0.0.1:1/db", "postgresql://…"),
    ("postgresql://u:sec@ret@127.0.0.1:1/db", "postgresql://…"),
  ])
  func noPasswordIsShown(_ address: String, _ shown: String) {
    do {
      _ = try PostgresMemory(address)
      Issue.record("nothing listens on port 1")
    } catch {
      #expect(error.path == shown)
    }
  }

  @Test(arguments: [
    (PostgresFault.unprepared("no extension pg_trgm"), true), (.failed("42501", "permission denied"), false),
    (.failed("22000", "pg_trgm: bad threshold"), false),
  ])
  func theExtensionIsAdvisedOnlyWhileTheTablesAreMade(_ fault: PostgresFault, _ isAdvised: Bool) {
    let message = MemoryWords.problem(fault, "postgresql://h/d").message
    for text in [message.english, message.korean, message.chinese] {
      #expect(text.contains("CREATE EXTENSION pg_trgm") == isAdvised)
    }
  }

  @Test func aServerThatIsNotThereIsToldWithoutThePassword() {
    do {
      _ = try PostgresMemory("postgresql://editor:secret@127.0.0.1:1/memory")
      Issue.record("nothing listens on port 1")
    } catch {
      #expect(error.path == "postgresql://editor@127.0.0.1:1/memory")
      #expect(!error.message.english.contains("secret"))
      #expect(error.message.english.contains("cannot be reached") || error.message.english.contains("libpq5"))
    }
  }
}
