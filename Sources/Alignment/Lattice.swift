/// All the ways to cut two documents into beads within a band, with their probabilities.
///
/// A semi-Markov conditional random field: the score of a way is the sum of its beads' scores. Segments without
/// counterpart come source first between two beads, and a run of them is dearer to open than to go on with.
struct Lattice {
  let band: Band
  /// By position and shape of the bead that begins there; −∞ where there is none.
  var beads: [Float]
  /// The score of leaving out the segment: opened, continued.
  var sourceNulls: [(open: Float, more: Float)]
  var targetNulls: [(open: Float, more: Float)]

  static let shapes = BeadShape.all
  static let shapeCount = shapes.count
  /// What came last: a bead of both sides, a source segment alone, a target segment alone.
  static let states = 3

  private var sourceCount: Int { band.rowCount - 1 }
  private var targetCount: Int { band.upper[sourceCount] }

  @inline(__always)
  func forEachBead(at i: Int, _ j: Int, _ body: (_ shape: Int, _ next: Int, _ score: Float) -> Void) {
    let base = band.index(i, j) * Self.shapeCount
    for shape in 0..<Self.shapeCount {
      let score = beads[base + shape]
      if score == -.infinity { continue }
      let (i2, j2) = (i + Self.shapes[shape].source, j + Self.shapes[shape].target)
      if band.contains(i2, j2) { body(shape, band.index(i2, j2), score) }
    }
  }

  /// Log sums of all ways from the start to each position and state.
  func forward() -> [Float] {
    var alpha = [Float](repeating: -.infinity, count: band.count * Self.states)
    alpha[0] = 0
    for i in 0...sourceCount {
      for j in band.lower[i]...band.upper[i] {
        let here = band.index(i, j) * Self.states
        let (a0, a1, a2) = (alpha[here], alpha[here + 1], alpha[here + 2])
        let any = Logarithm.sum(Logarithm.sum(a0, a1), a2)
        if any == -.infinity { continue }
        forEachBead(at: i, j) { _, next, score in
          alpha[next * Self.states] = Logarithm.sum(alpha[next * Self.states], any + score)
        }
        if i < sourceCount, band.contains(i + 1, j) {
          let next = band.index(i + 1, j) * Self.states + 1
          let score = Logarithm.sum(a0 + sourceNulls[i].open, a1 + sourceNulls[i].more)
          alpha[next] = Logarithm.sum(alpha[next], score)
        }
        if j < band.upper[i] {
          let next = here + Self.states + 2
          let score = Logarithm.sum(Logarithm.sum(a0, a1) + targetNulls[j].open, a2 + targetNulls[j].more)
          alpha[next] = Logarithm.sum(alpha[next], score)
        }
      }
    }
    return alpha
  }

  /// Log sums of all ways from each position and state to the end.
  func backward() -> [Float] {
    var beta = [Float](repeating: -.infinity, count: band.count * Self.states)
    let end = band.index(sourceCount, targetCount) * Self.states
    for state in 0..<Self.states { beta[end + state] = 0 }
    for i in (0...sourceCount).reversed() {
      for j in (band.lower[i]...band.upper[i]).reversed() {
        let here = band.index(i, j) * Self.states
        if here == end { continue }
        var any: Float = -.infinity
        forEachBead(at: i, j) { _, next, score in
          any = Logarithm.sum(any, score + beta[next * Self.states])
        }
        var (b0, b1, b2) = (any, any, any)
        if i < sourceCount, band.contains(i + 1, j) {
          let next = beta[band.index(i + 1, j) * Self.states + 1]
          b0 = Logarithm.sum(b0, next + sourceNulls[i].open)
          b1 = Logarithm.sum(b1, next + sourceNulls[i].more)
        }
        if j < band.upper[i] {
          let next = beta[here + Self.states + 2]
          b0 = Logarithm.sum(b0, next + targetNulls[j].open)
          b1 = Logarithm.sum(b1, next + targetNulls[j].open)
          b2 = Logarithm.sum(b2, next + targetNulls[j].more)
        }
        beta[here] = b0
        beta[here + 1] = b1
        beta[here + 2] = b2
      }
    }
    return beta
  }

