import BitextModel
import Terminology
import TestSupport
import Testing

@testable import TermExtraction

@Suite struct AlignedHarvesterTests {
  private static func side(_ text: String, _ path: String) -> AlignedText.Side {
    AlignedText.Side(text: MappedText(copying: text.utf8, originStart: 0), source: SourceText(path: path, text: text))
  }

  private func candidates(
    _ pairs: [(korean: String, chinese: String)], in termbase: Termbase = Termbase([]), minScore: Double = 0.5
  ) -> [TermCandidate] {
    var harvester = AlignedHarvester(termbase)
    harvester.add(
      pairs.enumerated().map { index, pair in
        AlignedText(
          korean: Self.side(pair.korean, "\(index).ko.txt"), chinese: Self.side(pair.chinese, "\(index).zh.txt"),
          score: 1)
      })
    return harvester.candidates(minScore: minScore)
  }

  private func names(_ candidates: [TermCandidate]) -> [String] {
    candidates.map { "\($0.korean)~\($0.simplified)" }.sorted()
  }

  private static let dragons: [(korean: String, chinese: String)] = [
    ("마법사가 드래곤을 보았다.", "法师看见了巨龙。"), ("드래곤은 산에서 잠을 잔다.", "巨龙在山上睡觉。"),
    ("마법사는 성으로 돌아갔다.", "法师回到了城堡。"), ("왕은 드래곤이 두렵다.", "国王害怕巨龙。"),
    ("성에는 아무도 없었다.", "城堡里没有人。"), ("바람이 불었다.", "起风了。"), ("비가 내린다.", "下雨了。"),
  ]

  @Test func formsThatStandTogetherArePairs() throws {
    let found = candidates(Self.dragons)
    #expect(names(found).contains("드래곤~巨龙"))
    #expect(names(found).contains("마법사~法师"))
    let dragon = try #require(found.first { $0.korean == "드래곤" })
    #expect(dragon.count == 3)
    #expect(dragon.evidence.map(\.source.path) == ["0.ko.txt", "1.ko.txt", "3.ko.txt"])
    #expect(dragon.evidence.map { $0.source.string(in: $0.range) } == ["드래곤", "드래곤", "드래곤"])
    let targets = dragon.evidence.compactMap(\.counterpart)
    #expect(targets.map { $0.source.string(in: $0.range) } == ["巨龙", "巨龙", "巨龙"])
    #expect(targets[0].sentence == "法师看见了巨龙。")
    let association = try #require(dragon.association)
    #expect(association.together == 3)
    #expect(association.linked == 3)
  }

