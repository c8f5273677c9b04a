import Terminology

/// A folder with what was made of one glossary, so that the next run need not make it again. All of it may be deleted at any time.
struct GlossaryCache {
  let folder: String
  /// Whether it lies among the user's own caches, where nobody else reads it.
  private let isPrivate: Bool

  /// What the system said of the glossary's files.
  var stampsPath: String { Path.joined(folder, "glossary.files") }
  /// The glossary with the forms of its terms.
  var termbasePath: String { Path.joined(folder, "glossary.cache") }
  /// Its terms as patterns.
  var patternsPath: String { Path.joined(folder, "terms.tables") }

  /// The folder for a glossary that belongs to no workspace, or to one whose folder cannot be written: one for each list of files.
  ///
  /// - Parameter caches: Of the user, for all programs.
  init(of files: [String], inCaches caches: String) {
    let places = files.map { (name: FileAccess.withoutLinks($0), content: [UInt8]()) }
    let name = String(CompiledTermbase.key(of: places), radix: 16)
    isPrivate = true
    folder = Path.joined(caches, "eonhae/glossary-" + String(repeating: "0", count: 16 - name.count) + name)
  }

  init(folder: String) {
    self.folder = folder
    isPrivate = false
  }

  /// The key of the glossary's content, where the stamps vouch for it.
  func key(of files: [String]) -> UInt64? {
    guard FileAccess.exists(stampsPath), let bytes = try? FileAccess.read(stampsPath),
      let stamps = GlossaryStamps.read(String(decoding: bytes, as: UTF8.self)),
      let now = GlossaryStamps.stamps(of: files), stamps.vouch(for: now)
    else { return nil }
    return stamps.key
  }

  /// A cache that cannot be written is done without; false then.
  func store(_ bytes: [UInt8], at path: String) -> Bool {
    let isNew = isPrivate && !FileAccess.exists(folder)
    guard (try? FileAccess.makeFolder(folder)) != nil else { return false }
    if isNew {
      FileAccess.keepPrivate(folder)
      dropOldNeighbours()
    }
    return (try? FileAccess.write(bytes, to: path, isPrivate ? .replaceableAndPrivate : .replaceable)) != nil
  }

  /// In days; a glossary that was compiled longer ago is compiled again in seconds.
  private static let longestAge = 90

  /// Takes away the caches of other glossaries that were made long ago, so that the folder does not grow for ever.
  private func dropOldNeighbours() {
    let all = Path.folder(folder)
    for name in FileAccess.names(in: all) where name.hasPrefix("glossary-") {
      let other = GlossaryCache(folder: Path.joined(all, name))
      guard FileAccess.isOlder(other.termbasePath, thanDays: Self.longestAge) else { continue }
      for path in [other.stampsPath, other.termbasePath, other.patternsPath] { FileAccess.remove(path) }
      FileAccess.remove(other.folder)
    }
  }

  func store(_ stamps: GlossaryStamps?) {
    if let text = stamps?.written { _ = store(Array(text.utf8), at: stampsPath) }
  }
}
