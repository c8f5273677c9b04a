import ArgumentParser
import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension InterfaceLanguage {
  /// `--ui` on the command line, else `LC_ALL`, `LC_MESSAGES`, `LANG`, else English.
  static let current = chosen(arguments: CommandLine.arguments, environment: environment)

  static func chosen(arguments: [String], environment: (String) -> String?) -> InterfaceLanguage {
    for (index, argument) in arguments.enumerated() {
      if argument == "--ui", index + 1 < arguments.count,
        let language = InterfaceLanguage(rawValue: arguments[index + 1])
      {
        return language
      }
      if argument.hasPrefix("--ui="), let language = InterfaceLanguage(rawValue: String(argument.dropFirst(5))) {
        return language
      }
    }
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = environment(name), !value.isEmpty else { continue }
      return InterfaceLanguage(rawValue: String(value.prefix(2))) ?? .english
    }
    return .english
  }
}

extension InterfaceLanguage: ExpressibleByArgument {}

/// The value of an environment variable.
func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// Where programs keep what is a user's, after the XDG Base Directory Specification.
enum UserFolders {
  /// `XDG_CACHE_HOME`, else `~/.cache`; nil where there is no home.
  static var caches: String? { folder("XDG_CACHE_HOME", inHome: ".cache") }

  /// `XDG_STATE_HOME`, else `~/.local/state`; nil where there is no home.
  static var state: String? { folder("XDG_STATE_HOME", inHome: ".local/state") }

  private static func folder(_ variable: String, inHome name: String) -> String? {
    if let folder = environment(variable), folder.hasPrefix("/") { return folder }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/" + name
  }
}

/// Standard output and standard error.
enum Terminal {
  static func write(_ text: String) { write(text, to: STDOUT_FILENO) }
  static func writeLine(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }
  static func report(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }
  static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// In columns; 80 where nobody says.
  static var width: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return environment("COLUMNS").flatMap { Int($0) } ?? 80
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = UnsafeBufferPointer(rebasing: rest).withMemoryRebound(to: UInt8.self) {
          systemWrite(descriptor, $0)
        }
        if count < 0 {
          if errno == EINTR { continue }
          let reason = errno
          // The reader has gone (a closed pipe): there is nobody left to tell.
          if reason != EPIPE { tellUnwritable(descriptor, reason) }
          exit(reason == EPIPE ? 0 : 2)
        }
        rest = rest.dropFirst(count)
      }
    }
  }

  private static func tellUnwritable(_ descriptor: Int32, _ reason: Int32) {
    guard descriptor == STDOUT_FILENO else { return }
    let reason = String(cString: strerror(reason))
    report(
      "eonhae: "
        + words(
          "the output cannot be written (\(reason)) and is not whole; make room and run it again",
          "출력을 쓸 수 없어(\(reason)) 도중에 끊겼습니다. 공간을 확보한 뒤 다시 실행하세요", "无法写入输出（\(reason)），内容不完整；请腾出空间后重新运行"))
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
