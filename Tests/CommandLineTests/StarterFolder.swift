/// What the program says about the workspace that `eonhae init` makes.
extension TemporaryFolder {
  /// A folder with the starter workspace in it.
  static func starter() -> TemporaryFolder {
    let folder = TemporaryFolder()
    _ = folder.run("init")
    return folder
  }

  static let article = "article.ko.md"
}
