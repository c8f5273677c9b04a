/// How each end of a Korean string fits a Chinese one: ``ReadingFit/suffixes(of:chinese:)`` for callers that ask for scores and places alone.
///
/// One pass over both strings serves every start.
public struct ReadingSuffixes: Sendable {
  /// What a part of the Korean string is to a part of the Chinese one.
  public struct Part: Sendable {
    /// UTF-8 offsets in the Korean string.
    public let korean: Range<Int>
    /// UTF-8 offsets in the Chinese string.
    public let chinese: Range<Int>
    public let agreement: ReadingFit.Verdict.Agreement
    /// How many syllables the rules give for the characters.
    public let expectedSyllables: Int
  }

  private let alignment: ReadingAlignment

  /// - Parameter korean: only its last 40 syllables are read.
  /// - Complexity: O(*n* × *m*) in the numbers of syllables and characters.
  public init(of korean: String, chinese: String) {
    alignment = ReadingAlignment(korean: korean, chinese: chinese, longest: 40)
  }

  /// How many starts there are: the syllables, figures and letters of the Korean string.
  public var count: Int { alignment.korean.count }

  /// The UTF-8 offset of a start.
  public func start(_ index: Int) -> Int { alignment.korean[index].range.lowerBound }

  /// How well the string fits from that start on: ``ReadingFit/score``.
  public func score(from index: Int) -> Double { alignment.score(from: index) }

  /// Calls `body` with the parts from that start on, in order; with nil for what stands for nothing.
  ///
  /// - Complexity: O(*n* + *m*); nothing is allocated.
  public func forEachPart(from index: Int, _ body: (Part?) -> Void) { alignment.forEachPart(from: index, body) }
}
