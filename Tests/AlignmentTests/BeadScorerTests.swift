import BitextModel
import TestSupport
import Testing

@testable import Alignment

/// The score of one bead, feature by feature: the slow, obvious version.
private struct PlainScore {
  let evidence: Evidence

  private typealias F = BeadFeatures

  /// The best gain of every slot of the bead, the source's and the target's, as ``MatchFinder`` gives them pair by pair.
  private func gains(_ sources: Range<Int>, _ targets: Range<Int>) -> (source: [Int: Float], target: [Int: Float]) {
    var (source, target): ([Int: Float], [Int: Float]) = ([:], [:])
    var finder = MatchFinder(evidence)
    for i in sources {
      finder.enter(i)
      for j in targets {
        var matches: [MatchRows.Match] = []
        finder.match(j, into: &matches)
        for match in matches {
          let gain = Float(match.gain) / MatchRows.Match.unit
          let place = Int(match.slot & ~MatchRows.Match.targetBit)
          if match.slot & MatchRows.Match.targetBit == 0 {
            source[evidence.source.starts[i] + place, default: 0].raise(to: gain)
          } else {
            target[evidence.target.starts[j] + place, default: 0].raise(to: gain)
          }
        }
      }
      finder.leave()
    }
    return (source, target)
  }

  /// Nil where the lengths forbid the bead.
  func score(_ i: Int, _ j: Int, _ shape: BeadShape) -> Float? {
    let (sources, targets) = (i..<i + shape.source, j..<j + shape.target)
    let (source, target) = (evidence.source, evidence.target)
    let isPair = shape.source + shape.target == 2
    let distance = BeadScorer.lengthDistance(
      sources.reduce(0) { $0 + source.lengths[$1] }, targets.reduce(0) { $0 + target.lengths[$1] })
    if !isPair, abs(distance) > (min(shape.source, shape.target) > 1 ? 2 : 4) { return nil }
    let gains = gains(sources, targets)
    func slots(_ side: EvidenceSide, _ segments: Range<Int>, _ kind: EvidenceKind) -> [Int] {
      segments.flatMap(side.slots).filter { side.kinds[$0] == kind.rawValue }
    }
    func gain(_ kind: EvidenceKind, ofSource isSource: Bool) -> Float {
      isSource
        ? slots(source, sources, kind).reduce(0) { $0 + (gains.source[$1] ?? 0) }
        : slots(target, targets, kind).reduce(0) { $0 + (gains.target[$1] ?? 0) }
    }
    func explained(_ side: EvidenceSide, _ gains: [Int: Float], _ slots: [Int]) -> Float {
      slots.reduce(0) { $0 + side.weights[$1] * min(1, (gains[$1] ?? 0) * 0.7) }
    }
    func explained(_ kind: EvidenceKind, ofSource isSource: Bool) -> Float {
      isSource
        ? explained(source, gains.source, slots(source, sources, kind))
        : explained(target, gains.target, slots(target, targets, kind))
    }
    func total(_ kind: EvidenceKind, ofSource isSource: Bool) -> Float {
      isSource
        ? slots(source, sources, kind).reduce(0) { $0 + source.weights[$1] }
        : slots(target, targets, kind).reduce(0) { $0 + target.weights[$1] }
    }
    func unexplained(_ kind: EvidenceKind, ofSource isSource: Bool) -> Float {
      total(kind, ofSource: isSource) - explained(kind, ofSource: isSource)
    }
    var features = [Float](repeating: 0, count: F.count)
    var (sum, whole): (Float, Float) = (0, 0)
    for isSource in [true, false] {
      for kind in [EvidenceKind.piece, .latin] {
        sum += explained(kind, ofSource: isSource)
        whole += total(kind, ofSource: isSource)
      }
    }
    let coverage = sum / (whole + 2)
    for (index, isSource) in [false, true].enumerated() {
      features[F.pieceGain + index] = gain(.piece, ofSource: isSource) / 10
      features[F.pieceUnexplained + index] = unexplained(.piece, ofSource: isSource) / 20
      features[F.latinUnexplained + index] = unexplained(.latin, ofSource: !isSource) / 10
      features[F.figureUnexplained + index] = unexplained(.figure, ofSource: !isSource) / 5
    }
    for (index, knot) in F.coverageKnots.enumerated() { features[F.coverage + index] = max(0, coverage - knot) * 4 }
    features[F.coverageBySize] = coverage * Logarithm.log(1 + whole)
    features[F.latinGain] = gain(.latin, ofSource: true) / 5
    features[F.readingGain] = gain(.reading, ofSource: false) / 10
    features[F.transliterationGain] = gain(.transliteration, ofSource: false) / 10
    features[F.figureGain] = gain(.figure, ofSource: true) / 5
    for bit in 0..<RawSegment.Marks.count {
      let mark = RawSegment.Marks(rawValue: 1 << UInt8(bit))
      let first = sources.contains { source.marks[$0].contains(mark) }
      let second = targets.contains { target.marks[$0].contains(mark) }
      features[F.marksAgree + bit] = first && second ? 1 : 0
      features[F.marksDiffer + bit] = first != second ? 1 : 0
    }
    features[F.lengthDistance] = min(5, abs(distance))
    features[F.lengthDistance + 1] = min(16, distance * distance) / 4
    if !isPair {
      let place = [[2, 1], [1, 2], [3, 1], [1, 3], [4, 1], [1, 4], [2, 2]].firstIndex(of: [shape.source, shape.target])
      features[F.shape + (place ?? 7)] = 1
      var least: Float = 1
      for (side, segments, gains) in [(source, sources, gains.source), (target, targets, gains.target)]
      where segments.count > 1 {
        for segment in segments {
          let judged = side.slots(segment).filter { side.kinds[$0] != EvidenceKind.transliteration.rawValue }
          least = min(least, explained(side, gains, judged) / judged.reduce(2) { $0 + side.weights[$1] })
        }
      }
      features[F.support] = min(0.2, least) * 5
      features[F.support + 1] = max(0, least - 0.2) * 4
    }
    return zip(features, BeadWeights.values).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

extension Float {
  fileprivate mutating func raise(to value: Float) { self = Swift.max(self, value) }
}

@Suite struct BeadScorerTests {
  private static let korean = [
    "강원도가 18일 평양을 방문했다고 밝혔다.", "두 나라는 2025년에 1억 2천만 달러를 무역했다.", "그는 \"왜?\"라고 물었다", "Linux 커널을 빌드하려면 gcc가 필요하다!",
    "상하이와 베이징의 경제", "네.", "이 설명서는 설치 방법을 설명합니다: 먼저 디스크를 준비하세요…", "",
  ]
  private static let chinese = [
    "江原道18日表示访问了平壤。", "两国在2025年的贸易额为1.2亿美元。", "他问：“为什么？”", "编译 Linux 内核需要 gcc！", "上海和北京的经济", "是。", "本手册说明安装方法：请先准备磁盘……",
    "",
  ]

  /// Texts of sentences taken at random, and every bead of them.
  @Test(arguments: 1...12 as ClosedRange<UInt64>) func scoresAreTheSumsOfWeighedFeatures(seed: UInt64) {
    var random = SplitMix(seed: seed)
    func document(_ sentences: [String], _ language: Language) -> Aligner.Document {
      let count = Int.random(in: 1...7, using: &random)
      return Aligner.Document(
        (0..<count).map { _ in AlignmentUnit(sentences.randomElement(using: &random)!) }, language: language)
    }
    let problem = Problem(
      source: document(Self.korean, .korean), target: document(Self.chinese, .simplifiedChinese), lexicon: .general)
    let evidence = problem.evidence
    let band = Band(source: evidence.sourceCount, target: evidence.targetCount)
    let nulls = (
      BeadScorer.nulls(evidence.source, isSource: true), BeadScorer.nulls(evidence.target, isSource: false)
    )
    var scorer = BeadScorer(evidence, band: band, sourceNulls: nulls.0, targetNulls: nulls.1)
    var pruning = scorer
    let plain = PlainScore(evidence: evidence)
    var compared = 0
    for i in 0..<evidence.sourceCount {
      scorer.advance(to: i)
      pruning.advance(to: i)
      for j in 0..<evidence.targetCount {
        scorer.score(i, j, margin: nil)
        pruning.score(i, j, margin: 3)
        for (number, shape) in Lattice.shapes.enumerated() {
          let found = scorer.scores[number]
          let isInside = i + shape.source <= evidence.sourceCount && j + shape.target <= evidence.targetCount
          guard isInside, let expected = plain.score(i, j, shape) else {
            #expect(found == -.infinity, "seed \(seed): \(i) \(j) \(shape)")
            continue
          }
          // What shares nothing at either end is not scored.
          guard found > -.infinity else { continue }
          compared += 1
          #expect(abs(found - expected) < 0.001, "seed \(seed): \(i) \(j) \(shape)")
          if found > scorer.leftOut(i, j, shape) - 3 { #expect(pruning.scores[number] == found) }
        }
      }
    }
    #expect(compared >= evidence.sourceCount * evidence.targetCount)
  }
}
