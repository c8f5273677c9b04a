import SinoKorean
import Testing

@Suite struct ReadingFitTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let korean: String
    let chinese: String
    let expected: String
    let rendering: ReadingFit.Rendering
    let deviating: Int
    let least: Double
    var testDescription: String { "\(korean)/\(chinese)" }

    init(_ pair: String, _ expected: String, _ rendering: ReadingFit.Rendering, _ deviating: Int, _ least: Double) {
      let parts = pair.split(separator: "/")
      korean = String(parts[0])
      chinese = String(parts[1])
      self.expected = expected
      self.rendering = rendering
      self.deviating = deviating
      self.least = least
    }
  }

  @Test(arguments: [
    Case("전정특신/专精特新", "전정특신", .sinoKorean, 0, 1),
    Case("전정특신/專精特新", "전정특신", .sinoKorean, 0, 1),
    Case("추승우/朱承优", "주승우", .sinoKorean, 1, 0.8),
    Case("왕위쥬/王义军", "왕이쥔", .transliteration, 2, 0.6),
    Case("천씽/晨星", "천싱", .transliteration, 1, 0.8),
    Case("선전엔젤모펀드/深圳天使母基金", "선전엔젤모펀드", .mixed, 0, 0.8),
    Case("장쑤/江苏", "장쑤", .transliteration, 0, 1),
    Case("샤오미창장/小米长江", "샤오미창장", .transliteration, 0, 1),
    Case("중관춘/中关村", "중관춘", .transliteration, 0, 1),
    Case("중관촌/中关村", "중관촌", .sinoKorean, 0, 1),
    Case("베이징/北京", "베이징", .transliteration, 0, 1),
    Case("하얼빈/哈尔滨", "하얼빈", .transliteration, 0, 1),
    Case("14·5/十四五", "145", .number, 0, 1),
    Case("리이중/李毅中", "리이중", .transliteration, 0, 1),
    Case("작은 거인/小巨人", "작은거인", .mixed, 0, 0.8),
    Case("롵팡오 플랜/蓉漂计划", "룽퍄오플랜", .mixed, 2, 0.5),
    Case("룽퍄오 플랜/蓉漂计划", "룽퍄오플랜", .mixed, 0, 0.85),
  ])
  func fits(_ item: Case) {
    let fit = ReadingFit.fit(korean: item.korean, chinese: item.chinese)
    #expect(fit.expected == item.expected)
    #expect(fit.rendering == item.rendering)
    #expect(fit.deviatingSyllables == item.deviating)
    #expect(fit.score >= item.least - 0.001, "score \(fit.score)")
  }

  /// Radicals of extracted pages are Han by their key alone.
  @Test(arguments: [("서", "⻄", 1.0), ("시", "⻄", 1.0), ("⻄", "⻄", 1.0), ("서부", "⻄部", 1.0), ("", "⻄", 0.0)])
  func radicalsAreReadAsTheirCharacters(korean: String, chinese: String, score: Double) {
    #expect(ReadingFit.fit(korean: korean, chinese: chinese).score == score)
  }

  @Test(arguments: [
    ("수준별 육성", "梯度培育"), ("전문화", "小巨人"), ("첨단기술", "中关村"), ("시장", "企业"),
  ])
  func meaningAloneFitsBadly(_ pair: (korean: String, chinese: String)) {
    let fit = ReadingFit.fit(korean: pair.korean, chinese: pair.chinese)
    #expect(fit.score < 0.35, "score \(fit.score)")
  }

  @Test(arguments: [
    ("전정특신 강소기업 샤오미창장", "小米长江", "샤오미창장"),
    ("국가급 전정특신", "专精特新", "전정특신"),
    ("전 산업정보화부 장관 리이중", "李毅中", "리이중"),
    ("청두시 정부의 롵팡오 플랜", "蓉漂计划", "롵팡오 플랜"),
    ("벤처캐피탈인 선전엔젤모펀드", "深圳天使母基金", "선전엔젤모펀드"),
    ("베이징의 중관춘", "中关村", "중관춘"),
  ])
  func theHeadBeginsWhereTheFitIsBest(_ item: (korean: String, chinese: String, head: String)) throws {
    let best = try #require(ReadingFit.bestSuffix(of: item.korean, chinese: item.chinese).first)
    #expect(String(item.korean.utf8.dropFirst(best.start)) == item.head)
  }

  @Test(arguments: [("", "中国"), ("중국", ""), ("", ""), ("…", "…"), ("abc", "中国"), ("중국", "abc"), ("中国", "中国")])
  func anythingCanBeCompared(_ pair: (korean: String, chinese: String)) {
    let fit = ReadingFit.fit(korean: pair.korean, chinese: pair.chinese)
    #expect((0...1).contains(fit.score))
    #expect(fit.expected.isEmpty == fit.verdicts.allSatisfy { $0.expected.isEmpty })
  }

  /// The one pass over all starts against a pass for each.
  @Test(arguments: [
    ("국가급 전정특신 강소기업 샤오미창장", "小米长江"), ("IT 기업 IT쥐쯔", "IT桔子"), ("제14차 5개년 계획", "十四五规划"), ("가나다라마바사", "中关村"),
    ("선전엔젤모펀드는 선전엔젤모펀드", "深圳天使母基金"), ("", "中国"),
  ])
  func everyStartIsScoredAsIfAlone(_ pair: (korean: String, chinese: String)) {
    for (start, fit) in ReadingFit.suffixes(of: pair.korean, chinese: pair.chinese) {
      let alone = ReadingFit.fit(korean: String(pair.korean.utf8.dropFirst(start))!, chinese: pair.chinese)
      #expect(fit.score == alone.score)
      #expect(fit.expected == alone.expected)
      #expect(fit.rendering == alone.rendering)
    }
  }

  @Test func verdictsSayWhatStandsForWhat() {
    let verdicts = ReadingFit.fit(korean: "왕 위쥬", chinese: "王义军").verdicts
    #expect(verdicts.map(\.korean) == [0..<3, 4..<7, 7..<10])
    #expect(verdicts.map(\.chinese) == [0..<3, 3..<6, 6..<9])
    #expect(verdicts.map(\.agreement) == [.exact, .near, .near])
    #expect(verdicts.map(\.expected) == ["왕", "이", "쥔"])
    #expect(ReadingFit.fit(korean: "IT쥐쯔", chinese: "IT桔子").expected == "IT쥐쯔")
  }

  @Test func aCharacterKnownFromItsWordIsHeldToIt() {
    #expect(ReadingFit.fit(korean: "총칭", chinese: "重庆").expected == "충칭")
    #expect(ReadingFit.fit(korean: "비률", chinese: "比率").expected == "비율")
    #expect(ReadingFit.fit(korean: "Inspur", chinese: "浪潮").rendering == .foreign)
  }
}
