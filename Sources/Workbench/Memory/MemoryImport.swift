import BitextModel
import Diagnostics
import Dispatch
import Interchange
import TranslationMemory

/// Takes files into a memory.
public struct MemoryImport {
  public enum Format: String, CaseIterable, Sendable { case tmx, xliff, tsv, jsonl }

  /// What came of a file.
  public struct Outcome: Sendable {
    public let counts: AdditionCounts
    /// What could not be taken in.
    public let problems: FirstProblems
    /// What was odd, or is kept in another form.
    public let warnings: [FileProblem]
  }

  /// In units: what one transaction takes in at most. What it has confirmed stays, whatever happens to the next.
  private static let batch = 50_000
  /// In bytes of text, likewise: two batches are in memory at once.
  var batchSize = 32 << 20

  private let store: any MemoryStore
  private let defaults: UnitDefaults
  private let target: Language?

  /// - Parameter target: Of a file in many languages, such as TMX, the only target that is wanted; nil for all.
  public init(into store: any MemoryStore, defaults: UnitDefaults, target: Language? = nil) {
    self.store = store
    self.defaults = defaults
    self.target = target
  }

  /// Takes in all units of a file, as far as it can be read.
  ///
  /// - Parameters:
  ///   - format: nil to tell it from the name.
  ///   - progress: called with the counts so far whenever units have been written to disk.
  /// - Throws: where the file cannot be opened or is not of the format, or the memory cannot be written.
  public func add(
    _ path: String, as format: Format? = nil, progress: (AdditionCounts) -> Void = { _ in }
  ) throws(FileProblem) -> Outcome {
    var kind = format
    if kind == nil { kind = try Self.format(of: path) }
    switch kind ?? .tsv {
    case .tmx:
      return try add(
        ExchangeUnitReader(tmx: path, source: defaults.languages.source, target: target, defaults: defaults), progress)
    case .xliff: return try add(ExchangeUnitReader(xliff: path, defaults: defaults), progress)
    case .tsv: return try add(UnitTableReader(path, defaults: defaults), progress)
    case .jsonl: return try add(UnitLinesReader(path, defaults: defaults), progress)
    }
  }

  private func add<Reader: UnitReader & ~Copyable>(
    _ reader: consuming Reader, _ progress: (AdditionCounts) -> Void
  ) throws(FileProblem) -> Outcome {
    let writer = BatchWriter(store)
    var units: [TranslationUnit] = []
    var size = 0
    var damage: FileProblem?
    while damage == nil {
      do throws(FileProblem) {
        guard let unit = try reader.next() else { break }
        units.append(unit)
        size += unit.size
      } catch {
        // What stands before the damage is whole, and is kept.
        damage = error
      }
      if units.count == Self.batch || size >= batchSize {
        progress(try writer.write(units))
        (units, size) = ([], 0)
      }
    }
    if !units.isEmpty { _ = try writer.write(units) }
    var problems = reader.problems
    if let damage { problems.end(with: damage) }
    return Outcome(counts: try writer.finish(), problems: problems, warnings: reader.warnings)
  }

  /// The endings that say by themselves that a file holds translated text; `.txt` and `.json` may be anything.
  public static let walkedEndings = ["tmx", "xlf", "xliff", "sdlxliff", "mqxliff", "tsv", "tab", "jsonl", "ndjson"]

  /// The files named by `paths`: folders are walked, sorted, for ``walkedEndings``, but for what `.gitignore` leaves out.
  public static func expanded(_ paths: [String]) -> [String] {
    ArticleFile.expanded(paths, endings: Set(walkedEndings))
  }

  /// What a file is by its name.
  public static func format(of path: String) throws(FileProblem) -> Format {
    switch Path.ending(path) {
    case "tmx": return .tmx
    case "xlf", "xliff", "sdlxliff", "mqxliff": return .xliff
    case "tsv", "txt", "tab": return .tsv
    case "jsonl", "ndjson", "json": return .jsonl
    default:
      throw FileProblem(
        path: path,
        message: Message(
          en: "expected a file named .tmx, .xlf, .tsv or .jsonl; say what it is with --format",
          ko: ".tmx, .xlf, .tsv, .jsonl 파일이어야 합니다. --format으로 형식을 지정하세요",
          zh: "应为 .tmx、.xlf、.tsv 或 .jsonl 文件；请用 --format 指定格式"))
    }
  }
}

extension TranslationUnit {
  /// In bytes, of all its texts.
  fileprivate var size: Int {
    var size = source.text.utf8.count + target.text.utf8.count
    for text in [previous, next, note] { size += text?.utf8.count ?? 0 }
    for code in source.codes { size += code.content.utf8.count }
    for code in target.codes { size += code.content.utf8.count }
    for property in properties { size += property.value.utf8.count }
    return size
  }
}

/// Writes batches beside the thread that reads them, one at a time and in order.
///
/// Its state is touched by the writing thread while a write runs, and by the caller only after having waited for it.
private final class BatchWriter: @unchecked Sendable {
  private let store: any MemoryStore
  private let queue = DispatchQueue(label: "memory import")
  private let running = DispatchGroup()
  private var counts = AdditionCounts()
  private var problem: FileProblem?

  init(_ store: any MemoryStore) { self.store = store }

  /// What is left undone is waited for, so that a reader's error does not end a write halfway.
  deinit { running.wait() }

  /// Begins to write, when what came before is on disk; gives the counts of that.
  func write(_ units: [TranslationUnit]) throws(FileProblem) -> AdditionCounts {
    let before = try finish()
    queue.async(group: running) {
      do throws(FileProblem) { self.counts += try self.store.add(units) } catch { self.problem = error }
    }
    return before
  }

  /// Waits until everything is on disk.
  func finish() throws(FileProblem) -> AdditionCounts {
    running.wait()
    if let problem { throw problem }
    return counts
  }
}
