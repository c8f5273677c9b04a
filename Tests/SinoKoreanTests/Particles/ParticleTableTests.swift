import Testing

@testable import SinoKorean

/// Every particle after every kind of ending, by a statement of its own: how each stem is read aloud, and what stands after a vowel, after ㄹ
/// and after any other final (한글 맞춤법; 표준국어문법론, 조사).
@Suite struct ParticleTableTests {
  struct Stem: Sendable, CustomTestStringConvertible {
    let text: String
    /// The last syllable as it is spoken.
    let spoken: Character
    var testDescription: String { "\(text) (\(spoken))" }

    enum Ending { case vowel, rieul, other }
    var ending: Ending {
      switch (spoken.unicodeScalars.first!.value - 0xAC00) % 28 {
      case 0: .vowel
      case 8: .rieul
      default: .other
      }
    }
  }

  private static func stems(_ list: String) -> [Stem] {
    list.split(whereSeparator: \.isWhitespace).map { item in
      let parts = item.split(separator: "=")
      return Stem(text: String(parts[0]), spoken: parts[1].last!)
    }
  }

  /// The vowel and each of the 27 finals, after all 21 vowels in turn.
  static let syllables: [Stem] = (0..<28).map { final in
    let syllable = Character(Unicode.Scalar(UInt32(0xAC00 + (final % 19 * 21 + final * 5 % 21) * 28 + final))!)
    return Stem(text: "고유\(syllable)", spoken: syllable)
  }

  static let words = stems(
    "제도=도 정책=책 서울=울 기업=업 회사=사 시장=장 값=값 흙=흙 삶=삶 여덟=덟 닭=닭 부엌=엌 꽃=꽃 밭=밭 숲=숲 히읗=읗 밖=밖 넋=넋 외곬=곬 몫=몫")

  static let digits = stems(
    """
    0=영 1=일 2=이 3=삼 4=사 5=오 6=육 7=칠 8=팔 9=구 10=십 11=일 12=이 16=육 17=칠 20=십 30=십 99=구 100=백 101=일 110=십 200=백 1000=천 1,000=천
    2,500=백 2023=삼 2024=사 2025=오 10000=만 20,000=만 100000=만 1000000=만 10000000=만 100000000=억 1000000000=억 1000000000000=조 1.0=영 1.5=오 3.14=사
    0.7=칠 50.1=일 ３=삼 １０=십
    """)

  // R is 아르 by the standard and 알 in speech; speech decides.
  static let letters = stems(
    """
    A=에이 B=비 C=시 D=디 E=이 F=에프 G=지 H=에이치 I=아이 J=제이 K=케이 L=엘 M=엠 N=엔 O=오 P=피 Q=큐 R=알 S=에스 T=티 U=유 V=브이 W=더블유 X=엑스 Y=와이
    Z=제트 AI=이 IT=티 LG=지 SK=케이 KT=티 PC=시 URL=알 HTML=엘 PM=엠 LCM=엠 CEO=오 GDP=피 IDC=시 DNA=이 VPN=엔 5G=지 R&D=디
    """
  )

  static let latinWords = stems(
    """
    Google=글 Apple=플 Intel=텔 Amazon=존 Facebook=북 Slack=랙 TikTok=톡 Samsung=성 Zoom=줌 Chrome=롬 Microsoft=트 Huawei=이 Alibaba=바 Lenovo=보 Nike=키
    GitHub=브 Cloud=드 Shenzhen=젠 Beijing=징 Global=벌 Metaverse=스 YouTube=브 Web=웹 App=앱
    """)

  static let symbols = stems(
    """
    50%=트 50％=트 3‰=밀 20℃=도 90°=도 100㎡=터 5㎞=터 3㎏=램 5kg=램 3km=터 10cm=터 7t=톤 2GB=트 5dB=벨 3L=터 220V=트 60Hz=츠 $100=러 ¥100=안 ₩=원 €5=로
    1조=조 3억=억 5만=만 제3호=호 ①=일 ②=이 ③=삼 Ⅱ=이 Ⅲ=삼 C++=스
    """)

