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
    /// Empty where nothing is kept on disk, for no folder of caches can be written.
    public let paths: [String]
  }

  /// Compiles the glossary, if the files that stand there are not sound from their first byte to their last.
  public func compile() throws(Unusable) -> Compilation {
    let content = try readContent()
    var faults: [CompiledTermbase.Fault] = []
    let (termbase, cache) = try compiledTermbase(of: content, &faults)
    let patternsPath = try compilePatterns(of: termbase, content.key, &faults)
    let paths = [cache?.termbasePath, patternsPath].compactMap(\.self)
    return Compilation(
      concepts: termbase.concepts.count, terms: termbase.termCount,
      bytes: paths.reduce(0) { $0 + FileAccess.size(of: $1) }, faults: faults, paths: paths)
  }

  private func compiledTermbase(
    of content: Content, _ faults: inout [CompiledTermbase.Fault]
  ) throws(Unusable) -> (termbase: Termbase, cache: GlossaryCache?) {
    var found: [CompiledTermbase.Fault] = []
    for cache in caches {
      do throws(CompiledTermbase.Fault) {
        let compiled = try CompiledTermbase(at: cache.termbasePath, key: content.key)
        try compiled.verifyTables()
        let termbase = try Termbase(compiled)
        cache.store(content.stamps)
        return (termbase, cache)
      } catch {
        found.append(error)
      }
    }
    for fault in found { Self.note(fault, in: &faults) }
    let kept = try keep(content)
    if kept.cache == nil, !caches.isEmpty, (try? CompiledTermbase.bytes(of: kept.termbase.concepts, key: 0)) == nil {
      throw Unusable(problems: [tooLarge])
    }
    return kept
  }

  /// The file of patterns that is sound, or was made; nil where none could be kept.
  private func compilePatterns(
    of termbase: Termbase, _ key: UInt64, _ faults: inout [CompiledTermbase.Fault]
  ) throws(Unusable) -> String? {
    var found: [CompiledTermbase.Fault] = []
    for cache in caches {
      do throws(CompiledTerms.Fault) {
        _ = try TermRecognizer(termbase, compiledAt: cache.patternsPath, key: key)
        return cache.patternsPath
      } catch {
        found.append(CompiledTermbase.Fault(error))
      }
    }
    for fault in found { Self.note(fault, in: &faults) }
    let bytes = try patterns(of: termbase, key).bytes
    return caches.first { $0.store(bytes, at: $0.patternsPath) }?.patternsPath
  }

  /// That there was none says nothing where there was one with a fault.
  private static func note(_ fault: CompiledTermbase.Fault, in faults: inout [CompiledTermbase.Fault]) {
    if fault == .missing, !faults.isEmpty || faults.contains(fault) { return }
    faults.removeAll { $0 == .missing || $0 == fault }
    faults.append(fault)
  }

  private var tooLarge: FileProblem {
    FileProblem(
      path: glossaryFiles.first ?? folder,
      message: Message(
        en:
          "the glossary is larger than can be compiled (4 GB of concepts, 2 GB of terms, 16 million terms a concept); "
          + "it is used as it is, only slower: split it",
        ko: "용어집이 컴파일할 수 있는 크기(개념 4GB, 용어 2GB, 개념당 용어 1600만 개)를 넘습니다. 그대로 쓸 수는 있지만 느리니 나누세요",
        zh: "术语表超出可编译的大小（概念共 4 GB，术语共 2 GB，每个概念 1600 万条术语）；仍可使用，只是较慢：请拆分"))
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
