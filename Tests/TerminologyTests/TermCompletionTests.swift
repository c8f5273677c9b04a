import BitextModel
import Terminology
import TestSupport
import Testing

@Suite struct TermCompletionTests {
  private static let completion = TermCompletion(
    Termbase([
      .of("zhuanjingtexin", .ko("전정특신"), .zh("专精特新"), .en("SRDI")), .of("zhuanli", .ko("특허"), .zh("专利")),
      .of("xiaojuren", .ko("작은 거인"), .ko("소거인", .deprecated), .zh("小巨人"), .en("little giant")),
    ]))

  @Test(
    arguments: [
      ("전정", ["전정특신"]), ("전저", ["전정특신"]), ("ㅈㅈㅌ", ["전정특신"]), ("작은거", ["작은 거인"]), ("专", ["专利", "专精特新"]),
      ("專精", ["专精特新"]), ("zhuan", ["专利", "专精特新"]), ("Lit", ["little giant"]), ("sr", ["SRDI"]), ("소거", []), ("", []),
      (" ", []),
    ] as [(String, [String])])
  func beginningLeadsTo(beginning: String, terms: [String]) {
    #expect(Self.completion.terms(from: beginning) == terms)
  }

  @Test func sharedBeginningIsWhatAllHave() {
    #expect(TermCompletion.sharedBeginning(of: ["전정특신", "전정특신 기업"]) == "전정특신")
    #expect(TermCompletion.sharedBeginning(of: ["가", "나"]) == "")
    #expect(TermCompletion.sharedBeginning(of: []) == "")
  }
}
