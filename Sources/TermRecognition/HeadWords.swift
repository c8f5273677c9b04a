import SinoKorean

/// How words of Korean end, as far as the word alone tells: whether what follows may be the head of a gloss. Each word is looked at once.
final class HeadWords {
  struct Shape {
    /// nil where the word before it decides.
    let ending: HeadContext.WordEnding?
    /// Whether its last syllable is one that attributive verbs end in.
    var mayBeVerb = false
    /// Whether it is a verb that ends a sentence.
    let isFiniteVerb: Bool
  }

  /// How many units are kept before all is forgotten.
  private static let capacity = 1 << 20

  private var table = UnitTable()
  private var shapes: [Shape] = []

  func shape(of word: ArraySlice<UInt32>) -> Shape {
    if table.unitCount > Self.capacity { (table, shapes) = (UnitTable(), []) }
    let number = word.withUnsafeBufferPointer { table.number(of: $0, tag: 0) }
    if number == shapes.count { shapes.append(Self.shape(of: word)) }
    return shapes[number]
  }

  private static func shape(of units: ArraySlice<UInt32>) -> Shape {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: units.lazy.compactMap { Unicode.Scalar($0) })
    let word = String(text)
    guard let last = units.last, FoldedText.isHangul(last) else {
      let isDeterminer = determiners.contains(Array(units)) || isBoundNoun(word)
      return Shape(ending: isDeterminer ? .determiner : HeadContext.WordEnding.none, isFiniteVerb: false)
    }
    let ending = Particles.endsWithParticleOrAdnominal(word) { KoreanLexicon.contains($0) }
    return Shape(
      ending: known(word, units, ending), mayBeVerb: mayBeVerb(word, units),
      isFiniteVerb: ending.kind == .finite && ending.certainty == .certain)
  }

  private static func known(
    _ word: String, _ units: ArraySlice<UInt32>, _ ending: EojeolEnding
  ) -> HeadContext.WordEnding? {
    if determiners.contains(Array(units)) || isBoundNoun(word) { return .determiner }
    if numerals.contains(Array(units)) { return HeadContext.WordEnding.none }
    if longParticles.contains(where: { units.count > $0.count && units.suffix($0.count).elementsEqual($0) }) {
      return .particle
    }
    guard ending.kind == .none || ending.certainty < .likely else {
      return ending.certainty == .certain ? .particle : .likelyParticle
    }
    if isObject(word, units) { return .likelyParticle }
    return classNouns.first { units.suffix($0.noun.count).elementsEqual($0.noun) }
      .map { .classNoun(counterparts: $0.counterparts) }
  }

  private static func mayBeVerb(_ word: String, _ units: ArraySlice<UInt32>) -> Bool {
    units.last.map(verbEnds.contains) == true && units.count <= 3 && !KoreanLexicon.contains(word)
  }

  /// 것은, 때에: what a verb before them made a noun of begins no term.
  private static func isBoundNoun(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first, boundNouns.contains(first.value), word.unicodeScalars.count > 1
    else { return false }
    let tail = String(word.dropFirst())
    return Particles.analyse(tail: tail, after: String(first)).map { $0.agreement != .disagrees } ?? false
  }

  /// 길을, 해를: the object particle in its form for the sound before it, where no dictionary noun ends so (마을).
  private static func isObject(_ word: String, _ units: ArraySlice<UInt32>) -> Bool {
    guard units.count >= 2, let particle = units.last else { return false }
    let before = units[units.endIndex - 2]
    guard FoldedText.isHangul(before) else { return false }
    guard particle == ((before - 0xAC00) % 28 != 0 ? eul : reul) else { return false }
    return !KoreanLexicon.contains(units) && !nounsInEul.contains(Array(units))
  }

  // MARK: Words

  /// Words as units: a string is brought into a normal form each time it is hashed.
  private static func words(_ list: String) -> Set<[UInt32]> {
    Set(list.split { $0 == " " || $0 == "\n" }.map { $0.unicodeScalars.map(\.value) })
  }

  static func scalars(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }

  /// 을, 를
  private static let eul: UInt32 = 0xC744
  private static let reul: UInt32 = 0xB97C
  private static let nounsInEul = words("마을 가을 노을 고을")

  /// Syllables that end the attributive form of verbs sooner than a noun.
  static let verbEnds = scalars("긴진린킨친힌운던된낸준둔쓴든른큰찬온본")
  private static let boundNouns = scalars("것곳때데점바수")

  private static let determiners = words(
    """
    모든 각 이 그 저 여러 전체 다른 새로운 이미 최근 특히 또한 및 또는 혹은 즉 바로 함께 현재 당시 그리고 등 가장 매우 약 총 본 해당 위 아래 \
    그중 특정 이러한 이런 그런 일부 주요 대표적 이른바 소위 올해 지난해 내년 작년 오는 지난 이후 이전 중 후 전 때 곳 것 곧 사이 다시 이번 대해 위해 통해 따라 함께
    """)

  /// Numerals and what counts as one: 두 자녀 정책(二孩政策), 첫 마일(最先一公里). They belong to what follows.
  static let numerals = words("한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 첫 새 더")

  /// Particles and endings that no noun ends like.
  private static let longParticles = words("에도 에는 에서 에게 으로 까지 부터 보다 처럼 마다 에서는 에서도 던")

  /// Nouns that say what the name behind them is, with the characters by which Chinese says the same.
  private static let classNouns: [(noun: [UInt32], counterparts: Set<UInt32>)] = [
    ("기업", "企商司厂"), ("회사", "司企社"), ("업체", "企商厂业"), ("제조사", "商厂"), ("개발사", "商司"), ("투자사", "投资"), ("운용사", "资基"),
    ("계열사", "司系"), ("스타트업", "企业创"), ("브랜드", "牌"), ("플랫폼", "台"), ("서비스", "服"), ("게임", "游戏"), ("드라마", "剧"), ("영화", "影片"),
    ("소설", "说"), ("잡지", "刊志"), ("치료제", "药疗剂"), ("신약", "药"), ("백신", "苗"), ("항암제", "药癌"), ("약물", "药"), ("로켓", "箭"),
    ("위성", "星"), ("로봇", "机"), ("펀드", "基"), ("로펌", "律所"), ("벤처캐피털", "投资"), ("사업자", "商者"), ("공급사", "商"), ("자동차", "车"),
    ("전기차", "车"), ("반도체", "半芯"), ("창업자", "创"), ("설립자", "创"), ("회장", "长"), ("대표", "代"), ("사장", "长"), ("총재", "裁"),
    ("총장", "长"), ("주석", "主"), ("총리", "理"), ("장관", "长"), ("서기", "书"), ("국장", "长"), ("교수", "授"), ("박사", "博"),
    ("작가", "作家"),
    ("감독", "导监督"), ("배우", "演"), ("기자", "记"),
  ].map { ($0.unicodeScalars.map(\.value), scalars($1)) }
}
