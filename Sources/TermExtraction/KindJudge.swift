import SinoKorean

/// What a term names.
public enum TermKind: String, Sendable, CaseIterable {
  case person, place, organisation
  /// A work or document: a law, a newspaper, a film.
  case title
  case product, term
}

/// A kind with what it was told from.
public struct KindJudgement: Sendable, Hashable {
  /// One thing that speaks for a kind.
  public struct Cue: Sendable, Hashable {
    public enum Sort: String, Sendable {
      /// The Chinese ends so: 大学.
      case chineseEnding = "zh-ending"
      /// The Korean ends so: 위원회.
      case koreanEnding = "ko-ending"
      /// 《》, 「」, <>.
      case marks
      /// An office beside a name: 회장, 총리.
      case office
      /// A surname, and a name that is written as it sounds.
      case surname
      /// A noun before the name that says what it is: 기업, 로켓.
      case classNoun = "class-noun"
      /// The place that it lies in stands before it: 후베이성 어저우.
      case region
      /// The Korean form is a name in Latin letters.
      case latin
      /// What follows a partial gloss: 현 of 안지(安吉)현.
      case rest
      /// The field that the glossary has it in.
      case glossary
    }

    public let sort: Sort
    public let text: String
  }

  public let kind: TermKind
  /// From 0 to 1.
  public let score: Double
  public let cues: [Cue]
}

/// Tells the kind of a pair from its endings, its marks and the words around it.
///
/// Each cue votes with its weight; the kind with most votes wins, and its score is its share of all votes and of a doubt that is always there. A pair without a
/// cue is a term.
struct KindJudge {
  private var votes: [TermKind: Double] = [:]
  private var cues: [TermKind: [KindJudgement.Cue]] = [:]

  private static let doubt = 0.35

  init(korean: String, chinese: String, rendering: ReadingFit.Rendering, fit: Double) {
    addEndings(
      korean: korean, chinese: chinese,
      isName: rendering == .transliteration || rendering == .mixed || rendering == .foreign)
    addName(korean: korean, chinese: chinese, rendering: rendering, fit: fit)
    if Self.isLatin(korean) { add(.organisation, 0.3, .latin, korean) }
  }

  /// What stands around one occurrence.
  mutating func add(before: String, after: String, isTitle: Bool) {
    if isTitle { add(.title, 1, .marks, "《》") }
    let word = Self.lastWord(of: before)
    if let (noun, kind) = KindWords.classNouns.first(where: { word.hasSuffix($0.noun) }) {
      add(kind, 0.8, .classNoun, noun)
    }
    if let office = KindWords.offices.first(where: { word.hasSuffix($0) }) { add(.person, 0.6, .office, office) }
    let next = after.drop { " ,·[(".contains($0) }
    if let office = KindWords.offices.first(where: { next.hasPrefix($0) || next.hasPrefix("전 " + $0) }) {
      add(.person, 0.6, .office, office)
    }
    if word.count > 2, let last = word.last, "성시구현".contains(last) { add(.place, 0.6, .region, word) }
  }

  /// 안지(安吉)현 is a place, and 장쑤(江苏)대학 mostly has its name of one.
  mutating func add(rest: String) {
    if "시현구성촌".contains(rest) || rest.hasPrefix("자치") {
      add(.place, 0.8, .rest, rest)
    } else if rest.hasPrefix("대") {
      add(.place, 0.4, .rest, rest)
    }
  }

  /// The field of the concept that has the Chinese.
  mutating func add(field: String) {
    let kinds: [String: TermKind] = [
      "people": .person, "places": .place, "companies": .organisation, "institutions": .organisation, "media": .title,
    ]
    add(kinds[field] ?? .term, kinds[field] == nil ? 0.3 : 2, .glossary, field)
  }

  var judgement: KindJudgement {
    let total = votes.values.reduce(Self.doubt, +)
    let best = TermKind.allCases.compactMap { kind in votes[kind].map { (kind, $0) } }.max { $0.1 < $1.1 }
    guard let (kind, votes) = best, votes > Self.doubt / 2 else {
      return KindJudgement(kind: .term, score: 0.5, cues: [])
    }
    return KindJudgement(kind: kind, score: votes / total, cues: cues[kind] ?? [])
  }

  // MARK: Cues

  /// A cue counts once, however often it is seen.
  private mutating func add(_ kind: TermKind, _ weight: Double, _ sort: KindJudgement.Cue.Sort, _ text: String) {
    let cue = KindJudgement.Cue(sort: sort, text: text)
    guard cues[kind]?.contains(cue) != true else { return }
    votes[kind, default: 0] += weight
    cues[kind, default: []].append(cue)
  }

  /// - Parameter isName: whether the form does more than read the characters: 자본 ends a concept where 캐피탈 ends a firm.
  private mutating func addEndings(korean: String, chinese: String, isName: Bool) {
    if let (ending, kind) = KindWords.chineseEndings.first(where: {
      chinese.count > $0.ending.count && chinese.hasSuffix($0.ending)
    }) {
      let weight = KindWords.weakEndings.contains(ending) ? (isName ? 0.4 : 0) : 0.8
      if weight > 0 { add(kind, weight, .chineseEnding, ending) }
    }
    if let (ending, kind) = KindWords.koreanEndings.first(where: {
      korean.count > $0.ending.count && korean.hasSuffix($0.ending)
    }) {
      add(kind, 0.5, .koreanEnding, ending)
    }
  }

  /// A surname and one or two characters more, a syllable for each, written as it sounds.
  private mutating func addName(korean: String, chinese: String, rendering: ReadingFit.Rendering, fit: Double) {
    let characters = Array(chinese.unicodeScalars)
    guard let surname = Surnames.surname(of: characters), characters.count - surname.count <= 2,
      characters.count > surname.count, fit >= 0.6,
      rendering == .transliteration || (rendering == .sinoKorean && characters.count == 3),
      !korean.contains(" ")
    else { return }
    // 成都 and 高通 begin with surnames too, but are known as wholes.
    guard Transliteration.customaryForms(of: chinese).isEmpty else { return }
    add(.person, characters.count == 2 ? 0.3 : 0.7, .surname, String(String.UnicodeScalarView(surname)))
  }

  private static func isLatin(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.value < 0x250 } && text.unicodeScalars.contains { $0.properties.isAlphabetic }
  }

  private static func lastWord(of text: String) -> String {
    let trimmed = text.reversed().drop { "‘“'\"<《〈「『*( ".contains($0) }
    return String(trimmed.prefix { !$0.isWhitespace && !",.·()".contains($0) }.reversed())
  }
}
