import PatternMatching
import TestSupport
import Testing

@Suite struct TableFileTests {
  static func file(_ tables: [(String, [UInt8])], key: UInt64 = 42, version: UInt32 = 3) -> [UInt8] {
    var writer = TableFileWriter(kind: "test", version: version, key: key)
    for (name, bytes) in tables { writer.add(name, bytes) }
    return writer.bytes()
  }

  static func opened(_ bytes: [UInt8]) throws(TableFileError) -> TableFile {
    try TableFile(bytes, kind: "test", version: 3)
  }

  @Test func tablesComeBackAsTheyWere() throws {
    let large = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let file = try Self.opened(Self.file([("none", []), ("small", [1, 2, 3]), ("large", large)]))
    #expect(file.key == 42)
    #expect(file.table("none")?.whole()?.count == 0)
    #expect(file.table("small")?.whole().map(Array.init) == [1, 2, 3])
    #expect(file.table("large")?.whole().map(Array.init) == large)
    #expect(file.table("large")?.bytes(65_530..<65_545).map(Array.init) == Array(large[65_530..<65_545]))
    #expect(file.table("large")?.bytes(199_999..<200_001) == nil)
    #expect(file.table("other") == nil)
  }

  @Test func everyCutIsSeen() throws {
    let bytes = Self.file([("a", [1, 2, 3]), ("b", Array(repeating: 9, count: 100))])
    for count in 0..<bytes.count {
      #expect(throws: TableFileError.self) { try Self.opened(Array(bytes[..<count])) }
    }
    #expect(throws: TableFileError.truncated(expected: bytes.count, found: bytes.count + 1)) {
      try Self.opened(bytes + [0])
    }
  }

  /// Of every byte every bit: the file is refused, or the table, or the byte was padding and nothing is different.
  @Test func everyChangedBitIsSeen() throws {
    let tables: [(String, [UInt8])] = [("a", [1, 2, 3]), ("b", (0..<100).map { UInt8($0) })]
    let bytes = Self.file(tables)
    for place in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[place] ^= 1 << UInt8(bit)
        guard let file = try? Self.opened(changed) else { continue }
        for (name, expected) in tables {
          let found = file.table(name)?.whole().map(Array.init)
          #expect(found == nil || found == expected, "byte \(place), bit \(bit)")
        }
      }
    }
  }

  @Test func otherFilesAndVersionsAreNamed() {
    #expect(throws: TableFileError.foreign) { try Self.opened(Array(repeating: 65, count: 100)) }
    #expect(throws: TableFileError.otherVersion(expected: 3, found: 2)) {
      try Self.opened(Self.file([("a", [1])], version: 2))
    }
    #expect(throws: TableFileError.foreign) {
      try TableFile(Self.file([]), kind: "other", version: 3)
    }
    #expect(throws: TableFileError.unreadable(reason: "No such file or directory")) {
      try TableFile.open("/nonexistent/file", kind: "test", version: 3)
    }
  }

  /// A matcher over forged tables: checksums hold, numbers are anything. It may find what it likes, but reads nothing outside and ends.
  @Test(arguments: 1...50 as ClosedRange<UInt64>) func forgedTablesLeadNowhere(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let patterns = (0..<300).map { _ in
      (0..<Int.random(in: 1...5, using: &random)).map { _ in UInt32.random(in: 0xAC00...0xAC20, using: &random) }
    }
    var writer = TableFileWriter(kind: "test", version: 3, key: 0)
    try PatternMatcher.addTables(
      for: PatternSet(patterns), folding: PatternMatcherTests.folding, to: &writer)
    let sound = try TableFile(writer.bytes(), kind: "test", version: 3)
    var forged = TableFileWriter(kind: "test", version: 3, key: 0)
    for name in [
      "entries", "firsts", "links", "filter", "numbers", "keys", "patterns", "lengths", "codes", "expand", "expanded",
      "compose",
    ] {
      var bytes = Array(sound.table(name)!.whole()!)
      for _ in 0..<Int.random(in: 0...(bytes.count / 4), using: &random) where Bool.random(using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      forged.add(name, bytes)
    }
    guard let matcher = try? PatternMatcher(TableFile(forged.bytes(), kind: "test", version: 3)) else { return }
    var text = String(units: (0..<3000).map { _ in UInt32.random(in: 0xAC00...0xAC20, using: &random) })
    text += String(repeating: "\u{AC00}", count: 3000) + "ᄀ\u{1161}\u{11A8}㈜專"
    for policy in PatternMatcher.Policy.allCases {
      for match in matcher.matches(in: text, policy: policy) {
        #expect(match.start >= 0 && match.end <= text.utf8.count && match.key < matcher.keyCount)
        _ = matcher.patterns(of: match.key).count
      }
    }
  }
}
