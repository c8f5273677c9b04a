import BitextModel
import Diagnostics
import Interchange
import QualityChecks
import Terminology
import TextAnalysis

/// A folder with its settings and glossary: the nearest `eonhae.yaml` upwards, else defaults.
public struct Workspace: Sendable {
  /// What keeps a workspace from being used: every problem found, in order of place.
  public struct Unusable: Error, Sendable {
    public let problems: [FileProblem]
  }

  /// Where the settings stand; relative paths in them start here.
  public let folder: String
  public let settings: WorkspaceSettings
  /// The glossary's files, as they were found.
  public let glossaryFiles: [String]
  /// Whether the glossary is that of a workspace on disk, which then keeps it read in `.eonhae`.
  private let keepsCache: Bool

  /// Finds the workspace of `folder`.
  ///
  /// - Parameter glossary: Files or folders, relative to the caller's folder, that replace those of the settings.
  public static func find(from folder: String, glossary: [String] = []) throws(Unusable) -> Workspace {
    let root = root(from: folder)
    var settings = WorkspaceSettings()
    if let root {
      settings = try readSettings(at: Path.joined(root, WorkspaceSettings.fileName))
    }
    let base = root ?? folder
    var files: [String] = []
    var problems: [FileProblem] = []
    let places = glossary.isEmpty ? settings.glossary.map { Path.joined(base, $0) } : glossary
    for place in places {
      if FileAccess.isFolder(place) {
        files += FileAccess.names(in: place).filter { isGlossary($0) }.map { Path.joined(place, $0) }
      } else if FileAccess.exists(place) {
        files.append(place)
      } else if root != nil || !glossary.isEmpty {
        problems.append(missingGlossary(place, isNamedInSettings: glossary.isEmpty, root: base))
      }
    }
    guard problems.isEmpty else { throw Unusable(problems: problems) }
    return Workspace(
      folder: base, settings: settings, glossaryFiles: files, keepsCache: root != nil && glossary.isEmpty)
  }

  private static func isGlossary(_ name: String) -> Bool { ["yaml", "yml"].contains(Path.ending(name)) }

  /// The nearest folder upwards with settings.
  private static func root(from folder: String) -> String? {
    var folder = folder
    for _ in 0..<64 {
      if FileAccess.exists(Path.joined(folder, WorkspaceSettings.fileName)) { return folder }
      if FileAccess.isRoot(folder) { return nil }
      folder = folder == "." ? ".." : folder.hasSuffix("..") ? folder + "/.." : Path.folder(folder)
    }
    return nil
  }

  private static func readSettings(at path: String) throws(Unusable) -> WorkspaceSettings {
    let source: SourceText
    do {
      source = try ArticleFile.decoded(path, encoding: nil)
    } catch {
      throw Unusable(problems: [error])
    }
    let (settings, problems) = WorkspaceSettings.read(source, knownRules: CheckRunner.rules.map(\.name))
    guard problems.isEmpty else { throw Unusable(problems: problems) }
    return settings
  }

  private static func missingGlossary(_ place: String, isNamedInSettings: Bool, root: String) -> FileProblem {
    FileProblem(
      path: place,
      message: isNamedInSettings
        ? Message(
          en: "the glossary named in \(WorkspaceSettings.fileName) is not there; make the folder or correct “glossary”",
          ko: "\(WorkspaceSettings.fileName)에 적힌 용어집이 없습니다. 폴더를 만들거나 ‘glossary’를 고치세요",
          zh: "\(WorkspaceSettings.fileName) 所指的术语表不存在；请创建文件夹或更正“glossary”")
        : Message(en: "no such glossary; check the path", ko: "용어집이 없습니다. 경로를 확인하세요", zh: "术语表不存在；请检查路径"))
  }

  // MARK: The glossary

  /// The glossary, from its cache where that is fresh. What is wrong in any file is thrown, all of it.
  public func termbase() throws(Unusable) -> Termbase { try glossary().termbase }

  /// The glossary, and the fingerprint of its files.
  func glossary() throws(Unusable) -> (termbase: Termbase, fingerprint: UInt64) {
    var contents: [(name: String, content: [UInt8])] = []
    for file in glossaryFiles {
      do {
        contents.append((file, try FileAccess.read(file)))
      } catch {
        throw Unusable(problems: [error])
      }
    }
    let fingerprint = GlossaryArchive.fingerprint(of: contents.map { (Path.name($0.name), $0.content) })
    if keepsCache, let archive = try? FileAccess.read(archivePath),
      let known = GlossaryArchive.read(archive, fingerprint: fingerprint)
    {
      return (Termbase(known), fingerprint)
    }
    let (entries, problems) = GlossaryFiles.read(contents)
    guard problems.isEmpty else { throw Unusable(problems: problems) }
    let concepts = entries.map(\.concept)
    store(GlossaryArchive.written(concepts, fingerprint: fingerprint), at: archivePath)
    return (Termbase(concepts), fingerprint)
  }

  private var archivePath: String { Path.joined(folder, ".eonhae/glossary.cache") }

  /// Whether there is a glossary whose forms may be kept on disk.
  var keepsCompiled: Bool { keepsCache && !glossaryFiles.isEmpty }

  /// A cache that cannot be written is done without; false then.
  @discardableResult
  func store(_ archive: [UInt8], at path: String) -> Bool {
    guard keepsCompiled, (try? FileAccess.makeFolder(Path.joined(folder, ".eonhae"))) != nil else { return false }
    return (try? FileAccess.write(archive, to: path)) != nil
  }
}
