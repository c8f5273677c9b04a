import BitextModel
import SinoKorean
import TestSupport

extension FuzzTarget {
  static let chineseTargets = [
    FuzzTarget(name: "script-folding", check: scriptFolding),
    FuzzTarget(name: "script-conversion", check: scriptConversion),
    FuzzTarget(name: "readings", check: readings),
    FuzzTarget(name: "pinyin", check: pinyin),
    FuzzTarget(name: "reading-fit", check: readingFit),
    FuzzTarget(name: "lexicon", check: lexicon),
  ]

  private static func scriptFolding(_ input: [UInt8], _ chance: inout SplitMix) throws {
    let valid = text(input)
    let folded = ScriptFolding.fold(valid)
    try require(ScriptFolding.fold(folded) == folded, "folding twice is not folding once")
    try require(folded.unicodeScalars.count == valid.unicodeScalars.count, "a character was lost or added")
    let mapped = ScriptFolding.fold(MappedText(copying: valid.utf8, originStart: 9))
    try require(mapped.utf8.elementsEqual(folded.utf8), "the mapped key is another")
    try requireMap(mapped, origin: 9..<9 + valid.utf8.count)
  }

  private static func scriptConversion(_ input: [UInt8], _ chance: inout SplitMix) throws {
    let valid = text(input)
    for script in ChineseScript.allCases {
      let converted = try ScriptConverter(to: script).convert(valid)
      if valid.utf8.allSatisfy({ $0 < 0x80 }) { try require(converted == valid, "ASCII was converted") }
      _ = ScriptConverter.isWritten(valid, in: script)
      _ = ScriptConverter.foreignCharacters(of: valid, in: script)
    }
  }

  private static func readings(_ input: [UInt8], _ chance: inout SplitMix) throws {
    let valid = text(input)
    for knowledge in [SinoKoreanReading.Knowledge.words, .charactersOnly] {
      let reading = SinoKoreanReading.reading(of: valid, using: knowledge)
      try require(
        reading.unicodeScalars.count == valid.unicodeScalars.count, "a reading of another length: \(reading)")
      if valid.utf8.allSatisfy({ $0 < 0x80 }) { try require(reading == valid, "ASCII was read") }
    }
    let short = string(valid.unicodeScalars.prefix(40))
    let candidates = SinoKoreanReading.candidates(of: short)
    try require(
      candidates.isEmpty || candidates[0].reading == SinoKoreanReading.reading(of: short),
      "the first candidate is not the reading")
    for subject in [Transliteration.Subject.unspecified, .person, .place] {
      _ = Transliteration.hangul(of: valid, as: subject)
    }
    _ = Transliteration.customaryForms(of: valid)
  }

  private static func pinyin(_ input: [UInt8], _ chance: inout SplitMix) throws {
    let valid = text(input)
    for tones in [Pinyin.Tones.marks, .none] {
      for syllable in Pinyin.syllables(of: valid, tones: tones) { try require(!syllable.isEmpty, "an empty syllable") }
    }
    _ = Pinyin.initials(of: valid)
    if let hangul = Transliteration.hangul(ofPinyin: valid) {
      try require(!hangul.isEmpty || !valid.contains { $0.isLetter }, "pinyin read as nothing")
    }
  }

  private static func readingFit(_ input: [UInt8], _ chance: inout SplitMix) throws {
    let (first, second) = halves(Array(input.prefix(360)), &chance)
    for (korean, chinese) in [(first, second), (SinoKoreanReading.reading(of: second), second)] {
      let fit = ReadingFit.fit(korean: korean, chinese: chinese)
      try require((0...1).contains(fit.score), "a score of \(fit.score)")
      try require(fit.deviatingSyllables >= 0, "\(fit.deviatingSyllables) deviating syllables")
      _ = fit.expected
      var (koreanEnd, chineseEnd) = (0, 0)
      for verdict in fit.verdicts {
        try require(
          verdict.korean.lowerBound >= koreanEnd && verdict.korean.upperBound <= korean.utf8.count
            && verdict.chinese.lowerBound >= chineseEnd && verdict.chinese.upperBound <= chinese.utf8.count,
          "a verdict on \(verdict.korean) and \(verdict.chinese) after \(koreanEnd) and \(chineseEnd)")
        (koreanEnd, chineseEnd) = (verdict.korean.upperBound, verdict.chinese.upperBound)
      }
      for (start, fit) in ReadingFit.suffixes(of: korean, chinese: chinese) {
        try require(isBoundary(start, in: Array(korean.utf8)), "a suffix from \(start)")
        try require((0...1).contains(fit.score), "a score of \(fit.score)")
      }
      let best = ReadingFit.bestSuffix(of: korean, chinese: chinese).map(\.fit.score)
      try require(zip(best, best.dropFirst()).allSatisfy { $0 >= $1 }, "the best suffix is not the first")
    }
  }

  private static func lexicon(_ input: [UInt8], _ chance: inout SplitMix) throws {
    _ = KoreanLexicon.contains(text(input))
  }
}
