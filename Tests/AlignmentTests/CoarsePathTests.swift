import BitextModel
import TestSupport
import Testing

@testable import Alignment

@Suite struct HeaviestWaysTests {
  /// Every way from corner to corner, written out.
  static func heaviest(through row: Int, _ column: Int, _ pairs: BlockPairs, _ weights: [Float]) -> Float {
    var best: Float = -.infinity
    func walk(_ i: Int, _ j: Int, _ weight: Float, _ isThrough: Bool) {
      guard pairs.contains(i, j) else { return }
      let weight = weight + weights[pairs.index(i, j)]
      let isThrough = isThrough || (i, j) == (row, column)
      if i == pairs.rowCount - 1, j == pairs.columnCount - 1 {
        if isThrough { best = max(best, weight) }
        return
      }
      for (down, right) in [(1, 0), (0, 1), (1, 1)] { walk(i + down, j + right, weight, isThrough) }
    }
    walk(0, 0, 0, false)
    return best
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>) func pairsWithinAMarginAreThoseOfAllWays(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let (rows, columns) = (Int.random(in: 1...5, using: &random), Int.random(in: 1...5, using: &random))
    let pairs = BlockPairs(rows: rows, columns: columns)
    let weights = (0..<pairs.count).map { _ in Float(Int.random(in: 0...8, using: &random)) }
    let kept = HeaviestWays(pairs, weights: weights).pairs(within: 3)
    let best = Self.heaviest(through: 0, 0, pairs, weights)
    for row in 0..<rows {
      for column in 0..<columns where Self.heaviest(through: row, column, pairs, weights) >= best - 3 {
        #expect(kept.contains(row, column), "seed \(seed): \(row) \(column)")
      }
    }
    #expect(kept.contains(0, 0) && kept.contains(rows - 1, columns - 1))
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>) func bandsRiseAndReachBothCorners(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let (rows, columns) = (Int.random(in: 1...12, using: &random), Int.random(in: 1...12, using: &random))
    let ends = (0..<rows).map { _ in
      let lower = Int.random(in: 0..<columns, using: &random)
      return (lower, Int.random(in: lower..<columns, using: &random))
    }
    let coarse = BlockPairs(lower: ends.map(\.0), upper: ends.map(\.1), columnCount: columns)
    for pairs in [coarse, coarse.refined(by: 4, rows: rows * 4 - 1, columns: columns * 4 - 2)] {
      #expect(pairs.contains(0, 0) && pairs.contains(pairs.rowCount - 1, pairs.columnCount - 1), "seed \(seed)")
      for row in 1..<max(1, pairs.rowCount) {
        #expect(pairs.lower[row - 1] <= pairs.lower[row] && pairs.upper[row - 1] <= pairs.upper[row], "seed \(seed)")
        #expect(pairs.lower[row] <= pairs.upper[row - 1] + 1, "seed \(seed)")
      }
      let band = pairs.positions()
      #expect(band.contains(0, 0) && band.contains(pairs.rowCount, pairs.columnCount), "seed \(seed)")
      for row in 1..<band.rowCount {
        #expect(band.lower[row - 1] <= band.lower[row] && band.upper[row - 1] <= band.upper[row], "seed \(seed)")
        // A way leads on: down from the last position of the row before, or along.
        #expect(band.lower[row] <= band.upper[row - 1], "seed \(seed)")
      }
    }
  }
}

@Suite struct LongDocumentTests {
  private static let places = ["베이징": "北京", "상하이": "上海", "선전": "深圳", "항저우": "杭州", "우한": "武汉", "청두": "成都"]
  private static let things = [
    "반도체": "半导体", "인공지능": "人工智能", "신에너지": "新能源", "로봇": "机器人", "바이오": "生物", "금융": "金融", "물류": "物流", "교육": "教育",
  ]
  private static let deeds = [
    ("기업에 투자했다", "投资了企业"), ("산업을 지원한다", "支持产业"), ("시장이 성장했다", "市场增长"), ("기술을 개발했다", "开发了技术"),
  ]

  /// Sentences that are made of few words, so that many are the same or nearly.
  static func sentences(_ count: Int, _ random: inout SplitMix) -> [(korean: String, chinese: String)] {
    (0..<count).map { _ in
      let place = places.sorted { $0.key < $1.key }.randomElement(using: &random)!
      let thing = things.sorted { $0.key < $1.key }.randomElement(using: &random)!
      let deed = deeds.randomElement(using: &random)!
      let year = Int.random(in: 2010...2029, using: &random)
      return (
        "\(year)년 \(place.key)시는 \(thing.key) \(deed.0).", "\(year)年\(place.value)市\(thing.value)\(deed.1)。"
      )
    }
  }

