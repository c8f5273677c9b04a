import Foundation
import Testing

/// A finished run of the program.
struct Run {
  let output: String
  let messages: String
  let outputBytes: [UInt8]
  /// The exit status; negative of the signal that ended it.
  let status: Int32
}

/// The built program, beside the tests.
enum Program {
  /// How long one run may take before it counts as hung.
  static let limit: TimeInterval = 20

  static let url: URL = {
    let name = "eonhae"
    var folders = CommandLine.arguments.prefix(1).map { URL(filePath: $0).deletingLastPathComponent() }
    folders += Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() } + [Bundle.main.bundleURL]
    let link = URL(filePath: "/proc/self/maps")
    if let maps = try? String(contentsOf: link, encoding: .utf8) {
      let paths = maps.split(separator: "\n").compactMap { $0.split(separator: " ").last.map(String.init) }
      folders += paths.filter { $0.hasSuffix(".xctest") }.map { URL(filePath: $0).deletingLastPathComponent() }
    }
    for folder in folders {
      let program = folder.appending(path: name)
      if FileManager.default.isExecutableFile(atPath: program.path) { return program }
    }
    fatalError("\(name) stands in none of \(folders.map(\.path)); run swift build first")
  }()
}

/// A folder of its own for one test, gone when the test is.
final class TemporaryFolder {
  let url: URL

  init() {
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appending(
      path: "eonhae-\(UUID().uuidString)")
    try! FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
    try? FileManager.default.removeItem(at: url)
  }

  func write(_ text: String, to name: String) { write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) {
    let file = url.appending(path: name)
    try! FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try! Data(bytes).write(to: file)
  }

  func bytes(of name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: url.appending(path: name).path).map(Array.init)
  }
  func text(of name: String) -> String? { bytes(of: name).map { String(decoding: $0, as: UTF8.self) } }

  /// Every file, by its path from here, sorted; the glossary's cache left out.
  var files: [String] {
    let all = FileManager.default.subpaths(atPath: url.path) ?? []
    return all.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: url.appending(path: name).path, isDirectory: &isFolder)
        && !isFolder.boolValue
        && !name.hasPrefix(".eonhae/")
    }.sorted()
  }

  /// Runs `eonhae` here, in English unless `environment` says otherwise.
  func run(_ arguments: String..., input: String? = nil, environment: [String: String] = [:]) -> Run {
    run(arguments, input: input.map { Array($0.utf8) }, environment: environment)
  }

  func run(_ arguments: [String], input: [UInt8]? = nil, environment: [String: String] = [:]) -> Run {
    Self.run(Program.url, arguments, in: url, input: input, environment: environment)
  }

  static func run(
    _ program: URL, _ arguments: [String], in folder: URL, input: [UInt8]? = nil, environment: [String: String] = [:]
  ) -> Run {
    // Through files, for a pipe that nobody empties stops the writer.
    let streams = FileManager.default.temporaryDirectory.appending(path: "eonhae-streams-\(UUID().uuidString)")
    try! FileManager.default.createDirectory(at: streams, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: streams) }
    func stream(_ name: String, _ content: [UInt8] = []) -> URL {
      let file = streams.appending(path: name)
      try! Data(content).write(to: file)
      return file
    }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LANG": "C.UTF-8"]
      .merging(environment) { $1 }
    let output = stream("out")
    let messages = stream("err")
    process.standardInput = try! FileHandle(forReadingFrom: stream("in", input ?? []))
    process.standardOutput = try! FileHandle(forWritingTo: output)
    process.standardError = try! FileHandle(forWritingTo: messages)
    try! process.run()
    let deadline = Date(timeIntervalSinceNow: Program.limit)
    while process.isRunning, Date() < deadline { usleep(2000) }
    if process.isRunning {
      kill(process.processIdentifier, SIGKILL)
      Issue.record("eonhae \(arguments.joined(separator: " ")) ran for more than \(Int(Program.limit)) s")
    }
    process.waitUntilExit()
    let bytes = [UInt8](try! Data(contentsOf: output))
    return Run(
      output: String(decoding: bytes, as: UTF8.self),
      messages: String(decoding: try! Data(contentsOf: messages), as: UTF8.self), outputBytes: bytes,
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus)
  }
}

/// One JSON document as dictionaries and arrays.
func json(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [String: Any] {
  let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
  return try #require(value as? [String: Any], sourceLocation: sourceLocation)
}

/// JSON, one object a line.
func jsonLines(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [[String: Any]] {
  try text.split(separator: "\n").map { try json(String($0), sourceLocation: sourceLocation) }
}

/// A folder that several tests only read.
struct Shared: @unchecked Sendable {
  let value: TemporaryFolder
  init(_ value: TemporaryFolder) { self.value = value }
}
