import Diagnostics
import TranslationMemory
import WorkspaceStorage

extension Workspace {
  /// Where the memory is: as given, else as the settings say, relative to the workspace.
  public func memoryPlace(_ given: String?) -> String {
    if let given { return given }
    return MemoryPlace.isAddress(settings.memory) ? settings.memory : Path.joined(folder, settings.memory)
  }
}

/// Opens memories by what their place looks like.
public enum MemoryPlace {
  public typealias Absence = SQLiteMemory.Absence

  /// Whether the place is the address of a database rather than a path.
  static func isAddress(_ place: String) -> Bool {
    place.hasPrefix("postgresql://") || place.hasPrefix("postgres://")
  }

  public static func open(_ place: String, ifAbsent absence: Absence) throws(FileProblem)
    -> any MemoryStore
  {
    if isAddress(place) { return try PostgresMemory(place) }
    if absence == .makesNew { try FileAccess.makeFolder(Path.folder(place)) }
    return try SQLiteMemory(place, ifAbsent: absence)
  }
}