  @Test func aTextThatRepeatsItselfIsAlignedByItsWholeWay() {
    var random = SplitMix(seed: 7)
    let chapter = Self.sentences(60, &random)
    let all = (0..<20).flatMap { _ in chapter }
    // One in ten is missing, on each side others.
    let korean = all.indices.filter { $0 % 10 != 3 }
    let chinese = all.indices.filter { $0 % 10 != 7 }
    let beads = Aligner().beads(
      source: AlignerTests.document(korean.map { all[$0].korean }, .korean),
      target: AlignerTests.document(chinese.map { all[$0].chinese }, .simplifiedChinese))
    let right = beads.filter { bead in
      bead.source.count == 1 && bead.target.count == 1 && korean[bead.source[0]] == chinese[bead.target[0]]
    }
    #expect(Double(right.count) > 0.95 * Double(all.count) * 0.8)
    #expect(beads.flatMap(\.source) == Array(korean.indices))
    #expect(beads.flatMap(\.target) == Array(chinese.indices))
  }

  @Test func documentsThatShareNothingOrAreAllOfOneSentenceStayInTheBand() {
    let same = AlignerTests.document([String](repeating: "네.", count: 1500), .korean)
    let other = AlignerTests.document([String](repeating: "好。", count: 1300), .simplifiedChinese)
    let beads = Aligner().beads(source: same, target: other)
    #expect(beads.flatMap(\.source) == Array(0..<1500))
    #expect(beads.flatMap(\.target) == Array(0..<1300))
  }
}

@Suite struct MovedRunsTests {
  static func beads(_ korean: [String], _ chinese: [String]) -> [String] {
    Aligner().beadsWithMoves(
      source: AlignerTests.document(korean, .korean), target: AlignerTests.document(chinese, .simplifiedChinese)
    ).map { BeadLine.text($0) + ($0.place == .moved ? "*" : "") }
  }

  static let first = [
    ("항저우시는 2027년까지 로봇 기업 300곳을 육성할 계획이다.", "杭州市计划到2027年培育300家机器人企业。"),
    ("시 정부는 창업 보조금으로 최대 500만 위안을 지급한다.", "市政府提供最高500万元的创业补贴。"),
    ("저장대학교는 공동 연구소를 설립한다.", "浙江大学将设立联合研究所。"),
  ]
  static let second = [
    ("선전시의 드론 수출은 지난해 42% 늘었다.", "深圳市无人机出口去年增长42%。"), ("세계 시장 점유율은 70%를 넘는다.", "全球市场份额超过70%。"),
    ("업계는 유럽의 규제를 우려하고 있다.", "业界对欧洲的监管表示担忧。"), ("기업들은 동남아시아에 공장을 짓고 있다.", "企业正在东南亚建设工厂。"),
    ("다음 달에는 국제 전시회가 열린다.", "下个月将举行国际展览会。"),
  ]

  @Test func aSectionInAnotherPlaceIsMoved() {
    #expect(
      Self.beads((Self.first + Self.second).map(\.0), (Self.second + Self.first).map(\.1))
        == ["0:5*", "1:6*", "2:7*", "3:0", "4:1", "5:2", "6:3", "7:4"])
  }

  @Test func theChineseSideMayBeTheSource() {
    let beads = Aligner().beadsWithMoves(
      source: AlignerTests.document((Self.first + Self.second).map(\.1), .simplifiedChinese),
      target: AlignerTests.document((Self.second + Self.first).map(\.0), .korean))
    #expect(beads.filter { $0.place == .moved }.map(BeadLine.text) == ["0:5", "1:6", "2:7"])
    #expect(beads.flatMap(\.source) == Array(0..<8))
  }

  @Test func whatIsMissingIsNotMoved() {
    let beads = Self.beads(
      (Self.first + Self.second).map(\.0), Self.second.map(\.1) + ["天气预报说明天有雨。", "请带好雨伞。", "气温将下降。"])
    #expect(!beads.contains { $0.hasSuffix("*") })
  }

  @Test func knownMovesAreKept() {
    let fixed = [Bead(source: [1], target: [6], score: 1, place: .moved)]
    let beads = Aligner().beadsWithMoves(
      source: AlignerTests.document((Self.first + Self.second).map(\.0), .korean),
      target: AlignerTests.document((Self.second + Self.first).map(\.1), .simplifiedChinese), fixed: fixed)
    #expect(beads.contains(Bead(source: [1], target: [6], score: 1, place: .moved)))
  }
}
