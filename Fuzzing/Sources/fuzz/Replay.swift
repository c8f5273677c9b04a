import Foundation
import FuzzTargets

/// Runs one kept input again.
enum Replay {
  static func bytes(of file: String) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: file) else {
      FileHandle.standardError.write(Data("fuzz: \(file) cannot be read\n".utf8))
      exit(66)
    }
    return Array(data)
  }

  static func run(_ input: [UInt8], _ targets: [FuzzTarget]) -> Bool {
    var holds = true
    for target in targets {
      for seed in UInt64(0)..<4 {
        guard let violation = target.violation(of: input, seed: seed) else { continue }
        print("FAILED \(target.name): \(violation)")
        holds = false
        break
      }
    }
    return holds
  }

  /// Cuts an input that kills the process down to what still does, in a process each, and writes it beside the file.
  static func minimize(_ file: String, _ targets: [FuzzTarget]) {
    let scratch = file + ".try"
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let smallest = Minimizer.smallest(bytes(of: file)) { candidate in
      targets.contains { fails(candidate, scratch, $0) }
    }
    _ = FileManager.default.createFile(atPath: file + ".min", contents: Data(smallest))
    print("\(file).min, \(smallest.count) bytes: \(String(decoding: smallest, as: UTF8.self).debugDescription)")
  }

  private static func fails(_ input: [UInt8], _ scratch: String, _ target: FuzzTarget) -> Bool {
    _ = FileManager.default.createFile(atPath: scratch, contents: Data(input))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    process.arguments = ["--replay", scratch, "--target", target.name]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus != 0
  }
}
