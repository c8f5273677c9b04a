import BitextModel
import TestSupport
import Testing

@testable import Alignment

@Suite struct AlignerTests {
  static let korean = [
    "인공지능 연구소가 베이징에 문을 열었다.", "연구소는 2025년까지 120명을 채용한다.", "소장은 왕밍 교수가 맡는다.",
    "자금은 정부와 기업이 함께 댄다.", "첫 성과는 내년에 나올 전망이다.",
  ]
  static let chinese = [
    "人工智能研究所在北京成立。", "研究所到2025年将招聘120人。", "所长由王明教授担任。", "资金由政府和企业共同提供。", "首批成果预计明年公布。",
  ]

  static func document(_ sentences: [String], _ language: Language) -> Aligner.Document {
    Aligner.Document(sentences.map { AlignmentUnit($0) }, language: language)
  }

  static func beads(_ korean: [String], _ chinese: [String], fixed: [Bead] = []) -> [String] {
    Aligner().beads(
      source: document(korean, .korean), target: document(chinese, .simplifiedChinese), fixed: fixed
    ).map(BeadLine.text)
  }

  @Test func sentencesPairUp() {
    #expect(Self.beads(Self.korean, Self.chinese) == ["0:0", "1:1", "2:2", "3:3", "4:4"])
  }

  @Test func missingSentencesAreOmissions() {
    let chinese = Array(Self.chinese[0...1]) + Array(Self.chinese[3...])
    #expect(Self.beads(Self.korean, chinese) == ["0:0", "1:1", "2:", "3:2", "4:3"])
    let korean = [Self.korean[0]] + Array(Self.korean[2...])
    #expect(Self.beads(korean, Self.chinese) == ["0:0", ":1", "1:2", "2:3", "3:4"])
  }

  @Test func splitSentencesAreOneBead() {
    let chinese = [Self.chinese[0], "研究所到2025年将招聘120人，所长由王明教授担任。"] + Array(Self.chinese[3...])
    #expect(Self.beads(Self.korean, chinese) == ["0:0", "1,2:1", "3:2", "4:3"])
  }

  @Test func chineseMayBeTheSource() {
    let beads = Aligner().beads(
      source: Self.document(Self.chinese, .simplifiedChinese),
      target: Self.document(Self.korean.filter { !$0.hasPrefix("소장") }, .korean))
    #expect(beads.map(BeadLine.text) == ["0:0", "1:1", "2:", "3:2", "4:3"])
  }

  @Test func fixedBeadsStay() {
    let fixed = [Bead(source: [1], target: [], score: 1), Bead(source: [2, 3], target: [2], score: 1)]
    let beads = Self.beads(Self.korean, Self.chinese, fixed: fixed)
    #expect(beads.contains("1:"))
    #expect(beads.contains("2,3:2"))
  }

  @Test func aUnitThatIsKnownToStandAloneMovesNoOther() {
    let alone = { (source: [Int], target: [Int]) in Bead(source: source, target: target, score: 1) }
    #expect(Self.beads(Self.korean, Self.chinese, fixed: [alone([3], [])]) == ["0:0", "1:1", "2:2", "3:", ":3", "4:4"])
    #expect(Self.beads(Self.korean, Self.chinese, fixed: [alone([], [1])]) == ["0:0", "1:", ":1", "2:2", "3:3", "4:4"])
    let turned = Aligner().beads(
      source: Self.document(Self.chinese, .simplifiedChinese), target: Self.document(Self.korean, .korean),
      fixed: [alone([3], []), alone([], [0])])
    #expect(turned.map(BeadLine.text) == ["0:", ":0", "1:1", "2:2", "3:", ":3", "4:4"])
    #expect(turned.filter { ["3:", ":0"].contains(BeadLine.text($0)) }.allSatisfy { $0.score == 1 })
  }

