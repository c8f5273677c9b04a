import BitextModel
import PatternMatching
import Terminology
import TestSupport
import Testing

@Suite struct CompiledTermbaseTests {
  private static let key: UInt64 = 0x0123_4567_89AB_CDEF

  /// Few concepts that hold every field, absent and present.
  private static let termbase = Termbase([
    Concept(id: "a", field: "", terms: []),
    Concept(
      id: "zhuanjingtexin", field: "sme-policy",
      terms: [
        Term("전정특신", language: .korean, status: .preferred, rendering: .sinoKorean),
        Term(
          "专精特新", language: .simplifiedChinese, status: .forbidden, type: .acronym, partOfSpeech: "noun",
          matching: MatchOptions(letterCase: .exact, spacing: .strict, compound: .refuse), source: "s", note: "n"),
        Term("専精特新", language: Language(rawValue: "ja"), status: .admitted),
      ],
      definition: [.korean: "뜻", .english: String(repeating: "long ", count: 30)], glossing: .never,
      partOfSpeech: "noun", validity: Validity(from: "2011-09-01", to: nil), source: "s", note: ""),
  ])
  private static let bytes = try! CompiledTermbase.bytes(of: termbase.concepts, key: key)

  /// What a file answers.
  private struct Answers: Equatable {
    var matches: [[TermLookup.Match]] = []
    var completions: [[String]] = []
    var concepts: [Concept] = []
  }

  /// Every fault is thrown.
  private static func answers(_ bytes: [UInt8]) throws(CompiledTermbase.Fault) -> Answers {
    let compiled = try CompiledTermbase(bytes, key: key)
    var answers = Answers()
    for query in ["전정특신", "精特", "zjtx", "ㅈㅈ", "전저", "전징"] { answers.matches.append(try compiled.matches(query)) }
    for beginning in ["ㅈ", "zhu"] { answers.completions.append(try compiled.completions(of: beginning)) }
    answers.concepts = Array(try Termbase(compiled).concepts)
    return answers
  }

  @Test func conceptsComeBack() throws {
    let compiled = try Termbase(CompiledTermbase(Self.bytes, key: Self.key))
    #expect(compiled.concepts == Self.termbase.concepts)
    #expect(compiled.termCount == 3)
    #expect(compiled.concept("zhuanjingtexin") == Self.termbase.concepts[1])
    #expect(compiled.index(of: "b") == nil)
  }

