import Diagnostics
import Interchange
import TranslationMemory

/// Writes the units of a memory, in the order in which they were taken in.
public enum MemoryExport {
  /// - Parameter write: takes the text, a piece at a time.
  public static func write(
    _ store: any MemoryStore, _ filter: UnitFilter, as format: MemoryImport.Format,
    to write: (String) throws(FileProblem) -> Void
  ) throws(FileProblem) {
    var text = format == .tsv ? UnitTable.head : ""
    try store.forEach(filter) { (stored) throws(FileProblem) in
      switch format {
      case .tsv: text += UnitTable.line(stored.unit)
      case .jsonl: text += JSONText.of(UnitRecord(stored.unit)) + "\n"
      }
      if text.utf8.count > 1 << 16 {
        try write(text)
        text = ""
      }
    }
    try write(text)
  }
}
