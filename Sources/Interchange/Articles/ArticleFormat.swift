/// How an article file is written.
public enum ArticleFormat: String, CaseIterable, Hashable, Sendable {
  /// CommonMark with GitHub's tables, strikethrough, autolinks and task lists, and footnotes.
  case markdown
  case plainText

  /// The format that a file name tells by its extension (in any letter case): `.md` and `.markdown` are Markdown, and so is
  /// standard input (`-`), which has no name to tell it; all else is plain text.
  public init(path: String) {
    let name = path.lowercased()
    self = name == "-" || name.hasSuffix(".md") || name.hasSuffix(".markdown") ? .markdown : .plainText
  }
}
