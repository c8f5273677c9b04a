import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a file a piece at a time, whole or not at all: beside, to disk, then in its place.
public final class FileSink {
  private let path: String
  private let beside: String
  private var descriptor: Int32

  public init(_ path: String) throws(FileProblem) {
    self.path = path
    beside = path + ".\(getpid()).part"
    descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw problem(errno) }
  }

  /// Without ``finish()`` nothing has been written.
  deinit { abandon() }

  public func write(_ text: String) throws(FileProblem) {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0, from: written) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw problem(errno) }
      written += count
    }
  }

  public func finish() throws(FileProblem) {
    guard fsync(descriptor) == 0, rename(beside, path) == 0 else { throw problem(errno) }
    close(descriptor)
    descriptor = -1
  }

  private func abandon() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(beside)
    descriptor = -1
  }

  private func problem(_ reason: Int32) -> FileProblem {
    let words = String(cString: strerror(reason))
    return FileProblem(
      path: path,
      message: Message(
        en: "cannot be written (\(words)); nothing was changed", ko: "쓸 수 없습니다(\(words)). 바뀐 것은 없습니다",
        zh: "无法写入（\(words)）；未作任何更改"))
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
  write(descriptor, bytes.baseAddress! + start, bytes.count - start)
}
