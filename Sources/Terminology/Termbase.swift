import BitextModel
import Synchronization

/// The managed glossary: concepts in order of id, found by id or by form.
public struct Termbase: Sendable {
  /// Sorted by id; no two have the same.
  public let concepts: Concepts

  /// - Precondition: Ids are unique; a reader reports double ones before.
  public init(_ concepts: [Concept]) {
    self.concepts = Concepts(.values(concepts.sorted { $0.id < $1.id }))
  }

  /// The termbase of a compiled file. Of a large one the concepts are read when they are asked for.
  public init(_ compiled: CompiledTermbase) throws(CompiledTermbase.Fault) {
    guard compiled.conceptCount > Self.mostReadAtOnce else {
      var values: [Concept] = []
      for index in 0..<compiled.conceptCount { values.append(try compiled.concept(at: index)) }
      concepts = Concepts(.values(values))
      return
    }
    try compiled.verify()
    concepts = Concepts(.compiled(RememberedConcepts(compiled)))
  }

  /// So many concepts are read in some milliseconds, less than an article makes of asking for one again and again.
  private static let mostReadAtOnce = 5000

  public var isEmpty: Bool { concepts.isEmpty }

  /// - Complexity: O(log *n*) in the number of concepts.
  public func index(of id: String) -> Int? {
    var low = 0
    var high = concepts.count
    while low < high {
      let middle = (low + high) / 2
      if concepts.id(at: middle) < id { low = middle + 1 } else { high = middle }
    }
    return low < concepts.count && concepts.id(at: low) == id ? low : nil
  }

  public func concept(_ id: String) -> Concept? { index(of: id).map { concepts[$0] } }

  /// How many terms there are, in all languages.
  public var termCount: Int { concepts.termCount }

  /// The subject fields, sorted.
  public var fields: [String] { Set(concepts.lazy.map(\.field)).sorted() }

  /// The concepts as a collection: values in memory, or records of a compiled file.
  ///
  /// A record that is asked for by its index is decoded once and remembered; going through all of them remembers none.
  public struct Concepts: RandomAccessCollection, Sendable, Equatable {
    enum Storage: Sendable {
      case values([Concept])
      case compiled(RememberedConcepts)
    }

    private let storage: Storage

    init(_ storage: Storage) { self.storage = storage }

    public var startIndex: Int { 0 }
    public var endIndex: Int {
      switch storage {
      case .values(let values): values.count
      case .compiled(let records): records.file.conceptCount
      }
    }

    public subscript(index: Int) -> Concept {
      switch storage {
      case .values(let values): values[index]
      case .compiled(let records): records[index]
      }
    }

    public func makeIterator() -> Iterator { Iterator(storage: storage, end: endIndex) }

    /// From the first to the last.
    public struct Iterator: IteratorProtocol {
      fileprivate let storage: Storage
      fileprivate let end: Int
      private var index = 0

      fileprivate init(storage: Storage, end: Int) {
        self.storage = storage
        self.end = end
      }

      public mutating func next() -> Concept? {
        guard index < end else { return nil }
        defer { index += 1 }
        return switch storage {
        case .values(let values): values[index]
        case .compiled(let records): records.file.verifiedConcept(at: index)
        }
      }
    }

    func id(at index: Int) -> String {
      switch storage {
      case .values(let values): values[index].id
      case .compiled(let records): records.file.verifiedID(at: index)
      }
    }

    var termCount: Int {
      switch storage {
      case .values(let values): values.reduce(0) { $0 + $1.terms.count }
      case .compiled(let records): records.file.termCount
      }
    }

    public static func == (first: Concepts, second: Concepts) -> Bool { first.elementsEqual(second) }
  }
}

/// The records of a compiled file that were asked for.
final class RememberedConcepts: Sendable {
  /// Verified, so that every record is sound.
  let file: CompiledTermbase
  private let known = Mutex<[Int: Concept]>([:])

  init(_ file: CompiledTermbase) { self.file = file }

  subscript(_ index: Int) -> Concept {
    if let concept = known.withLock({ $0[index] }) { return concept }
    let concept = file.verifiedConcept(at: index)
    known.withLock { $0[index] = concept }
    return concept
  }
}
