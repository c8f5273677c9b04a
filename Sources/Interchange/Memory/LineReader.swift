import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The lines of a UTF-8 file, one at a time, in memory that does not grow with the file.
struct LineReader: ~Copyable {
  /// In bytes: no segment is as long.
  static let longest = 16 << 20

  let path: String
  /// Of the last line, from 1.
  private(set) var number = 0
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// - Parameter path: `-` for standard input.
  init(_ path: String) throws(FileProblem) {
    self.path = path
    descriptor = path == "-" ? dup(0) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileProblem(
        path: path,
        message: Message(
          en: "the file cannot be read; check the path and its permissions", ko: "파일을 읽을 수 없습니다. 경로와 권한을 확인하세요",
          zh: "无法读取文件；请检查路径与权限"))
    }
  }

  deinit { close(descriptor) }

  /// Without its line feed, carriage return and byte-order mark; nil at the end.
  mutating func next() throws(FileProblem) -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return line(start..<end)
      }
      if isAtEnd {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return line(start..<buffer.count)
      }
      searched = buffer.count - start
      try fill()
    }
  }

  private mutating func line(_ range: Range<Int>) -> [UInt8] {
    number += 1
    var line = buffer[range]
    if line.last == 0x0D { line.removeLast() }
    if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    return Array(line)
  }

  private mutating func fill() throws(FileProblem) {
    buffer.removeFirst(start)
    start = 0
    guard buffer.count <= Self.longest else {
      throw FileProblem(
        path: path, line: number + 1, column: 1,
        message: Message(
          en: "expected a line of 16 MB at most, found a longer one; the file is not what it is taken for",
          ko: "한 줄은 16MB까지여야 하는데 더 깁니다. 파일 형식을 확인하세요", zh: "每行应不超过 16 MB，此行更长；请检查文件格式"))
    }
    let size = 1 << 20
    let old = buffer.count
    buffer += [UInt8](repeating: 0, count: size)
    let count = buffer.withUnsafeMutableBytes { bytes in
      var count = read(descriptor, bytes.baseAddress! + old, size)
      while count < 0, errno == EINTR { count = read(descriptor, bytes.baseAddress! + old, size) }
      return count
    }
    buffer.removeLast(size - max(0, count))
    guard count >= 0 else {
      throw FileProblem(
        path: path,
        message: Message(
          en: "the file cannot be read (\(String(cString: strerror(errno)))); expected a file of lines",
          ko: "파일을 읽을 수 없습니다(\(String(cString: strerror(errno)))). 줄로 된 파일이어야 합니다",
          zh: "无法读取文件（\(String(cString: strerror(errno)))）；应为逐行文件"))
    }
    isAtEnd = count == 0
  }
}

extension LineReader {
  static let notUTF8 = Message(
    en: "expected UTF-8, found bytes that are none; save the file as UTF-8 and import it again",
    ko: "UTF-8이어야 하는데 아닌 바이트가 있습니다. 파일을 UTF-8로 저장한 뒤 다시 가져오세요", zh: "应为 UTF-8，却含有非 UTF-8 字节；请将文件另存为 UTF-8 后重新导入")
}

extension [UInt8] {
  var isUTF8: Bool { String(validating: self, as: UTF8.self) != nil && !contains(0) }
}
