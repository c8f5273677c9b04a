/// The Chinese words that the general lexicon knows.
package enum LexiconWords {
  /// In characters.
  package static let longest = PieceVocabulary.longestPiece

  /// Whether the characters, as scalar values folded by `ScriptFolding`, are a word of two to four characters.
  ///
  /// - Complexity: O(1).
  package static func containsChinese(_ characters: ArraySlice<UInt32>) -> Bool {
    guard (2...longest).contains(characters.count), characters.allSatisfy({ (0x3400...0x9FFF).contains($0) }) else {
      return false
    }
    return GeneralLexicon.shared.chinese.index(of: PieceKey.chinese(characters)) != nil
  }
}