  /// So many that they are read one by one.
  @Test func aLargeTermbaseIsTheSame() throws {
    let termbase = Termbase((0..<5001).map { .of("c\($0)", .ko("용어\($0)"), .zh("术语\($0)")) })
    let bytes = try CompiledTermbase.bytes(of: termbase.concepts, key: 1)
    let compiled = try Termbase(CompiledTermbase(bytes, key: 1))
    #expect(compiled.concepts == termbase.concepts)
    for index in [0, 1, 2500, 5000, 0, 1] { #expect(compiled.concepts[index] == termbase.concepts[index]) }
    #expect(compiled.index(of: "c4711") == termbase.index(of: "c4711"))
    #expect(compiled.index(of: "d") == nil)
    #expect(compiled.termCount == 10_002)
    // A byte of a record: it is seen before anyone asks for it.
    var damaged = bytes
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: "용어4999".utf8) })
    damaged[place] ^= 1
    #expect(throws: CompiledTermbase.Fault.damaged) { try Termbase(CompiledTermbase(damaged, key: 1)) }
  }

  @Test func noConceptsAreATermbaseToo() throws {
    let bytes = try CompiledTermbase.bytes(of: Termbase([]).concepts, key: 1)
    let compiled = try CompiledTermbase(bytes, key: 1)
    #expect(try Termbase(compiled).isEmpty)
    #expect(try compiled.matches("전정특신").isEmpty)
    #expect(try compiled.completions(of: "전").isEmpty)
  }

  @Test func anEmptyTermIsNeverFound() throws {
    let termbase = Termbase([.of("a", .ko(""), .zh("\u{200B}"), .en(" "))])
    let compiled = try CompiledTermbase(CompiledTermbase.bytes(of: termbase.concepts, key: 1), key: 1)
    for query in ["", " ", "\u{200B}", "가", "a", "中", "ㄱㄴ"] {
      #expect(try compiled.matches(query).isEmpty)
      #expect(try compiled.completions(of: query).isEmpty)
    }
  }

  @Test func anotherContentIsStale() {
    #expect(throws: CompiledTermbase.Fault.stale) { try CompiledTermbase(Self.bytes, key: 1) }
  }

  @Test func everyCutIsTold() {
    for count in Self.bytes.indices {
      #expect(throws: CompiledTermbase.Fault.truncated(expected: count < 48 ? 48 : Self.bytes.count, found: count)) {
        try CompiledTermbase(Array(Self.bytes[..<count]), key: Self.key)
      }
    }
  }

  /// A changed byte is either told or lies where nothing is (the zeros between two tables).
  @Test func everyFlippedByteIsToldOrHarmless() throws {
    let expected = try Self.answers(Self.bytes)
    var told = 0
    for index in Self.bytes.indices {
      var damaged = Self.bytes
      damaged[index] ^= 1 << UInt8(index % 8)
      do throws(CompiledTermbase.Fault) {
        let found = try Self.answers(damaged)
        #expect(found == expected, "byte \(index)")
      } catch {
        told += 1
      }
    }
    #expect(told > Self.bytes.count / 2)
  }

  /// Numbers of any size under checksums that hold, as a forger writes them: an answer or a fault, never more.
  @Test func forgedTablesAreNoCrash() throws {
    let file = try TableFile(Self.bytes, kind: "glossary", version: 1)
    let names = [
      "concepts", "places", "classes", "keys", "suffixes", "keyterms", "terms", "st.text", "st.at", "st.list",
      "st.terms",
      "in.text", "in.at", "in.list", "in.terms", "py.text", "py.at", "py.list", "py.terms", "pi.text", "pi.at",
      "pi.list",
      "pi.terms",
    ]
    let tables = try names.map { (name: $0, bytes: Array(try #require(file.table($0)?.whole(), "\($0)"))) }
    func forged(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
      var writer = TableFileWriter(kind: "glossary", version: 1, key: Self.key)
      for table in tables { writer.add(table.name, table.name == name ? bytes : table.bytes) }
      return writer.bytes()
    }
    var faults = 0
    for table in tables {
      func expectNoCrash(_ bytes: [UInt8]) {
        do throws(CompiledTermbase.Fault) { _ = try Self.answers(forged(table.name, bytes)) } catch { faults += 1 }
      }
      for index in table.bytes.indices {
        var bytes = table.bytes
        bytes[index] = [0x00, 0x01, 0x7F, 0x80, 0xFF][index % 5]
        expectNoCrash(bytes)
      }
      for count in [0, 1, 3, 4, 8, table.bytes.count - 1, table.bytes.count - 4] where count >= 0 {
        expectNoCrash(Array(table.bytes.prefix(count)))
      }
      expectNoCrash(table.bytes + table.bytes)
      expectNoCrash([UInt8](repeating: 0xFF, count: table.bytes.count))
      expectNoCrash([UInt8](repeating: 0, count: table.bytes.count))
    }
    #expect(faults > 100)
  }

  @Test func keyFollowsNamesContentsAndOrder() {
    let files: [(name: String, content: [UInt8])] = [("a", [1]), ("b", [2])]
    let base = CompiledTermbase.key(of: files)
    #expect(base == CompiledTermbase.key(of: files))
    #expect(base != CompiledTermbase.key(of: files.reversed()))
    #expect(base != CompiledTermbase.key(of: [("a", [1]), ("c", [2])]))
    #expect(base != CompiledTermbase.key(of: [("a", [1]), ("b", [3])]))
    #expect(base != CompiledTermbase.key(of: [("a", [1, 0, 98]), ("", [2])]))
    #expect(base != CompiledTermbase.key(of: [("a", [1])]))
  }
}
