import CBaseline

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What figures are read beside: processor, versions and load, without the machine's name.
public enum Machine {
  /// Lines as `processor: …`.
  public static func description() -> [String] {
    let processor = field("model name", of: "/proc/cpuinfo") ?? "unknown"
    let system = field("PRETTY_NAME", of: "/etc/os-release", separator: "=") ?? "unknown"
    return [
      "processor: \(processor), \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores",
      "system: \(system.filter { $0 != "\"" })", "ICU: \(icuVersion)", "Swift: \(swiftVersion)", "load: \(load())",
    ]
  }

  /// The load averages of 1, 5 and 15 minutes.
  public static func load() -> String {
    var averages = [0.0, 0.0, 0.0]
    guard getloadavg(&averages, 3) == 3 else { return "unknown" }
    return averages.map { rounded($0, digits: 2) }.joined(separator: " ")
  }

  private static var icuVersion: String {
    var version: [UInt8] = [0, 0, 0, 0]
    baseline_icu_version(&version)
    return "\(version[0]).\(version[1])"
  }

  private static var swiftVersion: String {
    #if compiler(>=6.4)
      "6.4 or later"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }

  private static func field(_ name: String, of path: String, separator: Character = ":") -> String? {
    guard let bytes = try? readFile(path) else { return nil }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where line.hasPrefix(name) {
      guard let place = line.firstIndex(of: separator) else { continue }
      return String(line[line.index(after: place)...].drop { $0 == " " })
    }
    return nil
  }
}
