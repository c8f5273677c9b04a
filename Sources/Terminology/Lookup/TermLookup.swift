import BitextModel

/// Finds concepts by whatever form of a term is at hand.
///
/// Ways are tried from the surest to the loosest, and a concept counts once, by its surest: the term itself, the other Chinese script, its reading
/// (pinyin, initials, keys struck in the wrong layout), the beginning or a part of a term, a form with one slip.
///
/// This type compares the query with every term; ``CompiledTermbase/matches(_:limit:)`` finds the same without looking at most of them.
public struct TermLookup: Sendable {
  /// How a concept was found.
  public enum Way: String, Sendable, Hashable, CaseIterable {
    case exact
    /// 專精特新 for 专精特新.
    case script
    /// The term without its spaces or in another case.
    case form
    /// ㅈㅈㅌㅅ.
    case initials
    /// zhuanjingtexin, zhuān jīng, zjtx.
    case pinyin
    /// wjswjdxmrtls: Hangul keys struck in the Latin layout.
    case keyboard
    case beginning
    case part
    /// One syllable, character or jamo off.
    case typo
  }

  public struct Match: Sendable, Hashable {
    /// By index in the termbase.
    public let concept: Int
    /// The term that was found, by index in the concept.
    public let term: Int
    public let way: Way
    /// From 0 to 1; 1 is the query itself.
    public let score: Double
  }

  private let termbase: Termbase

  public init(_ termbase: Termbase) { self.termbase = termbase }

  /// The concepts that `query` may mean, best first; of equal ones in order of the termbase.
  ///
  /// - Complexity: O(*t*) in the number of terms.
  public func matches(_ query: String, limit: Int = 20) -> [Match] {
    let query = LookupQuery(query)
    guard !query.form.isEmpty else { return [] }
    var ranking = LookupRanking()
    for (index, concept) in termbase.concepts.enumerated() {
      for (termIndex, term) in concept.terms.enumerated() {
        guard let verdict = query.verdict(on: TermForms(term)) else { continue }
        ranking.add(concept: index, term: termIndex, verdict)
      }
    }
    return ranking.best(limit)
  }
}
