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

  /// What a file is to be, by its name.
  ///
  /// - Throws: for `.json`, which promises one document, as for a name that says nothing.
  public static func format(of path: String) throws(FileProblem) -> MemoryImport.Format {
    guard Path.ending(path) != "json" else {
      throw FileProblem(
        path: path,
        message: Message(
          en: "expected a name that ends in .jsonl, found .json; units are written as one JSON object a line",
          ko: "이름이 .jsonl로 끝나야 하는데 .json입니다. 번역 단위는 한 줄에 JSON 객체 하나로 씁니다",
          zh: "文件名应以 .jsonl 结尾，却是 .json；翻译单元按每行一个 JSON 对象写出"))
    }
    return try MemoryImport.format(of: path)
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
