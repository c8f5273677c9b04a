import Alignment
import SinoKorean

/// What the sound of two forms and the general lexicon say of their being one term.
struct PairSound {
  /// How well the Korean reads or transliterates the Chinese, from 0 to 1.
  let reading: Float
  let rendering: ReadingFit.Rendering
  /// How alike both sound as renderings of a foreign name, from 0 to 1; 0 where there is too little to compare.
  let name: Float
  /// The shares of the Korean and of the Chinese that the lexicon explains by the other; nil where it knows nothing.
  let koreanExplained: Float?
  let chineseExplained: Float?
  /// Whether the Chinese has a word in Latin letters that the Korean has not: the Korean may write it in Hangul, or lack it.
  let hasForeignLetters: Bool
  let syllables: Int
  let characters: Int

  /// - Parameters:
  ///   - korean: A form as it stands, with its spaces.
  ///   - chinese: A form's key: no spaces, small letters, script-folded.
  init(korean: String, chinese: String) {
    let fit = ReadingFit.fit(korean: korean, chinese: chinese)
    reading = Float(fit.score)
    rendering = fit.rendering
    name = NameSkeleton.similarity(NameSkeleton(korean: korean), NameSkeleton(chinese: chinese))
    let lexicon = LexiconAgreement(korean: korean, chinese: chinese)
    koreanExplained = lexicon.ofKorean.map { Float($0) }
    // Where the lexicon knows nothing of the Korean it cannot explain the Chinese.
    chineseExplained = lexicon.ofKorean == nil ? nil : lexicon.ofChinese.map { Float($0) }
    hasForeignLetters = !Self.latinWords(of: chinese).subtracting(Self.latinWords(of: korean)).isEmpty
    syllables = korean.unicodeScalars.count { $0 != " " }
    characters = chinese.unicodeScalars.count
  }

  private static func latinWords(of text: String) -> Set<String> {
    Set(
      text.lowercased().unicodeScalars.split { !$0.isASCII || !$0.properties.isAlphabetic }
        .map { String(String.UnicodeScalarView($0)) })
  }
}
