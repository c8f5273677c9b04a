/// All the ways to cut two documents into beads within a band, with their probabilities.
///
/// A semi-Markov conditional random field: the score of a way is the sum of its beads' scores. Segments without
/// counterpart come source first between two beads, and a run of them is dearer to open than to go on with.
struct Lattice {
  let band: Band
  /// Where the beads that begin at each position stand; one more at the end.
  private(set) var starts: [Int32] = []
  /// The number of each bead's shape, and its score.
  private(set) var shapeNumbers: [UInt8] = []
  private(set) var scores: [Float] = []
  /// Whether a way through each position can be probable; empty where that is not known.
  private var isAlive: [Bool] = []
  /// The score of leaving out the segment: opened, continued.
  var sourceNulls: [(open: Float, more: Float)]
  var targetNulls: [(open: Float, more: Float)]

  init(band: Band, sourceNulls: [(open: Float, more: Float)], targetNulls: [(open: Float, more: Float)]) {
    self.band = band
    self.sourceNulls = sourceNulls
    self.targetNulls = targetNulls
    starts.reserveCapacity(band.count + 1)
  }

  // MARK: Building: position by position, in the band's order

  mutating func beginPosition() { starts.append(Int32(scores.count)) }

  /// A bead that begins at the position begun last.
  mutating func append(shape: Int, score: Float) {
    guard score > -.infinity else { return }
    shapeNumbers.append(UInt8(shape))
    scores.append(score)
  }

  mutating func endPositions() { starts.append(Int32(scores.count)) }

  // MARK: Ways

  static let shapes = BeadShape.all
  static let shapeCount = shapes.count
  /// What came last: a bead of both sides, a source segment alone, a target segment alone.
  static let states = 3

  private var sourceCount: Int { band.rowCount - 1 }
  private var targetCount: Int { band.upper[sourceCount] }

  /// Calls `body` with each bead that begins at a position, its end's index in the band, and its number.
  @inline(__always)
  func forEachBead(at i: Int, _ j: Int, _ body: (_ bead: Int, _ shape: BeadShape, _ next: Int) -> Void) {
    let here = band.index(i, j)
    for bead in Int(starts[here])..<Int(starts[here + 1]) {
      let shape = Self.shapes[Int(shapeNumbers[bead])]
      body(bead, shape, band.index(i + shape.source, j + shape.target))
    }
  }

  /// Log sums of all ways from the start to each position and state.
  func forward() -> [Double] {
    var alpha = [Double](repeating: -.infinity, count: band.count * Self.states)
    alpha[0] = 0
    // While beads arrive, the greatest stands in `alpha` and what all are to it here: one logarithm a position.
    var sums = [Float](repeating: 1, count: band.count)
    for i in 0...sourceCount {
      for j in band.lower[i]...band.upper[i] {
        let here = band.index(i, j) * Self.states
        if sums[band.index(i, j)] != 1 { alpha[here] += Double(Logarithm.log(sums[band.index(i, j)])) }
        if isDead(band.index(i, j)) { continue }
        let (a0, a1, a2) = (alpha[here], alpha[here + 1], alpha[here + 2])
        let any = Logarithm.sum(Logarithm.sum(a0, a1), a2)
        if any == -.infinity { continue }
        forEachBead(at: i, j) { bead, _, next in
          let log = any + Double(scores[bead])
          let old = alpha[next * Self.states]
          if log > old {
            sums[next] = 1 + (log - old < Logarithm.unseen ? sums[next] * Logarithm.exp(Float(old - log)) : 0)
            alpha[next * Self.states] = log
          } else if old - log < Logarithm.unseen {
            sums[next] += Logarithm.exp(Float(log - old))
          }
        }
        if i < sourceCount, band.contains(i + 1, j) {
          let next = band.index(i + 1, j) * Self.states + 1
          let score = Logarithm.sum(a0 + Double(sourceNulls[i].open), a1 + Double(sourceNulls[i].more))
          alpha[next] = Logarithm.sum(alpha[next], score)
        }
        if j < band.upper[i] {
          let next = here + Self.states + 2
          let score = Logarithm.sum(
            Logarithm.sum(a0, a1) + Double(targetNulls[j].open), a2 + Double(targetNulls[j].more))
          alpha[next] = Logarithm.sum(alpha[next], score)
        }
      }
    }
    return alpha
  }

