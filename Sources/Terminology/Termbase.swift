import BitextModel

/// The managed glossary: concepts in order of id, found by id or by form.
public struct Termbase: Sendable {
  /// Sorted by id; no two have the same.
  public let concepts: Concepts

  /// - Precondition: Ids are unique; a reader reports double ones before.
  public init(_ concepts: [Concept]) {
    self.concepts = Concepts(.values(concepts.sorted { $0.id < $1.id }))
  }

  /// The termbase of a compiled file, whose concepts are read when they are asked for.
  public init(_ compiled: CompiledTermbase) throws(CompiledTermbase.Fault) {
    try compiled.verify()
    concepts = Concepts(.compiled(compiled))
  }

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
  /// A record is decoded each time it is asked for, some microseconds; keep what is needed more than once.
  public struct Concepts: RandomAccessCollection, Sendable, Equatable {
    enum Storage: Sendable {
      case values([Concept])
      /// Verified, so that every record is sound.
      case compiled(CompiledTermbase)
    }

    private let storage: Storage

    init(_ storage: Storage) { self.storage = storage }

    public var startIndex: Int { 0 }
    public var endIndex: Int {
      switch storage {
      case .values(let values): values.count
      case .compiled(let file): file.conceptCount
      }
    }

    public subscript(index: Int) -> Concept {
      switch storage {
      case .values(let values): values[index]
      case .compiled(let file): file.verifiedConcept(at: index)
      }
    }

    func id(at index: Int) -> String {
      switch storage {
      case .values(let values): values[index].id
      case .compiled(let file): file.verifiedID(at: index)
      }
    }

    var termCount: Int {
      switch storage {
      case .values(let values): values.reduce(0) { $0 + $1.terms.count }
      case .compiled(let file): file.termCount
      }
    }

    public static func == (first: Concepts, second: Concepts) -> Bool { first.elementsEqual(second) }
  }
}
