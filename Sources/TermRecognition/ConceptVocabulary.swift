import SinoKorean
import Terminology
import TextAnalysis

/// The words by which concepts of one form are told apart: those of definitions, notes and other terms that one of them alone has.
struct ConceptVocabulary {
  /// By hash of the word's units: the concept that has it.
  private var owners: [UInt64: Owner] = [:]
  private let conceptCount: Int

  private enum Owner {
    case one(Int)
    case several
  }

  /// In units.
  private static let longestWord = 5

  init(of concepts: [Concept]) {
    conceptCount = concepts.count
    for (index, concept) in concepts.enumerated() {
      let texts =
        concept.definition.sorted { $0.key < $1.key }.map(\.value) + concept.terms.map(\.text) + [concept.note ?? ""]
      for text in texts { Self.forEachWord(of: text) { add($0, of: index) } }
    }
  }

  private mutating func add(_ word: UInt64, of concept: Int) {
    switch owners[word] {
    case nil: owners[word] = .one(concept)
    case .one(concept), .several: break
    case .one: owners[word] = .several
    }
  }

  /// By concept: how many different words of its own stand in the texts.
  func counts(in texts: [String]) -> [Int] {
    var counts = [Int](repeating: 0, count: conceptCount)
    var seen: Set<UInt64> = []
    for text in texts {
      Self.forEachStretch(of: text) { units in
        for word in Self.possibleWords(in: units) {
          guard case .one(let concept) = owners[word] else { continue }
          if seen.insert(word).inserted { counts[concept] += 1 }
          // 급수관 is one witness, however often it comes: no 급수 besides.
          break
        }
      }
    }
    return counts
  }

  // MARK: Words

  /// The words of a text of the glossary: of an eojeol the noun that it begins with, of Chinese each two characters of a run.
  private static func forEachWord(of text: String, _ body: (UInt64) -> Void) {
    forEachStretch(of: text) { units in
      if FoldedText.isHangul(units[units.startIndex]) {
        if let noun = noun(in: units) { body(hash(noun)) }
      } else {
        body(hash(units))
      }
    }
  }

  /// The longest noun of the dictionary that the eojeol begins with, its first two syllables where there is none.
  private static func noun(in units: ArraySlice<UInt32>) -> ArraySlice<UInt32>? {
    guard units.count > 1 else { return nil }
    for length in stride(from: min(longestWord, units.count), to: 1, by: -1)
    where KoreanLexicon.contains(units.prefix(length)) {
      return units.prefix(length)
    }
    return units.prefix(2)
  }

  /// What a stretch of an article may be, the longest first.
  private static func possibleWords(in units: ArraySlice<UInt32>) -> [UInt64] {
    guard FoldedText.isHangul(units[units.startIndex]) else { return [hash(units)] }
    guard units.count > 1 else { return [] }
    return stride(from: min(longestWord, units.count), to: 1, by: -1).map { hash(units.prefix($0)) }
  }

  /// The eojeols of Hangul, and each pair of neighbours in Chinese.
  private static func forEachStretch(of text: String, _ body: (ArraySlice<UInt32>) -> Void) {
    let units = MatchingForm.of(text).unicodeScalars.map { ScriptFolding.fold($0).value }
    var index = 0
    while index < units.count {
      if FoldedText.isHangul(units[index]) {
        var end = index + 1
        while end < units.count, FoldedText.isHangul(units[end]) { end += 1 }
        body(units[index..<end])
        index = end
      } else {
        if FoldedText.isHan(units[index]), index + 1 < units.count, FoldedText.isHan(units[index + 1]) {
          body(units[index..<index + 2])
        }
        index += 1
      }
    }
  }

  /// FNV-1a.
  private static func hash(_ units: ArraySlice<UInt32>) -> UInt64 {
    units.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
