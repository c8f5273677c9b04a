/// Many patterns found in one pass over UTF-8, through case, width, script and whatever else a folding table joins.
///
/// The patterns are a trie over characters, laid out as a double array in a ``TableFile``: 8 bytes a state, mapped and not read when opened. Every
/// number in it is held within bounds as it is used, so that no file, however damaged or forged, makes the matcher read outside it.
///
/// ```swift
/// let matcher = try PatternMatcher(["专精特新", "深圳"].map { $0.unicodeScalars.map(\.value) }, folding: .none)
/// matcher.matches(in: "深圳专精特新企业")  // [(1, 0..<6), (0, 6..<18)]
/// ```
///
/// ## Topics
/// - Making: ``init(_:folding:)``, ``addTables(for:folding:to:)``, ``init(_:)``
/// - Finding: ``forEachMatch(in:policy:_:)-(UnsafeBufferPointer<UInt8>,_,_)``, ``matches(in:policy:)``
/// - Patterns: ``patterns(of:)``, ``keyCount``
public struct PatternMatcher: Sendable {
  /// Which of the matches that touch one another are reported.
  public enum Policy: Sendable, Hashable, CaseIterable {
    /// Every one, by start and then by end.
    case all
    /// Of those that begin first the longest, then on from its end.
    case leftmostLongest
  }

  /// A place where a key stands. Equal patterns are one key (``PatternMatcher/patterns(of:)``).
  public struct Match: Sendable, Hashable {
    public let key: Int
    /// In the text: bytes of UTF-8, or units where units were given.
    public let start: Int
    public let end: Int

    public init(key: Int, start: Int, end: Int) {
      self.key = key
      self.start = start
      self.end = end
    }
  }

  let tables: MatcherTables

  /// Compiles the patterns in memory.
  ///
  /// - Complexity: O(*u* log *p*) for *p* patterns of *u* units in all.
  public init(_ patterns: PatternSet, folding: CharacterFolding) throws(PatternError) {
    var writer = TableFileWriter(kind: "patterns", version: Self.version, key: 0)
    try Self.addTables(for: patterns, folding: folding, to: &writer)
    do {
      try self.init(TableFile(writer.bytes(), kind: "patterns", version: Self.version))
    } catch {
      preconditionFailure("tables that were just made are not sound: \(error)")
    }
  }

  public init(_ patterns: [[UInt32]], folding: CharacterFolding = .none) throws(PatternError) {
    try self.init(PatternSet(patterns), folding: folding)
  }

  /// Opens the patterns of a file that ``addTables(for:folding:to:)`` wrote.
  public init(_ file: TableFile) throws(TableFileError) { tables = try MatcherTables(file) }

  /// The version of the tables; part of the version of every file that holds them.
  public static var version: UInt32 { 3 }

  /// How many different patterns there are.
  public var keyCount: Int { tables.keyCount }

  /// The patterns of a key, by number: more than one where several fold to the same.
  public func patterns(of key: Int) -> UnsafeBufferPointer<UInt32> {
    guard key >= 0, key < tables.keyCount else { return UnsafeBufferPointer(start: nil, count: 0) }
    let start = min(Int(tables.firstPattern[key]), tables.patterns.count)
    let end = max(start, min(Int(tables.firstPattern[key + 1]), tables.patterns.count))
    return UnsafeBufferPointer(rebasing: tables.patterns[start..<end])
  }

  /// Calls `body` with every match in `text`, which is valid UTF-8.
  ///
  /// A match begins with the first byte of its first character and ends with the last of its last, marks that join with it included; what folds to
  /// several characters is part of a match as a whole. In text that is not valid UTF-8 matches are unspecified, but lie inside it.
  ///
  /// - Complexity: O(*n* + *m*) for *n* bytes and *m* matches, whatever the patterns.
  @inlinable
  public func forEachMatch(
    in text: UnsafeBufferPointer<UInt8>, policy: Policy = .all, _ body: (Match) -> Void
  ) {
    forEachGroup(in: text, policy: policy) { group in
      for match in group { body(match) }
    }
  }

  /// Calls `body` with every match in folded units, as ``CharacterFolding/folded(_:)`` gives them; positions count units.
  @inlinable
  public func forEachMatch(in units: [UInt32], policy: Policy = .all, _ body: (Match) -> Void) {
    forEachGroup(in: units, policy: policy) { group in
      for match in group { body(match) }
    }
  }

  /// The same matches, some at a time, so that a call is paid for once a group.
  @usableFromInline
  func forEachGroup(
    in text: UnsafeBufferPointer<UInt8>, policy: Policy, _ body: (UnsafeBufferPointer<Match>) -> Void
  ) {
    Scan.run(tables, UTF8Source(text, tables), policy: policy, .most, body)
  }

  @usableFromInline
  func forEachGroup(in units: [UInt32], policy: Policy, _ body: (UnsafeBufferPointer<Match>) -> Void) {
    units.withUnsafeBufferPointer { Scan.run(tables, UnitSource($0, tables), policy: policy, .most, body) }
  }

  public func matches(in text: String, policy: Policy = .all) -> [Match] {
    var text = text
    var result: [Match] = []
    text.withUTF8 { forEachMatch(in: $0, policy: policy) { result.append($0) } }
    return result
  }

  /// The key that `units`, folded, are as a whole; nil where they are none.
  public func key(of units: some Collection<UInt32>) -> Int? {
    var state = tables.entry(0)
    for unit in units {
      let code = tables.code(of: unit)
      guard state.mayHaveChild(code) else { return nil }
      state = tables.entry(Int(state.base) + Int(code))
      guard state.code == code else { return nil }
    }
    return units.isEmpty || !state.endsKey ? nil : tables.key(of: state)
  }
}

/// Why patterns cannot be compiled.
public enum PatternError: Error, Hashable, Sendable {
  /// Patterns and folding hold more different characters than there are codes.
  case tooManyCharacters(found: Int, limit: Int)
  /// More units in all, or states that lie wider, than the tables can number.
  case tooLong(found: Int, limit: Int)
}
