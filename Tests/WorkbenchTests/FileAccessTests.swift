import Diagnostics
import Foundation
import Testing
import Workbench

@Suite struct FileAccessTests {
  @Test func writtenFileIsReadBack() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/전정특신.md"
    try FileAccess.write("가나", to: path)
    #expect(try FileAccess.read(path) == Array("가나".utf8))
    try FileAccess.write("", to: path)
    #expect(try FileAccess.read(path) == [])
    #expect(folder.names == ["전정특신.md"])
  }

  @Test func linkStaysALink() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "real/a.md")
    let link = folder.path + "/a.md"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real/a.md")
    try FileAccess.write("new", to: link)
    #expect(folder.text(of: "real/a.md") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real/a.md")
    #expect(folder.names == ["a.md", "real"])
  }

  @Test func aPipeIsWrittenIntoAndStaysOne() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    // Open for both, so that neither side waits for the other.
    let descriptor = open(pipe, O_RDWR)
    defer { close(descriptor) }
    try FileAccess.write("가나", to: pipe)
    var buffer = [UInt8](repeating: 0, count: 16)
    let count = read(descriptor, &buffer, buffer.count)
    #expect(Array(buffer.prefix(max(0, count))) == Array("가나".utf8))
    #expect(folder.names == ["pipe"])
    var status = stat()
    #expect(stat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
  }

  @Test func aPipeIsReadToItsEnd() async throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let text = String(repeating: "가나", count: 100_000)
    async let written: Void = FileAccess.write(text, to: pipe)
    #expect(try FileAccess.read(pipe) == Array(text.utf8))
    try await written
    #expect(try FileAccess.read("/dev/null") == [])
  }

  @Test func modeOfTheOldFileStays() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "a.md")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    try FileAccess.write("new", to: path)
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
  }

  @Test func aFileWrittenInPiecesIsWholeOrNotAtAll() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "real/a.tmx")
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: path)
    let link = folder.path + "/a.tmx"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real/a.tmx")
    do {
      let sink = try FileSink(link)
      try sink.write("half")
    }
    #expect(folder.text(of: "real/a.tmx") == "old")
    let sink = try FileSink(link)
    try sink.write("가")
    try sink.write("나")
    try sink.finish()
    #expect(folder.text(of: "real/a.tmx") == "가나")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real/a.tmx")
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o666)
    #expect(folder.names == ["a.tmx", "real"])
  }

  @Test(.enabled(if: getuid() != 0, "root writes everywhere"))
  func unwritableFolderLeavesTheOldFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "locked/a.md")
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path + "/locked")
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path + "/locked") }
    let problem = try #require(throws: FileProblem.self) { try FileAccess.write("new", to: path) }
    #expect(problem.path == path)
    #expect(problem.message.english.contains("nothing was changed"))
    #expect(folder.text(of: "locked/a.md") == "old")
  }

  /// The last step fails: nothing of the first ones stays.
  @Test func failedWriteLeavesNothingBehind() throws {
    let folder = try TemporaryFolder()
    try folder.write("kept", to: "a.md/inner")
    #expect(throws: FileProblem.self) { try FileAccess.write("new", to: folder.path + "/a.md") }
    #expect(folder.names == ["a.md"])
    #expect(folder.text(of: "a.md/inner") == "kept")
    #expect(throws: FileProblem.self) { try FileAccess.write("new", to: folder.path + "/none/a.md") }
    #expect(folder.names == ["a.md"])
  }

  @Test func unreadableFilesAreTold() throws {
    let folder = try TemporaryFolder()
    let missing = try #require(throws: FileProblem.self) { try FileAccess.read(folder.path + "/none") }
    #expect(missing.message.english.contains("no such file"))
    let isFolder = try #require(throws: FileProblem.self) { try FileAccess.read(folder.path) }
    #expect(isFolder.message.english.contains("folder"))
  }

  @Test(arguments: [
    ("a", "b", "a/b"), ("a/", "b", "a/b"), (".", "b", "b"), ("", "b", "b"), ("a", "/b", "/b"), ("/", "b", "/b"),
    ("..", "b", "../b"),
  ])
  func pathsAreJoined(folder: String, name: String, path: String) {
    #expect(Path.joined(folder, name) == path)
  }

  @Test(arguments: [
    ("a/b.ko.md", "a", "b.ko.md", "b.ko", "md"), ("b.MD", ".", "b.MD", "b", "md"), ("/b", "/", "b", "b", ""),
    ("a/.hidden", "a", ".hidden", ".hidden", ""),
    ("a.b/c", "a.b", "c", "c", ""), ("전정.특신", ".", "전정.특신", "전정", "특신"),
  ])
  func pathsAreTakenApart(path: String, folder: String, name: String, stem: String, ending: String) {
    #expect(Path.folder(path) == folder)
    #expect(Path.name(path) == name)
    #expect(Path.stem(path) == stem)
    #expect(Path.ending(path) == ending)
  }
}
