import Diagnostics

/// What is wrong with a file of any size: the first hundred problems, and how many there are.
public struct FirstProblems: Sendable {
  private static let most = 100

  /// In order of place.
  public private(set) var first: [FileProblem] = []
  public private(set) var count = 0
  public var isEmpty: Bool { count == 0 }

  public init() {}

  public mutating func append(_ problem: FileProblem) {
    count += 1
    if first.count < Self.most { first.append(problem) }
  }

  /// Adds the problem that ended the reading, which is kept whatever came before.
  public mutating func end(with problem: FileProblem) {
    count += 1
    first.append(problem)
  }
}
