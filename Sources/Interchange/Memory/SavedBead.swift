import BitextModel

/// A bead as `align` saves it: a line of JSON, or a row of a table.
struct SavedBead: Decodable {
  /// The numbers of the source's sentences, from 0.
  var source: [Int]
  var sourceText: String
  var targetText: String
  /// The source document, where several were aligned in one run.
  var sourceFile: String?
  /// Where the bead says them.
  var sourceLanguage: String?
  var targetLanguage: String?
  /// Whether a person has settled it; only tables tell.
  var isSettled: Bool?
}

/// Units of saved beads, in the order in which those come.
///
/// A unit of a bead that nobody has settled is `proposed`. Its position is the number of its first source sentence, from 1; its
/// context is the source text of the beads before and behind it in the same document.
struct SavedBeadUnits {
  private let defaults: UnitDefaults
  private var previous: String?
  private var waiting: SavedBead?

  init(_ defaults: UnitDefaults) { self.defaults = defaults }

  /// The unit of the bead that waited for `next`; nil where there is none, or one without both sides.
  ///
  /// - Parameter next: nil at the end.
  mutating func unit(before next: SavedBead?) -> TranslationUnit? {
    let bead = waiting
    waiting = next
    guard let bead else { return nil }
    let isLast = next?.sourceFile != bead.sourceFile
    let before = previous
    if isLast {
      previous = nil
    } else if !bead.sourceText.isEmpty {
      previous = bead.sourceText
    }
    guard !bead.sourceText.isEmpty, !bead.targetText.isEmpty else { return nil }
    let languages = languages(of: bead)
    return TranslationUnit(
      source: UnitText(bead.sourceText), target: UnitText(bead.targetText), sourceLanguage: languages.source,
      targetLanguage: languages.target, status: bead.isSettled == true ? .translated : .proposed,
      origin: bead.sourceFile.map(Self.name) ?? defaults.origin,
      position: bead.source.first.flatMap { (0..<Int.max).contains($0) ? $0 + 1 : nil }, author: defaults.author,
      created: defaults.created, previous: before,
      next: isLast ? nil : next.flatMap { $0.sourceText.isEmpty ? nil : $0.sourceText })
  }

  /// What the bead says; else the defaults, turned where only its target is written in Hangul and they have it the other way.
  private func languages(of bead: SavedBead) -> (source: Language, target: Language) {
    if let source = bead.sourceLanguage, let target = bead.targetLanguage {
      return (Language(rawValue: source), Language(rawValue: target))
    }
    let (source, target) = defaults.languages
    let isTurned =
      (source == .korean) != (target == .korean)
      && Self.hasHangul(source == .korean ? bead.targetText : bead.sourceText)
      && !Self.hasHangul(source == .korean ? bead.sourceText : bead.targetText)
    return isTurned ? (target, source) : (source, target)
  }

  private static func hasHangul(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
  }

  /// After the last `/`.
  private static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
