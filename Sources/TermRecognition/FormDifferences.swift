import BitextModel
import PatternMatching
import Terminology
import TextAnalysis

/// How forms in which terms were written differ from the glossary's. Texts come back to the same forms, and a concept is slow to ask, so what was found
/// is remembered.
struct FormDifferences {
  private struct Known {
    var text: UInt64 = 0
    var concept = -1
    var term = 0
    var differences: LookedThroughSet = []
  }

  private static let slotBits: UInt64 = 12
  /// None before the first.
  private var known: [Known] = []

  /// What parts the units `range` of `text`, as they are written in `source`, from the term.
  mutating func of(
    _ range: Range<Int>, of text: FoldedText, in source: UnsafeRawBufferPointer,
    from designation: TermPatterns.Designation, _ termbase: Termbase
  ) -> LookedThroughSet {
    let checksum = Checksum.of(UnsafeRawBufferPointer(rebasing: source[text.sourceRange(range).bounds]))
    if designation.hasText(withChecksum: checksum) { return [] }
    // What was taken out or respelled is seen in its place alone.
    guard text.isCopy else { return Self.differences(of: range, of: text, in: source, from: designation, termbase) }
    if known.isEmpty { known = Array(repeating: Known(), count: 1 << Self.slotBits) }
    let slot = Int((checksum &+ UInt64(designation.concept)) & (1 << Self.slotBits - 1))
    let item = known[slot]
    if item.text == checksum, item.concept == designation.concept, item.term == designation.term {
      return item.differences
    }
    let differences = Self.differences(of: range, of: text, in: source, from: designation, termbase)
    known[slot] = Known(
      text: checksum, concept: designation.concept, term: designation.term, differences: differences)
    return differences
  }

  private static func differences(
    of range: Range<Int>, of text: FoldedText, in source: UnsafeRawBufferPointer,
    from designation: TermPatterns.Designation, _ termbase: Termbase
  ) -> LookedThroughSet {
    let term = termbase.concepts[designation.concept].terms[designation.term].text
    var result: LookedThroughSet = []
    let form = text.string(range).unicodeScalars.lazy.filter { $0 != " " }
    if !form.elementsEqual(MatchingForm.of(term).unicodeScalars.lazy.filter { $0 != " " }) { result.insert(.script) }
    let letters = (LatinLetters.of(source[text.sourceRange(range).bounds]), LatinLetters.of(term.utf8))
    if letters.0 != letters.1, letters.0.map(LatinLetters.lowercased) == letters.1.map(LatinLetters.lowercased) {
      result.insert(.letterCase)
    }
    let plain = text.form.slice(text.formRange(range))
    // A capital alone is read as its small letter; what else is replaced is another form.
    let isOtherForm = { (piece: MappedText.Piece) in
      (piece.kind == .replaced || piece.kind == .respelled)
        && !source[piece.origin.bounds].allSatisfy(LatinLetters.contains)
    }
    if plain.pieces.contains(where: isOtherForm) { result.insert(.form) }
    if zip(plain.pieces, plain.pieces.dropFirst()).contains(where: { $0.origin.end != $1.origin.start }) {
      result.insert(.markup)
    }
    return result
  }
}

/// The letters of ASCII, whose case a term may ask for.
enum LatinLetters {
  static func contains(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(lowercased(byte)) }

  static func lowercased(_ letter: UInt8) -> UInt8 { letter | 0x20 }

  static func of(_ text: some Sequence<UInt8>) -> [UInt8] { text.filter(contains) }
}
