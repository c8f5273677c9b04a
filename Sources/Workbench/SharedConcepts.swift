import Alignment
import TermRecognition

/// Speaks for beads whose blocks name the same concepts of the glossary.
struct SharedConcepts: SegmentSimilarity {
  /// What a concept in both blocks adds to the natural logarithm of the odds.
  private static let worth = 1.5

  private let source: [Int: Set<Int>]
  private let target: [Int: Set<Int>]

  init(source: Annotations, target: Annotations) {
    self.source = Self.concepts(source)
    self.target = Self.concepts(target)
  }

  /// By block.
  private static func concepts(_ annotations: Annotations) -> [Int: Set<Int>] {
    annotations.occurrences.reduce(into: [:]) { $0[$1.block, default: []].insert($1.concept) }
  }

  func logOdds(source: Range<Int>, target: Range<Int>) -> Double {
    let first = source.reduce(into: Set<Int>()) { $0.formUnion(self.source[$1] ?? []) }
    guard !first.isEmpty else { return 0 }
    let second = target.reduce(into: Set<Int>()) { $0.formUnion(self.target[$1] ?? []) }
    return Self.worth * Double(first.intersection(second).count)
  }
}
