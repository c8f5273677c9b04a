import Diagnostics

/// What a reader found odd or could not keep: the first of each kind with their places, and how many there were.
struct ReadingWarnings {
  /// How many of one kind are kept.
  private static let most = 20

  private let path: String
  private var counts: [String: Int] = [:]
  private(set) var kept: [FileProblem] = []
  private(set) var count = 0

  init(path: String) { self.path = path }

  /// - Parameter kind: What the message is about, where it carries a word of the file, so that there are few kinds whatever stands in that.
  mutating func note(line: Int? = nil, column: Int? = nil, _ message: Message, kind: String? = nil) {
    count += 1
    let kind = kind ?? message.english
    counts[kind, default: 0] += 1
    guard counts[kind, default: 0] <= Self.most else { return }
    kept.append(FileProblem(path: path, line: line, column: column, message: message))
  }
}
