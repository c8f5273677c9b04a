import BitextModel
import Diagnostics
import Dispatch
import Synchronization
import TextAnalysis

extension DocumentAligner {
  /// In pairs: what is held in memory at once, for an archive may have any number.
  private static let batch = 32

  /// Aligns pairs of documents on all cores and hands over what came of each, in the order of `paths`.
  ///
  /// A server that does not answer for one pair is not asked for the next ones.
  ///
  /// - Parameters:
  ///   - encoding: nil to tell it from each document.
  ///   - isSegmented: whether each line of a document is a sentence.
  ///   - result: makes of an alignment what is wanted of it; called on any core.
  ///   - take: called with each result, or with what kept the pair from being aligned.
  public func forEachAlignment<Output: Sendable>(
    of paths: [(source: String, target: String)], encoding: Encoding?, isSegmented: Bool,
    result: @Sendable (AlignedDocument, AlignedDocument, [Bead]) -> Output,
    take: (Result<Output, FileProblem>) -> Void
  ) {
    @Sendable func output(_ pair: (source: String, target: String)) -> Result<Output, FileProblem> {
      Result { () throws(FileProblem) in
        let source = try AlignedDocument.read(pair.source, encoding: encoding, isSegmented: isSegmented)
        let target = try AlignedDocument.read(pair.target, encoding: encoding, isSegmented: isSegmented)
        return result(source, target, try beads(source: source, target: target))
      }
    }
    // A server is asked for one document after the other.
    if let endpoint {
      for (index, pair) in paths.enumerated() {
        let output = output(pair)
        take(output)
        guard case .failure(let problem) = output, problem.path == endpoint.url else { continue }
        if index + 1 < paths.count { take(.failure(endpoint.givenUp(pairs: paths.count - index - 1))) }
        return
      }
      return
    }
    for start in stride(from: 0, to: paths.count, by: Self.batch) {
      let pairs = Array(paths[start..<min(start + Self.batch, paths.count)])
      let outputs = Mutex([Result<Output, FileProblem>?](repeating: nil, count: pairs.count))
      DispatchQueue.concurrentPerform(iterations: pairs.count) { index in
        let output = output(pairs[index])
        outputs.withLock { $0[index] = output }
      }
      for case let output? in outputs.withLock({ $0 }) { take(output) }
    }
  }
}
