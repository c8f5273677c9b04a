import SinoKorean
import TestSupport
import Testing

@Suite struct SyllableWordsTests {
  private static func number(_ word: String, in words: SyllableWords) -> Int? {
    word.unicodeScalars.map(\.value).withUnsafeBufferPointer { words.number(of: $0) }
  }

  @Test func wordsHaveTheNumberOfTheirLastList() {
    let words = SyllableWords(["가 나다 한두세네다여일이", "나다 힣"])
    #expect(Self.number("가", in: words) == 0)
    #expect(Self.number("나다", in: words) == 1)
    #expect(Self.number("힣", in: words) == 1)
    #expect(Self.number("한두세네다여일이", in: words) == 0)
    for other in ["", "나", "가가", "다나", "A", "가A", "한두세네다여일", "한두세네다여일이이", "中"] {
      #expect(Self.number(other, in: words) == nil, "\(other)")
    }
  }

  @Test func setHasItsSyllablesAlone() {
    let set = SyllableSet("가나힣A")
    for scalar in "가나힣".unicodeScalars { #expect(set.contains(scalar.value)) }
    for unit: UInt32 in [0, 0x41, 0xABFF, 0xAC01, 0xD7A2, 0xD7A4, 0x1AC00, .max] { #expect(!set.contains(unit)) }
  }

  /// Against a set of strings, with words that differ in one syllable.
  @Test(arguments: UInt64(1)...40) func lookupIsThatOfASet(seed: UInt64) {
    var random = SplitMix(seed: seed)
    func word() -> String {
      String(
        (0..<Int.random(in: 1...8, using: &random)).map { _ in "가각힣다하기".randomElement(using: &random)! })
    }
    let list = Set((0..<100).map { _ in word() })
    let words = SyllableWords([list.joined(separator: " ")])
    for other in list { #expect(Self.number(other, in: words) == 0) }
    for _ in 0..<300 {
      let other = word()
      #expect((Self.number(other, in: words) != nil) == list.contains(other), "seed \(seed): \(other)")
    }
  }
}

@Suite struct KoreanLexiconTests {
  /// The first of each length, the last, and those around the 32nd.
  @Test(arguments: [
    "가가", "가급", "가긍", "가기", "기업", "힘점", "가가례", "가곡동", "가곡면", "힘장사", "가가대소", "가공경화", "가공망상", "힘의합성", "가감승합제", "가락단음계",
    "가락문화제", "힘의삼각형", "가격대성능비", "힙소메트릭도", "가격변동준비금", "힘의평행사변형", "가동철편형전류계", "흰점박이꽃바구미",
  ])
  func nounsAreFound(noun: String) { #expect(KoreanLexicon.contains(noun)) }

  @Test(arguments: ["", "기", "기업을", "업기", "힣힣", "가가가", "힘점점", "가동철편형전류게", "가가가가가가가가가", "AB"])
  func otherWordsAreNot(word: String) { #expect(!KoreanLexicon.contains(word)) }

  @Test func charactersBeyondThePlaneAreNoSyllables() {
    let syllables = "기업".unicodeScalars.map(\.value)
    #expect(KoreanLexicon.contains(syllables[...]))
    #expect(!KoreanLexicon.contains([syllables[0] | 0x10000, syllables[1]][...]))
    #expect(!KoreanLexicon.contains([syllables[0], syllables[1] | 0x10000][...]))
  }

  /// Words as scalar values end as words as strings do.
  @Test func endingsOfWordsAreThoseOfStrings() {
    var random = SplitMix(seed: 11)
    let parts = [
      "기업", "정책", "산사나무", "국가", "회의", "북한", "육성", "가", "마", "갈", "의", "에서", "는", "은", "를", "하는", "했다", "이다", "까지", "만",
      "으로", "로", "도", "적",
      "들", "된", "받는", "있었다", "고", "나", "AI", "5", "만", "-",
    ]
    for _ in 0..<4000 {
      let word = (0..<Int.random(in: 1...4, using: &random)).map { _ in parts.randomElement(using: &random)! }.joined()
      let expected = Particles.endsWithParticleOrAdnominal(word) { KoreanLexicon.contains($0) }
      let ending = word.unicodeScalars.map(\.value).withUnsafeBufferPointer { Particles.ending(ofWord: $0) }
      #expect((ending?.kind ?? .none) == expected.kind, "\(word)")
      if let ending { #expect(ending.certainty == expected.certainty, "\(word)") }
    }
  }

  @Test func agreementIsThatOfTheAnalysis() {
    var random = SplitMix(seed: 12)
    let parts = [
      "의", "에서", "는", "은", "를", "을", "하는", "했다", "이다", "까지", "만", "으로", "로", "도", "적", "들", "이", "라", "고", "대", "구",
    ]
    for _ in 0..<4000 {
      let tail = (0..<Int.random(in: 0...4, using: &random)).map { _ in parts.randomElement(using: &random)! }.joined()
      let sound = [LastSound.vowel, .rieul, .consonant, nil].randomElement(using: &random)!
      let agreement = tail.unicodeScalars.map(\.value).withUnsafeBufferPointer {
        Particles.agreement(ofTail: $0, afterSound: sound)
      }
      #expect(agreement == Particles.analyse(tail: tail, afterSound: sound)?.agreement, "\(tail)")
    }
  }
}
