/// One pass over a text.
///
/// Simple loops over stretches that stay in the nearest caches, each without a branch that depends on the text:
///
/// 1. the source decodes and folds characters to codes (``TextSource``);
/// 2. a bit for each pair of neighbours tells where no key begins (``PairFilter``);
/// 3. for the places that are left the state after two units is asked for, for all of them before any is looked at, so that the waits for memory
///    overlap (``begin(in:)``);
/// 4. of what goes on, the states after three units and more in the same way (``deepen(_:depth:after:)``);
/// 5. of what has ended, the longest from the left (``choose(_:available:isLast:)``) or all in order (``listAll(_:available:isLast:)``);
/// 6. keys and places of what was found (``flush(_:)``).
///
/// Steps 1 to 4 are there once more for processors that work on many characters or places at once (``Instructions``).
///
/// Walking takes as many steps from each place as the trie is deep there; where that is many, the rest of the text is read through failure
/// links (``runLinearly(from:_:_:)``), which take two steps a unit at most.
struct Scan<Source: TextSource> {
  typealias Body = (UnsafeBufferPointer<PatternMatcher.Match>) -> Void

  let tables: MatcherTables
  var source: Source
  let policy: PatternMatcher.Policy
  let instructions: Instructions
  var buffer: UnitBuffer
  var lists: CandidateLists
  /// The hits that are to be reported: from this one on, and how many there are with those before it.
  var firstHit = 0
  var hitCount = 0
  /// Where the next match may begin, in the buffer.
  var next = 0
  /// How many units of what begins at index 0 were seen, and the matches in them reported, before the buffer ended.
  var reportedLength = 0
  /// Taken by walking, in all; where they are more than the limit, walking is given up at the next place.
  var steps = 0
  private(set) var stepLimit = 1 << 14
  /// What the caller has not seen yet; of ``Workspace/matchCapacity``.
  private let matches: UnsafeMutablePointer<PatternMatcher.Match>

  /// Units behind a place that are looked at without asking whether they are there: as many as what stood there fits one vector, and what has ended
  /// by length another.
  static var lookAhead: Int { SIMD8<UInt16>.scalarCount }

  /// What walking may take, beyond a first allowance.
  private static var stepsPerUnit: Int { 8 }

  /// - Parameters:
  ///   - instructions: Some that the processor has.
  ///   - workspace: The scan's own until it has run; then ``workspace`` is what has become of it.
  init(
    _ tables: MatcherTables, _ source: Source, policy: PatternMatcher.Policy, _ instructions: Instructions,
    in workspace: Workspace
  ) {
    self.tables = tables
    self.source = source
    self.policy = policy
    self.instructions = instructions
    buffer = workspace.buffer
    lists = workspace.lists
    matches = workspace.matches
    if policy == .all { lists.makeRoomForAllDepths() }
  }

  var workspace: Workspace { Workspace(buffer: buffer, lists: lists, matches: matches) }

  /// Reads all of `source`, in a workspace of the tables' own.
  static func run(
    _ tables: MatcherTables, _ source: Source, policy: PatternMatcher.Policy, _ instructions: Instructions,
    _ body: Body
  ) {
    guard tables.keyCount > 0 else { return }
    var scan = Scan(tables, source, policy: policy, instructions, in: tables.workspaces.take())
    scan.run(body)
    tables.workspaces.giveBack(scan.workspace)
  }

  /// Once.
  ///
  /// - Precondition: There are keys.
  mutating func run(_ body: Body) {
    while true {
      let kept = buffer.count
      source.fill(&buffer)
      let isLast = source.isAtEnd
      // As long as the text goes on, a mark may join with the last unit.
      let available = isLast ? buffer.count : buffer.count - 1
      guard available > 0 || !isLast else { return }
      // What was kept has had its steps.
      if stepLimit != .max { stepLimit += (buffer.count - kept) * Self.stepsPerUnit }
      let rest = scan(available: available, isLast: isLast, body)
      if isLast, max(rest, next) == available { return }
      if steps > stepLimit {
        if let links = tables.failureLinks() { return runLinearly(from: rest, links, body) }
        // The links are damaged: walking is slow but right.
        stepLimit = .max
      }
      keep(from: rest, available: available)
    }
  }

  /// Finds what begins in the buffer and ends in its first `available` units; returns from where on it must be seen again.
  private mutating func scan(available: Int, isLast: Bool, _ body: Body) -> Int {
    let behind = buffer.codes + available
    let held = UnsafeRawPointer(behind).loadUnaligned(as: SIMD8<UInt16>.self)
    for place in 0..<Self.lookAhead { behind[place] = tables.none }
    defer { for place in 0..<Self.lookAhead { behind[place] = held[place] } }
    let limit = isLast ? available : max(0, available - Self.lookAhead)
    let range = min(next, limit)..<limit
    let begun = begin(in: range)
    let rest =
      switch policy {
      case .all: listAll(begun, available: available, isLast: isLast)
      case .leftmostLongest: choose(begun, available: available, isLast: isLast)
      }
    flush(body)
    return rest ?? limit
  }

  private mutating func keep(from rest: Int, available: Int) {
    let first = policy == .leftmostLongest ? min(max(rest, next), available) : rest
    next = policy == .leftmostLongest ? max(0, next - first) : 0
    buffer.drop(before: first)
    guard buffer.isFull else { return }
    buffer.grow()
    lists.deallocate()
    lists = CandidateLists(for: buffer.capacity + UnitBuffer.room)
    if policy == .all { lists.makeRoomForAllDepths() }
  }

  private mutating func flush(_ body: Body) {
    let hits = lists.hits
    var index = firstHit
    while index < hitCount {
      let count = min(Workspace.matchCapacity, hitCount - index)
      for place in 0..<count {
        let hit = hits[index &+ place]
        matches[place] = PatternMatcher.Match(
          key: tables.key(of: hit.state), start: buffer.place(Int(hit.start)),
          end: source.end(ofUnitAt: buffer.place(Int(hit.end) &- 1)))
      }
      body(UnsafeBufferPointer(start: matches, count: count))
      index &+= count
    }
  }
}
