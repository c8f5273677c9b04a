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
  /// - Parameter fixed: beads that are known: their score is 1. A unit that is known to have no counterpart is in no bead with
  ///   one. Pairs must not cross; those that cannot be kept beside earlier ones, in the source's order, are left out.
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
    var leftOut = UnitsLeftOut(fixed)
    var result: [Bead] = []
    var (i, j) = (0, 0)
    let pairs = Self.thatDoNotCross(fixed.filter { $0.place == .inOrder && !$0.source.isEmpty && !$0.target.isEmpty })
    for pair in pairs { leftOut.remove(pair) }
    for pair in pairs {
      result += free(source, i..<pair.source[0], target, j..<pair.target[0], leftOut, isTurned)
      result.append(Bead(source: pair.source, target: pair.target, score: 1))
      (i, j) = (pair.source[pair.source.count - 1] + 1, pair.target[pair.target.count - 1] + 1)
    }
    return result + free(source, i..<source.units.count, target, j..<target.units.count, leftOut, isTurned)
  }

  /// ``beads(source:target:fixed:)``, with what stands in another place found: ``Bead/Place/moved`` beads at the source's
  /// places, whose target units stand elsewhere. Known beads that are moved are kept where no pair in order holds their units.
  public func beadsWithMoves(source: Document, target: Document, fixed: [Bead] = []) -> [Bead] {
    if source.language.isChinese, !target.language.isChinese {
      let turned = beadsWithMoves(source: target, target: source, fixed: fixed.map(\.turned)).map(\.turned)
      return MovedRuns.placing(
        turned.filter { $0.place == .moved }, in: Self.inOrder(turned.filter { $0.place == .inOrder }))
    }
    let beads = MovedRuns.keeping(
      fixed.filter { $0.place == .moved && !$0.source.isEmpty && !$0.target.isEmpty },
      in: beads(source: source, target: target, fixed: fixed))
    let known = SettledBeads(fixed)
    return MovedRuns(aligner: self, source: source, target: target).beads(
      beads, among: beads.filter { !known.contains($0) })
  }

  /// The pairs in the source's order, without those that begin before an earlier one has ended on either side.
  private static func thatDoNotCross(_ pairs: [Bead]) -> [Bead] {
    var (i, j) = (0, 0)
    var result: [Bead] = []
    for pair in pairs.sorted(by: { ($0.source[0], $0.target[0]) < ($1.source[0], $1.target[0]) })
    where pair.source[0] >= i && pair.target[0] >= j {
      result.append(pair)
      (i, j) = (pair.source[pair.source.count - 1] + 1, pair.target[pair.target.count - 1] + 1)
    }
    return result
  }

  private func free(
    _ source: Document, _ sourceRange: Range<Int>, _ target: Document, _ targetRange: Range<Int>,
    _ leftOut: UnitsLeftOut, _ isTurned: Bool
  ) -> [Bead] {
    let problem = Problem(
      source: Document(Array(source.units[sourceRange]), language: source.language),
      target: Document(Array(target.units[targetRange]), language: target.language), lexicon: lexicon)
    var bonuses: [LatticeBuilder.Bonus] = []
    if let similarity {
      bonuses.append { sources, targets in
        let (first, second) = (
          sources.shifted(by: sourceRange.lowerBound), targets.shifted(by: targetRange.lowerBound)
        )
        return Float(
          isTurned
            ? similarity.logOdds(source: second, target: first) : similarity.logOdds(source: first, target: second))
      }
    }
    if !leftOut.isEmpty {
      bonuses.append { sources, targets in
        leftOut.containsAny(
          source: sources.shifted(by: sourceRange.lowerBound), target: targets.shifted(by: targetRange.lowerBound))
          ? -.infinity : 0
      }
    }
    var lattice = problem.lattice(bonuses)
    let posterior = lattice.adapt()
    return lattice.best(posterior, cost: Self.beadCost).map { step in
      let sources = (step.i..<step.i + step.source).shifted(by: sourceRange.lowerBound)
      let targets = (step.j..<step.j + step.target).shifted(by: targetRange.lowerBound)
      let score = leftOut.containsAny(source: sources, target: targets) ? 1 : Double(min(1, max(0, step.probability)))
      return Bead(source: Array(sources), target: Array(targets), score: score)
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
  /// Nor do those with more pairs of pieces than this, which no sentences have: what goes with what in them is anybody's guess, and
  /// pairs cost memory.
  private static let mostTeachingPairs = 1 << 16

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
      guard korean.count * chinese.count <= Self.mostTeachingPairs else { return }
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

  /// - Parameter bonuses: what else is known of each bead.
  func lattice(_ bonuses: [LatticeBuilder.Bonus] = []) -> Lattice {
    var builder = LatticeBuilder(evidence, band: CoarsePath(evidence).band())
    builder.bonuses = bonuses
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
