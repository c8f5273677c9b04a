import Foundation
import Testing
import Workbench

private let git = ["/usr/bin/git", "/usr/local/bin/git", "/opt/homebrew/bin/git"].first {
  FileManager.default.isExecutableFile(atPath: $0)
}

/// The walk over articles against git, which has the last word on .gitignore.
@Suite(.enabled(if: git != nil, "git is not installed"))
struct IgnoredFilesTests {
  static let files = [
    "a.md", "b.md", "ab.md", "#x.md", "!y.md", "sp ace.md", "c.txt", "가.md", "나라.md", "A.md", "keep.md", "]z.md",
    "-d.md", "x*y.md", "7.md",
    "sub/a.md", "sub/b.md", "sub/c.txt", "sub/deep/a.md", "sub/deep/b.md", "sub/deep/deeper/a.md", "other/sub/a.md",
    "other/a.md", "other/deep/b.md", "deep/a.md",
    "build/a.md", "build.md", "x/build/b.md",
  ]

  /// The articles below `folder` that git does not ignore.
  static func kept(in folder: TemporaryFolder) throws -> [String] {
    _ = try run(["init", "-q"], in: folder)
    let output = try run(
      [
        "-c", "core.excludesFile=/dev/null", "-c", "core.ignoreCase=false", "ls-files", "-z", "--others",
        "--exclude-standard",
      ], in: folder)
    return output.split(separator: "\0").map(String.init).filter { !$0.hasSuffix(".gitignore") }.sorted()
  }

  private static func run(_ arguments: [String], in folder: TemporaryFolder) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: git!)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "HOME": folder.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  private func expectSameAsGit(_ ignore: [(folder: String, patterns: String)]) throws {
    let folder = try TemporaryFolder()
    for file in Self.files { try folder.write("본문", to: file) }
    for (place, patterns) in ignore { try folder.write(patterns, to: place + ".gitignore") }
    let found = ArticleFile.expanded([folder.path]).map { String($0.dropFirst(folder.path.count + 1)) }.sorted()
    #expect(found == (try Self.kept(in: folder)), "\(ignore)")
  }

  @Test(arguments: [
    "", "*.md", "a.md", "/a.md", "sub/", "sub", "/sub", "sub/*.md", "**/b.md", "sub/**", "**/sub/deep", "sub/**/a.md",
    "other/**/a.md", "**/deep/**", "**/", "deep/",
    "*.md\n!keep.md", "*\n!*/\n!*.txt", "*.txt\n!c.txt", "sub\n!sub/a.md", "sub/*\n!sub/a.md", "sub/\n!sub/", "[ab].md",
    "[a-c].md", "[!a].md", "[^a].md", "?.md", "??.md",
    "\\#x.md", "\\!y.md", "# a.md", "!y.md", "   ", "a.md   ", "a.md\\ ", "sp ace.md", "sp\\ ace.md", "*", "**",
    "a**b.md", "a*b.md", "/*/a.md", "./a.md", "\\*.md", "x\\*y.md", "x*y.md",
    "[]a].md", "[]]z.md", "[a-].md", "[-]d.md", "[[:alpha:]].md", "[[:digit:]].md", "[[:upper:]].md", "가.md",
    "[가-나].md", "가*", "?라.md", "a.md\r\nb.md\r\n", "sub/deep/", "sub/deep", "deep/deeper",
    "/deep", "sub/**/", "**/a.md\n!/sub/**/a.md", "build", "build/", "/build", "build*", "sub//a.md", "[", "a[", "[a",
    "a.md/", "*/", "!*.md", "*.md\n!*.md\na.md", "[\\a].md", "\\a.md", "**/**/b.md", "other/**", "*a.md", "**a.md",
    "sub/**a.md", "sub/a**.md", "\\", "a.md\\",
  ])
  func patternsAreReadAsGitReadsThem(patterns: String) throws {
    try expectSameAsGit([("", patterns)])
  }

  @Test(arguments: [
    [("sub/", "a.md")], [("sub/", "/deep")], [("", "*.md"), ("sub/", "!a.md")], [("", "a.md"), ("sub/", "!/a.md")],
    [("sub/", "deep/a.md")], [("sub/", "*")], [("sub/", "**/a.md")],
    [("", "sub/deep/a.md"), ("sub/deep/", "!a.md\nb.md")], [("other/", "/sub/*")],
  ])
  func innerFilesGoBeforeOuterOnes(ignore: [(String, String)]) throws {
    try expectSameAsGit(ignore.map { (folder: $0.0, patterns: $0.1) })
  }
}
