import BitextModel
import SinoKorean
import TermRecognition
import Terminology
import TestSupport
import Testing

/// Every particle after every ending: terms of one, two and three syllables that end in the vowel and in each of the 27 finals, with a gloss
/// and without.
@Suite struct ParticleTableTests {
  /// After a final / after a vowel; ㄹ goes with the vowels where the form begins with 으.
  static let tails = """
    은/는 이/가 을/를 과/와 으로/로 으로서/로서 으로써/로써 으로부터/로부터 이나/나 이나마/나마 이란/란 이랑/랑 이라도/라도 이야말로/야말로 이든/든 이든지/든지 이든가/든가
    이라든지/라든지 이라든가/라든가 은커녕/는커녕 으론/론 으로선/로선 으로썬/로썬 으로부턴/로부턴 이여/여 이시여/시여 이었다/였다 이었으며/였으며 이어서/여서 이어야/여야 이라면/라면 이라서/라서
    이라고/라고 이라며/라며 이라면서/라면서 이라는/라는 이라던/라던 이에요/예요 과의/와의 과는/와는 으로는/로는 으로의/로의 으로도/로도 의 에 에서 에게 에게서 에게로 께서 한테 에다 에다가 에서부터 보다
    처럼 만큼 같이 마냥 하고 만 까지 부터 조차 마저 뿐 밖에 마다 대로 씩 끼리 도 커녕 에선 엔 에겐 까진 부턴 에서는 에서도 에서의 에는 에도 까지는 까지만이라도 만으로는 부터의 보다는 만의 들 들의 들은
    들에게 들로부터 이다 이고 이며 이자 이지만 이면 이므로 인 인지 인데 일수록 임을 입니다
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  struct Ending: Sendable, CustomTestStringConvertible {
    let syllable: Character
    let final: Int
    var testDescription: String { String(syllable) }

    func form(of tail: String) -> String {
      guard let slash = tail.firstIndex(of: "/") else { return tail }
      let afterFinal = String(tail[..<slash])
      let takesVowelForm = final == 0 || (final == 8 && afterFinal.hasPrefix("으"))
      return takesVowelForm ? String(tail[tail.index(after: slash)...]) : afterFinal
    }
  }

  /// Syllables in ㅞ, which words hardly have: no dictionary decides for the particle or against it.
  static let endings = (0..<28).map { final in
    Ending(syllable: Character(Unicode.Scalar(UInt32(0xAC00 + (17 * 21 + 15) * 28 + final))!), final: final)
  }

  @Test(arguments: endings) func termIsFoundBeforeEveryParticle(ending: Ending) {
    for (term, chinese) in [
      ("\(ending.syllable)", "坡"), ("쾌\(ending.syllable)", "快坡"), ("쾌뤄\(ending.syllable)", "快罗坡"),
    ] {
      let termbase = Termbase([.of("t", .ko(term), .zh(chinese))])
      let tails = Self.tails.map(ending.form)
      expectOccurrences(tails.map { "올해는 ⟦\(term)⟧\($0) 여러 곳에 있다." }.joined(separator: "\n\n"), in: termbase)
      expectOccurrences(
        tails.map { "올해는 ⟦\(term)⟧(⟦\(chinese)⟧)\($0) 여러 곳에 있다." }.joined(separator: "\n\n"), in: termbase)
    }
  }
}
