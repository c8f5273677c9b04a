import BitextModel
import Diagnostics
import TermRecognition
import Terminology

extension Workspace {
  /// The glossary's terms as patterns, beside its cache: made for one content of the files, safe to delete, made again where it is stale or not whole.
  public var compiledPath: String { Path.joined(folder, ".eonhae/terms.tables") }

  /// The glossary with its terms ready to be found in articles; compiled where there is no file for it yet.
  public func recognizer() throws(Unusable) -> TermRecognizer {
    let (termbase, fingerprint) = try glossary()
    if keepsCompiled,
      let compiled = try? TermRecognizer(termbase, compiledAt: compiledPath, key: fingerprint)
    {
      return compiled
    }
    let (bytes, recognizer) = try compiled(termbase, fingerprint)
    store(bytes, at: compiledPath)
    return recognizer
  }

  /// What ``compile()`` did.
  public struct Compilation: Sendable {
    public let concepts: Int
    public let terms: Int
    public let bytes: Int
    /// What was wrong with the file that stood there; nil where it was sound and is left as it was.
    public let fault: CompiledTerms.Fault?
    /// nil where nothing is kept on disk: there is no workspace, or its folder cannot be written.
    public let path: String?
  }

  /// Compiles the glossary's terms, if the file that stands there is not sound.
  public func compile() throws(Unusable) -> Compilation {
    let (termbase, fingerprint) = try glossary()
    var fault: CompiledTerms.Fault?
    do {
      _ = try TermRecognizer(termbase, compiledAt: compiledPath, key: fingerprint)
    } catch {
      fault = error
    }
    let (bytes, _) = try compiled(termbase, fingerprint)
    let isKept = keepsCompiled && (fault == nil || store(bytes, at: compiledPath))
    return Compilation(
      concepts: termbase.concepts.count, terms: termbase.termCount, bytes: bytes.count, fault: fault,
      path: isKept ? compiledPath : nil)
  }

  private func compiled(
    _ termbase: Termbase, _ fingerprint: UInt64
  ) throws(Unusable) -> (bytes: [UInt8], recognizer: TermRecognizer) {
    do {
      let bytes = try CompiledTerms.bytes(of: termbase, key: fingerprint)
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
