import SinoKorean

/// Syllables that join words and names to others in an eojeol; as scalar values.
enum EojeolAffixes {
  /// What makes a noun of a noun, as the term itself still: 산업화, 국가급.
  static let suffixes = units("적화형들급계용별권측식상내제률율")
  /// What besides makes no other noun of it, where a dictionary has both: 중립성, 대출액, 채권단.
  static let nounSuffixes = suffixes.union(units("성론층액업단법장실질"))
  /// What makes a noun of a name: 베이징시, 중관춘로.
  static let nameSuffixes = suffixes.union(units("시성도구군현진촌로가국청항산강호섬행발"))
  /// What else of one syllable stands behind a name: 화웨이폰, 상하이점, 베이징등.
  static let nameEnds = nameSuffixes.union(units("인점역팀전배쪽주족사폰차판산어학당관원단대등때댐탑칩앱몰표망법붐봇쇼맨옆"))
  /// Before a name: 재베이징, 주선전, 신베이징.
  static let namePrefixes = KoreanLexicon.prefixes.union(units("재주방한중북남서동항미현향첫옛"))

  private static func units(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }
}
