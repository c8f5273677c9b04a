import CLanguageTables

/// The built-in tables that readings and scripts share; nothing is parsed when they are opened.
enum LanguageTables {
  static let folding = TwoStageTable<UInt32>(language_table_folding())
  static let hanjaForms = TwoStageTable<UInt32>(language_table_hanja_forms())
  /// Up to four readings of 14 bits, the likeliest lowest: the syllable's number from 가 = 1.
  static let hangul = TwoStageTable<UInt64>(language_table_hangul())
  /// Up to five readings of 12 bits, the likeliest lowest: 9 bits the number of the syllable from 1, 3 bits the tone.
  static let mandarin = TwoStageTable<UInt64>(language_table_mandarin())
  static let words = SortedLines(language_table_words())
  /// Where the words of a first character stand: start in the low half, end in the high half.
  static let wordSpans = TwoStageTable<UInt64>(language_table_word_spans())
  static let polyphones = SortedLines(language_table_polyphones())
  static let surnames = SortedLines(language_table_surnames())
  static let customary = SortedLines(language_table_customary())
  static let renderings = SortedLines(language_table_renderings())
}
