import SinoKorean

/// What the words before a bracket are to the head: its own, or the sentence around it.
struct HeadContext {
  private let text: FoldedText

  init(_ text: FoldedText) { self.text = text }

  enum WordEnding {
    case particle
    case likelyParticle
    case determiner
    case possibleVerb
    /// 치료제, 로켓 기업: says what the name after it is. Any of the characters in the Chinese would make it the name's own.
    case classNoun(counterparts: Set<UInt32>)
    case none
  }

  // MARK: Units

  func isOfHead(_ index: Int) -> Bool {
    let unit = text.units[index]
    return FoldedText.isHangul(unit) || FoldedText.isAlphanumeric(unit) || unit == 0x25 || unit == 0x2B || unit == 0x2D
  }

  func isSameScript(_ first: Int, _ second: Int) -> Bool {
    text.isHangul(first) == text.isHangul(second)
  }

  /// Whether a particle begins at `index` whose word ended with the bracket or quotation before it: (深圳天使母基金)는 난커엔젤펀드.
  func isTailOfBracket(_ index: Int, before end: Int) -> Bool {
    guard index > 0, text.gaps[index] == .none, text.isHangul(index), closesWord(text.units[index - 1]) else {
      return false
    }
    var tailEnd = index
    while tailEnd < end, text.isHangul(tailEnd), tailEnd == index || text.gaps[tailEnd] == .none { tailEnd += 1 }
    guard tailEnd < end else { return false }
    return Particles.analyse(tail: text.string(index..<tailEnd), afterSound: nil) != nil
  }

  private func closesWord(_ unit: UInt32) -> Bool { unit == 0x29 || unit == 0x5D || Mark.isClosingQuote(unit) }

  /// Where the word that ends before `end` begins.
  private func wordStart(before end: Int) -> Int {
    var first = end
    while first > 0, isOfHead(first - 1), first == end || text.gaps[first] == .none { first -= 1 }
    return first
  }

  // MARK: Clauses

  /// 장원을 걸고 장수를 뽑는다(揭榜挂帅): a head that ends with a verb is a clause, and has all that belongs to the verb.
  func isClause(endingAt end: Int) -> Bool {
    let start = wordStart(before: end)
    guard start < end, text.isHangul(end - 1) else { return false }
    let ending = Particles.endsWithParticleOrAdnominal(text.string(start..<end)) { KoreanLexicon.contains($0) }
    return ending.kind == .finite && ending.certainty == .certain
  }

  func isClauseStart(_ start: Int) -> Bool {
    guard start > 0 else { return true }
    return Mark.isStop(text.units[start - 1]) || Mark.isOpeningQuote(text.units[start - 1])
  }

  // MARK: Words

  /// Whether the dictionary has the last word of the head, so that it is hardly a name.
  func isNoun(lastWordOf head: Range<Int>) -> Bool {
    KoreanLexicon.contains(text.units[max(head.lowerBound, wordStart(before: head.upperBound))..<head.upperBound])
  }

  /// How the word that ends before `start` ends.
  func ending(ofWordBefore start: Int) -> WordEnding {
    let first = wordStart(before: start)
    guard first < start else { return .none }
    if isTailOfBracket(first, before: start + 1) { return .particle }
    let word = text.string(first..<start)
    if Self.determiners.contains(word) || isBoundNoun(word) { return .determiner }
    if Self.numerals.contains(word) { return .none }
    guard text.isHangul(start - 1) else { return .none }
    if Self.longParticles.contains(where: { word.count > $0.count && word.hasSuffix($0) }) { return .particle }
    let ending = Particles.endsWithParticleOrAdnominal(word) { KoreanLexicon.contains($0) }
    guard ending.kind == .none || ending.certainty < .likely else {
      return ending.certainty == .certain ? .particle : .likelyParticle
    }
    if isObject(first..<start) { return .likelyParticle }
    let counterparts = Self.classNouns.first { word.hasSuffix($0.noun) }?.counterparts
    if let counterparts { return .classNoun(counterparts: counterparts) }
    if isVerb(first..<start) { return .particle }
    let mayBeVerb = Self.verbEnds.contains(text.units[start - 1]) && start - first <= 3
    return mayBeVerb && !KoreanLexicon.contains(word) ? .possibleVerb : .none
  }

  /// 것은, 때에: what a verb before them made a noun of begins no term.
  private func isBoundNoun(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first, Self.boundNouns.contains(first.value), word.unicodeScalars.count > 1
    else { return false }
    let tail = String(word.dropFirst())
    return Particles.analyse(tail: tail, after: String(first)).map { $0.agreement != .disagrees } ?? false
  }

