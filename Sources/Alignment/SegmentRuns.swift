/// What is summed over the segments of a bead's side, for every run of one to four segments, summed once.
struct SegmentRuns {
  /// The most segments of one side of a bead.
  static let longest = 4

  struct Run {
    var length: Float = 0
    /// The weight of all slots, by kind.
    var pieces: Float = 0
    var latin: Float = 0
    var figures: Float = 0
    var marks: RawSegment.Marks = []
    /// The score of leaving the run out.
    var leftOut: Float = 0
  }

  private var runs: [Run] = []
  /// The weight of the slots by which a segment's share in a bead is judged: all but transliterations.
  private(set) var judged: [Float] = []

  /// - Complexity: O(segments).
  init(_ side: EvidenceSide, nulls: [(open: Float, more: Float)]) {
    runs.reserveCapacity(side.count * Self.longest)
    judged.reserveCapacity(side.count)
    for start in 0..<side.count {
      let first = start * EvidenceKind.count
      func total(_ kind: EvidenceKind) -> Float { side.totals[first + Int(kind.rawValue)] }
      judged.append(total(.piece) + total(.latin) + total(.reading) + total(.figure))
      var run = Run()
      for segment in start..<start + Self.longest {
        if segment < side.count {
          run.append(segment, of: side, leftOut: segment == start ? nulls[segment].open : nulls[segment].more)
        }
        runs.append(run)
      }
    }
  }

  /// The run of `count` segments from `start` on.
  ///
  /// - Precondition: the side holds it.
  @inline(__always) subscript(start: Int, count: Int) -> Run { runs[start * Self.longest + count - 1] }
}

extension SegmentRuns.Run {
  fileprivate mutating func append(_ segment: Int, of side: EvidenceSide, leftOut: Float) {
    let first = segment * EvidenceKind.count
    length += side.lengths[segment]
    pieces += side.totals[first + Int(EvidenceKind.piece.rawValue)]
    latin += side.totals[first + Int(EvidenceKind.latin.rawValue)]
    figures += side.totals[first + Int(EvidenceKind.figure.rawValue)]
    marks.formUnion(side.marks[segment])
    self.leftOut += leftOut
  }
}
