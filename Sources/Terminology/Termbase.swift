import BitextModel

/// The managed glossary: concepts in order of id, found by id or by form.
public struct Termbase: Sendable {
  /// Sorted by id; no two have the same.
  public let concepts: [Concept]
  private let indexByID: [String: Int]

  /// - Precondition: Ids are unique; a reader reports double ones before.
  public init(_ concepts: [Concept]) {
    self.concepts = concepts.sorted { $0.id < $1.id }
    indexByID = Dictionary(uniqueKeysWithValues: self.concepts.enumerated().map { ($1.id, $0) })
  }

  public var isEmpty: Bool { concepts.isEmpty }

  public func index(of id: String) -> Int? { indexByID[id] }
  public func concept(_ id: String) -> Concept? { indexByID[id].map { concepts[$0] } }

  /// How many terms there are, in all languages.
  public var termCount: Int { concepts.reduce(0) { $0 + $1.terms.count } }

  /// The subject fields, sorted.
  public var fields: [String] { Set(concepts.map(\.field)).sorted() }
}
