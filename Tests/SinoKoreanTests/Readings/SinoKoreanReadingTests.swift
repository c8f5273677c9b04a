import SinoKorean
import Testing

@Suite struct SinoKoreanReadingTests {
  @Test(arguments: [
    ("专精特新", "전정특신"), ("專精特新", "전정특신"), ("适合", "적합"), ("比率", "비율"), ("金融", "금융"), ("女性", "여성"),
    ("东数西算", "동수서산"), ("创业", "창업"), ("效率", "효율"), ("規律", "규율"), ("法律", "법률"), ("系列", "계열"), ("戰列", "전열"),
    ("行列", "행렬"), ("不动产", "부동산"), ("不正", "부정"), ("不安", "불안"), ("不足", "부족"), ("复兴", "부흥"), ("復興", "부흥"),
    ("回复", "회복"), ("更新", "갱신"), ("音乐", "음악"), ("乐园", "낙원"), ("自動車", "자동차"), ("自轉車", "자전거"), ("金浦", "김포"),
    ("利用", "이용"), ("电力利用", "전력이용"), ("新女性", "신여성"), ("中国女性", "중국여성"), ("李毅中", "이의중"), ("历史", "역사"),
    ("歷史", "역사"), ("來日", "내일"), ("未来", "미래"), ("绿色", "녹색"), ("中国人民银行", "중국인민은행"), ("领导", "영도"),
    ("中华人民共和国", "중화인민공화국"), ("人工智能", "인공지능"), ("半导体", "반도체"), ("产业园", "산업원"), ("干部", "간부"),
    ("发展", "발전"), ("头发", "두발"), ("新能源", "신능원"), ("小巨人", "소거인"), ("一带一路", "일대일로"), ("樂園", "낙원"),
    // Compatibility ideographs, as they hide in Korean text.
    ("\u{F9E1}毅中", "이의중"), ("比\u{F961}", "비율"),
  ])
  func readsBothScripts(_ pair: (chinese: String, reading: String)) {
    #expect(SinoKoreanReading.reading(of: pair.chinese) == pair.reading)
  }

  @Test func whatIsNotChineseStays() {
    #expect(SinoKoreanReading.reading(of: "") == "")
    #expect(SinoKoreanReading.reading(of: "5G 网络, IT·产业") == "5G 망락, IT·산업")
    #expect(SinoKoreanReading.reading(of: "거북船") == "거북선")
  }

  @Test func theLawDoesNotReachInsideAWord() {
    #expect(SinoKoreanReading.reading(of: "男女") == "남녀")
    #expect(SinoKoreanReading.reading(of: "未來") == "미래")
    #expect(SinoKoreanReading.reading(of: "道路") == "도로")
  }

  @Test func candidatesSayWhereTheyComeFrom() {
    let candidates = SinoKoreanReading.candidates(of: "更新")
    #expect(candidates.first == SinoKoreanReading.Candidate(reading: "갱신", ground: .preferred))
    #expect(candidates.contains(SinoKoreanReading.Candidate(reading: "경신", ground: .wordList)))
    #expect(SinoKoreanReading.candidates(of: "金").map(\.reading).contains("김"))
    #expect(Set(candidates.map(\.reading)).count == candidates.count)
  }
}