  @Test func aFormGoesWithOnePartnerInAPlace() {
    let found = candidates(Self.dragons, minScore: 0)
    for candidate in found where candidate.korean == "드래곤" { #expect(candidate.simplified == "巨龙") }
    for candidate in found where candidate.simplified == "巨龙" { #expect(candidate.korean == "드래곤") }
  }

  /// Seen once, a pair must read as a whole: 은행, 국무원 and 시안 do, 나무 and 树木 do not.
  @Test func seenOnceOnlyWhatReadsAsAWholeIsAPair() {
    let found = candidates([
      ("은행은 나무 옆에 있다.", "银行在树木旁边。"), ("국무원이 시안에서 회의를 열었다.", "国务院在西安召开会议。"),
      ("날씨가 좋다.", "天气很好。"),
    ])
    #expect(names(found) == ["국무원~国务院", "시안~西安", "은행~银行", "회의~会议"])
  }

  @Test func whatStandsOnlyInALongerNameIsNoPairOfItsOwn() {
    let found = candidates([
      ("전정특신 기업이 늘었다.", "专精特新企业增加了。"), ("그는 전정특신을 말했다.", "他谈到专精特新。"),
      ("전정특신이 목표다.", "专精特新是目标。"), ("비가 왔다.", "下雨了。"), ("눈이 왔다.", "下雪了。"),
    ])
    #expect(names(found).contains("전정특신~专精特新"))
    #expect(!found.contains { $0.korean == "전정" || $0.korean == "특신" || $0.simplified == "专精" })
  }

  @Test func numbersFunctionWordsAndTheSameLettersAreNoPairs() {
    let found = candidates(
      Array(repeating: ("우리는 2023년에 Linux 3개를 그들과 함께 보았다.", "我们在2023年和他们一起看了3个Linux。"), count: 4)
        + [("바람.", "风。"), ("구름.", "云。")], minScore: 0)
    #expect(!found.contains { $0.simplified.contains("2023") || $0.simplified.contains("我们") || $0.korean == "Linux" })
  }

  @Test func aParticleIsNotPartOfATerm() {
    let found = candidates(Self.dragons, minScore: 0)
    #expect(!found.contains { $0.korean == "드래곤을" || $0.korean == "마법사가" || $0.korean == "드래곤은" })
  }

  @Test func orderIsNewThenConflictThenKnown() {
    let termbase = Termbase([
      .of("long", .ko("드래곤"), .zh("巨龙")), .of("fashi", .ko("법사"), .zh("法师")),
    ])
    let found = candidates(
      Self.dragons + [("은행에 갔다.", "去了银行。"), ("은행이 크다.", "银行很大。")], in: termbase)
    let standings = found.map { candidate -> Int in
      switch candidate.standing {
      case .new: 0
      case .conflict: 1
      case .known: 2
      }
    }
    #expect(standings == standings.sorted())
    #expect(found.first { $0.korean == "드래곤" }?.standing == .known(concept: "long"))
    #expect(found.first { $0.korean == "마법사" }?.standing == .conflict(concept: "fashi", expected: "법사"))
    #expect(found.first { $0.korean == "은행" }?.standing == .new)
  }

  /// In three beads standing together says nothing, but the reading does.
  @Test func traditionalAndSimplifiedAreOneForm() {
    let found = candidates([
      ("은행이 크다.", "銀行很大。"), ("은행에 갔다.", "去了银行。"), ("비가 온다.", "下雨了。"),
    ])
    #expect(found.filter { $0.korean == "은행" }.map(\.simplified) == ["银行"])
    #expect(found.first { $0.korean == "은행" }?.count == 2)
    #expect(found.first { $0.korean == "은행" }?.association?.together == 2)
  }

  // MARK: Spellings

  /// Ten places are listed, and the best spelling stands in later ones.
  @Test func spellingsOfAllPlacesAreCounted() throws {
    let found = candidates(
      Array(repeating: ("인공지능이 debian을 배운다.", "人工智能学习debian。"), count: 10)
        + Array(repeating: ("인공 지능이 왔다.", "人工智能来了。"), count: 12)
        + Array(repeating: ("데비안이 크다.", "Debian很大。"), count: 12) + Self.dragons)
    let intelligence = try #require(found.first { $0.simplified == "人工智能" })
    #expect(intelligence.variants.map(\.text) == ["인공 지능", "인공지능"])
    #expect(intelligence.variants.map(\.count) == [12, 10])
    #expect(intelligence.count == 22)
    #expect(intelligence.evidence.count == 10)
  }

  @Test func theChinesePrintedMostOftenIsShown() throws {
    let found = candidates(
      Array(repeating: ("데비안을 쓴다.", "使用debian。"), count: 11)
        + Array(repeating: ("데비안이 크다.", "Debian很大。"), count: 12) + Self.dragons)
    #expect(try #require(found.first { $0.korean == "데비안" }).chinese == "Debian")
  }

  @Test(arguments: [" ", "  ", "\u{A0}", "\u{2009}", "\u{202F}", "\u{3000}"])
  func everyKindOfSpaceIsASpace(space: String) throws {
    let found = candidates(
      [
        ("인공\(space)지능이 왔다.", "Debian\(space)软件包来了。"), ("인공 지능을 보았다.", "看见Debian 软件包。"),
        ("인공지능은 크다.", "Debian软件包很大。"),
      ] + Self.dragons, minScore: 0)
    let pair = try #require(found.first { $0.korean == "인공 지능" && $0.simplified == "Debian 软件包" })
    #expect(pair.variants.map(\.text) == ["인공 지능", "인공지능"])
    #expect(pair.association?.koreanCount == 3)
    #expect(pair.association?.chineseCount == 3)
  }

  @Test func aTabEndsARow() {
    let cells = Array(repeating: (korean: "은행\t도서관", chinese: "银行\t图书馆"), count: 3)
    #expect(names(candidates(cells + Self.dragons, minScore: 0).filter { $0.korean.contains("은행") }) == ["은행~银行"])
    let spaced = Array(repeating: (korean: "은행 도서관", chinese: "银行 图书馆"), count: 3)
    #expect(candidates(spaced + Self.dragons, minScore: 0).contains { $0.korean == "은행 도서관" })
  }

  // MARK: Very long text

  @Test func aBeadOfVeryManyFormsIsLeftOut() {
    let words = "산 바다 나무 학교 병원 은행 "
    var harvester = AlignedHarvester(Termbase([]))
    let long = AlignedText(
      korean: Self.side(String(repeating: words, count: 3000), "long.ko.txt"), chinese: Self.side("银行", "long.zh.txt"),
      score: 1)
    let turned = AlignedText(
      korean: Self.side("은행", "turned.ko.txt"),
      chinese: Self.side(String(repeating: "高山、大海、树木、学校、医院、银行、", count: 3000), "turned.zh.txt"), score: 1)
    let short = AlignedText(
      korean: Self.side("은행에 갔다.", "short.ko.txt"), chinese: Self.side("去了银行。", "short.zh.txt"), score: 1)
    harvester.add([long, turned, short])
    #expect(harvester.tooLong.map(\.korean.source.path) == ["long.ko.txt", "turned.ko.txt"])
    #expect(harvester.candidates(minScore: 0).map { $0.evidence.map(\.source.path) } == [["short.ko.txt"]])
  }

  /// Every place of it could go with every other.
  @Test(.timeLimit(.minutes(1))) func aWordSaidOverAndOverIsLinkedOnceInABead() throws {
    let said = (korean: String(repeating: "산 ", count: 100), chinese: String(repeating: "山 ", count: 100))
    let found = candidates(Array(repeating: said, count: 200) + Self.dragons)
    #expect(found.first { $0.korean.hasPrefix("산") }?.count == 200)
  }

  @Test(arguments: [(40, true), (41, false)]) func aLatinWordOfManyBytesIsNoTerm(length: Int, isFound: Bool) {
    let word = String(repeating: "z", count: length)
    let found = candidates(
      Array(repeating: ("비단뱀을 보았다.", "看见\(word)。"), count: 4)
        + Array(repeating: ("\(word)는 크다.", "蟒蛇很大。"), count: 4) + Self.dragons, minScore: 0)
    #expect(found.contains { $0.chinese == word } == isFound)
    #expect(found.contains { $0.korean == word } == isFound)
  }

  @Test func whatWritesSoundsOfNamesIsAFunctionWordElsewhere() {
    #expect(FunctionWords.inChineseNames.subtracting(FunctionWords.chinese) == [])
    #expect(FunctionWords.neverLastInNames.subtracting(FunctionWords.inChineseNames) == [])
  }

  @Test func theOrderOfBeadsChangesNoPair() {
    #expect(names(candidates(Self.dragons)) == names(candidates(Self.dragons.reversed())))
  }

  @Test func nothingComesOfNothing() {
    #expect(candidates([]).isEmpty)
    #expect(candidates([("", "法师"), ("마법사", "")]).isEmpty)
  }

  /// Counted the slow way: the beads whose texts hold the form.
  @Test(arguments: 1...20) func countsAreThoseOfTheTexts(seed: Int) {
    let words = [
      ("드래곤", "巨龙"), ("마법사", "法师"), ("은행", "银行"), ("도서관", "图书馆"), ("자동차", "汽车"), ("사과", "苹果"), ("바다", "大海"),
    ]
    var chance = SplitMix(seed: UInt64(seed))
    let beads = (0..<30).map { _ -> (korean: String, chinese: String) in
      let chosen = words.filter { _ in Int.random(in: 0..<3, using: &chance) == 0 }
      // A translation that leaves a word out now and then.
      let translated = chosen.filter { _ in Int.random(in: 0..<5, using: &chance) > 0 }
      return (
        chosen.map(\.0).joined(separator: ", ") + ".", translated.map(\.1).reversed().joined(separator: "，") + "。"
      )
    }
    for candidate in candidates(beads, minScore: 0) {
      guard let association = candidate.association else { continue }
      let korean = beads.filter { $0.korean.contains(candidate.korean) }
      #expect(association.koreanCount == Double(korean.count), "seed \(seed)")
      #expect(
        association.chineseCount == Double(beads.count { $0.chinese.contains(candidate.chinese) }), "seed \(seed)")
      #expect(
        association.together == Double(korean.count { $0.chinese.contains(candidate.chinese) }), "seed \(seed)")
      #expect(association.linked <= association.together)
      #expect(candidate.count == Int(association.linked), "seed \(seed)")
    }
  }
}
