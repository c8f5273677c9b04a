import BitextModel
import Terminology
import TestSupport
import Testing

@Suite struct GlossaryMergeTests {
  private static let ours = [
    Concept.of("rongpiaojihua", .ko("룽퍄오 플랜", .preferred, .mixed), .zh("蓉漂计划")),
    Concept.of("shenzhen", .ko("선전"), .zh("深圳")),
    Concept.of("xiaojuren", .ko("작은 거인"), .ko("소거인", .deprecated), .zh("小巨人")),
  ]

  private func merge(_ theirs: Concept..., preferring preference: GlossaryMerge.Preference? = nil) -> GlossaryMerge {
    GlossaryMerge(of: theirs, into: Self.ours, preferring: preference)
  }

  @Test func newConceptIsAdded() {
    let merge = merge(.of("zhuanjingtexin", .ko("전정특신"), .zh("专精特新")))
    #expect(merge.added.map(\.id) == ["zhuanjingtexin"])
    #expect(merge.changed == [])
    #expect(merge.conflicts == [])
  }

  @Test func sameConceptChangesNothing() {
    let merge = GlossaryMerge(of: Self.ours, into: Self.ours)
    #expect(merge.added == [] && merge.changed == [] && merge.conflicts == [])
  }

  @Test func conceptsAreOneByTheirChinese() {
    let merge = merge(.of("another", .ko("롱파오 플랜", .admitted), .hant("蓉漂計劃"), .en("Rongpiao Plan")))
    #expect(merge.added == [])
    #expect(merge.changed.map(\.id) == ["rongpiaojihua"])
    #expect(merge.changed[0].terms.map(\.text) == ["룽퍄오 플랜", "롱파오 플랜", "蓉漂计划", "蓉漂計劃", "Rongpiao Plan"])
    #expect(merge.conflicts == [])
  }

  @Test func otherChineseUnderTheSameIDIsAnotherConcept() {
    #expect(merge(.of("shenzhen", .ko("신진"), .zh("神针"))).added.map(\.id) == ["shenzhen-2"])
  }

  @Test(
    arguments: [
      (nil, ["작은 거인"], 1), (.ours, ["작은 거인", "작은 거장"], 0), (.theirs, ["작은 거장", "작은 거인"], 0),
    ] as [(GlossaryMerge.Preference?, [String], Int)])
  func preferredTermIsTheEditorsChoice(preference: GlossaryMerge.Preference?, usable: [String], conflicts: Int) {
    let merge = merge(.of("xiaojuren", .ko("작은 거장"), .zh("小巨人")), preferring: preference)
    let concept = merge.changed.first ?? Self.ours[2]
    #expect(concept.terms(in: .korean).filter(\.status.isUsable).map(\.text) == usable)
    #expect(concept.terms(in: .korean).filter { $0.status == .preferred }.map(\.text) == [usable[0]])
    #expect(concept.terms.contains { $0.text == "소거인" && $0.status == .deprecated })
    #expect(merge.conflicts.count == conflicts)
  }

  @Test func termThatOneSideForbidsIsAConflict() {
    let merge = merge(.of("xiaojuren", .ko("작은 거인"), .ko("소거인", .admitted), .zh("小巨人")))
    #expect(merge.changed == [])
    #expect(
      merge.conflicts == [
        GlossaryMerge.Conflict(
          concept: "xiaojuren", incoming: "xiaojuren", subject: .status(term: "소거인"), ours: "deprecated",
          theirs: "admitted")
      ])
  }

  @Test func homographIsLeftOutUnlessTheirsArePreferred() {
    let theirs = Concept.of("xuanchuan", .ko("선전"), .zh("宣传"))
    #expect(merge(theirs).added == [])
    #expect(
      merge(theirs).conflicts == [
        GlossaryMerge.Conflict(
          concept: "shenzhen", incoming: "xuanchuan", subject: .homograph(term: "선전"), ours: "深圳", theirs: "宣传")
      ])
    #expect(merge(theirs, preferring: .theirs).added.map(\.id) == ["xuanchuan"])
    #expect(merge(theirs, preferring: .ours).added == [])
  }

  @Test func definitionsAreAddedAndNeverReplaced() {
    let theirs = Concept(
      id: "shenzhen", field: "places", terms: [.ko("선전"), .zh("深圳")], definition: [.korean: "도시."], note: "둘째 메모.")
    let first = GlossaryMerge(of: [theirs], into: Self.ours).changed[0]
    #expect(first.definition == [.korean: "도시."])
    let other = Concept(
      id: "shenzhen", field: "places", terms: [.zh("深圳")], definition: [.korean: "광둥성의 도시."], note: "셋째 메모.")
    let merge = GlossaryMerge(of: [other], into: [first])
    #expect(merge.conflicts.map(\.subject) == [.definition(.korean)])
    #expect(merge.changed.map(\.note) == ["둘째 메모.; 셋째 메모."])
    #expect(merge.changed.map(\.definition) == [[.korean: "도시."]])
  }

  /// Whatever the two hold: no term of ours is lost, and a second merge finds nothing left to do.
  @Test(arguments: [nil, .ours, .theirs] as [GlossaryMerge.Preference?])
  func nothingIsLostAndTwiceIsOnce(preference: GlossaryMerge.Preference?) {
    let texts = ["가나", "다라", "마바"]
    let chinese = ["小", "巨人"]
    var concepts: [Concept] = []
    for ko in texts {
      for zh in chinese {
        for status in TermStatus.allCases {
          concepts.append(.of("c\(concepts.count)", .ko(ko, status), .zh(zh)))
        }
      }
    }
    for our in concepts {
      for their in concepts {
        let merge = GlossaryMerge(of: [their], into: [our], preferring: preference)
        let result = merge.changed.first { $0.id == our.id } ?? our
        #expect(Set(result.terms.map(\.text)).isSuperset(of: our.terms.map(\.text)))
        #expect(result.terms(in: .korean).count { $0.status == .preferred } <= 1)
        let again = GlossaryMerge(of: [their], into: [result] + merge.added, preferring: preference)
        #expect(again.added == [] && again.changed == [])
      }
    }
  }
}
