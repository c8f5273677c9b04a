import BitextModel

/// What an alignment gives a translation memory: a unit for each bead that has both sides.
public enum AlignedUnits {
  /// The type of the property that holds the score of the bead, from 0 to 1 with three decimals.
  public static let scoreProperty = "score"

  /// The units in the order of the beads.
  ///
  /// The origin is the name of the source file, the position the number of the first source sentence from 1; previous and next are the source
  /// sentences around it. A unit is proposed, for nobody has looked at it.
  ///
  /// - Parameter settled: what a person has said: such units are translated.
  public static func units(
    source: AlignedDocument, target: AlignedDocument, beads: [Bead], settled: SettledBeads = SettledBeads()
  ) -> [TranslationUnit] {
    beads.compactMap { bead in
      guard let first = bead.source.first, let last = bead.source.last, !bead.target.isEmpty else { return nil }
      return TranslationUnit(
        source: UnitText(source.text(of: bead.source)), target: UnitText(target.text(of: bead.target)),
        sourceLanguage: source.language, targetLanguage: target.language,
        status: settled.contains(bead) ? .translated : .proposed,
        origin: Path.name(source.path), position: first + 1,
        previous: first > 0 ? source.text(of: [first - 1]) : nil,
        next: last + 1 < source.count ? source.text(of: [last + 1]) : nil,
        properties: [.init(scoreProperty, ScoreText.text(bead.score))])
    }
  }
}
