import BitextModel
import PatternMatching

/// A termbase as tables in one file: its concepts as records, and an index of every form of its terms. Made once for one content of the glossary, mapped
/// by every run after that; a run reads the pages that its question leads to and no others.
///
/// Nothing in the file is believed: length and checksums are held by ``TableFile``, every number is held within bounds as it is used, and what does not fit is
/// ``Fault/damaged``.
///
/// ## Topics
/// - Making: ``bytes(of:key:)``
/// - Opening: ``init(at:key:)``, ``init(_:key:)``, ``verify()``
/// - Asking: ``matches(_:limit:)``, ``completions(of:)``, ``concept(at:)``
public final class CompiledTermbase: Sendable {
  /// Why a compiled file is not used. Compiling again mends each of them.
  public enum Fault: Error, Hashable, Sendable {
    case missing
    /// Made from another content of the glossary.
    case stale
    case otherVersion
    /// In bytes.
    case truncated(expected: Int, found: Int)
    case damaged
  }

  /// More terms, or more letters, than the tables can number.
  public struct TooLarge: Error, Hashable, Sendable {}

  static let kind = "glossary"
  /// Raised with every change of the records, of the tables, or of what the forms of a term are.
  static let version: UInt32 = 1

  public let conceptCount: Int
  public let termCount: Int
  let index: FormIndex
  private let file: TableFile
  private let records: TableFile.Table
  private let places: NumberTable

  /// Maps the file at `path`, which was made for `key`.
  public convenience init(at path: String, key: UInt64) throws(Fault) {
    do {
      try self.init(TableFile.open(path, kind: Self.kind, version: Self.version), key: key)
    } catch let fault as Fault {
      throw fault
    } catch {
      throw Fault(error as? TableFileError ?? .damaged)
    }
  }

  /// Over the bytes of such a file.
  public convenience init(_ bytes: [UInt8], key: UInt64) throws(Fault) {
    do {
      try self.init(TableFile(bytes, kind: Self.kind, version: Self.version), key: key)
    } catch let fault as Fault {
      throw fault
    } catch {
      throw Fault(error as? TableFileError ?? .damaged)
    }
  }

  private init(_ file: TableFile, key: UInt64) throws(Fault) {
    guard file.key == key else { throw .stale }
    guard let records = file.table(GlossaryTable.records) else { throw .damaged }
    self.file = file
    self.records = records
    places = try NumberTable(file, GlossaryTable.places)
    guard places.count > 0 else { throw .damaged }
    conceptCount = places.count - 1
    index = try FormIndex(file)
    termCount = index.termCount
  }

  /// The file for `concepts`, in order of id as a ``Termbase`` has them.
  ///
  /// - Parameter key: Of the content that they were read from.
  /// - Complexity: O(*n* log *n*) in the letters of all terms; some seconds for half a million terms.
  public static func bytes(of concepts: Termbase.Concepts, key: UInt64) throws(TooLarge) -> [UInt8] {
    var records = RecordWriter()
    var places: [UInt32] = [0]
    places.reserveCapacity(concepts.count + 1)
    var index = FormIndexBuilder()
    for (number, concept) in concepts.enumerated() {
      records.write(concept)
      guard let end = UInt32(exactly: records.bytes.count) else { throw TooLarge() }
      places.append(end)
      for (termNumber, term) in concept.terms.enumerated() {
        try index.add(term, concept: number, term: termNumber)
      }
    }
    var file = TableFileWriter(kind: kind, version: version, key: key)
    file.add(GlossaryTable.records, records.bytes)
    file.add(GlossaryTable.places, places)
    try index.addTables(to: &file)
    return file.bytes()
  }

  /// A key for the content of files: it changes with their names, bytes and order.
  public static func key(of files: [(name: String, content: [UInt8])]) -> UInt64 {
    files.reduce(UInt64(files.count)) { key, file in
      Checksum.of(file.content, seed: Checksum.of(Array(file.name.utf8), seed: key))
    }
  }

  // MARK: Concepts

  /// - Throws: ``Fault/damaged``.
  public func concept(at index: Int) throws(Fault) -> Concept {
    guard let concept = RecordReader.concept(try record(index)) else { throw .damaged }
    return concept
  }

  /// Checks the bytes of every table.
  ///
  /// - Complexity: O(*n*) in the length of the file, some gigabytes a second.
  public func verifyTables() throws(Fault) {
    for name in GlossaryTable.all where file.table(name)?.whole() == nil { throw .damaged }
  }

  /// Looks at every record, so that reading a concept cannot fail any more.
  ///
  /// - Complexity: O(*n*), some tens of milliseconds for a quarter of a million concepts.
  func verify() throws(Fault) {
    for index in 0..<conceptCount {
      guard RecordReader.isConcept(try record(index)) else { throw .damaged }
    }
  }

  /// - Precondition: ``verify()`` found the file sound.
  func verifiedConcept(at index: Int) -> Concept {
    guard let concept = try? concept(at: index) else { preconditionFailure("a compiled glossary was changed in place") }
    return concept
  }

  func verifiedID(at index: Int) -> String {
    guard let record = try? record(index), let id = RecordReader.id(record) else {
      preconditionFailure("a compiled glossary was changed in place")
    }
    return id
  }

  private func record(_ index: Int) throws(Fault) -> UnsafeRawBufferPointer {
    let start = Int(try places[index])
    let end = Int(try places[index + 1])
    guard start <= end, let bytes = records.bytes(start..<end) else { throw .damaged }
    return bytes
  }
}

extension CompiledTermbase.Fault {
  init(_ error: TableFileError) {
    self =
      switch error {
      case .unreadable: .missing
      case .foreign, .damaged: .damaged
      case .otherVersion: .otherVersion
      case .truncated(let expected, let found): .truncated(expected: expected, found: found)
      }
  }
}
