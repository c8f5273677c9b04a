import BitextModel
import SinoKorean

/// Finds which units of a Korean and a Chinese document translate each other.
///
/// A unit is a sentence or a block. Beads hold up to four units of each side; a unit without counterpart is a bead of its
/// own. Units are compared by shared readings and transliterations, by the general lexicon and what was learnt over it,
/// by the values of figures, Latin words, punctuation, length and kind; `Documentation/Design/Alignment.md` says how.
///
///     Aligner().beads(source: korean, target: chinese)
///
/// ## Topics
/// - Aligning: ``beads(source:target:fixed:)``
/// - Evidence from elsewhere: ``SegmentSimilarity``, ``BilingualLexicon``
/// - Learning: ``samples(source:target:)``, ``LexiconLearner``
public struct Aligner: Sendable {
  /// A bead whose score is lower is a doubtful one.
  public static let doubtful = 0.6

  public let lexicon: BilingualLexicon
  private let similarity: (any SegmentSimilarity)?
  /// What a bead must be worth to be taken: the share of right beads that is hoped for, halved.
  static let beadCost: Float = 0.4

  public init(lexicon: BilingualLexicon = .general, similarity: (any SegmentSimilarity)? = nil) {
    self.lexicon = lexicon
    self.similarity = similarity
  }

  /// One side of an alignment.
  public struct Document: Sendable {
    public let units: [AlignmentUnit]
    public let language: Language

    public init(_ units: [AlignmentUnit], language: Language) {
      self.units = units
      self.language = language
    }
  }

  /// The beads in order of both sides; every unit stands in exactly one. The score is the probability that the bead is right.
  ///
  /// - Parameter fixed: beads that are known. They must not cross; those that cannot be kept beside earlier ones are left out.
  /// - Complexity: near-linear time and linear memory in the numbers of units: a band around the path of rare shared
  ///   evidence is searched, and small documents as a whole.
  public func beads(source: Document, target: Document, fixed: [Bead] = []) -> [Bead] {
    if source.language.isChinese, !target.language.isChinese {
      let turned = beads(source: target, target: source, fixed: fixed.map(\.turned), isTurned: true)
      return Self.inOrder(turned.map(\.turned))
    }
    return beads(source: source, target: target, fixed: fixed, isTurned: false)
  }

  private func beads(source: Document, target: Document, fixed: [Bead], isTurned: Bool) -> [Bead] {
    guard !fixed.isEmpty else { return free(source, target, isTurned) }
    var result: [Bead] = []
    var (i, j) = (0, 0)
    func between(_ nextSource: Int, _ nextTarget: Int) {
      let part = free(source, i..<nextSource, target, j..<nextTarget, isTurned)
      result += part
    }
    for bead in fixed.sorted(by: Self.precedes) {
      let first = (bead.source.first ?? i, bead.target.first ?? j)
      guard first.0 >= i, first.1 >= j, !(bead.source.isEmpty && bead.target.isEmpty) else { continue }
      between(first.0, first.1)
      result.append(Bead(source: bead.source, target: bead.target, score: 1))
      i = bead.source.last.map { $0 + 1 } ?? first.0
      j = bead.target.last.map { $0 + 1 } ?? first.1
    }
    between(source.units.count, target.units.count)
    return result
  }

  /// ``beads(source:target:fixed:)``, with what stands in another place found: ``Bead/Place/moved`` beads at the source's
  /// places, whose target units stand elsewhere. Known beads that are moved are kept where both sides are else left out.
  public func beadsWithMoves(source: Document, target: Document, fixed: [Bead] = []) -> [Bead] {
    if source.language.isChinese, !target.language.isChinese {
      let turned = beadsWithMoves(source: target, target: source, fixed: fixed.map(\.turned)).map(\.turned)
      return MovedRuns.placing(
        turned.filter { $0.place == .moved }, in: Self.inOrder(turned.filter { $0.place == .inOrder }))
    }
    let inOrder = fixed.filter { $0.place == .inOrder }
    let beads = MovedRuns.keeping(
      fixed.filter { $0.place == .moved && !$0.source.isEmpty && !$0.target.isEmpty },
      in: beads(source: source, target: target, fixed: inOrder))
    let known = Set(inOrder.map(BeadLine.text))
    return MovedRuns(aligner: self, source: source, target: target).beads(
      beads, among: beads.filter { !known.contains(BeadLine.text($0)) })
  }

  private static func precedes(_ first: Bead, _ second: Bead) -> Bool {
    if let a = first.source.first, let b = second.source.first, a != b { return a < b }
    return (first.target.first ?? .max) < (second.target.first ?? .max)
  }

  private func free(_ source: Document, _ target: Document, _ isTurned: Bool) -> [Bead] {
    free(source, source.units.indices, target, target.units.indices, isTurned)
  }

