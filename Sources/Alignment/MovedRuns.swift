import BitextModel

/// Finds what stands in another place: runs of units without counterpart on one side that translate such runs of the other.
///
/// A lattice keeps the order of both documents, so a section that was moved is left out on both sides. The runs left out are
/// compared once more, by the same evidence; a run is taken as moved only where its beads together are far likelier than
/// chance, for in two long documents any run finds something like it.
struct MovedRuns {
  /// A section is more than a sentence.
  private static let fewestBeads = 2
  private static let leastProbability = 0.6
  /// How much likelier than leaving out, in natural logarithms, the beads of a run must be: all together, and each.
  private static let leastWeight: Float = 12
  private static let leastMeanWeight: Float = 2
  /// Evidence that stands in more units without counterpart than this points nowhere.
  private static let mostPlaces = 12
  /// What two runs must share before they are compared in full, in natural logarithms.
  private static let leastShared: Float = 8
  /// Pairs of runs are compared, the likeliest first, as long as they hold no more units than this together; a run that is
  /// longer than a section can be is not compared at all.
  private static let mostCompared = 10_000
  private static let longestRun = 1000

  let aligner: Aligner
  let source: Aligner.Document
  let target: Aligner.Document

  /// The beads with those that were moved at the source's place, instead of the units left out.
  ///
  /// - Complexity: O(evidence of the units left out), and the alignment of at most ``mostCompared`` units.
  ///
  /// - Parameter free: those beads that may be given up.
  func beads(_ beads: [Bead], among free: [Bead]) -> [Bead] {
    let sourceRuns = Self.runs(free.filter(\.target.isEmpty).flatMap(\.source))
    let targetRuns = Self.runs(free.filter(\.source.isEmpty).flatMap(\.target))
    guard !sourceRuns.isEmpty, !targetRuns.isEmpty else { return beads }
    var (takenSource, takenTarget): (Set<Int>, Set<Int>) = ([], [])
    var moved: [Bead] = []
    var compared = 0
    for (first, second) in candidates(sourceRuns, targetRuns) {
      compared += sourceRuns[first].count + targetRuns[second].count
      guard compared <= Self.mostCompared else { break }
      for run in stretches(sourceRuns[first], targetRuns[second]) {
        let (sources, targets) = (run.flatMap(\.source), run.flatMap(\.target))
        guard takenSource.isDisjoint(with: sources), takenTarget.isDisjoint(with: targets) else { continue }
        takenSource.formUnion(sources)
        takenTarget.formUnion(targets)
        moved += run
      }
    }
    return moved.isEmpty ? beads : Self.merged(beads, moved, takenSource, takenTarget)
  }

  /// Units that follow each other, as many as a section can have.
  private static func runs(_ units: [Int]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for unit in units.sorted() {
      if let last = result.last, last.upperBound == unit {
        result[result.count - 1] = last.lowerBound..<unit + 1
      } else {
        result.append(unit..<unit + 1)
      }
    }
    return result.filter { (fewestBeads...longestRun).contains($0.count) }
  }

  /// Pairs of runs that share rare evidence, those that share most first.
  private func candidates(_ sourceRuns: [Range<Int>], _ targetRuns: [Range<Int>]) -> [(Int, Int)] {
    let problem = Problem(
      source: Self.part(source, sourceRuns.flatMap(Array.init)),
      target: Self.part(target, targetRuns.flatMap(Array.init)),
      lexicon: aligner.lexicon)
    let (sourceOwners, targetOwners) = (Self.owners(sourceRuns), Self.owners(targetRuns))
    var shared: [Int: Float] = [:]
    problem.forEachRarePair(mostPlaces: Self.mostPlaces) { i, j, gain in
      shared[sourceOwners[i] * targetRuns.count + targetOwners[j], default: 0] += gain
    }
    let best = shared.filter { $0.value >= Self.leastShared }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return best.map { ($0.key / targetRuns.count, $0.key % targetRuns.count) }
  }

  private static func part(_ document: Aligner.Document, _ units: [Int]) -> Aligner.Document {
    Aligner.Document(units.map { document.units[$0] }, language: document.language)
  }

  /// The number of the run of each unit.
  private static func owners(_ runs: [Range<Int>]) -> [Int] {
    runs.enumerated().flatMap { index, run in [Int](repeating: index, count: run.count) }
  }

