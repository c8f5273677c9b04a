import SinoKorean

/// How words of Korean end, as far as the word alone tells: whether what follows may be the head of a gloss.
///
/// Words are scalar values, not empty. Nothing here makes a string or allocates, and the dictionary is asked last.
enum HeadWords {
  typealias Word = UnsafeBufferPointer<UInt32>

  /// nil where the word before it decides.
  static func ending(of word: Word) -> HeadContext.WordEnding? {
    guard let last = word.last, FoldedText.isHangul(last) else { return HeadContext.WordEnding.none }
    let list = listed.number(of: word)
    if list == determinerList || isBoundNoun(word) { return .determiner }
    if list == numeralList { return HeadContext.WordEnding.none }
    if longParticles.number(endOf: word, more: 1) != nil { return .particle }
    if let ending = Particles.ending(ofWord: word), ending.kind != .none, ending.certainty >= .likely {
      return ending.certainty == .certain ? .particle : .likelyParticle
    }
    if isObject(word) { return .likelyParticle }
    return classNouns.number(endOf: word, more: 0).map { .classNoun($0) }
  }

  /// Whether the last syllable of the word is one that attributive verbs end in.
  static func mayBeVerb(_ word: Word) -> Bool {
    word.count <= 3 && word.last.map(verbEnds.contains) == true && !KoreanLexicon.contains(word)
  }

  /// Whether the word is a verb that ends a sentence.
  static func isFiniteVerb(_ word: Word) -> Bool {
    guard let ending = Particles.ending(ofWord: word) else { return false }
    return ending.kind == .finite && ending.certainty == .certain
  }

  static func isNumeral(_ word: Word) -> Bool { listed.number(of: word) == numeralList }

  /// 것은, 때에: what a verb before them made a noun of begins no term.
  private static func isBoundNoun(_ word: Word) -> Bool {
    guard word.count > 1, boundNouns.contains(word[0]) else { return false }
    let agreement = Particles.agreement(
      ofTail: UnsafeBufferPointer(rebasing: word[1...]), afterSound: Unicode.Scalar(word[0]).flatMap { LastSound($0) })
    return agreement.map { $0 != .disagrees } ?? false
  }

  /// 길을, 해를: the object particle in its form for the sound before it, where no dictionary noun ends so (마을).
  private static func isObject(_ word: Word) -> Bool {
    guard word.count >= 2, let particle = word.last, particle == eul || particle == reul else { return false }
    let before = word[word.count - 2]
    guard FoldedText.isHangul(before), particle == ((before - 0xAC00) % 28 != 0 ? eul : reul) else { return false }
    return !KoreanLexicon.contains(word) && !nounsInEul.contains(word)
  }

  // MARK: Words

  /// 을, 를
  private static let eul: UInt32 = 0xC744
  private static let reul: UInt32 = 0xB97C
  private static let nounsInEul = SyllableWords(["마을 가을 노을 고을"])

  /// Syllables that end the attributive form of verbs sooner than a noun.
  static let verbEnds = SyllableSet("긴진린킨친힌운던된낸준둔쓴든른큰찬온본")
  private static let boundNouns = SyllableSet("것곳때데점바수")

  private static let determinerList = 1
  private static let numeralList = 0
  private static let listed = SyllableWords([
    // Numerals and what counts as one: 두 자녀 정책(二孩政策), 첫 마일(最先一公里). They belong to what follows.
    "한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 첫 새 더",
    """
    모든 각 이 그 저 여러 전체 다른 새로운 이미 최근 특히 또한 및 또는 혹은 즉 바로 함께 현재 당시 그리고 등 가장 매우 약 총 본 해당 위 아래 \
    그중 특정 이러한 이런 그런 일부 주요 대표적 이른바 소위 올해 지난해 내년 작년 오는 지난 이후 이전 중 후 전 때 곳 것 곧 사이 다시 이번 대해 위해 통해 따라 함께
    """,
  ])

  /// Particles and endings that no noun ends like.
  private static let longParticles = WordEnds(
    ["에도", "에는", "에서", "에게", "으로", "까지", "부터", "보다", "처럼", "마다", "에서는", "에서도", "던"])

  /// The characters by which Chinese says what the class noun of that number says.
  static func counterparts(ofClassNoun number: Int) -> [UInt32] { classNounCounterparts[number] }

  private static let classNouns = WordEnds(classNounList.map(\.noun))
  private static let classNounCounterparts = classNounList.map { $0.counterparts.unicodeScalars.map(\.value) }

  /// Nouns that say what the name behind them is, with the characters by which Chinese says the same.
  private static let classNounList: [(noun: String, counterparts: String)] = [
    ("기업", "企商司厂"), ("회사", "司企社"), ("업체", "企商厂业"), ("제조사", "商厂"), ("개발사", "商司"), ("투자사", "投资"), ("운용사", "资基"),
    ("계열사", "司系"), ("스타트업", "企业创"), ("브랜드", "牌"), ("플랫폼", "台"), ("서비스", "服"), ("게임", "游戏"), ("드라마", "剧"), ("영화", "影片"),
    ("소설", "说"), ("잡지", "刊志"), ("치료제", "药疗剂"), ("신약", "药"), ("백신", "苗"), ("항암제", "药癌"), ("약물", "药"), ("로켓", "箭"),
    ("위성", "星"), ("로봇", "机"), ("펀드", "基"), ("로펌", "律所"), ("벤처캐피털", "投资"), ("사업자", "商者"), ("공급사", "商"), ("자동차", "车"),
    ("전기차", "车"), ("반도체", "半芯"), ("창업자", "创"), ("설립자", "创"), ("회장", "长"), ("대표", "代"), ("사장", "长"), ("총재", "裁"),
    ("총장", "长"), ("주석", "主"), ("총리", "理"), ("장관", "长"), ("서기", "书"), ("국장", "长"), ("교수", "授"), ("박사", "博"),
    ("작가", "作家"),
    ("감독", "导监督"), ("배우", "演"), ("기자", "记"),
  ]
}

/// What words may end in, by the last syllable.
private struct WordEnds {
  private let ends: [[UInt32]]
  private let numbers: [UInt32: [Int]]
  private let lasts: SyllableSet

  init(_ list: [String]) {
    let ends = list.map { $0.unicodeScalars.map(\.value) }
    self.ends = ends
    numbers = Dictionary(grouping: ends.indices) { ends[$0][ends[$0].count - 1] }
    lasts = SyllableSet(String(String.UnicodeScalarView(list.compactMap(\.unicodeScalars.last))))
  }

  /// The number of the first end that the word has, if the word is longer than it by `more` at least.
  func number(endOf word: HeadWords.Word, more: Int) -> Int? {
    guard let last = word.last, lasts.contains(last) else { return nil }
    return numbers[last]?.first { number in
      let end = ends[number]
      guard word.count >= end.count + more else { return false }
      let start = word.count - end.count
      return end.indices.allSatisfy { word[start + $0] == end[$0] }
    }
  }
}
