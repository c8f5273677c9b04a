import Testing

@testable import TermExtraction

@Suite struct PersonNamesTests {
  struct Case: CustomTestStringConvertible {
    let korean: String
    let chinese: String
    /// `korean/chinese/expected`; nil where nothing is told.
    var mismatch: String?
    var testDescription: String { korean }
  }

  @Test(arguments: [
    Case(korean: "한빛연구회 최민재 회장", chinese: "韩光研究会会长 崔民材"),
    Case(korean: "한빛연구회 최민재 회장", chinese: "韩光研究会会长 崔民守", mismatch: "최민재/崔民守/최민수"),
    Case(korean: "푸른바다대학교 해양학과 오정태 교수", chinese: "碧海大学海洋学系教授 吴正泰"),
    Case(korean: "푸른바다대학교 해양학과 오정택 교수", chinese: "碧海大学海洋学系教授 吴正泰", mismatch: "오정택/吴正泰/오정태"),
    Case(korean: "소장은 왕밍 교수가 맡는다.", chinese: "所长由王明教授担任。"),
    Case(korean: "회의에는 장웨이 주임이 참석했다.", chinese: "张伟主任出席了会议。"),
    Case(korean: "박서준", chinese: "朴叙俊"),
    Case(korean: "박서준", chinese: "朴叙民", mismatch: "박서준/朴叙民/박서민"),
    Case(korean: "새별그룹 임도현 대표", chinese: "新星集團代表 林道賢"),
    Case(korean: "새별그룹 임도진 대표", chinese: "新星集團代表 林道賢", mismatch: "임도진/林道賢/임도현"),
    // Nobody is named on one side, or somebody else.
    Case(korean: "한빛연구회 최민재 회장", chinese: "韩光研究会会长"),
    Case(korean: "한빛연구회 최민재 회장", chinese: "韩光研究会会长 李大龙"),
    Case(korean: "정책 방향", chinese: "政策方向"), Case(korean: "전략 이사", chinese: "战略总监"), Case(korean: "", chinese: ""),
  ])
  func namesThatDoNotFitAreTold(_ example: Case) {
    let found = NameMismatch.all(korean: example.korean, chinese: example.chinese)
    #expect(found.map { "\($0.korean)/\($0.chinese)/\($0.expected)" } == (example.mismatch.map { [$0] } ?? []))
  }
}
