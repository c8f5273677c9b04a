extension Particles {
  /// How `eojeol` ends: with a particle, or a verb form that modifies what follows, or as a noun.
  ///
  /// Quotes, brackets and punctuation at its end are looked through. Evidence is taken in this order: words that are
  /// listed (제한 and 회의 are nouns, 위한 modifies, 및 connects), `isNoun`, the grammar of tails with the allomorph (국가
  /// does not end in 가, for 국 takes 이), the shapes of verb forms in general. Without `isNoun` a one-syllable particle
  /// is `likely` at most.
  ///
  ///     Particles.endsWithParticleOrAdnominal("기업의").kind  // particle
  ///     Particles.endsWithParticleOrAdnominal("보유한").kind  // adnominal
  ///     Particles.endsWithParticleOrAdnominal("제한").kind   // none
  ///
  /// - Parameter isNoun: whether a word is a noun, from a dictionary or termbase; asked for the eojeol and for stems.
  /// - Complexity: O(*n*) in the length of the eojeol; only its last 24 syllables can be a tail.
  public static func endsWithParticleOrAdnominal(
    _ eojeol: String, isNoun: ((String) -> Bool)? = nil
  ) -> EojeolEnding {
    let units = Hangul.composed(eojeol).unicodeScalars.map(\.value)
    return units.withUnsafeBufferPointer { units in
      let reader = EojeolReader(units)
      let ending = reader.ending { stem in isNoun?(string(stem)) == true }
      return EojeolEnding(
        kind: ending.kind, form: string(reader.run.suffix(ending.formCount)), certainty: ending.certainty)
    }
  }

  /// How a word that is no noun as far as the form tells ends, nil of a noun: ``endsWithParticleOrAdnominal(_:isNoun:)`` with the nouns of
  /// ``KoreanLexicon``, for callers that have scalar values and ask often.
  ///
  /// - Parameter word: composed syllables; jamo that would be put together are none here.
  public static func ending(ofWord word: UnsafeBufferPointer<UInt32>) -> (
    kind: EojeolEnding.Kind, certainty: EojeolEnding.Certainty
  )? {
    EojeolReader(word).marked { KoreanLexicon.contains($0) }.map { ($0.kind, $0.certainty) }
  }

  private static func string(_ units: some Sequence<UInt32>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: units.lazy.compactMap { Unicode.Scalar($0) })
    return String(view)
  }
}
