import Foundation

/// Tells which input the process died of, or hangs on.
///
/// The handler runs in a dying process: it only writes what was prepared before.
enum Crash {
  /// An input that takes longer hangs.
  private static let longest: UInt32 = 60

  nonisolated(unsafe) private static var input = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 20)
  nonisolated(unsafe) private static var inputCount = 0
  nonisolated(unsafe) private static var label = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 256)
  nonisolated(unsafe) private static var labelCount = 0
  nonisolated(unsafe) private static var watched = 0

  static func install() {
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGALRM] {
      signal(number) { number in
        Crash.write("\nCRASHED ")
        _ = Foundation.write(2, Crash.label.baseAddress, Crash.labelCount)
        Crash.write(number == SIGALRM ? " (takes too long)" : "")
        Crash.write("; its input is in crash.bin\n")
        let file = open("crash.bin", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        _ = Foundation.write(file, Crash.input.baseAddress, Crash.inputCount)
        _exit(128 + number)
      }
    }
  }

  static func watch(_ target: String, _ seed: UInt64, _ bytes: [UInt8]) {
    inputCount = min(bytes.count, input.count)
    _ = input.update(fromContentsOf: bytes.prefix(input.count))
    let text = "\(target) seed \(seed)"
    labelCount = min(text.utf8.count, label.count)
    _ = label.update(fromContentsOf: Array(text.utf8.prefix(label.count)))
    if watched & 0xFF == 0 { alarm(longest) }
    watched += 1
  }

  private static func write(_ text: StaticString) { _ = Foundation.write(2, text.utf8Start, text.utf8CodeUnitCount) }
}
