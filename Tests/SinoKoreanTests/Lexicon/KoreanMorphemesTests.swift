import SinoKorean
import Testing

@Suite struct KoreanMorphemesTests {
  private static func words(_ finder: KoreanMorphemes.Finder, _ units: [UInt32]) -> [Int] {
    var ends: [Int] = []
    units.withUnsafeBufferPointer { finder.forEachWord(of: $0, from: 0) { end, _, _ in ends.append(end) } }
    return ends
  }

  /// A character beyond 0xFFFF whose lower bits are those of a syllable is none, and leaves no memory of one.
  @Test func charactersBeyondThePlaneAreNoSyllables() {
    let word = "수도".unicodeScalars.map(\.value)
    let other = [word[0], word[1] | 0x10000]
    let expected = Self.words(KoreanMorphemes.Finder(), word)
    #expect(expected.contains(2))
    let finder = KoreanMorphemes.Finder()
    let before = Self.words(finder, other)
    #expect(before.allSatisfy { $0 == 1 })
    #expect(Self.words(finder, word) == expected)
    #expect(Self.words(finder, other) == before)
  }
}
