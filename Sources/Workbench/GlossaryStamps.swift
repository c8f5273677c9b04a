import TextAnalysis

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system says of the glossary's files, kept beside what was made from them: as long as it says the same, they need not be read.
///
/// Like git's index it trusts no file that was changed when its stamp was taken, or so shortly before that a second change might show the same time. Such
/// a file is read again, and what it holds decides.
struct GlossaryStamps: Equatable {
  /// Of one file, under its name without folders.
  struct Stamp: Equatable {
    let name: String
    let inode: UInt64
    /// In bytes.
    let size: Int64
    let changed: Instant
    /// Of the inode: nobody sets this time back.
    let touched: Instant
  }

  /// In seconds and nanoseconds.
  struct Instant: Equatable, Comparable {
    let seconds: Int64
    let nanoseconds: Int64

    static func < (first: Instant, second: Instant) -> Bool {
      (first.seconds, first.nanoseconds) < (second.seconds, second.nanoseconds)
    }
  }

  /// What made the compiled files beside them: another program, or other tables under it, would make others.
  let maker: String
  /// Of the content that the files had.
  let key: UInt64
  /// When reading them began.
  let since: Instant
  let files: [Stamp]

  /// What a file system's clock may hide, in seconds: FAT counts in twos.
  private static let coarseness: Int64 = 2

  /// Whether `files`, as they are now, hold what they held when these stamps were taken.
  func vouch(for files: [Stamp]) -> Bool {
    let settled = Instant(seconds: since.seconds - Self.coarseness, nanoseconds: since.nanoseconds)
    return maker == Self.maker && files == self.files
      && files.allSatisfy { $0.changed < settled && $0.touched < settled }
  }

  // MARK: Taking them

  static var maker: String { "eonhae \(Program.version), \(MatchingForm.version)" }

  /// The stamps of files as they are; nil where one of them is not there.
  static func stamps(of paths: [String]) -> [Stamp]? {
    var stamps: [Stamp] = []
    for path in paths {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      #if canImport(Darwin)
        let (changed, touched) = (status.st_mtimespec, status.st_ctimespec)
      #else
        let (changed, touched) = (status.st_mtim, status.st_ctim)
      #endif
      stamps.append(
        Stamp(
          name: Path.name(path), inode: UInt64(status.st_ino), size: Int64(status.st_size), changed: Instant(changed),
          touched: Instant(touched)))
    }
    return stamps
  }

  static var now: Instant {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Instant(now)
  }

  // MARK: As text

  private static let firstLine = "eonhae glossary files 1"

  /// A line for each file, its name last; nil where a name holds the end of a line.
  var written: String? {
    guard files.allSatisfy({ !$0.name.utf8.contains(0x0A) }) else { return nil }
    let head = [Self.firstLine, maker, "key \(key)", "since \(since.written)"]
    let lines = files.map { "\($0.inode) \($0.size) \($0.changed.written) \($0.touched.written) \($0.name)" }
    return (head + lines).map { $0 + "\n" }.joined()
  }

  /// nil where the text is none that was written whole. Damage that leaves it one makes other stamps of it, or another key, and no file fits those.
  static func read(_ text: String) -> GlossaryStamps? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.popLast() == "", lines.count >= 4, lines[0] == firstLine else { return nil }
    let (key, since) = (lines[2].split(separator: " "), lines[3].split(separator: " "))
    guard key.count == 2, key[0] == "key", let key = UInt64(key[1]), since.count == 2, since[0] == "since",
      let since = Instant(written: since[1])
    else { return nil }
    var files: [Stamp] = []
    for line in lines.dropFirst(4) {
      let parts = line.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false)
      guard parts.count == 5, let inode = UInt64(parts[0]), let size = Int64(parts[1]),
        let changed = Instant(written: parts[2]), let touched = Instant(written: parts[3])
      else { return nil }
      files.append(Stamp(name: String(parts[4]), inode: inode, size: size, changed: changed, touched: touched))
    }
    return GlossaryStamps(maker: String(lines[1]), key: key, since: since, files: files)
  }
}

extension GlossaryStamps.Instant {
  fileprivate init(_ time: timespec) { self.init(seconds: Int64(time.tv_sec), nanoseconds: Int64(time.tv_nsec)) }

  fileprivate var written: String { "\(seconds).\(nanoseconds)" }

  fileprivate init?(written: Substring) {
    let parts = written.split(separator: ".")
    guard parts.count == 2, let seconds = Int64(parts[0]), let nanoseconds = Int64(parts[1]) else { return nil }
    self.init(seconds: seconds, nanoseconds: nanoseconds)
  }
}
