/// The first, coarse pass: where beads can lie at all, found from large blocks of segments down to single ones.
///
/// Blocks are compared by the evidence they share beyond what any two blocks share. Of every pair of blocks the heaviest
/// way through it is found that ascends on both sides; pairs whose way is much lighter than the heaviest of all are left out, and
/// those that stay are looked at again in smaller blocks. So the band is narrow where the texts hold together, wide where
/// nothing speaks, and a text that repeats itself is told from its repetition by the whole way, not by any one place.
struct CoarsePath {
  /// Tables of no more positions are searched as a whole, without a coarse pass.
  private static let smallTable = 100
  /// The largest blocks are so large that there are no more pairs of them than this.
  private static let mostPairs = 16_000
  /// How many blocks make one of the next coarser pass.
  private static let factor = 4
  /// How many times what any two blocks share is not counted.
  private static let noise: Float = 1.2
  /// How much lighter the best way through a pair may be: natural logarithms for segments, mean pairs of the way for blocks.
  private static let segmentMargin: Float = 30
  private static let blockMargin: Float = 2
  /// A band holds no more pairs than this, or than so many to each segment of both sides.
  private static let mostKept = 20_000
  private static let mostKeptToSegment = 12
  /// How much a pair on the straight way between the ends is worth where nothing else speaks.
  private static let straightness: Float = 0.02

  private let evidence: Evidence
  private let idCounts: (source: Int, target: Int)

  init(_ evidence: Evidence) {
    self.evidence = evidence
    idCounts = (max(0, evidence.linkStarts.count - 1), Int(evidence.target.ids.max() ?? -1) + 1)
  }

  /// - Complexity: near-linear time and linear memory: O(segments × width of the band × evidence of a segment).
  func band() -> Band {
    let (n, m) = (evidence.sourceCount, evidence.targetCount)
    guard n > 0, m > 0, n * m > Self.smallTable else { return Band(source: n, target: m) }
    var size = 1
    while (n / size + 1) * (m / size + 1) > Self.mostPairs { size *= Self.factor }
    var pairs = BlockPairs(rows: (n + size - 1) / size, columns: (m + size - 1) / size)
    while true {
      pairs = kept(pairs, size: size)
      if size == 1 { return pairs.positions() }
      size /= Self.factor
      pairs = pairs.refined(by: Self.factor, rows: (n + size - 1) / size, columns: (m + size - 1) / size)
    }
  }

  /// The pairs through which a way leads that is heavy enough.
  private func kept(_ pairs: BlockPairs, size: Int) -> BlockPairs {
    var weights = weights(pairs, size: size)
    addStraightness(&weights, pairs, size: size)
    let ways = HeaviestWays(pairs, weights: weights)
    let mean = ways.meanOnBest
    var margin = size == 1 ? Self.segmentMargin : max(Self.segmentMargin, Self.blockMargin * mean)
    let most = max(Self.mostKept, Self.mostKeptToSegment * (pairs.rowCount + pairs.columnCount))
    while true {
      let kept = ways.pairs(within: margin)
      if kept.count <= most { return kept }
      if margin < 0.01 { return ways.pairs(within: margin, width: most / pairs.rowCount) }
      margin /= 2
    }
  }

  /// What each pair shares beyond what is shared by chance.
  private func weights(_ pairs: BlockPairs, size: Int) -> [Float] {
    let sources = EvidenceBlocks(evidence.source, size: size, idCount: idCounts.source)
    let targets = EvidenceBlocks(evidence.target, size: size, idCount: idCounts.target)
    var weights = [Float](repeating: 0, count: pairs.count)
    var gains = [Float](repeating: 0, count: idCounts.target)
    var touched: [Int32] = []
    for row in 0..<pairs.rowCount {
      for index in sources.range(row) {
        let item = sources.items[index]
        for place in evidence.linkStarts[Int(item.id)]..<evidence.linkStarts[Int(item.id) + 1] {
          let link = evidence.links[place]
          guard Int(link.target) < gains.count else { continue }
          let gain = (link.targetGain + link.sourceGain) * 0.5 * item.share
          if gain > gains[Int(link.target)] {
            if gains[Int(link.target)] == 0 { touched.append(link.target) }
            gains[Int(link.target)] = gain
          }
        }
      }
      for column in pairs.columns(row) {
        var sum: Float = 0
        for index in targets.range(column) {
          let item = targets.items[index]
          sum += gains[Int(item.id)] * item.share
        }
        weights[pairs.index(row, column)] = sum
      }
      for id in touched { gains[Int(id)] = 0 }
      touched.removeAll(keepingCapacity: true)
    }
    Self.subtractNoise(&weights, pairs)
    return weights
  }

  /// Takes away what a row and a column share with everything.
  private static func subtractNoise(_ weights: inout [Float], _ pairs: BlockPairs) {
    var (rows, columns) = (
      [Float](repeating: 0, count: pairs.rowCount), [Float](repeating: 0, count: pairs.columnCount)
    )
    var columnCounts = columns
    var total: Float = 0
    for row in 0..<pairs.rowCount {
      var sum: Float = 0
      for column in pairs.columns(row) {
        let weight = weights[pairs.index(row, column)]
        sum += weight
        columns[column] += weight
        columnCounts[column] += 1
      }
      rows[row] = sum / Float(pairs.columns(row).count)
      total += sum
    }
    guard total > 0 else { return }
    let mean = total / Float(pairs.count)
    for row in 0..<pairs.rowCount {
      for column in pairs.columns(row) {
        let expected = rows[row] * (columns[column] / columnCounts[column]) / mean
        let index = pairs.index(row, column)
        weights[index] = max(0, weights[index] - noise * expected)
      }
    }
  }

  /// Where nothing speaks, the straight way by length is taken.
  private func addStraightness(_ weights: inout [Float], _ pairs: BlockPairs, size: Int) {
    let sources = Self.middles(evidence.source.lengths, size: size)
    let targets = Self.middles(evidence.target.lengths, size: size)
    for row in 0..<pairs.rowCount {
      for column in pairs.columns(row) {
        weights[pairs.index(row, column)] += Self.straightness * (1 - abs(sources[row] - targets[column]))
      }
    }
  }

  /// The middle of each block by length, from 0 to 1.
  private static func middles(_ lengths: [Float], size: Int) -> [Float] {
    let total = lengths.reduce(Float(lengths.count)) { $0 + $1 }
    var middles: [Float] = []
    var sum: Float = 0
    for start in stride(from: 0, to: lengths.count, by: size) {
      let length = lengths[start..<min(lengths.count, start + size)].reduce(0) { $0 + $1 + 1 }
      middles.append((sum + length / 2) / total)
      sum += length
    }
    return middles
  }
}
