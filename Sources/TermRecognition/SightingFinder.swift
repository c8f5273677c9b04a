import BitextModel
import PatternMatching
import Terminology

/// Finds the terms of blocks, one block after the other, and remembers what comes again. That changes the time it takes, never what it finds.
struct SightingFinder {
  private let recognizer: TermRecognizer
  private let article: Article
  private var judge: EdgeJudge
  private var differences = FormDifferences()
  private var block = 0
  private var candidates: [TermPatterns.Candidate] = []
  /// Of one candidate: the terms that it may be.
  private var readings: [Reading] = []
  /// Of the blocks that were read, in order of place, none sharing text with another.
  private(set) var sightings = Sightings()

  init(_ recognizer: TermRecognizer, in article: Article) {
    self.recognizer = recognizer
    self.article = article
    judge = EdgeJudge(recognizer.patterns)
  }

  /// The sightings so far; after that there are none.
  mutating func take() -> Sightings {
    let result = sightings
    sightings = Sightings()
    return result
  }

  /// Adds the terms of a block.
  mutating func read(_ text: FoldedText, block: Int) {
    judge.turn(to: text)
    self.block = block
    candidates.removeAll(keepingCapacity: true)
    recognizer.patterns.forEachCandidate(in: text) { candidates.append($0) }
    var row = OverlappingRow()
    var start = 0
    while start < candidates.count {
      let first = sightings.items.count
      row.add(candidates[start])
      start += 1
      while start < candidates.count, candidates[start].range.lowerBound < row.end {
        row.add(candidates[start])
        start += 1
      }
      row.settle { stands($0) }
      if sightings.items.count - first > 1 {
        sightings.items[first...].sort { $0.range.start < $1.range.start }
      }
    }
  }

  /// Adds the candidate where it is a term.
  private mutating func stands(_ candidate: TermPatterns.Candidate) -> Bool {
    readings.removeAll(keepingCapacity: true)
    for designation in recognizer.patterns.designations(ofPattern: candidate.pattern) {
      if let verdict = judge.verdict(on: candidate.range, as: designation),
        recognizer.hasExactCase(candidate.range, designation, judge.text, in: article)
      {
        readings.append(Reading(designation: designation, through: verdict.through))
      }
    }
    guard !readings.isEmpty else { return false }
    add(candidate.range)
    return true
  }

  /// Adds the place `range`, which may be any of the readings.
  private mutating func add(_ range: Range<Int>) {
    let sourceRange = judge.text.sourceRange(range)
    let isAsCompared = judge.text.isWrittenAsCompared(range)
    article.source.utf8.withUnsafeBytes { source in
      let written = UnsafeRawBufferPointer(rebasing: source[sourceRange.bounds])
      if readings.count > 1 { rank(written: written, isAsCompared: isAsCompared) }
      for index in readings.indices where !(isAsCompared && readings[index].designation.isPlain) {
        readings[index].through.formUnion(
          differences.of(
            range, of: judge.text, in: source, from: readings[index].designation, recognizer.termbase))
      }
    }
    let homograph = readings.count > 1 ? sightings.homographs.count : nil
    if homograph != nil { sightings.homographs.append(Homograph(readings: readings)) }
    sightings.items.append(
      Sighting(
        range: sourceRange, units: range, block: block, as: readings[0],
        mayBeNoun: recognizer.mayBeNoun(readings[0].designation), homograph: homograph))
  }

  // MARK: Several readings

  /// Leaves of each concept the best reading, the one that the form alone speaks for first.
  ///
  /// A form that is good for one concept is not held against the writer because another concept forbids it.
  private mutating func rank(written: UnsafeRawBufferPointer, isAsCompared: Bool) {
    var best: [(rank: Int, index: Int)] = []
    for (index, reading) in readings.enumerated() {
      let rank = Self.rank(reading.designation, written: written, isAsCompared: isAsCompared)
      let place = best.firstIndex { readings[$0.index].designation.concept == reading.designation.concept }
      if let place {
        if rank < best[place].rank { best[place] = (rank, index) }
      } else {
        best.append((rank, index))
      }
    }
    if best.count > 1 { best.sort(by: <) }
    readings = best.map { readings[$0.index] }
  }

  private static func rank(
    _ designation: TermPatterns.Designation, written: UnsafeRawBufferPointer, isAsCompared: Bool
  ) -> Int {
    func isAsWritten() -> Bool {
      designation.isPlain ? isAsCompared : designation.hasText(withChecksum: Checksum.of(written))
    }
    return switch designation.status {
    case .preferred: isAsWritten() ? 0 : 2
    case .admitted: isAsWritten() ? 1 : 3
    case .deprecated: 4
    case .forbidden: 5
    }
  }
}
