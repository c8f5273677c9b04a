/// Why a file cannot be used as what it should be, and where: a fault of the run, not a finding in an article.
public struct FileProblem: Error, Sendable, Hashable {
  public let path: String
  /// From 1; nil where the problem is with the file as a whole.
  public let line: Int?
  /// From 1, in characters.
  public let column: Int?
  /// What was expected, what was found, and how to mend it.
  public let message: Message

  public init(path: String, line: Int? = nil, column: Int? = nil, message: Message) {
    self.path = path
    self.line = line
    self.column = column
    self.message = message
  }

  /// `path:line:column`, as far as it is known.
  public var place: String {
    ([path] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":")
  }

  /// By file, line, column.
  public static func inOrder(_ first: FileProblem, _ second: FileProblem) -> Bool {
    (first.path, first.line ?? 0, first.column ?? 0, first.message.english)
      < (second.path, second.line ?? 0, second.column ?? 0, second.message.english)
  }
}