  @Test func aBeadThatIsKnownToBeMovedIsKept() {
    let fixed = [Bead(source: [1], target: [3], score: 1, place: .moved)]
    let beads = Aligner().beadsWithMoves(
      source: Self.document(Self.korean, .korean), target: Self.document(Self.chinese, .simplifiedChinese), fixed: fixed
    )
    #expect(beads.filter { $0.place == .moved }.map(BeadLine.text) == ["1:3"])
    #expect(
      beads.flatMap(\.source).sorted() == [0, 1, 2, 3, 4] && beads.flatMap(\.target).sorted() == [0, 1, 2, 3, 4])
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>) func whateverIsKnownEveryUnitStandsInOneBead(seed: UInt64) {
    var random = SplitMix(seed: seed)
    func side(_ count: Int) -> [Int] {
      let start = Int.random(in: 0..<count, using: &random)
      return Array(start..<min(count, start + Int.random(in: 1...2, using: &random)))
    }
    let fixed = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      switch Int.random(in: 0..<4, using: &random) {
      case 0: Bead(source: side(5), target: [], score: 1)
      case 1: Bead(source: [], target: side(5), score: 1)
      case 2: Bead(source: side(5), target: side(5), score: 1, place: .moved)
      default: Bead(source: side(5), target: side(5), score: 1)
      }
    }
    let beads = Aligner().beadsWithMoves(
      source: Self.document(Self.korean, .korean), target: Self.document(Self.chinese, .simplifiedChinese), fixed: fixed
    )
    #expect(beads.flatMap(\.source).sorted() == [0, 1, 2, 3, 4], "seed \(seed)")
    #expect(beads.flatMap(\.target).sorted() == [0, 1, 2, 3, 4], "seed \(seed)")
    // The first pair of the source's order is in nobody's way.
    let pairs = fixed.filter { $0.place == .inOrder && !$0.source.isEmpty && !$0.target.isEmpty }
    if let first = pairs.min(by: { ($0.source[0], $0.target[0]) < ($1.source[0], $1.target[0]) }) {
      #expect(beads.map(BeadLine.text).contains(BeadLine.text(first)), "seed \(seed)")
    }
    // What is said to have a counterpart comes before what is said to have none.
    let paired = Set(fixed.filter { !$0.target.isEmpty }.flatMap(\.source))
    for bead in fixed where bead.target.isEmpty && paired.isDisjoint(with: bead.source) {
      for unit in bead.source { #expect(beads.contains { $0.source == [unit] && $0.target.isEmpty }, "seed \(seed)") }
    }
  }

  @Test func beadsTooLongToTeachAnythingTeachNothing() {
    // Different pieces: all syllables in a row, all characters in a row.
    func text(_ first: UInt32, _ count: UInt32) -> String {
      String(String.UnicodeScalarView((first..<first + count).compactMap(Unicode.Scalar.init)))
    }
    let (korean, chinese) = (Self.korean + [text(0xAC00, 2000)], Self.chinese + [text(0x4E00, 2000)])
    let samples = Aligner().samples(
      source: Self.document(korean, .korean), target: Self.document(chinese, .simplifiedChinese))
    #expect(!samples.isEmpty)
    #expect(samples.allSatisfy { $0.korean.count < 500 && $0.chinese.count < 500 })
  }

  @Test func emptyDocuments() {
    #expect(Self.beads([], []) == [])
    #expect(Self.beads(["네."], []) == ["0:"])
    #expect(Self.beads([], ["好。", "是。"]) == [":0", ":1"])
    #expect(Self.beads([""], [""]).isEmpty == false)
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func everySentenceStandsInOneBeadInOrderAndAlwaysTheSame(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let korean = (0..<Int.random(in: 0...12, using: &random)).map { _ in Self.korean.randomElement(using: &random)! }
    let chinese = (0..<Int.random(in: 0...12, using: &random)).map { _ in Self.chinese.randomElement(using: &random)! }
    let (source, target) = (Self.document(korean, .korean), Self.document(chinese, .simplifiedChinese))
    let beads = Aligner().beads(source: source, target: target)
    #expect(beads.flatMap(\.source) == Array(korean.indices), "seed \(seed)")
    #expect(beads.flatMap(\.target) == Array(chinese.indices), "seed \(seed)")
    #expect(beads.allSatisfy { (0...1).contains($0.score) }, "seed \(seed)")
    #expect(beads == Aligner().beads(source: source, target: target), "seed \(seed)")
  }

  @Test func learntLexiconIsKeptAsText() throws {
    let (source, target) = (Self.document(Self.korean, .korean), Self.document(Self.chinese, .simplifiedChinese))
    let samples = Aligner().samples(source: source, target: target)
    let lexicon = LexiconLearner(samples + samples + samples).lexicon()
    #expect(lexicon.count > 0)
    #expect(try BilingualLexicon(text: lexicon.text).text == lexicon.text)
    #expect(throws: BilingualLexicon.Damage(line: 2)) { try BilingualLexicon(text: "# head\n문서\t文书\n") }
    #expect(throws: BilingualLexicon.Damage(line: 1)) { try BilingualLexicon(text: "문서\t文书\t500\t1001\n") }
    let windows = lexicon.text.replacing("\n", with: "\r\n")
    #expect(try BilingualLexicon(text: windows).text == lexicon.text)
  }
}

