/// The Hangul syllables that one Chinese character may stand behind, by either way of sound.
///
/// Use it to look for evidence, where every possibility counts; ``SinoKoreanReading`` and ``Transliteration`` decide.
///
///     CharacterSounds.sinoKorean(of: "女")  // 녀, 여
public enum CharacterSounds {
  /// The Sino-Korean readings, the likeliest first, each also as it stands at the start of a word.
  ///
  /// - Complexity: O(1).
  public static func sinoKorean(of character: Unicode.Scalar) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for reading in SinoKoreanReading.characterReadings(character.value) {
      for form in [reading.scalar, reading.initialForm.scalar] where !result.contains(form) { result.append(form) }
    }
    return result
  }

  /// The transliterations of the character's Mandarin readings that are one syllable long, the likeliest first.
  ///
  /// - Complexity: O(1).
  public static func transliterations(of character: Unicode.Scalar) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for reading in Pinyin.characterReadings(character.value) {
      guard let codes = PinyinSyllables.codes[reading.index], codes.count == 1, let form = Unicode.Scalar(codes[0]),
        !result.contains(form)
      else { continue }
      result.append(form)
    }
    return result
  }
}
