import SinoKorean
import Testing

@Suite struct EojeolEndingTests {
  @Test(arguments: [
    "기업의", "혁신의", "시장에서", "정부는", "제도를", "기업은", "뒤를", "중국에서는", "AI를", "3개를", "전정특신(专精特新)은", "‘작은 거인’의", "50%의", "기업으로부터",
    "해부터",
    "상하이에서", "결정의", "정부가", "25일에", "투자는", "시작은", "금융투자보다는",
  ])
  func particles(eojeol: String) {
    #expect(Particles.endsWithParticleOrAdnominal(eojeol).kind == .particle)
  }

  @Test(arguments: [
    "위한", "보유한", "육성하는", "육성된", "있는", "받는", "새로운", "높은", "발전시킨", "주최한", "이뤄진", "대표적인", "진행되던", "개최할", "따른", "많은", "실시한",
    "포기한",
    "근무한", "기업이라는",
  ])
  func adnominals(eojeol: String) {
    #expect(Particles.endsWithParticleOrAdnominal(eojeol).kind == .adnominal)
  }

  @Test(arguments: ["이어", "통해", "하고", "육성하고", "개최하며", "발전하면서", "있지만", "및", "그리고", "육성하여", "갖추고", "만들어서", "빨라졌고", "않아"])
  func connectives(eojeol: String) {
    #expect(Particles.endsWithParticleOrAdnominal(eojeol).kind == .connective)
  }

  @Test(arguments: ["빠르게", "꾸준히", "육성하도록", "특히", "더욱", "자유롭게"]) func adverbials(eojeol: String) {
    #expect(Particles.endsWithParticleOrAdnominal(eojeol).kind == .adverbial)
  }

  @Test(arguments: ["육성했다.", "기업이다.", "밝혔다", "한다", "있다"]) func finites(eojeol: String) {
    #expect(Particles.endsWithParticleOrAdnominal(eojeol).kind == .finite)
  }

  @Test(arguments: [
    "제한", "권한", "시인", "도시", "회의", "주의", "정의", "무한", "북한", "기간", "전기", "의사", "국가", "차이", "경로", "증가", "효과", "평가", "수출제한",
    "중심도시", "조치", "발전",
    "혁신", "기업", "샤오미창장", "레노버캐피탈", "산업단지", "전문가", "온라인", "AI", "5G", "전정특신", "투자", "광고", "소프트웨어", "책임", "통일", "논란",
    "(专精特新)", "측면", "기준",
    "", "“”", "중관춘", "선전", "25일", "10만", "역할", "분할",
  ])
  func nouns(eojeol: String) { #expect(Particles.endsWithParticleOrAdnominal(eojeol).kind == .none) }

  @Test func aDictionarySettlesWhatTheFormLeavesOpen() {
    #expect(Particles.endsWithParticleOrAdnominal("산사나무의", isNoun: { $0 == "산사나무" }).certainty == .certain)
    #expect(Particles.endsWithParticleOrAdnominal("룽파오", isNoun: { _ in true }).kind == .none)
    #expect(Particles.endsWithParticleOrAdnominal("를").certainty <= .likely)
    #expect(Particles.endsWithParticleOrAdnominal("고난이도").certainty < .certain)
  }

  @Test func theFormIsNamed() {
    #expect(Particles.endsWithParticleOrAdnominal("기업의").form == "의")
    #expect(Particles.endsWithParticleOrAdnominal("중국에서는").form == "는")
    #expect(Particles.endsWithParticleOrAdnominal("육성하는").form == "하는")
  }

  /// Texts of one eojeol, of brackets that never close, of terms without end: what looks back or ahead looks a few hundred characters far.
  @Test func longTextsAreReadInOnePass() {
    let count = 1_000
    for unit in ["정책", "까지만", "하", "(", ")", "정책(", "정책 (", "정책)", "(정책)", "‘", "一"] {
      let text = String(repeating: unit, count: count)
      _ = Particles.endsWithParticleOrAdnominal(text)
      _ = Hangul.lastSound(of: text)
      _ = SinoKoreanReading.reading(of: text)
      #expect(!Particles.replace(term: "정책", with: "제도", in: text).isEmpty)
      #expect(!Particles.replace(term: "정책", with: "제도", in: "정책은 " + text).hasPrefix("정책"))
    }
    #expect(Particles.endsWithParticleOrAdnominal(String(repeating: "정책", count: count) + "에서는").kind == .particle)
  }
}