@Suite struct LatticeTests {
  /// The probabilities of beads against the sum over every way, on small tables.
  @Test(arguments: 1...20 as ClosedRange<UInt64>) func probabilitiesAreThoseOfAllWays(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let band = Band(source: Int.random(in: 1...3, using: &random), target: Int.random(in: 1...3, using: &random))
    let (n, m) = (band.rowCount - 1, band.upper[0])
    func null() -> (open: Float, more: Float) { (Float.random(in: -2...0, using: &random), -0.5) }
    var lattice = Lattice(
      band: band, sourceNulls: (0..<n).map { _ in null() }, targetNulls: (0..<m).map { _ in null() })
    for i in 0...n {
      for j in 0...m {
        lattice.beginPosition()
        for (number, shape) in Lattice.shapes.enumerated() where i + shape.source <= n && j + shape.target <= m {
          lattice.append(shape: number, score: Float.random(in: -2...2, using: &random))
        }
      }
    }
    lattice.endPositions()
    var total: Float = 0
    var sums = [Float](repeating: 0, count: lattice.scores.count)
    func walk(_ i: Int, _ j: Int, _ state: Int, _ weight: Float, _ taken: [Int]) {
      if i == n, j == m {
        total += weight
        for bead in taken { sums[bead] += weight }
        return
      }
      lattice.forEachBead(at: i, j) { bead, shape, _ in
        walk(
          i + shape.source, j + shape.target, 0, weight * Logarithm.exp(lattice.scores[bead]), taken + [bead])
      }
      if i < n, state < 2 {
        let null = lattice.sourceNulls[i]
        walk(i + 1, j, 1, weight * Logarithm.exp(state == 1 ? null.more : null.open), taken)
      }
      if j < m {
        let null = lattice.targetNulls[j]
        walk(i, j + 1, 2, weight * Logarithm.exp(state == 2 ? null.more : null.open), taken)
      }
    }
    walk(0, 0, 0, 1, [])
    let posterior = lattice.posterior()
    for index in sums.indices { #expect(abs(posterior.beads[index] - sums[index] / total) < 0.001, "seed \(seed)") }
  }
}

@Suite struct AlignmentScoreTests {
  static func beads(_ lines: String) -> [Bead] { lines.split(separator: " ").compactMap { BeadLine.bead($0) } }

  @Test func strictAndLaxAreCounted() {
    let score = AlignmentScore(beads: Self.beads("0:0 1:1,2 2:"), gold: Self.beads("0:0 1:1 :2 2:"))
    #expect(score.strict == AlignmentScore.Count(right: 2, found: 3, gold: 4))
    #expect(score.lax == AlignmentScore.Count(right: 2, found: 3, gold: 2))
  }

  @Test func coarseGoldTakesAnySplitInside() {
    let gold = Self.beads("0,1,2:0,1 3:2")
    #expect(AlignmentScore(beads: Self.beads("0:0 1,2:1 3:2"), gold: gold).strict.f1 == 1)
    #expect(AlignmentScore(beads: Self.beads("0:0 1:1 2,3:2"), gold: gold).strict.right == 0)
  }

  @Test(arguments: ["1,1:2", "a:1", "1", "1:2:3", "-1:2"]) func whatIsNoBeadIsNone(line: String) {
    #expect(BeadLine.bead(line) == nil)
  }
}
