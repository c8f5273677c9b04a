import TestSupport
import Testing

@testable import PatternMatching

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

  /// A matcher's own file, cut and with a byte changed anywhere: it is refused, or what it finds is right.
  @Test func damagedMatchersAreRefusedOrRight() throws {
    let patterns = ["가나", "나다라", "가가가", "a"].map(\.units)
    let bytes = try Self.matcherFile(patterns)
    let text = String(repeating: "가나다라가가가가ab", count: 30)
    let expected = try PatternMatcher(Self.opened(bytes)).matches(in: text)
    for count in stride(from: 0, to: bytes.count, by: 4093) {
      #expect(throws: TableFileError.self) { try Self.opened(Array(bytes[..<count])) }
    }
    for place in stride(from: 0, to: bytes.count, by: 127) {
      var changed = bytes
      changed[place] ^= 0x55
      guard let matcher = try? PatternMatcher(Self.opened(changed)) else { continue }
      #expect(matcher.matches(in: text) == expected, "byte \(place)")
    }
  }

  /// Links that are damaged are not followed, and nothing is missed: the text is walked to its end.
  @Test func damagedLinksLoseNoMatch() throws {
    let patterns = [Array(repeating: 0xAC00 as UInt32, count: 200) + [0xB098], [0xB098, 0xB2E4]]
    var bytes = try Self.matcherFile(patterns)
    let text = String(repeating: "가", count: 20_000) + "나다"
    let expected = [
      Found(pattern: 0, start: 59_400, end: 60_003), Found(pattern: 1, start: 60_000, end: 60_006),
    ]
    #expect(try PatternMatcher(Self.opened(bytes)).found(in: text) == expected)
    let file = try Self.opened(bytes)
    let links = withExtendedLifetime(file) { Array(file.table("links")!.whole()!) }
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: links) })
    bytes[place] ^= 1
    #expect(try Self.opened(bytes).table("links")!.whole() == nil)
    #expect(try PatternMatcher(Self.opened(bytes)).found(in: text) == expected)
  }

  private static func matcherFile(
    _ patterns: [[UInt32]], folding: CharacterFolding = .none
  ) throws -> [UInt8] {
    var writer = TableFileWriter(kind: "test", version: 3, key: 0)
    try PatternMatcher.addTables(for: PatternSet(patterns), folding: folding, to: &writer)
    return writer.bytes()
  }

  private static let matcherTables = [
    "entries", "firsts", "links", "filter", "numbers", "keys", "patterns", "lengths", "codes", "expand", "expanded",
    "compose",
  ]

  private static let ways = PatternMatcher.Policy.allCases.flatMap { policy in
    Instructions.available.map { (policy, $0) }
  }

  /// A matcher over forged tables: checksums hold, numbers are anything. It may find what it likes, but reads nothing outside and ends, and by
  /// whatever instructions finds the same.
  @Test func forgedTablesLeadNowhere() throws {
    var opened = 0
    for seed in 1...80 as ClosedRange<UInt64> {
      var random = SplitMix(seed: seed)
      let patterns = (0..<300).map { _ in
        (0..<Int.random(in: 1...12, using: &random)).map { _ in UInt32.random(in: 0xAC00...0xAC20, using: &random) }
      }
      let sound = try Self.opened(Self.matcherFile(patterns, folding: PatternMatcherTests.folding))
      var forged = TableFileWriter(kind: "test", version: 3, key: 0)
      for name in Self.matcherTables {
        var bytes = Array(sound.table(name)!.whole()!)
        // One table in six, or nearly all would be refused at once.
        if !bytes.isEmpty, Int.random(in: 0..<6, using: &random) == 0 {
          for _ in 0...Int.random(in: 0...(bytes.count / 4), using: &random) {
            bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
          }
        }
        forged.add(name, bytes)
      }
      guard let matcher = try? PatternMatcher(Self.opened(forged.bytes())) else { continue }
      opened += 1
      var text = String(units: (0..<3000).map { _ in UInt32.random(in: 0xAC00...0xAC20, using: &random) })
      text += String(repeating: "\u{AC00}", count: 3000) + "ᄀ\u{1161}\u{11A8}㈜專"
      for (policy, instructions) in Self.ways {
        let matches = matcher.matches(in: text, policy: policy, instructions)
        for match in matches {
          #expect(match.start >= 0 && match.end <= text.utf8.count && match.key < matcher.keyCount, "seed \(seed)")
          _ = matcher.patterns(of: match.key).count
        }
        let isSame = matches == matcher.matches(in: text, policy: policy, .least)
        #expect(isSame, "seed \(seed), \(policy) by \(instructions)")
      }
    }
    #expect(opened > 20)
  }

  /// One number changed at a time, to the largest there is and to others: what stands at the edge is what a check may miss.
  @Test func everyForgedNumberLeadsNowhere() throws {
    let sound = try Self.opened(
      Self.matcherFile(["가나", "나다라마바사아자차카", "가", "다a"].map(\.units), folding: PatternMatcherTests.folding))
    let text = String(repeating: "가나다라마바사아자차카타a\u{1100}\u{1161}専㈜", count: 20)
    for name in Self.matcherTables where name != "codes" {
      let bytes = Array(sound.table(name)!.whole()!)
      for place in stride(from: 0, to: bytes.count, by: 4) {
        var forged = TableFileWriter(kind: "test", version: 3, key: 0)
        for other in Self.matcherTables {
          var content = Array(sound.table(other)!.whole()!)
          if other == name { for byte in place..<min(place + 4, content.count) { content[byte] = 0xFF } }
          forged.add(other, content)
        }
        guard let matcher = try? PatternMatcher(Self.opened(forged.bytes())) else { continue }
        for (policy, instructions) in Self.ways {
          let matches = matcher.matches(in: text, policy: policy, instructions)
          for match in matches where match.end > text.utf8.count { Issue.record("\(name), \(place): \(match)") }
          if matches != matcher.matches(in: text, policy: policy, .least) {
            Issue.record("\(name), \(place), \(policy): otherwise by \(instructions)")
          }
        }
      }
    }
  }

  /// Opens a sound matcher's tables with some of them changed.
  private static func forged(
    _ patterns: [[UInt32]], _ changes: [String: (inout [UInt8]) -> Void]
  ) throws -> PatternMatcher {
    let sound = try opened(matcherFile(patterns, folding: PatternMatcherTests.folding))
    var forged = TableFileWriter(kind: "test", version: 3, key: 0)
    for name in matcherTables {
      var bytes = Array(sound.table(name)!.whole()!)
      changes[name]?(&bytes)
      forged.add(name, bytes)
    }
    return try PatternMatcher(opened(forged.bytes()))
  }

  private static func set<Number: FixedWidthInteger>(_ bytes: inout [UInt8], _ index: Int, _ number: Number) {
    let size = MemoryLayout<Number>.size
    withUnsafeBytes(of: number.littleEndian) { bytes.replaceSubrange(index * size..<(index + 1) * size, with: $0) }
  }

  /// What a character folds to goes into the buffer as it stands: no number that means something else may be there.
  @Test(arguments: [0xFFFE, 0xFFFF] as [UInt16]) func charactersFoldToNoMarks(code: UInt16) throws {
    #expect(throws: TableFileError.damaged) {
      try Self.forged(
        ["가나", "a"].map(\.units),
        [
          "filter": { bytes in for place in bytes.indices { bytes[place] = 0xFF } },
          "expanded": { bytes in for index in 0..<bytes.count / 2 { Self.set(&bytes, index, code) } },
        ])
    }
  }

  /// Behind the text the buffer holds the code of no pattern: a state for it, and a key that ends there, are no match.
  @Test func noMatchEndsBehindTheText() throws {
    let patterns = ["가나", "가나가나", "나가나가나가나", "나가"].map(\.units)
    let sound = try Self.opened(Self.matcherFile(patterns, folding: PatternMatcherTests.folding))
    let none = UInt16(sound.table("firsts")!.count / 4 - 1)
    // Every slot the end of a key that is reached by no pattern's code, every pair a beginning.
    let matcher = try Self.forged(
      patterns,
      [
        "filter": { bytes in for place in bytes.indices { bytes[place] = 0xFF } },
        "entries": { bytes in
          for index in 0..<bytes.count / 8 where bytes[index * 8 + 4..<index * 8 + 6].allSatisfy({ $0 == 0 }) {
            Self.set(&bytes, index, UInt64(0xFFFF) << 48 | UInt64(none) << 32 | 1 << 30)
          }
        },
      ])
    var found = 0
    for length in 1...40 {
      let text = String(String(repeating: "가나", count: length).prefix(length))
      for (policy, instructions) in Self.ways {
        for match in matcher.matches(in: text, policy: policy, instructions) {
          found += 1
          #expect(match.end <= text.utf8.count && match.start < match.end, "\(length) characters")
        }
      }
    }
    #expect(found > 0)
  }

  /// A root that bears a code of the text and ends a key would be found where no key of one unit stands: it is refused.
  @Test func aRootWithACodeIsRefused() throws {
    let patterns = ["가", "나다"].map(\.units)
    let code = try PatternMatcher(patterns).tables.code(of: 0xB098)
    #expect(throws: TableFileError.damaged) {
      try Self.forged(
        patterns,
        ["entries": { Self.set(&$0, 0, Entry(base: 0, code: code, endsKey: true, isLeaf: false, children: 0).bits) }])
    }
  }

  /// Links in a circle over states that end no key: what is reported stays in the text, and the search ends.
  @Test(.timeLimit(.minutes(1))) func linksInACircleEnd() throws {
    let deep = Array(repeating: 0xAC00 as UInt32, count: 200) + [0xB098]
    let matcher = try Self.forged(
      [deep, [0xB098, 0xB2E4]],
      [
        "links": { bytes in
          // Every slot's own, so that each turns in a circle of one.
          for slot in 0..<bytes.count / 8 { Self.set(&bytes, 2 * slot + 1, UInt32(slot)) }
        }
      ])
    let text = String(repeating: "가", count: 20_000) + "나다"
    for (policy, instructions) in Self.ways {
      #expect(matcher.matches(in: text, policy: policy, instructions).allSatisfy { $0.end <= text.utf8.count })
    }
  }

  /// Of an entry's base the highest bit says something else: a trie that needs it is refused.
  @Test func basesBeyondTheLimitAreRefused() throws {
    let codes = Dictionary(uniqueKeysWithValues: (0..<40).map { (UInt32($0), UInt16($0 + 1)) })
    let patterns = PatternSet((0..<40).flatMap { first in (0..<40).map { [UInt32(first), UInt32($0), 0] } })
    let keys = SortedKeys(patterns, code: codes)
    let highest = try DoubleArrayBuilder(keys, alphabet: 41).entries.lazy.map { Entry(bits: $0) }
      .filter { $0.hasChildren }.map { Int($0.base) }.max()
    let limit = try #require(highest)
    #expect(try DoubleArrayBuilder(keys, alphabet: 41, baseLimit: limit + 1).states.count > 1)
    #expect(throws: PatternError.tooLong(found: limit, limit: limit - 1)) {
      try DoubleArrayBuilder(keys, alphabet: 41, baseLimit: limit)
    }
  }
}
