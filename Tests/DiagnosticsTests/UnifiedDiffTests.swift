import BitextModel
import Foundation
import Testing

@testable import Diagnostics

@Suite struct UnifiedDiffTests {
  @Test func changesStandInTheirContext() {
    let old = "1\n2\n3\n4\n가\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15"
    let new = "1\n2\n3\n4\n나\n다\n6\n7\n8\n9\n10\n11\n12\n13\n15\n"
    #expect(
      diff(old, new) == """
        --- a/기사/a.md
        +++ b/기사/a.md
        @@ -2,7 +2,8 @@
         2
         3
         4
        -가
        +나
        +다
         6
         7
         8
        @@ -11,5 +12,4 @@
         11
         12
         13
        -14
        -15
        \\ No newline at end of file
        +15

        """)
  }

  @Test(arguments: [
    ("가\n", "가\n", ""),
    ("", "가\n나\n", "@@ -0,0 +1,2 @@\n+가\n+나\n"),
    ("가\n", "", "@@ -1 +0,0 @@\n-가\n"),
    ("가\r\n나\r\n", "가\r\n다\r\n", "@@ -1,2 +1,2 @@\n 가\r\n-나\r\n+다\r\n"),
    ("가", "나", "@@ -1 +1 @@\n-가\n\\ No newline at end of file\n+나\n\\ No newline at end of file\n"),
    ("가\n나", "다\n나", "@@ -1,2 +1,2 @@\n-가\n+다\n 나\n\\ No newline at end of file\n"),
  ])
  func endsOfFilesAndLinesAreKept(old: String, new: String, hunks: String) {
    let header = hunks.isEmpty ? "" : "--- a/기사/a.md\n+++ b/기사/a.md\n"
    #expect(diff(old, new) == header + hunks)
  }

  @Test(arguments: [
    ("./a.md", "a/a.md"), ("/tmp/a.md", "a/tmp/a.md"), ("1호 특집.md", "a/1호 특집.md\t"),
    ("\"a\"\t\\.md", "\"a/\\\"a\\\"\\011\\\\.md\""),
  ])
  func pathsAreWrittenAsPatchReadsThem(path: String, name: String) {
    let diff = UnifiedDiff.between(old: SourceText(path: path, text: ""), new: SourceText(path: path, text: "가\n"))
    #expect(diff.hasPrefix("--- \(name)\n+++ "))
  }

  @Test func everySmallPairHasAShortestScript() {
    let texts = (0...5).flatMap(Self.texts(length:))
    for old in texts {
      for new in texts {
        let changes = LineDifference.changes(from: old, to: new)
        let edits = changes.reduce(0) { $0 + $1.old.count + $1.new.count }
        #expect(Self.applying(changes, to: old, with: new) == new)
        #expect(edits == old.count + new.count - 2 * Self.longestCommon(old, new))
        #expect(zip(changes, changes.dropFirst()).allSatisfy { $0.old.upperBound < $1.old.lowerBound })
      }
    }
  }

  @Test(arguments: [1, 2, 3])
  func manyChangesAreBoundedAndRight(seed: UInt64) {
    var random = SplitMix(state: seed)
    let old = (0..<2000).map { _ in Self.line(Int.random(in: 0..<40, using: &random)) }
    let new = (0..<1900).map { _ in Self.line(Int.random(in: 20..<60, using: &random)) }
    for (first, second) in [(old, new), (old, []), ([], new), (old, old + new), (new + old, old)] {
      let changes = LineDifference.changes(from: first, to: second)
      #expect(Self.applying(changes, to: first, with: second) == second, "seed \(seed)")
    }
  }

  @Test(arguments: [["/usr/bin/patch", "-p1", "-s", "-i"], ["/usr/bin/git", "apply"]])
  func toolsTakeTheDiff(command: [String]) throws {
    guard FileManager.default.isExecutableFile(atPath: command[0]) else { return }
    let lines = (1...40).map { "\($0) 줄\r\n" }
    let pairs = [
      (lines.joined(), lines.enumerated().map { $0 % 9 == 4 ? "바뀐 \($1)" : $1 }.joined()),
      ("가\n나", "가\n나\n다"), ("가\n나\n", "나"), ("", "가\n"),
      (lines.joined(), lines.reversed().joined()),
    ]
    for (old, new) in pairs {
      for path in ["a.md", "기사/1호 특집.md"] { #expect(try patched(old, to: new, at: path, by: command) == new) }
    }
  }

  private func patched(_ old: String, to new: String, at path: String, by command: [String]) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("diff-\(UUID().uuidString)")
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(old.utf8).write(to: file)
    let diff = UnifiedDiff.between(old: SourceText(path: path, text: old), new: SourceText(path: path, text: new))
    try Data(diff.utf8).write(to: folder.appendingPathComponent("changes.diff"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = command.dropFirst() + ["changes.diff"]
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  private func diff(_ old: String, _ new: String) -> String {
    UnifiedDiff.between(
      old: SourceText(path: "기사/a.md", text: old), new: SourceText(path: "기사/a.md", text: new))
  }

  private static func line(_ number: Int) -> ArraySlice<UInt8> { Array("\(number)\n".utf8)[...] }

  /// Every text of `length` lines of two kinds.
  private static func texts(length: Int) -> [[ArraySlice<UInt8>]] {
    (0..<(1 << length)).map { bits in (0..<length).map { line(bits >> $0 & 1) } }
  }

  private static func applying(
    _ changes: [LineChange], to old: [ArraySlice<UInt8>], with new: [ArraySlice<UInt8>]
  ) -> [ArraySlice<UInt8>] {
    var result: [ArraySlice<UInt8>] = []
    var position = 0
    for change in changes {
      result += old[position..<change.old.lowerBound] + new[change.new]
      position = change.old.upperBound
    }
    return result + old[position...]
  }

  /// By the table of all pairs of beginnings.
  private static func longestCommon(_ first: [ArraySlice<UInt8>], _ second: [ArraySlice<UInt8>]) -> Int {
    var row = Array(repeating: 0, count: second.count + 1)
    for line in first {
      var diagonal = 0
      for (index, other) in second.enumerated() {
        let above = row[index + 1]
        row[index + 1] = line == other ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return row[second.count]
  }
}