  static let glossed = stems(
    """
    전정특신(专精特新)=신 제도(制度)=도 서울(首尔)=울 전정특신（专精特新）=신 제도[制度]=도 중관춘【中关村】=춘 구글(谷歌)=글 AI(人工智能)=이 제도(制度,전제도)=도 정책(政策)(2)=책
    베이징(北京)=징 상하이(上海)=이 저장(浙江)=장 장쑤(江苏)=쑤 쑤저우(苏州)=우 칭화(清华)=화 화웨이(华为)=이 3(三)=삼 50%(百分之五十)=트
    """)

  static let marked = stems(
    "‘전정특신’=신 “제도”=도 《서울》=울 〈정책〉=책 「제도」=도 『서울』=울 **정책**=책 *제도*=도 `서울`=울 '정책'=책 (제도)=도 [서울]=울 ‘제도(制度)’=도 **서울(首尔)**=울 <정책>=책"
  )

  static let stems = syllables + words + digits + letters + latinWords + symbols + glossed + marked

  /// After a final, after ㄹ, after a vowel.
  struct Particle: Sendable, CustomTestStringConvertible {
    let other: String
    let rieul: String
    let vowel: String
    var testDescription: String { other }

    func form(after ending: Stem.Ending) -> String {
      switch ending {
      case .vowel: vowel
      case .rieul: rieul
      case .other: other
      }
    }

    /// `은/는`, or `으로/로` where ㄹ goes with the vowels.
    init(_ pair: Substring) {
      let forms = pair.split(separator: "/").map(String.init)
      other = forms[0]
      vowel = forms.last!
      rieul = forms[0].hasPrefix("으") ? vowel : other
    }
  }

  private static func particles(_ list: String) -> [Particle] {
    list.split(whereSeparator: \.isWhitespace).map(Particle.init)
  }

  static let alternating = particles(
    """
    은/는 이/가 을/를 과/와 으로/로 으로서/로서 으로써/로써 으로부터/로부터 이나/나 이나마/나마 이란/란 이랑/랑 이라도/라도 이야말로/야말로 이든/든 이든지/든지 이든가/든가 이라든지/라든지
    이라든가/라든가 은커녕/는커녕 아/야 이야/야 이여/여 이시여/시여 으론/론 으로선/로선 으로썬/로썬 으로부턴/로부턴
    """)

  /// Those that a tail tells by itself: after a vowel 이야 and 아 are both 야, which is taken for 아.
  static let telling = alternating.filter { $0.other != "이야" } + chains + contracting

  /// After one of these another particle may come: 으로는, 과의.
  static let chains = particles(
    """
    으로는/로는 으로도/로도 으로만/로만 으로의/로의 으로서의/로서의 으로서는/로서는 으로써만/로써만 으로부터의/로부터의 으로까지/로까지 으로나마/로나마 과의/와의 과는/와는 과도/와도 과만/와만
    이랑은/랑은 이랑만/랑만
    """)

  /// The forms of 이다 that lose or contract 이 after a vowel.
  static let contracting = particles(
    """
    이었다/였다 이었던/였던 이었고/였고 이었으며/였으며 이었지만/였지만 이어서/여서 이어야/여야 이어도/여도 이라면/라면 이라서/라서 이라고/라고 이라며/라며 이라면서/라면서
    이라는/라는 이라던/라던 이에요/예요
    """)