  private func free(
    _ source: Document, _ sourceRange: Range<Int>, _ target: Document, _ targetRange: Range<Int>, _ isTurned: Bool
  ) -> [Bead] {
    let problem = Problem(
      source: Document(Array(source.units[sourceRange]), language: source.language),
      target: Document(Array(target.units[targetRange]), language: target.language), lexicon: lexicon)
    var lattice = problem.lattice(
      similarity.map { similarity in
        { sources, targets in
          let (first, second) = (
            sources.shifted(by: sourceRange.lowerBound), targets.shifted(by: targetRange.lowerBound)
          )
          return Float(
            isTurned
              ? similarity.logOdds(source: second, target: first) : similarity.logOdds(source: first, target: second))
        }
      })
    let posterior = lattice.adapt()
    return lattice.best(posterior, cost: Self.beadCost).map { step in
      Bead(
        source: Array(sourceRange.lowerBound + step.i..<sourceRange.lowerBound + step.i + step.source),
        target: Array(targetRange.lowerBound + step.j..<targetRange.lowerBound + step.j + step.target),
        score: Double(min(1, max(0, step.probability))))
    }
  }

  /// Source first where a run of segments stands alone on both sides.
  private static func inOrder(_ beads: [Bead]) -> [Bead] {
    var result: [Bead] = []
    var alone: (source: [Bead], target: [Bead]) = ([], [])
    for bead in beads {
      if bead.source.isEmpty {
        alone.target.append(bead)
      } else if bead.target.isEmpty {
        alone.source.append(bead)
      } else {
        result += alone.source + alone.target + [bead]
        alone = ([], [])
      }
    }
    return result + alone.source + alone.target
  }
}

extension Bead {
  var turned: Bead { Bead(source: target, target: source, score: score, place: place) }
}

extension Range where Bound == Int {
  func shifted(by distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}

// MARK: - Learning

extension Aligner {
  /// Beads less probable than this teach nothing.
  private static let leastTeaching: Float = 0.2

  /// What two documents teach a lexicon.
  public func samples(source: Document, target: Document) -> [LexiconLearner.Sample] {
    if source.language.isChinese, !target.language.isChinese { return samples(source: target, target: source) }
    let problem = Problem(source: source, target: target, lexicon: lexicon)
    var lattice = problem.lattice()
    let posterior = lattice.adapt()
    var samples: [LexiconLearner.Sample] = []
    lattice.forEachProbableBead(posterior, above: Self.leastTeaching) { i, j, shape, probability in
      let korean = Set(problem.source[i..<i + shape.source].flatMap(\.tokens))
      let chinese = Set(problem.target[j..<j + shape.target].flatMap(\.tokens))
      samples.append(
        LexiconLearner.Sample(korean: korean.sorted(), chinese: chinese.sorted(), weight: probability))
    }
    return samples
  }
}

/// Two documents, read: the Korean one is the source.
struct Problem {
  let source: [RawSegment]
  let target: [RawSegment]
  private let sourceKinds: [AlignmentUnit.Kind]
  private let targetKinds: [AlignmentUnit.Kind]
  let evidence: Evidence

  init(source: Aligner.Document, target: Aligner.Document, lexicon: BilingualLexicon) {
    var (sourceReader, targetReader) = (SegmentReader(.korean), SegmentReader(.simplifiedChinese))
    self.source = source.units.map { sourceReader.segment($0.text) }
    self.target = target.units.map { targetReader.segment($0.text) }
    sourceKinds = source.units.map(\.kind)
    targetKinds = target.units.map(\.kind)
    evidence = EvidenceBuilder(lexicon: lexicon).evidence(source: self.source, target: self.target)
  }

  /// - Parameter bonus: what else is known of a bead.
  func lattice(_ bonus: ((_ source: Range<Int>, _ target: Range<Int>) -> Float)? = nil) -> Lattice {
    var builder = LatticeBuilder(evidence, band: CoarsePath(evidence).band())
    if let bonus { builder.bonuses.append(bonus) }
    if (sourceKinds + targetKinds).contains(where: { $0 != .text }) { builder.bonuses.append(kindsFit) }
    return builder.lattice()
  }

  /// A bead of several segments holds text alone; the kinds of a single pair should agree.
  private func kindsFit(_ sources: Range<Int>, _ targets: Range<Int>) -> Float {
    let first = sourceKinds[sources.lowerBound]
    if sources.count + targets.count > 2 {
      guard sourceKinds[sources].allSatisfy({ $0 == .text }), targetKinds[targets].allSatisfy({ $0 == .text }) else {
        return -.infinity
      }
    }
    return BeadWeights.values[BeadFeatures.kindDiffers] * first.difference(from: targetKinds[targets.lowerBound])
  }
}