  /// The probability of each bead, in the places of ``beads``, and of each segment to have no counterpart, by state.
  struct Posterior {
    var beads: [Float]
    /// By position from which the segment is left out: opened and continued.
    var sourceNulls: [(open: Float, more: Float)]
    var targetNulls: [(open: Float, more: Float)]
    var logPartition: Float
  }

  func posterior() -> Posterior {
    let (alpha, beta) = (forward(), backward())
    let total = beta[0]
    var result = Posterior(
      beads: [Float](repeating: 0, count: beads.count),
      sourceNulls: [(open: Float, more: Float)](repeating: (0, 0), count: band.count),
      targetNulls: [(open: Float, more: Float)](repeating: (0, 0), count: band.count), logPartition: total)
    for i in 0...sourceCount {
      for j in band.lower[i]...band.upper[i] {
        let index = band.index(i, j)
        let here = index * Self.states
        let (a0, a1, a2) = (alpha[here], alpha[here + 1], alpha[here + 2])
        let any = Logarithm.sum(Logarithm.sum(a0, a1), a2)
        if any == -.infinity { continue }
        forEachBead(at: i, j) { shape, next, score in
          let log = any + score + beta[next * Self.states] - total
          if log > -12 { result.beads[index * Self.shapeCount + shape] = Logarithm.exp(log) }
        }
        if i < sourceCount, band.contains(i + 1, j) {
          let next = beta[band.index(i + 1, j) * Self.states + 1] - total
          result.sourceNulls[index] = (
            Logarithm.exp(a0 + sourceNulls[i].open + next), Logarithm.exp(a1 + sourceNulls[i].more + next)
          )
        }
        if j < band.upper[i] {
          let next = beta[here + Self.states + 2] - total
          result.targetNulls[index] = (
            Logarithm.exp(Logarithm.sum(a0, a1) + targetNulls[j].open + next),
            Logarithm.exp(a2 + targetNulls[j].more + next)
          )
        }
      }
    }
    return result
  }

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
    let sourceNull = Int16(Self.shapeCount)
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
        for shape in 0..<Self.shapeCount {
          let probability = posterior.beads[here * Self.shapeCount + shape]
          if probability < Self.leastProbability { continue }
          reach(
            band.index(i + Self.shapes[shape].source, j + Self.shapes[shape].target), probability, Int16(shape))
        }
        if i < sourceCount, band.contains(i + 1, j) {
          reach(band.index(i + 1, j), Self.sum(posterior.sourceNulls[here]), sourceNull)
        }
        if j < band.upper[i] { reach(here + 1, Self.sum(posterior.targetNulls[here]), sourceNull + 1) }
      }
    }
    return walk(taken, posterior)
  }

  private static func sum(_ null: (open: Float, more: Float)) -> Float { null.open + null.more }

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
      let here = band.index(i, j)
      let probability =
        step < Self.shapeCount
        ? posterior.beads[here * Self.shapeCount + step]
        : Self.sum(step == Self.shapeCount ? posterior.sourceNulls[here] : posterior.targetNulls[here])
      steps.append(Step(i: i, j: j, source: shape.source, target: shape.target, probability: probability))
    }
    return steps.reversed()
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
    var current: Float = 0
    for _ in 0..<Self.adaptationRounds {
      let beads = posterior.beads.reduce(0, +)
      let nulls = (posterior.sourceNulls + posterior.targetNulls).reduce(0) { $0 + Self.sum($1) }
      let share = (nulls + 1) / (nulls + beads + 5)
      let wanted = Self.adaptation * (Self.logOdds(share) - Self.logOdds(Self.usualOpenness))
      open(by: wanted - current)
      current = wanted
      posterior = self.posterior()
    }
    return posterior
  }

  /// How far the readiness follows what is seen: all the way, it would run off.
  private static let adaptation: Float = 0.25

  private static func logOdds(_ share: Float) -> Float { Logarithm.log(share / (1 - share)) }
}
