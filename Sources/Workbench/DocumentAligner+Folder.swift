import BitextModel
import Diagnostics
import Dispatch
import Synchronization

extension DocumentAligner {
  /// In pairs: what is held in memory at once, for an archive may have any number.
  private static let batch = 32

  /// Aligns pairs of documents on all cores and hands over what came of each, in the order of `paths`.
  ///
  /// - Parameters:
  ///   - isSegmented: whether each line of a document is a sentence.
  ///   - result: makes of an alignment what is wanted of it; called on any core.
  ///   - take: called with each result, or with what kept the pair from being aligned.
  public func forEachAlignment<Output: Sendable>(
    of paths: [(source: String, target: String)], isSegmented: Bool,
    result: @Sendable (AlignedDocument, AlignedDocument, [Bead]) -> Output,
    take: (Result<Output, FileProblem>) -> Void
  ) {
    for start in stride(from: 0, to: paths.count, by: Self.batch) {
      let pairs = Array(paths[start..<min(start + Self.batch, paths.count)])
      // A server is asked for one document after the other.
      if asksServer {
        for pair in pairs { take(output(of: pair, isSegmented: isSegmented, result)) }
        continue
      }
      let outputs = Mutex([Result<Output, FileProblem>?](repeating: nil, count: pairs.count))
      DispatchQueue.concurrentPerform(iterations: pairs.count) { index in
        let output = output(of: pairs[index], isSegmented: isSegmented, result)
        outputs.withLock { $0[index] = output }
      }
      for case let output? in outputs.withLock({ $0 }) { take(output) }
    }
  }

  private func output<Output: Sendable>(
    of pair: (source: String, target: String), isSegmented: Bool,
    _ result: @Sendable (AlignedDocument, AlignedDocument, [Bead]) -> Output
  ) -> Result<Output, FileProblem> {
    Result { () throws(FileProblem) in
      let source = try AlignedDocument.read(pair.source, encoding: nil, isSegmented: isSegmented)
      let target = try AlignedDocument.read(pair.target, encoding: nil, isSegmented: isSegmented)
      return result(source, target, try beads(source: source, target: target))
    }
  }
}
