import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a file a piece at a time, whole or not at all: beside, to disk, then in its place. Through a link the file behind it is written, and a file that
/// is there keeps its mode. What is no regular file (a device, a pipe) stays what it is and is written into.
public final class FileSink {
  private let path: String
  private let target: String
  private let beside: String
  private let isKept: Bool
  /// Whether there is no file to replace.
  private let isInPlace: Bool
  private var descriptor: Int32

  public convenience init(_ path: String) throws(FileProblem) { try self.init(path, .kept) }

  init(_ path: String, _ worth: FileAccess.Worth) throws(FileProblem) {
    self.path = path
    target = FileAccess.withoutLinks(path)
    isInPlace = FileAccess.isSpecial(target)
    beside = isInPlace ? target : target + ".\(getpid()).part"
    isKept = worth == .kept
    if isInPlace {
      descriptor = open(target, O_WRONLY | O_CLOEXEC)
      if descriptor < 0 { throw problem(errno) }
      return
    }
    let old = worth == .replaceableAndPrivate ? 0o600 : FileAccess.mode(of: target)
    descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, old ?? 0o644)
    if descriptor < 0 { throw problem(errno) }
    // What the system masks out of the mode of a new file.
    if let old { _ = fchmod(descriptor, old) }
  }

  /// Without ``finish()`` nothing has been written.
  deinit { abandon() }

  public func write(_ text: String) throws(FileProblem) { try write(Array(text.utf8)) }

  public func write(_ bytes: [UInt8]) throws(FileProblem) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0, from: written) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw problem(errno) }
      written += count
    }
  }

  public func finish() throws(FileProblem) {
    if isKept, !isInPlace, fsync(descriptor) != 0 { throw problem(errno) }
    let isClosed = close(descriptor) == 0
    descriptor = -1
    if isInPlace {
      guard isClosed else { throw problem(errno) }
      return
    }
    guard isClosed, rename(beside, target) == 0 else {
      let reason = errno
      unlink(beside)
      throw problem(reason)
    }
  }

  private func abandon() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if !isInPlace { unlink(beside) }
  }

  private func problem(_ reason: Int32) -> FileProblem {
    let words = String(cString: strerror(reason))
    guard !isInPlace else {
      return FileProblem(
        path: path,
        message: Message(
          en: "cannot be written (\(words)); name another file", ko: "쓸 수 없습니다(\(words)). 다른 파일을 지정하세요",
          zh: "无法写入（\(words)）；请指定其他文件"))
    }
    return FileProblem(
      path: path,
      message: Message(
        en: "cannot be written (\(words)); nothing was changed", ko: "쓸 수 없습니다(\(words)). 바뀐 것은 없습니다",
        zh: "无法写入（\(words)）；未作任何更改"))
  }
}

// Inside the class its own write hides the system's.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
  write(descriptor, bytes.baseAddress! + start, bytes.count - start)
}
