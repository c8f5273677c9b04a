import BitextModel
import Terminology
import Testing

@Suite struct ChineseFormTests {
  @Test(arguments: [
    ("專精特新", "专精特新"), ("\u{F9E1}毅中", "李毅中"), ("專 精 特 新", "专精特新"), ("復旦", "复旦"), ("複雜", "复杂"), ("頭髮", "头发"),
    ("發展", "发展"), ("ＩＴ桔子", "it桔子"),
    ("IT桔子", "it桔子"), ("⻄安", "西安"),
  ])
  func formsOfOneTermHaveOneKey(first: String, second: String) {
    #expect(ChineseForm.key(first) == ChineseForm.key(second))
  }

  @Test(arguments: [("专精特新", "专精特心"), ("中国", "中"), ("大学", "太学"), ("工业园", "产业园")])
  func differentTermsHaveDifferentKeys(first: String, second: String) {
    #expect(ChineseForm.key(first) != ChineseForm.key(second))
  }

  @Test(arguments: [
    ("专精特新", "專精特新"), ("发展", "發展"), ("理发", "理髮"), ("皇后", "皇后"), ("以后", "以後"), ("干部", "幹部"), ("干燥", "乾燥"), ("邻里", "鄰里"),
    ("软件", "軟件"),
    ("IT桔子", "IT桔子"), ("", ""), ("전정특신", "전정특신"),
  ])
  func simplifiedIsWrittenInTraditional(simplified: String, traditional: String) {
    #expect(ChineseForm.converted(simplified, to: .traditionalChinese) == traditional)
  }

  @Test(arguments: [
    ("專精特新", "专精特新"), ("發展", "发展"), ("理髮", "理发"), ("以後", "以后"), ("乾燥", "干燥"), ("幹部", "干部"), ("\u{F9E1}毅中", "李毅中"),
    ("復旦大學", "复旦大学"),
    ("乾隆", "乾隆"), ("专精特新", "专精特新"),
  ])
  func traditionalIsWrittenInSimplified(traditional: String, simplified: String) {
    #expect(ChineseForm.converted(traditional, to: .simplifiedChinese) == simplified)
  }

  @Test(arguments: [
    ("专精特新", true, false), ("專精特新", false, true), ("中山", true, true), ("皇后", true, true), ("发展", true, false),
    ("發展", false, true), ("\u{F9E1}毅中", false, false),
    ("⻄安", false, false), ("IT桔子", true, true), ("", true, true), ("5G", true, true),
  ])
  func scriptIsTold(text: String, simplified: Bool, traditional: Bool) {
    #expect(ChineseForm.isWritten(text, in: .simplifiedChinese) == simplified)
    #expect(ChineseForm.isWritten(text, in: .traditionalChinese) == traditional)
  }

  @Test(
    arguments: [
      ("乾燥", "干燥", nil), ("干燥", nil, "乾燥"), ("干部", nil, "幹部"), ("幹部", "干部", nil), ("里面", nil, "裏面"), ("復旦", "复旦", nil),
      ("鄕靑淸", "乡青清", nil), ("乾隆", nil, nil), ("张乾", nil, "張乾"), ("皇后", nil, nil), ("公里", nil, nil), ("台北", nil, nil),
      ("著名", nil, nil), ("毕昇", nil, "畢昇"), ("錢鍾書", "钱锺书", nil), ("裡面", "里面", nil), ("", nil, nil),
      ("전정특신 AI", nil, nil),
    ] as [(String, String?, String?)])
  func wordsTellWhatCharactersDoNot(text: String, simplified: String?, traditional: String?) {
    #expect(ChineseForm.corrected(text, to: .simplifiedChinese) == simplified)
    #expect(ChineseForm.corrected(text, to: .traditionalChinese) == traditional)
  }
}