  /// Log sums of all ways from each position and state to the end.
  func backward() -> [Double] {
    var beta = [Double](repeating: -.infinity, count: band.count * Self.states)
    let end = band.index(sourceCount, targetCount) * Self.states
    for state in 0..<Self.states { beta[end + state] = 0 }
    for i in (0...sourceCount).reversed() {
      for j in (band.lower[i]...band.upper[i]).reversed() {
        let here = band.index(i, j) * Self.states
        if here == end || isDead(band.index(i, j)) { continue }
        var (most, sum) = (-Double.infinity, Float(0))
        forEachBead(at: i, j) { bead, _, next in most = max(most, Double(scores[bead]) + beta[next * Self.states]) }
        forEachBead(at: i, j) { bead, _, next in
          let log = Double(scores[bead]) + beta[next * Self.states]
          if most - log < Logarithm.unseen { sum += Logarithm.exp(Float(log - most)) }
        }
        let any = most + (sum > 1 ? Double(Logarithm.log(sum)) : 0)
        var (b0, b1, b2) = (any, any, any)
        if i < sourceCount, band.contains(i + 1, j) {
          let next = beta[band.index(i + 1, j) * Self.states + 1]
          b0 = Logarithm.sum(b0, next + Double(sourceNulls[i].open))
          b1 = Logarithm.sum(b1, next + Double(sourceNulls[i].more))
        }
        if j < band.upper[i] {
          let next = beta[here + Self.states + 2]
          b0 = Logarithm.sum(b0, next + Double(targetNulls[j].open))
          b1 = Logarithm.sum(b1, next + Double(targetNulls[j].open))
          b2 = Logarithm.sum(b2, next + Double(targetNulls[j].more))
        }
        beta[here] = b0
        beta[here + 1] = b1
        beta[here + 2] = b2
      }
    }
    return beta
  }

  /// The probability of each bead, by its number, and what the probability of leaving a segment out is found by.
  struct Posterior {
    var beads: [Float]
    fileprivate let alpha: [Double]
    fileprivate let beta: [Double]
    var logPartition: Double { beta[0] }
  }

  func posterior() -> Posterior {
    let (alpha, beta) = (forward(), backward())
    let total = beta[0]
    var beads = [Float](repeating: 0, count: scores.count)
    for i in 0...sourceCount {
      for j in band.lower[i]...band.upper[i] {
        let here = band.index(i, j) * Self.states
        if starts[here / Self.states] == starts[here / Self.states + 1] { continue }
        let any = Logarithm.sum(Logarithm.sum(alpha[here], alpha[here + 1]), alpha[here + 2])
        if any == -.infinity { continue }
        forEachBead(at: i, j) { bead, _, next in
          let log = Float(any - total + beta[next * Self.states]) + scores[bead]
          if log > Self.leastLog { beads[bead] = Logarithm.exp(log) }
        }
      }
    }
    return Posterior(beads: beads, alpha: alpha, beta: beta)
  }

  /// What is less probable, as a natural logarithm, has no part in any sum.
  private static let leastLog: Float = -16

  @inline(__always) private func isDead(_ position: Int) -> Bool { !isAlive.isEmpty && !isAlive[position] }

  /// Takes away beads and positions without a chance, so that further sums go over what is left.
  fileprivate mutating func prune(_ posterior: inout Posterior) {
    var (newStarts, kept): ([Int32], Int) = ([], 0)
    newStarts.reserveCapacity(starts.count)
    isAlive = [Bool](repeating: false, count: band.count)
    for position in 0..<band.count {
      let place = position * Self.states
      for state in place..<place + Self.states
      where posterior.alpha[state] + posterior.beta[state] - posterior.logPartition > Double(Self.leastLog) {
        isAlive[position] = true
      }
      newStarts.append(Int32(kept))
      for bead in Int(starts[position])..<Int(starts[position + 1]) where posterior.beads[bead] > 0 {
        posterior.beads[kept] = posterior.beads[bead]
        scores[kept] = scores[bead]
        shapeNumbers[kept] = shapeNumbers[bead]
        kept += 1
      }
    }
    newStarts.append(Int32(kept))
    starts = newStarts
    let surplus = scores.count - kept
    posterior.beads.removeLast(surplus)
    scores.removeLast(surplus)
    shapeNumbers.removeLast(surplus)
  }

  /// The probability that the source segment `i` is left out where `j` target segments have been read.
  private func sourceNull(_ posterior: Posterior, _ i: Int, _ j: Int) -> Float {
    if isDead(band.index(i, j)) { return 0 }
    let here = band.index(i, j) * Self.states
    let next = posterior.beta[band.index(i + 1, j) * Self.states + 1] - posterior.logPartition
    return Self.chance(posterior.alpha[here] + next, sourceNulls[i].open)
      + Self.chance(posterior.alpha[here + 1] + next, sourceNulls[i].more)
  }

  /// The probability that the target segment `j` is left out where `i` source segments have been read.
  private func targetNull(_ posterior: Posterior, _ i: Int, _ j: Int) -> Float {
    if isDead(band.index(i, j)) { return 0 }
    let here = band.index(i, j) * Self.states
    let next = posterior.beta[here + Self.states + 2] - posterior.logPartition
    let closed = Logarithm.sum(posterior.alpha[here], posterior.alpha[here + 1])
    return Self.chance(closed + next, targetNulls[j].open)
      + Self.chance(posterior.alpha[here + 2] + next, targetNulls[j].more)
  }

  private static func chance(_ ways: Double, _ score: Float) -> Float { Logarithm.exp(Float(ways) + score) }

  /// One step of a way: a shape at a position, or a segment alone.
  struct Step {
    let i: Int
    let j: Int
    let source: Int
    let target: Int
    let probability: Float
  }

  /// A bead of several segments that is less probable than this is no way out of a hard place.
  private static let leastProbability: Float = 0.05

