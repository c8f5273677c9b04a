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
  /// Where the glossary may be kept compiled, the best first: `.eonhae` for that of a workspace, and the user's caches.
  let caches: [GlossaryCache]

  /// Finds the workspace of `folder`.
  ///
  /// - Parameters:
  ///   - glossary: Files or folders, relative to the caller's folder, that replace those of the settings.
  ///   - caches: The folder of the user's caches, for what no workspace keeps; nil to keep nothing there.
  public static func find(
    from folder: String, glossary: [String] = [], caches: String? = nil
  ) throws(Unusable) -> Workspace {
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
      folder: base, settings: settings, glossaryFiles: files,
      caches: Self.caches(of: files, workspace: glossary.isEmpty ? root : nil, caches))
  }

  private static func caches(of files: [String], workspace: String?, _ caches: String?) -> [GlossaryCache] {
    guard !files.isEmpty else { return [] }
    return [
      workspace.map { GlossaryCache(folder: Path.joined($0, ".eonhae")) },
      caches.map { GlossaryCache(of: files, inCaches: $0) },
    ].compactMap(\.self)
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
}
