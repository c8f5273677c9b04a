import Alignment
import BitextModel
import TestSupport
import Testing

@Suite struct ArticleAlignmentTests {
  /// An article of blocks one after the other.
  static func article(_ blocks: [(role: BlockRole, text: String)], _ language: Language) -> Article {
    var source = ""
    var result: [Block] = []
    for block in blocks {
      let start = source.utf8.count
      source += block.text + "\n\n"
      let range = TextRange(start, start + block.text.utf8.count)
      result.append(
        Block(role: block.role, text: MappedText(copying: block.text.utf8, originStart: start), sourceRange: range))
    }
    return Article(source: SourceText(path: "a", text: source), language: language, title: nil, blocks: result)
  }

  static func beads(_ source: [(BlockRole, String)], _ target: [(BlockRole, String)]) -> [String] {
    let beads = align(
      article(source.map { ($0.0, $0.1) }, .korean), article(target.map { ($0.0, $0.1) }, .simplifiedChinese))
    return beads.map {
      "\($0.source.map(String.init).joined(separator: ","))-\($0.target.map(String.init).joined(separator: ","))"
    }
  }

  static func align(_ source: Article, _ target: Article) -> [Bead] {
    Aligner().beads(
      source: Aligner.Document(source.blocks.map(AlignmentUnit.init), language: source.language),
      target: Aligner.Document(target.blocks.map(AlignmentUnit.init), language: target.language))
  }

  static let heading = (BlockRole.heading(level: 1), "중관춘의 전정특신 기업")
  static let headingZh = (BlockRole.heading(level: 1), "中关村的专精特新企业")
  static let first = (
    BlockRole.paragraph, "베이징시는 올해 전정특신(专精特新) 기업 200곳을 새로 선정했다고 6월 27일 밝혔다. 이 가운데 작은 거인(小巨人)은 30곳이다."
  )
  static let firstZh = (BlockRole.paragraph, "北京市6月27日表示，今年新认定200家专精特新企业，其中小巨人30家。")
  static let second = (BlockRole.paragraph, "중관춘(中关村)에서는 12곳이 나왔다. 지난해보다 4곳 늘어난 것으로, 반도체와 인공지능 분야의 기업이 많다.")
  static let secondZh = (BlockRole.paragraph, "中关村有12家，比去年增加4家，半导体和人工智能领域的企业居多。")
  static let third = (BlockRole.paragraph, "시는 2025년까지 1256억 위안을 투자할 계획이다. 전문가들은 자금보다 인재가 중요하다고 말한다.")
  static let thirdZh = (BlockRole.paragraph, "该市计划到2025年投资1256亿元。专家认为人才比资金更重要。")