  /// 길을, 해를: the object particle in its form for the sound before it, where no dictionary noun ends so (마을).
  private func isObject(_ word: Range<Int>) -> Bool {
    guard word.count >= 2, let particle = text.units[safely: word.upperBound - 1], text.isHangul(word.upperBound - 2)
    else {
      return false
    }
    let hasFinal = (text.units[word.upperBound - 2] - 0xAC00) % 28 != 0
    guard particle == (hasFinal ? Self.eul : Self.reul) else { return false }
    return !KoreanLexicon.contains(text.units[word]) && !Self.nounsInEul.contains(text.string(word))
  }

  /// 을, 를
  private static let eul: UInt32 = 0xC744
  private static let reul: UInt32 = 0xB97C
  private static let nounsInEul: Set = ["마을", "가을", "노을", "고을"]

  /// 왕닝이 세운, 회사들을 묶어: behind a subject or object a word of this shape is the verb, though the dictionary has a noun 세운 (世運).
  private func isVerb(_ word: Range<Int>) -> Bool {
    guard word.count <= 4, word.lowerBound > 0, text.gaps[word.lowerBound] != .none,
      let last = text.units[safely: word.upperBound - 1]
    else { return false }
    let isAttributive = Self.verbEnds.contains(last) || (word.count > 1 && Self.attributives.contains(last))
    let isConnective = Self.converbs.contains(last)
    guard isAttributive || isConnective else { return false }
    let before = wordStart(before: word.lowerBound)
    guard before < word.lowerBound else { return false }
    let particle = text.units[word.lowerBound - 1]
    // The object particle is no noun's end; 이 and 가 are a particle's where they close a bracket or a word of three.
    if Self.objectParticles.contains(particle), word.lowerBound - before > 1 { return true }
    guard isAttributive, Self.subjectParticles.contains(particle) else { return false }
    return isTailOfBracket(before, before: word.lowerBound + 1) || word.lowerBound - before >= 3
  }

  private static func scalars(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }

  /// Syllables that end the attributive form of verbs sooner than a noun.
  private static let verbEnds = scalars("긴진린킨친힌운던된낸준둔쓴든른큰찬온본")
  /// The same behind an object or subject.
  private static let attributives = scalars("는은한란난간인산판연단")
  private static let converbs = scalars("어아여워와해고며서")
  private static let objectParticles = scalars("을를")
  private static let subjectParticles = scalars("이가")
  private static let boundNouns = scalars("것곳때데점바수")

  private static let determiners = Set(
    """
    모든 각 이 그 저 여러 전체 다른 새로운 이미 최근 특히 또한 및 또는 혹은 즉 바로 함께 현재 당시 그리고 등 가장 매우 약 총 본 해당 위 아래 \
    그중 특정 이러한 이런 그런 일부 주요 대표적 이른바 소위 올해 지난해 내년 작년 오는 지난 이후 이전 중 후 전 때 곳 것 곧 사이 다시 이번 대해 위해 통해 따라 함께
    """.split(separator: " ").map(String.init))

  /// Numerals and what counts as one: 두 자녀 정책(二孩政策), 첫 마일(最先一公里). They belong to what follows.
  static let numerals: Set = ["한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "첫", "새", "더"]

  /// Particles and endings that no noun ends like.
  private static let longParticles = ["에도", "에는", "에서", "에게", "으로", "까지", "부터", "보다", "처럼", "마다", "에서는", "에서도", "던"]

  /// Nouns that say what the name behind them is, with the characters by which Chinese says the same.
  private static let classNouns: [(noun: String, counterparts: Set<UInt32>)] = [
    ("기업", "企商司厂"), ("회사", "司企社"), ("업체", "企商厂业"), ("제조사", "商厂"), ("개발사", "商司"), ("투자사", "投资"), ("운용사", "资基"),
    ("계열사", "司系"), ("스타트업", "企业创"), ("브랜드", "牌"), ("플랫폼", "台"), ("서비스", "服"), ("게임", "游戏"), ("드라마", "剧"), ("영화", "影片"),
    ("소설", "说"), ("잡지", "刊志"), ("치료제", "药疗剂"), ("신약", "药"), ("백신", "苗"), ("항암제", "药癌"), ("약물", "药"), ("로켓", "箭"),
    ("위성", "星"), ("로봇", "机"), ("펀드", "基"), ("로펌", "律所"), ("벤처캐피털", "投资"), ("사업자", "商者"), ("공급사", "商"), ("자동차", "车"),
    ("전기차", "车"), ("반도체", "半芯"), ("창업자", "创"), ("설립자", "创"), ("회장", "长"), ("대표", "代"), ("사장", "长"), ("총재", "裁"),
    ("총장", "长"), ("주석", "主"), ("총리", "理"), ("장관", "长"), ("서기", "书"), ("국장", "长"), ("교수", "授"), ("박사", "博"),
    ("작가", "作家"),
    ("감독", "导监督"), ("배우", "演"), ("기자", "记"),
  ].map { ($0, scalars($1)) }
}

extension Array {
  subscript(safely index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
