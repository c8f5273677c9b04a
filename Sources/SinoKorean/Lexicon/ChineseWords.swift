/// The Chinese words of the dictionary of Sino-Korean words (hanja.txt), in any script.
public enum ChineseWords {
  /// Whether the characters, as scalar values folded by ``ScriptFolding``, are a word of two characters or more.
  public static func contains(_ characters: ArraySlice<UInt32>) -> Bool {
    guard characters.count > 1 else { return false }
    var key = ""
    for character in characters {
      guard let scalar = Unicode.Scalar(character) else { return false }
      key.unicodeScalars.append(scalar)
    }
    return key.withUTF8 { LanguageTables.words.value(of: $0) != nil }
  }
}
