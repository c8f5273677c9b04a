import Diagnostics
import Interchange
import TranslationMemory

/// Writes the units of a memory, in the order in which they were taken in.
public enum MemoryExport {
  /// - Parameter write: takes the text, a piece at a time.
  /// - Returns: what the format could not hold.
  public static func write(
    _ store: any MemoryStore, _ filter: UnitFilter, as format: MemoryImport.Format,
    to write: @escaping (String) throws(FileProblem) -> Void
  ) throws(FileProblem) -> FormatLosses {
    let sink = { (bytes: [UInt8]) throws(FileProblem) in try write(String(decoding: bytes, as: UTF8.self)) }
    switch format {
    case .tmx:
      let writer = TMXWriter(header: TMXHeader(creationToolVersion: Program.version), sink: sink)
      try store.forEach(filter) { (stored) throws(FileProblem) in try writer.append(stored.unit) }
      return try writer.finish()
    case .xliff:
      let writer = XLIFFWriter(sink: sink)
      try store.forEach(filter) { (stored) throws(FileProblem) in try writer.append(stored.unit) }
      return try writer.finish()
    case .tsv:
      try write(UnitTable.head)
      try lines(of: store, filter, to: write) { UnitTable.line($0.unit) }
    case .jsonl:
      try lines(of: store, filter, to: write) { JSONText.of(UnitRecord($0.unit)) + "\n" }
    }
    return FormatLosses()
  }

  private static func lines(
    of store: any MemoryStore, _ filter: UnitFilter, to write: (String) throws(FileProblem) -> Void,
    _ line: (StoredUnit) -> String
  ) throws(FileProblem) {
    var text = ""
    try store.forEach(filter) { (stored) throws(FileProblem) in
      text += line(stored)
      if text.utf8.count > 1 << 16 {
        try write(text)
        text = ""
      }
    }
    try write(text)
  }
}
