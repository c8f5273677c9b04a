import Diagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reading and writing of whole files; every fault says which file and what to do.
public enum FileAccess {
  /// The bytes of the file, or of standard input for `-`.
  public static func read(_ path: String) throws(FileProblem) -> [UInt8] {
    if path == "-" { return try content(of: STDIN_FILENO, path) }
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw FileProblem(
        path: path, message: Message(en: "no such file; check the path", ko: "파일이 없습니다. 경로를 확인하세요", zh: "文件不存在；请检查路径"))
    }
    guard !isDirectory else {
      throw FileProblem(
        path: path,
        message: Message(en: "expected a file, found a folder", ko: "파일이 와야 하는데 폴더입니다", zh: "此处应为文件，却是文件夹"))
    }
    if isSpecial(path), case let descriptor = open(path, O_RDONLY | O_CLOEXEC), descriptor >= 0 {
      defer { close(descriptor) }
      return try content(of: descriptor, path)
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FileProblem(
        path: path,
        message: Message(
          en: "the file cannot be read; check its permissions", ko: "파일을 읽을 수 없습니다. 권한을 확인하세요", zh: "无法读取文件；请检查权限"))
    }
    return Array(data)
  }

  /// What comes until the end of a stream.
  private static func content(of descriptor: Int32, _ path: String) throws(FileProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { systemRead(descriptor, $0) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        let reason = String(cString: strerror(errno))
        throw FileProblem(
          path: path,
          message: Message(
            en: "cannot be read to its end (\(reason)); save it as a file first",
            ko: "끝까지 읽을 수 없습니다(\(reason)). 먼저 파일로 저장하세요",
            zh: "无法读到末尾（\(reason)）；请先存为文件"))
      }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// What a file is worth.
  public enum Worth: Sendable {
    /// It is on the disk when the call returns.
    case kept
    /// It can be made again, and its reader sees whether it is whole: after a power failure it may be gone.
    case replaceable
    /// The same, and nobody but its owner may read it.
    case replaceableAndPrivate
  }

  /// Writes the whole file or leaves the old one: beside, to disk, then in its place. Through a link the file behind it is written.
  public static func write(_ bytes: [UInt8], to path: String, _ worth: Worth = .kept) throws(FileProblem) {
    let sink = try FileSink(path, worth)
    try sink.write(bytes)
    try sink.finish()
  }

  public static func write(_ text: String, to path: String) throws(FileProblem) {
    try write(Array(text.utf8), to: path)
  }

  /// The absolute path without symbolic links; the path as it is where there is nothing.
  static func withoutLinks(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Of the file that is there; nil where there is none.
  static func mode(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
  }

  /// Whether there is something that is neither a file nor a folder: a device, a pipe, a socket.
  static func isSpecial(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    let kind = status.st_mode & S_IFMT
    return kind != S_IFREG && kind != S_IFDIR
  }

  public static func makeFolder(_ path: String) throws(FileProblem) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw FileProblem(
        path: path,
        message: Message(
          en: "the folder cannot be made; check the path and its permissions", ko: "폴더를 만들 수 없습니다. 경로와 권한을 확인하세요",
          zh: "无法创建文件夹；请检查路径与权限"))
    }
  }

  public static func isFolder(_ path: String) -> Bool {
    var isDirectory = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
  }

  /// Nobody but the owner may look into the folder.
  static func keepPrivate(_ folder: String) { _ = chmod(folder, 0o700) }

  /// Whether the file was last written more than so many days ago.
  static func isOlder(_ path: String, thanDays days: Int) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    #if canImport(Darwin)
      let written = status.st_mtimespec.tv_sec
    #else
      let written = status.st_mtim.tv_sec
    #endif
    return time(nil) - written > days * 86_400
  }

  /// Removes a file or an empty folder, if it can be.
  static func remove(_ path: String) { _ = systemRemove(path) }

  /// In bytes; 0 where there is nothing.
  static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Whether both paths lead to one file that is there.
  public static func isSame(_ first: String, _ second: String) -> Bool {
    var one = stat()
    var other = stat()
    guard stat(first, &one) == 0, stat(second, &other) == 0 else { return false }
    return one.st_ino == other.st_ino && one.st_dev == other.st_dev
  }

  /// Whether the path is a symbolic link.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Whether there is no folder above.
  public static func isRoot(_ folder: String) -> Bool {
    var here = stat()
    var above = stat()
    guard stat(folder, &here) == 0, stat(Path.joined(folder, ".."), &above) == 0 else { return true }
    return here.st_ino == above.st_ino && here.st_dev == above.st_dev
  }

  public static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// The names in a folder, sorted, hidden ones left out.
  public static func names(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }
}

// Inside FileAccess its own read and remove hide the system's.

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}

private func systemRemove(_ path: String) -> Int32 { remove(path) }

/// Paths as text, with `/`.
public enum Path {
  public static func joined(_ folder: String, _ name: String) -> String {
    if name.hasPrefix("/") || folder.isEmpty || folder == "." { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// After the last `/`.
  public static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Up to the last `/`; `.` where there is none.
  public static func folder(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// After the last `.` of the name, lower case.
  public static func ending(_ path: String) -> String {
    let name = name(path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The name without its ending.
  public static func stem(_ path: String) -> String {
    let name = name(path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}
