import Testing

@testable import PatternMatching

/// What a scan takes of memory and of steps, and what is kept of it for the next.
@Suite struct WorkspaceTests {
  /// 61, one to `count` times.
  static func runs(_ count: Int) -> [[UInt32]] { (1...count).map { Array(repeating: 0x61, count: $0) } }

  static func text(_ before: Int, _ run: Int) -> [UInt32] {
    Array(repeating: 0x78, count: before) + Array(repeating: 0x61, count: run)
  }

  /// Runs a scan in a workspace of its own and returns how many matches there are, the steps it took, and what has become of the workspace.
  static func scan(
    _ matcher: PatternMatcher, _ units: [UInt32], policy: PatternMatcher.Policy,
    check: (_ matches: Int, _ steps: Int, _ workspace: Workspace) throws -> Void
  ) rethrows {
    try units.withUnsafeBufferPointer { units in
      var scan = Scan(
        matcher.tables, UnitSource(units, matcher.tables), policy: policy, .most, in: matcher.tables.workspaces.take())
      var matches = 0
      scan.run { matches += $0.count }
      defer { scan.workspace.deallocate() }
      try check(matches, scan.steps, scan.workspace)
    }
  }

  /// Hundreds of keys at each place, and long text before them, so that walking may go on for long: of all that is found only a part is in memory at
  /// a time.
  @Test func memoryDoesNotGrowWithWhatIsFound() throws {
    let matcher = try PatternMatcher(Self.runs(300))
    // 300 at each place but the last 299.
    let expected = 2000 * 300 - 299 * 300 / 2
    Self.scan(matcher, Self.text(80_000, 2000), policy: .all) { matches, _, workspace in
      #expect(matches == expected)
      #expect(workspace.buffer.capacity == 2048)
      #expect(workspace.lists.hitCapacity <= 2 * (8 * workspace.lists.count + 300))
    }
  }

  /// The same, and each is found once and in order, wherever the parts end.
  @Test(arguments: Instructions.available) func whatIsFoundInPartsIsFoundOnce(instructions: Instructions) throws {
    let patterns = Self.runs(60) + [[0x78, 0x61], [0x61, 0x62]]
    let matcher = try PatternMatcher(patterns)
    let units = Self.text(5000, 700) + [0x62] + Self.text(30, 900)
    let expected = NaiveMatcher.all(patterns, in: units)
    #expect(matcher.found(in: units, policy: .all, instructions) == expected)
    #expect(matcher.found(in: String(units: units), policy: .all, instructions) == expected)
  }

  /// Places whose walks end just before the buffer does: it moves by a few units only, and what it holds is not counted again.
  @Test(arguments: PatternMatcher.Policy.allCases)
  func stepsAreLinearWhereTheBufferMovesByLittle(policy: PatternMatcher.Policy) throws {
    let matcher = try PatternMatcher([Array(repeating: 0x61, count: 2045) + [0x62], [0x61, 0x63]])
    let count = 20_000
    let units = Array(repeating: 0x61, count: count) + [0x63] as [UInt32]
    Self.scan(matcher, units, policy: policy) { matches, steps, _ in
      #expect(matches == 1)
      // Eight a unit, what is allowed at first, and one walk more.
      #expect(steps <= 8 * count + 1 << 14 + 2 * 2048)
    }
  }

  @Test func workspacesAreKeptUnlessTheyGrew() throws {
    let matcher = try PatternMatcher(Self.runs(300))
    let workspaces = matcher.tables.workspaces
    _ = matcher.found(in: Self.text(10, 5))
    #expect(workspaces.count == 1)
    let kept = workspaces.take()
    #expect(kept.buffer.count == 0 && kept.buffer.origin == 0 && !kept.lists.isLarge)
    workspaces.giveBack(kept)
    // More hits than ordinary text has.
    _ = matcher.found(in: Self.text(80_000, 2000))
    #expect(workspaces.count == 0)
    #expect(matcher.found(in: Self.text(1, 1)) == [Found(pattern: 0, start: 1, end: 2)])
    // A longer buffer.
    let long = try PatternMatcher([Array(repeating: 0x61, count: 3000), [0x61, 0x62]])
    #expect(long.found(in: Self.text(7, 3000)) == [Found(pattern: 0, start: 7, end: 3007)])
    #expect(long.tables.workspaces.count == 0)
    #expect(long.found(in: [0x61, 0x62]) == [Found(pattern: 1, start: 0, end: 2)])
    #expect(long.tables.workspaces.count == 1)
  }

  @Test func withoutKeysNothingIsTaken() throws {
    let matcher = try PatternMatcher([[]])
    #expect(matcher.found(in: "가나다") == [])
    #expect(matcher.tables.workspaces.count == 0)
  }

  /// A scan in the body of another has a workspace of its own.
  @Test(arguments: PatternMatcher.Policy.allCases) func scansMayBeNested(policy: PatternMatcher.Policy) throws {
    let matcher = try PatternMatcher(["가나", "나다라", "다"].map(\.units))
    let text = String(repeating: "가나다라", count: 1000)
    let expected = matcher.found(in: text, policy: policy)
    var outer: [PatternMatcher.Match] = []
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      matcher.forEachMatch(in: bytes, policy: policy) { match in
        if outer.count % 500 == 0 { #expect(matcher.found(in: text, policy: policy) == expected) }
        outer.append(match)
      }
    }
    #expect(outer == matcher.matches(in: text, policy: policy))
    #expect(matcher.tables.workspaces.count == min(2, Workspaces.limit))
  }

  @Test func scansSideBySideFindTheSame() async throws {
    let matcher = try PatternMatcher(["가나", "나다라", "다"].map(\.units))
    let texts = (1...40).map { String(repeating: "가나다라", count: 50 * $0) }
    let expected = texts.map { matcher.found(in: $0) }
    await withTaskGroup(of: (Int, [Found]).self) { group in
      for (number, text) in texts.enumerated() { group.addTask { (number, matcher.found(in: text)) } }
      for await (number, found) in group { #expect(found == expected[number]) }
    }
    #expect((1...Workspaces.limit).contains(matcher.tables.workspaces.count))
  }

  /// However many scans there were at a time, no more workspaces stay than processors can use.
  @Test func noMoreAreKeptThanThereAreProcessors() {
    let workspaces = Workspaces()
    let taken = (0..<Workspaces.limit + 3).map { _ in workspaces.take() }
    for workspace in taken { workspaces.giveBack(workspace) }
    #expect(workspaces.count == Workspaces.limit)
  }
}
