/// What `.gitignore` files leave out of a walk.
///
/// The patterns of gitignore(5): `*`, `?`, `[a-z]`, `**`, a leading `!`, a leading or inner `/` that anchors, a trailing `/` for folders. The last
/// pattern that fits decides.
struct IgnoredFiles {
  private struct Pattern {
    let folder: String
    let glob: [UInt8]
    let isNegated: Bool
    let isForFolders: Bool
    let isAnchored: Bool
  }

  private var patterns: [Pattern] = []

  init(folder: String) { read(in: folder) }

  /// The same with the patterns of an inner folder.
  func entering(_ folder: String) -> IgnoredFiles {
    var inner = self
    inner.read(in: folder)
    return inner
  }

  mutating func contains(_ path: String, isFolder: Bool) -> Bool {
    var isIgnored = false
    for pattern in patterns where isFolder || !pattern.isForFolders {
      let relative = pattern.folder == "." ? path : String(path.dropFirst(pattern.folder.count + 1))
      let subject = pattern.isAnchored ? relative : Path.name(path)
      if Self.matches(pattern.glob[...], Array(subject.utf8)[...]) { isIgnored = !pattern.isNegated }
    }
    return isIgnored
  }

  private mutating func read(in folder: String) {
    guard let bytes = try? FileAccess.read(Path.joined(folder, ".gitignore")) else { return }
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      var text = line[...]
      while text.last == " " { text = text.dropLast() }
      guard !text.isEmpty, text.first != "#" else { continue }
      let isNegated = text.first == "!"
      if isNegated { text = text.dropFirst() }
      let isForFolders = text.last == "/"
      if isForFolders { text = text.dropLast() }
      let isAnchored = text.contains("/")
      if text.first == "/" { text = text.dropFirst() }
      patterns.append(
        Pattern(
          folder: folder.hasSuffix("/") ? String(folder.dropLast()) : folder, glob: Array(text.utf8),
          isNegated: isNegated,
          isForFolders: isForFolders, isAnchored: isAnchored))
    }
  }

  // MARK: Globs, byte by byte as in git

  private static func matches(_ glob: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>, afterSlash: Bool = true) -> Bool {
    guard let first = glob.first else { return text.isEmpty }
    switch first {
    case Ascii.star:
      let rest = glob.drop { $0 == Ascii.star }
      if glob.count - rest.count > 1, afterSlash, rest.isEmpty || rest.first == Ascii.slash {
        return matchesFolders(rest.dropFirst(), text)
      }
      let end = text.firstIndex(of: Ascii.slash) ?? text.endIndex
      return (text.startIndex...end).contains { matches(rest, text[$0...], afterSlash: false) }
    case Ascii.question:
      return text.first.map { $0 != Ascii.slash } == true
        && matches(glob.dropFirst(), text.dropFirst(), afterSlash: false)
    case Ascii.open:
      guard let byte = text.first, byte != Ascii.slash, let set = ByteSet(glob.dropFirst()) else { return false }
      return set.contains(byte) && matches(set.rest, text.dropFirst(), afterSlash: false)
    case Ascii.backslash:
      let escaped = glob.dropFirst()
      return !escaped.isEmpty && text.first == escaped.first
        && matches(escaped.dropFirst(), text.dropFirst(), afterSlash: false)
    default:
      return text.first == first && matches(glob.dropFirst(), text.dropFirst(), afterSlash: first == Ascii.slash)
    }
  }

  /// `**/rest`: at the start or behind any slash; `**` alone is everything.
  private static func matchesFolders(_ rest: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
    rest.isEmpty || matches(rest, text)
      || text.indices.contains { text[$0] == Ascii.slash && matches(rest, text[($0 + 1)...]) }
  }

  fileprivate enum Ascii {
    static let star = UInt8(ascii: "*")
    static let slash = UInt8(ascii: "/")
    static let question = UInt8(ascii: "?")
    static let open = UInt8(ascii: "[")
    static let close = UInt8(ascii: "]")
    static let backslash = UInt8(ascii: "\\")
    static let hyphen = UInt8(ascii: "-")
    static let colon = UInt8(ascii: ":")
  }
}

/// `[a-z]`, `[!a]`, `[]a]`, `[[:digit:]]`.
private struct ByteSet {
  private typealias Ascii = IgnoredFiles.Ascii

  private var members = [Bool](repeating: false, count: 256)
  private let isNegated: Bool
  /// The glob behind the closing bracket.
  let rest: ArraySlice<UInt8>

  /// - Parameter glob: Behind the opening bracket. Nil where no bracket closes, or a class is unknown.
  init?(_ glob: ArraySlice<UInt8>) {
    var glob = glob
    isNegated = glob.first == UInt8(ascii: "!") || glob.first == UInt8(ascii: "^")
    if isNegated { glob = glob.dropFirst() }
    var isFirst = true
    while let byte = glob.first, isFirst || byte != Ascii.close {
      isFirst = false
      if byte == Ascii.open, glob.dropFirst().first == Ascii.colon {
        let name = glob.dropFirst(2).prefix { $0 != Ascii.colon }
        glob = glob[name.endIndex...].dropFirst()
        guard glob.first == Ascii.close, let isMember = Self.classes[String(decoding: name, as: UTF8.self)] else {
          return nil
        }
        glob = glob.dropFirst()
        for byte in UInt8.min...UInt8.max where isMember(byte) { members[Int(byte)] = true }
        continue
      }
      guard let low = Self.next(&glob) else { return nil }
      var high = low
      if glob.first == Ascii.hyphen, let end = glob.dropFirst().first, end != Ascii.close {
        glob = glob.dropFirst()
        guard let end = Self.next(&glob) else { return nil }
        high = end
      }
      for byte in low...max(low, high) where byte <= high { members[Int(byte)] = true }
    }
    guard glob.first == Ascii.close else { return nil }
    rest = glob.dropFirst()
  }

  func contains(_ byte: UInt8) -> Bool { members[Int(byte)] != isNegated }

  private static func next(_ glob: inout ArraySlice<UInt8>) -> UInt8? {
    if glob.first == Ascii.backslash { glob = glob.dropFirst() }
    return glob.popFirst()
  }

  private static let classes: [String: @Sendable (UInt8) -> Bool] = [
    "alnum": { isLetter($0) || isDigit($0) }, "alpha": isLetter, "blank": { $0 == 0x20 || $0 == 0x09 },
    "cntrl": { $0 < 0x20 || $0 == 0x7F }, "digit": isDigit, "graph": isGraphic, "lower": { (0x61...0x7A).contains($0) },
    "print": { $0 == 0x20 || isGraphic($0) }, "punct": { isGraphic($0) && !isLetter($0) && !isDigit($0) },
    "space": { $0 == 0x20 || (0x09...0x0D).contains($0) }, "upper": { (0x41...0x5A).contains($0) },
    "xdigit": { isDigit($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0) },
  ]

  @Sendable private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  @Sendable private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  @Sendable private static func isGraphic(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }
}
