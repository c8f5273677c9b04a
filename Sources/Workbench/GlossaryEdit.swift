import BitextModel
import Diagnostics
import Interchange
import Terminology
import TextAnalysis

/// A change of glossary files, planned before any is written.
public struct GlossaryEdit: Sendable {
  public struct FileChange: Sendable {
    /// Empty where the file is new.
    public let old: SourceText
    public let new: SourceText
    fileprivate let read: [UInt8]?
  }

  public let merge: GlossaryMerge
  /// In order of path; files that stay as they are left out.
  public let changes: [FileChange]

  /// What taking `concepts` into the glossary would change.
  ///
  /// A concept that is here changes in its file; a new one goes to the file of its field, which is made where there is none.
  ///
  /// - Parameter file: takes in everything instead of the workspace's glossary; it need not be there yet.
  public init(
    taking concepts: [Concept], into file: String?, of workspace: Workspace,
    preferring preference: GlossaryMerge.Preference? = nil
  ) throws(Workspace.Unusable) {
    let paths = file.map { [$0] } ?? workspace.glossaryFiles
    var files: [(path: String, read: [UInt8]?, file: GlossaryFile)] = []
    var problems: [FileProblem] = []
    for path in paths {
      do throws(FileProblem) {
        files.append(try Self.read(path))
      } catch {
        problems.append(error)
      }
    }
    guard problems.isEmpty else { throw Workspace.Unusable(problems: problems) }
    let ours = files.flatMap(\.file.concepts)
    let double = Dictionary(grouping: ours, by: \.id).filter { $0.value.count > 1 }.keys.sorted()
    if let id = double.first {
      throw Workspace.Unusable(problems: [Self.doubleID(id, in: paths)])
    }
    merge = GlossaryMerge(of: concepts, into: ours, preferring: preference)
    var byPath: [String: [Concept]] = [:]
    for concept in merge.changed {
      let path = files.first { $0.file.concepts.contains { $0.id == concept.id } }!.path
      byPath[path, default: []].append(concept)
    }
    for concept in merge.added {
      byPath[file ?? Self.path(for: concept.field, among: paths, workspace), default: []].append(concept)
    }
    do throws(FileProblem) {
      changes = try Self.changes(byPath, files)
    } catch {
      throw Workspace.Unusable(problems: [error])
    }
  }

  private static func changes(
    _ byPath: [String: [Concept]], _ files: [(path: String, read: [UInt8]?, file: GlossaryFile)]
  ) throws(FileProblem) -> [FileChange] {
    var result: [FileChange] = []
    for (path, concepts) in byPath.sorted(by: { $0.key < $1.key }) {
      let known: (path: String, read: [UInt8]?, file: GlossaryFile)
      if let file = files.first(where: { $0.path == path }) { known = file } else { known = try read(path) }
      result.append(FileChange(old: known.file.source, new: try known.file.with(concepts), read: known.read))
    }
    return result
  }

  private static func read(_ path: String) throws(FileProblem) -> (path: String, read: [UInt8]?, file: GlossaryFile) {
    let bytes = FileAccess.exists(path) ? try FileAccess.read(path) : nil
    let source: SourceText
    do {
      source = SourceText(path: path, utf8: try TextDecoding.decode(bytes ?? []).utf8)
    } catch {
      throw FileProblem(path: path, message: error.message)
    }
    do {
      return (path, bytes, try GlossaryFile(source, field: Path.stem(path)))
    } catch {
      throw error.problems[0]
    }
  }

  private static func path(for field: String, among paths: [String], _ workspace: Workspace) -> String {
    if let path = paths.first(where: { Path.stem($0) == field }) { return path }
    let folder =
      paths.first.map(Path.folder) ?? Path.joined(workspace.folder, workspace.settings.glossary.first ?? "Glossary")
    return Path.joined(folder, field + ".yaml")
  }

  private static func doubleID(_ id: String, in paths: [String]) -> FileProblem {
    FileProblem(
      path: paths.first ?? "",
      message: Message(
        en: "the id \(id) stands twice in the glossary; run “eonhae glossary lint” and give one of the two another id",
        ko: "용어집에 id \(id)가 두 번 있습니다. ‘eonhae glossary lint’를 실행하고 둘 중 하나의 id를 바꾸세요",
        zh: "术语表中 id \(id) 出现两次；请运行“eonhae glossary lint”并更改其中一个 id"))
  }

  /// Writes every file, each whole or not at all; a file that has changed since it was read is left alone.
  public func write() throws(FileProblem) {
    for change in changes {
      let path = change.new.path
      let now = FileAccess.exists(path) ? try FileAccess.read(path) : nil
      guard now == change.read else {
        throw FileProblem(
          path: path,
          message: Message(
            en: "the file has changed meanwhile and was not written; run the command again",
            ko: "파일이 그사이 바뀌어 쓰지 않았습니다. 다시 실행하세요", zh: "文件在此期间已更改，未写入；请重新运行"))
      }
      if now == nil { try FileAccess.makeFolder(Path.folder(path)) }
      try FileAccess.write(change.new.utf8, to: path)
    }
  }
}
