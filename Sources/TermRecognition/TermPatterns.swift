import BitextModel
import PatternMatching
import Terminology

/// The terms of a termbase as patterns over folded units.
struct TermPatterns: Sendable {
  /// One designation that a pattern stands for.
  struct Designation: Sendable {
    let concept: Int
    let term: Int
    let language: Language
    let status: TermStatus
    let matching: MatchOptions
    /// Whether the term is a name written as it sounds: 선전, 왕이쥔.
    let isName: Bool
    /// After which units the term itself has a space.
    let spacings: Set<Int>
  }

  private let matcher: PatternMatcher
  /// By pattern of the matcher: the designations that fold to it.
  let designations: [[Designation]]

  /// - Precondition: The terms hold at most 65,519 different characters, folded.
  init(_ termbase: Termbase) {
    do {
      let bytes = try CompiledTerms.bytes(of: termbase, key: 0)
      try self.init(termbase, CompiledTerms.opened(bytes))
    } catch {
      preconditionFailure("a termbase that no table can hold: \(error)")
    }
  }

  /// The patterns that ``CompiledTerms`` made of `termbase`.
  init(_ termbase: Termbase, _ file: TableFile) throws(TableFileError) {
    let matcher = try PatternMatcher(file)
    let all = try Self.designations(of: termbase, file)
    self.matcher = matcher
    designations = try Self.grouped(all, by: matcher)
  }

  /// By number of the pattern, which is the place of the term among all terms.
  private static func designations(of termbase: Termbase, _ file: TableFile) throws(TableFileError) -> [Designation] {
    guard let bytes = file.table(CompiledTerms.spacings)?.whole(), bytes.count % 4 == 0 else { throw .damaged }
    let spacings = bytes.bindMemory(to: UInt32.self)
    var all: [Designation] = []
    var next = 0
    for (conceptIndex, concept) in termbase.concepts.enumerated() {
      for (termIndex, term) in concept.terms.enumerated() {
        guard next < spacings.count, Int(spacings[next]) < spacings.count - next else { throw .damaged }
        let places = spacings[next + 1..<next + 1 + Int(spacings[next])]
        next = places.endIndex
        all.append(
          Designation(
            concept: conceptIndex, term: termIndex, language: term.language, status: term.status,
            matching: term.matching, isName: term.rendering == .transliteration, spacings: Set(places.map { Int($0) })))
      }
    }
    guard next == spacings.count else { throw .damaged }
    return all
  }

  private static func grouped(
    _ all: [Designation], by matcher: PatternMatcher
  ) throws(TableFileError) -> [[Designation]] {
    var result: [[Designation]] = []
    result.reserveCapacity(matcher.keyCount)
    for key in 0..<matcher.keyCount {
      let patterns = matcher.patterns(of: key)
      guard patterns.allSatisfy({ $0 < all.count }) else { throw .damaged }
      result.append(patterns.map { all[Int($0)] })
    }
    return result
  }

  /// Every place where the letters of a term stand, whatever is around it, by start and then by end.
  func candidates(in text: FoldedText) -> [Candidate] {
    var result: [Candidate] = []
    matcher.forEachMatch(in: text.units) { match in
      result.append(Candidate(pattern: match.key, range: match.start..<match.end))
    }
    return result
  }

  /// The designations of exactly `units`.
  func designations(of units: [UInt32]) -> [Designation] {
    matcher.key(of: units).map { designations[$0] } ?? []
  }

  func contains(_ units: ArraySlice<UInt32>) -> Bool { matcher.key(of: units) != nil }

  struct Candidate {
    let pattern: Int
    /// Into the units of the text.
    let range: Range<Int>
  }
}
