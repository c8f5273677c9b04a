import Alignment

/// Speaks for beads whose sentences have vectors that are closer than those of any two sentences.
struct SentenceVectors: SegmentSimilarity {
  private let source: [[Float]]
  private let target: [[Float]]
  /// The cosines of sentences that do not translate each other.
  private let mean: Float
  /// Infinite where that is not known.
  private let deviation: Float

  /// How many deviations above the mean a pair speaks for itself, what each further one is worth in natural logarithms, and the
  /// most that is said for or against a bead.
  private static let neutral: Float = 2.5
  private static let worth: Float = 1
  private static let most: Float = 4
  private static let samples = 2000

  init(source: [[Float]], target: [[Float]]) {
    self.source = source
    self.target = target
    // Of a single sentence nothing tells what is usual.
    guard source.count > 1, target.count > 1 else {
      (mean, deviation) = (0, .infinity)
      return
    }
    // Pairs far from the diagonal, at fixed steps: the same for the same documents.
    var (sum, squares, count): (Float, Float, Float) = (0, 0, 0)
    for sample in 0..<Self.samples {
      let i = sample * 7919 % source.count
      let j =
        (i * target.count / source.count + target.count / 2 + sample * 31 % max(1, target.count / 4)) % target.count
      let cosine = Self.product(source[i], target[j])
      sum += cosine
      squares += cosine * cosine
      count += 1
    }
    mean = sum / count
    deviation = max(0.02, max(0, squares / count - mean * mean).squareRoot())
  }

  func logOdds(source sources: Range<Int>, target targets: Range<Int>) -> Double {
    guard deviation < .infinity,
      let cosine = Self.cosine(Self.sum(source[sources]), Self.sum(target[targets]))
    else { return 0 }
    let height = (cosine - mean) / deviation - Self.neutral
    return Double(max(-Self.most, min(Self.most, height * Self.worth)))
  }

  private static func sum(_ vectors: ArraySlice<[Float]>) -> [Float] {
    guard var result = vectors.first else { return [] }
    for vector in vectors.dropFirst() { for index in result.indices { result[index] += vector[index] } }
    return result
  }

  /// nil where a side is empty.
  private static func cosine(_ first: [Float], _ second: [Float]) -> Float? {
    let length = (product(first, first) * product(second, second)).squareRoot()
    return length > 0 ? product(first, second) / length : nil
  }

  private static func product(_ first: [Float], _ second: [Float]) -> Float {
    var sum: Float = 0
    for index in 0..<min(first.count, second.count) { sum += first[index] * second[index] }
    return sum
  }
}
