import Diagnostics
import Interchange
import Terminology

extension Workspace {
  /// The glossary, from its cache where that is fresh. What is wrong in any file is thrown, all of it.
  public func termbase() throws(Unusable) -> Termbase { try glossary().termbase }

  /// The glossary, and the key of its content.
  func glossary() throws(Unusable) -> (termbase: Termbase, key: UInt64) {
    let (termbase, key) = try load { (compiled) throws(CompiledTermbase.Fault) in
      try Termbase(compiled)
    } reading: {
      $0
    }
    return (termbase, key)
  }

  /// Hands the compiled glossary to `use` where one is fresh and `use` finds no fault in it; else the glossary as read to `reading`, and keeps it
  /// compiled for the next time.
  ///
  /// The files are read only where their stamps do not vouch for them: what they hold then decides.
  func load<Value>(
    _ use: (CompiledTermbase) throws(CompiledTermbase.Fault) -> Value, reading: (Termbase) -> Value
  ) throws(Unusable) -> (value: Value, key: UInt64) {
    for cache in caches {
      guard let key = cache.key(of: glossaryFiles) else { continue }
      if let value = try? use(CompiledTermbase(at: cache.termbasePath, key: key)) { return (value, key) }
    }
    let content = try readContent()
    for cache in caches {
      guard let value = try? use(CompiledTermbase(at: cache.termbasePath, key: content.key)) else { continue }
      cache.store(content.stamps)
      return (value, content.key)
    }
    return (reading(try keep(content).termbase), content.key)
  }

  /// The glossary's files as they are on disk.
  struct Content {
    let files: [(name: String, content: [UInt8])]
    let key: UInt64
    /// nil where a file changed while it was read.
    let stamps: GlossaryStamps?
  }

  func readContent() throws(Unusable) -> Content {
    let since = GlossaryStamps.now
    let before = GlossaryStamps.stamps(of: glossaryFiles)
    var files: [(name: String, content: [UInt8])] = []
    for file in glossaryFiles {
      do {
        files.append((file, try FileAccess.read(file)))
      } catch {
        throw Unusable(problems: [error])
      }
    }
    let key = CompiledTermbase.key(
      of: [(GlossaryStamps.maker, [])] + files.map { (Path.name($0.name), $0.content) })
    let stamps = before.flatMap { before in
      before == GlossaryStamps.stamps(of: glossaryFiles)
        ? GlossaryStamps(maker: GlossaryStamps.maker, key: key, since: since, files: before) : nil
    }
    return Content(files: files, key: key, stamps: stamps)
  }

  /// The termbase of `content`, and the first cache that can be written, where it is now kept compiled; nil where there is none, or where the glossary is
  /// larger than a compiled file can be.
  func keep(_ content: Content) throws(Unusable) -> (termbase: Termbase, cache: GlossaryCache?) {
    let (entries, problems) = GlossaryFiles.read(content.files)
    guard problems.isEmpty else { throw Unusable(problems: problems) }
    let termbase = Termbase(entries.map(\.concept))
    guard !caches.isEmpty, let bytes = try? CompiledTermbase.bytes(of: termbase.concepts, key: content.key) else {
      return (termbase, nil)
    }
    let cache = caches.first { $0.store(bytes, at: $0.termbasePath) }
    cache?.store(content.stamps)
    return (termbase, cache)
  }
}
