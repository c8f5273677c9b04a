import BitextModel
import SinoKorean
import TermRecognition
import Terminology
import TestSupport
import Testing

/// Every kind of noun with every kind of tail: 조사, their chains, 들, the copula.
@Suite struct ParticleTests {
  enum Final: CaseIterable {
    case none, rieul, other
  }

  /// By what the last syllable ends with, of one, two and three syllables.
  static let terms: [(korean: String, chinese: String, final: Final)] = [
    ("구", "区", .none), ("절", "节", .rieul), ("현", "县", .other),
    ("특허", "专利", .none), ("기술", "技术", .rieul), ("기금", "基金", .other),
    ("보세구", "保税区", .none), ("신기술", "新技术", .rieul), ("중관춘", "中关村", .other),
  ]

  /// Either one form, or after a final / after a vowel. Of those with 으 and 로, ㄹ counts as a vowel.
  static let tails = """
    은/는 이/가 을/를 과/와 으로/로 이나/나 이란/란 이랑/랑 이라도/라도 이며/며 이든/든 이야말로/야말로 은커녕/는커녕 의 에 에서 에게 도 만 까지 부터 보다 처럼
    마다 조차 밖에 뿐 에서는 에서도 에는 에도 에서의 에서부터 까지만 까지만이라도 만으로는 으로는/로는 으로도/로도 으로의/로의 으로서/로서 으로써/로써 으로부터/로부터
    으로부터의/로부터의 과의/와의 과는/와는 들 들의 들은 들에게 이다 이자/자 이고/고 이라는/라는 이라고/라고 이었다/였다 입니다 인 이면/면 이지만/지만
    """.split { $0 == " " || $0 == "\n" }.map(String.init)

  static func form(of tail: String, after final: Final) -> String {
    guard let slash = tail.firstIndex(of: "/") else { return tail }
    let afterFinal = String(tail[..<slash])
    let afterVowel = String(tail[tail.index(after: slash)...])
    switch final {
    case .other: return afterFinal
    case .none: return afterVowel
    case .rieul: return afterFinal.hasPrefix("으로") ? afterVowel : afterFinal
    }
  }

  @Test(arguments: terms.map(\.korean))
  func termIsFoundBeforeEveryTail(korean: String) throws {
    let term = try #require(Self.terms.first { $0.korean == korean })
    let termbase = Termbase([.of("t", .ko(term.korean), .zh(term.chinese))])
    for tail in Self.tails.map({ Self.form(of: $0, after: term.final) }) {
      expectOccurrences("올해는 ⟦\(korean)⟧(⟦\(term.chinese)⟧)\(tail) 여러 곳에 있다.", in: termbase)
      // 성과 is 成果 before it is 성 with a particle: a noun of the dictionary wins over one syllable.
      guard !Self.beginsLongerWord(korean, tail) else { continue }
      expectOccurrences("올해는 ⟦\(korean)⟧\(tail) 여러 곳에 있다.", in: termbase)
    }
  }

  private static func beginsLongerWord(_ term: String, _ tail: String) -> Bool {
    tail.indices.contains { isWord(term + tail[...$0]) }
  }

  private static func isWord(_ text: String) -> Bool {
    if KoreanLexicon.contains(text) { return true }
    let syllables = text.unicodeScalars.map(\.value)
    var isFound = false
    syllables.withUnsafeBufferPointer { buffer in
      KoreanMorphemes.Finder().forEachWord(of: buffer, from: 0) { end, _, _ in
        if end == buffer.count { isFound = true }
      }
    }
    return isFound
  }

  /// The particle is no part of what is found, and is told.
  @Test func particleIsLookedThrough() {
    let (marked, found) = occurrences(in: "기업으로부터의 투자", termbase(korean: "기업"))
    #expect(marked == "⟦기업⟧으로부터의 투자")
    #expect(found.map(\.through) == [[.particle]])
  }

  /// A slip of the writer's hides nothing.
  @Test(arguments: ["⟦전정특신⟧는 중요하다.", "⟦전정특신⟧를 키운다.", "⟦전정특신⟧와 함께"])
  func termIsFoundBeforeTheWrongAllomorph(marked: String) {
    expectOccurrences(marked, in: termbase(korean: "전정특신"))
  }

  @Test(arguments: [
    ("육성", "⟦육성⟧된 기업"), ("육성", "기업을 ⟦육성⟧하는 정책"), ("육성", "⟦육성⟧했다."), ("육성", "⟦육성⟧하기 위해"),
    ("육성", "⟦육성⟧시키고"), ("육성", "⟦육성⟧되었으며"), ("육성", "⟦육성⟧해야 한다"), ("육성", "⟦육성⟧받은 기업"), ("육성", "⟦육성⟧할 계획"),
    ("혁신", "⟦혁신⟧적인 방법"), ("디지털", "⟦디지털⟧화를 서두른다"), ("산업", "⟦산업⟧별로 나눈다"), ("국가", "⟦국가⟧급 개발구"),
    ("국가", "⟦국가⟧급으로 올렸다"), ("기업", "⟦기업⟧들이 모였다"), ("기업", "⟦기업⟧측은"), ("기업", "⟦기업⟧용 소프트웨어"),
    ("기업", "⟦기업⟧형 연구소"), ("플랫폼", "⟦플랫폼⟧계 기업"), ("시장", "⟦시장⟧내에서"), ("전정특신", "⟦전정특신⟧형"), ("전정특신", "⟦전정특신⟧이자 작은"),
    ("중관춘", "⟦중관춘⟧식 개혁"),
  ])
  func suffixesAndPredicatesAreTails(term: String, marked: String) {
    expectOccurrences(marked, in: termbase(korean: term))
  }

  /// The tail hangs on the term however the term is quoted, glossed or marked.
  @Test(arguments: [
    "‘⟦전정특신⟧’은 새 말이다.", "\"⟦전정특신⟧\"으로 뽑혔다.", "<⟦전정특신⟧>에는", "《⟦전정특신⟧》의 뜻", "**⟦전정특신⟧**은 새 말이다.",
    "*⟦전정특신⟧*이라고 한다.", "[⟦전정특신⟧](https://example.com/a)은", "~~⟦전정특신⟧~~은", "⟦전정특신⟧, 곧", "⟦전정특신⟧…", "(⟦전정특신⟧)",
    "⟦전정특신⟧·⟦전정특신⟧", "⟦전정특신⟧/기업", "1⟦전정특신⟧",
  ])
  func marksAroundATermAreNoLetters(marked: String) {
    expectOccurrences(marked, in: termbase(korean: "전정특신"))
  }
}
