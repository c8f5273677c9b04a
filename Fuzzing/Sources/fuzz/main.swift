import Foundation
import FuzzTargets

// Usage: fuzz [--seed N] [--minutes M] [--target NAME]
//        fuzz --replay FILE --target NAME
//        fuzz --minimize FILE --target NAME
//        fuzz --costs [--target NAME]
//
// Ends with 1 where something did not hold.

let options = Options(CommandLine.arguments)
switch options.task {
case .run: exit(Run(options).run() ? 0 : 1)
case .replay(let file): exit(Replay.run(Replay.bytes(of: file), options.targets) ? 0 : 1)
case .minimize(let file): Replay.minimize(file, options.targets)
case .costs: exit(Costs.run(options.targetName) ? 0 : 1)
}

struct Options {
  enum Task {
    case run
    case replay(String)
    case minimize(String)
    case costs
  }

  var task = Task.run
  var seed: UInt64 = 1
  var minutes = 1.0
  var targetName: String?

  var targets: [FuzzTarget] { FuzzTarget.all.filter { targetName == nil || $0.name == targetName } }

  init(_ arguments: [String]) {
    var rest = arguments.dropFirst()
    func value(of option: String) -> String {
      guard let value = rest.popFirst() else { Self.refuse("\(option) needs a value") }
      return value
    }
    while let option = rest.popFirst() {
      switch option {
      case "--seed":
        guard let number = UInt64(value(of: option)) else { Self.refuse("--seed takes a whole number") }
        seed = number
      case "--minutes":
        guard let number = Double(value(of: option)), number > 0 else { Self.refuse("--minutes takes a number over 0") }
        minutes = number
      case "--target": targetName = value(of: option)
      case "--replay": task = .replay(value(of: option))
      case "--minimize": task = .minimize(value(of: option))
      case "--costs": task = .costs
      default: Self.refuse("“\(option)” is no option")
      }
    }
    if case .costs = task { return }
    if targets.isEmpty {
      Self.refuse(
        "“\(targetName ?? "")” is no target; there are \(FuzzTarget.all.map(\.name).joined(separator: ", "))")
    }
  }

  private static func refuse(_ message: String) -> Never {
    FileHandle.standardError.write(Data("fuzz: \(message)\n".utf8))
    exit(64)
  }
}
