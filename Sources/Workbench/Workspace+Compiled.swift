import BitextModel
import Diagnostics
import TermRecognition
import Terminology

extension Workspace {
  /// The glossary with its terms ready to be found in articles; compiled where there is no file for it yet.
  public func recognizer() throws(Unusable) -> TermRecognizer {
    let (termbase, key) = try glossary()
    for cache in caches {
      if let compiled = try? TermRecognizer(termbase, compiledAt: cache.patternsPath, key: key) { return compiled }
    }
    let (bytes, recognizer) = try patterns(of: termbase, key)
    _ = caches.first { $0.store(bytes, at: $0.patternsPath) }
    return recognizer
  }

  /// What ``compile()`` did.
  public struct Compilation: Sendable {
    public let concepts: Int
    public let terms: Int
    /// Of both files.
    public let bytes: Int
    /// What was wrong with the files that stood there, each fault once; none where they were sound and are left as they were.
    public let faults: [CompiledTermbase.Fault]
    /// Empty where nothing is kept on disk: there is no workspace, or its folder cannot be written.
    public let paths: [String]
  }

  /// Compiles the glossary, if the files that stand there are not sound from their first byte to their last.
  public func compile() throws(Unusable) -> Compilation {
    let content = try readContent()
    let cache = caches.first
    var faults: [CompiledTermbase.Fault] = []
    let termbase: Termbase
    switch Self.opened(cache, content.key) {
    case .success(let sound):
      termbase = sound
      cache?.store(content.stamps)
    case .failure(let fault):
      faults.append(fault)
      termbase = try keep(content)
    }
    if let fault = Self.faultOfPatterns(cache, termbase, content.key) {
      if !faults.contains(fault) { faults.append(fault) }
      let bytes = try patterns(of: termbase, content.key).bytes
      _ = caches.first { $0.store(bytes, at: $0.patternsPath) }
    }
    let kept = caches.first { FileAccess.exists($0.termbasePath) && FileAccess.exists($0.patternsPath) }
    let paths = kept.map { [$0.termbasePath, $0.patternsPath] } ?? []
    return Compilation(
      concepts: termbase.concepts.count, terms: termbase.termCount, bytes: paths.reduce(0) { $0 + FileAccess.size(of: $1) },
      faults: faults, paths: paths)
  }

  private static func opened(_ cache: GlossaryCache?, _ key: UInt64) -> Result<Termbase, CompiledTermbase.Fault> {
    guard let cache else { return .failure(.missing) }
    do throws(CompiledTermbase.Fault) {
      let compiled = try CompiledTermbase(at: cache.termbasePath, key: key)
      try compiled.verifyTables()
      return .success(try Termbase(compiled))
    } catch {
      return .failure(error)
    }
  }

  private static func faultOfPatterns(
    _ cache: GlossaryCache?, _ termbase: Termbase, _ key: UInt64
  ) -> CompiledTermbase.Fault? {
    guard let cache else { return .missing }
    do throws(CompiledTerms.Fault) {
      _ = try TermRecognizer(termbase, compiledAt: cache.patternsPath, key: key)
      return nil
    } catch {
      return CompiledTermbase.Fault(error)
    }
  }

  private func patterns(
    of termbase: Termbase, _ key: UInt64
  ) throws(Unusable) -> (bytes: [UInt8], recognizer: TermRecognizer) {
    do {
      let bytes = try CompiledTerms.bytes(of: termbase, key: key)
      return (bytes, try TermRecognizer(termbase, compiled: bytes))
    } catch {
      throw Unusable(problems: [
        FileProblem(
          path: glossaryFiles.first ?? folder,
          message: Message(
            en: "the glossary's terms hold more different characters than can be compiled (65,519); split the glossary",
            ko: "용어집에 쓰인 서로 다른 글자가 너무 많습니다(65,519자까지). 용어집을 나누세요",
            zh: "术语表所用不同字符过多（上限 65,519 个）；请拆分术语表"))
      ])
    }
  }
}

extension CompiledTermbase.Fault {
  init(_ fault: CompiledTerms.Fault) {
    self =
      switch fault {
      case .missing: .missing
      case .stale: .stale
      case .otherVersion: .otherVersion
      case .truncated(let expected, let found): .truncated(expected: expected, found: found)
      case .damaged: .damaged
      }
  }
}
