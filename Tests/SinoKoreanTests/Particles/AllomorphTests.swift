import SinoKorean
import Testing

/// Every alternating particle after every kind of ending.
@Suite struct AllomorphTests {
  /// After a final, after ㄹ, after a vowel.
  static let particles: [(String, String, String)] = [
    ("은", "은", "는"), ("이", "이", "가"), ("을", "을", "를"), ("과", "과", "와"), ("으로", "로", "로"), ("으로서", "로서", "로서"),
    ("으로써", "로써", "로써"), ("으로부터", "로부터", "로부터"), ("이나", "이나", "나"), ("이란", "이란", "란"), ("이랑", "이랑", "랑"),
    ("이라도", "이라도", "라도"), ("이나마", "이나마", "나마"), ("이야말로", "이야말로", "야말로"), ("이든", "이든", "든"), ("이든지", "이든지", "든지"),
    ("아", "아", "야"), ("이여", "이여", "여"), ("은커녕", "은커녕", "는커녕"), ("으로는", "로는", "로는"), ("과의", "과의", "와의"),
    ("이었다", "이었다", "였다"), ("이라는", "이라는", "라는"), ("이라고", "이라고", "라고"), ("이어서", "이어서", "여서"), ("이라면", "이라면", "라면"),
  ]
  static let invariant = [
    "의", "에", "에서", "에게", "도", "만", "까지", "부터", "보다", "처럼", "마다", "조차", "밖에", "에서는", "까지만", "대로", "마저", "만큼", "에게서",
    "입니다", "인", "임",
  ]
  static let consonants = ["전정특신", "3", "10", "100", "LGM", "Samsung", "전정특신(专精特新)", "‘전정특신’", "5kg", "Slack"]
  static let rieuls = ["서울", "7", "8", "Apple", "URL", "서울(首尔)", "“서울”"]
  static let vowels = ["제도", "2", "AI", "LG", "Huawei", "50%", "제도(制度)", "3km", "20℃", "1.5", "1조"]

  @Test(arguments: particles) func agreement(final: String, rieul: String, vowel: String) {
    for (stems, right) in [(Self.consonants, final), (Self.rieuls, rieul), (Self.vowels, vowel)] {
      for stem in stems {
        for form in Set([final, rieul, vowel]) {
          let agreement = Particles.analyse(tail: form, after: stem)?.agreement
          // 이라는 and the like also stand after a vowel.
          let mayStand = form == right || (form == final && isCopula(form))
          #expect((agreement == .agrees) == mayStand, "\(stem)\(form)")
          #expect(Particles.adapted(tail: form, from: stem, to: stem) == right, "\(stem)\(form)")
        }
      }
    }
  }

  private func isCopula(_ tail: String) -> Bool {
    Particles.analyse(tail: tail, after: "기업")?.parts.first?.kind == .copula
  }

  @Test(arguments: invariant) func unchangingTailsStandAnywhere(tail: String) {
    for stem in Self.consonants + Self.rieuls + Self.vowels {
      #expect(Particles.analyse(tail: tail, after: stem)?.agreement == .agrees, "\(stem)\(tail)")
      for other in Self.vowels {
        #expect(Particles.adapted(tail: tail, from: stem, to: other) == tail)
      }
    }
  }

  @Test(arguments: [
    ("을", "룽파오 계획", "룽퍄오 플랜", "을"), ("은", "정책", "제도", "는"), ("으로", "부산", "서울", "로"), ("은", "삼성", "LG", "는"),
    ("를", "2", "3", "을"), ("이다", "기업", "회사", "이다"), ("다", "회사", "기업", "이다"), ("였다", "회사", "기업", "이었다"),
    ("이었으며", "기업", "회사", "였으며"),
    ("이라는", "기업", "회사", "라는"), ("들은", "정책", "제도", "들은"), ("는", "정책", "기업", "은"), ("에서는", "정책", "제도", "에서는"),
    ("하는", "육성", "양성", "하는"), ("으로", "정책", "AI", "로"), ("과의", "정책", "제도", "와의"), ("대", "구조", "제도", "대"),
    ("로", "제도", "专", "로"),
    ("이고", "기업", "회사", "이고"), ("고", "회사", "기업", "이고"), ("이나", "기업", "회사", "나"),
  ])
  func adaptation(tail: String, old: String, new: String, expected: String) {
    #expect(Particles.adapted(tail: tail, from: old, to: new) == expected)
  }

  /// A tail in single jamo, as files of macOS have it.
  @Test func decomposedTailsAreAdapted() {
    #expect(Particles.adapted(tail: "\u{1100}\u{1161}", from: "제도", to: "정책") == "이")
    #expect(Particles.adapted(tail: "\u{1100}\u{1161}", from: "제도", to: "회사") == "\u{1100}\u{1161}")
  }

  @Test(arguments: [
    ("정책", "제도", "그 정책은 신정책과 다르다.", "그 제도는 신정책과 다르다."), ("정책", "제도", "정책(政策)은 ‘정책’을 낳는다", "제도(政策)는 ‘제도’를 낳는다"),
    ("계획", "플랜", "룽파오 계획을", "룽파오 플랜을"), ("부산", "서울", "부산으로 간다", "서울로 간다"), ("삼성", "LG", "삼성은", "LG는"),
    ("구조", "제도", "구조대는 구조를", "구조대는 제도를"), ("정책", "제도", "정책 (政策)을", "제도 (政策)를"), ("정책", "제도", "**정책**은", "**제도**는"),
    ("정책", "제도", "정책", "제도"), ("정책", "제도", "", ""), ("2", "3", "2를 20으로", "3을 20으로"), ("정책", "제도", "《정책》이라는", "《제도》라는"),
    ("정책", "제도", "정책[政策, 방침]으로", "제도[政策, 방침]로"), ("정책", "제도", "정책, 정책과 정책자금", "제도, 제도와 정책자금"),
    ("정책", "제도", "정책 (2022년)", "제도 (2022년)"),
  ])
  func replacement(term: String, new: String, text: String, expected: String) {
    #expect(Particles.replace(term: term, with: new, in: text) == expected)
  }
}
