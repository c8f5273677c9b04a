import Foundation
import Testing

/// Other people's tools, which Scripts/test-interchange installs; where it does not run these tests are skipped.
enum Peer {
  /// The Python that has translate-toolkit.
  static let python = ProcessInfo.processInfo.environment["EONHAE_PEER_PYTHON"]

  static var areInstalled: Bool { python != nil }

  /// Runs a program and gives what it prints.
  static func run(_ program: String, _ arguments: [String], in folder: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = folder
    // Through a file, for a pipe that nobody empties stops the writer.
    let output = folder.appending(path: "output-\(UUID().uuidString)")
    try Data().write(to: output)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.standardError
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let text = try String(contentsOf: output, encoding: .utf8)
    #expect(process.terminationStatus == 0, "\(program): \(text)")
    return text
  }
}

/// A folder that is gone when the test is.
final class PeerFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "eonhae-peer-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func bytes(of name: String) throws -> [UInt8] { try Array(Data(contentsOf: url.appending(path: name))) }

  func text(of name: String) throws -> String { String(decoding: try bytes(of: name), as: UTF8.self) }
}