  /// Stretches of beads, each with one that follows it on both sides, that are likely enough together.
  private func stretches(_ sources: Range<Int>, _ targets: Range<Int>) -> [[Bead]] {
    let problem = Problem(
      source: Self.part(source, Array(sources)), target: Self.part(target, Array(targets)), lexicon: aligner.lexicon)
    var stretches: [[(bead: Bead, weight: Float)]] = [[]]
    for (bead, weight) in problem.weighedBeads(cost: Aligner.beadCost) {
      if bead.source.isEmpty || bead.target.isEmpty || bead.score < Self.leastProbability {
        if !stretches[stretches.count - 1].isEmpty { stretches.append([]) }
      } else {
        let moved = Bead(
          source: bead.source.map { $0 + sources.lowerBound }, target: bead.target.map { $0 + targets.lowerBound },
          score: bead.score, place: .moved)
        stretches[stretches.count - 1].append((moved, weight))
      }
    }
    return stretches.filter { stretch in
      let weight = stretch.reduce(0) { $0 + $1.weight }
      return stretch.count >= Self.fewestBeads && weight >= Self.leastWeight
        && weight >= Self.leastMeanWeight * Float(stretch.count)
    }.map { $0.map(\.bead) }
  }

  private static func merged(
    _ beads: [Bead], _ moved: [Bead], _ takenSource: Set<Int>, _ takenTarget: Set<Int>
  ) -> [Bead] {
    placing(
      moved,
      in: beads.filter { bead in
        if bead.target.isEmpty { return takenSource.isDisjoint(with: bead.source) }
        if bead.source.isEmpty { return takenTarget.isDisjoint(with: bead.target) }
        return true
      })
  }

  /// The beads with moved ones at the source's places.
  static func placing(_ moved: [Bead], in beads: [Bead]) -> [Bead] {
    var rest = moved.sorted { $0.source[0] < $1.source[0] }[...]
    var result: [Bead] = []
    for bead in beads {
      if let unit = bead.source.first {
        while let next = rest.first, next.source[0] < unit { result.append(rest.removeFirst()) }
      }
      result.append(bead)
    }
    return result + rest
  }

  /// The beads with those that a person knows to be moved, as far as their units are left out.
  static func keeping(_ known: [Bead], in beads: [Bead]) -> [Bead] {
    var (sources, targets) = (Set(beads.filter(\.target.isEmpty).flatMap(\.source)), Set<Int>())
    targets = Set(beads.filter(\.source.isEmpty).flatMap(\.target))
    var kept: [Bead] = []
    for bead in known where sources.isSuperset(of: bead.source) && targets.isSuperset(of: bead.target) {
      sources.subtract(bead.source)
      targets.subtract(bead.target)
      kept.append(Bead(source: bead.source, target: bead.target, score: 1, place: .moved))
    }
    return kept.isEmpty ? beads : merged(beads, kept, Set(kept.flatMap(\.source)), Set(kept.flatMap(\.target)))
  }
}

extension Problem {
  /// Calls `body` with pairs of segments and what a piece of evidence gains that stands in few of them.
  fileprivate func forEachRarePair(mostPlaces: Int, _ body: (_ i: Int, _ j: Int, _ gain: Float) -> Void) {
    let (sources, targets) = (Self.places(evidence.source), Self.places(evidence.target))
    for id in sources.keys.sorted() {
      guard let first = sources[id], first.count <= mostPlaces else { continue }
      for link in evidence.links[evidence.linkStarts[Int(id)]..<evidence.linkStarts[Int(id) + 1]] {
        guard let second = targets[link.target], second.count <= mostPlaces else { continue }
        let gain = min(link.sourceGain, link.targetGain)
        for i in first { for j in second { body(i, j, gain) } }
      }
    }
  }

  private static func places(_ side: EvidenceSide) -> [Int32: [Int]] {
    var places: [Int32: [Int]] = [:]
    for segment in 0..<side.count {
      for slot in side.slots(segment) { places[side.ids[slot], default: []].append(segment) }
    }
    return places
  }

  /// The beads, and how much likelier each is than to leave its segments out, in natural logarithms.
  fileprivate func weighedBeads(cost: Float) -> [(Bead, Float)] {
    let plain = lattice()
    var lattice = plain
    let posterior = lattice.adapt()
    return lattice.best(posterior, cost: cost).map { step in
      let bead = Bead(
        source: Array(step.i..<step.i + step.source), target: Array(step.j..<step.j + step.target),
        score: Double(min(1, max(0, step.probability))))
      return (bead, plain.weight(of: step))
    }
  }
}
