import Terminology

/// Lookup in the glossary of a workspace: over its compiled file, which is read only where a query leads, or over the glossary just read.
public final class GlossaryLookup {
  private enum Source {
    case compiled(CompiledTermbase)
    case read(Termbase)
  }

  /// A concept that was found.
  public struct Hit: Sendable {
    public let match: TermLookup.Match
    public let concept: Concept
  }

  private let workspace: Workspace
  private var source: Source

  /// Opens the glossary of `workspace`.
  public init(_ workspace: Workspace) throws(Workspace.Unusable) {
    self.workspace = workspace
    source = try workspace.load(Source.compiled, reading: Source.read).value
  }

  public var isEmpty: Bool {
    switch source {
    case .compiled(let compiled): compiled.conceptCount == 0
    case .read(let termbase): termbase.isEmpty
    }
  }

  /// The concepts that `query` may mean, best first.
  public func hits(_ query: String, limit: Int) throws(Workspace.Unusable) -> [Hit] {
    try answer { (compiled) throws(CompiledTermbase.Fault) in
      var hits: [Hit] = []
      for match in try compiled.matches(query, limit: limit) {
        let concept = try compiled.concept(at: match.concept)
        guard match.term < concept.terms.count else { throw .damaged }
        hits.append(Hit(match: match, concept: concept))
      }
      return hits
    } reading: { termbase in
      TermLookup(termbase).matches(query, limit: limit).map { Hit(match: $0, concept: termbase.concepts[$0.concept]) }
    }
  }

  /// The terms that go on from a half-typed query, in order of text.
  public func completions(of beginning: String) throws(Workspace.Unusable) -> [String] {
    try answer { (compiled) throws(CompiledTermbase.Fault) in
      try compiled.completions(of: beginning)
    } reading: {
      TermCompletion($0).terms(from: beginning)
    }
  }

  /// Where the compiled file proves damaged the glossary is read and compiled again, and answers from then on.
  private func answer<Value>(
    _ ask: (CompiledTermbase) throws(CompiledTermbase.Fault) -> Value, reading: (Termbase) -> Value
  ) throws(Workspace.Unusable) -> Value {
    if case .compiled(let compiled) = source, let value = try? ask(compiled) { return value }
    let termbase: Termbase =
      if case .read(let termbase) = source { termbase } else { try workspace.keep(workspace.readContent()).termbase }
    source = .read(termbase)
    return reading(termbase)
  }
}
