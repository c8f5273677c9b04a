import SinoKorean
import Testing

private func outline(_ analysis: TailAnalysis?) -> String? {
  analysis.map { $0.parts.map { "\($0.text)/\($0.kind.rawValue)" }.joined(separator: " ") }
}

@Suite struct TailTests {
  @Test(arguments: [
    ("기업", "에서는", "에서/particle 는/particle"), ("기업", "으로부터의", "으로부터/particle 의/particle"),
    ("기업", "까지만이라도", "까지/particle 만/particle 이라도/particle"), ("기업", "에서의", "에서/particle 의/particle"),
    ("회사", "로서는", "로서/particle 는/particle"), ("기업", "들에게도", "들/plural 에게/particle 도/particle"),
    ("기업", "이다", "이다/copula"), ("기업", "인", "인/copula"), ("기업", "이며", "이며/copula"), ("기업", "이자", "이자/copula"),
    ("기업", "이라고", "이라고/copula"), ("기업", "이었다", "이었다/copula"), ("회사", "였다", "였다/copula"), ("회사", "다", "다/copula"),
    ("회사", "입니다", "입니다/copula"), ("기업", "일", "일/copula"), ("기업", "임을", "임/copula 을/particle"),
    ("육성", "하는", "하는/predicate"), ("육성", "된", "된/predicate"), ("육성", "했다", "했다/predicate"), ("육성", "돼", "돼/predicate"),
    ("육성", "시킨", "시킨/predicate"), ("육성", "하기로", "하기/predicate 로/particle"), ("육성", "되었으며", "되었으며/predicate"),
    ("육성", "함으로써", "함/predicate 으로써/particle"), ("지원", "받은", "받은/predicate"), ("지원", "받았다", "받았다/predicate"),
    ("거부", "당한", "당한/predicate"), ("육성", "해온", "해온/predicate"), ("육성", "해나가는", "해나가는/predicate"),
    ("육성", "하겠다고", "하겠다고/predicate"), ("육성", "한다는", "한다는/predicate"), ("육성", "합니다", "합니다/predicate"),
    ("국가", "급", "급/suffix"), ("국제", "적으로", "적/suffix 으로/particle"), ("산업", "화된", "화/suffix 된/predicate"),
    ("국제", "적인", "적/suffix 인/copula"), ("기술", "별로", "별/suffix 로/particle"), ("기업", "측은", "측/suffix 은/particle"),
    ("과학", "계에서", "계/suffix 에서/particle"), ("제조", "업체들은", "업체/suffix 들/plural 은/particle"),
    ("기업", "마다", "마다/particle"), ("기업", "엔", "엔/particle"), ("1월", "부터는", "부터/particle 는/particle"), ("기업", "", ""),
    ("혁신", "스러운", "스러운/predicate"), ("균형", "있게", "있게/predicate"), ("기업", "만의", "만/particle 의/particle"),
    ("기업", "에서였다", "에서/particle 였다/copula"), ("성장", "할수록", "할수록/predicate"), ("기업", "이라는", "이라는/copula"),
    ("회사", "라는", "라는/copula"), ("기업", "하고", "하고/predicate"),
  ])
  func tails(stem: String, tail: String, expected: String) {
    let analysis = Particles.analyse(tail: tail, after: stem)
    #expect(outline(analysis) == expected)
    #expect(analysis?.agreement == .agrees)
  }

  @Test(arguments: [
    ("구조", "대"), ("중국", "어"), ("신경제", "거"), ("중국", "인이"), ("정책", "자금"), ("기업", "다"), ("기업", "고"), ("정책", "은을"),
    ("산업", "기업"),
    ("기업", "하"), ("기업", "에서을"), ("기업", "의는"), ("기업", "합"), ("기업", "AI"), ("기업", "는은"), ("기업", "받"), ("정부", "기관"),
    ("기업", "가치"),
    ("정책", "들화"), ("인공", "지능"), ("기업", "했"),
  ])
  func noTails(stem: String, tail: String) {
    #expect(Particles.analyse(tail: tail, after: stem) == nil)
  }

  @Test(arguments: [
    ("정책", "는"), ("제도", "은"), ("기업", "가"), ("회사", "이"), ("서울", "으로"), ("부산", "로"), ("정책", "와"), ("제도", "과는"),
    ("AI", "은"),
    ("전정특신(专精特新)", "는"), ("50%", "을"), ("3", "는"), ("회사들", "는"), ("기업", "로부터"), ("기업", "였다"), ("기업", "라는"),
  ])
  func wrongAllomorphs(stem: String, tail: String) {
    #expect(Particles.analyse(tail: tail, after: stem)?.agreement == .disagrees)
  }

  @Test func unknownSoundIsNotHeldAgainstTheParticle() {
    #expect(Particles.analyse(tail: "은", after: "专精特新")?.agreement == .unknown)
    #expect(Particles.analyse(tail: "에서", after: "专精特新")?.agreement == .agrees)
    #expect(Particles.analyse(tail: "는", after: "专精特新", reading: { _ in "신" })?.agreement == .disagrees)
  }

  @Test(arguments: [
    ("기업", "들의협력", "들의"), ("기업", "대출", ""), ("기업", "의", "의"), ("정책", "으로서", "으로서"), ("정책", "는", ""),
    ("육성", "하는기업", "하는"),
    ("기업", "에서AI", "에서"), ("기업", "", ""),
  ])
  func longestTail(stem: String, rest: String, expected: String) {
    let (end, analysis) = Particles.longestTail(of: rest, after: stem)
    #expect(String(decoding: Array(rest.utf8)[..<end], as: UTF8.self) == expected)
    #expect(analysis.parts.map(\.text).joined() == expected)
  }
}