  @Test func sameStructureIsOneToOne() {
    #expect(
      Self.beads(
        [Self.heading, Self.first, Self.second, Self.third],
        [Self.headingZh, Self.firstZh, Self.secondZh, Self.thirdZh])
        == ["0-0", "1-1", "2-2", "3-3"])
  }

  @Test func omittedParagraphStandsAlone() {
    #expect(
      Self.beads([Self.heading, Self.first, Self.second, Self.third], [Self.headingZh, Self.firstZh, Self.thirdZh])
        == ["0-0", "1-1", "2-", "3-2"])
    #expect(Self.beads([Self.first, Self.second], [Self.firstZh]) == ["0-0", "1-"])
    #expect(Self.beads([Self.first, Self.second], [Self.secondZh]) == ["0-", "1-0"])
  }

  @Test func addedParagraphStandsAlone() {
    #expect(
      Self.beads([Self.first, Self.third], [Self.firstZh, Self.secondZh, Self.thirdZh]) == ["0-0", "-1", "1-2"])
  }

  @Test func splitParagraphsAreMerged() {
    let bothZh = (BlockRole.paragraph, Self.firstZh.1 + Self.secondZh.1)
    let both = (BlockRole.paragraph, Self.first.1 + " " + Self.second.1)
    #expect(Self.beads([Self.first, Self.second, Self.third], [bothZh, Self.thirdZh]) == ["0,1-0", "2-1"])
    #expect(Self.beads([both, Self.third], [Self.firstZh, Self.secondZh, Self.thirdZh]) == ["0-0,1", "1-2"])
  }

  @Test func headingsMeetHeadings() {
    // The paragraph under the first heading is left out.
    let other = (BlockRole.heading(level: 2), "투자 계획")
    let otherZh = (BlockRole.heading(level: 2), "投资计划")
    #expect(
      Self.beads([Self.heading, Self.first, other, Self.third], [Self.headingZh, otherZh, Self.thirdZh])
        == ["0-0", "1-", "2-1", "3-2"])
    // A heading of the target only.
    #expect(Self.beads([Self.first, Self.third], [Self.firstZh, otherZh, Self.thirdZh]) == ["0-0", "-1", "1-2"])
  }

  @Test func cellsMeetCellsOfTheirColumn() {
    func cell(_ row: Int, _ column: Int, _ text: String) -> (BlockRole, String) {
      (.tableCell(table: 0, row: row, column: column, isHeader: row == 0), text)
    }
    let source = [Self.first, cell(0, 0, "구분"), cell(0, 1, "기업 수"), cell(1, 0, "작은 거인"), cell(1, 1, "30"), Self.second]
    let target = [
      Self.firstZh, cell(0, 0, "类别"), cell(0, 1, "企业数"), cell(1, 0, "小巨人"), cell(1, 1, "30"), Self.secondZh,
    ]
    #expect(Self.beads(source, target) == ["0-0", "1-1", "2-2", "3-3", "4-4", "5-5"])
    // Without its second row.
    #expect(
      Self.beads(source, [target[0], target[1], target[2], target[5]]) == ["0-0", "1-1", "2-2", "3-", "4-", "5-3"])
  }

  @Test func emptyArticlesHaveBeadsOfOneSide() {
    #expect(Self.beads([], []) == [])
    #expect(Self.beads([Self.first], []) == ["0-"])
    #expect(Self.beads([], [Self.firstZh, Self.secondZh]) == ["-0", "-1"])
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>) func everyBlockStandsInExactlyOneBeadInOrder(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let korean = Self.randomArticle(&random, words: ["전정특신", "기업", "2025년", "(专精特新)", "AI", "1,256억", "투자"], .korean)
    let chinese = Self.randomArticle(
      &random, words: ["专精特新", "企业", "2025年", "AI", "1256亿", "投资", "，"], .simplifiedChinese)
    let beads = Self.align(korean, chinese)
    #expect(beads.flatMap(\.source) == Array(korean.blocks.indices), "seed \(seed)")
    #expect(beads.flatMap(\.target) == Array(chinese.blocks.indices), "seed \(seed)")
    for bead in beads {
      #expect((0...4).contains(bead.source.count) && (0...4).contains(bead.target.count), "seed \(seed): \(bead)")
      #expect((0...1).contains(bead.score), "seed \(seed): \(bead)")
    }
  }

  private static func randomArticle(_ random: inout SplitMix, words: [String], _ language: Language) -> Article {
    let roles: [BlockRole] = [
      .paragraph, .paragraph, .heading(level: 1), .heading(level: 2), .listItem(depth: 1, marker: "-"), .opaque,
      .quotation, .editorsNote,
      .tableCell(table: 0, row: 0, column: 0, isHeader: false),
      .tableCell(table: 0, row: 0, column: 1, isHeader: false),
    ]
    let blocks = (0..<Int.random(in: 0...14, using: &random)).map { _ in
      let count = Int.random(in: 0...30, using: &random)
      let text = (0..<count).map { _ in words.randomElement(using: &random)! }.joined(separator: " ")
      return (role: roles.randomElement(using: &random)!, text: text)
    }
    return article(blocks, language)
  }
}