  static let invariant = """
    의 에 에서 에게 에게서 에게로 께 께서 한테 한테서 에다 에다가 에서부터 보다 처럼 만큼 같이 마냥 하고 만 까지 부터 조차 마저 뿐 밖에 마다 대로 씩 끼리 도 커녕 에선 엔 에겐 에게선 한텐
    께선 보단 까진 부턴 에서는 에서도 에서만 에서의 에는 에도 에만 에게는 에게도 에게만 까지는 까지도 까지만 까지의 부터는 부터도 부터의 만은 만을 만이 만의 만으로 만으로는 만이라도 까지만이라도
    보다는 보다도 처럼은 마다의 조차도 마저도 뿐만 뿐이다 대로의 밖에는 에서부터는 에서처럼 에서보다 에게까지 들 들이 들은 들을 들의 들과 들에게 들에게서 들에게도 들로 들로부터 들까지 이다 이고 이며 이자
    이지만 이면 이면서 이므로 이니 이니까 이거나 이던가 이던지 이기 이기에 이던 이라니 이네 이구나 이냐 이랴 이더라 이지요 이죠 이요 인 인지 인데 인데도 인가 인바 일 일지 일지라도 일수록 임 임을 임에도 입니다 입니까
    일까 입니다만 적 적인 적으로 화 화된 화하는 형 형의 급 급의 급으로 계 계의 용 용으로 상 상의 내 내에서 별 별로 별로는 권 권의 측 측은 식 식으로 성 성이 외 외에는 중 중에서 하에 하에서 당 쯤 쯤은 가량 간의
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  // MARK: (a) The right form agrees, the wrong one is named as such

  @Test(arguments: stems) func rightFormAgreesAndTheWrongOneIsNamed(stem: Stem) {
    for particle in Self.alternating + Self.chains + Self.contracting {
      let right = particle.form(after: stem.ending)
      #expect(
        Particles.analyse(tail: right, after: stem.text)?.agreement == .agrees, "\(stem.text)\(right)")
      for wrong in Set([particle.other, particle.vowel]) where wrong != right && !Self.mayStand(wrong, after: stem) {
        // Where the wrong form is another word there, as 나 and 로 are not.
        #expect(
          Particles.analyse(tail: wrong, after: stem.text)?.agreement == .disagrees, "\(stem.text)\(wrong)")
      }
    }
  }

  /// The long forms of 이다 stand after vowels too (회사이라는), and 이야 and 이여 have two readings.
  private static func mayStand(_ form: String, after stem: Stem) -> Bool {
    stem.ending == .vowel && contracting.contains { $0.other == form }
  }

  @Test(arguments: stems) func unchangingTailsStandAnywhere(stem: Stem) {
    for tail in Self.invariant {
      #expect(Particles.analyse(tail: tail, after: stem.text)?.agreement == .agrees, "\(stem.text)\(tail)")
    }
  }

  /// 회사다 and 회사고, but never 기업다.
  @Test(arguments: stems) func shortFormsOfTheCopulaStandAfterVowelsAlone(stem: Stem) {
    for tail in ["다", "고", "며", "지만", "면", "면서", "므로", "니까", "거나", "던가", "던지", "죠", "냐"] {
      let analysis = Particles.analyse(tail: tail, after: stem.text)
      #expect(
        stem.ending == .vowel ? analysis?.agreement == .agrees : analysis == nil, "\(stem.text)\(tail)")
    }
  }

  // MARK: (b) and (c) Replaced, the tail follows; replaced again, it comes back

  @Test(arguments: [
    ("정책", "제도"), ("정책", "서울"), ("제도", "정책"), ("제도", "서울"), ("서울", "정책"), ("서울", "제도"), ("정책", "AI"), ("제도", "Intel"),
    ("서울", "3"),
    ("제도", "10"), ("정책", "50%"), ("제도", "5kg"), ("전정특신", "작은 거인 제도"),
  ])
  func replacedTermTakesItsTailAlong(old: String, new: String) throws {
    let ending = { (text: String) in try #require(Self.ending(of: text)) }
    let (oldEnding, newEnding) = (try ending(old), try ending(new))
    for particle in Self.telling {
      let (before, after) = (particle.form(after: oldEnding), particle.form(after: newEnding))
      for (open, close) in [
        ("", ""), ("", "(政策)"), ("", " (政策)"), ("‘", "’"), ("**", "**"), ("《", "》"), ("“", "(政策)”"), ("", "[政策, 方針]"),
      ] {
        let text = "그 \(open)\(old)\(close)\(before) 새 것이다."
        let changed = "그 \(open)\(new)\(close)\(after) 새 것이다."
        #expect(Particles.replace(term: old, with: new, in: text) == changed)
        #expect(Particles.replace(term: new, with: old, in: changed) == text)
      }
    }
    for tail in Self.invariant {
      #expect(Particles.replace(term: old, with: new, in: "\(old)\(tail)") == "\(new)\(tail)")
    }
  }

  private static func ending(of text: String) -> Stem.Ending? {
    if text.hasSuffix("제도") { return .vowel }
    return stems.first { $0.text == text }?.ending ?? (text == "전정특신" ? .other : nil)
  }

  /// From every stem to every other kind of stem and back, for the tails alone.
  @Test(arguments: stems) func adaptedTailsComeBack(stem: Stem) {
    for particle in Self.telling {
      let own = particle.form(after: stem.ending)
      for (other, ending) in [("제도", Stem.Ending.vowel), ("서울", .rieul), ("정책", .other)] {
        let there = Particles.adapted(tail: own, from: stem.text, to: other)
        #expect(there == particle.form(after: ending), "\(stem.text)\(own) → \(other)\(there)")
        #expect(Particles.adapted(tail: there, from: other, to: stem.text) == own, "\(other)\(there) → \(stem.text)")
      }
    }
  }

  // MARK: Templates

  @Test(arguments: stems) func templatesTakeTheFormOfTheStem(stem: Stem) {
    for (template, pair) in [
      ("은(는)", "은/는"), ("(은)는", "은/는"), ("는(은)", "은/는"), ("(는)은", "은/는"), ("은/는", "은/는"), ("이(가)", "이/가"),
      ("(이)가", "이/가"),
      ("이/가", "이/가"), ("가(이)", "이/가"), ("을(를)", "을/를"), ("를(을)", "을/를"), ("을/를", "을/를"), ("와(과)", "과/와"),
      ("과(와)", "과/와"),
      ("와/과", "과/와"), ("(으)로", "으로/로"), ("으로/로", "으로/로"), ("(으)로부터의", "으로부터의/로부터의"), ("(으)로서는", "으로서는/로서는"),
      ("(이)라는", "이라는/라는"),
      ("(이)나", "이나/나"), ("은(는)커녕", "은커녕/는커녕"), ("과(와)의", "과의/와의"), ("(이)었다", "이었다/였다"), ("(이)에요", "이에요/예요"),
      ("(이)여", "이여/여"),
      ("아(야)", "아/야"), ("(이)랑", "이랑/랑"), ("은", "은/는"), ("는", "은/는"), ("를", "을/를"), ("와의", "과의/와의"), ("로부터", "으로부터/로부터"),
    ] {
      let form = Particle(pair[...]).form(after: stem.ending)
      #expect(Particles.attach(template, to: stem.text) == stem.text + form, "\(stem.text) + \(template)")
    }
    let copula = stem.ending == .vowel ? "" : "이"
    for ending in ["다", "고", "며", "니까", "지만", "면"] {
      #expect(Particles.attach("(이)\(ending)", to: stem.text) == stem.text + copula + ending)
      #expect(Particles.attach(ending, to: stem.text) == stem.text + copula + ending)
    }
  }

  @Test(arguments: [
    ("", "를", "을(를)"), ("?", "로부터", "?(으)로부터"), ("专精特新", "은", "专精特新은(는)"), ("专精特新", "을/를", "专精特新을/를"),
    ("专精特新", "에서는", "专精特新에서는"), ("^_^", "이었다.", "^_^이었(였)다."), ("정책", "자금", "정책자금"), ("정책", "", "정책"),
    ("제도", "이었다.", "제도였다."),
    ("서울", "(으)로!", "서울로!"), ("정책", "()", "정책()"), ("정책", "은(는", "정책은(는"), ("제도", "입니다", "제도입니다"),
    ("정책", "(이)지금", "정책(이)지금"),
  ])
  func whatCannotBeDecidedIsLeftOpen(word: String, particle: String, expected: String) {
    #expect(Particles.attach(particle, to: word) == expected)
  }

  // MARK: The statement is whole

  /// Every particle and copula of the grammar stands in the lists above.
  @Test func everyParticleOfTheGrammarIsInTheTable() {
    let listed = Set(
      (Self.alternating + Self.chains + Self.contracting).flatMap { [$0.other, $0.vowel] } + Self.invariant)
    let shortForms = Set("다 고 며 자 지만 면 면서 므로 니까 거나 던가 던지 죠 냐 다만 더라도".split(separator: " ").map(String.init))
    for arc in Grammar.shared.arcs where arc.from.contains(.stem) && (arc.kind == .particle || arc.kind == .copula) {
      let text = String(String.UnicodeScalarView(arc.text))
      let isListed = listed.contains { $0 == text || $0.hasPrefix(text) } || shortForms.contains(text)
      #expect(isListed || ["인만큼", "인양"].contains(text), "\(text) is in the grammar, not in the table")
    }
  }
}