  /// The way that is expected to have the most beads right: the sum of (probability − `cost`) is greatest.
  func best(_ posterior: Posterior, cost: Float) -> [Step] {
    var worth = [Float](repeating: -.infinity, count: band.count)
    var taken = [Int16](repeating: -1, count: band.count)
    worth[0] = 0
    let leavesSource = Int16(Self.shapeCount)
    for i in 0...sourceCount {
      for j in band.lower[i]...band.upper[i] {
        let here = band.index(i, j)
        func reach(_ next: Int, _ probability: Float, _ step: Int16) {
          let new = worth[here] + probability - cost
          if new > worth[next] {
            worth[next] = new
            taken[next] = step
          }
        }
        forEachBead(at: i, j) { bead, _, next in
          let probability = posterior.beads[bead]
          if probability >= Self.leastProbability { reach(next, probability, Int16(shapeNumbers[bead])) }
        }
        if i < sourceCount, band.contains(i + 1, j) {
          reach(band.index(i + 1, j), sourceNull(posterior, i, j), leavesSource)
        }
        if j < band.upper[i] { reach(here + 1, targetNull(posterior, i, j), leavesSource + 1) }
      }
    }
    return walk(taken, posterior)
  }

  private func walk(_ taken: [Int16], _ posterior: Posterior) -> [Step] {
    var steps: [Step] = []
    var (i, j) = (sourceCount, targetCount)
    while i > 0 || j > 0 {
      let step = Int(taken[band.index(i, j)])
      let shape =
        step < Self.shapeCount
        ? Self.shapes[step] : BeadShape(source: Self.shapeCount + 1 - step, target: step - Self.shapeCount)
      i -= shape.source
      j -= shape.target
      var probability: Float = 0
      if step == Self.shapeCount {
        probability = sourceNull(posterior, i, j)
      } else if step > Self.shapeCount {
        probability = targetNull(posterior, i, j)
      } else {
        forEachBead(at: i, j) { bead, _, _ in
          if Int(shapeNumbers[bead]) == step { probability = posterior.beads[bead] }
        }
      }
      steps.append(Step(i: i, j: j, source: shape.source, target: shape.target, probability: probability))
    }
    return steps.reversed()
  }

  /// How much better a bead is than to leave its segments out; 0 for one side alone.
  func weight(of step: Step) -> Float {
    var weight: Float = 0
    guard step.source > 0, step.target > 0 else { return weight }
    forEachBead(at: step.i, step.j) { bead, shape, _ in
      guard shape.source == step.source, shape.target == step.target else { return }
      weight = scores[bead]
      for segment in step.i..<step.i + step.source { weight -= sourceNulls[segment].more }
      for segment in step.j..<step.j + step.target { weight -= targetNulls[segment].more }
    }
    return weight
  }

  /// Calls `body` with each bead that is more probable than `least`, in order.
  func forEachProbableBead(
    _ posterior: Posterior, above least: Float, _ body: (_ i: Int, _ j: Int, _ shape: BeadShape, Float) -> Void
  ) {
    for i in 0..<band.rowCount {
      for j in band.lower[i]...band.upper[i] {
        forEachBead(at: i, j) { bead, shape, _ in
          if posterior.beads[bead] > least { body(i, j, shape, posterior.beads[bead]) }
        }
      }
    }
  }
}

extension Lattice {
  /// Adds to every score of leaving a segment out.
  mutating func open(by amount: Float) {
    for index in sourceNulls.indices {
      sourceNulls[index].open += amount
      sourceNulls[index].more += amount
    }
    for index in targetNulls.indices {
      targetNulls[index].open += amount
      targetNulls[index].more += amount
    }
  }

  /// The share of segments without counterpart among the beads of the texts that the weights were learnt from.
  private static let usualOpenness: Float = 0.2
  private static let adaptationRounds = 3

  /// Fits the readiness to leave segments out to the documents at hand: where few seem to be without counterpart, fewer are.
  ///
  /// - Returns: the probabilities with the readiness found.
  mutating func adapt() -> Posterior {
    var posterior = posterior()
    prune(&posterior)
    var current: Float = 0
    for _ in 0..<Self.adaptationRounds {
      var (beads, paired): (Float, Float) = (0, 0)
      for (bead, probability) in posterior.beads.enumerated() where probability > 0 {
        let shape = Self.shapes[Int(shapeNumbers[bead])]
        beads += probability
        paired += probability * Float(shape.source + shape.target)
      }
      // Every segment stands in one bead or in none.
      let nulls = max(0, Float(sourceCount + targetCount) - paired)
      let share = (nulls + 1) / (nulls + beads + 5)
      let wanted = Self.adaptation * (Self.logOdds(share) - Self.logOdds(Self.usualOpenness))
      if abs(wanted - current) < Self.leastChange { break }
      open(by: wanted - current)
      current = wanted
      posterior = self.posterior()
    }
    return posterior
  }

  /// A change of readiness that changes no bead.
  private static let leastChange: Float = 0.02

  /// How far the readiness follows what is seen: all the way, it would run off.
  private static let adaptation: Float = 0.25

  private static func logOdds(_ share: Float) -> Float { Logarithm.log(share / (1 - share)) }
}
