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

  private let trie: PatternTrie
  /// By pattern: the designations that fold to it.
  let designations: [[Designation]]
  private let patternByUnits: [[UInt32]: Int]

  init(_ termbase: Termbase) {
    var patterns: [[UInt32]] = []
    var designations: [[Designation]] = []
    var patternByUnits: [[UInt32]: Int] = [:]
    for (conceptIndex, concept) in termbase.concepts.enumerated() {
      for (termIndex, term) in concept.terms.enumerated() {
        let units = FoldedText.units(of: term.text)
        guard !units.isEmpty else { continue }
        let designation = Designation(
          concept: conceptIndex, term: termIndex, language: term.language, status: term.status, matching: term.matching,
          isName: term.rendering == .transliteration, spacings: FoldedText.spacings(of: term.text))
        if let known = patternByUnits[units] {
          designations[known].append(designation)
        } else {
          patternByUnits[units] = patterns.count
          patterns.append(units)
          designations.append([designation])
        }
      }
    }
    trie = PatternTrie(patterns)
    self.designations = designations
    self.patternByUnits = patternByUnits
  }

  /// Every place where the letters of a term stand, whatever is around it.
  func candidates(in text: FoldedText) -> [Candidate] {
    var result: [Candidate] = []
    for start in 0..<text.count {
      trie.forEachMatch(in: text.units, from: start) { pattern, end in
        result.append(Candidate(pattern: pattern, range: start..<end))
      }
    }
    return result
  }

  /// The designations of exactly `units`.
  func designations(of units: [UInt32]) -> [Designation] {
    patternByUnits[units].map { designations[$0] } ?? []
  }

  func contains(_ units: ArraySlice<UInt32>) -> Bool { patternByUnits[Array(units)] != nil }

  struct Candidate {
    let pattern: Int
    /// Into the units of the text.
    let range: Range<Int>
  }
}
