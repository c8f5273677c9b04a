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
  let syllables: Int
  let characters: Int

  /// - Parameters:
  ///   - korean: A form's key: no spaces, small letters.
  ///   - chinese: The same, script-folded.
  init(korean: String, chinese: String) {
    let fit = ReadingFit.fit(korean: korean, chinese: chinese)
    reading = Float(fit.score)
    rendering = fit.rendering
    name = NameSkeleton.similarity(NameSkeleton(korean: korean), NameSkeleton(chinese: chinese))
    let lexicon = LexiconAgreement(korean: korean, chinese: chinese)
    koreanExplained = lexicon.ofKorean.map { Float($0) }
    chineseExplained = lexicon.ofChinese.map { Float($0) }
    syllables = korean.unicodeScalars.count
    characters = chinese.unicodeScalars.count
  }
}
